// A moment of the explorer as a link, and what a link's moment is in the runs there are.
#pragma once

#include <optional>

#include "link/link.hpp"
#include "ui/state.hpp"

namespace interleave {

// What is looked at: cursor, view (unless all is on view), frame, mode (unless simulated), the
// chosen variant (unless it is the first, or that of the selection), selection, and the knobs that
// are turned; `with_text`: the last good text too, in its canonical form.
[[nodiscard]] Link link_of(const AppState& state, bool with_text);

// The task of the slice in that row at that time, of `frame`; empty when there is none.
[[nodiscard]] std::optional<Selection> selection_of(const AppState& state, Frame frame,
                                                    const LinkSelection& selection);

// Empty when no frame, or mode, has that name.
[[nodiscard]] std::optional<Frame> frame_named(std::string_view name);
[[nodiscard]] std::optional<Mode> mode_named(std::string_view name);

}  // namespace interleave
