// Earliest deadline first: the absolute deadline of the job, none being the last; a strictly
// earlier one takes the core. Liu and Layland, "Scheduling Algorithms for Multiprogramming in a
// Hard-Real-Time Environment", 1973, section 7.
#pragma once

#include "sim/policies/urgency_policy.hpp"

namespace interleave {

class Edf final : public UrgencyPolicy {
 public:
  Edf(bool ties_by_index, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  [[nodiscard]] std::int64_t urgency(const ThreadFacts& facts) const override;
};

}  // namespace interleave
