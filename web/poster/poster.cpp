#include "poster/poster.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "model/change_setting.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

constexpr std::uint64_t kMostEvents = 100'000;

void turn(ParsedScenario& parsed, std::vector<Scalar>& knobs, std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == line.npos) return;
  const std::string name{line.substr(0, equals)};
  const auto value = parse_literal(line.substr(equals + 1));
  if (!value) return;
  for (std::size_t i = 0; i < knobs.size(); ++i) {
    if (parsed.scenario.parameters[i].name != name) continue;
    knobs[i] = *value;
    return;
  }
  static_cast<void>(change_setting(parsed.scenario, name, *value));  // whatever else it was
}

std::vector<Scalar> turned_knobs(ParsedScenario& parsed, std::string_view lines) {
  std::vector<Scalar> knobs;
  for (const Parameter& parameter : parsed.scenario.parameters) knobs.push_back(parameter.value);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    turn(parsed, knobs, lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return knobs;
}

}  // namespace

std::string draw_poster(std::string_view text, std::string_view knobs, SvgOptions options) {
  ParsedScenario parsed = parse(text);
  if (!parsed.ok()) return "";
  const std::vector<Scalar> values = turned_knobs(parsed, knobs);
  std::deque<Trace> traces;  // reports point into it
  std::vector<RunReport> reports;
  for (std::size_t variant = 0; variant < parsed.scenario.run_count(); ++variant) {
    const auto spec = resolve_in_text(parsed, variant, values);
    if (!spec) return "";
    const Trace& trace = traces.emplace_back(simulate(*spec, kMostEvents));
    RunReport& report = reports.emplace_back();
    report.trace = &trace;
    report.metrics = measure(trace, serial_makespan(*spec));
  }
  options.title = parsed.scenario.title;
  return export_svg(reports, options);
}

}  // namespace interleave
