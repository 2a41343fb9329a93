#include <algorithm>
#include <array>
#include <utility>

#include "sim/engine.hpp"

namespace interleave {

bool Simulation::Engine::run_until(Time until, std::uint64_t budget) {
  if (ended) return true;
  const std::uint64_t last = budget > UINT64_MAX - events ? UINT64_MAX : events + budget;
  undecided = false;
  is_shown = false;
  while (go_through(until, std::min(last, events + kAtOnce))) {
    if (events >= last) break;
  }
  return ended;
}

const Trace& Simulation::Engine::trace() {
  if (!std::exchange(is_shown, true) && !ended) recorder.show_until(known);
  return recorder.trace();
}

// True: it has stopped at `last` events. In parts, as Piece::all().
bool Simulation::Engine::go_through(Time until, std::uint64_t last) {
  while (events < last) {
    if (!in_instant && !enter_next_instant(until)) return false;
    step();
    if (walked >= 16) events += std::exchange(walked, walked % 16) / 16;
    if (ended || undecided) return false;
  }
  return true;
}

Time Simulation::Engine::next_event() const {
  Time next = std::min({kernel.next_timer(), releases.next(), devices.next_end()});
  return std::min({next, drops.next(), interpreter_lock.next_request()});
}

// False: the next instant lies beyond `until`, or there is none and the run has ended.
bool Simulation::Engine::enter_next_instant(Time until) {
  if (told) return enter_instant_told(until);
  if (nothing_is_left()) return finish(End::completed, now), false;
  Time next = next_event();
  if (next == kNever) {
    find_stuck();
    return finish(End::deadlock, now), false;
  }
  if (kernel.traits().compares_running || kernel.traits().requeues_at_instants) {
    const Time of_policy = kernel.policy().next_instant(now);
    const bool heeded = kernel.anyone_ready() || kernel.anyone_running();
    policy_is_due = of_policy <= next;
    if (heeded) {
      next = std::min(next, of_policy);
    } else if (of_policy < next) {
      kernel.reach(of_policy);
      policy_is_due = kernel.policy().next_instant(Time{next.ns - 1}) == next;
    }
  }
  if (next > horizon && until >= horizon) return finish(End::horizon, horizon), false;
  if (next > until) {
    known = std::max(known, std::min(until, horizon));
    return false;
  }
  if (next > kMaxTime || recorder.written() >= max_written) {
    return finish(End::budget, now), false;
  }
  now = known = next;
  in_instant = true;
  return true;
}

// The same by a real clock: whatever is due by `until` happens then, and while somebody computes
// there is always something to come.
bool Simulation::Engine::enter_instant_told(Time until) {
  if (nothing_is_left()) return finish(End::completed, now), false;
  Time next = next_event();
  if (next == kNever && !kernel.anyone_running()) {
    find_stuck();
    return finish(End::deadlock, now), false;
  }
  Time of_policy = kNever;
  if (kernel.traits().compares_running || kernel.traits().requeues_at_instants) {
    of_policy = kernel.policy().next_instant(now);
    next = std::min(next, of_policy);
  }
  if (next > horizon && until >= horizon) return finish(End::horizon, horizon), false;
  if (next > until) {
    known = std::max(known, std::min(until, horizon));
    return false;
  }
  if (next > kMaxTime || recorder.written() >= max_written) {
    return finish(End::budget, std::max(now, std::min(until, horizon))), false;
  }
  now = known = std::max(known, std::min(until, horizon));
  policy_is_due = of_policy <= now;
  in_instant = true;
  return true;
}

void Simulation::Engine::finish(End kind, Time at) {
  ended = true;
  in_instant = false;
  known = std::max(known, at);
  recorder.end(kind, known);
}

void Simulation::Engine::step() {
  if (going_on.valid()) return go_on(std::exchange(going_on, CoreId{}));
  if (!choosing) {
    if (step_event()) return;
    choosing = !at_horizon();
  }
  choosing = choosing && kernel.may_choose() && step_choice();
  if (choosing) return;
  // Nothing changes any more, unless something that takes no time has just begun.
  in_instant = kernel.next_timer() <= now || devices.next_end() <= now ||
               (!at_horizon() && releases.next() <= now);
  if (!in_instant && at_horizon()) {
    finish(nothing_is_left() ? End::completed : End::horizon, now);
  }
}

// One thing that happens at this instant by itself: (a) to (g). False: nothing more does.
bool Simulation::Engine::step_event() {
  const bool early = kernel.traits().quantum_ends_before_arrivals;
  if (kernel.next_timer() <= now) return step_cores(), true;
  if (early && step_ends_of_quanta()) return true;
  if (policy_is_due && step_policy()) return true;
  if (!at_horizon()) {
    if (drops.next() <= now) return step_drop(), true;
    if (releases.next() <= now) return step_release(), true;
  }
  if (devices.next_end() <= now) return step_end_of_service(), true;
  if (interpreter_lock.next_request() <= now) return step_interpreter_lock(), true;
  return !early && step_ends_of_quanta();
}

// (a), and sets those whose quantum alone has ended aside for (b) or (g).
void Simulation::Engine::step_cores() {
  const CoreId core = kernel.next_core();
  ++events;
  if (kernel.ends_at(core) > now) {
    kernel.stop_timer(core);
    return expire(core);
  }
  if (kernel.doing(core) == Doing::switching) {
    end_switching(core);
  } else {
    const ActivityId id = runtime.carried(kernel.thread_on(core));
    operation_done(id);
    if (runtime.at(id).drop_pending) {
      end_on_core(core, id, true);
    } else {
      kernel.does(core, Doing::beginning, kNever, now);
      go_on(core);
    }
  }
  if (kernel.thread_on(core).valid() && kernel.quantum_is_over(core, now)) expire(core);
}

// In core order; at most one or two for each core.
void Simulation::Engine::expire(CoreId core) {
  auto place = expired.end();
  while (place != expired.begin() && core < *(place - 1)) --place;
  expired.insert(place, core);
}

void Simulation::Engine::end_switching(CoreId core) {
  const ActivityId id = runtime.carried(kernel.thread_on(core));
  const After then = after[core.index()];
  if (then == After::dispatch) kernel.begin_quantum(core, now);
  kernel.does(core, Doing::beginning, kNever, now);
  if (then == After::child) spawn_child(id);
  const Activity& activity = runtime.at(id);
  if (activity.drop_pending) return end_on_core(core, id, true);
  if (then != After::child) {
    recorder.on_core(activity.job, core, kernel.thread_on(core), now, State::running,
                     Cause::operation_began, activity.operation());
  }
  if (runtime.is_green()) {
    kernel.wake_at(core, now + (kCarryTime - runtime.carried_for(kernel.thread_on(core))));
  }
  go_on(core);
}

// (c)
bool Simulation::Engine::step_policy() {
  policy_is_due = false;
  if (at_horizon()) return false;
  ++events;
  if (kernel.traits().requeues_at_instants) {
    for (const CoreId core : kernel.interruptible()) {
      take_off(core, Cause::quantum_expired, Entry::preempted);
    }
  }
  kernel.reach(now);
  return true;
}

// (d)
void Simulation::Engine::step_drop() {
  ++events;
  const auto [activity, job] = drops.take();
  const JobInfo& info = recorder.trace().jobs[job.index()];
  if (info.finish || info.dropped) return;
  if (runtime.at(activity).job == job) {
    drop(activity);
  } else {
    recorder.drop(job, now);
    runtime.give_up(job);
    releases.job_ended(info.task, now);
  }
}

// (e)
void Simulation::Engine::step_release() {
  ++events;
  Releases::Release release = releases.take();
  release.at = now;
  const ActivityId id = runtime.release(release, recorder);
  if (runtime.drops(release.task)) {
    const JobId job = make_id<JobId>(recorder.trace().jobs.size() - 1);
    drops.push(*recorder.trace().jobs.back().deadline, {ActivityId{release.task.value}, job});
  }
  if (id.valid()) arrive(id);
  if (dynamic_ceilings) lend();
}

// (f)
void Simulation::Engine::step_end_of_service() {
  ++events;
  const auto [id, job] = devices.end_service(now, recorder, [this](ActivityId later, bool soon) {
    if (!has_many()) return;
    soon ? expect_soon(ThreadId{later.value}) : expect(ThreadId{later.value});
  });
  if (runtime.at(id).job != job) return;  // it was dropped
  if (runtime.at(id).phase == Activity::Phase::polling) {
    answer(id);
  } else {
    operation_done(id);
    wake(id, true);
  }
}

// With many threads most have been forgotten by the processor's caches when their turn comes: what
// they need is sent for, first where they stand, and later what that refers to.
void Simulation::Engine::expect(ThreadId thread) const {
  runtime.expect(ActivityId{thread.value});
  kernel.expect(thread);
}

void Simulation::Engine::expect_soon(ThreadId thread) const {
  const Activity& activity = runtime.at(ActivityId{thread.value});
  if (!kPrefetches || !activity.job.valid()) return;
  prefetch(activity.steps);
  prefetch(&activity.step());
  prefetch(&activity.step() + 1);
}

void Simulation::Engine::expect_dispatches() {
  if (kPrefetches) {
    std::array<ThreadId, 1> one;
    if (kernel.expected(kAhead, one) > 0) expect(one[0]);
    if (kernel.expected(kSoon, one) > 0) expect_soon(one[0]);
  } else if (dispatches_expected-- == 0) {
    std::array<ThreadId, kRow> row;
    const std::size_t count = kernel.expected(0, row);
    for (std::size_t i = 0; i < count; ++i) expect(row[i]);
    dispatches_expected = kRow - 1;
  }
}

// The holder computes: it gives the lock up now. Else it does as soon as it goes on.
void Simulation::Engine::step_interpreter_lock() {
  ++events;
  interpreter_lock.ask();
  const ThreadId holder = interpreter_lock.holder();
  const CoreId core = kernel.core_of(holder);
  const Doing doing = core.valid() ? kernel.doing(core) : Doing::nothing;
  if (doing == Doing::computing || doing == Doing::polling) give_up_interpreter_lock(holder);
}

// (b) or (g)
bool Simulation::Engine::step_ends_of_quanta() {
  if (next_expired == expired.size()) return false;
  const CoreId core = expired[next_expired++];
  if (next_expired == expired.size()) {
    expired.clear();
    next_expired = 0;
  }
  if (!at_horizon() && kernel.thread_on(core).valid()) end_of_quantum(core);
  return true;
}

void Simulation::Engine::end_of_quantum(CoreId core) {
  const ThreadId thread = kernel.thread_on(core);
  if (kernel.doing(core) == Doing::switching) return;
  if (kernel.wakes_at(core) <= now) {
    runtime.carried_for(thread) = {};
    if (runtime.has_next(thread)) {
      const ActivityId id = runtime.carried(thread);
      stop_operation(core);
      recorder.ready(runtime.at(id).job, now, Cause::quantum_expired, runtime.at(id).operation());
      runtime.requeue(id);
      carry_next(core, false);
    } else {
      kernel.wake_at(core, now + kCarryTime);
      kernel.does(core, kernel.doing(core), kernel.ends_at(core), now);
    }
  }
  if (!kernel.thread_on(core).valid() || kernel.doing(core) == Doing::switching) return;
  if (!kernel.quantum_is_over(core, now)) return;
  if (kernel.end_quantum(core, now)) take_off(core, Cause::quantum_expired, Entry::quantum_ended);
}

// (h): one choice, or the beginning of one operation. False: nothing changes.
bool Simulation::Engine::step_choice() {
  const Kernel::Placement placement = kernel.dispatch(now);
  undecided = kernel.undecided();
  if (undecided) return true;
  if (!placement && kernel.traits().compares_running) {
    tell_remaining();
    if (const auto victim = kernel.to_preempt(now)) {
      take_off(victim.core, Cause::preempted, Entry::preempted);
      return true;
    }
  }
  if (placement) {
    if (has_many()) expect_dispatches();
    begin_dispatch(placement, true);
    if (kernel.doing(placement.core) == Doing::beginning) go_on(placement.core, true);
    return true;
  }
  const CoreId core = kernel.next_beginning();
  if (!core.valid()) return false;
  go_on(core, true);
  return true;
}

// `goes_on`: go_on() follows at once. Of what only computes then it tells, as begun by this
// dispatch.
void Simulation::Engine::begin_dispatch(const Kernel::Placement& placement, bool goes_on) {
  const auto [thread, core] = placement;
  Activity& activity = runtime.at(runtime.carried(thread));
  Duration price = kernel.dispatch_cost(placement) + runtime.take_debt(activity);
  if (runtime.changed_task(thread)) price += cost[CostKind::task_switch];
  if (price > Duration{}) {
    recorder.switching(activity.job, core, thread, now, Cause::dispatched, activity.operation());
    after[core.index()] = After::dispatch;
    return kernel.does(core, Doing::switching, now + price, now);
  }
  compute_cause = Cause::dispatched;
  if (!goes_on || !computes_at_once(activity)) {
    compute_cause = Cause::operation_began;
    recorder.on_core(activity.job, core, thread, now, dispatched, Cause::dispatched,
                     activity.operation());
  }
  kernel.begin_quantum(core, now);
  if (runtime.is_green()) kernel.wake_at(core, now + (kCarryTime - runtime.carried_for(thread)));
}

}  // namespace interleave
