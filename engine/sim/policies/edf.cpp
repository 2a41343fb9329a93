#include "sim/policies/edf.hpp"

namespace interleave {

Edf::Edf(bool ties_by_index, std::size_t threads, std::size_t queues)
    : UrgencyPolicy({.compares_running = true, .has_urgency = true}, KeyKind::deadline,
                    ties_by_index ? Ties::by_index_before_those_behind : Ties::by_place, threads,
                    queues) {}

std::unique_ptr<Policy> Edf::clone() const { return std::make_unique<Edf>(*this); }

std::int64_t Edf::urgency(const ThreadFacts& facts) const { return facts.deadline.ns; }

}  // namespace interleave
