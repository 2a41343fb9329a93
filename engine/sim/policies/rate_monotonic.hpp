// Rate monotonic: the shorter the period the more urgent, no period being the last; a strictly
// shorter one takes the core. Liu and Layland, "Scheduling Algorithms for Multiprogramming in a
// Hard-Real-Time Environment", 1973, section 4.
#pragma once

#include "sim/policies/urgency_policy.hpp"

namespace interleave {

class RateMonotonic final : public UrgencyPolicy {
 public:
  RateMonotonic(bool ties_by_index, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  [[nodiscard]] std::int64_t urgency(const ThreadFacts& facts) const override;
};

}  // namespace interleave
