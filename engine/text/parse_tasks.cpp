// Tasks and their attributes.
#include <string>
#include <utility>

#include "text/characters.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

// `x3`, `x$n`, or `x` with a parenthesis right behind it.
bool begins_copies(const StatementCursor& cursor) {
  const std::string_view word = cursor.peek_word();
  if (!word.starts_with('x')) return false;
  if (word.size() == 1) return cursor.has_parenthesis_behind();
  return word[1] == '$' || word[1] == '-' || is_digit(static_cast<unsigned char>(word[1]));
}

}  // namespace

void Parser::parse_task(StatementCursor& cursor) {
  close_task();
  report_pending_setting();
  place_ = Place::task;
  stray_repeats_ = 0;
  TaskStatement& task = scenario_.tasks.emplace_back();
  SourceMap::TaskPlaces& where = source_.tasks.emplace_back();
  damaged_.push_back(false);
  where.name = cursor.here();
  std::string_view name;
  if (!cursor.read_name("a task", name, where.name)) return;
  task.name = name;
  if (!add_name(task_names_, name)) {
    report_.error(where.name, "defined-twice",
                  "there are two tasks with the name " + in_quotes(name));
  }
  if (begins_copies(cursor)) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read_copies(task.copies.emplace(), where.copies)) return;
  }
  std::uint32_t seen = 0;
  while (cursor.peek()) {
    if (!parse_attribute(task, where, seen, cursor)) return;
  }
}

bool Parser::parse_attribute(TaskStatement& task, SourceMap::TaskPlaces& where, std::uint32_t& seen,
                             StatementCursor& cursor) {
  const std::string_view name = cursor.peek_word();
  const SourceSpan place = cursor.here();
  if (begins_copies(cursor)) {
    return cursor.fail_expecting("misplaced-copies", "an attribute",
                                 "`xN` stands right behind the task's name");
  }
  if (name == "x") {
    return cursor.fail_expecting("unknown-attribute", "an attribute of the task",
                                 "write `x2` without a space");
  }
  const auto attribute = find_attribute(name);
  if (!attribute) {
    return cursor.fail_expecting("unknown-attribute", "an attribute of the task such as `at`",
                                 did_you_mean(name, attribute_names()));
  }
  const std::uint32_t bit = 1u << static_cast<unsigned>(*attribute);
  if ((seen & bit) != 0) {
    report_.error(place, "defined-twice", in_quotes(name) + " is said twice for this task");
    return false;
  }
  seen |= bit;
  cursor.take(Token::Kind::word);
  if (*attribute == Attribute::on_demand) {
    task.on_demand = true;
    where.on_demand = place;
    return true;
  }
  return parse_attribute_value(*attribute, task, where, cursor);
}

bool Parser::parse_attribute_value(Attribute attribute, TaskStatement& task,
                                   SourceMap::TaskPlaces& where, StatementCursor& cursor) {
  QuantityParser quantities(cursor, parameters_);
  switch (attribute) {
    case Attribute::at: return parse_quantities(Unit::duration, "`at`", task.at, where.at, cursor);
    case Attribute::apart: return read_length("`apart`", task.apart.emplace(), where.apart, cursor);
    case Attribute::after: return parse_names(task, where, cursor);
    case Attribute::every: return parse_every(task, where, cursor);
    case Attribute::deadline: return parse_deadline(task, where, cursor);
    case Attribute::priority:
      return quantities.read(Unit::number, "`priority`", task.priority.emplace(), where.priority);
    case Attribute::nice:
      return quantities.read(Unit::number, "`nice`", task.nice.emplace(), where.nice);
    case Attribute::tickets:
      return quantities.read(Unit::number, "`tickets`", task.tickets.emplace(), where.tickets);
    case Attribute::pin:
      return parse_quantities(Unit::number, "`pin`", task.pin, where.pin, cursor);
    default: return parse_variant_names(task, where, cursor);
  }
}

bool Parser::parse_quantities(Unit unit, std::string_view what, std::vector<Quantity>& quantities,
                              std::vector<SourceSpan>& places, StatementCursor& cursor) {
  QuantityParser parser(cursor, parameters_);
  do {
    Quantity quantity;
    SourceSpan place;
    if (!parser.read(unit, what, quantity, place)) return false;
    quantities.push_back(std::move(quantity));
    places.push_back(place);
  } while (cursor.take(Token::Kind::comma));
  return true;
}

bool Parser::parse_every(TaskStatement& task, SourceMap::TaskPlaces& where,
                         StatementCursor& cursor) {
  if (!read_length("`every`", task.every.emplace(), where.every, cursor)) return false;
  if (!cursor.take_word("count")) return true;
  QuantityParser quantities(cursor, parameters_);
  return quantities.read(Unit::number, "`count`", task.count.emplace(), where.count);
}

bool Parser::parse_deadline(TaskStatement& task, SourceMap::TaskPlaces& where,
                            StatementCursor& cursor) {
  DeadlineStatement& deadline = task.deadline.emplace();
  where.deadline = cursor.here();
  if (cursor.take_word("none")) return true;
  QuantityParser quantities(cursor, parameters_);
  if (!quantities.read(Unit::duration, "`deadline`", deadline.after.emplace(), where.deadline)) {
    return false;
  }
  deadline.drop = cursor.take_word("drop");
  return true;
}

bool Parser::parse_names(TaskStatement& task, SourceMap::TaskPlaces& where,
                         StatementCursor& cursor) {
  do {
    std::string_view name;
    SourceSpan place;
    if (!cursor.read_name("a task", name, place)) return false;
    task.after.emplace_back(name);
    where.after.push_back(place);
  } while (cursor.take(Token::Kind::comma));
  return true;
}

bool Parser::parse_variant_names(TaskStatement& task, SourceMap::TaskPlaces& where,
                                 StatementCursor& cursor) {
  do {
    const SourceSpan place = cursor.here();
    std::string name;
    if (!cursor.read_string("the name of a variant", name)) return false;
    task.in.push_back(std::move(name));
    where.in.push_back(place);
  } while (cursor.take(Token::Kind::comma));
  return true;
}

void Parser::close_task() {
  while (!open_repeats_.empty()) {
    const SourceSpan where = open_repeats_.back().where;
    report_.error(where, "open-repeat", "this `repeat` has no `end`",
                  "close it with `end` before the next `task` or `variant`");
    end_repeat(where);
  }
}

}  // namespace interleave
