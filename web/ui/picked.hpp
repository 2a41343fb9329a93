// What a Selection picks in the Traces: a slice of a row, and about which decision to ask.
#pragma once

#include <cstddef>
#include <optional>

#include "trace/narration.hpp"
#include "ui/state.hpp"

namespace interleave {

// Slice `index` of `row`.
struct Picked {
  TraceRow row;
  std::size_t index = 0;
};

// The Trace that a selection is of; null when there is no such run.
[[nodiscard]] const Reading* reading_of(const AppState& state, const Selection& selection);

[[nodiscard]] const Slice& slice_of(const Trace& trace, const Picked& picked);

// A selection of what a row shows at an instant: the job's slice or gap, or the core's idle
// stretch. Empty where the row has nothing then.
[[nodiscard]] std::optional<Selection> selection_at(const Trace& trace, const Track& track,
                                                    std::uint32_t row, std::uint32_t run, Time at);

// The selection as it was, with what no longer exists left out: the instant, or all of it.
[[nodiscard]] std::optional<Selection> still_valid(const AppState& state, Selection selection);

// The slice at the selection's instant, or at `otherwise` if it has none (of the first lane of the
// task that has one then). Empty where there is none.
[[nodiscard]] std::optional<Picked> picked_slice(const Trace& trace, const Selection& selection,
                                                 Time otherwise);

// The core whose last decision at or before `at` tells why the slice is as it is: of a slice on a
// core that core, of one that is ready the core that was given away last. Empty for all else.
struct Question {
  CoreId core;
  Time at;
};
[[nodiscard]] std::optional<Question> question_of(const Trace& trace, const Picked& picked,
                                                  Time at);

}  // namespace interleave
