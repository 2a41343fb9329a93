#include "cli/run_report_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/format.hpp"
#include "cli/text_table.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

std::string shown(std::optional<Duration> duration) {
  return duration ? exact_duration(*duration) : "-";
}
std::string shown(std::optional<Time> time) { return time ? exact_duration(*time - Time{}) : "-"; }

// Two decimals, rounded half up.
std::string shown(Millionths ratio) {
  if (!ratio) return "unknown";
  const std::int64_t hundredths = (*ratio + 5'000) / 10'000;
  return to_text(hundredths / 100) + "." + to_text(100 + hundredths % 100).substr(1);
}

// A column of the table of jobs that is left out when it is 0 for every job.
struct Column {
  std::string_view name;
  std::string (*cell)(const JobInfo&, const JobMetrics&);
  bool (*is_worth_it)(const JobInfo&, const JobMetrics&);
};

bool always(const JobInfo&, const JobMetrics&) { return true; }

constexpr Column kColumns[] = {
    {"job", [](const JobInfo& job, const JobMetrics&) { return to_text(job.index); },
     [](const JobInfo& job, const JobMetrics&) { return job.index > 0; }},
    {"arrival",
     [](const JobInfo& job, const JobMetrics&) { return shown(std::optional{job.arrival}); },
     always},
    {"start", [](const JobInfo& job, const JobMetrics&) { return shown(job.start); }, always},
    {"finish", [](const JobInfo& job, const JobMetrics&) { return shown(job.finish); }, always},
    {"response", [](const JobInfo&, const JobMetrics& m) { return shown(m.response); }, always},
    {"turnaround", [](const JobInfo&, const JobMetrics& m) { return shown(m.turnaround); }, always},
    {"waiting", [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.waiting); },
     always},
    {"blocked",
     [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.blocked_total()); },
     [](const JobInfo&, const JobMetrics& m) { return m.blocked_total() != Duration{}; }},
    {"cpu", [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.cpu); }, always},
    {"polling", [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.polling); },
     [](const JobInfo&, const JobMetrics& m) { return m.polling != Duration{}; }},
    {"switching", [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.switching); },
     [](const JobInfo&, const JobMetrics& m) { return m.switching != Duration{}; }},
    {"behind", [](const JobInfo&, const JobMetrics& m) { return exact_duration(m.behind); },
     [](const JobInfo&, const JobMetrics& m) { return m.behind != Duration{}; }},
    {"deadline", [](const JobInfo& job, const JobMetrics&) { return shown(job.deadline); },
     [](const JobInfo& job, const JobMetrics&) { return job.deadline.has_value(); }},
    {"missed",
     [](const JobInfo&, const JobMetrics& m) {
       return std::string{m.dropped ? "dropped" : m.missed ? "missed" : "-"};
     },
     [](const JobInfo&, const JobMetrics& m) { return m.missed; }},
    {"preempted", [](const JobInfo&, const JobMetrics& m) { return to_text(m.preemptions); },
     [](const JobInfo&, const JobMetrics& m) { return m.preemptions > 0; }},
    {"migrated", [](const JobInfo&, const JobMetrics& m) { return to_text(m.migrations); },
     [](const JobInfo&, const JobMetrics& m) { return m.migrations > 0; }},
};

std::vector<const Column*> columns_worth_showing(const RunReport& report) {
  std::vector<const Column*> columns;
  for (const Column& column : kColumns) {
    for (std::size_t i = 0; i < report.trace->jobs.size(); ++i) {
      if (!column.is_worth_it(report.trace->jobs[i], report.metrics.jobs[i])) continue;
      columns.push_back(&column);
      break;
    }
  }
  return columns;
}

std::string jobs_table(const RunReport& report) {
  const Trace& trace = *report.trace;
  const auto columns = columns_worth_showing(report);
  std::vector<std::string> head{"task"};
  for (const Column* column : columns) head.emplace_back(column->name);
  TextTable table(std::move(head));
  std::vector<std::size_t> order(trace.jobs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&trace](std::size_t a, std::size_t b) {
    return trace.jobs[a].task < trace.jobs[b].task;
  });
  for (const std::size_t i : order) {
    std::vector<std::string> row{trace.tasks[trace.jobs[i].task.index()].name};
    for (const Column* column : columns) {
      row.push_back(column->cell(trace.jobs[i], report.metrics.jobs[i]));
    }
    table.add(std::move(row));
  }
  return trace.jobs.empty() ? "no tasks\n" : table.text();
}

std::string cores_table(const RunReport& report) {
  TextTable table({"core", "useful", "polling", "switching", "idle though one was ready",
                   "idle, all wait", "idle, nothing left"});
  for (std::size_t c = 0; c < report.metrics.cores.size(); ++c) {
    const CoreAccount& core = report.metrics.cores[c];
    table.add({to_text(static_cast<std::int64_t>(c)), exact_duration(core.useful),
               exact_duration(core.polling), exact_duration(core.switching),
               exact_duration(core.idle_ready), exact_duration(core.idle_waiting),
               exact_duration(core.idle_done)});
  }
  return table.text();
}

std::string devices_table(const RunReport& report) {
  if (report.metrics.devices.empty()) return "";
  TextTable table({"device", "busy", "requests", "used"});
  for (std::size_t d = 0; d < report.metrics.devices.size(); ++d) {
    const DeviceMetrics& device = report.metrics.devices[d];
    table.add({report.trace->devices[d].name, exact_duration(device.busy), to_text(device.requests),
               device.utilisation ? shown(device.utilisation) : "-"});
  }
  return "\n" + table.text();
}

// Why the run could not go on, a line each with its place in the text.
std::string stuck_lines(const RunReport& report) {
  constexpr std::size_t kMost = 20;
  const std::vector<Stuck>& stuck = report.trace->stuck;
  std::string text;
  for (std::size_t i = 0; i < std::min(stuck.size(), kMost); ++i) {
    const std::uint32_t line = i < report.stuck_lines.size() ? report.stuck_lines[i] : 0;
    text += "  " + (line > 0 ? "line " + to_text(line) + ": " : std::string{}) +
            describe_stuck(*report.trace, stuck[i]) + "\n";
  }
  if (stuck.size() > kMost) {
    text += "  and " + to_text(static_cast<std::int64_t>(stuck.size() - kMost)) + " more\n";
  }
  return text.empty() ? text : text + "\n";
}

std::string checks_line(const RunReport& report) {
  std::string failures;
  std::int64_t passed = 0;
  for (const CheckResult& check : report.checks) {
    if (check.failure.empty()) {
      ++passed;
    } else {
      failures.append("  ").append(check.name) += ": " + check.failure + "\n";
    }
  }
  return "checks: " + to_text(passed) + " of " +
         to_text(static_cast<std::int64_t>(report.checks.size())) + " hold\n" + failures;
}

}  // namespace

std::string run_report_text(const RunReport& report) {
  const Trace& trace = *report.trace;
  const Metrics& metrics = report.metrics;
  std::string text = trace.variant.empty() ? "" : trace.variant + ": ";
  text += describe_run(trace, metrics) + "\n\n";
  text += stuck_lines(report);
  text += jobs_table(report) + "\n";
  text += cores_table(report);
  text += devices_table(report) + "\n";
  text += "work " + exact_duration(metrics.t1) + ", span " + exact_duration(metrics.tinf) +
          ", speed-up " + shown(metrics.speedup) + ", " + counted(metrics.switches, "switch") +
          ", on average " + shown(metrics.mean_in_progress) + " in progress and " +
          shown(metrics.mean_executing) + " executing, fairness " + shown(metrics.fairness) + "\n";
  return text + checks_line(report);
}

}  // namespace interleave
