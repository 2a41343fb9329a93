// The schedule as a picture that stands alone: variants above each other on one time axis, a row a
// core or a task, or whatever rows the caller has. Only presentation attributes (no style sheets,
// no style attributes), so that it may be put into a page with a strict content security policy; a
// title and a description for those who cannot see it. The number of elements is bounded, however
// long the run: what is narrower than a pixel is drawn together, and rows beyond the first 64 of a
// variant are counted.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "trace/export/report.hpp"
#include "trace/palette.hpp"

namespace interleave {

// A row whose tracks share its height; under it, thin, those who wait for what the row is about.
// Rows of a core or a lane show the deadlines of its jobs.
struct SvgRow {
  enum class Kind : std::uint8_t { core, lane, other };
  Kind kind = Kind::other;
  std::size_t index = 0;  // of the core or the lane
  std::string label;
  std::vector<const Track*> tracks;
  std::vector<const Track*> waiting{};
};

struct SvgOptions {
  enum class Frame : std::uint8_t { cores, your_code };
  Theme theme = Theme::light;
  Frame frame = Frame::cores;
  float width = 960;  // pixels, at least 320; the height follows
  std::string title;  // of the scenario; may be empty
  // Of each run its rows, in place of those of the frame, which then only names them; or nothing.
  std::span<const std::vector<SvgRow>> rows{};
};

[[nodiscard]] std::string export_svg(std::span<const RunReport> runs,
                                     const SvgOptions& options = {});
[[nodiscard]] std::string export_svg(const Trace& trace, const SvgOptions& options = {});

}  // namespace interleave
