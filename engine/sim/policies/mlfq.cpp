#include "sim/policies/mlfq.hpp"

#include <algorithm>

#include "sim/ranked_item.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {

Mlfq::Mlfq(const PolicySpec& spec, std::size_t threads, std::size_t queues)
    : Policy({.compares_running = true,
              .quantum_ends_before_arrivals = spec.requeue == PolicySpec::Requeue::preempted_first,
              .requeues_at_instants = spec.boost > Duration{}}),
      quanta_(spec.quanta),
      allotments_(spec.allotments),
      boost_(std::max<std::int64_t>(spec.boost.ns, 0)),
      on_io_reset_(spec.on_io_reset),
      after_io_front_(spec.after_io == PolicySpec::AfterIo::front),
      ready_(queues) {
  if (quanta_.empty()) quanta_.push_back(spec.quantum);
  for (Duration& quantum : quanta_) quantum = std::max(quantum, Duration{1});
  allotments_.resize(quanta_.size(), 1);
  for (std::int64_t& allotment : allotments_) allotment = std::max<std::int64_t>(allotment, 1);
  if (threads > 0) known(make_id<ThreadId>(threads - 1));
}

std::unique_ptr<Policy> Mlfq::clone() const { return std::make_unique<Mlfq>(*this); }

Mlfq::State& Mlfq::known(ThreadId thread) {
  while (thread.index() >= threads_.size()) refill(threads_.emplace_back());
  return threads_[thread.index()];
}

void Mlfq::refill(State& state) const {
  state.left = quanta_[state.level];
  state.quanta = allotments_[state.level];
}

// A whole quantum is over: the next one, a level below if it was the last of the allotment.
void Mlfq::use_up(State& state) {
  state.left = quanta_[state.level];
  if (--state.quanta > 0) return;
  state.level = std::min(state.level + 1, static_cast<std::uint32_t>(quanta_.size() - 1));
  refill(state);
}

Rank Mlfq::rank(ThreadId thread) const {
  const State& state = threads_[thread.index()];
  return {state.level, state.place, thread};
}

void Mlfq::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts&, Time now) {
  State& state = known(thread);
  if (why == Entry::arrived) {
    state.level = 0;
    refill(state);
  }
  if (why != Entry::preempted) {
    if (state.left == Duration{}) use_up(state);
    const bool to_front = after_io_front_ && why == Entry::woke;
    state.place = to_front ? next_front_-- : next_back_++;
    if (to_front) state.went_to_front = now;
  }
  ready_.push(queue, rank(thread));
}

void Mlfq::charge(ThreadId thread, Duration used, Time) {
  Duration& left = threads_[thread.index()].left;
  left = std::max(left - used, Duration{});
}

Duration Mlfq::quantum(ThreadId thread, Time) {
  State& state = threads_[thread.index()];
  if (state.left == Duration{}) {
    use_up(state);
    state.place = next_back_++;
  }
  return state.left;
}

void Mlfq::depart(ThreadId thread, bool waits, Time) {
  State& state = threads_[thread.index()];
  if (!waits) return;
  const bool used_up = state.left == Duration{};
  if (on_io_reset_) refill(state);
  if (used_up) use_up(state);
}

ThreadId Mlfq::pick(std::span<const QueueId> queues, Time) { return ready_.pop(queues); }

ThreadId Mlfq::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  return ready_.pop_last(queue, may_take);
}

void Mlfq::withdraw(QueueId, ThreadId thread, Time) { ready_.erase(thread); }

bool Mlfq::anyone_ready(std::span<const QueueId> queues) const { return ready_.any(queues); }

ThreadId Mlfq::candidate(std::span<const QueueId> queues, Time) const {
  const Rank* first = ready_.first(queues);
  return first ? first->thread : ThreadId{};
}

bool Mlfq::preempts(ThreadId candidate, ThreadId running, Time now) const {
  const State& waiting = threads_[candidate.index()];
  const State& other = threads_[running.index()];
  if (waiting.level != other.level) return waiting.level < other.level;
  return waiting.went_to_front == now && waiting.place < other.place;
}

bool Mlfq::less_urgent(ThreadId a, ThreadId b, Time) const { return rank(a) > rank(b); }

bool Mlfq::more_urgent(ThreadId a, ThreadId b, Time) const { return rank(a) < rank(b); }

Time Mlfq::next_instant(Time now) const {
  if (boost_ == 0) return Policy::next_instant(now);
  return Time{(now.ns / boost_ + 1) * boost_};
}

void Mlfq::reach(Time) {
  // The lowest level first, each in the order of its places.
  std::vector<RankedItem> lower;
  for (std::size_t i = 0; i < ready_.queues(); ++i) {
    for (const Rank& rank : ready_.all(make_id<QueueId>(i))) {
      if (rank.key > 0) lower.push_back({Time{rank.tie}, rank.thread.value});
    }
  }
  radix_sort(lower);
  for (RankedItem& item : lower) item.at = Time{-std::int64_t{threads_[item.id].level}};
  radix_sort(lower);
  for (State& state : threads_) {
    state.level = 0;
    refill(state);
  }
  for (const RankedItem& joining : lower) {
    threads_[joining.id].place = next_back_++;
    ready_.rerank(rank(ThreadId{joining.id}));
  }
}

void Mlfq::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey Mlfq::key(ThreadId thread, Time) const {
  return {KeyKind::level, threads_[thread.index()].level};
}

}  // namespace interleave
