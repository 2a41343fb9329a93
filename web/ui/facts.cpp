#include "ui/facts.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "layout/minimap.hpp"
#include "layout/ready_queue.hpp"
#include "layout/ticks.hpp"
#include "trace/narration.hpp"
#include "ui/fonts.hpp"
#include "ui/play_panel.hpp"

namespace interleave {
namespace {

TimelineRun timeline_run(const Reading& reading, std::uint32_t run) {
  return {&reading.trace, &reading.in_progress, &reading.executing,
          std::max<std::int64_t>(1, reading.metrics.peak_in_progress), run};
}

}  // namespace

std::vector<TimelineRun> shown_runs(const AppState& state) {
  std::vector<TimelineRun> shown;
  shown.reserve(2 * state.runs.size());
  for (std::uint32_t i = 0; i < state.runs.size(); ++i) {
    const Run& run = state.runs[i];
    const bool measured = run.measured && state.mode != Mode::simulated;
    if (state.mode != Mode::real || !measured) shown.push_back(timeline_run(run.simulated, i));
    if (measured) shown.push_back(timeline_run(*run.measured, i));
  }
  return shown;
}

Time shown_end(const AppState& state) {
  Time end;
  for (const TimelineRun& run : shown_runs(state)) end = std::max(end, run.trace->end);
  return end;
}

const Reading* chosen_reading(const AppState& state) {
  if (state.chosen_run >= state.runs.size()) return nullptr;
  const Run& run = state.runs[state.chosen_run];
  return state.mode == Mode::real && run.measured ? &*run.measured : &run.simulated;
}

const Reading& reading_of(const AppState& state, const Block& block) {
  const Run& run = state.runs[block.run];
  return block.measured ? *run.measured : run.simulated;
}

PageLayout page_of(const AppState& state) {
  PageInput input;
  input.width = state.width;
  input.height = state.height;
  input.embedded = state.embedded;
  input.hidden = state.hidden_parts;
  input.touch = state.touch;
  input.tab = state.tab;
  input.detail = state.detail;
  input.runs = state.runs.size();
  input.knobs = state.document.good.scenario.parameters.size();
  if (const Reading* reading = chosen_reading(state)) input.tasks = reading->trace.jobs.size();
  input.real_lines = state.real.number > 0;
  input.presenter = state.presenter;
  input.play = play_height(state, state.width);
  return lay_out_page(input);
}

TimelineView view_of(const AppState& state, const PageLayout& page) {
  const Rect rows = rows_without_minimap(page);
  // Of the chosen run the first block: as chosen_reading().
  std::uint32_t overview = 0;
  const std::vector<TimelineRun> runs = shown_runs(state);
  while (overview < runs.size() && runs[overview].run != state.chosen_run) ++overview;
  std::optional<FlowSubject> flows;
  if (const auto& selected = state.selection) {
    flows = FlowSubject{selected->run, selected->measured, selected->task};
  }
  return {state.viewport,
          state.frame,
          state.close_gaps,
          rows.x,
          rows.y,
          std::max(1.0f, rows.width),
          std::max(1.0f, rows.height),
          flows,
          overview,
          state.timeline_scroll,
          state.revision * 4 + static_cast<std::uint64_t>(state.mode),
          page.figure};
}

std::string run_title(const AppState& state, std::uint32_t run) {
  const std::string& name = state.runs[run].simulated.trace.variant;
  return name.empty() ? say("Schedule") : name;
}

std::string_view selected_name(const AppState& state) {
  if (!state.selection || state.selection->run >= state.runs.size()) return "";
  const Run& run = state.runs[state.selection->run];
  const Trace& trace =
      state.selection->measured && run.measured ? run.measured->trace : run.simulated.trace;
  const std::size_t task = state.selection->task.index();
  return task < trace.tasks.size() ? std::string_view(trace.tasks[task].name) : "";
}

std::string difference_sentence(const AppState& state, std::uint32_t run) {
  if (run == 0 || run >= state.runs.size()) return "";
  const Reading& before = state.runs[0].simulated;
  const Reading& after = state.runs[run].simulated;
  if (before.trace.end_kind != End::completed || after.trace.end_kind != End::completed) return "";
  return describe_difference(before.trace, before.metrics, after.trace, after.metrics);
}

unsigned letters_shown(const AppState& state) {
  return letter_groups_in(state.document.good_text) | letter_groups_in(state.message) |
         (speaks_english() ? 0u : unsigned{kLatinLetters});
}

namespace {

const Moment* moment_of(const AppState& state, const Trace& trace) {
  for (const Moment& moment : state.moments) {
    if (moment.trace == &trace) return &moment;
  }
  return nullptr;
}

}  // namespace

std::vector<JobId> ready_now(const AppState& state, const Block& block) {
  const Trace& trace = reading_of(state, block).trace;
  if (trace.lanes.size() <= kManyLanes) return ready_at(trace, state.cursor);
  const Moment* moment = moment_of(state, trace);
  return moment != nullptr ? moment->ready : std::vector<JobId>{};
}

std::string now_sentence(const AppState& state) {
  if (const auto& told = state.long_simulation) {
    return say(
        "Simulating run {0} of {1}: {2} so far",
        {to_text(told->run + 1), to_text(told->runs), readable_duration(told->reached - Time{})});
  }
  const Reading* reading = chosen_reading(state);
  if (reading == nullptr) return "";
  if (state.runs[state.chosen_run].hidden) return say(kHiddenSentence);
  if (!state.manual.options.empty()) return decision_sentence(state.manual);
  const Trace& trace = reading->trace;
  if (trace.lanes.size() <= kManyLanes) {
    return describe_now(trace, std::min(state.cursor, trace.end));
  }
  const Moment* moment = moment_of(state, trace);
  return moment != nullptr ? moment->words : "";
}

std::string error_sentence(Duration measured, Duration predicted) {
  const bool too_short = predicted.ns < 0;
  if (too_short) predicted.ns = -predicted.ns;
  std::string sentence = say("measured {0}, predicted {1}",
                             {readable_duration(measured), readable_duration(predicted)});
  if (too_short) return sentence + ": " + say("too short to say");
  if (predicted.ns == 0) return sentence;
  const std::int64_t difference = measured.ns - predicted.ns;
  const std::int64_t magnitude = difference < 0 ? -difference : difference;
  const std::int64_t permille = (ratio_in_millionths(magnitude, predicted.ns) + 500) / 1000;
  sentence += difference < 0 ? ": \xE2\x88\x92" : ": +";
  return sentence + to_text(permille / 10) + "." + to_text(permille % 10) + " %";
}

}  // namespace interleave
