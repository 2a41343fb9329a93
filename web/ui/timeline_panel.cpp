#include "ui/timeline_panel.hpp"

#include "ui/picked_mark.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {

void draw_timeline(Panel& panel, const Picture& picture, float arrived, TimelineDrag& drag) {
  const TimeScale scale = scale_of(picture);
  const Rect area = rows_area(picture);
  const Rect whole{panel.page.timeline.x - 12, area.y - 6, panel.page.timeline.width + 12,
                   area.height + 6};
  draw_axis(panel, picture, scale);
  panel.paint.push_clip(whole);
  draw_grid(panel, picture, scale);
  draw_rows(panel, picture, scale, arrived);
  draw_items(panel, picture, arrived);
  if (arrived == 1) {
    draw_deadlines(panel, picture);
    draw_flows(panel, picture);
  }
  draw_queues(panel, picture);
  // Where each row has a time of its own, the run's time is on no axis.
  if (!picture.view.close_gaps || picture.view.frame != Frame::your_code) {
    draw_curves(panel, picture);
    draw_finish_lines(panel, picture, scale);
  }
  if (arrived == 1) draw_picked_mark(panel, picture);
  panel.paint.pop_clip();
  draw_cursor(panel, picture, scale);
  panel.paint.push_clip(whole);
  draw_measure(panel, picture, scale);
  draw_headings(panel, picture);
  panel.paint.pop_clip();
  scroll_mark(panel, area, picture.stack.height, picture.view.scroll);
  draw_axis_switch(panel);
  react(panel, picture, scale, drag);
}

}  // namespace interleave
