#include "cli/run_command.hpp"

#include <deque>
#include <span>
#include <string_view>
#include <utility>

#include "cli/diagnostic_text.hpp"
#include "cli/files.hpp"
#include "cli/run_report_text.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"
#include "text/suggest.hpp"
#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"
#include "trace/export/svg.hpp"

namespace interleave {
namespace {

std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) {
    text.append(text.empty() ? "`" : ", `").append(name).append("`");
  }
  return text;
}

std::string range_of(const Parameter& parameter) {
  if (!parameter.from) return "";
  return ", " + print_literal(*parameter.from) + " to " + print_literal(*parameter.to);
}

bool ended_well(End end) { return end == End::completed || end == End::horizon; }

class RunCommand {
 public:
  explicit RunCommand(const RunOptions& options) : options_(options) {}

  CommandResult run() {
    if (load() && set_knobs() && choose_variants() && resolve_runs()) {
      for (const RunSpec& spec : specs_) simulate_one(spec);
      write_results();
    }
    return std::move(result_);
  }

 private:
  bool load() {
    const auto text = read_scenario(options_.file);
    if (!text) return fail(text.error());
    parsed_ = parse(*text);
    result_.err += diagnostics_text(options_.file, parsed_.diagnostics);
    if (!parsed_.ok()) result_.worsen(ExitCode::scenario_wrong);
    return parsed_.ok();
  }

  bool set_knobs() {
    for (const Parameter& parameter : scenario().parameters) knobs_.push_back(parameter.value);
    for (const std::string& knob : options_.knobs) {
      if (!set_knob(knob)) return false;
    }
    return true;
  }

  bool set_knob(const std::string& knob) {
    const std::size_t equals = knob.find('=');
    if (equals == knob.npos) return fail("--set expects NAME=VALUE, found `" + knob + "`");
    const std::string name = knob.substr(0, equals);
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < knobs_.size(); ++i) {
      names.push_back(scenario().parameters[i].name);
      if (names.back() != name) continue;
      const auto value = parse_literal(std::string_view(knob).substr(equals + 1));
      if (!value) return fail("--set " + name + ": " + value.error());
      knobs_[i] = *value;
      return true;
    }
    const std::string hint = did_you_mean(name, names);
    return fail("--set " + name + ": there is no such parameter" +
                (hint.empty() ? "" : "; " + hint));
  }

  bool choose_variants() {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < scenario().run_count(); ++i) {
      const bool named = !scenario().variants.empty();
      names.push_back(named ? std::string_view(scenario().variants[i].name) : std::string_view());
      if (!options_.variant || *options_.variant == names.back()) chosen_.push_back(i);
    }
    if (!chosen_.empty()) return true;
    return fail(
        "there is no variant `" + *options_.variant + "`; " +
        (scenario().variants.empty() ? "this scenario has none" : "there are " + listed(names)));
  }

  bool resolve_runs() {
    for (const std::size_t variant : chosen_) {
      auto spec = resolve_in_text(parsed_, variant, knobs_);
      if (!spec) return fail_to_resolve(spec.error());
      specs_.push_back(std::move(*spec));
    }
    return true;
  }

  // With the values of the text every variant resolves: the knobs are to blame, for themselves or
  // for what they do to the scenario.
  bool fail_to_resolve(const Diagnostics& diagnostics) {
    for (const Parameter& parameter : scenario().parameters) {
      const std::size_t index = static_cast<std::size_t>(&parameter - scenario().parameters.data());
      for (const Diagnostic& diagnostic : diagnostics) {
        const bool this_one = diagnostic.where == parsed_.source.parameter_values[index];
        if (!this_one || !diagnostic.code.starts_with("knob-")) continue;
        return fail("--set " + parameter.name + ": " + diagnostic.message + range_of(parameter));
      }
    }
    result_.err += diagnostics_text(options_.file, diagnostics);
    result_.worsen(ExitCode::scenario_wrong);
    return false;
  }

  void simulate_one(const RunSpec& spec) {
    const Trace& trace = traces_.emplace_back(simulate(spec, options_.max_events));
    RunReport& report = reports_.emplace_back();
    report.trace = &trace;
    report.metrics = measure(trace, serial_makespan(spec));
    report.checks = check(trace, report.metrics);
    for (const Stuck& stuck : trace.stuck) report.stuck_lines.push_back(line_of(trace, stuck));
    if (!ended_well(trace.end_kind)) result_.worsen(ExitCode::run_failed);
  }

  // Where the operation of a job that is stuck stands in the text; 0 if it is not known.
  [[nodiscard]] std::uint32_t line_of(const Trace& trace, const Stuck& stuck) const {
    const std::size_t task = trace.tasks[trace.jobs[stuck.job.index()].task.index()].group;
    if (task >= parsed_.source.tasks.size()) return 0;
    const auto& operations = parsed_.source.tasks[task].operations;
    return stuck.operation < operations.size() ? operations[stuck.operation].whole.line : 0;
  }

  void write_results() {
    if (options_.json) {
      result_.out = export_json(reports_);
    } else {
      if (!scenario().title.empty()) result_.out += scenario().title + "\n\n";
      for (const RunReport& report : reports_) {
        if (&report != reports_.data()) result_.out += "\n";
        result_.out += run_report_text(report);
      }
    }
    if (!options_.trace_file.empty()) write(options_.trace_file, export_chrome_trace(reports_));
    if (!options_.csv_file.empty()) write(options_.csv_file, export_csv(reports_));
    if (options_.svg_file.empty()) return;
    SvgOptions picture;
    picture.title = scenario().title;
    write(options_.svg_file, export_svg(reports_, picture));
  }

  void write(const std::string& path, std::string_view text) {
    const std::string failure = write_file(path, text);
    if (!failure.empty()) fail(failure);
  }

  bool fail(std::string_view sentence) {
    result_.fail_call(sentence);
    return false;
  }

  [[nodiscard]] const Scenario& scenario() const { return parsed_.scenario; }

  const RunOptions& options_;
  CommandResult result_;
  ParsedScenario parsed_;
  std::vector<Scalar> knobs_;
  std::vector<std::size_t> chosen_;
  std::vector<RunSpec> specs_;
  std::deque<Trace> traces_;  // reports point into it
  std::vector<RunReport> reports_;
};

}  // namespace

CommandResult run_command(const RunOptions& options) { return RunCommand(options).run(); }

}  // namespace interleave
