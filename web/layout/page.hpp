// Where each part of the page stands: one function from the canvas's size to rectangles. Wide
// pages have the text on the left and the figure on the right; narrow ones put the figure on top
// and the rest behind tabs; a guest without its text is the figure with the knobs under it. Knows
// no content beyond how much of it there is.
#pragma once

#include <cstddef>
#include <cstdint>

namespace interleave {

// Heights that both the layout and the panels use, in CSS pixels.
inline constexpr float kKnobHeight = 48;
inline constexpr float kTableRowHeight = 24;
inline constexpr float kTableNamesHeight = 32;  // the names of the columns
inline constexpr float kSummaryHeight = 60;     // the sentences under the table

// CSS pixels.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

// What the lower part of a narrow page shows. Wide pages show all three.
enum class Tab : std::uint8_t { text, knobs, tasks };

// What the panel under the transport shows of the chosen run; on narrow pages it is the tab
// `tasks`.
enum class Detail : std::uint8_t {
  tasks,    // the numbers of the jobs
  why,      // the slice or gap picked, in sentences
  checks,   // the account of core time, and what was checked
  curves,   // a knob swept
  outcomes  // many seeds
};

// What an author may hide from the readers of an embedded explorer.
enum class PagePart : std::uint8_t {
  title,   // and the notes under it
  editor,  // text, form and gallery
  knobs,
  real,    // "Run for real", and what came of it
  metrics  // the panel that shows a Detail
};

class HiddenParts {
 public:
  void hide(PagePart part) { bits_ |= bit(part); }
  [[nodiscard]] bool has(PagePart part) const { return (bits_ & bit(part)) != 0; }
  friend bool operator==(const HiddenParts&, const HiddenParts&) = default;

 private:
  static constexpr unsigned bit(PagePart part) { return 1u << static_cast<unsigned>(part); }
  unsigned bits_ = 0;
};

struct PageInput {
  float width = 0, height = 0;
  // A guest in somebody's page: without the text the figure has all of the width, with the knobs
  // under it, and the numbers stand there only where there is room.
  bool embedded = false;
  HiddenParts hidden;
  bool touch = false;  // controls at least 44 px high
  Tab tab = Tab::text;
  Detail detail = Detail::tasks;
  std::size_t knobs = 0;    // sliders
  std::size_t tasks = 0;    // rows of the table
  std::size_t runs = 0;     // variants
  bool real_lines = false;  // the real-mode panel has lines to say
  bool presenter = false;   // the figure and its controls alone
  float play = 0;           // height of what the reader plays with; 0: nothing
};

// Parts that are not shown are empty rectangles.
struct PageLayout {
  bool narrow = false;
  bool figure = false;  // a guest without its text: as little as possible beside the rows
  Tab tab = Tab::text;  // what `tabs` has chosen: the wanted one if it is there
  HiddenParts hidden;
  float margin = 24;
  Rect header;
  Rect editor;  // the text area and its list of errors (DOM)
  Rect knobs;
  Rect real;
  Rect timeline;  // axis, labels and rows
  Rect play;      // what the reader plays with, under the timeline
  Rect transport;
  Rect tabs;
  Rect detail;  // the panel that shows a Detail, its head with the choices included
  float detail_head = 40;
  float summary_height = kSummaryHeight;  // of the sentences under the table; 0: no room

  // Of the timeline: labels stand left of the rows, the axis above them.
  float label_width = 112;
  float axis_height = 32;
  [[nodiscard]] Rect rows() const {
    return {timeline.x + label_width, timeline.y + axis_height, timeline.width - label_width,
            timeline.height - axis_height};
  }

  // Of the header: what opens the menu of file formats, left of two more buttons.
  [[nodiscard]] Rect export_button() const {
    const float size = narrow ? 40 : 32;
    return {header.right() + (narrow ? 12 : 8) - 3 * size, header.y, size, 32};
  }

  // Of the detail: what is below its head.
  [[nodiscard]] Rect detail_body() const;

  [[nodiscard]] bool offers(Tab choice) const;
};

[[nodiscard]] PageLayout lay_out_page(const PageInput& input);

}  // namespace interleave
