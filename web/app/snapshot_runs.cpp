#include "app/snapshot_runs.hpp"

#include <algorithm>

#include "app/snapshot.hpp"
#include "app/snapshot_reading.hpp"
#include "base/words.hpp"
#include "trace/narration.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

std::size_t slice_count(const Trace& trace) {
  std::size_t count = 0;
  for (const Track& core : trace.cores) count += core.size();
  return count;
}

std::optional<std::int64_t> in_ns(const std::optional<Time>& time) {
  return time ? std::optional(time->ns) : std::nullopt;
}

std::optional<std::int64_t> in_ns(const std::optional<Duration>& duration) {
  return duration ? std::optional(duration->ns) : std::nullopt;
}

void write_tasks(JsonWriter& json, const Reading& reading) {
  const Trace& trace = reading.trace;
  json.field("taskCount", trace.jobs.size());
  json.key("tasks").array();
  for (std::size_t i = 0; i < std::min(trace.jobs.size(), kMostItems); ++i) {
    const JobInfo& job = trace.jobs[i];
    const JobMetrics& metrics = reading.metrics.jobs[i];
    json.object().field("name", trace.tasks[job.task.index()].name).field("job", job.index);
    json.field("arrival", job.arrival.ns);
    json.field_or_null("start", in_ns(job.start)).field_or_null("finish", in_ns(job.finish));
    json.field_or_null("response", in_ns(metrics.response));
    json.field_or_null("turnaround", in_ns(metrics.turnaround));
    json.field("waiting", metrics.waiting.ns).field("blocked", metrics.blocked_total().ns);
    json.field("cpu", metrics.cpu.ns).end_object();
  }
  json.end_array();
}

void write_checks(JsonWriter& json, const Reading& reading) {
  json.key("checks").object().field("passed", reading.checks_passed());
  json.field("failed", reading.checks_failed());
  json.key("failures").array();
  for (const CheckResult& check : reading.checks) {
    if (!check.failure.empty()) json.value(check.failure);
  }
  json.end_array();
  json.key("list").array();
  for (const CheckResult& check : reading.checks) {
    json.object().field("name", check.name).field("sentence", describe_check(check));
    json.field("lookedAt", static_cast<std::int64_t>(check.looked_at));
    json.field("failure", check.failure).end_object();
  }
  json.end_array().end_object();
}

void write_reading(JsonWriter& json, const Reading& reading, bool hidden, bool tasks) {
  json.field("end", name_of(reading.trace.end_kind));
  json.field("makespan", reading.metrics.makespan.ns);
  json.field("cores", reading.trace.cores.size()).field("slices", slice_count(reading.trace));
  json.field("sentence",
             hidden ? say(kHiddenSentence) : describe_run(reading.trace, reading.metrics));
  write_checks(json, reading);
  json.key("account");
  write_account(json, account_of_cores(reading.metrics));
  if (tasks) write_tasks(json, reading);
}

// What the two curves below its rows say at the cursor.
void write_curves_at(JsonWriter& json, const Reading& reading, Time cursor) {
  const auto [in_progress, executing] = reading.counts_at(cursor);
  json.key("atCursor").object().field("inProgress", in_progress);
  json.field("executing", executing).end_object();
}

void write_run(JsonWriter& json, const AppState& state, std::uint32_t index, bool tasks) {
  const Run& run = state.runs[index];
  json.object().field("variant", run.simulated.trace.variant);
  json.field("title", run_title(state, index));
  write_reading(json, run.simulated, run.hidden, tasks);
  if (!run.hidden) write_curves_at(json, run.simulated, state.cursor);
  if (index > 0) json.field("difference", difference_sentence(state, index));
  json.field("hidden", run.hidden).field("failure", run.real_failure);
  json.key("measured");
  if (run.measured) {
    json.object();
    write_reading(json, *run.measured, false, tasks);
    json.field("error", run.error_sentence).field("machine", run.machine).end_object();
  } else {
    json.null();
  }
  json.end_object();
}

}  // namespace

void write_runs(JsonWriter& json, const AppState& state, bool tasks) {
  json.key("runs").array();
  for (std::uint32_t i = 0; i < state.runs.size(); ++i) write_run(json, state, i, tasks);
  json.end_array();
}

}  // namespace interleave
