#include "sim/policy.hpp"

#include <utility>

#include "sim/policies/aged_priority.hpp"
#include "sim/policies/cfs.hpp"
#include "sim/policies/edf.hpp"
#include "sim/policies/eevdf.hpp"
#include "sim/policies/fifo.hpp"
#include "sim/policies/fifo_returners.hpp"
#include "sim/policies/hrrn.hpp"
#include "sim/policies/llf.hpp"
#include "sim/policies/lottery.hpp"
#include "sim/policies/manual.hpp"
#include "sim/policies/mlfq.hpp"
#include "sim/policies/priority.hpp"
#include "sim/policies/rate_monotonic.hpp"
#include "sim/policies/round_robin.hpp"
#include "sim/policies/shortest_burst.hpp"
#include "sim/policies/stride.hpp"
#include "sim/policies/vtime.hpp"

namespace interleave {

ThreadId Policy::candidate(std::span<const QueueId>, Time) const { return {}; }
bool Policy::preempts(ThreadId, ThreadId, Time) const { return false; }
bool Policy::less_urgent(ThreadId, ThreadId, Time) const { return false; }
bool Policy::more_urgent(ThreadId, ThreadId, Time) const { return false; }
void Policy::carries(ThreadId, const ThreadFacts&, Time) {}
void Policy::depart(ThreadId, bool, Time) {}
void Policy::remaining(ThreadId, Duration, Time) {}
std::size_t Policy::expected(QueueId, std::size_t, std::span<ThreadId>) const { return 0; }
Time Policy::next_instant(Time) const { return {std::numeric_limits<std::int64_t>::max()}; }
void Policy::reach(Time) {}
std::int64_t Policy::urgency(const ThreadFacts&) const { return kNotInherited; }
void Policy::inherit(ThreadId, std::int64_t, Time) {}

std::unique_ptr<Policy> make_policy(const PolicySpec& spec, std::size_t threads, std::size_t queues,
                                    std::int64_t seed, Chooser chooser) {
  switch (spec.kind) {
    case PolicyKind::fifo:
      if (spec.after_io == PolicySpec::AfterIo::preempt) {
        return std::make_unique<FifoReturners>(threads, queues);
      }
      return std::make_unique<Fifo>(queues);
    case PolicyKind::sjf: return std::make_unique<ShortestBurst>(false, threads, queues);
    case PolicyKind::srtf: return std::make_unique<ShortestBurst>(true, threads, queues);
    case PolicyKind::priority:
      if (spec.aging > Duration{}) return std::make_unique<AgedPriority>(spec, threads, queues);
      return std::make_unique<Priority>(spec, threads, queues);
    case PolicyKind::mlfq: return std::make_unique<Mlfq>(spec, threads, queues);
    case PolicyKind::edf: return std::make_unique<Edf>(spec.ties_by_index, threads, queues);
    case PolicyKind::rm:
      return std::make_unique<RateMonotonic>(spec.ties_by_index, threads, queues);
    case PolicyKind::llf: return std::make_unique<Llf>(spec.tick, threads, queues);
    case PolicyKind::hrrn: return std::make_unique<Hrrn>(threads, queues);
    case PolicyKind::lottery:
      return std::make_unique<Lottery>(true, spec.quantum, spec.draws, seed, queues);
    case PolicyKind::random:
      return std::make_unique<Lottery>(false, spec.quantum, std::vector<std::int64_t>{}, seed,
                                       queues);
    case PolicyKind::stride: return std::make_unique<Stride>(spec.quantum, threads, queues);
    case PolicyKind::vtime: return std::make_unique<Vtime>(spec.slice, threads, queues);
    case PolicyKind::cfs: return std::make_unique<Cfs>(spec, threads, queues);
    case PolicyKind::eevdf: return std::make_unique<Eevdf>(spec, threads, queues);
    case PolicyKind::manual:
      return std::make_unique<Manual>(spec.quantum, std::move(chooser), threads, queues);
    case PolicyKind::round_robin: break;
  }
  return std::make_unique<RoundRobin>(spec.quantum, spec.requeue, queues);
}

}  // namespace interleave
