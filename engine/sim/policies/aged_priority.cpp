#include "sim/policies/aged_priority.hpp"

#include <algorithm>

namespace interleave {

AgedPriority::AgedPriority(const PolicySpec& spec, std::size_t threads, std::size_t queues)
    : Priority(spec, threads, queues), aging_(spec.aging.ns), ready_since_(threads) {}

std::unique_ptr<Policy> AgedPriority::clone() const {
  return std::make_unique<AgedPriority>(*this);
}

void AgedPriority::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
                           Time now) {
  if (thread.index() >= ready_since_.size()) ready_since_.resize(thread.index() + 1);
  ready_since_[thread.index()] = now;
  Priority::enqueue(queue, thread, why, facts, now);
}

// The rank of a thread now; a running one has no age.
Rank AgedPriority::aged(ThreadId thread, Time now) const {
  const Standing& own_standing = standing(thread);
  if (!ready().has(thread)) return {own_standing.key, own_standing.tie, thread};
  const std::int64_t age = (now - ready_since_[thread.index()]).ns / aging_;
  return {std::min(own(thread) - age, lent(thread)), own_standing.tie, thread};
}

ThreadId AgedPriority::candidate(std::span<const QueueId> queues, Time now) const {
  Rank best;
  for (const QueueId queue : queues) {
    for (const Rank& rank : ready().all(queue)) {
      const Rank other = aged(rank.thread, now);
      if (!best.thread.valid() || other < best) best = other;
    }
  }
  return best.thread;
}

ThreadId AgedPriority::pick(std::span<const QueueId> queues, Time now) {
  const ThreadId thread = candidate(queues, now);
  if (thread.valid()) take_out(thread);
  return thread;
}

ThreadId AgedPriority::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take,
                             Time now) {
  Rank last;
  for (const Rank& rank : ready().all(queue)) {
    const Rank other = aged(rank.thread, now);
    if ((!last.thread.valid() || last < other) && may_take(rank.thread)) last = other;
  }
  if (last.thread.valid()) take_out(last.thread);
  return last.thread;
}

bool AgedPriority::preempts(ThreadId candidate, ThreadId running, Time now) const {
  return aged(candidate, now).key < aged(running, now).key;
}

bool AgedPriority::more_urgent(ThreadId a, ThreadId b, Time now) const {
  return aged(a, now) < aged(b, now);
}

RankKey AgedPriority::key(ThreadId thread, Time now) const {
  return {KeyKind::priority, -aged(thread, now).key};
}

Time AgedPriority::next_instant(Time now) const {
  Time next = Policy::next_instant(now);
  if (!traits().compares_running) return next;
  for (std::size_t queue = 0; queue < ready().queues(); ++queue) {
    for (const Rank& rank : ready().all(make_id<QueueId>(queue))) {
      const Time since = ready_since_[rank.thread.index()];
      const std::int64_t to_wait = aging_ - (now - since).ns % aging_;
      next = std::min(next, now + Duration{to_wait});
    }
  }
  return next;
}

}  // namespace interleave
