#include "scenario_run.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/format.hpp"
#include "text/parse.hpp"
#include "trace/checks.hpp"
#include "trace/export/merged_slices.hpp"

namespace interleave {

std::string ms(Time t) {
  std::string text = six_decimals(t.ns);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

RunSpec spec_of(std::string_view text) {
  const ParsedScenario parsed = parse(text);
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    UNSCOPED_INFO(diagnostic.where.line << ": " << diagnostic.message);
  }
  REQUIRE(parsed.ok());
  auto spec = resolve(parsed.scenario, 0);
  REQUIRE(spec.has_value());
  return std::move(*spec);
}

ScenarioRun run(std::string_view text, std::uint64_t max_events) {
  ScenarioRun result{spec_of(text), {}, {}};
  result.trace = simulate(result.spec, max_events);
  result.metrics = measure(result.trace, serial_makespan(result.spec));
  for (const CheckResult& check : check(result.trace)) {
    INFO(check.number << " " << check.name << ": " << check.failure);
    CHECK(check.failure.empty());
  }
  return result;
}

std::string ScenarioRun::cores() const {
  std::string text;
  const std::vector<MergedSlice> slices = merged_slices(trace);
  for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
    if (core > 0) text += " | ";
    bool first = true;
    for (const MergedSlice& slice : slices) {
      if (slice.core != core) continue;
      if (!first) text += ", ";
      first = false;
      text += trace.task_name(slice.job);
      if (const std::uint32_t index = trace.jobs[slice.job.index()].index; index > 0) {
        text += "#" + to_text(index);
      }
      text += " " + ms(slice.start) + "-" + ms(slice.end);
    }
  }
  return text;
}

std::string ScenarioRun::lane(std::string_view task) const {
  std::string text;
  for (const Lane& lane : trace.lanes) {
    if (trace.tasks[lane.task.index()].name != task) continue;
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      if (!text.empty()) text += ", ";
      text.append(name_of(slice.state)) += " " + ms(slice.start) + "-" + ms(slice.end);
    }
  }
  return text;
}

JobId ScenarioRun::job(std::string_view task, std::uint32_t index) const {
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobId job = make_id<JobId>(i);
    if (trace.task_name(job) == task && trace.jobs[i].index == index) return job;
  }
  FAIL("no job " << index << " of " << task);
  return {};
}

const JobInfo& ScenarioRun::info(std::string_view task, std::uint32_t index) const {
  return trace.jobs[job(task, index).index()];
}

const JobMetrics& ScenarioRun::of(std::string_view task, std::uint32_t index) const {
  return metrics.jobs[job(task, index).index()];
}

}  // namespace interleave
