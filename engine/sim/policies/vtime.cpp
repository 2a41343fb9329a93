#include "sim/policies/vtime.hpp"

#include <algorithm>

#include "sim/policies/shares.hpp"

namespace interleave {
namespace {

// The kernel's scale of weights for groups: 100 at nice 0.
constexpr std::int64_t kWeightOfNice0 = 100;

std::int64_t weight_of(const ThreadFacts& facts) {
  const std::int64_t weight = (weight_of_nice(facts.nice) * kWeightOfNice0 + 512) / 1024;
  return std::clamp<std::int64_t>(weight, 1, 10'000);
}

}  // namespace

Vtime::Vtime(Duration slice, std::size_t threads, std::size_t queues)
    : RankedPolicy({.runs_at_once = true}, KeyKind::virtual_time, Ties::by_place, threads, queues),
      slice_(std::max(slice, Duration{1})),
      threads_(threads) {}

std::unique_ptr<Policy> Vtime::clone() const { return std::make_unique<Vtime>(*this); }

void Vtime::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  State& state = threads_[thread.index()];
  state.weight = weight_of(facts);
  join(queue, thread, why, std::max(state.v, v_now_ - slice_.ns));
}

void Vtime::carries(ThreadId running, const ThreadFacts& facts, Time) {
  threads_[running.index()].weight = weight_of(facts);
}

void Vtime::dispatch(ThreadId thread) {
  if (!thread.valid()) return;
  State& state = threads_[thread.index()];
  if (!state.has_run) state.v = v_now_;
  state.has_run = true;
  v_now_ = std::max(v_now_, state.v);
}

ThreadId Vtime::pick(std::span<const QueueId> queues, Time now) {
  const ThreadId thread = RankedPolicy::pick(queues, now);
  dispatch(thread);
  return thread;
}

ThreadId Vtime::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) {
  const ThreadId thread = RankedPolicy::steal(queue, may_take, now);
  dispatch(thread);
  return thread;
}

// A slice that begins because nobody waited counts as a dispatch.
Duration Vtime::quantum(ThreadId thread, Time) {
  v_now_ = std::max(v_now_, threads_[thread.index()].v);
  return slice_;
}

void Vtime::charge(ThreadId thread, Duration used, Time) {
  State& state = threads_[thread.index()];
  state.v = clamped_sum(state.v, scaled(used.ns, kWeightOfNice0, state.weight));
}

// Of a ready thread the key that it is queued by, else its own virtual time.
RankKey Vtime::key(ThreadId thread, Time) const {
  const bool queued = ready().has(thread);
  return {KeyKind::virtual_time, queued ? standing(thread).key : threads_[thread.index()].v};
}

}  // namespace interleave
