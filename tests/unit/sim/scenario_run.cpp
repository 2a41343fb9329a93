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

std::string ScenarioRun::name(JobId job) const {
  const std::uint32_t index = trace.jobs[job.index()].index;
  return index == 0 ? trace.task_name(job) : trace.task_name(job) + "#" + to_text(index);
}

template <class Describe>
std::string ScenarioRun::on_cores(Describe describe) const {
  std::string text;
  const std::vector<MergedSlice> slices = merged_slices(trace);
  for (std::uint32_t core = 0; core < trace.cores.size(); ++core) {
    if (core > 0) text += " | ";
    bool first = true;
    for (const MergedSlice& slice : slices) {
      if (slice.core != core) continue;
      if (!first) text += ", ";
      first = false;
      text += describe(slice) + " " + ms(slice.start) + "-" + ms(slice.end);
    }
  }
  return text;
}

std::string ScenarioRun::cores() const {
  return on_cores([this](const MergedSlice& slice) { return name(slice.job); });
}

std::string ScenarioRun::threads() const {
  return on_cores([this](const MergedSlice& slice) {
    const std::string text = "t" + to_text(slice.thread) + " " + name(slice.job);
    return slice.state == State::running ? text : text + " " + std::string{name_of(slice.state)};
  });
}

namespace {

std::string state_of(const Slice& slice) {
  constexpr std::string_view kWaits[kWaitKinds] = {"nothing", "device",    "timer",
                                                   "mutex",   "semaphore", "channel",
                                                   "barrier", "child",     "interpreter-lock"};
  return std::string{slice.state == State::blocked ? kWaits[static_cast<std::size_t>(slice.wait)]
                                                   : name_of(slice.state)};
}

}  // namespace

std::string ScenarioRun::states(std::string_view task) const {
  std::string text;
  for (const Lane& lane : trace.lanes) {
    if (trace.tasks[lane.task.index()].name != task) continue;
    for (std::size_t i = 0; i < lane.track.size();) {
      const Slice first = lane.track[i];
      Time end = first.end;
      for (++i; i < lane.track.size() && lane.track[i].start == end &&
                lane.track[i].job == first.job && state_of(lane.track[i]) == state_of(first);
           ++i) {
        end = lane.track[i].end;
      }
      if (!text.empty()) text += ", ";
      text += state_of(first) + " " + ms(first.start) + "-" + ms(end);
    }
  }
  return text;
}

std::string ScenarioRun::ending() const {
  std::string text{name_of(trace.end_kind)};
  text += " at " + ms(trace.end);
  bool cycle = false;
  for (std::size_t i = 0; i < trace.stuck.size(); ++i) {
    const Stuck& one = trace.stuck[i];
    text += i == 0 ? ": " : cycle && !one.in_cycle ? "; " : ", ";
    if (one.in_cycle && !cycle) text += "cycle ";
    cycle = one.in_cycle;
    text += name(one.job);
    if (one.waits_for.valid()) text += " -> " + name(one.waits_for);
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
