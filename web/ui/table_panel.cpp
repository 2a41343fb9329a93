#include "ui/table_panel.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "base/words.hpp"
#include "layout/ticks.hpp"
#include "trace/narration.hpp"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"
#include "ui/timeline_drawing.hpp"

namespace interleave {
namespace {

constexpr std::string_view kUnknown = "\xE2\x80\x93";
constexpr float kLeastColumn = 76;
constexpr float kWidestColumn = 128;
constexpr float kChoiceGap = 12;
constexpr float kHead = 24;

// How the durations of one table are written: one unit for all, as many decimals as they need.
struct Numbers {
  TimeUnit unit;
  int decimals = 0;

  [[nodiscard]] std::string text(CellKind kind, const std::optional<std::int64_t>& value) const {
    if (!value) return std::string(kUnknown);
    if (kind == CellKind::count) return to_text(*value);
    if (kind == CellKind::duration) return in_unit(Duration{*value}, unit.ns, decimals);
    constexpr std::array<std::string_view, 3> kVerdicts{translatable("met"), translatable("missed"),
                                                        translatable("dropped")};
    return say(kVerdicts[static_cast<std::size_t>(*value) % kVerdicts.size()]);
  }
};

Numbers numbers_for(const Reading& reading, const Table& table, std::size_t first,
                    std::size_t last) {
  Numbers numbers{unit_for(reading.metrics.makespan), 0};
  const std::int64_t thousandth = std::max<std::int64_t>(1, numbers.unit.ns / 1000);
  for (std::size_t row = first; row < last; ++row) {
    for (const TableColumn& column : table.columns()) {
      const auto value = table.value(row, column.id);
      if (!value || column.kind != CellKind::duration) continue;
      for (std::int64_t part = numbers.unit.ns; part > thousandth && *value % part != 0;
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

struct View {
  Panel& panel;
  const Reading& reading;
  const Table& table;
  Grid grid;
  Numbers numbers;

  template <class Visit>
  void each_column(const Rect& line, Visit visit) const {
    float x = line.x + grid.name_width;
    for (const TableColumn& column : table.columns()) {
      if (column.rank >= grid.columns) continue;
      visit(column, Rect{x, line.y, grid.column_width, line.height});
      x += grid.column_width;
    }
  }
};

Grid grid_for(const Rect& area, const Table& table, float choices) {
  const float name = std::max(std::clamp(area.width * 0.2f, 96.0f, 200.0f), choices);
  const float room = std::max(0.0f, area.width - name);
  const int columns = std::clamp(static_cast<int>(room / kLeastColumn), 1,
                                 static_cast<int>(table.columns().size()));
  return {name, std::min(room / static_cast<float>(columns), kWidestColumn), columns};
}

// The groupings to choose from, in the corner over the names; 0 where there is only one.
float choices_width(const Panel& panel, const std::vector<Grouping>& groupings) {
  if (groupings.size() < 2) return 0;
  float width = 0;
  for (const Grouping grouping : groupings) {
    width += panel.paint.width_of(Type::small, translated(name_of(grouping))) + kChoiceGap;
  }
  return width + 8;
}

template <class Value>
void draw_choice(Panel& panel, const char* prefix, Value value, bool chosen, TableChoice next,
                 float& x, float y) {
  const std::string_view words = translated(name_of(value));
  const float width = panel.paint.width_of(Type::small, words);
  const Rect where{x - kChoiceGap / 2, y, width + kChoiceGap, kHead};
  const std::string id = prefix + std::string(name_of(value));
  if (choice(panel, id, words, where, chosen, Type::small)) {
    panel.give(ArrangeTable{next});
  }
  x += width + kChoiceGap;
}

void draw_corner(const View& view, const Rect& corner, const std::vector<Grouping>& groupings) {
  Panel& panel = view.panel;
  if (groupings.size() < 2) {
    panel.paint.text(corner, Type::small, panel.look().soft,
                     say("in {0}", {std::string(view.numbers.unit.name)}));
    return;
  }
  float x = corner.x;
  for (const Grouping grouping : groupings) {
    TableChoice next = panel.state.table;
    next.grouping = grouping;
    draw_choice(panel, "by-", grouping, view.table.grouping() == grouping, next, x, corner.y);
  }
}

// A head tells the order by a small arrow, and changes it when pressed.
void draw_column_head(Panel& panel, Column column, std::string_view name, const Rect& cell,
                      Align align) {
  const Look& look = panel.look();
  const TableChoice& choice = panel.state.table;
  const bool sorts = choice.sort == column;
  const std::string id = "sort-" + std::string(name_of(column));
  const std::string_view order = !sorts ? "" : choice.descending ? "descending" : "ascending";
  const Press press = press_area(panel, id, name, cell, std::string(order));
  if (press.clicked) panel.give(ArrangeTable{sorted_by(choice, column)});
  const ImU32 ink = sorts || press.hovered ? look.ink : look.soft;
  panel.paint.text(cell, Type::small, ink, name, align);
  if (!sorts) return;
  const float words = panel.paint.width_of(Type::small, name);
  const float x = align == Align::right ? cell.right() - words - 10 : cell.x + words + 10;
  const float y = cell.y + cell.height / 2;
  const float tip = choice.descending ? 3.0f : -3.0f;
  panel.paint.triangle(x - 3.5f, y - tip, x + 3.5f, y - tip, x, y + tip, look.accent);
}

void draw_heads(const View& view, const Rect& line) {
  Panel& panel = view.panel;
  const std::vector<Grouping> groupings = groupings_of(view.reading.trace);
  const Rect corner{line.x, line.y, view.grid.name_width, kHead};
  draw_corner(view, corner, groupings);
  view.each_column(line, [&](const TableColumn& column, const Rect& cell) {
    draw_column_head(panel, column.id, translated(column.name), cell, Align::right);
  });
  panel.paint.horizontal(line.x, line.right(), line.bottom() + 3, panel.look().hairline);
}

// What a column's numbers add up.
std::optional<State> waits_in(Column column) {
  if (column == Column::waiting) return State::ready;
  if (column == Column::blocked) return State::blocked;
  return std::nullopt;
}

// The task at the longest of these waits, of the row's job where it is about one.
Selection longest_wait(const View& view, std::size_t row, Selection what, State state) {
  const Trace& trace = view.reading.trace;
  const bool of_job = view.table.grouping() == Grouping::jobs;
  Duration longest;
  for (std::uint32_t l = 0; l < trace.lanes.size(); ++l) {
    if (trace.lanes[l].task != what.task) continue;
    for (const Slice& slice : trace.lanes[l].track) {
      if (slice.state != state || slice.length() <= longest) continue;
      if (of_job && trace.jobs[slice.job.index()].index != view.table.job_number(row)) continue;
      longest = slice.length();
      what.at = slice.start;
      what.row = l;
    }
  }
  return what;
}

// The kind of wait whose number the pointer is on: pressed, that leads to why.
std::optional<State> asked_in(const View& view, const Rect& line) {
  const float x = pointer(view.panel).x;
  std::optional<State> asked;
  view.each_column(line, [&](const TableColumn& column, const Rect& cell) {
    if (x >= cell.x && x < cell.right()) asked = waits_in(column.id);
  });
  return asked;
}

void draw_row(const View& view, std::size_t row, const Rect& line) {
  Panel& panel = view.panel;
  const Look& look = panel.look();
  const std::string& name = view.table.name(row);
  const std::optional<TaskId> task = view.table.task(row);
  const bool selected = panel.state.selection && task && selected_name(panel.state) == name;
  const std::string id = "task-" + to_text(static_cast<std::int64_t>(row));
  const Press press = press_area(panel, id, name, line, selected ? "true" : "false");
  std::optional<State> asked;
  if (press.hovered && task) asked = asked_in(view, line);
  if (press.clicked && task) {
    const Selection what{panel.state.chosen_run, view.reading.trace.measured, *task};
    if (asked) {
      panel.give(Select{longest_wait(view, row, what, *asked)});
      panel.give(ChooseDetail{Detail::why});
    } else {
      panel.give(Select{selected ? std::nullopt : std::optional(what)});
    }
  }
  if (press.hovered || selected) {
    panel.paint.fill({line.x - 8, line.y, line.width + 8, line.height}, look.wash, 2);
  }
  if (task) {
    const ImU32 colour = opaque(task_rgb(view.reading, *task, look));
    panel.paint.fill({line.x, line.y + line.height / 2 - 4, 8, 8}, colour, 2);
  }
  const Rect words{line.x + 16, line.y, view.grid.name_width - 24, line.height};
  panel.paint.text(words, Type::body, look.ink, name);
  if (const std::uint32_t job = view.table.job_number(row); job > 0) {
    const float width = panel.paint.width_of(Type::body, name);
    panel.paint.text({words.x + width + 6, words.y, words.width - width - 6, words.height},
                     Type::small, look.soft, to_text(job));
  }
  view.each_column(line, [&](const TableColumn& column, const Rect& cell) {
    const auto value = view.table.value(row, column.id);
    const bool bad = value && *value > 0 &&
                     ((asked && waits_in(column.id) == asked) || column.kind == CellKind::verdict ||
                      column.id == Column::missed || column.id == Column::dropped);
    panel.paint.text(cell, Type::body, bad ? look.accent : look.ink,
                     view.numbers.text(column.kind, value), Align::right);
  });
}

void draw_total(const View& view, const Rect& line) {
  Panel& panel = view.panel;
  const Look& look = panel.look();
  const bool by_job = view.table.grouping() == Grouping::jobs;
  panel.paint.horizontal(line.x, line.right(), line.y, look.hairline);
  panel.paint.text({line.x + 16, line.y, view.grid.name_width - 24, line.height}, Type::body,
                   look.soft, translated(by_job ? "mean" : "all"));
  view.each_column(line, [&](const TableColumn& column, const Rect& cell) {
    const auto value = view.table.total(column.id);
    if (!value) return;
    panel.paint.text(cell, Type::body, look.soft, view.numbers.text(column.kind, value),
                     Align::right);
  });
}

// Whose percentiles they are, over them like the heading of several columns.
void draw_measures(const View& view, const Rect& line) {
  Panel& panel = view.panel;
  const TableChoice& choice = panel.state.table;
  float width = 0;
  for (const Criterion measure : kCriteria) {
    width += panel.paint.width_of(Type::small, translated(name_of(measure))) + kChoiceGap;
  }
  float x = line.x + std::max(0.0f, line.width - width + kChoiceGap);
  const std::string of = say("in {0}, of", {std::string(view.numbers.unit.name)});
  const float room = x - kChoiceGap - line.x;
  if (panel.paint.width_of(Type::small, of) <= room) {
    panel.paint.text({line.x, line.y, room, kHead}, Type::small, panel.look().soft, of,
                     Align::right);
  }
  for (const Criterion measure : kCriteria) {
    TableChoice next = choice;
    next.measure = measure;
    draw_choice(panel, "of-", measure, choice.measure == measure, next, x, line.y);
  }
}

}  // namespace

void draw_table(Panel& panel, TableCache& tables) {
  const Rect area = panel.page.detail_body();
  const Reading* reading = chosen_reading(panel.state);
  if (area.empty() || reading == nullptr) return;
  const Table& table = tables.get(panel.state, *reading);
  const bool by_job = table.grouping() == Grouping::jobs;
  const float measures = by_job ? 0 : kHead;
  const float heads = measures + kTableNamesHeight;
  const float summary = panel.page.summary_height;
  const float content = static_cast<float>(table.size() + 1) * kTableRowHeight;
  const Rect body{area.x, area.y + heads, area.width,
                  std::max(0.0f, std::min(content, area.height - heads - summary))};
  const float scroll = scrolled_detail(panel, body, content);
  const auto first = static_cast<std::size_t>(scroll / kTableRowHeight);
  const auto seen = static_cast<std::size_t>(body.height / kTableRowHeight) + 2;
  const std::size_t last = std::min(table.size(), first + seen);
  const float choices = choices_width(panel, groupings_of(reading->trace));
  const View view{panel, *reading, table, grid_for(area, table, choices),
                  numbers_for(*reading, table, 0, std::min<std::size_t>(table.size(), 200))};
  if (!by_job) draw_measures(view, {area.x, area.y, area.width, kHead});
  draw_heads(view, {area.x, area.y + measures, area.width, kHead});

  panel.paint.push_clip({body.x - 8, body.y, body.width + 8, body.height});
  const auto line_of = [&](std::size_t row) {
    return Rect{body.x, body.y + static_cast<float>(row) * kTableRowHeight - scroll, body.width,
                kTableRowHeight};
  };
  for (std::size_t row = first; row < last; ++row) draw_row(view, row, line_of(row));
  if (last == table.size()) draw_total(view, line_of(last));
  panel.paint.pop_clip();
  const float rest = area.bottom() - body.bottom() - 12;
  if (summary > 0 && rest >= kTableRowHeight) {
    panel.paint.paragraph({area.x, body.bottom() + 12, area.width, rest}, Type::small,
                          panel.look().soft, describe_run(reading->trace, reading->metrics));
  }
}

}  // namespace interleave
