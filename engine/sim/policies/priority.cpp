#include "sim/policies/priority.hpp"

#include <algorithm>

namespace interleave {
namespace {

// Leaves room for what aging adds.
constexpr std::int64_t kMost = std::int64_t{1} << 61;

}  // namespace

Priority::Priority(const PolicySpec& spec, std::size_t threads, std::size_t queues)
    : UrgencyPolicy({.compares_running = !spec.cooperative, .has_urgency = true}, KeyKind::priority,
                    spec.ties_by_index ? Ties::by_index_before_those_behind : Ties::by_place,
                    threads, queues),
      quantum_(spec.quantum) {}

std::unique_ptr<Policy> Priority::clone() const { return std::make_unique<Priority>(*this); }

Duration Priority::quantum(ThreadId, Time) { return quantum_ > Duration{} ? quantum_ : kUnlimited; }

RankKey Priority::key(ThreadId thread, Time) const {
  return {KeyKind::priority, -standing(thread).key};
}

std::int64_t Priority::urgency(const ThreadFacts& facts) const {
  return -std::clamp(facts.priority, -kMost, kMost);
}

}  // namespace interleave
