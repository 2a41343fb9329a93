// What the explorer shows, as one plain value: the text, the last good runs, what the reader
// looks at. Panels only read it; it changes by Commands alone (ui/command.hpp). It knows nothing
// of windows, browsers or the simulation that fills it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/frame.hpp"
#include "layout/page.hpp"
#include "layout/time_scale.hpp"
#include "text/parse.hpp"
#include "trace/checks.hpp"
#include "trace/metrics.hpp"
#include "trace/palette.hpp"
#include "trace/trace.hpp"
#include "ui/account.hpp"
#include "ui/play.hpp"
#include "ui/studies.hpp"
#include "ui/table_choice.hpp"

namespace interleave {

enum class Mode : std::uint8_t { simulated, real, both };
enum class ThemeChoice : std::uint8_t { automatic, light, dark, contrast };

// "simulated", "real", "both"; "auto", "light", "dark", "contrast".
[[nodiscard]] std::string_view name_of(Mode mode);
[[nodiscard]] std::string_view name_of(ThemeChoice theme);
[[nodiscard]] std::string_view name_of(Tab tab);  // "text", "knobs", "tasks"
// "tasks", "why", "checks", "curves", "outcomes".
[[nodiscard]] std::string_view name_of(Detail detail);

// A Trace with what is computed from it once and drawn often.
struct Reading {
  Trace trace;
  Metrics metrics;
  std::vector<CheckResult> checks;
  StepCurve in_progress, executing;
  std::vector<TaskColor> colors;  // as Trace::tasks

  // How many checks hold, and how many do not.
  [[nodiscard]] std::size_t checks_passed() const;
  [[nodiscard]] std::size_t checks_failed() const;

  // What the two curves say at an instant, or at the last of the run if that is over by then.
  struct Counts {
    std::int64_t in_progress = 0, executing = 0;
  };
  [[nodiscard]] Counts counts_at(Time at) const;
};

// One variant: the simulation, and the real run that answers it when there was one.
struct Run {
  Reading simulated;
  std::optional<Reading> measured;
  std::string error_sentence;  // "measured 61.2 ms, predicted 60.0 ms: +2.0 %"
  std::string machine;         // what the measuring found out about the machine, sentences
  std::string real_failure;    // why there is no measured run, "" if nothing went wrong
  bool hidden = false;         // until it is revealed: nothing in `simulated` happens
};

struct Document {
  std::string text;                // as the reader left it, right or wrong
  std::uint32_t text_version = 0;  // grows with each text
  Diagnostics diagnostics;         // of `text`, and of the knobs where the text is good
  std::string good_text;           // the last text without an error; the runs are of it
  ParsedScenario good;
  std::vector<Scalar> knobs;  // one a parameter of `good`
  bool can_undo = false, can_redo = false;
};

// A task of a run, picked out in every frame. With an instant: what it does then. Without a task:
// what a core does then.
struct Selection {
  std::uint32_t run = 0;
  bool measured = false;
  TaskId task;
  std::optional<Time> at{};
  std::uint32_t row = 0;  // with `at`: the lane, which is the task's, or the core
  friend bool operator==(const Selection&, const Selection&) = default;
};

// The row of the timeline that was pointed at last.
struct ChosenRow {
  std::uint32_t run = 0;
  bool measured = false;
  RowKind kind = RowKind::lane;
  std::uint32_t index = 0;
  friend bool operator==(const ChosenRow&, const ChosenRow&) = default;
};

// Two instants and the way between them; `to` may be the earlier one.
struct Measured {
  Time from, to;
  friend bool operator==(const Measured&, const Measured&) = default;
};

// Why what is selected is as it is; made whenever the selection or the runs change.
struct Why {
  // A job that has to do with it.
  struct Concerned {
    Selection what;
    std::string name, words;  // "cucumber", "priority 3"
    bool chosen = false;      // a core was given to it
    friend bool operator==(const Concerned&, const Concerned&) = default;
  };
  std::string title;  // "tomato", "core 1"; empty: nothing is selected
  std::vector<std::string> sentences;
  bool pending = false;         // one sentence more is on its way
  std::string concerned_title;  // what the following have in common
  std::vector<Concerned> concerned;
  Account account;  // of the job
  std::string account_title;
  friend bool operator==(const Why&, const Why&) = default;
};

struct RealRun {
  std::uint32_t number = 0;  // of the run under way or the last one; counted from 1
  bool running = false;
  std::uint32_t run = 0;  // the variant under way
  int permille = 0;
};

// A set of runs that takes long enough to be told of: how far it has got.
struct LongSimulation {
  std::uint32_t run = 0, runs = 0;  // the variant under way, and how many there are
  Time reached;
  bool stopped = false;  // by the reader; what there is so far is on its way
};

// What all lanes of a run do at one instant. Of a run with many of them it is looked for beside
// everything else, and stands until the next is found; of another it is asked for when it is drawn.
struct Moment {
  const Trace* trace = nullptr;
  std::string words{};
  std::vector<JobId> ready{};
};
inline constexpr std::size_t kManyLanes = 4096;

struct AppState {
  Document document;
  std::vector<Run> runs;       // of good_text; the last complete set
  std::uint64_t revision = 0;  // grows whenever `runs` changes
  bool simulating = false;     // a newer set is on its way
  std::optional<LongSimulation> long_simulation;
  std::vector<Moment> moments;  // of the runs that have many lanes

  Time cursor;
  bool playing = false;
  double speed = 0.01;  // simulated time per real time
  Viewport viewport;
  Frame frame = Frame::cores;
  bool close_gaps = false;  // in `your_code`: each row in its task's own time
  Mode mode = Mode::simulated;
  std::uint32_t chosen_run = 0;
  std::optional<Selection> selection;
  std::optional<ChosenRow> row;      // goes with the selection
  std::uint64_t reveals = 0;         // grows whenever the selected task's row has to be on screen
  std::optional<Measured> measured;  // the reader's measure
  Why why;
  TableChoice table;
  bool difference_shown = false;  // what moved against the first run is marked
  bool exports_shown = false;     // the menu of file formats is open
  bool presenter = false;         // for an audience: the figure alone, in large type

  float timeline_scroll = 0, detail_scroll = 0, knobs_scroll = 0;
  Tab tab = Tab::text;
  Detail detail = Detail::tasks;
  bool embedded = false;  // a guest in somebody's page
  HiddenParts hidden_parts;
  float width = 0, height = 0, ratio = 1;
  bool touch = false, reduced_motion = false;
  ThemeChoice theme = ThemeChoice::automatic;
  bool system_dark = false, system_contrast = false;

  Figure figure = Figure::makespan;  // of both studies
  Curves curves;
  Outcomes outcomes;
  Prediction prediction;
  ManualPlay manual;

  RealRun real;
  std::string message;  // a sentence for the reader, "" if there is none

  [[nodiscard]] bool dark() const {
    const bool chosen = theme == ThemeChoice::light || theme == ThemeChoice::dark;
    return chosen ? theme == ThemeChoice::dark : system_dark;
  }
  // A system that asks for more contrast is heard whatever else is chosen.
  [[nodiscard]] bool contrast() const { return theme == ThemeChoice::contrast || system_contrast; }
  [[nodiscard]] Theme shown_theme() const {
    if (contrast()) return dark() ? Theme::contrast_dark : Theme::contrast_light;
    return dark() ? Theme::dark : Theme::light;
  }
};

}  // namespace interleave
