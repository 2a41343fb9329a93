// What was done to the document, step by step, so that it can be taken back and done again. A step
// is the part of the text that changed and the knobs before and after; what is typed without a
// pause, or turned at one knob, is one step.
//
// Guarantees: undo() gives exactly what was there before the step. Steps are kept without end as
// far as kMostBytes go; beyond that the oldest are forgotten.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/quantity.hpp"

namespace interleave {

class History {
 public:
  // A document's text with the knobs of its last good text.
  struct Version {
    std::string text;
    std::vector<Scalar> knobs;
  };
  // What made a change: steps by hand melt into one, whole ones stand alone.
  enum class Way : std::uint8_t { typing, knob, whole };

  static constexpr std::size_t kMostBytes = 16u << 20;
  static constexpr double kPauseMs = 1000;  // after this much a new step begins

  // `before` became `after`. What could be done again is forgotten.
  void note(const Version& before, const Version& after, Way way, double now_ms);

  // The version before the last step, or after the next one; `now` is the one of now. Empty when
  // there is none.
  [[nodiscard]] std::optional<Version> undo(const std::string& now);
  [[nodiscard]] std::optional<Version> redo(const std::string& now);

  [[nodiscard]] bool can_undo() const { return !done_.empty(); }
  [[nodiscard]] bool can_redo() const { return !undone_.empty(); }

 private:
  struct Step {
    std::size_t at = 0;          // bytes from the start
    std::string removed, added;  // what stood there, what stands there now
    std::vector<Scalar> knobs_before, knobs_after;
    [[nodiscard]] std::size_t bytes() const;
  };
  [[nodiscard]] static Step step_between(const Version& before, const Version& after);
  [[nodiscard]] bool goes_on(const Step& step, Way way, double now_ms) const;
  void forget_oldest();

  std::vector<Step> done_, undone_;
  std::size_t bytes_ = 0;  // of done_
  Way way_ = Way::whole;   // of the last step done
  double when_ms_ = 0;
};

}  // namespace interleave
