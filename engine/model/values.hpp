// Turns the quantities of one run into whole numbers and notes what is wrong with them: units,
// signs, ranges, limits. A duration is floored to whole nanoseconds, a number to an integer.
//
// Every question is answered, with a harmless value after a problem, so that one mistake does not
// hide the next one. At most kMaxProblems are kept; whoever has one problem has no run.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

// What an integer place accepts. `code` names the limit in a problem; `least` is no limit of the
// language but of the meaning, and has the code "out-of-range" ("negative" below 0).
struct WholeRange {
  std::int64_t least = 0;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::string_view code = "out-of-range";
};

class Values {
 public:
  static constexpr std::size_t kMaxProblems = 100;

  Values(const Scenario& scenario, std::vector<Scalar> parameters)
      : scenario_(scenario), parameters_(std::move(parameters)) {}

  // 0 to kMaxDuration. `what` names the place in a sentence: "`quantum`".
  [[nodiscard]] Duration duration(const Quantity& quantity, const ScenarioPlace& place,
                                  std::string_view what);
  // The same for one that may be random: `uniform` needs its ends in order.
  [[nodiscard]] Length length(const LengthStatement& said, const ScenarioPlace& place,
                              std::string_view what);
  [[nodiscard]] std::int64_t whole(const Quantity& quantity, const ScenarioPlace& place,
                                   std::string_view what, const WholeRange& range);

  [[nodiscard]] const Scalar& parameter(std::size_t index) const { return parameters_[index]; }

  void report(const ScenarioPlace& place, std::string_view code, std::string message,
              std::string hint = "");
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  // Empty after a problem, and for a quantity that the text failed to say.
  [[nodiscard]] std::optional<Scalar> value(const Quantity& quantity, const ScenarioPlace& place,
                                            Unit expected, std::string_view what);
  [[nodiscard]] bool is_bare_zero(const Quantity& quantity) const;

  const Scenario& scenario_;
  std::vector<Scalar> parameters_;
  std::vector<Problem> problems_;
};

}  // namespace interleave
