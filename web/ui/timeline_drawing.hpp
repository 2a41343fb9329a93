// The parts of the timeline, in the order in which they lie on each other. All read the Picture and
// draw what is on screen. `arrived` is below 1 on the way from another frame: what runs moves from
// its row there, all else appears.
#pragma once

#include "layout/picture.hpp"
#include "ui/panel.hpp"

namespace interleave {

[[nodiscard]] TimeScale scale_of(const Picture& picture);
// Right of the rows' labels and under the axis.
[[nodiscard]] Rect rows_area(const Picture& picture);

void draw_axis(Panel& panel, const Picture& picture, const TimeScale& scale);
// The axis's marks through each block.
void draw_grid(Panel& panel, const Picture& picture, const TimeScale& scale);
// The ground of each row, and its label.
void draw_rows(Panel& panel, const Picture& picture, const TimeScale& scale, float arrived);

// Running solid, ready outlined, switching hatched, polling cross-hatched, blocked dotted with
// the name of what is waited for; a core's idle time hatched faintly.
void draw_items(Panel& panel, const Picture& picture, float arrived);

// A post at each deadline, with a cross at its foot where it was missed.
void draw_deadlines(Panel& panel, const Picture& picture);

// What passes between the selected task and others, as lines with a head.
void draw_flows(Panel& panel, const Picture& picture);

// Under the rows of each block: who is ready at the cursor, in order.
void draw_queues(Panel& panel, const Picture& picture);

// Tasks in progress and tasks executing as two step curves, with their values at the cursor.
void draw_curves(Panel& panel, const Picture& picture);

void draw_finish_lines(Panel& panel, const Picture& picture, const TimeScale& scale);
void draw_cursor(Panel& panel, const Picture& picture, const TimeScale& scale);

// The reader's measure: two instants and the way between them.
void draw_measure(Panel& panel, const Picture& picture, const TimeScale& scale);

// Each run's name (press to choose it), makespan, difference from the first, and its checks.
void draw_headings(Panel& panel, const Picture& picture);

// In Your code: whether its gaps are closed. Elsewhere, on narrow pages: what moved.
void draw_axis_switch(Panel& panel);

// The card of what the pointer is over.
void draw_card(Panel& panel, const Picture& picture, const Hit& hit);

// A task's colour on the present ground; tasks beyond the twelfth have a texture too.
[[nodiscard]] std::uint32_t task_rgb(const Reading& reading, TaskId task, const Look& look);

}  // namespace interleave
