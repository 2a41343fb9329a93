// All that the timeline shows, as numbers: the rows on screen, their items, the curves, the marks
// of the axis. Made from the Traces and what the reader looks at, and made again only when one of
// the two has changed (PictureCache). Rows off screen are not laid out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "layout/curve.hpp"
#include "layout/deadlines.hpp"
#include "layout/draw_item.hpp"
#include "layout/flow_lines.hpp"
#include "layout/frame_rows.hpp"
#include "layout/page.hpp"
#include "layout/stack.hpp"
#include "layout/ticks.hpp"
#include "layout/time_scale.hpp"

namespace interleave {

// One Trace to draw, with the curves made from it.
struct TimelineRun {
  const Trace* trace = nullptr;
  const StepCurve* in_progress = nullptr;
  const StepCurve* executing = nullptr;
  std::int64_t peak = 1;  // the curves' highest value
  std::uint32_t run = 0;  // index of the variant
};

// Whose flows are shown.
struct FlowSubject {
  std::uint32_t run = 0;
  bool measured = false;
  TaskId task;
  friend bool operator==(const FlowSubject&, const FlowSubject&) = default;
};

// Where and how. Coordinates are CSS pixels of the canvas.
struct TimelineView {
  Viewport viewport;
  Frame frame = Frame::cores;
  bool close_gaps = false;  // in `your_code`
  float left = 0, top = 0;  // of the area of the rows, right of their labels and under the axis
  float width = 1, height = 1;
  std::optional<FlowSubject> flows;
  std::uint32_t overview = 0;  // of the runs, the one that the minimap shows
  float scroll = 0;            // how far the stack is moved up
  std::uint64_t revision = 0;  // grows whenever a Trace changes or comes or goes
  bool compact = false;        // queues and curves make room for rows (layout/stack.hpp)
  friend bool operator==(const TimelineView&, const TimelineView&) = default;
};

struct Row {
  std::uint32_t block = 0;    // index into Stack::blocks
  std::uint32_t index = 0;    // into the block's FrameRows
  float top = 0, height = 0;  // without its thin tracks
  float bottom = 0;           // with them
};

struct BlockCurves {
  std::uint32_t block = 0;
  float top = 0, height = 0;
  std::vector<CurvePoint> in_progress, executing;
};

// Made once for the Traces and the frame, and kept while only the view moves.
struct BlockBounds {
  CurveBounds in_progress, executing;
};

struct Picture {
  TimelineView view;
  std::vector<FrameRows> frames;    // of each block
  std::vector<BlockBounds> bounds;  // of each block
  Stack stack;
  Ticks axis;
  std::vector<Row> rows;
  std::vector<DrawItem> items;          // by row, then in ascending time
  std::vector<DeadlineMark> deadlines;  // by row
  std::vector<BlockCurves> curves;      // of blocks whose curves are on screen
  std::vector<Flow> found_flows;        // of view.flows, on screen or not
  std::vector<FlowLine> flows;

  std::vector<CurvePoint> overview;  // tasks executing in the whole of that run, for the minimap

  // When the frame was another one before: by item, where what it shows was then; empty rectangles
  // for what had no place there. Empty when there is no such picture.
  std::vector<Rect> came_from;
  std::uint64_t frame_changes = 0;  // so far

  // The y on screen of a y in the stack.
  [[nodiscard]] float screen_y(float stack_y) const { return view.top + stack_y - view.scroll; }

  [[nodiscard]] const FrameRow& frame_row(const Row& row) const {
    return frames[row.block][row.index];
  }
  [[nodiscard]] const Track& track_of(const DrawItem& item) const;
  // All is summed up: laid out again for the same view, it would be the same.
  [[nodiscard]] bool is_final() const;
  // Whether it is on a thin track: somebody who waits.
  [[nodiscard]] bool is_waiter(const DrawItem& item) const;
  // Where it is drawn.
  [[nodiscard]] Rect rect_of(const DrawItem& item) const;
};

// The Traces have to outlive the Picture.
[[nodiscard]] Picture lay_out(std::span<const TimelineRun> runs, const TimelineView& view);

// What lies under a point: the block, and within it a row, and on the row an item.
struct Hit {
  std::uint32_t block = 0;
  std::optional<std::uint32_t> row;   // index into Picture::rows
  std::optional<std::uint32_t> item;  // index into Picture::items
  Time at;                            // of the run, also where the row has a time of its own
};
[[nodiscard]] std::optional<Hit> hit_test(const Picture& picture, float x, float y);

// Keeps the last Picture and makes a new one only for another view. What follows from the Traces
// alone is made only when they change, or the frame does; of what is summed up of a long one, a
// part, so that nobody waits for all of it at once.
class PictureCache {
 public:
  const Picture& get(std::span<const TimelineRun> runs, const TimelineView& view);
  // Sums up a part more of a Picture that is not final, a few milliseconds' work. Once it is, the
  // next one asked for is made of all that was found.
  void sum_up();
  [[nodiscard]] const Picture& last() const { return picture_; }
  [[nodiscard]] std::uint64_t made() const { return made_; }

 private:
  Picture picture_;
  TimelineView asked_;
  std::uint64_t made_ = 0;
  bool knows_more_ = false;  // than when the picture was made
};

}  // namespace interleave
