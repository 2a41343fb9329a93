#include "whole_run.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "require.hpp"
#include "trace/export/chrome_trace.hpp"
#include "trace/export/csv.hpp"
#include "trace/export/json.hpp"
#include "trace/export/svg.hpp"
#include "trace/metrics.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

// Of a long row some are described: its first slices and its last ones.
constexpr std::size_t kDescribed = 20;

void describe_row(const Trace& trace, TraceRow row, const Track& track) {
  const std::size_t size = track.size();
  for (std::size_t i = 0; i < size; ++i) {
    if (i >= kDescribed && i + kDescribed < size) continue;
    require(!describe_slice(trace, row, i).empty(), "every slice has a sentence");
    (void)describe_gap(trace, row, i);
  }
}

void narrate(const Trace& trace, const Metrics& metrics) {
  using Kind = TraceRow::Kind;
  for (const Time t : {Time{}, Time{trace.end.ns / 2}, trace.end}) (void)describe_now(trace, t);
  require(!describe_run(trace, metrics).empty(), "every run has a sentence");
  require(!describe_end(trace).empty(), "every end has a sentence");
  (void)describe_difference(trace, metrics, trace, metrics);
  for (std::size_t i = 0; i < std::min(trace.cores.size(), kDescribed); ++i) {
    describe_row(trace, {Kind::core, static_cast<std::uint32_t>(i)}, trace.cores[i]);
  }
  for (std::size_t i = 0; i < std::min(trace.lanes.size(), kDescribed); ++i) {
    describe_row(trace, {Kind::lane, static_cast<std::uint32_t>(i)}, trace.lanes[i].track);
  }
  for (const Stuck& stuck : trace.stuck) (void)describe_stuck(trace, stuck);
}

void export_all(const RunReport& report, std::string_view title) {
  const std::array runs{report, report};
  (void)export_json(runs);
  (void)export_csv(runs);
  (void)export_chrome_trace(runs);
  SvgOptions picture;
  picture.title = title;
  (void)export_svg(runs, picture);
  picture.frame = SvgOptions::Frame::your_code;
  picture.theme = Theme::dark;
  (void)export_svg(runs, picture);
}

}  // namespace

std::vector<CheckResult> look_at_all_of(const Trace& trace, std::optional<Duration> serial,
                                        std::string_view title) {
  RunReport report;
  report.trace = &trace;
  report.metrics = measure(trace, serial);
  report.checks = check(trace, report.metrics);
  narrate(trace, report.metrics);
  (void)measure_tasks(trace, report.metrics);
  (void)measure_groups(trace, report.metrics);
  (void)tasks_in_progress(trace);
  (void)tasks_executing(trace);
  export_all(report, title);
  return report.checks;
}

}  // namespace interleave
