#include "sim/policies/lottery.hpp"

#include <algorithm>
#include <utility>

#include "model/draws.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kMostTickets = std::int64_t{1} << 32;
constexpr std::uint64_t kGamma = 0x9e37'79b9'7f4a'7c15;  // SplitMix64's step from state to state

}  // namespace

Lottery::Lottery(bool by_tickets, Duration quantum, std::vector<std::int64_t> draws,
                 std::int64_t seed, std::size_t queues)
    : Policy({}),
      by_tickets_(by_tickets),
      quantum_(quantum),
      draws_(std::move(draws)),
      state_(static_cast<std::uint64_t>(seed)),
      ready_(queues) {}

std::unique_ptr<Policy> Lottery::clone() const { return std::make_unique<Lottery>(*this); }

void Lottery::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  State& state = threads_[thread.index()];
  if (by_tickets_) state.tickets = std::clamp<std::int64_t>(facts.tickets, 1, kMostTickets);
  if (why != Entry::preempted) state.place = next_place_++;
  ready_.insert(queue, thread, state.tickets);
}

std::uint64_t Lottery::next_draw() {
  if (next_given_ < draws_.size()) return static_cast<std::uint64_t>(draws_[next_given_++]);
  return splitmix64(std::exchange(state_, state_ + kGamma));
}

ThreadId Lottery::pick(std::span<const QueueId> queues, Time) {
  const std::int64_t total = ready_.total(queues);
  if (total == 0) return {};
  const std::uint64_t winner = next_draw() % static_cast<std::uint64_t>(total);
  const ThreadId thread = ready_.find(queues, static_cast<std::int64_t>(winner));
  ready_.erase(thread);
  return thread;
}

ThreadId Lottery::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time) {
  std::vector<ThreadId> ready;
  ready_.list(queue, ready);
  ThreadId last;
  for (const ThreadId thread : ready) {
    const bool later =
        !last.valid() || threads_[thread.index()].place > threads_[last.index()].place;
    if (later && may_take(thread)) last = thread;
  }
  if (last.valid()) ready_.erase(last);
  return last;
}

void Lottery::withdraw(QueueId, ThreadId thread, Time) { ready_.erase(thread); }

bool Lottery::anyone_ready(std::span<const QueueId> queues) const {
  return ready_.total(queues) > 0;
}

Duration Lottery::quantum(ThreadId, Time) { return quantum_; }

void Lottery::charge(ThreadId, Duration, Time) {}

void Lottery::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey Lottery::key(ThreadId thread, Time) const {
  if (!by_tickets_) return {KeyKind::drawn, 0};
  return {KeyKind::tickets, threads_[thread.index()].tickets};
}

}  // namespace interleave
