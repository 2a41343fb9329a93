#include "trace/metrics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

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

// On two cores a runs 0-10 on core 0; b is ready 0-10 and nobody runs it.
Trace idle_beside_ready() {
  Recorder recorder{made_head(2, 2)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(10));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(2));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(b, at_ms(0), Cause::arrival, 0);
  recorder.end(End::horizon, at_ms(10));
  return recorder.trace();
}

TEST_CASE("a core is idle though a thread is ready that may not use it") {
  CHECK(measure(idle_beside_ready(), std::nullopt).cores[1].idle_ready == for_ms(10));
}

TEST_CASE("a job that waits for a thread is no ready thread") {
  Trace trace = idle_beside_ready();
  trace.thread_per_task = false;
  trace.model = "pool 1";
  const CoreAccount core = measure(trace, std::nullopt).cores[1];
  CHECK(core.idle_ready == for_ms(0));
  CHECK(core.idle_waiting == for_ms(10));
}

TEST_CASE("a core waits as long as a job queues behind another of its task") {
  Recorder recorder{made_head(1, 2)};
  const JobId first = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(4));
  const JobId second = recorder.release(TaskId{0}, 1, 0, at_ms(0), for_ms(2));
  recorder.on_core(first, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.finish(first, at_ms(4));
  recorder.on_core(second, CoreId{0}, ThreadId{0}, at_ms(4), State::running, Cause::dispatched, 0);
  recorder.finish(second, at_ms(6));
  recorder.core_idle(CoreId{0}, at_ms(6));
  recorder.end(End::completed, at_ms(6));
  const CoreAccount core = measure(recorder.trace(), std::nullopt).cores[1];
  CHECK(core.idle_waiting == for_ms(4));
  CHECK(core.idle_done == for_ms(2));
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

TEST_CASE("a deadline is missed by finishing late, by not finishing and by being dropped") {
  Trace trace = made_run();  // b finishes at 6
  const auto missed = [&trace](std::int64_t deadline) {
    trace.jobs[1].deadline = at_ms(deadline);
    const Metrics metrics = measure(trace, std::nullopt);
    CHECK(metrics.missed == metrics.jobs[1].missed);
    return metrics.jobs[1].missed;
  };
  CHECK(missed(5));
  CHECK_FALSE(missed(6));
  trace.jobs[1].finish.reset();
  CHECK(missed(8));
  CHECK_FALSE(missed(9));  // the run ends at that instant: it has not passed
  trace.jobs[1].dropped = at_ms(6);
  CHECK(missed(6));
  const Metrics metrics = measure(trace, std::nullopt);
  CHECK(metrics.jobs[1].dropped);
  CHECK(metrics.dropped == 1);
  CHECK_FALSE(metrics.jobs[1].turnaround);
  CHECK(metrics.turnaround.left_out == 1);
}

TEST_CASE("a job without a deadline misses none") {
  Trace trace = made_run();
  trace.jobs[0].finish.reset();
  CHECK(measure(trace, std::nullopt).missed == 0);
}

TEST_CASE("a job queues behind the former one until that finishes or is dropped") {
  Trace trace = made_head(1, 1);
  trace.end = at_ms(20);
  trace.jobs.resize(4, {TaskId{0}, 0, 0, at_ms(0), {}, {}, for_ms(1)});
  trace.jobs[0].dropped = at_ms(5);
  trace.jobs[1].dropped = at_ms(3);  // while it queued
  trace.jobs[2].finish = at_ms(8);
  trace.jobs[3].arrival = at_ms(6);
  const Metrics metrics = measure(trace, std::nullopt);
  CHECK(metrics.jobs[0].behind == for_ms(0));
  CHECK(metrics.jobs[1].behind == for_ms(3));
  CHECK(metrics.jobs[2].behind == for_ms(5));
  CHECK(metrics.jobs[3].behind == for_ms(2));
}

TEST_CASE("behind one that never finishes a job queues to the end") {
  Trace trace = made_head(1, 1);
  trace.end = at_ms(20);
  trace.jobs.resize(3, {TaskId{0}, 0, 0, at_ms(0), {}, {}, for_ms(1)});
  trace.jobs[2].arrival = at_ms(15);
  const Metrics metrics = measure(trace, std::nullopt);
  CHECK(metrics.jobs[1].behind == for_ms(20));
  CHECK(metrics.jobs[2].behind == for_ms(5));
}

TEST_CASE("a dropped job is in progress until it is dropped") {
  Trace trace = made_run();
  trace.jobs[1].finish.reset();
  trace.jobs[1].dropped = at_ms(6);
  CHECK(measure(trace, std::nullopt).mean_in_progress == 1'444'444);  // (9 + 4) / 9
  CHECK(tasks_in_progress(trace).value_at(at_ms(6)) == 1);
}

TEST_CASE("a device is used as far as its servers are busy") {
  Trace trace = made_run();
  CHECK(measure(trace, std::nullopt).devices[0].utilisation == 333'333);
  trace.devices[0].servers = 2;
  CHECK(measure(trace, std::nullopt).devices[0].utilisation == 166'667);
  trace.devices[0].servers = 0;
  CHECK(!measure(trace, std::nullopt).devices[0].utilisation);
}

TEST_CASE("throughput is finished jobs a second") {
  CHECK(measure(made_run(), std::nullopt).throughput == 222'222'222);  // 2 / 9 ms
}

// Two cores, 9 ms, nobody waits for a device.
Trace computing_run() {
  Trace trace = made_run();
  trace.devices.clear();
  trace.cores.push_back(trace.cores[0]);
  return trace;
}

TEST_CASE("the serial fraction is Karp and Flatt's") {
  const Metrics metrics = measure(computing_run(), for_ms(15));
  CHECK(metrics.scaling.speedup == 1'666'667);
  CHECK(metrics.scaling.efficiency == 833'333);
  CHECK(metrics.scaling.serial_fraction == 200'000);  // (18 - 15) / (15 x 1)
  CHECK(metrics.scaling.unknown_because.empty());
}

TEST_CASE("Amdahl and Gustafson agree with the run on its own cores and with one core") {
  const Metrics metrics = measure(computing_run(), for_ms(15));
  for (const auto predicted : {predicted_by_amdahl, predicted_by_gustafson}) {
    CHECK(predicted(metrics, 1) == 1'000'000);
    CHECK(predicted(metrics, 2) == metrics.speedup);
    CHECK(!predicted(metrics, 0));
  }
  CHECK(predicted_by_amdahl(metrics, 6) == 3'000'000);     // 6 / (1 + 0.2 x 5)
  CHECK(predicted_by_gustafson(metrics, 4) == 3'000'000);  // 4 - 1/3 x 3
}

TEST_CASE("there is no serial fraction where it would mean nothing, and the reason is told") {
  const auto reason = [](const Trace& trace, std::optional<Duration> serial) {
    const Metrics metrics = measure(trace, serial);
    CHECK(metrics.scaling.serial_fraction.has_value() == metrics.scaling.unknown_because.empty());
    CHECK(predicted_by_amdahl(metrics, 2).has_value() == metrics.scaling.unknown_because.empty());
    return std::string{metrics.scaling.unknown_because};
  };
  Trace trace = computing_run();
  CHECK(reason(trace, for_ms(15)).empty());
  CHECK(reason(trace, std::nullopt) == "the tasks cannot end one after another on one core");
  CHECK(reason(trace, for_ms(19)) == "the run was sooner over than its work shared equally");
  trace.timers.push_back({JobId{0}, 0, at_ms(1), at_ms(1), at_ms(2)});
  CHECK(reason(trace, for_ms(15)) == "a task waits for a device or a timer");
  CHECK(!measure(trace, for_ms(15)).scaling.efficiency);
  trace = made_run();
  CHECK(reason(trace, for_ms(10)) == "a task waits for a device or a timer");
  trace.devices.clear();
  CHECK(reason(trace, for_ms(9)) == "there is only one core");
  trace.end_kind = End::deadlock;
  CHECK(reason(trace, for_ms(9)) == "the run was not completed");
  trace.end_kind = End::completed;
  trace.end = at_ms(0);
  CHECK(reason(trace, for_ms(0)) == "the run took no time");
}

TEST_CASE("jobs are summed up by task and by group") {
  Trace trace = made_run();
  trace.tasks[0].name = "v1.1";
  trace.tasks[1].name = "v1.2";
  trace.jobs[1].deadline = at_ms(1);
  const Metrics metrics = measure(trace, std::nullopt);
  const auto tasks = measure_tasks(trace, metrics);
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[1].name == "v1.2");
  CHECK(tasks[1].cpu == for_ms(3));
  CHECK(tasks[1].missed == 1);
  const auto groups = measure_groups(trace, metrics);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].name == "v1");
  CHECK(groups[0].jobs == 2);
  CHECK(groups[0].finished == 2);
  CHECK(groups[0].cpu == for_ms(7));
  CHECK(groups[0].blocked[static_cast<std::size_t>(WaitKind::device)] == for_ms(3));
  CHECK(groups[0].turnaround.max == for_ms(9));
  CHECK(groups[0].preemptions == 2);
}

TEST_CASE("a group of one task has the task's name") {
  Trace trace = made_run();
  trace.tasks[0].name = "v1.1";
  trace.tasks[0].group = 7;
  const auto groups = measure_groups(trace, measure(trace, std::nullopt));
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].name == "b");
  CHECK(groups[1].name == "v1.1");
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
