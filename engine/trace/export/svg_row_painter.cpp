#include "trace/export/svg_row_painter.hpp"

#include <algorithm>

#include "trace/export/svg_patterns.hpp"
#include "trace/export/svg_rows.hpp"
#include "trace/export/svg_words.hpp"

namespace interleave {
namespace {

using Anchor = SvgWriter::Anchor;

constexpr float kMarkGap = 0.5f;  // of ground at each side of a mark
constexpr float kLeastMark = 0.75f;

float gap_of(float width) { return width > 4 ? kMarkGap : 0; }

// Words in the middle of a mark, if they fit there.
bool fits(const std::string& text, float width) {
  return !text.empty() && text_width(text, kSvgSmall) + 8 <= width;
}

}  // namespace

float SvgScale::x_of(Time t) const {
  if (longest == Time{}) return left;
  return left + static_cast<float>(static_cast<double>(t.ns) / static_cast<double>(longest.ns)) *
                    (right - left);
}

Duration SvgScale::one_pixel() const {
  return {std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(longest.ns) /
                                                              static_cast<double>(right - left)))};
}

SvgRowPainter::SvgRowPainter(const Trace& trace, const SvgScale& scale, Theme theme, SvgWriter& out)
    : trace_(trace),
      scale_(scale),
      theme_(theme),
      tones_(tones(theme)),
      colors_(colors_of(trace)),
      last_cores_(last_cores(trace)),
      out_(out) {}

void SvgRowPainter::draw(const SvgRow& row, float y) {
  const bool by_operation = row.kind == SvgRow::Kind::lane;
  const float height = kSvgRow / static_cast<float>(std::max<std::size_t>(1, row.tracks.size()));
  float top = y;
  for (const Track* track : row.tracks) {
    for (const SvgMark& mark : svg_marks(*track, by_operation, scale_.one_pixel())) {
      draw_mark(mark, top, height, by_operation);
    }
    top += height;
  }
  float line = y + kSvgRow;
  for (const Track* track : row.waiting) draw_waiting(*track, line += kSvgLine);
  if (row.kind != SvgRow::Kind::other) draw_deadlines(row, y);
}

bool SvgRowPainter::is_on(std::size_t job, const SvgRow& row) const {
  if (row.kind == SvgRow::Kind::core) return last_cores_[job] == row.index;
  return trace_.jobs[job].lane == row.index;
}

TaskColor SvgRowPainter::color_of(const SvgMark& mark) const {
  return colors_[trace_.jobs[mark.job.index()].task.index()];
}

std::string SvgRowPainter::paint_of(const SvgMark& mark) const {
  return hex_color(rgb_of(color_of(mark), theme_));
}

// A post at each deadline of the row's jobs, with a cross at its foot if it was missed. Those
// that would cover the one before are left out, unless they alone were missed.
void SvgRowPainter::draw_deadlines(const SvgRow& row, float y) {
  constexpr float kArm = 3;
  float last = -1, last_missed = -1;
  for (std::size_t i = 0; i < trace_.jobs.size(); ++i) {
    const JobInfo& job = trace_.jobs[i];
    if (!job.deadline || *job.deadline > scale_.longest || !is_on(i, row)) continue;
    const float x = scale_.x_of(*job.deadline);
    const bool missed = *job.deadline < trace_.end && !(job.finish && *job.finish <= *job.deadline);
    const std::string stroke = " stroke=\"" + hex_color(tones_.ink) + "\"";
    if (x >= last + 2) out_.line(last = x, y - 3, x, y + kSvgRow, stroke);
    if ((!missed && !job.dropped) || x < last_missed + 2 * kArm) continue;
    last_missed = x;
    const float foot = y + kSvgRow + 1;
    const std::string heavy = stroke + " stroke-width=\"1.5\"";
    out_.line(x - kArm, foot - kArm, x + kArm, foot + kArm, heavy);
    out_.line(x - kArm, foot + kArm, x + kArm, foot - kArm, heavy);
  }
}

// As thin as a line: dots in the colour of who waits, dashes of who asks again and again.
void SvgRowPainter::draw_waiting(const Track& track, float y) {
  for (const SvgMark& mark : svg_marks(track, false, scale_.one_pixel())) {
    if (!mark.job.valid()) continue;
    const float x = scale_.x_of(mark.start);
    const float width = std::max(scale_.x_of(mark.end) - x, kLeastMark);
    const bool polls = mark.state == State::polling;
    const std::string dots = polls ? "2 2\"" : "0.1 4\" stroke-linecap=\"round\"";
    out_.line(x + gap_of(width), y - 1.5f, x + width - gap_of(width), y - 1.5f,
              " stroke=\"" + paint_of(mark) + "\" stroke-width=\"2\" stroke-dasharray=\"" + dots);
  }
}

void SvgRowPainter::draw_mark(const SvgMark& mark, float y, float height, bool by_operation) {
  const float x = scale_.x_of(mark.start);
  const float width = std::max(scale_.x_of(mark.end) - x, kLeastMark);
  switch (mark.state) {
    case State::idle: return out_.rect(x, y, width, height, fill_with_pattern(theme_, "idle"));
    case State::ready: return draw_ready(mark, x, width, y, height);
    case State::blocked: return draw_blocked(mark, x, width, y, height);
    default: return draw_on_core(mark, x, width, y, height, by_operation);
  }
}

void SvgRowPainter::draw_ready(const SvgMark& mark, float x, float width, float y, float height) {
  const std::string stroke = " stroke=\"" + paint_of(mark) + "\" stroke-opacity=\"0.5\"";
  if (width < 10) {
    out_.line(x, y + height - 0.5f, x + width, y + height - 0.5f, stroke);
  } else {
    const float gap = gap_of(width);
    out_.rect(x + gap + 0.5f, y + height / 2, width - 2 * gap - 1, height / 2 - 0.5f,
              " rx=\"1.5\" fill=\"none\"" + stroke);
  }
}

void SvgRowPainter::draw_blocked(const SvgMark& mark, float x, float width, float y, float height) {
  const float gap = gap_of(width);
  out_.line(x + gap, y + height - 3, x + width - gap, y + height - 3,
            " stroke=\"" + paint_of(mark) +
                "\" stroke-width=\"2\" stroke-dasharray=\"0.1 4\" stroke-linecap=\"round\"");
  const std::string device = wait_words(trace_, mark);
  if (!fits(device, width)) return;
  out_.text_over_lines(x + width / 2, y + height / 2 + 2, Anchor::middle, kSvgSmall, tones_.soft,
                       tones_.ground, device);
}

void SvgRowPainter::draw_on_core(const SvgMark& mark, float x, float width, float y, float height,
                                 bool by_operation) {
  const float gap = gap_of(width);
  const auto rect = [&](const std::string& attributes) {
    out_.rect(x + gap, y, width - 2 * gap, height, attributes);
  };
  std::string rounding = width > 6 ? " rx=\"2\"" : "";
  if (theme_ > Theme::dark) rounding += " stroke=\"" + hex_color(tones_.ink) + "\"";
  rect(rounding + " fill=\"" + paint_of(mark) + "\"");
  if (color_of(mark).textured) rect(rounding + fill_with_pattern(theme_, "texture"));
  if (mark.state != State::running) {
    return rect(fill_with_pattern(theme_, mark.state == State::polling ? "polling" : "switching"));
  }
  const std::string text = run_words(trace_, mark, by_operation);
  if (mark.folded || height < kSvgSmall + 2 || !fits(text, width)) return;
  out_.text(x + width / 2, y + height / 2 + 4, Anchor::middle, kSvgSmall,
            ink_on(rgb_of(color_of(mark), theme_)), text);
}

}  // namespace interleave
