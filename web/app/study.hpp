// One scenario run again and again with one thing changed, a slice at a time beside everything
// else. The same runs, by the same calls, as `interleave sweep` does on the command line.
//
// A run that takes more than kStudyEvents events is given up: its sample stays unknown. So no
// study holds the page for long or fills its memory, whatever the scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/rerun.hpp"
#include "ui/studies.hpp"

namespace interleave {

inline constexpr std::uint64_t kStudyEvents = 100'000;

// What is run. The runs first_run .. first_run + runs - 1 of the scenario are done for each value
// of the knob `name` or, if there is none, of the setting.
struct StudyPlan {
  Scenario scenario;
  std::vector<Scalar> knobs;
  std::string name;
  std::vector<Scalar> values;
  std::uint32_t first_run = 0, runs = 1;
  // The present value of what is swept does not matter: plans that differ in nothing else are then
  // equal.
  void forget_present_value();
  friend bool operator==(const StudyPlan&, const StudyPlan&) = default;
};

class Study {
 public:
  explicit Study(StudyPlan plan);

  // Goes on until `deadline_ms` of the clock; at least a little. True when all is done.
  bool advance(Clock clock, double deadline_ms);

  [[nodiscard]] const StudyPlan& plan() const { return plan_; }
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t total() const { return plan_.values.size() * plan_.runs; }
  [[nodiscard]] bool ended() const { return done_ == total(); }
  // By run, then by value, as far as they are done.
  [[nodiscard]] const std::vector<std::vector<Sample>>& samples() const { return samples_; }

 private:
  void begin_next();
  void finish(Sample sample);

  StudyPlan plan_;
  StudyPlan now_;         // with the value under way
  std::size_t done_ = 0;  // all runs of the first value, then all of the next
  std::vector<std::vector<Sample>> samples_;
  std::optional<RunSpec> spec_;
  std::optional<Simulation> current_;
};

}  // namespace interleave
