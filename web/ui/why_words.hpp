// Why a slice or a gap is as it is, in the engine's sentences, with the jobs that have to do with
// it and the account of its own job.
#pragma once

#include <optional>

#include "trace/decision.hpp"
#include "ui/picked.hpp"
#include "ui/state.hpp"

namespace interleave {

// About the state's selection, which may be none, at its own instant or else at the cursor.
// `decision`: the answer to question_of(), once it is known; `pending`: it is being looked for.
[[nodiscard]] Why why_of(const AppState& state, const std::optional<Decision>& decision,
                         bool pending);

}  // namespace interleave
