#include "sim/policies/llf.hpp"

#include <algorithm>
#include <limits>

namespace interleave {
namespace {

constexpr std::int64_t kNoDeadline = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMostWork = std::int64_t{1} << 61;  // leaves room for `now`

std::int64_t laxity(Time deadline, Duration left) {
  if (deadline.ns == kNoDeadline) return kNoDeadline;
  return std::max<std::int64_t>(deadline.ns, 0) - std::clamp<std::int64_t>(left.ns, 0, kMostWork);
}

}  // namespace

Llf::Llf(Duration tick, std::size_t threads, std::size_t queues)
    : UrgencyPolicy({.compares_running = true, .needs_work = true, .has_urgency = true},
                    KeyKind::laxity, Ties::by_place, threads, queues),
      tick_(std::max<std::int64_t>(tick.ns, 1)),
      deadlines_(threads) {}

std::unique_ptr<Policy> Llf::clone() const { return std::make_unique<Llf>(*this); }

void Llf::note_deadline(ThreadId thread, Time deadline) {
  if (thread.index() >= deadlines_.size()) deadlines_.resize(thread.index() + 1);
  deadlines_[thread.index()] = deadline;
}

void Llf::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time now) {
  note_deadline(thread, facts.deadline);
  UrgencyPolicy::enqueue(queue, thread, why, facts, now);
}

void Llf::carries(ThreadId running, const ThreadFacts& facts, Time now) {
  note_deadline(running, facts.deadline);
  UrgencyPolicy::carries(running, facts, now);
}

void Llf::remaining(ThreadId running, Duration left, Time) {
  set_own(running, laxity(deadlines_[running.index()], left));
}

std::int64_t Llf::urgency(const ThreadFacts& facts) const {
  return laxity(facts.deadline, facts.work);
}

RankKey Llf::key(ThreadId thread, Time now) const {
  const std::int64_t shared = standing(thread).key;
  return {KeyKind::laxity, shared == kNoDeadline ? shared : shared - std::min(now, kMaxTime).ns};
}

Time Llf::next_instant(Time now) const {
  if (!ready().first()) return Policy::next_instant(now);
  return Time{(now.ns / tick_ + 1) * tick_};
}

}  // namespace interleave
