// Tasks, their attributes and their operations, one function a statement.
#include <array>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "text/characters.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

constexpr std::array<std::string_view, 3> kWaitModes{"blocking", "polling", "async"};
constexpr std::array<std::string_view, 2> kDistributions{"uniform", "exponential"};

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
  if (!task_names_.insert(name).second) {
    report_.error(where.name, "defined-twice",
                  "there are two tasks with the name " + in_quotes(name));
  }
  if (begins_copies(cursor)) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read_copies(task.copies.emplace(), where.copies)) return;
  }
  while (cursor.peek()) {
    if (!parse_attribute(task, where, cursor)) return;
  }
}

bool Parser::parse_attribute(TaskStatement& task, SourceMap::TaskPlaces& where,
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
  const bool said = name == "at" ? !task.at.empty() : name == "priority" && task.priority;
  if (said) {
    report_.error(place, "defined-twice", in_quotes(name) + " is said twice for this task");
    return false;
  }
  if (cursor.take_word("at")) return parse_at(task, where, cursor);
  if (cursor.take_word("priority")) {
    QuantityParser quantities(cursor, parameters_);
    return quantities.read(Unit::number, "`priority`", task.priority.emplace(), where.priority);
  }
  if (is_one_of(name, attribute_names())) {
    report_.error(place, "not-yet", not_yet(name));
    return false;
  }
  return cursor.fail_expecting("unknown-attribute", "an attribute of the task such as `at`",
                               did_you_mean(name, attribute_names()));
}

bool Parser::parse_at(TaskStatement& task, SourceMap::TaskPlaces& where, StatementCursor& cursor) {
  QuantityParser quantities(cursor, parameters_);
  do {
    Quantity at;
    SourceSpan place;
    if (!quantities.read(Unit::duration, "`at`", at, place)) return false;
    task.at.push_back(std::move(at));
    where.at.push_back(place);
  } while (cursor.take(Token::Kind::comma));
  return true;
}

void Parser::parse_operation(const StatementWord& word, StatementCursor& cursor) {
  switch (word.keyword) {
    case Keyword::cpu: return parse_cpu(cursor);
    case Keyword::io: return parse_io(cursor);
    case Keyword::repeat: return parse_repeat(cursor);
    case Keyword::end: return parse_end(cursor);
    default: damaged_.back() = true; report_.error(cursor.whole(), "not-yet", not_yet(word.name));
  }
}

bool Parser::read_length(std::string_view what, Quantity& length, SourceSpan& where,
                         StatementCursor& cursor) {
  where = cursor.here();
  const std::string_view word = cursor.peek_word();
  bool good = false;
  if (is_one_of(word, kDistributions)) {
    report_.error(where, "not-yet", not_yet(word));
  } else {
    QuantityParser quantities(cursor, parameters_);
    good = quantities.read(Unit::duration, what, length, where);
  }
  if (!good || length.nodes.empty()) damaged_.back() = true;
  return good;
}

void Parser::parse_cpu(StatementCursor& cursor) {
  CpuStatement cpu;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  if (!read_length("the length of `cpu`", cpu.length.first, where.value, cursor)) return;
  cursor.read_label(cpu.label);
  cursor.expect_end("`cpu`");
  add_operation(std::move(cpu), where);
}

void Parser::parse_io(StatementCursor& cursor) {
  IoStatement io;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  std::string_view device;
  if (!cursor.read_name("a device", device, where.device)) {
    damaged_.back() = true;
    return;
  }
  io.device = device;
  if (!read_length("the length of `io`", io.length.first, where.value, cursor)) return;
  parse_wait(io, cursor);
  add_operation(std::move(io), where);
}

// What may follow the length: a way to wait, then a label.
void Parser::parse_wait(IoStatement& io, StatementCursor& cursor) {
  if (cursor.take_word("blocking")) {
    io.wait = WaitMode::blocking;
  } else if (cursor.take_word("async")) {
    io.wait = WaitMode::async;
  } else if (cursor.peek_word() == "polling") {
    report_.error(cursor.here(), "not-yet", not_yet("polling"));
    return;
  } else if (!cursor.peek_word().empty()) {
    cursor.fail_expecting("unknown-word",
                          "`blocking`, `async`, a label or the end of the statement",
                          did_you_mean(cursor.peek_word(), kWaitModes));
    return;
  }
  cursor.read_label(io.label);
  cursor.expect_end("`io`");
}

void Parser::parse_repeat(StatementCursor& cursor) {
  RepeatStatement repeat;
  SourceMap::OperationPlaces where{cursor.whole(), cursor.here(), {}};
  if (open_repeats_.size() == kMaxNesting) {
    report_.error(where.whole, "too-deep",
                  "repeats can be nested at most " + to_text(kMaxNesting) + " deep");
  }
  if (!cursor.take_word("forever")) {
    QuantityParser quantities(cursor, parameters_);
    repeat.count.emplace();
    if (quantities.read(Unit::number, "the count of `repeat`", *repeat.count, where.value)) {
      cursor.expect_end("the count");
    }
  } else {
    cursor.expect_end("`forever`");
  }
  const auto index = static_cast<std::uint32_t>(scenario_.tasks.back().body.size());
  open_repeats_.push_back({index, where.whole});
  add_operation(std::move(repeat), where);
}

void Parser::parse_end(StatementCursor& cursor) {
  if (open_repeats_.empty()) {
    report_.error(cursor.whole(), "stray-end", "this `end` closes no `repeat`",
                  "a task needs no `end`: it goes on to the next `task` or `variant`");
    return;
  }
  cursor.expect_end("`end`");
  end_repeat(cursor.whole());
}

void Parser::end_repeat(const SourceSpan& where) {
  auto& body = scenario_.tasks.back().body;
  const std::uint32_t begin = open_repeats_.back().operation;
  std::get<RepeatStatement>(body[begin]).end = static_cast<std::uint32_t>(body.size());
  open_repeats_.pop_back();
  add_operation(EndStatement{begin}, {where, {}, {}});
}

void Parser::add_operation(Statement statement, const SourceMap::OperationPlaces& where) {
  scenario_.tasks.back().body.push_back(std::move(statement));
  source_.tasks.back().operations.push_back(where);
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
