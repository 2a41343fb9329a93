// What follows from an AppState and is asked for in several places.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "layout/page.hpp"
#include "layout/picture.hpp"
#include "ui/state.hpp"

namespace interleave {

// The frames that can be chosen, in the order of their keys.
inline constexpr std::array<Frame, 4> kShownFrames{Frame::your_code, Frame::threads, Frame::cores,
                                                   Frame::whole_system};

// The details that can be chosen, in their order on the page.
inline constexpr std::array<Detail, 5> kShownDetails{Detail::tasks, Detail::why, Detail::checks,
                                                     Detail::curves, Detail::outcomes};

// The Traces to draw in the present mode, each measured one after the simulated one it answers.
// The pointers live as long as `state.runs` is not changed.
[[nodiscard]] std::vector<TimelineRun> shown_runs(const AppState& state);

// The latest end of all that is shown; 0 without runs.
[[nodiscard]] Time shown_end(const AppState& state);

// What the table, the now sentence and stepping are about: the chosen variant, measured where the
// mode is `real` and it was measured. Null without runs.
[[nodiscard]] const Reading* chosen_reading(const AppState& state);

// The run that a Picture's block shows, in the same order as shown_runs().
[[nodiscard]] const Reading& reading_of(const AppState& state, const Block& block);

[[nodiscard]] PageLayout page_of(const AppState& state);
[[nodiscard]] TimelineView view_of(const AppState& state, const PageLayout& page);

// "One knife", or "Schedule" for the unnamed run.
[[nodiscard]] std::string run_title(const AppState& state, std::uint32_t run);

// The name of the selected task, "" without a selection. Tasks of one name are one task in every
// run, so that a selection shows in all of them.
[[nodiscard]] std::string_view selected_name(const AppState& state);

// How the run differs from the first one, "" where that cannot be said (the first, unfinished).
[[nodiscard]] std::string difference_sentence(const AppState& state, std::uint32_t run);

// In place of all that would tell what a run does before it is revealed.
inline constexpr std::string_view kHiddenSentence =
    translatable("The schedule is hidden: guess who finishes first, then reveal it.");

// What happens at the cursor in the chosen run, or what the reader is asked to decide there; how
// far a long simulation has got while there is one; "" without runs.
[[nodiscard]] std::string now_sentence(const AppState& state);

// Who waits for a core at the cursor, as layout/ready_queue.hpp says.
[[nodiscard]] std::vector<JobId> ready_now(const AppState& state, const Block& block);

// "measured 61.2 ms, predicted 60.0 ms: +2.0 %"; the percentage is left out when `predicted` is 0.
// Of what is too short to be told from noise, `predicted` is given as less than 0.
[[nodiscard]] std::string error_sentence(Duration measured, Duration predicted);

// The LetterGroups of all that is drawn of this state.
[[nodiscard]] unsigned letters_shown(const AppState& state);

}  // namespace interleave
