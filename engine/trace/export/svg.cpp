#include "trace/export/svg.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/format.hpp"
#include "base/words.hpp"
#include "trace/export/svg_marks.hpp"
#include "trace/export/svg_rows.hpp"
#include "trace/export/svg_writer.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

using Anchor = SvgWriter::Anchor;

constexpr float kRow = 24, kRowGap = 8;      // a row's height, and the space below it
constexpr float kHead = 30, kBlockGap = 26;  // above a variant's rows, and below them
constexpr float kMargin = 24, kAxis = 32, kTitle = 34;
constexpr float kText = 12, kSmall = 11, kLarge = 16;
constexpr float kMarkGap = 0.5f;  // of ground at each side of a mark
constexpr std::size_t kMostRows = 64;

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
    for (const RunReport& run : runs) longest_ = std::max(longest_, run.trace->end);
    float label = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      rows_.push_back(i < options.rows.size() ? options.rows[i]
                                              : svg_rows(*runs[i].trace, options.frame));
      for (std::size_t row = 0; row < shown_rows(i); ++row) {
        label = std::max(label, text_width(rows_[i][row].label, kText));
      }
    }
    left_ = kMargin + std::min(label, options_.width / 4) + 16;
    right_ = options_.width - kMargin;
    step_ = round_step({one_pixel().ns * 84});
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
  [[nodiscard]] float block_height(std::size_t run) const {
    const bool more = rows_[run].size() > kMostRows;
    return kHead + static_cast<float>(shown_rows(run)) * (kRow + kRowGap) + (more ? kRow : 0.0f) +
           kBlockGap;
  }

  [[nodiscard]] float x_of(Time t) const {
    if (longest_ == Time{}) return left_;
    return left_ +
           static_cast<float>(static_cast<double>(t.ns) / static_cast<double>(longest_.ns)) *
               (right_ - left_);
  }
  [[nodiscard]] Duration one_pixel() const {
    return {
        std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(longest_.ns) /
                                                            static_cast<double>(right_ - left_)))};
  }

  // Hairlines at round times from `top` to `bottom`.
  void grid(float top, float bottom) {
    for (Time t; t <= longest_; t = t + step_) {
      out_.line(x_of(t), top, x_of(t), bottom, " stroke=\"" + hex_color(tones_.hairline) + "\"");
    }
  }

  void axis(float y) {
    for (Time t; t <= longest_; t = t + step_) {
      const std::string label = t == Time{} ? "0" : spaced(exact_duration(t - Time{}));
      const bool at_edge = x_of(t) + text_width(label, kSmall) / 2 > options_.width - 4;
      out_.text(at_edge ? options_.width - 4 : x_of(t), y, at_edge ? Anchor::end : Anchor::middle,
                kSmall, tones_.soft, label);
    }
  }

  // "12.5ms" as people write it: "12.5 ms".
  static std::string spaced(std::string duration) {
    const std::size_t unit = duration.find_first_not_of("0123456789.");
    if (unit == std::string::npos) return duration;
    if (duration.compare(unit, std::string::npos, "us") == 0) duration.replace(unit, 1, "µ");
    return duration.insert(unit, " ");
  }

  void block(std::size_t run, float y) {
    const Trace& trace = *runs_[run].trace;
    const std::vector<SvgRow>& rows = rows_[run];
    const float rows_top = y + kHead;
    const float rows_end =
        rows_top + static_cast<float>(shown_rows(run)) * (kRow + kRowGap) - kRowGap;
    colors_ = colors_of(trace);
    last_cores_ = last_cores(trace);
    grid(rows_top - 6, rows_end + 7);
    if (!trace.variant.empty()) {
      out_.text(kMargin, y + 15, Anchor::start, kText + 1, tones_.ink, trace.variant, true);
    }
    for (std::size_t row = 0; row < shown_rows(run); ++row) {
      draw_row(trace, rows[row], rows_top + static_cast<float>(row) * (kRow + kRowGap));
    }
    if (rows.size() > kMostRows) {
      const auto more = static_cast<std::int64_t>(rows.size() - kMostRows);
      const bool made_here = options_.rows.empty();
      out_.text(left_, rows_end + 20, Anchor::start, kSmall, tones_.soft,
                say(!made_here  ? translatable("and {0} more {0|row|rows}")
                    : by_core() ? translatable("and {0} more {0|core|cores}")
                                : translatable("and {0} more {0|task|tasks}"),
                    more));
    }
    finish_line(trace, y, rows_top, rows_end);
  }

  void finish_line(const Trace& trace, float y, float rows_top, float rows_end) {
    const float x = x_of(trace.end);
    const std::string_view dashes =
        trace.end_kind == End::completed ? "" : " stroke-dasharray=\"3 3\"";
    out_.line(
        x, rows_top - 7, x, rows_end + 5,
        " stroke=\"" + hex_color(tones_.accent) + "\" stroke-width=\"1.25\"" + std::string{dashes});
    std::string label = readable_duration(trace.end - Time{});
    if (trace.end_kind != End::completed)
      label.append(", ").append(translated(name_of(trace.end_kind)));
    const bool beside = x + 8 + text_width(label, kText) < right_;
    out_.text(beside ? x + 8 : x, beside ? rows_top + kRow / 2 + 4 : y + 15,
              beside ? Anchor::start : Anchor::end, kText, tones_.accent, label);
  }

  void draw_row(const Trace& trace, const SvgRow& row, float y) {
    out_.text(kMargin, y + kRow / 2 + 4, Anchor::start, kText, tones_.soft,
              fitting(row.label, left_ - kMargin - 10, kText));
    out_.line(left_, y + kRow + 0.5f, x_of(trace.end), y + kRow + 0.5f,
              " stroke=\"" + hex_color(tones_.hairline) + "\"");
    const bool by_operation = row.kind == SvgRow::Kind::lane;
    const float height = kRow / static_cast<float>(std::max<std::size_t>(1, row.tracks.size()));
    float top = y;
    for (const Track* track : row.tracks) {
      for (const SvgMark& mark : svg_marks(*track, by_operation, one_pixel())) {
        draw_mark(trace, mark, top, height, by_operation);
      }
      top += height;
    }
    if (row.kind != SvgRow::Kind::other) draw_deadlines(trace, row, y);
  }

  [[nodiscard]] bool is_on(const Trace& trace, std::size_t job, const SvgRow& row) const {
    if (row.kind == SvgRow::Kind::core) return last_cores_[job] == row.index;
    return trace.jobs[job].lane == row.index;
  }

  // A post at each deadline of the row's jobs, with a cross at its foot if it was missed. Those
  // that would cover the one before are left out, unless they alone were missed.
  void draw_deadlines(const Trace& trace, const SvgRow& row, float y) {
    constexpr float kArm = 3;
    float last = -1, last_missed = -1;
    for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
      const JobInfo& job = trace.jobs[i];
      if (!job.deadline || *job.deadline > longest_ || !is_on(trace, i, row)) continue;
      const float x = x_of(*job.deadline);
      const bool missed =
          *job.deadline < trace.end && !(job.finish && *job.finish <= *job.deadline);
      const std::string stroke = " stroke=\"" + hex_color(tones_.ink) + "\"";
      if (x >= last + 2) out_.line(last = x, y - 3, x, y + kRow, stroke);
      if ((!missed && !job.dropped) || x < last_missed + 2 * kArm) continue;
      last_missed = x;
      const float foot = y + kRow + 1;
      const std::string heavy = stroke + " stroke-width=\"1.5\"";
      out_.line(x - kArm, foot - kArm, x + kArm, foot + kArm, heavy);
      out_.line(x - kArm, foot + kArm, x + kArm, foot - kArm, heavy);
    }
  }

  void draw_mark(const Trace& trace, const SvgMark& mark, float y, float height,
                 bool by_operation) {
    const float x = x_of(mark.start);
    const float width = std::max(x_of(mark.end) - x, 0.75f);
    if (mark.state == State::idle) {
      out_.rect(x, y, width, height, fill_with(pattern("idle")));
      return;
    }
    const TaskColor color = colors_[trace.jobs[mark.job.index()].task.index()];
    const std::string paint = hex_color(rgb_of(color, options_.theme));
    const float gap = width > 4 ? kMarkGap : 0;
    if (mark.state == State::ready) {
      const std::string stroke = " stroke=\"" + paint + "\" stroke-opacity=\"0.5\"";
      if (width < 10) {
        out_.line(x, y + height - 0.5f, x + width, y + height - 0.5f, stroke);
      } else {
        out_.rect(x + gap + 0.5f, y + height / 2, width - 2 * gap - 1, height / 2 - 0.5f,
                  " rx=\"1.5\" fill=\"none\"" + stroke);
      }
      return;
    }
    if (mark.state == State::blocked) {
      out_.line(x + gap, y + height - 3, x + width - gap, y + height - 3,
                " stroke=\"" + paint +
                    "\" stroke-width=\"2\" stroke-dasharray=\"0.1 4\" "
                    "stroke-linecap=\"round\"");
      const std::string device = wait_words(trace, mark);
      if (fits(device, width)) {
        out_.text_over_lines(x + width / 2, y + height / 2 + 2, Anchor::middle, kSmall, tones_.soft,
                             tones_.ground, device);
      }
      return;
    }
    std::string rounding = width > 6 ? " rx=\"2\"" : "";
    if (options_.theme > Theme::dark) rounding += " stroke=\"" + hex_color(tones_.ink) + "\"";
    out_.rect(x + gap, y, width - 2 * gap, height, rounding + " fill=\"" + paint + "\"");
    if (color.textured) {
      out_.rect(x + gap, y, width - 2 * gap, height, rounding + fill_with(pattern("texture")));
    }
    if (mark.state != State::running) {
      out_.rect(x + gap, y, width - 2 * gap, height,
                fill_with(pattern(mark.state == State::polling ? "polling" : "switching")));
    } else if (const std::string text = run_words(trace, mark, by_operation);
               !mark.folded && height >= kSmall + 2 && fits(text, width)) {
      out_.text(x + width / 2, y + height / 2 + 4, Anchor::middle, kSmall,
                ink_on(rgb_of(color, options_.theme)), text);
    }
  }

  // Words in the middle of a mark, if they fit there.
  [[nodiscard]] static bool fits(const std::string& text, float width) {
    return !text.empty() && text_width(text, kSmall) + 8 <= width;
  }

  [[nodiscard]] static std::string run_words(const Trace& trace, const SvgMark& mark,
                                             bool by_operation) {
    const TaskInfo& task = trace.tasks[trace.jobs[mark.job.index()].task.index()];
    if (!by_operation) return task.name;
    const auto& operations = trace.programs[task.program].operations;
    if (mark.operation >= operations.size()) return "";
    const OperationInfo& operation = operations[mark.operation];
    return operation.label.empty() ? operation.verb : operation.label;
  }
  static std::string wait_words(const Trace& trace, const SvgMark& mark) {
    const auto name_in = [&mark](const std::vector<CoordinationObject>& objects) {
      return mark.place < objects.size() ? objects[mark.place].name : std::string{};
    };
    switch (mark.wait) {
      case WaitKind::device:
        return mark.place < trace.devices.size() ? trace.devices[mark.place].name : "";
      case WaitKind::mutex: return name_in(trace.mutexes);
      case WaitKind::semaphore: return name_in(trace.semaphores);
      case WaitKind::channel: return name_in(trace.channels);
      case WaitKind::barrier: return name_in(trace.barriers);
      default: return "";
    }
  }

  static std::string fitting(const std::string& text, float width, float size) {
    if (text_width(text, size) <= width) return text;
    std::string shortened = text;
    while (!shortened.empty() && text_width(shortened + "…", size) > width) {
      do {
        shortened.pop_back();
      } while (!shortened.empty() && (static_cast<unsigned char>(shortened.back()) & 0xc0) == 0x80);
      if (!shortened.empty() && static_cast<unsigned char>(shortened.back()) >= 0xc0) {
        shortened.pop_back();
      }
    }
    return shortened + "…";
  }

  [[nodiscard]] std::string pattern(std::string_view name) const {
    constexpr std::string_view kThemes[] = {"light-", "dark-", "contrast-light-", "contrast-dark-"};
    std::string id = "interleave-";
    return id.append(kThemes[static_cast<std::size_t>(options_.theme)]).append(name);
  }
  static std::string fill_with(const std::string& pattern) {
    return " fill=\"url(#" + pattern + ")\"";
  }

  void define_stripes(std::string& text, std::string_view name, int gap, std::uint32_t color,
                      std::string_view opacity, bool both) const {
    const std::string size = to_text(gap);
    text += "<pattern id=\"" + pattern(name) + "\" width=\"" + size + "\" height=\"" + size +
            "\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V" +
            size + (both ? "M0 0H" + size : std::string{}) + "\" fill=\"none\" stroke=\"" +
            hex_color(color) + "\" stroke-opacity=\"";
    text.append(opacity) += "\"/></pattern>\n";
  }

  [[nodiscard]] std::string definitions() const {
    std::string text = "<defs>\n";
    define_stripes(text, "idle", 7, tones_.hairline, "0.9", false);
    define_stripes(text, "switching", 4, tones_.ground, "0.7", false);
    define_stripes(text, "polling", 5, tones_.ground, "0.7", true);
    text += "<pattern id=\"" + pattern("texture") +
            "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle cx=\"1.5\" "
            "cy=\"1.5\" r=\"1\" fill=\"" +
            hex_color(tones_.ground) + "\" fill-opacity=\"0.55\"/></pattern>\n";
    return text + "</defs>\n";
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
                       definitions();
    SvgWriter ground;
    ground.rect(0, 0, options_.width, height, " fill=\"" + hex_color(tones_.ground) + "\"");
    return text + std::move(ground).take() + std::move(out_).take() + "</svg>\n";
  }

  std::span<const RunReport> runs_;
  SvgOptions options_;
  const Tones& tones_;
  Time longest_;
  float left_ = 0, right_ = 0;
  Duration step_;  // of the axis
  std::vector<TaskColor> colors_;
  std::vector<std::size_t> last_cores_;  // of the jobs of the run that is drawn
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
