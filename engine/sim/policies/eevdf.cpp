#include "sim/policies/eevdf.hpp"

#include <algorithm>
#include <utility>

#include "sim/policies/shares.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kVirtualPerWeight = 1024;  // weight x v grows by this in each nanosecond

}  // namespace

Eevdf::Eevdf(const PolicySpec& spec, std::size_t threads, std::size_t queues)
    : Policy({.compares_running = true}),
      per_core_(spec.per_core),
      slice_(std::max(spec.slice, Duration{1})),
      groups_(spec.per_core ? queues : 1),
      threads_(threads),
      ready_(queues) {}

std::unique_ptr<Policy> Eevdf::clone() const { return std::make_unique<Eevdf>(*this); }

Eevdf::State& Eevdf::known(ThreadId thread) {
  if (thread.index() >= threads_.size()) threads_.resize(thread.index() + 1);
  return threads_[thread.index()];
}

// The weighted mean v of the ready and running, floored; what runs is counted up to now.
std::int64_t Eevdf::mean(const Group& group, Time now) const {
  if (group.weights == 0) return group.last_mean;
  const Wide running = Wide{now.ns} * group.running - group.charged_until;
  const Wide load = group.load + running * kVirtualPerWeight;
  Wide quotient = load / group.weights;
  if (load % group.weights < 0) --quotient;
  return static_cast<std::int64_t>(std::clamp<Wide>(quotient, -kMostVirtual, kMostVirtual));
}

// For whole numbers v <= mean says the same as v <= floor(mean).
bool Eevdf::eligible(const State& state, Time now) const {
  return state.v <= mean(groups_[state.group], now);
}

std::int64_t Eevdf::slice_of(const State& state) const {
  return virtual_time_of(slice_, state.weight);
}

bool Eevdf::due_before(ThreadId a, ThreadId b) const {
  const State &first = threads_[a.index()], &second = threads_[b.index()];
  if (first.deadline != second.deadline) return first.deadline < second.deadline;
  return first.place < second.place;
}

// The thread is ready or running no longer, with this lag.
void Eevdf::leave(State& state, Time now) {
  Group& group = groups_[state.group];
  const std::int64_t mean_now = mean(group, now);
  const std::int64_t most = slice_of(state);
  state.lag = std::clamp(mean_now - state.v, -most, most);
  group.load -= Wide{state.weight} * state.v;
  group.weights -= state.weight;
  group.last_mean = mean_now;
  state.stage = Stage::away;
}

// The thread joins the others so that afterwards it is as far from the mean as it was: the mean
// moves as it comes, by weight / all weights of the distance.
void Eevdf::come(State& state, std::uint32_t group_index, std::int64_t weight, Time now) {
  Group& group = groups_[group_index];
  state.group = group_index;
  state.weight = weight;
  state.v = mean(group, now);
  if (group.weights > 0) {
    const Wide distance = Wide{state.lag} * (group.weights + weight) / group.weights;
    state.v = static_cast<std::int64_t>(
        std::clamp<Wide>(state.v - distance, -kMostVirtual, kMostVirtual));
  }
  group.load += Wide{weight} * state.v;
  group.weights += weight;
  state.deadline = clamped_sum(state.v, slice_of(state));
}

void Eevdf::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts, Time now) {
  State& state = known(thread);
  const std::uint32_t group = per_core_ ? queue.value : 0;
  stop_running(state);
  if (state.stage != Stage::away && state.group != group) leave(state, now);
  const bool comes = why == Entry::arrived || why == Entry::woke;
  if (why == Entry::arrived) state.lag = 0;
  if (state.stage == Stage::away) come(state, group, weight_of_nice(facts.nice), now);
  if (why != Entry::preempted) state.place = next_place_++;
  state.stage = Stage::ready;
  state.queue = queue;
  ready_.insert(queue, thread, {state.v, state.deadline, state.place});
  if (!comes) return;
  state.came = now;
  if (woken_at_ != now) woken_.clear();
  woken_at_ = now;
  woken_.push_back(thread);
}

void Eevdf::carries(ThreadId running, const ThreadFacts& facts, Time) {
  State& state = threads_[running.index()];
  Group& group = groups_[state.group];
  const std::int64_t weight = weight_of_nice(facts.nice);
  group.load += Wide{weight - state.weight} * state.v;
  group.weights += weight - state.weight;
  state.weight = weight;
  state.deadline = clamped_sum(state.v, slice_of(state));
}

void Eevdf::start_running(ThreadId thread) {
  State& state = threads_[thread.index()];
  ready_.erase(state.queue, thread);
  state.stage = Stage::running;
}

void Eevdf::stop_running(State& state) {
  if (state.stage != Stage::running) return;
  state.stage = Stage::ready;
  if (!std::exchange(state.has_begun, false)) return;
  Group& group = groups_[state.group];
  --group.running;
  group.charged_until -= state.charged_until.ns;
}

// What the thread uses from now on is not in the group's load yet.
void Eevdf::count_from(State& state, Time now) {
  Group& group = groups_[state.group];
  if (state.has_begun) {
    group.charged_until -= state.charged_until.ns;
  } else {
    ++group.running;
    state.has_begun = true;
  }
  group.charged_until += now.ns;
  state.charged_until = now;
}

ThreadId Eevdf::choice(std::span<const QueueId> queues, Time now) const {
  ThreadId best;
  for (const QueueId queue : queues) {
    const Group& group = groups_[per_core_ ? queue.index() : 0];
    const ThreadId earliest = ready_.earliest(queue, mean(group, now));
    if (earliest.valid() && (!best.valid() || due_before(earliest, best))) best = earliest;
  }
  if (best.valid()) return best;
  for (const QueueId queue : queues) {
    const ThreadId first = ready_.first(queue);
    if (first.valid() && (!best.valid() || more_urgent(first, best, now))) best = first;
  }
  return best;
}

ThreadId Eevdf::pick(std::span<const QueueId> queues, Time now) {
  const ThreadId thread = choice(queues, now);
  if (thread.valid()) start_running(thread);
  return thread;
}

ThreadId Eevdf::steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) {
  std::vector<ThreadId> ready;
  ready_.list(queue, ready);
  ThreadId last;
  for (const ThreadId thread : ready) {
    if ((!last.valid() || more_urgent(last, thread, now)) && may_take(thread)) last = thread;
  }
  if (last.valid()) start_running(last);
  return last;
}

void Eevdf::withdraw(QueueId queue, ThreadId thread, Time now) {
  ready_.erase(queue, thread);
  leave(threads_[thread.index()], now);
}

bool Eevdf::anyone_ready(std::span<const QueueId> queues) const {
  return std::any_of(queues.begin(), queues.end(),
                     [this](QueueId queue) { return !ready_.empty(queue); });
}

Duration Eevdf::quantum(ThreadId thread, Time now) {
  count_from(threads_[thread.index()], now);
  return slice_;
}

void Eevdf::charge(ThreadId thread, Duration used, Time now) {
  State& state = threads_[thread.index()];
  Group& group = groups_[state.group];
  const std::int64_t before = state.v;
  state.v = clamped_sum(state.v, virtual_time_of(used, state.weight));
  group.load += Wide{state.weight} * (state.v - before);
  count_from(state, now);
  if (state.v >= state.deadline) state.deadline = clamped_sum(state.v, slice_of(state));
}

void Eevdf::depart(ThreadId thread, bool, Time now) {
  State& state = threads_[thread.index()];
  stop_running(state);
  leave(state, now);
}

ThreadId Eevdf::candidate(std::span<const QueueId> queues, Time now) const {
  return woken_at_ == now ? choice(queues, now) : ThreadId{};
}

// Whether an eligible thread that woke has an earlier deadline; the core is for the candidate,
// whose deadline is no later.
bool Eevdf::preempts(ThreadId candidate, ThreadId running, Time now) const {
  const State& first = threads_[candidate.index()];
  const State& other = threads_[running.index()];
  if (!eligible(first, now) || first.deadline >= other.deadline) return false;
  if (first.came == now) return true;
  return std::any_of(woken_.begin(), woken_.end(), [&](ThreadId thread) {
    const State& woken = threads_[thread.index()];
    return woken.stage == Stage::ready && woken.came == now && woken.queue == first.queue &&
           woken.deadline < other.deadline && eligible(woken, now);
  });
}

bool Eevdf::less_urgent(ThreadId a, ThreadId b, Time) const { return due_before(b, a); }

bool Eevdf::more_urgent(ThreadId a, ThreadId b, Time now) const {
  const State &first = threads_[a.index()], &second = threads_[b.index()];
  const bool first_eligible = eligible(first, now), second_eligible = eligible(second, now);
  if (first_eligible != second_eligible) return first_eligible;
  if (first_eligible) return due_before(a, b);
  return first.v != second.v ? first.v < second.v : first.place < second.place;
}

void Eevdf::list_ready(QueueId queue, std::vector<ThreadId>& ready) const {
  ready_.list(queue, ready);
}

RankKey Eevdf::key(ThreadId thread, Time) const {
  return {KeyKind::virtual_deadline, threads_[thread.index()].deadline};
}

}  // namespace interleave
