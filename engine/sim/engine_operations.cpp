// What each operation does when it begins and when it is over.
#include <utility>

#include "sim/engine.hpp"

namespace interleave {

using Outcome = Coordination::Outcome;
using Effect = CoordinationEvent::Kind;

namespace {

// Those begin only when all that happens at this instant by itself has happened.
bool is_begun_last(Step::Kind kind) {
  return kind == Step::Kind::lock || kind == Step::Kind::wait || kind == Step::Kind::receive ||
         kind == Step::Kind::arrive || kind == Step::Kind::join;
}

}  // namespace

// The thread on `core` goes on with its current operation, or begins it, or ends. `chosen`: it has
// the core by a choice of this very step, and may begin anything.
void Simulation::Engine::go_on(CoreId core, bool chosen) {
  const ActivityId id = runtime.carried(kernel.thread_on(core));
  Activity& activity = runtime.at(id);
  switch (activity.phase) {
    case Activity::Phase::computing: return compute(core, id);
    case Activity::Phase::polling: return poll(core, id);
    default: break;
  }
  if (activity.drop_pending) return end_on_core(core, id, true);
  if (is_begun_last(activity.step().kind) && !chosen) return;
  begin(core, id);
}

void Simulation::Engine::begin(CoreId core, ActivityId id) {
  const Step& step = runtime.at(id).step();
  switch (step.kind) {
    case Step::Kind::finish: return end_on_core(core, id, false);
    case Step::Kind::cpu: return begin_cpu(core, id);
    case Step::Kind::io: return begin_io(core, id);
    case Step::Kind::sleep: return begin_sleep(core, id);
    case Step::Kind::yield: return begin_yield(core, id);
    case Step::Kind::spawn: return begin_spawn(core, id);
    case Step::Kind::join: return begin_join(core, id);
    default: return begin_coordination(core, id);
  }
}

// Whether go_on() leads to compute() and this to on_core(), whatever else there is.
bool Simulation::Engine::computes_at_once(const Activity& activity) const {
  if (interpreter_lock.is_used()) return false;
  if (activity.phase != Activity::Phase::fresh) {
    return activity.phase == Activity::Phase::computing;
  }
  const Step& step = activity.step();
  return step.kind == Step::Kind::cpu && step.distribution == Distribution::exact &&
         step.length > Duration{} && !activity.drop_pending;
}

Duration Simulation::Engine::drawn_length(ActivityId id) const {
  const Activity& activity = runtime.at(id);
  const Step& step = activity.step();
  if (step.distribution == Distribution::exact) return step.length;
  return draw(step.drawn_length(),
              runtime.draws(id).bits(step.operation, activity.cursor.repetition()));
}

void Simulation::Engine::operation_took_no_time(ActivityId id) {
  ++events;
  if (runtime.makes_no_progress(id, now)) {
    fail(id, Stuck::Kind::makes_no_progress, End::no_progress);
  }
}

// The current operation is over, without being charged to anybody here.
void Simulation::Engine::operation_done(ActivityId id) {
  Activity& activity = runtime.at(id);
  const Step& step = activity.step();
  if (step.kind == Step::Kind::cpu) {
    if (activity.burst_known) activity.burst -= activity.length;
    if (activity.work_known) activity.work -= activity.length;
    if (activity.draws) activity.drawn += activity.length;
  } else if (ends_burst(step.kind)) {
    activity.burst_known = false;
  }
  activity.phase = Activity::Phase::fresh;
  activity.left = {};
  activity.cursor.advance(activity.steps);
}

// The current operation took no time: on to the next, in a step of its own.
void Simulation::Engine::next_operation(CoreId core, ActivityId id) {
  operation_done(id);
  operation_took_no_time(id);
  if (!ended) going_on = core;
}

void Simulation::Engine::begin_cpu(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  const Duration length = drawn_length(id);
  activity.length = length;
  if (length == Duration{}) return next_operation(core, id);
  activity.phase = Activity::Phase::computing;
  activity.left = length;
  compute(core, id);
}

void Simulation::Engine::compute(CoreId core, ActivityId id) {
  const ThreadId thread = kernel.thread_on(core);
  if (interpreter_lock.is_asked(thread)) return give_up_interpreter_lock(thread);
  if (!interpreter_lock.take(thread, now)) {
    return wait(core, id, WaitKind::interpreter_lock, kNoPlace, false);
  }
  const Activity& activity = runtime.at(id);
  recorder.on_core(activity.job, core, thread, now, dispatched,
                   std::exchange(compute_cause, Cause::operation_began), activity.operation());
  kernel.does(core, Doing::computing, now + activity.left, now);
}

void Simulation::Engine::begin_io(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  const Step& step = activity.step();
  const Duration length = drawn_length(id);
  if (length == Duration{}) operation_took_no_time(id);
  if (ended) return;
  if (step.wait != WaitMode::polling) begin_wait(core, id, step);
  devices.ask(step.device, {id, activity.job}, step.operation, length, now, recorder);
  if (step.wait == WaitMode::polling) poll(core, id);
}

void Simulation::Engine::begin_sleep(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  const Step& step = activity.step();
  const Duration length = drawn_length(id);
  if (length == Duration{}) return next_operation(core, id);
  if (step.wait != WaitMode::polling) begin_wait(core, id, step);
  devices.set_timer({id, activity.job}, step.operation, length, now, recorder);
  if (step.wait == WaitMode::polling) poll(core, id);
}

void Simulation::Engine::begin_wait(CoreId core, ActivityId id, const Step& step) {
  const bool device = step.kind == Step::Kind::io;
  wait(core, id, device ? WaitKind::device : WaitKind::timer, device ? step.device.value : kNoPlace,
       step.wait == WaitMode::async);
}

// Asks question after question on its core. Called when it begins and whenever it goes on.
void Simulation::Engine::poll(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  const ThreadId thread = kernel.thread_on(core);
  if (activity.phase != Activity::Phase::polling) {
    activity.phase = Activity::Phase::polling;
    activity.answered = false;
    activity.asked = activity.left = {};
  }
  if (interpreter_lock.is_asked(thread)) return give_up_interpreter_lock(thread);
  if (!interpreter_lock.take(thread, now)) {
    return wait(core, id, WaitKind::interpreter_lock, kNoPlace, false);
  }
  if (activity.answered && activity.left == Duration{}) {
    operation_done(id);
    kernel.does(core, Doing::beginning, kNever, now);
    going_on = core;
    return;
  }
  recorder.on_core(activity.job, core, thread, now, State::polling, Cause::operation_began,
                   activity.operation());
  activity.asking_since = now;
  kernel.does(core, Doing::polling, activity.answered ? now + activity.left : kNever, now);
}

// What a polling job asks for has come: it notices at the end of the first question that begins now
// or later.
void Simulation::Engine::answer(ActivityId id) {
  Activity& activity = runtime.at(id);
  const Duration question = cost[CostKind::poll];
  const CoreId core = runtime.is_carried(id) ? kernel.core_of(activity.thread) : CoreId{};
  const bool asks = core.valid() && kernel.doing(core) == Doing::polling;
  activity.answered = true;
  if (question > Duration{}) {
    if (asks) activity.asked += now - activity.asking_since;
    activity.asked = {activity.asked.ns % question.ns};
    const bool between = activity.asked == Duration{};
    activity.left = between ? question : question - activity.asked + question;
  }
  if (asks) poll(core, id);
}

void Simulation::Engine::begin_yield(CoreId core, ActivityId id) {
  operation_done(id);
  operation_took_no_time(id);
  if (ended) return;
  if (interpreter_lock.is_held_by(kernel.thread_on(core))) {
    hand_interpreter_lock(interpreter_lock.release(now));
  }
  if (!runtime.suspends_tasks()) return take_off(core, Cause::yielded, Entry::yielded);
  recorder.ready(runtime.at(id).job, now, Cause::yielded, runtime.at(id).operation());
  runtime.requeue(id);
  carry_next(core, false);
}

// One job a step; each is ready when its cost has been spent.
void Simulation::Engine::begin_spawn(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  if (activity.phase != Activity::Phase::spawning) {
    activity.phase = Activity::Phase::spawning;
    runtime.family(id).to_spawn = activity.step().count;
    operation_took_no_time(id);
    if (ended) return;
  }
  if (runtime.family(id).to_spawn == 0 || at_horizon()) {
    operation_done(id);
    going_on = core;
    return;
  }
  const Duration price = cost[processes ? CostKind::process_spawn : CostKind::spawn];
  if (price > Duration{}) return pay(core, price, After::child);
  spawn_child(id);
  going_on = core;
}

void Simulation::Engine::begin_join(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  if (runtime.family(id).unfinished_children > 0) {
    return wait(core, id, WaitKind::child, kNoPlace, true);
  }
  for (const JobId child : std::exchange(runtime.family(id).children, {})) {
    recorder.family({now, activity.job, child, FamilyEvent::Kind::joined});
  }
  next_operation(core, id);
}

// The core's thread spends this before anything else.
void Simulation::Engine::pay(CoreId core, Duration price, After then) {
  const ThreadId thread = kernel.thread_on(core);
  const Activity& activity = runtime.at(runtime.carried(thread));
  recorder.switching(activity.job, core, thread, now, Cause::operation_began, activity.operation());
  after[core.index()] = then;
  kernel.does(core, Doing::switching, now + price, now);
}

void Simulation::Engine::effect(Effect kind, ActivityId id, std::uint32_t item) {
  const Activity& activity = runtime.at(id);
  recorder.coordinate(
      {now, activity.job, activity.step().object, activity.operation(), item, kind});
}

// Those whom the operation lets go on; `kind` is what took effect for each who was not sending.
void Simulation::Engine::release_waiters(Effect kind, bool tell_senders) {
  for (const Coordination::Release& release : std::exchange(released, {})) {
    if (release.again) {
      wake(release.who, false);
      continue;
    }
    if (!release.sender) effect(kind, release.who, release.item);
    if (release.sender && tell_senders) effect(Effect::sent, release.who, release.item);
    if (kind == Effect::received && !release.sender) {
      runtime.owe(release.who, message_cost());
    }
    operation_done(release.who);
    wake(release.who, false);
  }
}

// Asks for what the operation of the activity is about; who may go on by it is in `released`.
Simulation::Engine::Attempt Simulation::Engine::attempt(ActivityId id, const Step& step) {
  const std::uint32_t object = step.object;
  Attempt made;
  switch (step.kind) {
    case Step::Kind::lock: made.outcome = coordination.lock(object, id, own_key()); break;
    case Step::Kind::unlock:
      made.outcome = coordination.unlock(object, id, own_key(), released);
      made.own = Effect::unlocked;
      break;
    case Step::Kind::wait:
      made.outcome = coordination.wait(object, id);
      made.kind = WaitKind::semaphore;
      made.own = Effect::acquired;
      break;
    case Step::Kind::signal:
      coordination.signal(object, id, released);
      made.own = Effect::released;
      made.others = Effect::acquired;
      break;
    case Step::Kind::send:
      made.outcome = coordination.send(object, id, made.item, released);
      made.kind = WaitKind::channel;
      made.own = Effect::sent;
      made.others = Effect::received;
      break;
    case Step::Kind::receive:
      made.outcome = coordination.receive(object, id, made.item, released);
      made.kind = WaitKind::channel;
      made.own = Effect::received;
      break;
    default:
      made.outcome = coordination.arrive(object, id, made.item, released);
      made.kind = WaitKind::barrier;
      made.own = made.others = Effect::passed;
      break;
  }
  return made;
}

void Simulation::Engine::begin_coordination(CoreId core, ActivityId id) {
  Activity& activity = runtime.at(id);
  const Step& step = activity.step();
  if (step.kind == Step::Kind::send && activity.phase != Activity::Phase::paid &&
      message_cost() > Duration{}) {
    activity.phase = Activity::Phase::paid;
    return pay(core, message_cost(), After::paid);
  }
  if (dynamic_ceilings) set_ceilings();
  const Attempt made = attempt(id, step);
  if (made.outcome == Outcome::fault) {
    const bool lock = step.kind == Step::Kind::lock;
    return fail(id, lock ? Stuck::Kind::locked_twice : Stuck::Kind::unlocked_unheld, End::fault);
  }
  if (made.outcome == Outcome::waits) {
    wait(core, id, made.kind, step.object, true);
    return lend();
  }
  // At a rendezvous the message is sent before it is received.
  const bool rendezvous =
      made.own == Effect::received && !released.empty() && released.front().item == made.item;
  if (rendezvous) effect(Effect::sent, released.front().who, made.item);
  effect(made.own, id, made.item);
  const bool pays = made.own == Effect::received && message_cost() > Duration{};
  operation_done(id);
  operation_took_no_time(id);
  if (ended) return;
  release_waiters(made.others, !rendezvous);
  lend();
  if (pays) {
    pay(core, message_cost(), After::carry);
  } else {
    going_on = core;
  }
}

}  // namespace interleave
