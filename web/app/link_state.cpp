#include "app/link_state.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/parse.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr std::array kFrames{Frame::your_code, Frame::threads, Frame::cores, Frame::whole_system};

bool shows_cores(Frame frame) { return frame == Frame::cores || frame == Frame::whole_system; }

std::uint32_t row_count_of(const Trace& trace, Frame frame) {
  return static_cast<std::uint32_t>(shows_cores(frame) ? trace.cores.size() : trace.lanes.size());
}

const Track& row_of(const Trace& trace, Frame frame, std::uint32_t row) {
  return shows_cores(frame) ? trace.cores[row] : trace.lanes[row].track;
}

bool is_of_task(const Trace& trace, const Track& track, std::size_t slice, TaskId task) {
  const JobId job = track.job(slice);
  return job.valid() && trace.jobs[job.index()].task == task;
}

// To a thousandth of what is on view, which nobody sees and which is short in a link.
LinkView rounded(const Viewport& view) {
  std::int64_t unit = 1;
  while (unit <= view.span.ns / 10'000) unit *= 10;
  const auto down = [unit](Time t) { return Time{std::max<std::int64_t>(t.ns, 0) / unit * unit}; };
  return {down(view.start), down(view.end() + Duration{unit - 1})};
}

// The task's slice at `at` on this row, else its first one.
std::optional<Time> time_on_row(const Trace& trace, const Track& track, TaskId task, Time at) {
  const auto now = track.at(at);
  if (now && is_of_task(trace, track, *now, task)) return at;
  for (std::size_t i = 0; i < track.size(); ++i) {
    if (is_of_task(trace, track, i, task)) return track.start(i);
  }
  return std::nullopt;
}

// Of the rows where the task is, the one where it is at the cursor, else the first in time.
std::optional<LinkSelection> selection_in_link(const AppState& state) {
  const Selection& selected = *state.selection;
  if (selected.run >= state.runs.size() || selected.measured) return std::nullopt;
  std::uint32_t before = 0;
  for (std::uint32_t run = 0; run < selected.run; ++run) {
    before += row_count_of(state.runs[run].simulated.trace, state.frame);
  }
  const Trace& trace = state.runs[selected.run].simulated.trace;
  std::optional<LinkSelection> best;
  for (std::uint32_t row = 0; row < row_count_of(trace, state.frame); ++row) {
    const Track& track = row_of(trace, state.frame, row);
    const auto at = time_on_row(trace, track, selected.task, state.cursor);
    if (!at) continue;
    if (*at == state.cursor) return LinkSelection{*at, before + row};
    if (!best || *at < best->at) best = LinkSelection{*at, before + row};
  }
  return best;
}

}  // namespace

Link link_of(const AppState& state, bool with_text) {
  Link link;
  const Scenario& scenario = state.document.good.scenario;
  if (with_text) link.text = print(scenario);
  link.at = state.cursor;
  const Viewport& view = state.viewport;
  if (view != fit(shown_end(state)) && view.end() > Time{0}) {
    link.view = rounded(view);
  }
  link.frame = name_of(state.frame);
  if (state.mode != Mode::simulated) link.mode = name_of(state.mode);
  if (state.selection) link.selection = selection_in_link(state);
  const std::uint32_t implied = link.selection ? state.selection->run : 0;
  if (state.chosen_run != implied) link.variant = state.chosen_run;
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    const Parameter& parameter = scenario.parameters[i];
    const Scalar& value = state.document.knobs[i];
    if (value != parameter.value) link.knobs.push_back({parameter.name, value});
  }
  return link;
}

std::optional<Selection> selection_of(const AppState& state, Frame frame,
                                      const LinkSelection& selection) {
  std::uint32_t row = selection.row;
  for (std::uint32_t run = 0; run < state.runs.size(); ++run) {
    const Trace& trace = state.runs[run].simulated.trace;
    const std::uint32_t rows = row_count_of(trace, frame);
    if (row >= rows) {
      row -= rows;
      continue;
    }
    const Track& track = row_of(trace, frame, row);
    const auto slice = track.at(selection.at);
    if (!slice || !track.job(*slice).valid()) return std::nullopt;
    return Selection{run, false, trace.jobs[track.job(*slice).index()].task};
  }
  return std::nullopt;
}

std::optional<Frame> frame_named(std::string_view name) {
  for (const Frame frame : kFrames) {
    if (name_of(frame) == name) return frame;
  }
  return std::nullopt;
}

std::optional<Mode> mode_named(std::string_view name) {
  for (const Mode mode : {Mode::simulated, Mode::real, Mode::both}) {
    if (name_of(mode) == name) return mode;
  }
  return std::nullopt;
}

}  // namespace interleave
