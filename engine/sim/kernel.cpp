#include "sim/kernel.hpp"

#include <algorithm>
#include <utility>

namespace interleave {

Kernel::Kernel(const RunSpec& spec, std::size_t threads, Chooser chooser)
    : processes_(spec.model == RuntimeModel::processes),
      cost_(spec.machine.cost),
      per_core_(spec.policy.per_core),
      steal_(spec.policy.steal),
      cores_(static_cast<std::size_t>(spec.machine.cores)),
      threads_(threads),
      timers_(cores_.size()),
      idle_(CoreSet::all(cores_.size())),
      beginning_(cores_.size()) {
  one_queue_ = !per_core_ && spec.pin_sets.size() == 1 && spec.pin_sets.front().empty();
  for (const std::vector<CoreId>& pins : spec.pin_sets) {
    allowed_.push_back(pins.empty() ? CoreSet::all(cores_.size())
                                    : CoreSet::of(cores_.size(), pins));
  }
  const std::size_t queues = per_core_ ? cores_.size() : allowed_.size();
  queue_length_.assign(queues, 0);
  policy_ = make_policy(spec.policy, threads, queues, spec.seed, std::move(chooser));
}

Kernel::Kernel(const Kernel& other)
    : processes_(other.processes_),
      cost_(other.cost_),
      per_core_(other.per_core_),
      steal_(other.steal_),
      told_(other.told_),
      policy_(other.policy_->clone()),
      cores_(other.cores_),
      threads_(other.threads_),
      allowed_(other.allowed_),
      one_queue_(other.one_queue_),
      queue_length_(other.queue_length_),
      timers_(other.timers_),
      idle_(other.idle_),
      beginning_(other.beginning_),
      running_(other.running_),
      ready_(other.ready_) {}

ThreadId Kernel::add_thread() {
  threads_.emplace_back();
  return make_id<ThreadId>(threads_.size() - 1);
}

// Of the core that it used last, to begin with the shortest of those that it may use.
QueueId Kernel::choose_core_queue(const Thread& thread) const {
  const CoreSet& allowed = allowed_[thread.pins];
  if (thread.last_core.valid() && allowed.has(thread.last_core)) {
    return QueueId{thread.last_core.value};
  }
  if (thread.queue.valid() && allowed.has(CoreId{thread.queue.value})) return thread.queue;
  QueueId shortest;
  for (std::size_t i = 0; i < queue_length_.size(); ++i) {
    if (!allowed.has(make_id<CoreId>(i))) continue;
    if (!shortest.valid() || queue_length_[i] < queue_length_[shortest.index()]) {
      shortest = make_id<QueueId>(i);
    }
  }
  return shortest;
}

void Kernel::withdraw(ThreadId thread, Time now) {
  policy_->withdraw(threads_[thread.index()].queue, thread, now);
  took(thread);
}

// The queues of those who may use this core.
std::span<const QueueId> Kernel::queues_for(CoreId core) const {
  if (one_queue_) return {&kGlobalQueue, ready_ > 0 ? std::size_t{1} : 0};
  queues_.clear();
  if (per_core_) {
    queues_.push_back(QueueId{core.value});
  } else {
    for (std::size_t i = 0; i < allowed_.size(); ++i) {
      if (queue_length_[i] > 0 && allowed_[i].has(core)) queues_.push_back(make_id<QueueId>(i));
    }
  }
  return queues_;
}

// The queues of those who may use some idle core.
std::span<const QueueId> Kernel::queues_for_idle() const {
  if (one_queue_) return {&kGlobalQueue, 1};
  queues_.clear();
  for (std::size_t i = 0; i < allowed_.size(); ++i) {
    if (queue_length_[i] > 0 && allowed_[i].lowest_common(idle_).valid()) {
      queues_.push_back(make_id<QueueId>(i));
    }
  }
  return queues_;
}

Kernel::Placement Kernel::dispatch_global(Time now) {
  const std::span<const QueueId> queues = queues_for_idle();
  if (queues.empty()) return {};
  if (note_) list_candidates(queues, now);
  const ThreadId id = policy_->pick(queues, now);
  undecided_ = !id.valid();
  if (undecided_) return {};
  took(id);
  const CoreId core = core_for(id);
  if (note_) note_choice(id, core);
  return place(id, core);
}

Kernel::Placement Kernel::dispatch_per_core(Time now) {
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    const CoreId core = make_id<CoreId>(i);
    if (!idle_.has(core)) continue;
    ThreadId id;
    if (queue_length_[i] > 0) {
      const std::span<const QueueId> queues = queues_for(core);
      if (note_) list_candidates(queues, now);
      id = policy_->pick(queues, now);
      undecided_ = !id.valid();
      if (undecided_) return {};
    } else if (steal_) {
      if (note_) list_candidates(all_queues(), now);
      id = steal_for(core, now);
    }
    if (!id.valid()) continue;
    took(id);
    if (note_) note_choice(id, core);
    return place(id, core);
  }
  return {};
}

CoreId Kernel::core_for(ThreadId id) const {
  const Thread& thread = threads_[id.index()];
  if (per_core_) {
    const CoreId core{thread.queue.value};
    return idle_.has(core) ? core : CoreId{};
  }
  const CoreSet& allowed = allowed_[thread.pins];
  const CoreId lowest = one_queue_ ? idle_.lowest() : allowed.lowest_common(idle_);
  if (!thread.last_core.valid()) return lowest;
  // Not foreseeable: both are looked at, without a branch.
  const int last_is_idle = int{idle_.has(thread.last_core)} & int{allowed.has(thread.last_core)};
  return CoreId{last_is_idle != 0 ? thread.last_core.value : lowest.value};
}

// From the longest queue that has somebody who may use this core.
ThreadId Kernel::steal_for(CoreId core, Time now) {
  std::vector<std::size_t> lengths = queue_length_;
  for (;;) {
    const auto longest = std::max_element(lengths.begin(), lengths.end());
    if (*longest == 0) return {};
    *longest = 0;
    const ThreadId thread = policy_->steal(
        make_id<QueueId>(static_cast<std::size_t>(longest - lengths.begin())),
        [this, core](ThreadId candidate) { return may_use(candidate, core); }, now);
    if (thread.valid()) return thread;
  }
}

bool Kernel::end_quantum(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  const std::span<const QueueId> queues = queues_for(core);
  const bool somebody_waits = !queues.empty() && policy_->anyone_ready(queues);
  if (somebody_waits && !threads_[state.thread.index()].is_protected) return true;
  charge(core, now);
  begin_quantum(core, now);
  does(core, state.doing, state.end, now);
  return false;
}

void Kernel::wait_to_be_told(CoreId core, Doing doing, Time end, Time now) {
  Core& state = cores_[core.index()];
  state.told = now;
  if (doing == Doing::switching) return timers_.set(core, std::max(end, now));
  // Its quantum may be over as it begins, if what came before ended without being told.
  timers_.set(core, std::min(state.quantum_end, state.wake) <= now ? now : kNever);
}

void Kernel::came(CoreId core, Duration used, Duration left, Time now) {
  Core& state = cores_[core.index()];
  const auto go_on = [&](Time& limit) {
    if (limit != kNever) limit = now + std::max(Duration{}, limit - state.told - used);
  };
  go_on(state.quantum_end);
  go_on(state.wake);
  state.told = now;
  if (state.doing == Doing::computing) state.end = now + left;
  const Time first = std::min({state.end, state.quantum_end, state.wake});
  timers_.set(core, first <= now ? now : kNever);
}

Duration Kernel::work_allowed(CoreId core) const {
  const Core& state = cores_[core.index()];
  const Time limit = std::min(state.quantum_end, state.wake);
  return limit == kNever ? Policy::kUnlimited : limit - state.told;
}

bool Kernel::may_be_preempted(CoreId core) const {
  const Core& state = cores_[core.index()];
  return state.thread.valid() && state.doing != Doing::switching &&
         !threads_[state.thread.index()].is_protected;
}

std::vector<CoreId> Kernel::interruptible() const {
  std::vector<CoreId> cores;
  for (std::size_t i = cores_.size(); i-- > 0;) {
    if (may_be_preempted(make_id<CoreId>(i))) cores.push_back(make_id<CoreId>(i));
  }
  return cores;
}

CoreId Kernel::least_urgent(const CoreSet& among, Time now) const {
  CoreId least;
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    const CoreId core = make_id<CoreId>(i);
    if (!among.has(core) || !may_be_preempted(core)) continue;
    if (!least.valid() || policy_->less_urgent(thread_on(core), thread_on(least), now)) {
      least = core;
    }
  }
  return least;
}

Kernel::Placement Kernel::to_preempt(Time now) const {
  if (ready_ == 0) return {};
  ThreadId best;
  CoreId victim;
  for (std::size_t i = 0; i < queue_length_.size(); ++i) {
    if (queue_length_[i] == 0) continue;
    const QueueId queue = make_id<QueueId>(i);
    const ThreadId candidate = policy_->candidate({&queue, 1}, now);
    if (!candidate.valid()) continue;
    if (best.valid() && !policy_->more_urgent(candidate, best, now)) continue;
    CoreId core = make_id<CoreId>(i);
    if (!per_core_) {
      core = least_urgent(allowed_[i], now);
    } else if (!may_be_preempted(core)) {
      continue;
    }
    if (!core.valid() || !policy_->preempts(candidate, thread_on(core), now)) continue;
    best = candidate;
    victim = core;
  }
  if (!best.valid()) return {};
  return {thread_on(victim), victim};
}

void Kernel::list_candidates(std::span<const QueueId> queues, Time now) {
  std::vector<ThreadId> ready;
  for (const QueueId queue : queues) policy_->list_ready(queue, ready);
  choice_.others.clear();
  for (const ThreadId thread : ready) {
    choice_.others.push_back({thread, policy_->key(thread, now)});
  }
}

std::span<const QueueId> Kernel::all_queues() const {
  queues_.clear();
  for (std::size_t i = 0; i < queue_length_.size(); ++i) queues_.push_back(make_id<QueueId>(i));
  return queues_;
}

void Kernel::note_choice(ThreadId chosen, CoreId core) {
  std::vector<Choice::Candidate>& others = choice_.others;
  const auto found = std::find_if(others.begin(), others.end(),
                                  [chosen](const auto& other) { return other.thread == chosen; });
  choice_.core = core;
  choice_.chosen = found == others.end() ? Choice::Candidate{chosen, {}} : *found;
  if (found != others.end()) others.erase(found);
  std::erase_if(others, [&](const auto& other) { return !may_use(other.thread, core); });
  note_(choice_);
}

}  // namespace interleave
