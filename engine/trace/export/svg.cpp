#include "trace/export/svg.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/format.hpp"
#include "base/words.hpp"
#include "trace/export/svg_patterns.hpp"
#include "trace/export/svg_row_painter.hpp"
#include "trace/export/svg_rows.hpp"
#include "trace/export/svg_words.hpp"
#include "trace/export/svg_writer.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

using Anchor = SvgWriter::Anchor;

constexpr float kRowGap = 8;                 // below a row
constexpr float kHead = 30, kBlockGap = 26;  // above a variant's rows, and below them
constexpr float kMargin = 24, kAxis = 32, kTitle = 34;
constexpr float kLarge = 16;
constexpr std::size_t kMostRows = 64;

float height_of(const SvgRow& row) {
  return kSvgRow + static_cast<float>(row.waiting.size()) * kSvgLine;
}

Duration round_step(Duration at_least) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (factor * power >= at_least.ns || factor * power >= kMaxDuration.ns) {
        return {factor * power};
      }
    }
  }
}

class Picture {
 public:
  Picture(std::span<const RunReport> runs, const SvgOptions& options)
      : runs_(runs), options_(options), tones_(tones(options.theme)) {
    options_.width = std::max(options_.width, 320.0f);
    for (const RunReport& run : runs) scale_.longest = std::max(scale_.longest, run.trace->end);
    float label = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      rows_.push_back(i < options.rows.size() ? options.rows[i]
                                              : svg_rows(*runs[i].trace, options.frame));
      for (std::size_t row = 0; row < shown_rows(i); ++row) {
        label = std::max(label, text_width(rows_[i][row].label, kSvgText));
      }
    }
    scale_.left = kMargin + std::min(label, options_.width / 4) + 16;
    scale_.right = options_.width - kMargin;
    step_ = round_step({scale_.one_pixel().ns * 84});
  }

  std::string draw() {
    float y = kMargin;
    if (!options_.title.empty()) {
      out_.text(kMargin, y + kLarge, Anchor::start, kLarge, tones_.ink, options_.title, true);
      y += kTitle;
    }
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      block(run, y);
      y += block_height(run);
    }
    const float bottom = y - kBlockGap;
    axis(bottom + 16);
    return document(bottom + kAxis);
  }

 private:
  [[nodiscard]] bool by_core() const { return options_.frame == SvgOptions::Frame::cores; }
  [[nodiscard]] std::size_t shown_rows(std::size_t run) const {
    return std::min(rows_[run].size(), kMostRows);
  }
  // Of the rows that are shown, with the gaps between them.
  [[nodiscard]] float rows_height(std::size_t run) const {
    float height = -kRowGap;
    for (std::size_t i = 0; i < shown_rows(run); ++i) height += height_of(rows_[run][i]) + kRowGap;
    return height;
  }
  [[nodiscard]] float block_height(std::size_t run) const {
    const bool more = rows_[run].size() > kMostRows;
    return kHead + rows_height(run) + kRowGap + (more ? kSvgRow : 0.0f) + kBlockGap;
  }

  // Hairlines at round times from `top` to `bottom`.
  void grid(float top, float bottom) {
    for (Time t; t <= scale_.longest; t = t + step_) {
      out_.line(scale_.x_of(t), top, scale_.x_of(t), bottom,
                " stroke=\"" + hex_color(tones_.hairline) + "\"");
    }
  }

  void axis(float y) {
    for (Time t; t <= scale_.longest; t = t + step_) {
      const std::string label = t == Time{} ? "0" : spaced(exact_duration(t - Time{}));
      const bool at_edge = scale_.x_of(t) + text_width(label, kSvgSmall) / 2 > options_.width - 4;
      out_.text(at_edge ? options_.width - 4 : scale_.x_of(t), y,
                at_edge ? Anchor::end : Anchor::middle, kSvgSmall, tones_.soft, label);
    }
  }

  void block(std::size_t run, float y) {
    const Trace& trace = *runs_[run].trace;
    const std::vector<SvgRow>& rows = rows_[run];
    const float rows_top = y + kHead;
    const float rows_end = rows_top + rows_height(run);
    grid(rows_top - 6, rows_end + 7);
    if (!trace.variant.empty()) {
      out_.text(kMargin, y + 15, Anchor::start, kSvgText + 1, tones_.ink, trace.variant, true);
    }
    SvgRowPainter painter(trace, scale_, options_.theme, out_);
    float top = rows_top;
    for (std::size_t i = 0; i < shown_rows(run); ++i) {
      ground_of_row(trace, rows[i], top);
      painter.draw(rows[i], top);
      top += height_of(rows[i]) + kRowGap;
    }
    if (rows.size() > kMostRows) {
      const auto more = static_cast<std::int64_t>(rows.size() - kMostRows);
      const bool made_here = options_.rows.empty();
      out_.text(scale_.left, rows_end + 20, Anchor::start, kSvgSmall, tones_.soft,
                say(!made_here  ? translatable("and {0} more {0|row|rows}")
                    : by_core() ? translatable("and {0} more {0|core|cores}")
                                : translatable("and {0} more {0|task|tasks}"),
                    more));
    }
    finish_line(trace, y, rows_top, rows_end);
  }

  void finish_line(const Trace& trace, float y, float rows_top, float rows_end) {
    const float x = scale_.x_of(trace.end);
    const std::string_view dashes =
        trace.end_kind == End::completed ? "" : " stroke-dasharray=\"3 3\"";
    out_.line(
        x, rows_top - 7, x, rows_end + 5,
        " stroke=\"" + hex_color(tones_.accent) + "\" stroke-width=\"1.25\"" + std::string{dashes});
    std::string label = readable_duration(trace.end - Time{});
    if (trace.end_kind != End::completed) {
      label.append(", ").append(translated(name_of(trace.end_kind)));
    }
    const bool beside = x + 8 + text_width(label, kSvgText) < scale_.right;
    out_.text(beside ? x + 8 : x, beside ? rows_top + kSvgRow / 2 + 4 : y + 15,
              beside ? Anchor::start : Anchor::end, kSvgText, tones_.accent, label);
  }

  // Its label, and the line that it stands on.
  void ground_of_row(const Trace& trace, const SvgRow& row, float y) {
    out_.text(kMargin, y + kSvgRow / 2 + 4, Anchor::start, kSvgText, tones_.soft,
              fitting(row.label, scale_.left - kMargin - 10, kSvgText));
    out_.line(scale_.left, y + kSvgRow + 0.5f, scale_.x_of(trace.end), y + kSvgRow + 0.5f,
              " stroke=\"" + hex_color(tones_.hairline) + "\"");
  }

  std::string document(float height) {
    std::string title = options_.title, description;
    if (title.empty()) title = by_core() ? "What ran on each core" : "What each task did";
    for (const RunReport& run : runs_) {
      if (!description.empty()) description += ' ';
      if (!run.trace->variant.empty()) description += run.trace->variant + ": ";
      description += describe_run(*run.trace, run.metrics);
    }
    const std::string width = pixels(options_.width), tall = pixels(height);
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
                       "\" height=\"" + tall + "\" viewBox=\"0 0 " + width + " " + tall +
                       "\" role=\"img\" font-family=\"Inter, system-ui, "
                       "-apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif\">\n<title>" +
                       xml_text(title) + "</title>\n<desc>" + xml_text(description) + "</desc>\n" +
                       svg_patterns(options_.theme);
    SvgWriter ground;
    ground.rect(0, 0, options_.width, height, " fill=\"" + hex_color(tones_.ground) + "\"");
    return text + std::move(ground).take() + std::move(out_).take() + "</svg>\n";
  }

  std::span<const RunReport> runs_;
  SvgOptions options_;
  const Tones& tones_;
  SvgScale scale_;
  Duration step_;  // of the axis
  std::vector<std::vector<SvgRow>> rows_;
  SvgWriter out_;
};

}  // namespace

std::string export_svg(std::span<const RunReport> runs, const SvgOptions& options) {
  return Picture{runs, options}.draw();
}

std::string export_svg(const Trace& trace, const SvgOptions& options) {
  const RunReport run{&trace, measure(trace, std::nullopt), {}};
  return export_svg({&run, 1}, options);
}

}  // namespace interleave
