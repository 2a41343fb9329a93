#include "app/export_bytes.hpp"

#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"
#include "trace/export/svg.hpp"

namespace interleave {
namespace {

RunReport report_of(const Reading& reading) {
  return {&reading.trace, reading.metrics, reading.checks};
}

}  // namespace

std::vector<RunReport> reports_of(const AppState& state) {
  std::vector<RunReport> reports;
  for (const Run& run : state.runs) {
    const bool measured = run.measured && state.mode != Mode::simulated;
    if (!measured || state.mode == Mode::both) reports.push_back(report_of(run.simulated));
    if (measured) reports.push_back(report_of(*run.measured));
  }
  return reports;
}

std::string export_bytes(const AppState& state, ExportFormat format, bool with_title, float width) {
  const std::vector<RunReport> reports = reports_of(state);
  if (reports.empty()) return "";
  switch (format) {
    case ExportFormat::svg: {
      SvgOptions options;
      options.theme = state.dark() ? Theme::dark : Theme::light;
      const bool by_task = state.frame == Frame::your_code || state.frame == Frame::threads;
      options.frame = by_task ? SvgOptions::Frame::your_code : SvgOptions::Frame::cores;
      options.width = width;
      if (with_title) options.title = state.document.good.scenario.title;
      return export_svg(reports, options);
    }
    case ExportFormat::json: return export_json(reports);
    case ExportFormat::csv: return export_csv(reports);
    case ExportFormat::chrome_trace: return export_chrome_trace(reports);
  }
  return "";
}

}  // namespace interleave
