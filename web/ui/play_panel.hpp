// What the reader plays with, in a strip under the timeline: the names to put in order and the
// makespan to guess, or those who are ready for a core; and, once he has scheduled all of it, how
// he compares with the policies.
#pragma once

#include <optional>

#include "ui/keys.hpp"
#include "ui/panel.hpp"

namespace interleave {

// How high the strip is on a page this wide; 0: nothing is played.
[[nodiscard]] float play_height(const AppState& state, float page_width);

void draw_play(Panel& panel);

// The two words that begin a game, in a line of this width or less; false: they do not fit.
bool draw_play_words(Panel& panel, const Rect& line);

// In place of the detail once all has been decided.
[[nodiscard]] bool shows_standings(const AppState& state);
void draw_standings(Panel& panel);

// What a key means while something is played; empty: what it always means.
[[nodiscard]] std::optional<Command> play_command_for(Key key, const AppState& state);

}  // namespace interleave
