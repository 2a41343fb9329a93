#include "sim/execution.hpp"

#include <algorithm>
#include <utility>

#include "sim/engine.hpp"

namespace interleave {
namespace {

// Of one call: what happens at one instant is bounded by kTooMany operations of each task.
constexpr std::uint64_t kEventsAtOnce = 4'000'000;

RunSpec without_costs(RunSpec spec) {
  spec.machine.cost = {};
  return spec;
}

}  // namespace

Execution::Execution(RunSpec spec, bool hands_over, std::uint64_t max_written)
    : simulation_(without_costs(std::move(spec)), max_written) {
  engine().told = true;
  engine().kernel.be_told();
  if (hands_over) engine().dispatched = State::switching;
}

std::optional<Execution::Work> Execution::on_core(CoreId core) const {
  const Kernel& kernel = engine().kernel;
  const Doing doing = kernel.doing(core);
  if (ended() || (doing != Doing::computing && doing != Doing::polling)) return std::nullopt;
  const ThreadId thread = kernel.thread_on(core);
  const ActivityId who = engine().runtime.carried(thread);
  const Activity& activity = engine().runtime.at(who);
  Work work;
  work.who = who;
  work.job = activity.job;
  work.thread = thread;
  work.task = activity.task;
  work.operation = activity.operation();
  work.round = activity.cursor.repetition();
  work.length = activity.length;
  work.left = activity.left;
  work.allowed = kernel.work_allowed(core);
  work.polls = doing == Doing::polling;
  return work;
}

bool Execution::run_until(Time t) {
  if (!simulation_.run_until(t, kEventsAtOnce) && engine().in_instant) {
    engine().finish(End::no_progress, t);
  }
  return ended();
}

Time Execution::next_due() const {
  const Simulation::Engine& run = engine();
  if (run.ended) return kNever;
  Time next = std::min(run.next_event(), run.horizon);
  const Policy::Traits& traits = run.kernel.traits();
  if (traits.compares_running || traits.requeues_at_instants) {
    next = std::min(next, run.kernel.policy().next_instant(run.known));
  }
  return next;
}

bool Execution::anyone_ready() const { return engine().kernel.anyone_ready(); }

void Execution::came(CoreId core, Duration used, Duration left, Time t) {
  Kernel& kernel = engine().kernel;
  if (kernel.doing(core) == Doing::computing) {
    engine().runtime.at(engine().runtime.carried(kernel.thread_on(core))).left = left;
  }
  kernel.came(core, used, left, t);
}

void Execution::correct(const Work& work, Duration left) {
  Activity& activity = engine().runtime.at(work.who);
  const bool same = activity.job == work.job && activity.phase == Activity::Phase::computing &&
                    activity.operation() == work.operation &&
                    activity.cursor.repetition() == work.round;
  if (same) activity.left = left;
}

void Execution::tell(CoreId core, const Work& work, State state, Cause cause, Time t) {
  const std::optional<Work> now = on_core(core);
  if (!now || !now->is_same_as(work)) return;
  engine().recorder.on_core(work.job, core, work.thread, std::max(since(core), t), state, cause,
                            work.operation);
}

Time Execution::since(CoreId core) const { return engine().recorder.since(core); }
std::uint64_t Execution::written() const { return engine().recorder.written(); }

void Execution::give_up(CoreId core, Time t) {
  run_until(t);
  Simulation::Engine& run = engine();
  if (run.ended || !run.kernel.thread_on(core).valid()) return;
  run.now = run.known = std::max(run.known, t);
  run.stop_operation(core);
  run.end_on_core(core, run.runtime.carried(run.kernel.thread_on(core)), true);
  run.in_instant = true;
  run_until(t);
}

void Execution::stop(End kind, Time t) {
  if (!ended()) engine().finish(kind, std::max(engine().known, t));
}

Trace Execution::take_trace() && {
  Trace trace = std::move(simulation_).take_trace();
  trace.measured = true;
  return trace;
}

}  // namespace interleave
