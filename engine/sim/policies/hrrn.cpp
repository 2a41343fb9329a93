#include "sim/policies/hrrn.hpp"

#include <algorithm>
#include <limits>

namespace interleave {
namespace {

__extension__ using Wide = __int128;

}  // namespace

Hrrn::Hrrn(std::size_t threads, std::size_t queues)
    : RankedPolicy({.needs_burst = true}, KeyKind::response_ratio, Ties::by_place, threads, queues),
      threads_(threads) {}

std::unique_ptr<Policy> Hrrn::clone() const { return std::make_unique<Hrrn>(*this); }

void Hrrn::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time now) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  threads_[thread.index()] = {now, facts.burst.ns};
  join(queue, thread, why, 0);
}

// (waited + burst) / burst is the greater where waited / burst is; a burst of 0 beats all.
bool Hrrn::more_urgent(ThreadId a, ThreadId b, Time now) const {
  const State &first = threads_[a.index()], &second = threads_[b.index()];
  const auto by_place = [&] { return standing(a).place < standing(b).place; };
  if (first.burst == 0 || second.burst == 0) {
    return first.burst == second.burst ? by_place() : first.burst == 0;
  }
  const Wide left = Wide{(now - first.ready_since).ns} * second.burst;
  const Wide right = Wide{(now - second.ready_since).ns} * first.burst;
  return left != right ? left > right : by_place();
}

ThreadId Hrrn::pick(std::span<const QueueId> queues, Time now) {
  ThreadId best;
  for (const QueueId queue : queues) {
    for (const Rank& rank : ready().all(queue)) {
      if (!best.valid() || more_urgent(rank.thread, best, now)) best = rank.thread;
    }
  }
  if (best.valid()) take_out(best);
  return best;
}

ThreadId Hrrn::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) {
  ThreadId last;
  for (const Rank& rank : ready().all(queue)) {
    const bool later = !last.valid() || more_urgent(last, rank.thread, now);
    if (later && may_take(rank.thread)) last = rank.thread;
  }
  if (last.valid()) take_out(last);
  return last;
}

// Millionths; the greatest value there is for a burst of 0.
RankKey Hrrn::key(ThreadId thread, Time now) const {
  const auto& [since, burst] = threads_[thread.index()];
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (burst == 0) return {KeyKind::response_ratio, kMost};
  const std::int64_t waited = ready().has(thread) ? (now - since).ns : 0;
  const Wide ratio = (Wide{waited} + burst) * 1'000'000 / burst;
  return {KeyKind::response_ratio, static_cast<std::int64_t>(std::min<Wide>(ratio, kMost))};
}

}  // namespace interleave
