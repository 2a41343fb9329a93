// Predict, then reveal: a run that tells nothing, and how near a guess was to the true one.
#pragma once

#include <optional>
#include <string>

#include "model/run_spec.hpp"
#include "ui/play.hpp"
#include "ui/state.hpp"

namespace interleave {

// What is asked of the reader about this run. The scale of the makespan is rounded up so far that
// it does not give it away.
[[nodiscard]] Prediction ask_about(const Trace& truth, std::uint32_t run,
                                   std::optional<Duration> serial_makespan);

// The same tasks on the same cores, with nothing known of when they run; `longest` long.
[[nodiscard]] Run hidden_run(const Trace& truth, Duration longest);

// A few sentences: what was guessed and what was the case.
[[nodiscard]] std::string verdict_on(const Prediction& guess, const Trace& truth);

}  // namespace interleave
