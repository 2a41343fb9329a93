// Every change of what the reader sees is one of these: a click, a key, a call from the page, a
// link, a test all do the same. Commands are plain values; app/explorer.hpp applies them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "text/form_edit.hpp"
#include "ui/state.hpp"

namespace interleave {

struct SetText {
  std::string text;
  bool typed = false;  // by hand, letter by letter: undone burst by burst
};
struct Undo {};
struct Redo {};
struct EditForm {
  FormEdit edit;
};
struct SetKnob {
  std::string name;
  std::string literal;  // as the language writes it: "30ms", "4"
};
struct TurnKnob {
  std::string name;
  std::int64_t position;  // ui/knob.hpp
};
struct SetFrame {
  Frame frame;
};
struct CloseGaps {
  bool closed;
};
struct SetMode {
  Mode mode;
};
struct Seek {
  Time time;
};
struct StepEvent {
  int by;  // so many events later, or earlier when negative
};
struct StepDecision {
  int by;  // so many decisions later, or earlier
};
struct StepSlice {
  int by;  // so many slices of the chosen row later, or earlier
};
struct Play {};
struct Pause {};
struct SetSpeed {
  double speed;  // simulated time per real time
};
struct Zoom {
  std::optional<Time> about;  // empty: the cursor if it is on view, else the middle
  double factor;              // > 1 looks closer
};
struct Pan {
  Duration by;
};
struct Fit {};
// Looks at the slice at the cursor of the chosen row; at everything when that is on view already,
// or nothing is selected.
struct Focus {};
// Everything on view, nothing selected, nothing measured.
struct Reset {};
struct LookAt {
  Viewport viewport;
};
struct Measure {
  std::optional<Measured> what;
};
// The task whose name has `text` in it, upper or lower case alike; `on`: the next one after the
// selected.
struct Find {
  std::string text;
  bool on;
};
struct Select {
  std::optional<Selection> what;
  std::optional<ChosenRow> row{};
};
struct ChooseRun {
  std::uint32_t run;
};
struct ChooseTab {
  Tab tab;
};
struct ChooseDetail {
  Detail detail;
};
struct ArrangeTable {
  TableChoice choice;
};
// Marks what moved against the first run.
struct ShowDifference {
  bool shown;
};
struct ShowExports {
  bool shown;
};
// For an audience, or for one reader again.
struct SetPresenter {
  bool on;
};
struct Scroll {
  enum class Area : std::uint8_t { timeline, detail, knobs };
  Area area;
  float to;  // pixels from the top of the content
};
struct SetTheme {
  ThemeChoice theme;
};
// What the system says of itself, as opposed to what the reader chose.
struct SetSystem {
  bool dark;
  bool touch;
  bool reduced_motion;
  bool contrast;  // more of it
};
// How much of itself the page shows.
struct Present {
  bool embedded;
  HiddenParts hidden;
};
struct Resize {
  float width, height;  // CSS pixels
  float ratio;          // device pixels a CSS pixel
};
struct ShowMessage {
  std::string message;  // a sentence; empty takes it away
};
// Many runs: which axis and figure, how many seeds, to stop and to go on, and to load one of them.
struct SweepOver {
  std::string axis;
};
struct ChooseFigure {
  Figure figure;
};
struct SetSeeds {
  std::int64_t seeds;
};
struct RunStudy {
  bool on;
};
struct LoadPoint {
  std::uint32_t run, index;  // of the value on the axis
};
struct LoadSeed {
  std::int64_t seed;
};
using StudyCommand = std::variant<SweepOver, ChooseFigure, SetSeeds, RunStudy, LoadPoint, LoadSeed>;
// Predict, then reveal.
struct Predict {};
struct Guess {
  std::optional<std::uint32_t> name;  // next in the order, or no longer in it
  std::optional<Duration> makespan;
};
struct Reveal {};
// The reader is the scheduler.
struct BeScheduler {};
struct Decide {
  std::uint32_t option;
};
struct DecideRest {};
struct TakeBack {};
struct LeavePlay {};
using PlayCommand =
    std::variant<Predict, Guess, Reveal, BeScheduler, Decide, DecideRest, TakeBack, LeavePlay>;
// A link as link/link.hpp has it. Where it brings no text, `text` is the scenario; empty: the one
// that is there.
struct OpenLink {
  std::string link, text;
};
struct CopyLink {};
// The simulation under way ends here, and is shown as far as it went.
struct StopSimulation {};
struct RunReal {};
struct CancelReal {};
// What the page reports of the real run that it was given the number of; others are ignored.
struct RealProgress {
  std::uint32_t number, run;
  int permille;
};
struct RealResult {
  std::uint32_t number, run;
  std::vector<std::uint8_t> trace;  // trace/wire.hpp
  std::string machine;              // what the measuring found out about the machine, sentences
  Duration predicted{};  // knowing the machine; 0: by the simulation; < 0: too short to say
};
struct RealFailed {
  std::uint32_t number, run;
  std::string message;
};
struct RealFinished {
  std::uint32_t number;
};

using Command =
    std::variant<SetText, Undo, Redo, EditForm, SetKnob, TurnKnob, SetFrame, CloseGaps, SetMode,
                 Seek, StepEvent, StepDecision, StepSlice, Play, Pause, SetSpeed, Zoom, Pan, Fit,
                 Focus, Reset, LookAt, Measure, Find, Select, ChooseRun, ChooseTab, ChooseDetail,
                 ArrangeTable, ShowDifference, ShowExports, SetPresenter, Scroll, SetTheme,
                 SetSystem, Present, Resize, ShowMessage, StudyCommand, PlayCommand, OpenLink,
                 CopyLink, StopSimulation, RunReal, CancelReal, RealProgress, RealResult,
                 RealFailed, RealFinished>;

using Commands = std::vector<Command>;

}  // namespace interleave
