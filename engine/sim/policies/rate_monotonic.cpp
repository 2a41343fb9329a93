#include "sim/policies/rate_monotonic.hpp"

namespace interleave {

RateMonotonic::RateMonotonic(bool ties_by_index, std::size_t threads, std::size_t queues)
    : UrgencyPolicy({.compares_running = true, .has_urgency = true}, KeyKind::period,
                    ties_by_index ? Ties::by_index_before_those_behind : Ties::by_place, threads,
                    queues) {}

std::unique_ptr<Policy> RateMonotonic::clone() const {
  return std::make_unique<RateMonotonic>(*this);
}

std::int64_t RateMonotonic::urgency(const ThreadFacts& facts) const { return facts.period.ns; }

}  // namespace interleave
