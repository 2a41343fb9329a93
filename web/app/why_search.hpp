// Looks for the decision behind what is selected: by running that run again up to there, a slice
// at a time beside everything else. Begun anew when the question has changed, and only then.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "app/rerun.hpp"
#include "model/run_spec.hpp"
#include "sim/explain.hpp"
#include "ui/state.hpp"

namespace interleave {

class WhySearch {
 public:
  // True when what is asked is another than before: the former answer is then forgotten. `specs`:
  // those of the runs.
  bool begin(const AppState& state, std::span<const RunSpec> specs);

  // Goes on until `deadline_ms` of the clock; at least a little. True when the decision has just
  // been found.
  bool advance(Clock clock, double deadline_ms);

  [[nodiscard]] bool is_under_way() const { return explanation_.has_value(); }
  [[nodiscard]] const std::optional<Decision>& decision() const { return decision_; }

 private:
  struct Asked {
    std::uint64_t revision = 0;
    std::optional<Selection> selection;
    Time at;
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  Asked asked_;
  std::optional<Explanation> explanation_;
  std::optional<Decision> decision_;
};

}  // namespace interleave
