#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "made_trace.hpp"
#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"

namespace interleave {
namespace {

using Catch::Matchers::ContainsSubstring;

RunReport report(const Trace& trace) { return {&trace, measure(trace, for_ms(10)), check(trace)}; }

TEST_CASE("json has the documented keys in the documented order") {
  const Trace trace = made_run();
  const RunReport run = report(trace);
  const std::string json = export_json({&run, 1});
  CHECK_THAT(
      json,
      ContainsSubstring(
          "{\"interleave\": 1, \"runs\": [{\n"
          "  \"variant\": \"\", \"end\": \"completed\", \"makespan\": 9000000,\n"
          "  \"tasks\": [\n"
          "    {\"name\": \"a\", \"job\": 0, \"arrival\": 0, \"start\": 0, \"finish\": 9000000, "
          "\"response\": 0, \"turnaround\": 9000000, \"waiting\": 2000000, \"blocked\": "
          "{\"device\": "
          "3000000, \"timer\": 0, \"mutex\": 0, \"semaphore\": 0, \"channel\": 0, \"barrier\": 0, "
          "\"child\": 0, \"interpreter_lock\": 0}, \"cpu\": 4000000, \"polling\": 0, "
          "\"switching\": 0, "
          "\"behind\": 0, \"preemptions\": 1, \"migrations\": 0, \"missed\": false, \"dropped\": "
          "false, \"deadline\": null},\n"));
  CHECK_THAT(json,
             ContainsSubstring("  \"cores\": [\n"
                               "    {\"core\": 0, \"useful\": 7000000, \"polling\": 0, "
                               "\"switching\": 0, \"idle_ready\": 0, "
                               "\"idle_waiting\": 2000000, \"idle_done\": 0}],\n"
                               "  \"devices\": [\n"
                               "    {\"name\": \"disk\", \"busy\": 3000000, \"requests\": 1, "
                               "\"utilisation\": 0.333333}],\n"
                               "  \"metrics\": {\"t1\": 7000000, \"tinf\": 7000000, \"switches\": "
                               "4, \"speedup\": 1.111111, "
                               "\"mean_in_progress\": 1.444444, \"mean_executing\": 0.777778, "
                               "\"fairness\": 0.996552, "));
  CHECK_THAT(json, ContainsSubstring("  \"checks\": {\"passed\": 11, \"failed\": []},\n"));
  CHECK_THAT(json, ContainsSubstring("    {\"core\": 0, \"thread\": 1, \"task\": \"b\", \"job\": "
                                     "0, \"start\": 2000000, \"end\": "
                                     "4000000, \"state\": \"running\"},\n"));
}

TEST_CASE("json says null where nothing is known") {
  Recorder recorder{made_head(1, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  recorder.ready(a, at_ms(0), Cause::arrival, 0);
  recorder.end(End::budget, at_ms(0));
  const RunReport run{&recorder.trace(), measure(recorder.trace(), std::nullopt), {}};
  const std::string json = export_json({&run, 1});
  CHECK_THAT(json, ContainsSubstring("\"start\": null, \"finish\": null, \"response\": null, "
                                     "\"turnaround\": null"));
  CHECK_THAT(json, ContainsSubstring("\"speedup\": null, \"mean_in_progress\": null, "
                                     "\"mean_executing\": null, \"fairness\": null"));
  CHECK_THAT(json, ContainsSubstring("\"slices\": []"));
}

TEST_CASE("json adds deadlines, predictions and groups after what was documented first") {
  Trace trace = made_run();
  trace.jobs[1].deadline = at_ms(5);
  trace.tasks[0].name = "x.1";
  trace.tasks[1].name = "x.2";
  const RunReport run = report(trace);
  const std::string json = export_json({&run, 1});
  CHECK_THAT(json,
             ContainsSubstring("\"missed\": true, \"dropped\": false, \"deadline\": 5000000}"));
  CHECK_THAT(json, ContainsSubstring("\"missed\": 1, \"dropped\": 0, \"throughput\": 222.222222, "
                                     "\"efficiency\": null, \"serial_fraction\": null, "
                                     "\"amdahl\": null, \"gustafson\": null, \"no_prediction\": "
                                     "\"a task waits for a device or a timer\"},\n"));
  CHECK_THAT(json, ContainsSubstring("  \"groups\": [\n    {\"name\": \"x\", \"jobs\": 2, "
                                     "\"finished\": 2, \"missed\": 1,"));
  CHECK_THAT(json, ContainsSubstring("  \"stuck\": []\n}"));
}

TEST_CASE("json has predictions for 1 to 1024 cores where they mean something") {
  Trace trace = made_run();
  trace.devices.clear();
  trace.cores.push_back(trace.cores[0]);
  const RunReport run{&trace, measure(trace, for_ms(15)), {}};
  CHECK_THAT(export_json({&run, 1}),
             ContainsSubstring("\"serial_fraction\": 0.200000, \"amdahl\": [1.000000, 1.666667, "));
}

TEST_CASE("json tells who is stuck, at what and in which line") {
  Trace trace = made_run();
  trace.end_kind = End::deadlock;
  trace.mutexes = {{"m", 0, true}};
  trace.stuck = {{JobId{1}, 0, Stuck::Kind::waits, WaitKind::mutex, 0, JobId{0}, true},
                 {JobId{0}, kNoOperation, Stuck::Kind::holds_at_end, WaitKind::none, 0, {}, false}};
  RunReport run = report(trace);
  run.stuck_lines = {7, 0};
  CHECK_THAT(export_json({&run, 1}),
             ContainsSubstring(
                 "  \"stuck\": [\n    {\"task\": \"b\", \"job\": 0, \"operation\": 0, \"does\": "
                 "\"cpu\", \"line\": 7, \"kind\": \"waits\", \"in_cycle\": true, \"sentence\": \"b "
                 "waits for the mutex m, which a holds\"},\n    {\"task\": \"a\", \"job\": 0, "
                 "\"operation\": null, \"does\": null, \"line\": null, \"kind\": \"holds-at-end\", "
                 "\"in_cycle\": false, \"sentence\": \"a ends while it holds the mutex m\"}]\n}"));
}

TEST_CASE("json names the checks that failed") {
  Trace trace = made_run();
  trace.jobs[0].cpu_demand += Duration{1};
  const RunReport run = report(trace);
  CHECK_THAT(export_json({&run, 1}),
             ContainsSubstring("{\"passed\": 10, \"failed\": [\"work-done-exactly\"]}"));
}

TEST_CASE("slices of one job on one core that follow each other are one") {
  Recorder recorder{made_head(1, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(2));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::running, Cause::operation_began, 2);
  recorder.finish(a, at_ms(2));
  recorder.core_idle(CoreId{0}, at_ms(2));
  recorder.end(End::completed, at_ms(2));
  CHECK(recorder.trace().cores[0].size() == 2);
  const RunReport run = report(recorder.trace());
  CHECK(export_csv({&run, 1}) ==
        "variant,core,thread,task,job,start_ns,end_ns,state\r\n,0,0,a,0,0,2000000,running\r\n");
}

TEST_CASE("csv puts fields in quotes where they need it") {
  Trace trace = made_run();
  trace.variant = "one, \"two\"";
  const RunReport run = report(trace);
  CHECK_THAT(export_csv({&run, 1}),
             ContainsSubstring("\r\n\"one, \"\"two\"\"\",0,1,b,0,2000000,4000000,running\r\n"));
}

TEST_CASE("chrome trace has a process a variant, a row a core and a row a task") {
  const Trace trace = made_run();
  const RunReport runs[] = {report(trace), report(trace)};
  const std::string text = export_chrome_trace(runs);
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"M\", \"pid\": 1, \"tid\": 1, \"name\": "
                                     "\"thread_name\", \"args\": {\"name\": \"core 0\"}}"));
  CHECK_THAT(text, ContainsSubstring("\"pid\": 2, \"tid\": 3, \"name\": \"thread_name\", \"args\": "
                                     "{\"name\": \"b\"}}"));
  CHECK_THAT(text,
             ContainsSubstring("{\"ph\": \"X\", \"pid\": 1, \"tid\": 1, \"ts\": 2000.000, \"dur\": "
                               "2000.000, \"name\": \"b\", "
                               "\"cat\": \"running\", \"args\": {\"task\": \"b\", \"job\": 0}}"));
  CHECK_THAT(text, ContainsSubstring("\"name\": \"io disk\", \"cat\": \"blocked\""));
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"C\", \"pid\": 1, \"tid\": 0, \"ts\": 6000.000, "
                                     "\"name\": \"in progress\", \"args\": {\"tasks\": 1}}"));
}

TEST_CASE("chrome trace has services, spawns and missed deadlines") {
  Trace trace = made_run();
  trace.family = {{at_ms(0), JobId{0}, JobId{1}, FamilyEvent::Kind::spawned}};
  trace.jobs[1].deadline = at_ms(5);
  const RunReport run = report(trace);
  const std::string text = export_chrome_trace({&run, 1});
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"b\", \"pid\": 1, \"tid\": 0, \"ts\": 5000.000, "
                                     "\"name\": \"disk: a\", \"cat\": \"device\", \"id\": "
                                     "1000000001}"));
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"e\", \"pid\": 1, \"tid\": 0, \"ts\": 8000.000"));
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"s\", \"pid\": 1, \"tid\": 2, \"ts\": 0.000, "
                                     "\"name\": \"spawn\""));
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"f\", \"pid\": 1, \"tid\": 3, \"ts\": 0.000"));
  CHECK_THAT(text, ContainsSubstring("{\"ph\": \"i\", \"pid\": 1, \"tid\": 3, \"ts\": 5000.000, "
                                     "\"name\": \"deadline missed\""));
}

TEST_CASE("names in chrome trace and json are escaped") {
  Trace trace = made_run();
  trace.variant = "a \"b\"";
  const RunReport run = report(trace);
  CHECK_THAT(export_json({&run, 1}), ContainsSubstring("\"variant\": \"a \\\"b\\\"\""));
  CHECK_THAT(export_chrome_trace({&run, 1}), ContainsSubstring("a \\\"b\\\" (simulated)"));
}

}  // namespace
}  // namespace interleave
