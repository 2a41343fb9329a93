// Keeps the curves and the outcomes of the AppState up to date while they are looked at: which
// study is wanted, what of it is known already, the one that is under way. A study is begun anew
// only when its numbers would be others; turning the very knob that is swept, or another seed,
// leaves it as it is. The last few are remembered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/study.hpp"
#include "ui/state.hpp"

namespace interleave {

class Studies {
 public:
  // Goes on until `deadline_ms` with the study that the state shows, if any. True: there is more.
  bool advance(AppState& state, Clock clock, double deadline_ms);
  // There is more to do for what the state shows.
  [[nodiscard]] bool busy(const AppState& state) const;

 private:
  // What decides which study is wanted; compared before anything larger is.
  struct Wanted {
    std::optional<StudyKind> kind;
    std::uint64_t revision = 0;
    std::string axis;
    std::int64_t seeds = 0;
    std::uint32_t run = 0;
    friend bool operator==(const Wanted&, const Wanted&) = default;
  };
  [[nodiscard]] static Wanted wanted_of(const AppState& state);
  void begin(AppState& state);
  [[nodiscard]] std::optional<StudyPlan> plan_curves(AppState& state) const;
  [[nodiscard]] std::optional<StudyPlan> plan_outcomes(AppState& state) const;
  void take_up(StudyPlan plan);
  void report(AppState& state) const;

  Wanted wanted_;
  std::optional<Study> study_;
  std::vector<Study> kept_;  // ended ones, the latest last
};

// The text of the document with the point's value in it: `cores`, a quantum or a seed of one run.
// Comments and order stay.
[[nodiscard]] std::string text_with_setting(const Document& document, std::size_t run,
                                            std::string_view name, const Scalar& value);

}  // namespace interleave
