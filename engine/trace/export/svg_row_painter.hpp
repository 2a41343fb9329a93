// What stands in one row of the picture: its slices by state, who waits under it, and deadlines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trace/export/svg.hpp"
#include "trace/export/svg_marks.hpp"
#include "trace/export/svg_writer.hpp"

namespace interleave {

// Time from left to right; pixels.
struct SvgScale {
  Time longest;  // at the right edge
  float left = 0, right = 1;

  [[nodiscard]] float x_of(Time t) const;
  [[nodiscard]] Duration one_pixel() const;  // at least 1 ns
};

inline constexpr float kSvgRow = 24;  // a row's height
inline constexpr float kSvgLine = 5;  // and of each line of those who wait under it
inline constexpr float kSvgText = 12, kSvgSmall = 11;

class SvgRowPainter {
 public:
  SvgRowPainter(const Trace& trace, const SvgScale& scale, Theme theme, SvgWriter& out);

  // `y`: of the row's top. Only inside the row, and on its lines below.
  void draw(const SvgRow& row, float y);

 private:
  [[nodiscard]] bool is_on(std::size_t job, const SvgRow& row) const;
  [[nodiscard]] TaskColor color_of(const SvgMark& mark) const;
  [[nodiscard]] std::string paint_of(const SvgMark& mark) const;
  void draw_deadlines(const SvgRow& row, float y);
  void draw_waiting(const Track& track, float y);
  void draw_mark(const SvgMark& mark, float y, float height, bool by_operation);
  void draw_ready(const SvgMark& mark, float x, float width, float y, float height);
  void draw_blocked(const SvgMark& mark, float x, float width, float y, float height);
  void draw_on_core(const SvgMark& mark, float x, float width, float y, float height,
                    bool by_operation);

  const Trace& trace_;
  SvgScale scale_;
  Theme theme_;
  const Tones& tones_;
  std::vector<TaskColor> colors_;
  std::vector<std::size_t> last_cores_;  // of each job
  SvgWriter& out_;
};

}  // namespace interleave
