// Looks for what all lanes of the shown runs do at the cursor, where they are many: a piece at a
// time beside everything else.
#pragma once

#include <cstddef>

#include "app/rerun.hpp"
#include "trace/piece.hpp"
#include "ui/state.hpp"

namespace interleave {

class MomentSearch {
 public:
  // Begun anew when the cursor or the runs are others; while it plays, one search comes to its end
  // before the next.
  void begin(AppState& state);

  // Goes on until `deadline_ms` of the clock; at least a little. What is found is in the state.
  void advance(AppState& state, Clock clock, double deadline_ms);

  [[nodiscard]] bool is_under_way() const { return left_ > 0; }

 private:
  struct Asked {
    std::uint64_t revision = 0;
    Mode mode = Mode::simulated;
    Time at;
    friend bool operator==(const Asked&, const Asked&) = default;
  };

  void begin_next(const AppState& state);

  Asked asked_;
  std::size_t left_ = 0;       // of the state's moments, the last one first
  Piece words_{1}, ready_{1};  // of that
};

}  // namespace interleave
