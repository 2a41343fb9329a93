#include "sim/policy.hpp"

#include "sim/policies/fifo.hpp"
#include "sim/policies/fifo_returners.hpp"
#include "sim/policies/round_robin.hpp"

namespace interleave {

ThreadId Policy::candidate(std::span<const QueueId>, Time) const { return {}; }
bool Policy::preempts(ThreadId, ThreadId, Time) const { return false; }
bool Policy::less_urgent(ThreadId, ThreadId, Time) const { return false; }

std::unique_ptr<Policy> make_policy(const PolicySpec& spec, std::size_t threads,
                                    std::size_t queues) {
  if (spec.kind == PolicyKind::fifo) {
    if (spec.after_io_preempts) return std::make_unique<FifoReturners>(threads, queues);
    return std::make_unique<Fifo>(queues);
  }
  return std::make_unique<RoundRobin>(spec.quantum, spec.requeue, queues);
}

}  // namespace interleave
