#include "text/form_edit.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "model/names.hpp"
#include "text/edit.hpp"
#include "text/form_names.hpp"
#include "text/form_place.hpp"
#include "text/form_values.hpp"
#include "text/operation_moves.hpp"
#include "text/statement_parts.hpp"
#include "text/statement_printer.hpp"

namespace interleave {
namespace {

using Edited = Result<std::string, std::string>;
using Kind = FormPlace::Kind;

Unexpected<std::string> refused(std::string sentence) { return Unexpected{std::move(sentence)}; }

// A setting that is not said, as the language understands it.
std::string unsaid(const std::string& key) {
  const FormWord* const word = find_form_word(key);
  if (!word) return "";
  return key == "title" ? "title \"\"" : std::string(word->word) + " " + std::string(word->fresh);
}

// The word that declares what this statement names; "" if it names nothing.
std::string_view declares(const StatementParts& parts) {
  if (parts.word == "variant") return parts.word;
  return !parts.fields.empty() && parts.fields[0].kind == FormField::Kind::name
             ? std::string_view(parts.word)
             : std::string_view{};
}

// `parts` with other fields, because a policy or a runtime model has been chosen.
void choose(StatementParts& parts, const std::string& choice) {
  StatementParts next;
  next.word = parts.word;
  next.fields = form_fields(parts.word, choice);
  next.values.resize(next.fields.size());
  for (std::size_t i = 1; i < next.fields.size(); ++i) {
    for (std::size_t old = 1; old < parts.fields.size(); ++old) {
      const bool same = parts.fields[old].name == next.fields[i].name &&
                        parts.fields[old].kind == next.fields[i].kind;
      if (same) next.values[i] = parts.values[old];
    }
    if (!next.values[i] && !next.fields[i].optional) next.values[i] = "4";
  }
  next.values[0] = choice;
  parts = std::move(next);
}

class FormEditor {
 public:
  FormEditor(std::string_view text, const ParsedScenario& parsed, const FormEdit& edit)
      : text_(text),
        parsed_(parsed),
        scenario_(parsed.scenario),
        edit_(edit),
        ranges_(statement_ranges(text)),
        changes_(text) {}

  Edited run() {
    if (edit_.act == FormEdit::Act::add) return add();
    const std::optional<FormPlace> place = read_place(edit_.at);
    if (!place) return refused("There is no statement `" + edit_.at + "`.");
    switch (edit_.act) {
      case FormEdit::Act::remove: return remove(*place);
      case FormEdit::Act::move: return move(*place);
      default: return set(*place);
    }
  }

 private:
  Edited set(const FormPlace& place) {
    const std::optional<std::string> said = statement_at(scenario_, place);
    const std::string line = said ? *said
                             : place.variant
                                 ? ""
                                 : unsaid(place.kind == Kind::title ? "title" : place.key);
    if (line.empty()) return refused("There is no statement `" + edit_.at + "`.");
    StatementParts parts = parts_of(line);
    std::optional<std::string>* const value = parts.find(edit_.field);
    if (!value) return refused("`" + parts.word + "` has no field `" + edit_.field + "`.");
    const auto index = static_cast<std::size_t>(value - parts.values.data());
    const FormField field = parts.fields[index];
    std::string entry = edit_.value;
    if (edit_.act == FormEdit::Act::step) {
      const auto next = *value ? stepped(**value, edit_.value != "-1") : first_for(field, place);
      if (!next) return refused("There is no round value beyond `" + **value + "`.");
      entry = *next;
    }
    entry = completed_entry(field.kind, entry, value->value_or(""));
    if (leaves_its_field(field.kind, entry)) {
      return refused("This is more than one value: `;`, `#` and `\"` do not belong here.");
    }
    if (index == 0 && said && !declares(parts).empty()) {
      return renamed(declares(parts), **value, entry);
    }
    put(parts, index, entry);
    const std::string next = joined(parts);
    if (said) {
      changes_.replace(*range_at(ranges_, place), next);
    } else {
      insert_heading(next, place.kind == Kind::title);
    }
    return std::move(changes_).apply();
  }

  [[nodiscard]] std::optional<std::string> first_for(const FormField& field,
                                                     const FormPlace& place) const {
    if (field.kind == FormField::Kind::texts && !scenario_.variants.empty()) {
      return quoted(scenario_.variants.front().name);
    }
    if (field.kind == FormField::Kind::references) {
      for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
        if (i != place.index) return scenario_.tasks[i].name;
      }
    }
    return first_value(field);
  }

  static void put(StatementParts& parts, std::size_t index, const std::string& entry) {
    const FormField& field = parts.fields[index];
    const bool is_flag = field.kind == FormField::Kind::flag;
    if (index == 0 && (parts.word == "policy" || parts.word == "model")) {
      choose(parts, entry);
    } else if (is_flag ? entry != "true" : entry.empty() && field.optional) {
      parts.values[index].reset();
    } else {
      parts.values[index] = is_flag ? "" : entry;
    }
  }

  Edited renamed(std::string_view word, const std::string& name, const std::string& next) const {
    Scenario changed = scenario_;
    rename(changed, word, name, next);
    return interleave::edit(text_, parsed_, changed);
  }

  Edited remove(const FormPlace& place) {
    const std::optional<StatementRange> range = range_at(ranges_, place);
    if (!range) return refused("There is no statement `" + edit_.at + "`.");
    changes_.remove(*range);
    if (place.kind == Kind::task) {
      for (const StatementRange& one : ranges_.tasks[place.index].operations) changes_.remove(one);
    }
    if (place.kind == Kind::variant) {
      for (const auto& one : ranges_.variants[place.index].settings) changes_.remove(one.range);
    }
    if (place.kind == Kind::operation) {
      const auto& operations = ranges_.tasks[place.index].operations;
      const std::size_t end = block_end(scenario_.tasks[place.index].body, place.operation);
      for (std::size_t i = place.operation + 1; i < end; ++i) changes_.remove(operations[i]);
    }
    return std::move(changes_).apply();
  }

  Edited move(const FormPlace& place) {
    const std::optional<FormPlace> to = read_place(edit_.value);
    if (!to || to->kind != Kind::operation || place.kind != Kind::operation ||
        !range_at(ranges_, place) || to->index >= ranges_.tasks.size() ||
        to->operation > ranges_.tasks[to->index].operations.size()) {
      return refused("An operation cannot be moved there.");
    }
    return move_operations(text_, parsed_, ranges_,
                           {place.index, place.operation, to->index, to->operation});
  }

  Edited add() {
    const FormWord* const word = find_form_word(edit_.value);
    const StatementWord* const known = find_statement(edit_.value);
    if (!word || !known) return refused("There is no statement `" + edit_.value + "`.");
    if (known->role == Role::operation) return add_operation(*word);
    if (word->word == "task") return add_task();
    if (word->word == "variant") return add_variant();
    const std::string line = fresh(*word, free_name(scenario_, word->word));
    if (edit_.at.empty()) {
      insert_heading(line, false);
      return std::move(changes_).apply();
    }
    const std::optional<FormPlace> place = read_place(edit_.at);
    if (!place || place->kind != Kind::variant || place->index >= ranges_.variants.size()) {
      return refused("There is no variant `" + edit_.at + "`.");
    }
    const auto& variant = ranges_.variants[place->index];
    changes_.insert_after(variant.settings.empty() ? variant.head : variant.settings.back().range,
                          line, 1);
    return std::move(changes_).apply();
  }

  static std::string fresh(const FormWord& word, const std::string& name) {
    std::string line(word.word);
    if (!word.fresh.empty()) line.append(" ").append(word.fresh);
    const std::size_t hole = line.find('%');
    return hole == line.npos ? line : line.replace(hole, 1, name);
  }

  // What an operation needs is declared with it, so that it never comes as an error.
  Edited add_operation(const FormWord& word) {
    const std::optional<FormPlace> place = read_place(edit_.at);
    if (!place || place->kind != Kind::operation || place->index >= ranges_.tasks.size() ||
        place->operation > ranges_.tasks[place->index].operations.size()) {
      return refused("There is no place `" + edit_.at + "` for an operation.");
    }
    std::string name;
    if (!word.fields.empty() && word.fields[0].kind == FormField::Kind::reference) {
      name = name_for(word.fields[0].of, place->index);
    }
    const auto& task = ranges_.tasks[place->index];
    const StatementRange& before =
        place->operation == 0 ? task.head : task.operations[place->operation - 1];
    const std::size_t depth = depth_at(scenario_.tasks[place->index].body, place->operation);
    const auto insert = [&](const std::string& line, std::size_t deeper) {
      changes_.insert_after(before, line, depth + deeper);
    };
    insert(fresh(word, name), 0);
    if (word.word == "repeat") {
      insert("cpu 10ms", 1);
      insert("end", 0);
    } else if (word.word == "lock" || word.word == "wait") {
      insert("cpu 10ms", 0);
      insert((word.word == "lock" ? "unlock " : "signal ") + name, 0);
    }
    if (needs_task_) insert_task("task " + name + " on-demand", "cpu 10ms");
    return std::move(changes_).apply();
  }

  // One that there is, else a new one.
  std::string name_for(std::string_view word, std::size_t user) {
    if (word == "task") {
      for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
        if (scenario_.tasks[i].on_demand && i != user) return scenario_.tasks[i].name;
      }
      needs_task_ = true;
      return free_name(scenario_, word);
    }
    const std::vector<std::string> names = declared_names(scenario_, word);
    if (!names.empty()) return names.front();
    const std::string name = free_name(scenario_, word);
    insert_heading(fresh(*find_form_word(word), name), false);
    return name;
  }

  Edited add_task() {
    insert_task("task " + free_name(scenario_, "task"), "cpu 20ms");
    return std::move(changes_).apply();
  }

  void insert_task(const std::string& head, const std::string& operation) {
    if (ranges_.tasks.empty()) {
      insert_heading(head, false);
      return insert_heading("  " + operation, false);
    }
    const auto& last = ranges_.tasks.back();
    const StatementRange& before = last.operations.empty() ? last.head : last.operations.back();
    changes_.insert_after(before, head, 0);
    changes_.insert_after(before, operation, 1);
  }

  // The first variant comes with what it is to be compared with.
  Edited add_variant() {
    if (ranges_.variants.empty()) {
      const std::optional<Quantity>& cores = scenario_.settings.cores;
      const auto more = cores ? stepped(print_literal(value_of(*cores)), true) : std::nullopt;
      changes_.insert_at_end("variant \"As it is\"", 0);
      changes_.insert_at_end("variant \"More cores\"", 0);
      changes_.insert_at_end("cores " + more.value_or("2"), 1);
      return std::move(changes_).apply();
    }
    const auto& last = ranges_.variants.back();
    const StatementRange& before = last.settings.empty() ? last.head : last.settings.back().range;
    changes_.insert_after(before, "variant " + quoted(free_name(scenario_, "variant")), 0);
    return std::move(changes_).apply();
  }

  [[nodiscard]] static Scalar value_of(const Quantity& quantity) {
    const bool plain =
        quantity.nodes.size() == 1 && quantity.nodes[0].kind == QuantityNode::Kind::literal;
    return plain ? quantity.nodes[0].literal : Scalar{Rational{1}, Unit::number};
  }

  // A common statement, behind the last one before the tasks.
  void insert_heading(const std::string& line, bool first) {
    std::size_t limit = text_.size();
    if (!ranges_.tasks.empty()) limit = ranges_.tasks.front().head.begin;
    if (!ranges_.variants.empty()) limit = std::min(limit, ranges_.variants.front().head.begin);
    const StatementRange* last = ranges_.version ? &*ranges_.version : nullptr;
    const auto look = [&last, limit](const StatementRange& range) {
      if (range.begin < limit && (!last || range.begin > last->begin)) last = &range;
    };
    if (!first) {
      if (ranges_.title) look(*ranges_.title);
      for (const StatementRange& range : ranges_.notes) look(range);
      for (const StatementRange& range : ranges_.parameters) look(range);
      for (const auto& setting : ranges_.settings) look(setting.range);
    }
    if (last) return changes_.insert_after(*last, line, 0);
    changes_.insert_at_start(line);
  }

  std::string_view text_;
  const ParsedScenario& parsed_;
  const Scenario& scenario_;
  const FormEdit& edit_;
  StatementRanges ranges_;
  TextChanges changes_;
  bool needs_task_ = false;  // one to be spawned, and there is none
};

std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics) {
    if (d.severity == Severity::error)
      return d.hint.empty() ? d.message : d.message + ": " + d.hint;
  }
  return "";
}

}  // namespace

std::string_view name_of(FormEdit::Act act) {
  constexpr std::array<std::string_view, 5> kNames{"set", "step", "add", "remove", "move"};
  return kNames[static_cast<std::size_t>(act)];
}

Edited form_edit(std::string_view text, const ParsedScenario& parsed, const FormEdit& edit) {
  Edited edited = FormEditor(text, parsed, edit).run();
  if (!edited) return edited;
  const ParsedScenario now = parse(*edited);
  if (!now.ok()) return refused(first_error(now.diagnostics));
  return edited;
}

}  // namespace interleave
