#include "app/export_bytes.hpp"

#include "layout/frame_rows.hpp"
#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"
#include "trace/export/svg.hpp"

namespace interleave {
namespace {

RunReport report_of(const Reading& reading) {
  return {&reading.trace, reading.metrics, reading.checks};
}

// The rows of a frame that the engine's picture does not have itself.
std::vector<SvgRow> rows_of(const FrameRows& frame) {
  std::vector<SvgRow> rows;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const FrameRow& of = frame[i];
    SvgRow row{SvgRow::Kind::other, of.index, std::string(frame.label(i)), {}, {}};
    if (of.kind == RowKind::core) row.kind = SvgRow::Kind::core;
    if (of.kind == RowKind::lane) row.kind = SvgRow::Kind::lane;
    for (std::uint32_t k = 0; k < of.slots; ++k) row.tracks.push_back(&frame.track(of, k));
    for (std::uint32_t k = 0; k < of.waiting; ++k) {
      row.waiting.push_back(&frame.track(of, of.slots + k));
    }
    rows.push_back(std::move(row));
  }
  return rows;
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
      options.theme = state.shown_theme();
      const bool by_task = state.frame == Frame::your_code || state.frame == Frame::threads;
      options.frame = by_task ? SvgOptions::Frame::your_code : SvgOptions::Frame::cores;
      options.width = width;
      std::vector<FrameRows> frames;  // whose tracks the rows point to
      std::vector<std::vector<SvgRow>> rows;
      if (state.frame == Frame::threads || state.frame == Frame::whole_system) {
        frames.reserve(reports.size());
        for (const RunReport& report : reports) {
          frames.emplace_back(*report.trace, state.frame, false);
          rows.push_back(rows_of(frames.back()));
        }
        options.rows = rows;
      }
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
