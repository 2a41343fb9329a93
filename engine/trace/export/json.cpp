#include "trace/export/json.hpp"

#include <array>
#include <cstddef>

#include "base/format.hpp"
#include "trace/export/merged_slices.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

// Appends `"key": value`, with a comma before all but the first after open().
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& text) : text_(text) {}

  void open(char bracket) {
    text_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    if (!first_) text_ += ", ";
    first_ = false;
    text_.append("\"").append(name).append("\": ");
  }
  // A value in an array that begins a line of its own, indented for `depth`.
  void line(std::string_view indent) {
    if (!first_) text_ += ',';
    first_ = false;
    text_.append("\n").append(indent);
  }
  void number(std::string_view name, std::int64_t value) { key(name), text_ += to_text(value); }
  void number(std::string_view name, Duration value) { number(name, value.ns); }
  void number(std::string_view name, std::optional<Duration> value) {
    value ? number(name, value->ns) : null(name);
  }
  void number(std::string_view name, std::optional<Time> value) {
    value ? number(name, value->ns) : null(name);
  }
  void ratio(std::string_view name, Millionths value) {
    key(name);
    text_ += value ? six_decimals(*value) : std::string{"null"};
  }
  void string(std::string_view name, std::string_view value) {
    key(name), text_ += json_string(value);
  }
  void flag(std::string_view name, bool value) { key(name), text_ += value ? "true" : "false"; }
  void null(std::string_view name) { key(name), text_ += "null"; }

 private:
  std::string& text_;
  bool first_ = true;
};

constexpr std::string_view kIndent = "    ";

void write_blocked(ObjectWriter& out, const std::array<Duration, kWaitKinds>& blocked) {
  constexpr std::string_view kWaits[kWaitKinds] = {"",        "device",    "timer",
                                                   "mutex",   "semaphore", "channel",
                                                   "barrier", "child",     "interpreter_lock"};
  out.key("blocked");
  out.open('{');
  for (std::size_t kind = 1; kind < kWaitKinds; ++kind) out.number(kWaits[kind], blocked[kind]);
  out.close('}');
}

void write_job(ObjectWriter& out, const Trace& trace, std::size_t i, const JobMetrics& job) {
  const JobInfo& info = trace.jobs[i];
  out.open('{');
  out.string("name", trace.tasks[info.task.index()].name);
  out.number("job", info.index);
  out.number("arrival", info.arrival.ns);
  out.number("start", info.start);
  out.number("finish", info.finish);
  out.number("response", job.response);
  out.number("turnaround", job.turnaround);
  out.number("waiting", job.waiting);
  write_blocked(out, job.blocked);
  out.number("cpu", job.cpu);
  out.number("polling", job.polling);
  out.number("switching", job.switching);
  out.number("behind", job.behind);
  out.number("preemptions", job.preemptions);
  out.number("migrations", job.migrations);
  out.flag("missed", job.missed);
  out.flag("dropped", job.dropped);
  out.number("deadline", info.deadline);
  out.close('}');
}

// Jobs in the order of their tasks, those of one task in the order of release.
std::vector<std::size_t> jobs_by_task(const Trace& trace) {
  std::vector<std::size_t> first(trace.tasks.size() + 1, 0), order(trace.jobs.size());
  for (const JobInfo& job : trace.jobs) ++first[job.task.index() + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    order[first[trace.jobs[i].task.index()]++] = i;
  }
  return order;
}

void write_core(ObjectWriter& out, std::size_t core, const CoreAccount& account) {
  out.open('{');
  out.number("core", static_cast<std::int64_t>(core));
  out.number("useful", account.useful);
  out.number("polling", account.polling);
  out.number("switching", account.switching);
  out.number("idle_ready", account.idle_ready);
  out.number("idle_waiting", account.idle_waiting);
  out.number("idle_done", account.idle_done);
  out.close('}');
}

void write_device(ObjectWriter& out, const DeviceTrack& device, const DeviceMetrics& metrics) {
  out.open('{');
  out.string("name", device.name);
  out.number("busy", metrics.busy);
  out.number("requests", metrics.requests);
  out.ratio("utilisation", metrics.utilisation);
  out.close('}');
}

void write_summary(ObjectWriter& out, std::string_view name, const Summary& summary) {
  const auto known = [&summary](Duration value) {
    return summary.count > 0 ? std::optional{value} : std::nullopt;
  };
  out.key(name);
  out.open('{');
  out.ratio("mean", summary.mean_ns_millionths);
  out.number("median", known(summary.median));
  out.number("p95", known(summary.p95));
  out.number("p99", known(summary.p99));
  out.number("max", known(summary.max));
  out.number("count", summary.count);
  out.number("left_out", summary.left_out);
  out.close('}');
}

// The predicted speed-ups on 1, 2, 4, ... cores; null with the reason if there are none.
void write_predictions(ObjectWriter& out, std::string& text, const Metrics& metrics) {
  constexpr std::int64_t kMostCores = 1'024;
  const auto curve = [&](std::string_view name,
                         Millionths (*predicted)(const Metrics&, std::int64_t)) {
    if (!metrics.scaling.serial_fraction) return out.null(name);
    out.key(name);
    std::string values;
    for (std::int64_t cores = 1; cores <= kMostCores; cores *= 2) {
      if (!values.empty()) values += ", ";
      values += six_decimals(predicted(metrics, cores).value_or(0));
    }
    text += '[' + values + ']';
  };
  curve("amdahl", predicted_by_amdahl);
  curve("gustafson", predicted_by_gustafson);
  const std::string_view reason = metrics.scaling.unknown_because;
  reason.empty() ? out.null("no_prediction") : out.string("no_prediction", reason);
}

void write_metrics(ObjectWriter& out, std::string& text, const Metrics& metrics) {
  out.open('{');
  out.number("t1", metrics.t1);
  out.number("tinf", metrics.tinf);
  out.number("switches", metrics.switches);
  out.ratio("speedup", metrics.speedup);
  out.ratio("mean_in_progress", metrics.mean_in_progress);
  out.ratio("mean_executing", metrics.mean_executing);
  out.ratio("fairness", metrics.fairness);
  out.number("peak_in_progress", metrics.peak_in_progress);
  out.number("peak_executing", metrics.peak_executing);
  write_summary(out, "response", metrics.response);
  write_summary(out, "turnaround", metrics.turnaround);
  write_summary(out, "waiting", metrics.waiting);
  out.number("missed", metrics.missed);
  out.number("dropped", metrics.dropped);
  out.ratio("throughput", metrics.throughput);
  out.ratio("efficiency", metrics.scaling.efficiency);
  out.ratio("serial_fraction", metrics.scaling.serial_fraction);
  write_predictions(out, text, metrics);
  out.close('}');
}

void write_checks(ObjectWriter& out, std::string& text, const std::vector<CheckResult>& checks) {
  std::int64_t passed = 0;
  std::string failed;
  for (const CheckResult& check : checks) {
    if (check.failure.empty()) {
      ++passed;
    } else {
      failed += (failed.empty() ? "" : ", ") + json_string(check.name);
    }
  }
  out.open('{');
  out.number("passed", passed);
  out.key("failed");
  text += '[' + failed + ']';
  out.close('}');
}

void write_group(ObjectWriter& out, const TaskMetrics& group) {
  out.open('{');
  out.string("name", group.name);
  out.number("jobs", group.jobs);
  out.number("finished", group.finished);
  out.number("missed", group.missed);
  out.number("dropped", group.dropped);
  out.number("preemptions", group.preemptions);
  out.number("migrations", group.migrations);
  write_blocked(out, group.blocked);
  out.number("cpu", group.cpu);
  out.number("polling", group.polling);
  out.number("switching", group.switching);
  out.number("behind", group.behind);
  write_summary(out, "response", group.response);
  write_summary(out, "turnaround", group.turnaround);
  write_summary(out, "waiting", group.waiting);
  out.close('}');
}

void write_stuck(ObjectWriter& out, const RunReport& run, std::size_t i) {
  constexpr std::string_view kKinds[] = {"waits", "locked-twice", "unlocked-unheld", "holds-at-end",
                                         "makes-no-progress"};
  const Trace& trace = *run.trace;
  const Stuck& stuck = trace.stuck[i];
  const TaskInfo& task = trace.tasks[trace.jobs[stuck.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  const bool is_known = stuck.operation < operations.size();
  const std::uint32_t line = i < run.stuck_lines.size() ? run.stuck_lines[i] : 0;
  out.open('{');
  out.string("task", task.name);
  out.number("job", trace.jobs[stuck.job.index()].index);
  is_known ? out.number("operation", stuck.operation) : out.null("operation");
  is_known ? out.string("does", operations[stuck.operation].verb) : out.null("does");
  line > 0 ? out.number("line", line) : out.null("line");
  out.string("kind", kKinds[static_cast<std::size_t>(stuck.kind)]);
  out.flag("in_cycle", stuck.in_cycle);
  out.string("sentence", describe_stuck(trace, stuck));
  out.close('}');
}

void write_slice(ObjectWriter& out, const Trace& trace, const MergedSlice& slice) {
  out.open('{');
  out.number("core", slice.core);
  out.number("thread", slice.thread);
  out.string("task", trace.task_name(slice.job));
  out.number("job", trace.jobs[slice.job.index()].index);
  out.number("start", slice.start.ns);
  out.number("end", slice.end.ns);
  out.string("state", name_of(slice.state));
  out.close('}');
}

// `"name": [` with what `write_all` writes, a line each, and `]`.
template <class WriteAll>
void write_array(ObjectWriter& out, std::string& text, std::string_view name, WriteAll write_all) {
  text.append(",\n  \"").append(name).append("\": ");
  out.open('[');
  write_all();
  out.close(']');
}

void write_run(std::string& text, const RunReport& run) {
  const Trace& trace = *run.trace;
  const Metrics& metrics = run.metrics;
  ObjectWriter out{text};
  out.open('{');
  text += "\n  ";
  out.string("variant", trace.variant);
  out.string("end", name_of(trace.end_kind));
  out.number("makespan", metrics.makespan);
  write_array(out, text, "tasks", [&] {
    for (const std::size_t i : jobs_by_task(trace)) {
      out.line(kIndent);
      write_job(out, trace, i, metrics.jobs[i]);
    }
  });
  write_array(out, text, "cores", [&] {
    for (std::size_t c = 0; c < metrics.cores.size(); ++c) {
      out.line(kIndent);
      write_core(out, c, metrics.cores[c]);
    }
  });
  write_array(out, text, "devices", [&] {
    for (std::size_t d = 0; d < trace.devices.size(); ++d) {
      out.line(kIndent);
      write_device(out, trace.devices[d], metrics.devices[d]);
    }
  });
  text += ",\n  \"metrics\": ";
  write_metrics(out, text, metrics);
  text += ",\n  \"checks\": ";
  write_checks(out, text, run.checks);
  write_array(out, text, "slices", [&] {
    for (const MergedSlice& slice : merged_slices(trace)) {
      out.line(kIndent);
      write_slice(out, trace, slice);
    }
  });
  write_array(out, text, "groups", [&] {
    for (const TaskMetrics& group : measure_groups(trace, metrics)) {
      out.line(kIndent);
      write_group(out, group);
    }
  });
  write_array(out, text, "stuck", [&] {
    for (std::size_t i = 0; i < trace.stuck.size(); ++i) {
      out.line(kIndent);
      write_stuck(out, run, i);
    }
  });
  text += "\n}";
}

}  // namespace

std::string export_json(std::span<const RunReport> runs) {
  std::string text = "{\"interleave\": 1, \"runs\": [";
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0) text += ", ";
    write_run(text, runs[i]);
  }
  return text + "]}\n";
}

}  // namespace interleave
