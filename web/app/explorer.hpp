// The explorer without a face: it holds the AppState, applies Commands, and lets time pass
// (simulation slices, playback). Pure: no window, no browser, no clock of its own; a test drives
// it as the page does.
//
// Guarantees: a wrong text never loses the text or the last good runs; a command that makes no
// sense changes nothing and is answered by a sentence; advance() returns about in time, whatever
// the scenario.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/history.hpp"
#include "app/moment_search.hpp"
#include "app/plays.hpp"
#include "app/rerun.hpp"
#include "app/studies.hpp"
#include "app/why_search.hpp"
#include "link/link.hpp"
#include "text/parsing.hpp"
#include "ui/command.hpp"
#include "ui/state.hpp"

namespace interleave {

// What has to be executed for real; the page does it and answers by RealProgress, RealResult,
// RealFailed, RealFinished with the same number.
struct RealRequest {
  std::uint32_t number = 0;
  bool cancel = false;  // nothing more of this number is wanted
};

class Explorer {
 public:
  static constexpr double kWorkMs = 4;

  explicit Explorer(Clock clock) : clock_(clock) {}

  // "" when done, else a sentence that says why nothing was changed.
  std::string apply(const Command& command);

  // Goes on with the playback, and for some milliseconds with what takes long, a simulation above
  // all: with 0 not at all. True when there is more to do at once.
  bool advance(double work_ms = kWorkMs);

  [[nodiscard]] const AppState& state() const { return state_; }
  // Something is on its way without the reader doing anything: a simulation, playback, a real run.
  [[nodiscard]] bool busy() const;
  // Something takes long, and goes on whenever advance() gives it time.
  [[nodiscard]] bool works() const;
  // The bytes of model/spec_bytes.hpp for one of the runs, as shown; empty when there is none.
  [[nodiscard]] std::vector<std::uint8_t> spec_bytes(std::uint32_t run) const;
  // A real run to start or to cancel, once.
  [[nodiscard]] std::optional<RealRequest> take_real_request();
  // The fragment of a link to the present moment (link/link.hpp), with the scenario or without it
  // for an address that names it; "" while there are no runs.
  [[nodiscard]] std::string link(bool with_text) const;
  // Whether a link is to be copied, once.
  [[nodiscard]] bool take_link_request() { return std::exchange(link_request_, false); }

 private:
  std::string set_text(const SetText& command);
  void read_text(std::string text, const std::vector<Scalar>& knobs);
  void note_change(const History::Version& before, History::Way way);
  std::string go_to(std::optional<History::Version> version);
  std::string edit_form(const FormEdit& edit);
  std::string set_knob(const SetKnob& command);
  std::string turn_knob(const TurnKnob& command);
  std::string study(const StudyCommand& command);
  std::string play_with(const PlayCommand& command);
  std::string load_point(const LoadPoint& command);
  std::string load_setting(std::uint32_t run, std::string_view name, const Scalar& value);
  std::string start_real();
  void cancel_real();
  std::string take_result(const RealResult& command);
  bool real_concerns(std::uint32_t number, std::uint32_t run) const;

  std::string open_link(const OpenLink& command);
  bool open_text(const std::string& text, const std::string& otherwise);
  void set_knobs_of(const Link& link);
  void arrive();

  void rerun();
  [[nodiscard]] bool is_preparing() const { return parsing_ || resolving_; }
  void prepare(double deadline_ms);
  void take_up(ParsedScenario parsed);
  void take_up_run();
  [[nodiscard]] History::Version version() const;
  void tell_long_simulation();
  void stop_simulation();
  void work(double deadline_ms);
  void adopt(std::vector<Run> runs);
  void ask();
  void ask_why();
  void play();
  void seek(Time t);
  void show_everything();

  Clock clock_;
  AppState state_;
  Diagnostics text_diagnostics_;
  std::optional<Parsing> parsing_;  // of the document's text, which has such knobs
  std::vector<Scalar> knobs_to_be_;
  std::optional<Resolving> resolving_;  // the next run of its good text, behind these
  std::vector<RunSpec> resolved_;
  std::optional<Rerun> rerun_;
  double rerun_began_ms_ = 0;
  Studies studies_;
  Plays plays_;
  std::vector<RunSpec> specs_;  // of state_.runs
  WhySearch why_search_;
  MomentSearch moments_;
  History history_;
  bool has_text_ = false;  // the first text is nothing that could be undone
  bool reader_set_speed_ = false;
  bool view_is_fitted_ = true;
  std::optional<double> played_until_ms_;
  std::optional<RealRequest> real_request_;
  std::optional<Link> arriving_;  // the moment of a link whose runs are on their way
  bool link_request_ = false;

  struct Apply;
};

}  // namespace interleave
