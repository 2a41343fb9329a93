#include "sim/simulation.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/devices.hpp"
#include "sim/kernel.hpp"
#include "sim/runtime.hpp"
#include "sim/trace_head.hpp"
#include "trace/recorder.hpp"

namespace interleave {

// One instant is handled in small steps, each at most one event, so that a run can stop for its
// budget anywhere and go on. What step comes next follows from the state alone.
struct Simulation::Engine {
  Engine(const RunSpec& spec, std::uint64_t most_written)
      : max_written(most_written),
        kernel(spec),
        runtime(spec),
        devices(spec.machine),
        recorder(trace_head(spec, static_cast<std::size_t>(spec.machine.cores))) {
    if (spec.horizon) horizon = Time{} + *spec.horizon;
  }

  std::uint64_t max_written;
  Kernel kernel;
  Runtime runtime;
  Devices devices;
  Recorder recorder;

  Time now, known;  // handled so far; and up to where nothing else can have happened
  Time horizon = kNever;
  std::uint64_t events = 0;
  bool ended = false;
  bool in_instant = false;      // there may be more to do at `now`
  bool choosing = false;        // (h) has begun and goes on until nothing changes
  CoreId going_on;              // whose thread is about to begin its current operation
  std::vector<CoreId> expired;  // whose quantum has ended at `now`, in core order, from
  std::size_t next_expired = 0;

  bool run_until(Time until, std::uint64_t budget);
  bool enter_next_instant(Time until);
  void finish(End kind, Time at);

  void step();
  bool step_ends_of_cpu();
  bool step_ends_of_quanta();
  bool step_release();
  bool step_end_of_service();
  bool step_choice();

  void go_on(CoreId core);
  void operation_took_no_time(ThreadId thread);
  void leave_for_end(CoreId core, ThreadId thread);
  void end_job(ThreadId thread);
  void take_off(CoreId core, Cause cause, Entry entry);
  [[nodiscard]] bool at_horizon() const { return now == horizon; }
};

bool Simulation::Engine::run_until(Time until, std::uint64_t budget) {
  if (ended) return true;
  const std::uint64_t last = budget > UINT64_MAX - events ? UINT64_MAX : events + budget;
  while (!ended && events < last) {
    if (in_instant) {
      step();
    } else if (!enter_next_instant(until)) {
      break;
    }
  }
  if (!ended) recorder.show_until(known);
  return ended;
}

// False: the next instant lies beyond `until`, or there is none and the run has ended.
bool Simulation::Engine::enter_next_instant(Time until) {
  if (runtime.all_finished()) return finish(End::completed, now), false;
  const Time next = std::min({kernel.next_timer(), runtime.next_release(), devices.next_end()});
  if (next == kNever) return finish(End::deadlock, now), false;
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

void Simulation::Engine::finish(End kind, Time at) {
  ended = true;
  in_instant = false;
  known = std::max(known, at);
  recorder.end(kind, known);
}

void Simulation::Engine::step() {
  if (going_on.valid()) return go_on(std::exchange(going_on, CoreId{}));
  if (choosing) {
    choosing = step_choice();
    if (choosing) return;
  } else {
    const bool early = kernel.traits().quantum_ends_before_arrivals;
    if (step_ends_of_cpu()) return;
    if (early && step_ends_of_quanta()) return;
    if (step_release()) return;
    if (step_end_of_service()) return;
    if (!early && step_ends_of_quanta()) return;
    choosing = !at_horizon();
    if (choosing) return;
  }
  // Nothing changes any more, unless something that takes no time has just begun.
  in_instant = kernel.next_timer() == now || devices.next_end() == now;
  if (!in_instant && at_horizon()) {
    finish(runtime.all_finished() ? End::completed : End::horizon, now);
  }
}

// (a), and sets those whose quantum alone has ended aside for (b) or (g).
bool Simulation::Engine::step_ends_of_cpu() {
  if (kernel.next_timer() != now) return false;
  const CoreId core = kernel.next_core();
  ++events;
  if (kernel.computes_until(core) > now) {
    kernel.stop_timer(core);
    expired.push_back(core);
    return true;
  }
  const ThreadId thread = kernel.thread_on(core);
  runtime.set_left(thread, {});
  runtime.advance(thread);
  go_on(core);
  return true;
}

bool Simulation::Engine::step_ends_of_quanta() {
  if (next_expired == expired.size()) return false;
  const CoreId core = expired[next_expired++];
  if (next_expired == expired.size()) {
    expired.clear();
    next_expired = 0;
  }
  if (!at_horizon() && kernel.end_quantum(core, now)) {
    take_off(core, Cause::quantum_expired, Entry::quantum_ended);
  }
  return true;
}

bool Simulation::Engine::step_release() {
  if (at_horizon() || runtime.next_release() != now) return false;
  ++events;
  const ThreadId thread = runtime.release(recorder);
  if (thread.valid()) {
    recorder.ready(runtime.job(thread), now, Cause::arrival, runtime.operation(thread));
    kernel.make_ready(thread, Entry::arrived, now);
  }
  return true;
}

bool Simulation::Engine::step_end_of_service() {
  if (devices.next_end() != now) return false;
  ++events;
  const ThreadId thread = devices.end_service(recorder);
  runtime.advance(thread);
  if (runtime.step(thread).kind == Step::Kind::finish) {
    end_job(thread);
  } else {
    recorder.ready(runtime.job(thread), now, Cause::wait_ended, runtime.operation(thread));
    kernel.make_ready(thread, Entry::woke, now);
  }
  return true;
}

// (h): one choice. False: nothing changes.
bool Simulation::Engine::step_choice() {
  auto placement = kernel.dispatch(now);
  if (!placement && kernel.traits().compares_running) {
    if (const auto victim = kernel.to_preempt(now)) {
      take_off(victim->core, Cause::preempted, Entry::preempted);
      placement = kernel.dispatch(now);
    }
  }
  if (!placement) return false;
  const auto [thread, core] = *placement;
  recorder.on_core(runtime.job(thread), core, thread, now, State::running, Cause::dispatched,
                   runtime.operation(thread));
  const Duration left = runtime.left(thread);
  if (left > Duration{}) {
    kernel.compute_until(core, now + left);
  } else {
    go_on(core);
  }
  return true;
}

// The thread on `core` begins its current operation, or ends.
void Simulation::Engine::go_on(CoreId core) {
  const ThreadId thread = kernel.thread_on(core);
  const Step& step = runtime.step(thread);
  if (step.kind == Step::Kind::finish) return leave_for_end(core, thread);
  if (step.length == Duration{}) operation_took_no_time(thread);
  if (ended) return;
  const JobId job = runtime.job(thread);
  if (step.kind == Step::Kind::io) {
    kernel.leave(core, now);
    recorder.core_idle(core, now);
    recorder.blocked(job, now, WaitKind::device, step.device.value, step.operation);
    devices.ask(step.device, thread, job, step.operation, step.length, now, recorder);
  } else if (step.length == Duration{}) {
    runtime.advance(thread);
    going_on = core;
  } else {
    recorder.on_core(job, core, thread, now, State::running, Cause::operation_began,
                     step.operation);
    runtime.set_left(thread, step.length);
    kernel.compute_until(core, now + step.length);
  }
}

void Simulation::Engine::operation_took_no_time(ThreadId thread) {
  ++events;
  if (runtime.makes_no_progress(thread, now)) finish(End::no_progress, now);
}

void Simulation::Engine::leave_for_end(CoreId core, ThreadId thread) {
  kernel.leave(core, now);
  recorder.core_idle(core, now);
  end_job(thread);
}

void Simulation::Engine::end_job(ThreadId thread) {
  if (!runtime.finish(thread, now, recorder)) return;
  recorder.ready(runtime.job(thread), now, Cause::arrival, runtime.operation(thread));
  kernel.make_ready(thread, Entry::arrived, now);
}

// The thread on `core` waits for a core again, in the middle of its operation.
void Simulation::Engine::take_off(CoreId core, Cause cause, Entry entry) {
  const ThreadId thread = kernel.thread_on(core);
  runtime.set_left(thread, kernel.computes_until(core) - now);
  kernel.leave(core, now);
  recorder.core_idle(core, now);
  recorder.ready(runtime.job(thread), now, cause, runtime.operation(thread));
  kernel.make_ready(thread, entry, now);
}

Simulation::Simulation(RunSpec spec, std::uint64_t max_written)
    : engine_(std::make_unique<Engine>(spec, max_written)) {}
Simulation::Simulation(const Simulation& other)
    : engine_(other.engine_ ? std::make_unique<Engine>(*other.engine_) : nullptr) {}
Simulation& Simulation::operator=(const Simulation& other) {
  if (this != &other) *this = Simulation{other};
  return *this;
}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

bool Simulation::run_until(Time until, std::uint64_t event_budget) {
  return engine_->run_until(until, event_budget);
}

void Simulation::stop_for_budget() {
  if (!engine_->ended) engine_->finish(End::budget, engine_->now);
}

bool Simulation::ended() const { return engine_->ended; }
Time Simulation::now() const { return engine_->known; }
std::uint64_t Simulation::events() const { return engine_->events; }
const Trace& Simulation::trace() const { return engine_->recorder.trace(); }
Trace Simulation::take_trace() && { return std::move(engine_->recorder).take_trace(); }

Trace simulate(const RunSpec& spec, std::uint64_t max_events) {
  Simulation simulation{spec};
  if (!simulation.run_until(kNever, max_events)) simulation.stop_for_budget();
  return std::move(simulation).take_trace();
}

}  // namespace interleave
