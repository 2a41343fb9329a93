// What the reader plays with the runs that are shown: predict, then reveal; being the scheduler.
// Meanwhile the true runs are set aside, and the AppState holds what the reader may see: a run that
// tells nothing, or the one that he has decided so far. So nothing that reads the state can give
// the rest away.
//
// Every function answers "" or a sentence that says why nothing was changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/manual_run.hpp"
#include "ui/state.hpp"

namespace interleave {

class Plays {
 public:
  // The chosen run is hidden, and its order of finish and its makespan are asked for.
  std::string predict(AppState& state);
  // The task of this name is the next in the order; one that is in it already leaves it.
  std::string guess(AppState& state, std::uint32_t name) const;
  std::string guess(AppState& state, Duration makespan) const;
  std::string reveal(AppState& state);

  // The chosen run is made anew, and the reader decides.
  std::string be_scheduler(AppState& state);
  std::string decide(AppState& state, std::uint32_t option);
  std::string decide_rest(AppState& state);
  std::string take_back(AppState& state);

  // Whatever is played is over, and the true runs are shown again.
  void leave(AppState& state);

  // Goes on with what the reader has decided, then with the policies he is compared with. True:
  // there is more.
  bool advance(AppState& state, Clock clock, double deadline_ms);
  [[nodiscard]] bool busy() const { return going_on_; }
  // The runs of the state are not the true ones.
  [[nodiscard]] bool active() const { return !set_aside_.empty(); }

 private:
  void show(AppState& state, std::vector<Run> runs);
  void show_decided(AppState& state);
  void compare(AppState& state);

  std::vector<Run> set_aside_;
  std::uint32_t chosen_ = 0;  // in `set_aside_`
  std::optional<ManualRun> manual_;
  std::optional<PolicyTour> tour_;
  bool going_on_ = false;
};

}  // namespace interleave
