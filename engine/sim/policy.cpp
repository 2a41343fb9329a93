#include "sim/policy.hpp"

#include "sim/policies/fifo.hpp"
#include "sim/policies/fifo_returners.hpp"
#include "sim/policies/round_robin.hpp"

namespace interleave {

ThreadId Policy::candidate(std::span<const QueueId>, Time) const { return {}; }
bool Policy::preempts(ThreadId, ThreadId, Time) const { return false; }
bool Policy::less_urgent(ThreadId, ThreadId, Time) const { return false; }
bool Policy::more_urgent(ThreadId, ThreadId, Time) const { return false; }
void Policy::carries(ThreadId, const ThreadFacts&, Time) {}
void Policy::depart(ThreadId, bool, Time) {}
void Policy::remaining(ThreadId, Duration, Time) {}
Time Policy::next_instant(Time) const { return {std::numeric_limits<std::int64_t>::max()}; }
void Policy::reach(Time) {}
std::int64_t Policy::urgency(const ThreadFacts&) const { return kNotInherited; }
void Policy::inherit(ThreadId, std::int64_t, Time) {}

std::unique_ptr<Policy> make_policy(const PolicySpec& spec, std::size_t threads,
                                    std::size_t queues, std::int64_t, Chooser) {
  if (spec.kind == PolicyKind::fifo) {
    if (spec.after_io == PolicySpec::AfterIo::preempt) return std::make_unique<FifoReturners>(threads, queues);
    return std::make_unique<Fifo>(queues);
  }
  return std::make_unique<RoundRobin>(spec.quantum, spec.requeue, queues);
}

}  // namespace interleave
