#include "sim/policies/stride.hpp"

#include <algorithm>

#include "sim/policies/shares.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kStrideOfOneTicket = 10'000;

std::int64_t stride_of(std::int64_t tickets) {
  return kStrideOfOneTicket / std::clamp<std::int64_t>(tickets, 1, kStrideOfOneTicket);
}

}  // namespace

Stride::Stride(Duration quantum, std::size_t threads, std::size_t queues)
    : RankedPolicy({}, KeyKind::pass, Ties::by_index, threads, queues),
      quantum_(std::max(quantum, Duration{1})),
      threads_(threads),
      active_(1) {}

std::unique_ptr<Policy> Stride::clone() const { return std::make_unique<Stride>(*this); }

void Stride::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  State& state = threads_[thread.index()];
  state.stride = stride_of(facts.tickets);
  if (!active_.has(thread)) {
    const Rank* smallest = active_.first();
    if (smallest) state.pass = std::max(state.pass, smallest->key);
    active_.push(kGlobalQueue, {state.pass, 0, thread});
  }
  join(queue, thread, why, state.pass);
}

void Stride::carries(ThreadId running, const ThreadFacts& facts, Time) {
  threads_[running.index()].stride = stride_of(facts.tickets);
}

void Stride::withdraw(QueueId queue, ThreadId thread, Time now) {
  RankedPolicy::withdraw(queue, thread, now);
  active_.erase(thread);
}

Duration Stride::quantum(ThreadId, Time) { return quantum_; }

void Stride::charge(ThreadId thread, Duration used, Time) {
  State& state = threads_[thread.index()];
  state.pass = clamped_sum(state.pass, scaled(used.ns, state.stride, quantum_.ns));
  active_.rerank({state.pass, 0, thread});
  set_key(thread, state.pass);
}

void Stride::depart(ThreadId thread, bool, Time) { active_.erase(thread); }

}  // namespace interleave
