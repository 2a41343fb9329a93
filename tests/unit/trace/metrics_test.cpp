#include "trace/metrics.hpp"

#include <catch2/catch_test_macros.hpp>

#include "made_trace.hpp"

namespace interleave {
namespace {

TEST_CASE("a job's turnaround is divided by state") {
  const Metrics metrics = measure(made_run(), std::nullopt);
  const JobMetrics& a = metrics.jobs[0];
  CHECK(a.response == for_ms(0));
  CHECK(a.turnaround == for_ms(9));
  CHECK(a.cpu == for_ms(4));
  CHECK(a.waiting == for_ms(2));
  CHECK(a.blocked[static_cast<std::size_t>(WaitKind::device)] == for_ms(3));
  CHECK(a.blocked_total() == for_ms(3));
  CHECK(a.preemptions == 1);
  CHECK(metrics.jobs[1].waiting == for_ms(3));
  CHECK(metrics.jobs[1].response == for_ms(2));
}

TEST_CASE("the time of a core is divided between use and idleness") {
  const CoreAccount core = measure(made_run(), std::nullopt).cores[0];
  CHECK(core.useful == for_ms(7));
  CHECK(core.idle_waiting == for_ms(2));
  CHECK(core.idle_ready == for_ms(0));
  CHECK(core.idle_done == for_ms(0));
}

TEST_CASE("idle time is told apart instant by instant") {
  Recorder recorder{made_head(2, 2)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(10));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(2));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(b, at_ms(0), Cause::arrival, 0);         // 0-3
  recorder.blocked(b, at_ms(3), WaitKind::device, 0, 1);  // 3-5
  recorder.on_core(b, CoreId{1}, ThreadId{1}, at_ms(5), State::running, Cause::dispatched, 2);
  recorder.finish(b, at_ms(7));
  recorder.core_idle(CoreId{1}, at_ms(7));
  recorder.finish(a, at_ms(10));
  recorder.core_idle(CoreId{0}, at_ms(10));
  recorder.end(End::completed, at_ms(10));
  const Metrics metrics = measure(recorder.trace(), std::nullopt);
  CHECK(metrics.cores[1].idle_ready == for_ms(3));
  CHECK(metrics.cores[1].idle_waiting == for_ms(2));
  CHECK(metrics.cores[1].useful == for_ms(2));
  CHECK(metrics.cores[1].idle_done == for_ms(3));
}

TEST_CASE("a core waits as long as somebody is yet to arrive") {
  Trace head = made_head(1, 1);
  head.tasks[0].last_arrival = at_ms(4);
  Recorder recorder{head};
  recorder.end(End::horizon, at_ms(3));
  CHECK(measure(recorder.trace(), std::nullopt).cores[0].idle_waiting == for_ms(3));
}

TEST_CASE("time that the system took away counts as switching") {
  Recorder recorder{made_head(1, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(2));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::stalled, Cause::measured_gap, 0);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(4), State::running, Cause::measured_gap, 0);
  recorder.finish(a, at_ms(5));
  recorder.core_idle(CoreId{0}, at_ms(5));
  recorder.end(End::completed, at_ms(5));
  const Metrics metrics = measure(recorder.trace(), std::nullopt);
  CHECK(metrics.jobs[0].switching == for_ms(3));
  CHECK(metrics.cores[0].switching == for_ms(3));
}

TEST_CASE("work, span and speed-up") {
  const Metrics metrics = measure(made_run(), for_ms(10));
  CHECK(metrics.t1 == for_ms(7));
  CHECK(metrics.tinf == for_ms(7));  // a: 4 of computing and 3 of the disk
  CHECK(metrics.speedup == 1'111'111);
  CHECK(metrics.switches == 4);
  CHECK(metrics.devices[0].busy == for_ms(3));
  CHECK(metrics.devices[0].requests == 1);
}

TEST_CASE("there is no speed-up without a completed run or a serial one") {
  CHECK(!measure(made_run(), std::nullopt).speedup);
  Trace trace = made_run();
  trace.end_kind = End::horizon;
  CHECK(!measure(trace, for_ms(10)).speedup);
}

TEST_CASE("a run of no time has no means") {
  Recorder recorder{made_head(1, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), {});
  recorder.finish(a, at_ms(0));
  recorder.end(End::completed, at_ms(0));
  const Metrics metrics = measure(recorder.trace(), for_ms(0));
  CHECK(!metrics.mean_in_progress);
  CHECK(!metrics.mean_executing);
  CHECK(!metrics.speedup);
  CHECK(!metrics.fairness);
}

TEST_CASE("means are over the makespan and rounded to millionths") {
  const Metrics metrics = measure(made_run(), std::nullopt);
  CHECK(metrics.mean_in_progress == 1'444'444);  // (9 + 4) / 9
  CHECK(metrics.mean_executing == 777'778);      // 7 / 9
  CHECK(metrics.peak_in_progress == 2);
  CHECK(metrics.peak_executing == 1);
}

TEST_CASE("fairness is Jain's index of the tasks' shares") {
  // x = 4/9 and 3/6: (17/18)^2 / (2 (16/81 + 1/4)) = 0.996552
  CHECK(measure(made_run(), std::nullopt).fairness == 996'552);
}

TEST_CASE("summaries are of nearest rank") {
  const Metrics metrics = measure(made_run(), std::nullopt);
  CHECK(metrics.turnaround.mean_ns_millionths == 7'500'000'000'000);
  CHECK(metrics.turnaround.median == for_ms(6));
  CHECK(metrics.turnaround.p95 == for_ms(9));
  CHECK(metrics.turnaround.max == for_ms(9));
}

TEST_CASE("the curves step where tasks start, stop and end") {
  const Trace trace = made_run();
  const StepCurve in_progress = tasks_in_progress(trace);
  CHECK(in_progress.at == std::vector{at_ms(0), at_ms(2), at_ms(6), at_ms(9)});
  CHECK(in_progress.value == std::vector<std::int64_t>{1, 2, 1, 0});
  const StepCurve executing = tasks_executing(trace);
  CHECK(executing.at == std::vector{at_ms(0), at_ms(6), at_ms(8), at_ms(9)});
  CHECK(executing.value == std::vector<std::int64_t>{1, 0, 1, 0});
  CHECK(executing.value_at(at_ms(7)) == 0);
  CHECK(executing.value_at(at_ms(8)) == 1);
}

TEST_CASE("the curve of executing tasks adds up any number of cores") {
  for (std::size_t cores : {1u, 2u, 3u, 7u}) {
    Recorder recorder{made_head(cores, cores)};
    for (std::uint32_t i = 0; i < cores; ++i) {
      const JobId job = recorder.release(TaskId{i}, 0, i, at_ms(0), for_ms(1));
      recorder.on_core(job, CoreId{i}, ThreadId{i}, at_ms(i), State::running, Cause::dispatched, 0);
    }
    recorder.end(End::horizon, at_ms(20));
    const StepCurve curve = tasks_executing(recorder.trace());
    for (std::int64_t t = 0; t < 20; ++t) {
      CHECK(curve.value_at(at_ms(t)) ==
            std::min<std::int64_t>(t + 1, static_cast<std::int64_t>(cores)));
    }
  }
}

TEST_CASE("means of a hundred thousand jobs of eleven days do not overflow") {
  Trace trace = made_head(1, 1);
  trace.lanes.clear();
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    trace.lanes.push_back({TaskId{0}, {}});
    trace.jobs.push_back({TaskId{0}, i, i, Time{}, Time{}, kMaxTime, {}});
  }
  trace.end = kMaxTime;
  CHECK(measure(trace, std::nullopt).mean_in_progress == 100'000'000'000);
}

}  // namespace
}  // namespace interleave
