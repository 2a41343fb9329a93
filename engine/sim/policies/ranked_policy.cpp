#include "sim/policies/ranked_policy.hpp"

#include <limits>

namespace interleave {
namespace {

constexpr std::int64_t kBehindAllIndices = std::int64_t{1} << 32;

bool goes_behind(Entry why) { return why == Entry::quantum_ended || why == Entry::yielded; }

}  // namespace

RankedPolicy::Standing& RankedPolicy::known(ThreadId thread) {
  if (thread.index() >= standings_.size()) standings_.resize(thread.index() + 1);
  return standings_[thread.index()];
}

void RankedPolicy::join(QueueId queue, ThreadId thread, Entry why, std::int64_t key) {
  Standing& own = known(thread);
  own.key = key;
  if (why != Entry::preempted) {
    own.place = next_place_++;
    own.tie = own.place;
    if (ties_ == Ties::by_index) own.tie = thread.value;
    if (ties_ == Ties::by_index_before_those_behind) {
      own.tie = goes_behind(why) ? kBehindAllIndices + own.place : std::int64_t{thread.value};
    }
  }
  ready_.push(queue, {key, own.tie, thread});
}

void RankedPolicy::set_key(ThreadId thread, std::int64_t key) {
  Standing& own = known(thread);
  own.key = key;
  if (ready_.has(thread)) ready_.rerank({key, own.tie, thread});
}

ThreadId RankedPolicy::pick(std::span<const QueueId> queues, Time) { return ready_.pop(queues); }

ThreadId RankedPolicy::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  return ready_.pop_last(queue, may_take);
}

void RankedPolicy::withdraw(QueueId, ThreadId thread, Time) { ready_.erase(thread); }

bool RankedPolicy::anyone_ready(std::span<const QueueId> queues) const {
  return ready_.any(queues);
}

Duration RankedPolicy::quantum(ThreadId, Time) { return kUnlimited; }

void RankedPolicy::charge(ThreadId, Duration, Time) {}

void RankedPolicy::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey RankedPolicy::key(ThreadId thread, Time) const { return {kind_, standing(thread).key}; }

ThreadId RankedPolicy::candidate(std::span<const QueueId> queues, Time) const {
  const Rank* first = ready_.first(queues);
  return first ? first->thread : ThreadId{};
}

bool RankedPolicy::preempts(ThreadId candidate, ThreadId running, Time) const {
  return standing(candidate).key < standing(running).key;
}

bool RankedPolicy::less_urgent(ThreadId a, ThreadId b, Time) const {
  const Standing &first = standing(a), &second = standing(b);
  if (first.key != second.key) return first.key > second.key;
  return first.tie != second.tie ? first.tie > second.tie : first.place > second.place;
}

bool RankedPolicy::more_urgent(ThreadId a, ThreadId b, Time) const {
  const Standing &first = standing(a), &second = standing(b);
  return Rank{first.key, first.tie, a} < Rank{second.key, second.tie, b};
}

}  // namespace interleave
