// Each check of what was decided finds what it is there for: 4, 7 and 8.
#include <catch2/catch_test_macros.hpp>

#include "checked.hpp"
#include "made_trace.hpp"

namespace interleave {
namespace {

// a runs on core 0, b waits all the while, core 1 is idle.
Trace idle_beside_ready() {
  Trace head = made_head(2, 2);
  head.preemptive_quantum = false;
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(10));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(1));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(b, at_ms(0), Cause::arrival, 0);
  recorder.end(End::horizon, at_ms(10));
  return recorder.trace();
}

TEST_CASE("check 4 finds a core that idles though a thread is ready that may use it") {
  Trace trace = idle_beside_ready();
  CHECK(failing(trace) == std::vector{4});
  trace.pin_sets.push_back({CoreId{0}});
  trace.pin_sets.push_back({CoreId{0}, CoreId{1}});
  trace.tasks[1].pins = 1;
  CHECK(failing(trace).empty());
  trace.tasks[1].pins = 2;
  CHECK(failing(trace) == std::vector{4});
  trace.global_queue = false;
  CHECK(failing(trace).empty());
}

TEST_CASE("check 4 lets a job wait for a thread as long as all threads are taken") {
  Trace trace = idle_beside_ready();
  trace.thread_per_task = false;
  for (const char* model : {"serial", "event-loop", "pool 1", "green 1"}) {
    trace.model = model;
    CHECK(failing(trace).empty());
  }
  trace.model = "pool 2";
  CHECK(failing(trace) == std::vector{4});
  trace.model = "green 2";
  CHECK(failing(trace) == std::vector{4});
}

TEST_CASE("check 4 knows that a waiting job keeps its thread of a pool but not of green threads") {
  Trace trace = idle_beside_ready();
  trace.cores.erase(trace.cores.begin());
  trace.lanes[0].track = {};
  trace.lanes[0].track.append(
      {at_ms(0), at_ms(10), JobId{0}, 0, 0, State::blocked, Cause::wait_began, WaitKind::mutex});
  trace.thread_per_task = false;
  trace.model = "pool 1";
  CHECK(failing(trace).empty());
  trace.model = "green 1";
  CHECK(failing(trace) == std::vector{4});
}

TEST_CASE("check 7 finds a core that does not change hands when a quantum ends") {
  Trace trace = made_run();
  trace.quantum = for_ms(1);
  CHECK(failing(trace) == std::vector{7});
}

TEST_CASE("check 7 lets a lone task go on") {
  Recorder recorder{made_head(2, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(7));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(5), for_ms(1));
  recorder.ready(b, at_ms(5), Cause::arrival, 0);
  recorder.ready(a, at_ms(6), Cause::quantum_expired, 0);
  recorder.on_core(b, CoreId{0}, ThreadId{1}, at_ms(6), State::running, Cause::dispatched, 0);
  recorder.end(End::horizon, at_ms(7));
  CHECK(failing(recorder.trace()).empty());
}

// b runs, a returns from the disk at 2 ms and waits until 3 ms.
Trace returner_left_waiting() {
  Trace head = made_head(2, 1);
  head.preemptive_quantum = false;
  head.preemption = Preemption::returners;
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 1);
  recorder.blocked(a, at_ms(0), WaitKind::device, 0, 1);
  const std::uint32_t request = recorder.device_asked(DeviceId{0}, a, 1, at_ms(0));
  recorder.device_begun(DeviceId{0}, request, at_ms(0));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(3));
  recorder.on_core(b, CoreId{0}, ThreadId{1}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.device_done(DeviceId{0}, request, at_ms(2));
  recorder.ready(a, at_ms(2), Cause::wait_ended, 2);
  recorder.finish(b, at_ms(3));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(3), State::running, Cause::dispatched, 2);
  recorder.finish(a, at_ms(4));
  recorder.core_idle(CoreId{0}, at_ms(4));
  recorder.end(End::completed, at_ms(4));
  return recorder.trace();
}

// On core 0 a runs 0-6 in one stint; b is ready from 1 on, having run before on `b_last`.
Trace kept_core(std::uint32_t b_last) {
  Trace head = made_head(2, 2);
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(6));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(3));
  recorder.on_core(b, CoreId{b_last}, ThreadId{1}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(b, at_ms(1), Cause::preempted, 0);
  recorder.core_idle(CoreId{b_last}, at_ms(1));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::running, Cause::dispatched, 0);
  recorder.end(End::horizon, at_ms(6));
  return recorder.trace();
}

TEST_CASE("check 7 looks only at those who may use the core") {
  Trace trace = kept_core(1);
  CHECK(fails(trace, 7));
  trace.pin_sets.push_back({CoreId{1}});
  trace.tasks[1].pins = 1;
  CHECK_FALSE(fails(trace, 7));
  trace.pin_sets[1] = {CoreId{0}};
  CHECK(fails(trace, 7));
}

TEST_CASE("check 7 looks only at those in the queue of the core, where each has one") {
  Trace trace = kept_core(1);
  trace.global_queue = false;
  CHECK_FALSE(fails(trace, 7));
  trace = kept_core(0);
  trace.global_queue = false;
  CHECK(fails(trace, 7));
}

TEST_CASE("check 7 passes over jobs that wait for a thread, and over loops of tasks") {
  Trace trace = kept_core(0);
  trace.thread_per_task = false;
  trace.model = "pool 2";
  CHECK(fails(trace, 7));
  trace.model = "event-loop";
  CHECK_FALSE(fails(trace, 7));
  trace.model = "pool 1";
  change(trace.lanes[1].track, 1, [](Slice& slice) { slice.cause = Cause::arrival; });
  CHECK_FALSE(fails(trace, 7));
}

// Core 0: a switches 0-1 and runs 1-4 with a quantum of 2; b is ready from `b_from` to 4.
Trace after_switching(std::int64_t b_from, Cause cause_of_running) {
  Recorder recorder{made_head(2, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(3));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::switching, Cause::dispatched, 0);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::running, cause_of_running, 0);
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(b_from), for_ms(3));
  recorder.ready(b, at_ms(b_from), Cause::arrival, 0);
  recorder.end(End::horizon, at_ms(4));
  return recorder.trace();
}

TEST_CASE("check 7 lets a quantum begin when the cost of the dispatch is spent") {
  for (const Cause cause : {Cause::dispatched, Cause::operation_began}) {
    CHECK(fails(after_switching(2, cause), 7));  // the quantum ends at 3
    CHECK_FALSE(fails(after_switching(3, cause), 7));
  }
}

TEST_CASE("check 7 passes over what follows the cost of an operation") {
  Trace trace = after_switching(2, Cause::operation_began);
  trace.programs[0].operations[0].verb = "spawn b";
  CHECK_FALSE(fails(trace, 7));
}

TEST_CASE("check 8 finds a returner who was left waiting") {
  Trace trace = returner_left_waiting();
  CHECK(failing(trace) == std::vector{8});
  trace.preemption = Preemption::none;
  CHECK(failing(trace).empty());
}

// On core 0 a runs 0-4 while b is ready from 1 on.
Trace urgent_left_waiting(Preemption preemption, State state_of_a = State::running) {
  Trace head = made_head(2, 1);
  head.preemptive_quantum = false;
  head.preemption = preemption;
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(4));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), state_of_a, Cause::dispatched, 0);
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(1), for_ms(3));
  recorder.ready(b, at_ms(1), Cause::arrival, 0);
  recorder.end(End::horizon, at_ms(4));
  return recorder.trace();
}

TEST_CASE("check 8 finds a less urgent thread that runs, by priority") {
  Trace trace = urgent_left_waiting(Preemption::priority);
  CHECK(failing(trace).empty());
  trace.tasks[1].priority = 1;
  CHECK(failing(trace) == std::vector{8});
  trace.tasks[0].priority = 1;
  CHECK(failing(trace).empty());
}

TEST_CASE("check 8 finds a less urgent thread that runs, by deadline; none is the last") {
  Trace trace = urgent_left_waiting(Preemption::deadline);
  CHECK(failing(trace).empty());
  trace.jobs[1].deadline = at_ms(9);
  CHECK(failing(trace) == std::vector{8});
  trace.jobs[0].deadline = at_ms(9);
  CHECK(failing(trace).empty());
}

TEST_CASE("check 8 finds a less urgent thread that runs, by period; none is the last") {
  Trace trace = urgent_left_waiting(Preemption::period);
  trace.tasks[1].period = for_ms(9);
  CHECK(failing(trace) == std::vector{8});
  trace.tasks[0].period = for_ms(8);
  CHECK(failing(trace).empty());
}

TEST_CASE("check 8 lets what is switching go on, but not what polls") {
  Trace trace = urgent_left_waiting(Preemption::priority, State::switching);
  trace.tasks[1].priority = 1;
  CHECK_FALSE(fails(trace, 8));
  trace = urgent_left_waiting(Preemption::priority, State::polling);
  trace.tasks[1].priority = 1;
  CHECK(fails(trace, 8));
}

TEST_CASE("check 8 passes over what lends urgency or keeps a core in other ways") {
  Trace trace = urgent_left_waiting(Preemption::priority);
  trace.tasks[1].priority = 1;
  trace.mutexes = {{"m", 0, true}};
  CHECK(fails(trace, 8));
  trace.mutexes[0].plain = false;
  CHECK_FALSE(fails(trace, 8));
  trace.mutexes.clear();
  trace.interpreter_lock = true;
  CHECK_FALSE(fails(trace, 8));
  trace.interpreter_lock = false;
  trace.thread_per_task = false;
  trace.model = "pool 3";
  CHECK_FALSE(fails(trace, 8));
}

// Core 0 runs a, core 1 runs c, b waits; c is the least urgent, then a, then b.
Trace three_on_two_cores() {
  Trace head = made_head(3, 2);
  head.preemptive_quantum = false;
  head.preemption = Preemption::priority;
  for (std::uint32_t i = 0; i < 3; ++i) head.tasks[i].priority = i == 2 ? 0 : i + 1;
  Recorder recorder{head};
  for (const std::uint32_t i : {0u, 2u, 1u}) {
    const JobId job = recorder.release(TaskId{i}, 0, i, at_ms(0), for_ms(9));
    if (i == 1) {
      recorder.ready(job, at_ms(0), Cause::arrival, 0);
    } else {
      recorder.on_core(job, CoreId{i / 2}, ThreadId{i}, at_ms(0), State::running, Cause::dispatched,
                       0);
    }
  }
  recorder.end(End::horizon, at_ms(4));
  return recorder.trace();
}

TEST_CASE("check 8 looks only at cores that the waiting thread may use") {
  Trace trace = three_on_two_cores();
  CHECK(failing(trace) == std::vector{8});
  trace.pin_sets.push_back({CoreId{0}});
  trace.tasks[1].pins = 1;
  CHECK(failing(trace) == std::vector{8});
  trace.tasks[0].priority = 5;
  CHECK(failing(trace).empty());
  trace.pin_sets[1] = {CoreId{1}};
  CHECK(failing(trace) == std::vector{8});
}

TEST_CASE("check 8 looks only at the queue that a thread is in, where each core has one") {
  Trace trace = three_on_two_cores();
  trace.global_queue = false;
  CHECK(failing(trace).empty());  // it has never run: its queue is not known
}

TEST_CASE("check 8 finds one inversion in a long run") {
  // Two cores, b on core 1 all the while; on core 0 a and c take turns of 1 ms.
  Trace head = made_head(3, 2);
  head.preemptive_quantum = false;
  head.preemption = Preemption::priority;
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(9));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(9));
  const JobId c = recorder.release(TaskId{2}, 0, 2, at_ms(0), for_ms(9));
  recorder.on_core(b, CoreId{1}, ThreadId{1}, at_ms(0), State::running, Cause::dispatched, 0);
  for (std::int64_t t = 0; t < 5'000; ++t) {
    const bool first = t % 2 == 0;
    recorder.ready(first ? c : a, at_ms(t), Cause::quantum_expired, 0);
    recorder.on_core(first ? a : c, CoreId{0}, ThreadId{first ? 0u : 2u}, at_ms(t), State::running,
                     Cause::dispatched, 0);
  }
  recorder.end(End::horizon, at_ms(5'000));
  Trace trace = recorder.trace();
  trace.lanes[2].track.remove_last();  // c is lost in the last turn
  CHECK_FALSE(fails(trace, 8));
  trace.tasks[0].priority = trace.tasks[2].priority = 1;
  CHECK(fails(trace, 8));
  trace.tasks[1].priority = 1;
  CHECK_FALSE(fails(trace, 8));
  trace.tasks[2].priority = 2;
  CHECK(fails(trace, 8));
}

}  // namespace
}  // namespace interleave
