#include "text/edit.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>
#include <vector>

#include "text/alignment.hpp"
#include "text/statement_printer.hpp"
#include "text/statement_ranges.hpp"

namespace interleave {
namespace {

using Lines = std::vector<std::string>;

// The first words of a printed setting.
std::string key_of(std::string_view line) {
  const std::size_t word = line.find(' ');
  if (word == line.npos) return setting_key(line, "");
  const std::size_t name = line.find(' ', word + 1);
  return setting_key(line.substr(0, word), line.substr(word + 1, name - word - 1));
}

// What declares in a row, of which the order is part of a Scenario; "" for a setting said once.
std::string_view row_of(std::string_view key) {
  const std::size_t space = key.find(' ');
  return space == key.npos ? std::string_view{} : key.substr(0, space);
}

class Editor {
 public:
  Editor(std::string_view text, const Scenario& before, const Scenario& after)
      : before_(before),
        after_(after),
        said_(before.parameters),
        says_(after.parameters),
        ranges_(statement_ranges(text)),
        changes_(text) {}

  std::string run() {
    if (ranges_.version) anchor_ = *ranges_.version;
    edit_headings();
    edit_settings(ranges_.settings, said_.print(before_.settings), says_.print(after_.settings), 0);
    edit_tasks();
    edit_variants();
    return std::move(changes_).apply();
  }

 private:
  // A new statement behind the last one that stays, or where the text begins or ends.
  void add(const std::string& line, std::size_t depth) {
    if (anchor_) return changes_.insert_after(*anchor_, line, depth);
    if (at_end_) return changes_.insert_at_end(line, depth);
    changes_.insert_at_start(line);
  }

  void keep(const StatementRange& range, const std::string& before, const std::string& after) {
    if (before != after) changes_.replace(range, after);
    anchor_ = range;
  }

  // One list of statements of a line each.
  void edit_row(const std::vector<StatementRange>& ranges, const Lines& before, const Lines& after,
                const Lines& keys_before, const Lines& keys_after, std::size_t depth) {
    for (const Aligned& pair : align(keys_before, keys_after)) {
      if (pair.before && pair.after) {
        keep(ranges[*pair.before], before[*pair.before], after[*pair.after]);
      } else if (pair.before) {
        changes_.remove(ranges[*pair.before]);
      } else {
        add(after[*pair.after], depth);
      }
    }
  }

  void edit_headings() {
    std::vector<StatementRange> title;
    if (ranges_.title) title.push_back(*ranges_.title);
    const auto title_of = [](const StatementPrinter& printer, const Scenario& scenario,
                             std::size_t said) {
      return said > 0 || !scenario.title.empty() ? Lines{printer.title(scenario.title)} : Lines{};
    };
    edit_simple(title, title_of(said_, before_, title.size()),
                title_of(says_, after_, before_.title == after_.title ? title.size() : 0));
    const auto notes_of = [](const StatementPrinter& printer, const Scenario& scenario) {
      Lines lines;
      for (const std::string& note : scenario.notes) lines.push_back(printer.note(note));
      return lines;
    };
    edit_simple(ranges_.notes, notes_of(said_, before_), notes_of(says_, after_));
    const auto parameters_of = [](const StatementPrinter& printer, const Scenario& scenario) {
      Lines lines;
      for (const Parameter& one : scenario.parameters) lines.push_back(printer.print(one));
      return lines;
    };
    edit_simple(ranges_.parameters, parameters_of(said_, before_), parameters_of(says_, after_));
  }

  void edit_simple(const std::vector<StatementRange>& ranges, const Lines& before,
                   const Lines& after) {
    edit_row(ranges, before, after, before, after, 0);
  }

  // Settings are said in any order; declarations of one kind are a row of their own.
  void edit_settings(const std::vector<StatementRanges::Setting>& settings, const Lines& before,
                     const Lines& after, std::size_t depth) {
    const std::optional<StatementRange> head = anchor_;
    Lines rows;  // the kinds of settings, as they come
    const auto note_row = [&rows](const std::string& key) {
      const std::string row(row_of(key).empty() ? std::string_view(key) : row_of(key));
      if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    };
    for (const StatementRanges::Setting& setting : settings) note_row(setting.key);
    for (const std::string& line : after) note_row(key_of(line));
    std::map<std::string, std::string> line_of;
    for (const std::string& line : before) line_of.emplace(key_of(line), line);
    std::optional<StatementRange> last = head;
    for (const std::string& row : rows) {
      const auto is_in_row = [&row](const std::string& key) {
        return key == row || row_of(key) == row;
      };
      std::vector<StatementRange> ranges;
      Lines lines, keys, new_lines, new_keys;
      for (const StatementRanges::Setting& setting : settings) {
        if (!is_in_row(setting.key)) continue;
        ranges.push_back(setting.range);
        keys.push_back(setting.key);
      }
      for (const std::string& key : keys) lines.push_back(line_of[key]);
      for (const std::string& line : after) {
        if (!is_in_row(key_of(line))) continue;
        new_lines.push_back(line);
        new_keys.push_back(key_of(line));
      }
      anchor_ = last;
      edit_row(ranges, lines, new_lines, keys, new_keys, depth);
      if (anchor_ && (!last || anchor_->begin > last->begin)) last = anchor_;
    }
    anchor_ = last;
  }

  Lines operations_of(const StatementPrinter& printer, const TaskStatement& task) {
    Lines lines;
    for (const Statement& statement : task.body) lines.push_back(printer.print(statement));
    return lines;
  }

  void edit_tasks() {
    const auto names_of = [](const Scenario& scenario) {
      Lines names;
      for (const TaskStatement& task : scenario.tasks) names.push_back(task.name);
      return names;
    };
    for (const Aligned& pair : align(names_of(before_), names_of(after_))) {
      if (pair.before && pair.after) {
        edit_task(ranges_.tasks[*pair.before], before_.tasks[*pair.before],
                  after_.tasks[*pair.after]);
      } else if (pair.before) {
        changes_.remove(ranges_.tasks[*pair.before].head);
        for (const StatementRange& range : ranges_.tasks[*pair.before].operations) {
          changes_.remove(range);
        }
      } else {
        const TaskStatement& task = after_.tasks[*pair.after];
        add(says_.head(task), 0);
        add_operations(task);
      }
    }
  }

  void add_operations(const TaskStatement& task) {
    std::size_t depth = 1;
    for (const Statement& statement : task.body) {
      if (std::holds_alternative<EndStatement>(statement)) --depth;
      add(says_.print(statement), depth);
      if (std::holds_alternative<RepeatStatement>(statement)) ++depth;
    }
  }

  void edit_task(const StatementRanges::Task& ranges, const TaskStatement& before,
                 const TaskStatement& after) {
    keep(ranges.head, said_.head(before), says_.head(after));
    const Lines old_lines = operations_of(said_, before), lines = operations_of(says_, after);
    std::vector<std::size_t> depths;
    std::size_t depth = 1;
    for (const Statement& statement : after.body) {
      if (std::holds_alternative<EndStatement>(statement)) --depth;
      depths.push_back(depth);
      if (std::holds_alternative<RepeatStatement>(statement)) ++depth;
    }
    for (const Aligned& pair : align(old_lines, lines)) {
      if (pair.before && pair.after) {
        keep(ranges.operations[*pair.before], old_lines[*pair.before], lines[*pair.after]);
      } else if (pair.before) {
        changes_.remove(ranges.operations[*pair.before]);
      } else {
        add(lines[*pair.after], depths[*pair.after]);
      }
    }
  }

  void edit_variants() {
    if (before_.variants.empty()) {
      anchor_.reset();
      at_end_ = true;
    }
    const auto names_of = [](const Scenario& scenario) {
      Lines names;
      for (const Variant& variant : scenario.variants) names.push_back(variant.name);
      return names;
    };
    for (const Aligned& pair : align(names_of(before_), names_of(after_))) {
      if (pair.before && pair.after) {
        const Variant& before = before_.variants[*pair.before];
        const Variant& after = after_.variants[*pair.after];
        const StatementRanges::Variant& ranges = ranges_.variants[*pair.before];
        keep(ranges.head, said_.variant(before.name), says_.variant(after.name));
        edit_settings(ranges.settings, said_.print(before.settings), says_.print(after.settings),
                      1);
      } else if (pair.before) {
        changes_.remove(ranges_.variants[*pair.before].head);
        for (const auto& setting : ranges_.variants[*pair.before].settings) {
          changes_.remove(setting.range);
        }
      } else {
        const Variant& variant = after_.variants[*pair.after];
        add(says_.variant(variant.name), 0);
        for (const std::string& line : says_.print(variant.settings)) add(line, 1);
      }
    }
  }

  const Scenario& before_;
  const Scenario& after_;
  StatementPrinter said_, says_;
  StatementRanges ranges_;
  TextChanges changes_;
  std::optional<StatementRange> anchor_;  // the last statement that stays
  bool at_end_ = false;                   // without an anchor: where the text ends
};

}  // namespace

std::string edit(std::string_view text, const ParsedScenario& parsed, const Scenario& changed) {
  if (parsed.ok()) {
    std::string edited = Editor(text, parsed.scenario, changed).run();
    if (parse(edited).scenario == changed) return edited;
  }
  return print(changed);
}

}  // namespace interleave
