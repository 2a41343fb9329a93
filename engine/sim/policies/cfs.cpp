#include "sim/policies/cfs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/policies/shares.hpp"

namespace interleave {

Cfs::Cfs(const PolicySpec& spec, std::size_t threads, std::size_t queues)
    : RankedPolicy({.compares_running = true}, KeyKind::virtual_time, Ties::by_place, threads,
                   queues),
      per_core_(spec.per_core),
      latency_(std::max<std::int64_t>(spec.latency.ns, 1)),
      granularity_(std::max<std::int64_t>(spec.granularity.ns, 1)),
      groups_(spec.per_core ? queues : 1),
      threads_(threads),
      woken_(queues) {}

std::unique_ptr<Policy> Cfs::clone() const { return std::make_unique<Cfs>(*this); }

std::int64_t Cfs::v_at(ThreadId thread, Time now) const {
  const State& state = threads_[thread.index()];
  if (state.running_at == kNotRunning || now <= state.charged_until) return state.v;
  return clamped_sum(state.v, virtual_time_of(now - state.charged_until, state.weight));
}

// How far it is from the least of its group.
std::int64_t Cfs::ahead(ThreadId thread, Time now) const {
  return v_at(thread, now) - groups_[threads_[thread.index()].group].least;
}

void Cfs::observe(std::size_t group, Time now) {
  Group& shared = groups_[group];
  const std::array own_queue{make_id<QueueId>(group)};
  const Rank* first = per_core_ ? ready().first(own_queue) : ready().first();
  std::int64_t least = first ? first->key : kMostVirtual;
  for (const ThreadId thread : shared.running) least = std::min(least, v_at(thread, now));
  if (first || !shared.running.empty()) shared.least = std::max(shared.least, least);
}

void Cfs::activate(State& state, std::int64_t weight) {
  deactivate(state);
  state.weight = weight;
  state.active = true;
  groups_[state.group].weights += weight;
}

void Cfs::deactivate(State& state) {
  if (!state.active) return;
  state.active = false;
  groups_[state.group].weights -= state.weight;
}

Cfs::State& Cfs::move_to(std::size_t group, ThreadId thread) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  State& state = threads_[thread.index()];
  if (state.known && state.group != group) {
    deactivate(state);
    state.v = clamped_sum(state.v, groups_[group].least - groups_[state.group].least);
  }
  state.known = true;
  state.group = static_cast<std::uint32_t>(group);
  return state;
}

void Cfs::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time now) {
  const std::size_t group = per_core_ ? queue.index() : 0;
  if (thread.index() < threads_.size()) stop_running(threads_[thread.index()]);
  const bool comes = why == Entry::arrived || why == Entry::woke;
  if (comes) observe(group, now);
  State& state = move_to(group, thread);
  if (comes) state.v = std::max(state.v, groups_[group].least - latency_ / 2);
  activate(state, weight_of_nice(facts.nice));
  join(queue, thread, why, state.v);
  if (!comes) return;
  if (woken_at_ != now) forget_woken();
  woken_at_ = now;
  came_.push_back(thread);
  woken_.push(queue, {state.v, 0, thread});
}

void Cfs::forget_woken() {
  for (const ThreadId thread : came_) woken_.erase(thread);
  came_.clear();
}

void Cfs::carries(ThreadId running, const ThreadFacts& facts, Time) {
  activate(threads_[running.index()], weight_of_nice(facts.nice));
}

void Cfs::start_running(ThreadId thread) {
  State& state = threads_[thread.index()];
  std::vector<ThreadId>& running = groups_[state.group].running;
  state.running_at = static_cast<std::uint32_t>(running.size());
  state.charged_until = kNotBegun;
  running.push_back(thread);
  woken_.erase(thread);
}

void Cfs::stop_running(State& state) {
  if (state.running_at == kNotRunning) return;
  std::vector<ThreadId>& running = groups_[state.group].running;
  const std::uint32_t at = std::exchange(state.running_at, kNotRunning);
  if (at + 1 < running.size()) {
    running[at] = running.back();
    threads_[running[at].index()].running_at = at;
  }
  running.pop_back();
}

ThreadId Cfs::pick(std::span<const QueueId> queues, Time now) {
  const ThreadId thread = RankedPolicy::pick(queues, now);
  if (thread.valid()) start_running(thread);
  return thread;
}

ThreadId Cfs::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) {
  const ThreadId thread = RankedPolicy::steal(queue, may_take, now);
  if (thread.valid()) start_running(thread);
  return thread;
}

void Cfs::withdraw(QueueId queue, ThreadId thread, Time now) {
  RankedPolicy::withdraw(queue, thread, now);
  woken_.erase(thread);
  depart(thread, false, now);
}

void Cfs::depart(ThreadId thread, bool, Time) {
  State& state = threads_[thread.index()];
  stop_running(state);
  deactivate(state);
  Group& group = groups_[state.group];
  if (group.weights == 0) group.least = std::max(group.least, state.v);
}

Duration Cfs::quantum(ThreadId thread, Time now) {
  State& state = threads_[thread.index()];
  state.charged_until = now;
  const std::int64_t weights = std::max<std::int64_t>(groups_[state.group].weights, 1);
  return Duration{std::max(granularity_, scaled(latency_, state.weight, weights))};
}

void Cfs::charge(ThreadId thread, Duration used, Time now) {
  State& state = threads_[thread.index()];
  state.v = clamped_sum(state.v, virtual_time_of(used, state.weight));
  state.charged_until = now;
  set_key(thread, state.v);
}

ThreadId Cfs::candidate(std::span<const QueueId> queues, Time now) const {
  if (woken_at_ != now || !woken_.any(queues)) return {};
  return RankedPolicy::candidate(queues, now);
}

// Whether somebody who woke is far enough behind; the core is for the candidate, who is as far.
bool Cfs::preempts(ThreadId candidate, ThreadId running, Time now) const {
  const std::array queue{ready().queue_of(candidate)};
  const Rank* woken = woken_.first(queue);
  if (!woken || woken_at_ != now) return false;
  return ahead(running, now) - ahead(woken->thread, now) > granularity_;
}

bool Cfs::less_urgent(ThreadId a, ThreadId b, Time now) const {
  const std::int64_t first = ahead(a, now), second = ahead(b, now);
  return first != second ? first > second : standing(a).place > standing(b).place;
}

RankKey Cfs::key(ThreadId thread, Time now) const {
  return {KeyKind::virtual_time, v_at(thread, now)};
}

}  // namespace interleave
