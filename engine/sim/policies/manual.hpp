// The reader decides: at each choice among several ready threads the Chooser is asked, with the
// threads in the order of their places. A quantum makes him decide again.
#pragma once

#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class Manual final : public RankedPolicy {
 public:
  // Without a chooser the first in place is taken; an answer beyond the last means the last.
  Manual(Duration quantum, Chooser chooser, std::size_t threads, std::size_t queues);

  [[nodiscard]] std::unique_ptr<Policy> clone() const override;
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;

 private:
  Duration quantum_;
  Chooser chooser_;
};

}  // namespace interleave
