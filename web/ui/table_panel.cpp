#include "ui/table_panel.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "layout/ticks.hpp"
#include "trace/narration.hpp"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

struct Column {
  const char* name;
  int rank;  // of columns that do not all fit, the lowest stay
  std::optional<Duration> (*of)(const JobInfo&, const JobMetrics&);
};

std::optional<Duration> since_start(const std::optional<Time>& time) {
  return time ? std::optional(*time - Time{0}) : std::nullopt;
}

constexpr std::array<Column, 8> kColumns{{
    {"arrival", 7, [](const JobInfo& j, const JobMetrics&) { return since_start(j.arrival); }},
    {"start", 6, [](const JobInfo& j, const JobMetrics&) { return since_start(j.start); }},
    {"finish", 0, [](const JobInfo& j, const JobMetrics&) { return since_start(j.finish); }},
    {"response", 3, [](const JobInfo&, const JobMetrics& m) { return m.response; }},
    {"turnaround", 2, [](const JobInfo&, const JobMetrics& m) { return m.turnaround; }},
    {"waiting", 1, [](const JobInfo&, const JobMetrics& m) { return std::optional(m.waiting); }},
    {"blocked", 5,
     [](const JobInfo&, const JobMetrics& m) { return std::optional(m.blocked_total()); }},
    {"cpu", 4, [](const JobInfo&, const JobMetrics& m) { return std::optional(m.cpu); }},
}};

// How the numbers of one table are written: one unit for all, as many decimals as they need.
struct Numbers {
  TimeUnit unit;
  int decimals = 0;

  [[nodiscard]] std::string text(const std::optional<Duration>& value) const {
    return value ? in_unit(*value, unit.ns, decimals) : "\xE2\x80\x93";
  }
};

Numbers numbers_for(const Reading& reading) {
  Numbers numbers{unit_for(reading.metrics.makespan), 0};
  const std::int64_t thousandth = std::max<std::int64_t>(1, numbers.unit.ns / 1000);
  const std::size_t looked_at = std::min<std::size_t>(reading.trace.jobs.size(), 200);
  for (std::size_t i = 0; i < looked_at; ++i) {
    for (const Column& column : kColumns) {
      const auto value = column.of(reading.trace.jobs[i], reading.metrics.jobs[i]);
      if (!value) continue;
      for (std::int64_t part = numbers.unit.ns; part > thousandth && value->ns % part != 0;
           part /= 10) {
        const auto needed = static_cast<int>(to_text(numbers.unit.ns / part).size());
        numbers.decimals = std::max(numbers.decimals, std::min(needed, 3));
      }
    }
  }
  return numbers;
}

struct Grid {
  float name_width, column_width;
  int columns;
};

template <class Cell>
void each_column(const Rect& line, const Grid& grid, Cell cell) {
  float x = line.x + grid.name_width;
  for (const Column& column : kColumns) {
    if (column.rank >= grid.columns) continue;
    cell(column, Rect{x, line.y, grid.column_width, line.height});
    x += grid.column_width;
  }
}

Grid grid_for(const Rect& area) {
  constexpr float kLeastColumn = 76;
  const float name = std::clamp(area.width * 0.2f, 96.0f, 200.0f);
  const float room = std::max(0.0f, area.width - name);
  const int columns =
      std::clamp(static_cast<int>(room / kLeastColumn), 1, static_cast<int>(kColumns.size()));
  return {name, std::min(room / static_cast<float>(columns), 128.0f), columns};
}

void draw_job(Panel& panel, const Reading& reading, std::size_t index, const Rect& line,
              const Grid& grid, const Numbers& numbers) {
  const Look& look = panel.look();
  const JobInfo& job = reading.trace.jobs[index];
  const std::string& name = reading.trace.tasks[job.task.index()].name;
  const std::string id = "task-" + to_text(static_cast<std::int64_t>(index));
  const bool selected = panel.state.selection && selected_name(panel.state) == name;
  const Press press = press_area(panel, id, name, line, selected ? "true" : "false");
  if (press.clicked) {
    const Selection what{panel.state.chosen_run, reading.trace.measured, job.task};
    panel.give(Select{selected ? std::nullopt : std::optional(what)});
  }
  if (press.hovered || selected) {
    panel.paint.fill({line.x - 8, line.y, line.width + 8, line.height}, look.wash, 2);
  }
  const ImU32 colour = opaque(task_rgb(reading, job.task, look));
  panel.paint.fill({line.x, line.y + line.height / 2 - 4, 8, 8}, colour, 2);
  panel.paint.text({line.x + 16, line.y, grid.name_width - 16, line.height}, Type::body, look.ink,
                   name);
  each_column(line, grid, [&](const Column& column, const Rect& cell) {
    panel.paint.text(cell, Type::body, look.ink,
                     numbers.text(column.of(job, reading.metrics.jobs[index])), Align::right);
  });
}

void draw_names(Panel& panel, const Rect& names, const Grid& grid, const Numbers& numbers) {
  const Look& look = panel.look();
  panel.paint.text({names.x, names.y, grid.name_width, 24}, Type::small, look.soft,
                   std::string("in ") + numbers.unit.name);
  each_column(names, grid, [&](const Column& column, const Rect& cell) {
    panel.paint.text(cell, Type::small, look.soft, column.name, Align::right);
  });
  panel.paint.horizontal(names.x, names.right(), names.bottom() + 3, look.hairline);
}

void draw_mean(Panel& panel, const Reading& reading, const Rect& line, const Grid& grid,
               const Numbers& numbers) {
  const Look& look = panel.look();
  panel.paint.horizontal(line.x, line.right(), line.y, look.hairline);
  panel.paint.text({line.x + 16, line.y, grid.name_width - 16, line.height}, Type::body, look.soft,
                   "mean");
  const auto mean = [&](const Summary& summary) {
    const Millionths value = summary.mean_ns_millionths;
    return value ? std::optional(Duration{*value / 1'000'000}) : std::nullopt;
  };
  each_column(line, grid, [&](const Column& column, const Rect& cell) {
    const std::string_view name = column.name;
    std::optional<Duration> value;
    if (name == "response") value = mean(reading.metrics.response);
    if (name == "turnaround") value = mean(reading.metrics.turnaround);
    if (name == "waiting") value = mean(reading.metrics.waiting);
    if (value) panel.paint.text(cell, Type::body, look.soft, numbers.text(value), Align::right);
  });
}

void draw_summary(Panel& panel, const Reading& reading, const Rect& area) {
  if (panel.page.summary_height <= 0 || area.height < kTableRowHeight) return;
  panel.paint.paragraph(area, Type::body, panel.look().soft,
                        describe_run(reading.trace, reading.metrics));
}

}  // namespace

void draw_table(Panel& panel) {
  const Rect area = panel.page.detail_body();
  const Reading* reading = chosen_reading(panel.state);
  if (area.empty() || reading == nullptr) return;
  const Grid grid = grid_for(area);
  const Numbers numbers = numbers_for(*reading);
  draw_names(panel, {area.x, area.y, area.width, 24}, grid, numbers);

  const std::size_t jobs = reading->trace.jobs.size();
  const Rect body = panel.page.table_body();
  const float content = static_cast<float>(jobs + 1) * kTableRowHeight;
  const float scroll = scrolled_detail(panel, body, content);
  const auto first = static_cast<std::size_t>(scroll / kTableRowHeight);
  panel.paint.push_clip({body.x - 8, body.y, body.width + 8, body.height});
  for (std::size_t i = first; i <= jobs; ++i) {
    const Rect line{body.x, body.y + static_cast<float>(i) * kTableRowHeight - scroll, body.width,
                    kTableRowHeight};
    if (line.y >= body.bottom()) break;
    if (i < jobs) {
      draw_job(panel, *reading, i, line, grid, numbers);
    } else {
      draw_mean(panel, *reading, line, grid, numbers);
    }
  }
  panel.paint.pop_clip();
  draw_summary(panel, *reading,
               {area.x, body.bottom() + 12, area.width, area.bottom() - body.bottom() - 12});
}

}  // namespace interleave
