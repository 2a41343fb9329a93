#include "sim/kernel.hpp"

#include <algorithm>

namespace interleave {

Kernel::Kernel(const RunSpec& spec)
    : policy_(make_policy(spec.policy, spec.tasks.size())),
      cores_(static_cast<std::size_t>(spec.machine.cores)),
      last_core_(spec.tasks.size()),
      timers_(cores_.size()),
      idle_(cores_.size()) {
  facts_.reserve(spec.tasks.size());
  for (const TaskSpec& task : spec.tasks) facts_.push_back({task.priority});
}

Kernel::Kernel(const Kernel& other)
    : policy_(other.policy_->clone()),
      cores_(other.cores_),
      last_core_(other.last_core_),
      facts_(other.facts_),
      timers_(other.timers_),
      idle_(other.idle_) {}

void Kernel::make_ready(ThreadId thread, Entry why, Time now) {
  policy_->enqueue(kGlobalQueue, thread, why, facts_[thread.index()], now);
}

std::optional<Kernel::Placement> Kernel::dispatch(Time now) {
  if (!idle_.any()) return std::nullopt;
  const ThreadId thread = policy_->pick(kQueues, now);
  if (!thread.valid()) return std::nullopt;
  CoreId& last = last_core_[thread.index()];
  const CoreId core = last.valid() && idle_.has(last) ? last : idle_.lowest();
  last = core;
  idle_.remove(core);
  cores_[core.index()] = {thread, now, {}, kNever};
  begin_quantum(core, now);
  return Placement{thread, core};
}

std::optional<Kernel::Placement> Kernel::to_preempt(Time now) const {
  const ThreadId candidate = policy_->candidate(kQueues, now);
  if (!candidate.valid()) return std::nullopt;
  Placement least;
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    const ThreadId running = cores_[i].thread;
    if (running.valid() &&
        (!least.thread.valid() || policy_->less_urgent(running, least.thread, now))) {
      least = {running, make_id<CoreId>(i)};
    }
  }
  if (!least.thread.valid() || !policy_->preempts(candidate, least.thread, now)) {
    return std::nullopt;
  }
  return least;
}

void Kernel::compute_until(CoreId core, Time end) {
  Core& state = cores_[core.index()];
  state.work_end = end;
  timers_.set(core, std::min(end, state.quantum_end));
}

void Kernel::leave(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  policy_->charge(state.thread, now - state.charged_until, now);
  state.thread = {};
  timers_.set(core, kNever);
  idle_.add(core);
}

bool Kernel::end_quantum(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  if (policy_->anyone_ready(kQueues)) return true;
  policy_->charge(state.thread, now - state.charged_until, now);
  state.charged_until = now;
  begin_quantum(core, now);
  compute_until(core, state.work_end);
  return false;
}

void Kernel::begin_quantum(CoreId core, Time now) {
  Core& state = cores_[core.index()];
  const Duration quantum = policy_->quantum(state.thread, now);
  state.quantum_end = quantum == Policy::kUnlimited ? kNever : now + std::max(quantum, Duration{1});
}

}  // namespace interleave
