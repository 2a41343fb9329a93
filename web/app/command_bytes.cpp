#include "app/command_bytes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "ui/knob.hpp"

namespace interleave {
namespace {

using Bytes = std::span<const std::uint8_t>;

// The named values of one command. The first problem met is kept; what is asked for after it is
// answered by a default, so that each command below reads straight through.
class Values {
 public:
  static std::optional<Values> read(Bytes bytes) {
    Values values;
    while (!bytes.empty()) {
      const auto name = take_part(bytes);
      const auto value = name ? take_part(bytes) : std::nullopt;
      if (!value || values.count_ == values.entries_.size()) return std::nullopt;
      values.entries_[values.count_++] = {as_text(*name), *value};
    }
    return values;
  }

  std::string_view text(std::string_view name) {
    const auto found = find(name);
    if (!found) fail(name, "is missing");
    return found ? as_text(*found) : "";
  }

  Bytes bytes(std::string_view name) {
    const auto found = find(name);
    if (!found) fail(name, "is missing");
    return found.value_or(Bytes{});
  }

  std::int64_t whole(std::string_view name, std::int64_t least, std::int64_t most) {
    const double value = number(name);
    const bool fits = value >= static_cast<double>(least) && value <= static_cast<double>(most);
    if (!fits) fail(name, "is out of range");
    return fits ? std::llround(value) : least;
  }

  // Plain decimal, as JavaScript writes numbers up to 1e21; std::from_chars for doubles is not in
  // every library yet.
  double number(std::string_view name) {
    std::string_view digits = text(name);
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    double value = 0;
    double scale = 0;  // 0: before the point
    bool any = false;
    for (const char c : digits) {
      if (c == '.' && scale == 0) {
        scale = 1;
      } else if (c >= '0' && c <= '9') {
        any = true;
        scale /= 10;
        value = scale == 0 ? value * 10 + (c - '0') : value + scale * (c - '0');
      } else {
        return fail(name, "is not a number"), 0;
      }
    }
    if (!any) fail(name, "is not a number");
    return negative ? -value : value;
  }

  bool truth(std::string_view name) { return text(name) == "true"; }
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

  template <class Enum, std::size_t count>
  Enum choice(std::string_view name, const std::array<Enum, count>& choices) {
    const std::string_view word = text(name);
    for (const Enum value : choices) {
      if (name_of(value) == word) return value;
    }
    return fail(name, "is none of its choices"), choices[0];
  }

  void fail(std::string_view name, std::string_view what) {
    if (!problem_.empty()) return;
    problem_ = "The command's `";
    problem_.append(name).append("` ").append(what).append(".");
  }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  struct Entry {
    std::string_view name;
    Bytes value;
  };

  static std::string_view as_text(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  static std::optional<Bytes> take_part(Bytes& bytes) {
    if (bytes.size() < 4) return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 4; i-- > 0;) length = length * 256 + bytes[i];
    if (length > bytes.size() - 4) return std::nullopt;
    const Bytes part = bytes.subspan(4, length);
    bytes = bytes.subspan(4 + length);
    return part;
  }

  [[nodiscard]] std::optional<Bytes> find(std::string_view name) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (entries_[i].name == name) return entries_[i].value;
    }
    return std::nullopt;
  }

  std::array<Entry, 12> entries_;
  std::size_t count_ = 0;
  std::string problem_;
};

constexpr std::array kFrames{Frame::your_code, Frame::threads, Frame::cores, Frame::whole_system};
constexpr std::array kModes{Mode::simulated, Mode::real, Mode::both};
constexpr std::array kThemes{ThemeChoice::automatic, ThemeChoice::light, ThemeChoice::dark,
                             ThemeChoice::contrast};
constexpr std::array kActs{FormEdit::Act::set, FormEdit::Act::step, FormEdit::Act::add,
                           FormEdit::Act::remove, FormEdit::Act::move};
constexpr std::array kTabs{Tab::text, Tab::knobs, Tab::tasks};
constexpr std::array kDetails{Detail::tasks, Detail::why, Detail::checks, Detail::curves,
                              Detail::outcomes};

// In the order of PagePart.
constexpr std::array<std::string_view, 5> kPartNames{"title", "editor", "knobs", "real", "metrics"};

std::uint32_t small(Values& v, std::string_view name) {
  return static_cast<std::uint32_t>(v.whole(name, 0, 0xffff'fffe));
}

Time instant(Values& v, std::string_view name) {
  return {v.whole(name, -kMaxTime.ns, kMaxTime.ns)};
}

Command read_form(Values& v) {
  FormEdit edit{v.choice("act", kActs), std::string(v.text("at")), "", ""};
  if (v.has("field")) edit.field = v.text("field");
  if (v.has("value")) edit.value = v.text("value");
  return EditForm{std::move(edit)};
}

Command read_knob(Values& v) {
  const std::string name(v.text("name"));
  if (v.has("position")) return TurnKnob{name, v.whole("position", 0, kMaxKnobPositions)};
  return SetKnob{name, std::string(v.text("value"))};
}

// Names between commas; those that are none are nobody's to hide.
Command read_present(Values& v) {
  Present present{v.truth("embedded"), {}};
  std::string_view rest = v.text("hide");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    for (std::size_t i = 0; i < kPartNames.size(); ++i) {
      if (rest.substr(0, end) == kPartNames[i]) present.hidden.hide(static_cast<PagePart>(i));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return present;
}

Command read_select(Values& v) {
  if (!v.has("run")) return Select{};
  Selection what{small(v, "run"), v.has("measured") && v.truth("measured"), {}, {}, 0xffff'ffff};
  if (v.has("time")) what.at = instant(v, "time");
  if (v.has("core")) {
    what.row = small(v, "core");
    return Select{what};
  }
  what.task = TaskId{small(v, "task")};
  if (!what.at) what.row = 0;
  return Select{what};
}

Command read_table(Values& v) {
  TableChoice choice;
  if (v.has("grouping")) choice.grouping = v.choice("grouping", kGroupings);
  if (v.has("measure")) choice.measure = v.choice("measure", kCriteria);
  if (v.has("sort")) choice.sort = v.choice("sort", kColumns);
  choice.descending = v.has("descending") && v.truth("descending");
  return ArrangeTable{choice};
}

Command read_measure(Values& v) {
  if (!v.has("from")) return Measure{};
  return Measure{Measured{instant(v, "from"), instant(v, "to")}};
}

Command read_zoom(Values& v) {
  std::optional<Time> about;
  if (v.has("about")) about = instant(v, "about");
  return Zoom{about, v.number("factor")};
}

Command read_guess(Values& v) {
  if (v.has("makespan")) return Guess{std::nullopt, Duration{instant(v, "makespan").ns}};
  return Guess{small(v, "name"), std::nullopt};
}

Command read_real_result(Values& v) {
  const Bytes trace = v.bytes("trace");
  return RealResult{small(v, "number"),
                    small(v, "run"),
                    {trace.begin(), trace.end()},
                    v.has("machine") ? std::string(v.text("machine")) : "",
                    v.has("predicted") ? instant(v, "predicted") - Time{} : Duration{}};
}

struct CommandReader {
  std::string_view type;
  Command (*read)(Values&);
};

constexpr std::array kReaders{
    CommandReader{"set-text",
                  [](Values& v) -> Command {
                    return SetText{std::string(v.text("text")), v.has("typed") && v.truth("typed")};
                  }},
    CommandReader{"undo", [](Values&) -> Command { return Undo{}; }},
    CommandReader{"redo", [](Values&) -> Command { return Redo{}; }},
    CommandReader{"form", read_form},
    CommandReader{"knob", read_knob},
    CommandReader{"frame",
                  [](Values& v) -> Command { return SetFrame{v.choice("frame", kFrames)}; }},
    CommandReader{"gaps", [](Values& v) -> Command { return CloseGaps{v.truth("closed")}; }},
    CommandReader{"mode", [](Values& v) -> Command { return SetMode{v.choice("mode", kModes)}; }},
    CommandReader{"seek", [](Values& v) -> Command { return Seek{instant(v, "time")}; }},
    CommandReader{"step",
                  [](Values& v) -> Command {
                    return StepEvent{static_cast<int>(v.whole("by", -10'000, 10'000))};
                  }},
    CommandReader{"step-decision",
                  [](Values& v) -> Command {
                    return StepDecision{static_cast<int>(v.whole("by", -10'000, 10'000))};
                  }},
    CommandReader{"step-slice",
                  [](Values& v) -> Command {
                    return StepSlice{static_cast<int>(v.whole("by", -10'000, 10'000))};
                  }},
    CommandReader{"play", [](Values&) -> Command { return Play{}; }},
    CommandReader{"pause", [](Values&) -> Command { return Pause{}; }},
    CommandReader{"speed", [](Values& v) -> Command { return SetSpeed{v.number("speed")}; }},
    CommandReader{"zoom", read_zoom},
    CommandReader{"pan", [](Values& v) -> Command { return Pan{Duration{instant(v, "by").ns}}; }},
    CommandReader{"fit", [](Values&) -> Command { return Fit{}; }},
    CommandReader{"focus", [](Values&) -> Command { return Focus{}; }},
    CommandReader{"reset", [](Values&) -> Command { return Reset{}; }},
    CommandReader{"look",
                  [](Values& v) -> Command {
                    return LookAt{{instant(v, "start"), Duration{v.whole("span", 1, kMaxTime.ns)}}};
                  }},
    CommandReader{"measure", read_measure},
    CommandReader{"find",
                  [](Values& v) -> Command {
                    return Find{std::string(v.text("text")), v.has("on") && v.truth("on")};
                  }},
    CommandReader{"select", read_select},
    CommandReader{"choose-run", [](Values& v) -> Command { return ChooseRun{small(v, "run")}; }},
    CommandReader{"tab", [](Values& v) -> Command { return ChooseTab{v.choice("tab", kTabs)}; }},
    CommandReader{"detail",
                  [](Values& v) -> Command { return ChooseDetail{v.choice("detail", kDetails)}; }},
    CommandReader{"table", read_table},
    CommandReader{"difference",
                  [](Values& v) -> Command { return ShowDifference{v.truth("shown")}; }},
    CommandReader{"exports", [](Values& v) -> Command { return ShowExports{v.truth("shown")}; }},
    CommandReader{"presenter", [](Values& v) -> Command { return SetPresenter{v.truth("shown")}; }},
    CommandReader{"theme",
                  [](Values& v) -> Command { return SetTheme{v.choice("theme", kThemes)}; }},
    CommandReader{"system",
                  [](Values& v) -> Command {
                    return SetSystem{v.truth("dark"), v.truth("touch"), v.truth("reducedMotion"),
                                     v.truth("contrast")};
                  }},
    CommandReader{"present", read_present},
    CommandReader{"resize",
                  [](Values& v) -> Command {
                    return Resize{static_cast<float>(v.number("width")),
                                  static_cast<float>(v.number("height")),
                                  static_cast<float>(v.number("ratio"))};
                  }},
    CommandReader{"message",
                  [](Values& v) -> Command { return ShowMessage{std::string(v.text("message"))}; }},
    CommandReader{"sweep-over",
                  [](Values& v) -> Command { return SweepOver{std::string(v.text("axis"))}; }},
    CommandReader{"figure",
                  [](Values& v) -> Command { return ChooseFigure{v.choice("figure", kFigures)}; }},
    CommandReader{
        "seeds",
        [](Values& v) -> Command { return SetSeeds{v.whole("seeds", kFewestSeeds, kMostSeeds)}; }},
    CommandReader{"run-study", [](Values& v) -> Command { return RunStudy{v.truth("on")}; }},
    CommandReader{"load-point",
                  [](Values& v) -> Command {
                    return LoadPoint{small(v, "run"), small(v, "index")};
                  }},
    CommandReader{
        "load-seed",
        [](Values& v) -> Command { return LoadSeed{v.whole("seed", 0, INT64_MAX / 1024)}; }},
    CommandReader{"predict", [](Values&) -> Command { return Predict{}; }},
    CommandReader{"guess", read_guess},
    CommandReader{"reveal", [](Values&) -> Command { return Reveal{}; }},
    CommandReader{"be-scheduler", [](Values&) -> Command { return BeScheduler{}; }},
    CommandReader{"decide", [](Values& v) -> Command { return Decide{small(v, "option")}; }},
    CommandReader{"decide-rest", [](Values&) -> Command { return DecideRest{}; }},
    CommandReader{"take-back", [](Values&) -> Command { return TakeBack{}; }},
    CommandReader{"leave-play", [](Values&) -> Command { return LeavePlay{}; }},
    CommandReader{"open-link",
                  [](Values& v) -> Command {
                    return OpenLink{std::string(v.text("link")),
                                    v.has("text") ? std::string(v.text("text")) : ""};
                  }},
    CommandReader{"copy-link", [](Values&) -> Command { return CopyLink{}; }},
    CommandReader{"stop", [](Values&) -> Command { return StopSimulation{}; }},
    CommandReader{"run-real", [](Values&) -> Command { return RunReal{}; }},
    CommandReader{"cancel-real", [](Values&) -> Command { return CancelReal{}; }},
    CommandReader{"real-progress",
                  [](Values& v) -> Command {
                    return RealProgress{small(v, "number"), small(v, "run"),
                                        static_cast<int>(v.whole("permille", 0, 1000))};
                  }},
    CommandReader{"real-result", read_real_result},
    CommandReader{
        "real-failed",
        [](Values& v) -> Command {
          return RealFailed{small(v, "number"), small(v, "run"), std::string(v.text("message"))};
        }},
    CommandReader{"real-finished",
                  [](Values& v) -> Command { return RealFinished{small(v, "number")}; }},
};

}  // namespace

Result<Command, std::string> decode_command(Bytes bytes) {
  std::optional<Values> values = Values::read(bytes);
  if (!values) return Unexpected{std::string("The bytes of a command are cut short.")};
  const std::string_view type = values->text("type");
  for (const CommandReader& reader : kReaders) {
    if (reader.type != type) continue;
    Command command = reader.read(*values);
    if (!values->problem().empty()) return Unexpected{values->problem()};
    return command;
  }
  if (!values->problem().empty()) return Unexpected{values->problem()};
  return Unexpected{"There is no command `" + std::string(type.substr(0, 60)) + "`."};
}

}  // namespace interleave
