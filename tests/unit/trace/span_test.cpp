// The longest chain through a run.
#include "trace/span.hpp"

#include <catch2/catch_test_macros.hpp>

#include "made_trace.hpp"
#include "trace/metrics.hpp"

namespace interleave {
namespace {

// A job of its own task and lane, running from `start` to `end` on a core of its own.
JobId run_one(Recorder& recorder, std::uint32_t task, std::int64_t start, std::int64_t end) {
  const JobId job = recorder.release(TaskId{task}, 0, task, at_ms(start), for_ms(end - start));
  recorder.on_core(job, CoreId{task}, ThreadId{task}, at_ms(start), State::running,
                   Cause::dispatched, 0);
  recorder.finish(job, at_ms(end));
  recorder.core_idle(CoreId{task}, at_ms(end));
  return job;
}

Duration span(const Trace& trace) { return measure(trace, std::nullopt).tinf; }

TEST_CASE("a job's chain is what it computes and is served, without its queueing") {
  CHECK(span(made_run()) == for_ms(7));  // 4 of computing, 3 of the disk
  Trace trace = made_run();
  trace.devices[0].requests[0].begun = at_ms(7);  // it queued for 2 of them
  CHECK(span(trace) == for_ms(5));
}

TEST_CASE("a sleep is in the chain") {
  Trace trace = made_run();
  trace.timers = trace.devices[0].requests;
  trace.devices[0].requests.clear();
  CHECK(span(trace) == for_ms(7));
}

TEST_CASE("jobs of one task are a chain, also when they arrive at once") {
  Recorder recorder{made_head(1, 1)};
  std::vector<JobId> jobs;
  for (std::uint32_t k = 0; k < 3; ++k) {
    jobs.push_back(recorder.release(TaskId{0}, k, 0, at_ms(0), for_ms(2)));
  }
  for (std::uint32_t k = 0; k < 3; ++k) {
    recorder.on_core(jobs[k], CoreId{0}, ThreadId{0}, at_ms(2 * k), State::running,
                     Cause::dispatched, 0);
    recorder.finish(jobs[k], at_ms(2 * k + 2));
  }
  recorder.core_idle(CoreId{0}, at_ms(6));
  recorder.end(End::completed, at_ms(6));
  CHECK(span(recorder.trace()) == for_ms(6));
}

TEST_CASE("a task comes after all the jobs that it names") {
  Trace head = made_head(3, 3);
  head.prerequisites.push_back({{TaskId{0}, 2}});
  head.tasks[2].after = 1;
  Recorder recorder{head};
  run_one(recorder, 0, 0, 5);
  run_one(recorder, 1, 0, 3);
  run_one(recorder, 2, 8, 12);
  recorder.end(End::completed, at_ms(12));
  CHECK(span(recorder.trace()) == for_ms(9));
}

TEST_CASE("a spawned job begins its chain where its parent is, and a join waits for it") {
  // a computes 0-2, spawns b, computes 2-3, joins, b computes 2-8, a computes 8-9.
  Recorder recorder{made_head(2, 2)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(4));
  const auto computes = [&](std::int64_t from, std::uint32_t operation) {
    recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(from), State::running, Cause::dispatched,
                     operation);
  };
  computes(0, 0);
  computes(2, 1);
  const JobId b = run_one(recorder, 1, 2, 8);
  recorder.blocked(a, at_ms(3), WaitKind::child, kNoPlace, 2);
  recorder.core_idle(CoreId{0}, at_ms(3));
  computes(8, 2);
  recorder.finish(a, at_ms(9));
  recorder.core_idle(CoreId{0}, at_ms(9));
  recorder.end(End::completed, at_ms(9));
  Trace trace = recorder.trace();
  CHECK(span(trace) == for_ms(6));  // two jobs that know nothing of each other
  trace.family.push_back({at_ms(2), a, b, FamilyEvent::Kind::spawned});
  CHECK(span(trace) == for_ms(8));  // 2 before the spawn and the child's 6
  trace.family.push_back({at_ms(8), a, b, FamilyEvent::Kind::joined});
  CHECK(span(trace) == for_ms(9));
}

TEST_CASE("grandchildren and jobs that come after them lengthen the chain") {
  Trace head = made_head(4, 4);
  head.prerequisites.push_back({{TaskId{1}, 1}});
  head.tasks[3].after = 1;
  Recorder recorder{head};
  const JobId a = run_one(recorder, 0, 0, 1);
  const JobId b = run_one(recorder, 1, 1, 3);
  const JobId c = run_one(recorder, 2, 3, 6);
  run_one(recorder, 3, 6, 20);
  recorder.end(End::completed, at_ms(20));
  Trace trace = recorder.trace();
  trace.family = {{at_ms(1), a, b, FamilyEvent::Kind::spawned},
                  {at_ms(3), b, c, FamilyEvent::Kind::spawned}};
  CHECK(span(trace) == for_ms(17));  // 1, 2 and then 14
}

TEST_CASE("what a dropped job asked for counts up to where it was dropped") {
  Trace trace = made_run();
  trace.jobs[0].finish.reset();
  trace.jobs[0].dropped = at_ms(6);
  CHECK(service_of(trace, trace.devices[0].requests[0]) == for_ms(1));
}

TEST_CASE("prerequisites that wait for each other do not keep the span from being found") {
  Trace trace = made_run();
  trace.prerequisites.push_back({{TaskId{0}, 2}});
  trace.tasks[0].after = trace.tasks[1].after = 1;
  CHECK(span(trace) >= for_ms(7));
}

TEST_CASE("a chain of a hundred thousand tasks is followed to its end") {
  constexpr std::uint32_t kTasks = 100'000;
  Trace trace = made_head(1, 1);
  trace.tasks.assign(kTasks, trace.tasks[0]);
  trace.lanes.clear();
  for (std::uint32_t i = 0; i < kTasks; ++i) {
    trace.lanes.push_back({TaskId{i}, {}});
    // In the order of the text the first comes after the second, and so on.
    trace.jobs.push_back({TaskId{i}, 0, i, Time{}, Time{}, at_ms(1), {}});
    if (i + 1 == kTasks) break;
    trace.tasks[i].after = i + 1;
    trace.prerequisites.push_back({{TaskId{i + 1}, 1}});
  }
  CHECK(span_of(trace, std::vector<Duration>(kTasks, for_ms(1))) == for_ms(kTasks));
}

}  // namespace
}  // namespace interleave
