// How jobs arrive, wait, wake and end, and how threads change over from one to the next.
#include <algorithm>
#include <utility>

#include "sim/engine.hpp"

namespace interleave {

using Effect = CoordinationEvent::Kind;

ThreadFacts Simulation::Engine::facts(ActivityId id) {
  return runtime.facts(id, kernel.traits(), recorder, walked);
}

void Simulation::Engine::make_ready(ThreadId thread, Entry why) {
  const ActivityId id = runtime.carried(thread);
  if (why == Entry::arrived || !runtime.thread_per_task()) kernel.pin(thread, runtime.pins(id));
  take_over_lent(thread);
  static const ThreadFacts kNothing;
  kernel.make_ready(thread, why, kernel.traits().heeds_facts ? facts(id) : kNothing, now);
  if (!kernel.traits().runs_at_once || at_horizon()) return;
  if (const auto placement = kernel.dispatch(now)) begin_dispatch(placement);
}

// The activity has a new job.
void Simulation::Engine::arrive(ActivityId id) {
  recorder.ready(runtime.at(id).job, now, Cause::arrival, runtime.at(id).operation());
  const ThreadId thread = runtime.admit(id, true);
  if (thread.valid()) make_ready(thread, Entry::arrived);
}

void Simulation::Engine::spawn_child(ActivityId parent) {
  ++events;
  const TaskId task{runtime.at(parent).step().object};
  const ActivityId child = runtime.spawn(task, parent, now, recorder);
  --runtime.family(parent).to_spawn;
  const JobId job = runtime.at(child).job;
  recorder.family({now, runtime.at(parent).job, job, FamilyEvent::Kind::spawned});
  if (runtime.thread_per_task()) static_cast<void>(kernel.add_thread());
  if (runtime.drops(task)) drops.push(*recorder.trace().jobs.back().deadline, {child, job});
  arrive(child);
  if (dynamic_ceilings) lend();
}

// What the activity waited for has come, and that operation is over. `may_end`: if it was its last
// one, the job ends without a core.
void Simulation::Engine::wake(ActivityId id, bool may_end) {
  Activity& activity = runtime.at(id);
  activity.waits = WaitKind::none;
  const bool carried = runtime.is_carried(id);
  if (may_end && activity.step().kind == Step::Kind::finish) {
    const ThreadId thread = activity.thread;
    if (carried) runtime.put_down(thread);
    end_job(id, false);
    if (carried && !ended && !runtime.carried(thread).valid()) carry_off_core(thread);
    return;
  }
  recorder.ready(activity.job, now, Cause::wait_ended, activity.operation());
  if (carried) return make_ready(activity.thread, Entry::woke);
  const ThreadId thread = runtime.admit(id, false);
  if (thread.valid()) make_ready(thread, Entry::woke);
}

// The thread, on no core, has nothing to carry: the next one, if there is one.
void Simulation::Engine::carry_off_core(ThreadId thread) {
  if (runtime.take_next(thread).valid()) make_ready(thread, Entry::arrived);
}

// The activity on `core` waits. `suspends`: only the task waits where the model can tell.
void Simulation::Engine::wait(CoreId core, ActivityId id, WaitKind kind, std::uint32_t place,
                              bool suspends) {
  Activity& activity = runtime.at(id);
  const ThreadId thread = kernel.thread_on(core);
  activity.waits = kind;
  activity.place = place;
  recorder.blocked(activity.job, now, kind, place, activity.operation());
  if (suspends && runtime.suspends_tasks()) return carry_next(core, true);
  leave(core);
  kernel.depart(thread, true, now);
  if (interpreter_lock.is_held_by(thread)) hand_interpreter_lock(interpreter_lock.release(now));
}

void Simulation::Engine::leave(CoreId core) {
  if (runtime.is_green() && kernel.wakes_at(core) != kNever) {
    runtime.carried_for(kernel.thread_on(core)) = kCarryTime - (kernel.wakes_at(core) - now);
  }
  kernel.leave(core, now);
  recorder.core_idle(core, now);
}

// The thread on `core` waits for a core again, in the middle of its operation or before it.
void Simulation::Engine::take_off(CoreId core, Cause cause, Entry entry) {
  const ThreadId thread = kernel.thread_on(core);
  Activity& activity = runtime.at(runtime.carried(thread));
  if (going_on == core) going_on = {};
  stop_operation(core);
  leave(core);
  recorder.ready(activity.job, now, cause, activity.operation());
  make_ready(thread, entry);
}

// What is left of the operation that the core is in the middle of.
void Simulation::Engine::stop_operation(CoreId core) {
  Activity& activity = runtime.at(runtime.carried(kernel.thread_on(core)));
  const Doing doing = kernel.doing(core);
  if (doing == Doing::polling) activity.asked += now - activity.asking_since;
  if (doing == Doing::computing || (doing == Doing::polling && activity.answered)) {
    activity.left = kernel.ends_at(core) - now;
    if (told) activity.left = std::max(activity.left, Duration{1});  // nobody has told of its end
  }
}

// The thread on `core` carries what comes next, or leaves; `waits` says whether it then waits for
// something.
void Simulation::Engine::carry_next(CoreId core, bool waits) {
  const ThreadId thread = kernel.thread_on(core);
  runtime.put_down(thread);
  const ActivityId next = runtime.take_next(thread);
  if (!next.valid()) {
    leave(core);
    kernel.depart(thread, waits, now);
    if (interpreter_lock.is_held_by(thread)) hand_interpreter_lock(interpreter_lock.release(now));
    return;
  }
  kernel.pin(thread, runtime.pins(next));
  if (!kernel.may_use(thread, core)) {
    leave(core);
    return make_ready(thread, Entry::arrived);
  }
  take_over_lent(thread);
  kernel.policy().carries(thread, facts(next), now);
  take_up(core);
}

// The thread on `core` goes over to what it has just come to carry.
void Simulation::Engine::take_up(CoreId core) {
  const ThreadId thread = kernel.thread_on(core);
  Activity& activity = runtime.at(runtime.carried(thread));
  Duration price = runtime.take_debt(activity);
  if (runtime.changed_task(thread)) price += cost[CostKind::task_switch];
  kernel.does(core, Doing::beginning, kNever, now);
  if (runtime.is_green()) kernel.wake_at(core, now + kCarryTime);
  if (price > Duration{}) return pay(core, price, After::carry);
  recorder.on_core(activity.job, core, thread, now, dispatched, Cause::dispatched,
                   activity.operation());
  going_on = core;
}

void Simulation::Engine::end_on_core(CoreId core, ActivityId id, bool dropped) {
  const ThreadId thread = kernel.thread_on(core);
  if (runtime.thread_per_task()) {
    leave(core);
    kernel.depart(thread, false, now);
    runtime.put_down(thread);
    if (interpreter_lock.is_held_by(thread)) hand_interpreter_lock(interpreter_lock.release(now));
    return end_job(id, dropped);
  }
  kernel.does(core, Doing::beginning, kNever, now);
  end_job(id, dropped);
  if (!ended) carry_next(core, false);
}

// The activity is on no core, or its thread is about to carry something else.
void Simulation::Engine::end_job(ActivityId id, bool dropped) {
  Activity& activity = runtime.at(id);
  const JobId job = activity.job;
  if (runtime.plan(activity.task).draws()) recorder.set_cpu_demand(job, activity.drawn);
  if (dropped) {
    give_back(id);
    recorder.drop(job, now);
  } else if (coordination.holds_mutex(id)) {
    return fail(id, Stuck::Kind::holds_at_end, End::fault);
  } else {
    recorder.finish(job, now);
  }
  coordination.forget(id);
  const ActivityId parent = runtime.family(id).parent;
  const JobId parent_job = runtime.family(id).parent_job;
  if (parent.valid() && runtime.at(parent).job == parent_job) {
    Family& family = runtime.family(parent);
    if (--family.unfinished_children == 0 && runtime.at(parent).waits == WaitKind::child) {
      for (const JobId child : std::exchange(family.children, {})) {
        recorder.family({now, parent_job, child, FamilyEvent::Kind::joined});
      }
      operation_done(parent);
      wake(parent, false);
    }
  }
  const TaskId task = runtime.at(id).task;
  const bool on_demand = parent.valid();
  const bool more = runtime.next_job(id);
  if (!on_demand) releases.job_ended(task, now);
  if (more) arrive(id);
}

// The deadline of the activity's job has come.
void Simulation::Engine::drop(ActivityId id) {
  Activity& activity = runtime.at(id);
  const bool carried = runtime.is_carried(id);
  const ThreadId thread = activity.thread;
  const CoreId core = carried ? kernel.core_of(thread) : CoreId{};
  if (core.valid()) {
    const Doing doing = kernel.doing(core);
    const bool computes = doing == Doing::computing || doing == Doing::polling;
    if (doing == Doing::switching || (computes && runtime.drops_late())) {
      activity.drop_pending = true;
      return;
    }
    stop_operation(core);
    return end_on_core(core, id, true);
  }
  if (carried && kernel.is_ready(thread)) kernel.withdraw(thread, now);
  if (!carried && activity.waits == WaitKind::none) runtime.withdraw(id);
  if (activity.waits == WaitKind::interpreter_lock) interpreter_lock.stop_waiting(thread);
  coordination.stop_waiting(id);
  activity.waits = WaitKind::none;
  if (!carried) return end_job(id, true);
  runtime.put_down(thread);
  if (interpreter_lock.is_held_by(thread)) hand_interpreter_lock(interpreter_lock.release(now));
  end_job(id, true);
  if (!ended && !runtime.carried(thread).valid()) carry_off_core(thread);
}

// A dropped job holds nothing any more.
void Simulation::Engine::give_back(ActivityId id) {
  const JobId job = runtime.at(id).job;
  const std::uint32_t operation = runtime.at(id).operation();
  for (const std::uint32_t mutex : coordination.mutexes_of(id)) {
    static_cast<void>(coordination.unlock(mutex, id, own_key(), released));
    recorder.coordinate({now, job, mutex, operation, 0, Effect::unlocked});
    release_waiters(Effect::locked, true);
  }
  for (const std::uint32_t semaphore : coordination.units_of(id)) {
    coordination.signal(semaphore, id, released);
    recorder.coordinate({now, job, semaphore, operation, 0, Effect::released});
    release_waiters(Effect::acquired, true);
  }
  lend();
}

// The thread, which computes or is about to, lets another one have the lock and waits for it again.
void Simulation::Engine::give_up_interpreter_lock(ThreadId thread) {
  const CoreId core = kernel.core_of(thread);
  const ActivityId id = runtime.carried(thread);
  stop_operation(core);
  const ThreadId next = interpreter_lock.release(now);
  if (interpreter_lock.take(thread, now)) {
    return runtime.at(id).phase == Activity::Phase::polling ? poll(core, id) : compute(core, id);
  }
  wait(core, id, WaitKind::interpreter_lock, kNoPlace, false);
  hand_interpreter_lock(next);
}

// Who has got the lock, if anybody, wants a core again.
void Simulation::Engine::hand_interpreter_lock(ThreadId next) {
  if (!next.valid()) return;
  Activity& activity = runtime.at(runtime.carried(next));
  activity.waits = WaitKind::none;
  recorder.ready(activity.job, now, Cause::wait_ended, activity.operation());
  make_ready(next, Entry::woke);
}

void Simulation::Engine::fail(ActivityId id, Stuck::Kind kind, End end) {
  Stuck stuck;
  stuck.job = runtime.at(id).job;
  stuck.operation = runtime.at(id).operation();
  stuck.kind = kind;
  recorder.stuck({stuck});
  finish(end, now);
}

Coordination::OwnKey Simulation::Engine::own_key() {
  return [this](ActivityId id) {
    if (!runtime.at(id).job.valid()) return Policy::kNotInherited;
    return kernel.policy().urgency(facts(id));
  };
}

// Of each mutex the most urgent key of the tasks whose text locks it: of their jobs of this moment
// where keys change from job to job.
void Simulation::Engine::set_ceilings() {
  for (std::uint32_t mutex = 0; mutex < lockers.size(); ++mutex) {
    if (!coordination.wants_ceiling(mutex)) continue;
    std::int64_t ceiling = Policy::kNotInherited;
    for (const TaskId task : lockers[mutex]) {
      const ActivityId id{task.value};
      if (dynamic_ceilings && !runtime.at(id).job.valid()) continue;
      ceiling = std::min(ceiling, kernel.policy().urgency(
                                      dynamic_ceilings ? facts(id) : runtime.task_facts(task)));
    }
    coordination.set_ceiling(mutex, ceiling);
  }
}

// Tells the policy what lock protocols lend to whom now.
void Simulation::Engine::lend() {
  if (!coordination.has_protocols()) return;
  if (dynamic_ceilings) set_ceilings();
  const std::vector<Coordination::Lent> all = coordination.lend(own_key());
  walked += coordination.take_looked();
  for (const Coordination::Lent& lent : all) {
    const ThreadId thread = runtime.at(lent.who).thread;
    if (thread.valid() && runtime.is_carried(lent.who)) {
      kernel.policy().inherit(thread, lent.key, now);
    }
  }
  for (std::size_t i = 0; i < kernel.core_count(); ++i) {
    const ThreadId thread = kernel.thread_on(make_id<CoreId>(i));
    if (!thread.valid()) continue;
    kernel.protect(thread, coordination.may_not_be_preempted(runtime.carried(thread)));
  }
}

// The thread runs at what lock protocols lend to the task that it carries now.
void Simulation::Engine::take_over_lent(ThreadId thread) {
  if (runtime.thread_per_task() || !coordination.has_protocols()) return;
  const ActivityId id = runtime.carried(thread);
  kernel.policy().inherit(thread, coordination.lent(id), now);
  kernel.protect(thread, coordination.may_not_be_preempted(id));
}

// Policies that look at what is left of a burst have to know it of those that run.
void Simulation::Engine::tell_remaining() {
  const Policy::Traits& traits = kernel.traits();
  if ((!traits.needs_burst && !traits.needs_work) || !kernel.anyone_ready()) return;
  for (std::size_t i = 0; i < kernel.core_count(); ++i) {
    const CoreId core = make_id<CoreId>(i);
    const ThreadId thread = kernel.thread_on(core);
    if (!thread.valid()) continue;
    const ActivityId id = runtime.carried(thread);
    if (kernel.doing(core) == Doing::computing) {
      runtime.at(id).left = std::max(kernel.ends_at(core) - now, Duration{told ? 1 : 0});
    }
    const ThreadFacts now_known = facts(id);
    kernel.policy().remaining(thread, traits.needs_work ? now_known.work : now_known.burst, now);
  }
}

// Nobody can ever go on: who waits for what, those who wait for each other first.
void Simulation::Engine::find_stuck() {
  std::vector<Stuck> stuck;
  std::vector<ActivityId> who, waits_for, child_of(runtime.activity_count());
  for (std::size_t i = runtime.activity_count(); i-- > 0;) {
    const Activity& child = runtime.at(make_id<ActivityId>(i));
    const Family& family = runtime.family(make_id<ActivityId>(i));
    if (!child.job.valid() || !family.parent.valid()) continue;
    if (runtime.at(family.parent).job != family.parent_job) continue;
    child_of[family.parent.index()] = make_id<ActivityId>(i);
  }
  for (std::size_t i = 0; i < runtime.activity_count(); ++i) {
    const ActivityId id = make_id<ActivityId>(i);
    const Activity& activity = runtime.at(id);
    if (!activity.job.valid()) continue;
    Stuck& one = stuck.emplace_back();
    one.job = activity.job;
    one.operation = activity.operation();
    one.wait = activity.waits;
    one.place = activity.place;
    who.push_back(id);
    waits_for.push_back(activity.waits == WaitKind::child ? child_of[i] : blocker_of(id));
    if (waits_for.back().valid()) one.waits_for = runtime.at(waits_for.back()).job;
  }
  std::vector<std::size_t> index(runtime.activity_count(), stuck.size());
  for (std::size_t i = 0; i < who.size(); ++i) index[who[i].index()] = i;
  const auto next = [&](std::size_t i) {
    return i < stuck.size() && waits_for[i].valid() ? index[waits_for[i].index()] : stuck.size();
  };
  std::vector<std::size_t> seen_from(stuck.size(), stuck.size());
  for (std::size_t start = 0; start < stuck.size(); ++start) {
    std::size_t i = start;
    while (i < stuck.size() && seen_from[i] == stuck.size()) {
      seen_from[i] = start;
      i = next(i);
    }
    if (i >= stuck.size() || seen_from[i] != start) continue;
    std::vector<Stuck> cycle;
    for (std::size_t member = i; !stuck[member].in_cycle; member = next(member)) {
      stuck[member].in_cycle = true;
      cycle.push_back(stuck[member]);
    }
    for (const Stuck& one : stuck) {
      if (!one.in_cycle) cycle.push_back(one);
    }
    return recorder.stuck(std::move(cycle));
  }
  recorder.stuck(std::move(stuck));
}

// Who would have to go on first: the holder of a mutex, or what its thread carries instead.
ActivityId Simulation::Engine::blocker_of(ActivityId id) const {
  const Activity& activity = runtime.at(id);
  if (activity.waits == WaitKind::mutex) return coordination.waits_for(id);
  if (activity.waits != WaitKind::none) return {};
  const ThreadId thread = activity.thread.valid() ? activity.thread : ThreadId{0};
  const ActivityId other = runtime.carried(thread);
  return other == id ? ActivityId{} : other;
}

}  // namespace interleave
