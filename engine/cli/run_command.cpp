#include "cli/run_command.hpp"

#include <deque>
#include <string_view>
#include <utility>

#include "cli/files.hpp"
#include "cli/run_report_text.hpp"
#include "cli/scenario_call.hpp"
#include "sim/simulation.hpp"
#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"
#include "trace/export/svg.hpp"

namespace interleave {
namespace {

class RunCommand {
 public:
  explicit RunCommand(const RunOptions& options) : options_(options), call_(result_) {}

  CommandResult run() {
    if (prepare()) {
      for (const RunSpec& spec : specs_) simulate_one(spec);
      write_results();
    }
    return std::move(result_);
  }

 private:
  bool prepare() {
    if (!call_.load(options_.file)) return false;
    for (const std::string& knob : options_.knobs) {
      if (!call_.set(knob)) return false;
    }
    if (!call_.choose(options_.variant)) return false;
    for (const std::size_t variant : call_.chosen()) {
      auto spec = call_.resolve(variant);
      if (!spec) return false;
      specs_.push_back(std::move(*spec));
    }
    return true;
  }

  void simulate_one(const RunSpec& spec) {
    const Trace& trace = traces_.emplace_back(simulate(spec, options_.max_events));
    RunReport& report = reports_.emplace_back();
    report.trace = &trace;
    report.metrics = measure(trace, serial_makespan(spec));
    report.checks = check(trace, report.metrics);
    for (const Stuck& stuck : trace.stuck) {
      report.stuck_lines.push_back(call_.line_of(trace, stuck));
    }
    if (!ended_well(trace.end_kind)) result_.worsen(ExitCode::run_failed);
  }

  void write_results() {
    const std::string& title = call_.scenario().title;
    if (options_.json) {
      result_.out = export_json(reports_);
    } else {
      if (!title.empty()) result_.out += title + "\n\n";
      for (const RunReport& report : reports_) {
        if (&report != reports_.data()) result_.out += "\n";
        result_.out += run_report_text(report);
      }
    }
    if (!options_.trace_file.empty()) write(options_.trace_file, export_chrome_trace(reports_));
    if (!options_.csv_file.empty()) write(options_.csv_file, export_csv(reports_));
    if (options_.svg_file.empty()) return;
    SvgOptions picture;
    picture.title = title;
    write(options_.svg_file, export_svg(reports_, picture));
  }

  void write(const std::string& path, std::string_view text) {
    const std::string failure = write_file(path, text);
    if (!failure.empty()) call_.fail(failure);
  }

  const RunOptions& options_;
  CommandResult result_;
  ScenarioCall call_;
  std::vector<RunSpec> specs_;
  std::deque<Trace> traces_;  // reports point into it
  std::vector<RunReport> reports_;
};

}  // namespace

bool ended_well(End end) { return end == End::completed || end == End::horizon; }

CommandResult run_command(const RunOptions& options) { return RunCommand(options).run(); }

}  // namespace interleave
