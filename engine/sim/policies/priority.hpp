// Fixed priorities: a strictly higher one takes the core at once, unless cooperative. With a
// quantum equals take turns; who uses his up goes behind his equals, and the more urgent still come
// first. Silberschatz, Operating System Concepts, 5.3.4.
#pragma once

#include "sim/policies/urgency_policy.hpp"

namespace interleave {

class Priority : public UrgencyPolicy {
 public:
  Priority(const PolicySpec& spec, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;
  [[nodiscard]] std::int64_t urgency(const ThreadFacts& facts) const override;

 private:
  Duration quantum_;  // 0: none
};

}  // namespace interleave
