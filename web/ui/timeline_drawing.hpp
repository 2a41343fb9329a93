// The parts of the timeline: the headings of the blocks, the items of their rows, their curves.
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

// Each run's name (press to choose it), makespan, difference from the first, and its checks.
void draw_headings(Panel& panel, const Picture& picture);

// Running solid, ready outlined, switching hatched, polling cross-hatched, blocked dotted with
// the name of what is waited for, idle empty.
void draw_items(Panel& panel, const Picture& picture);

// Tasks in progress and tasks executing as two step curves, with their values at the cursor.
void draw_curves(Panel& panel, const Picture& picture);

// A task's colour on the present ground; tasks beyond the twelfth have a texture too.
[[nodiscard]] std::uint32_t task_rgb(const Reading& reading, TaskId task, const Look& look);

}  // namespace interleave
