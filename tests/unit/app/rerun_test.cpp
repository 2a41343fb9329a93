#include "app/rerun.hpp"

#include <catch2/catch_test_macros.hpp>

#include "text/parse.hpp"

using namespace interleave;

namespace {

// A clock by which everything takes longer than there is time.
double hurried() {
  static double now = 0;
  return now += 1000;
}
double patient() { return 0; }

std::vector<RunSpec> specs_of(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  std::vector<RunSpec> specs;
  for (std::size_t i = 0; i < parsed.scenario.run_count(); ++i) {
    auto spec = resolve_in_text(parsed, i);
    REQUIRE(spec);
    specs.push_back(std::move(*spec));
  }
  return specs;
}

std::vector<Run> run_all(const std::string& text, Clock clock, int& calls) {
  Rerun rerun(specs_of(text));
  for (calls = 1; !rerun.advance(clock, 1); ++calls) REQUIRE(calls < 1000);
  return rerun.take();
}

}  // namespace

TEST_CASE(
    "a run is simulated and read in as many steps as there is time for, with the same result") {
  const std::string text =
      "cores 2\n"
      "policy round-robin quantum 5ms\n"
      "mutex m\n"
      "task a x3; lock m; cpu 20ms; unlock m; cpu 10ms\n"
      "variant \"two\"\n"
      "variant \"one\"; cores 1\n";
  int at_once = 0, in_steps = 0;
  const std::vector<Run> whole = run_all(text, patient, at_once);
  const std::vector<Run> steps = run_all(text, hurried, in_steps);
  CHECK(at_once == 1);
  CHECK(in_steps > 20);
  REQUIRE(whole.size() == 2);
  REQUIRE(steps.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Reading& a = whole[i].simulated;
    const Reading& b = steps[i].simulated;
    CHECK(a.trace == b.trace);
    CHECK(a.metrics.scaling.serial == Duration{90'000'000});
    CHECK(b.metrics.scaling.serial == Duration{90'000'000});
    const std::vector<CheckResult> checks = check(b.trace, b.metrics);
    REQUIRE(b.checks.size() == checks.size());
    for (std::size_t k = 0; k < checks.size(); ++k) {
      CHECK(b.checks[k].looked_at == checks[k].looked_at);
      CHECK(b.checks[k].failure == "");
    }
    CHECK(b.in_progress.at == tasks_in_progress(b.trace).at);
    CHECK(b.executing.value == tasks_executing(b.trace).value);
    CHECK(b.colors.size() == b.trace.tasks.size());
  }
}

TEST_CASE("a long run is read in pieces, with the same result") {
  for (const char* text : {"cores 4\npolicy round-robin quantum 5us\ntask a x8; cpu 100ms\n",
                           "horizon 110ms\ntask a; repeat forever; cpu 1us; yield; end\n"}) {
    int calls = 0;
    const Reading reading = std::move(run_all(text, hurried, calls).front().simulated);
    const Trace& trace = reading.trace;
    std::size_t slices = 0;
    for (const Track& core : trace.cores) slices += core.size();
    REQUIRE(slices > 100'000);  // so that there are at least three pieces
    const Metrics metrics = measure(trace, reading.metrics.scaling.serial);
    CHECK(reading.metrics.t1 == metrics.t1);
    CHECK(reading.metrics.peak_executing == metrics.peak_executing);
    CHECK(reading.metrics.peak_in_progress == metrics.peak_in_progress);
    for (std::size_t i = 0; i < metrics.jobs.size(); ++i) {
      CHECK(reading.metrics.jobs[i].total() == metrics.jobs[i].total());
      CHECK(reading.metrics.jobs[i].preemptions == metrics.jobs[i].preemptions);
      CHECK(reading.metrics.jobs[i].migrations == metrics.jobs[i].migrations);
    }
    const std::vector<CheckResult> checks = check(trace, metrics);
    for (std::size_t k = 0; k < checks.size(); ++k) {
      CHECK(reading.checks[k].looked_at == checks[k].looked_at);
      CHECK(reading.checks[k].failure == "");
    }
    CHECK(reading.executing.at == tasks_executing(trace).at);
    CHECK(reading.executing.value == tasks_executing(trace).value);
  }
}
