// The operations of tasks, one function a statement.
#include <array>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "model/names.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {

void Parser::parse_operation(const StatementWord& word, StatementCursor& cursor) {
  const std::size_t errors = report_.errors();
  switch (word.keyword) {
    case Keyword::cpu: parse_cpu(cursor); break;
    case Keyword::io: parse_io(cursor); break;
    case Keyword::sleep: parse_sleep(cursor); break;
    case Keyword::yield:
      if (cursor.expect_end("`yield`")) add_operation(YieldStatement{}, {cursor.whole(), {}, {}});
      break;
    case Keyword::join:
      if (cursor.expect_end("`join`")) add_operation(JoinStatement{}, {cursor.whole(), {}, {}});
      break;
    case Keyword::spawn: parse_spawn(cursor); break;
    case Keyword::repeat: parse_repeat(cursor); break;
    case Keyword::end: parse_end(cursor); break;
    default: parse_coordination(static_cast<Verb>(find_word(word.name, kVerbNames)), cursor);
  }
  if (report_.errors() != errors || report_.is_full()) damaged_.back() = true;
}

// A length, or `uniform D D` or `exponential D`.
bool Parser::read_length(std::string_view what, LengthStatement& length, SourceSpan& where,
                         StatementCursor& cursor) {
  where = cursor.here();
  SourceSpan place;
  if (cursor.take_word("uniform"))
    length.distribution = Distribution::uniform;
  else if (cursor.take_word("exponential"))
    length.distribution = Distribution::exponential;
  QuantityParser quantities(cursor, parameters_);
  if (!quantities.read(Unit::duration, what, length.first, place)) return false;
  if (length.distribution == Distribution::uniform &&
      !quantities.read(Unit::duration, what, length.second, place)) {
    return false;
  }
  where = cursor.since(where);
  return true;
}

void Parser::parse_cpu(StatementCursor& cursor) {
  CpuStatement cpu;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  if (!read_length("the length of `cpu`", cpu.length, where.value, cursor)) return;
  cursor.read_label(cpu.label);
  cursor.expect_end("`cpu`");
  add_operation(std::move(cpu), where);
}

void Parser::parse_io(StatementCursor& cursor) {
  IoStatement io;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  std::string_view device;
  if (!cursor.read_name("a device", device, where.name)) return;
  io.device = device;
  if (!read_length("the length of `io`", io.length, where.value, cursor)) return;
  if (read_wait(io.wait, true, cursor)) {
    cursor.read_label(io.label);
    cursor.expect_end("`io`");
  }
  add_operation(std::move(io), where);
}

void Parser::parse_sleep(StatementCursor& cursor) {
  SleepStatement sleep;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  if (!read_length("the length of `sleep`", sleep.length, where.value, cursor)) return;
  if (read_wait(sleep.wait, false, cursor)) cursor.expect_end("`sleep`");
  add_operation(std::move(sleep), where);
}

// A way to wait, if one follows.
bool Parser::read_wait(std::optional<WaitMode>& wait, bool label_may_follow,
                       StatementCursor& cursor) {
  const std::string_view word = cursor.peek_word();
  if (word.empty()) return true;
  const std::size_t index = find_word(word, kWaitNames);
  if (index == kWaitNames.size()) {
    return cursor.fail_expecting(
        "unknown-word",
        listed(kWaitNames, label_may_follow ? "a label" : "the end of the statement"),
        did_you_mean(word, kWaitNames));
  }
  cursor.take(Token::Kind::word);
  wait = static_cast<WaitMode>(index);
  return true;
}

void Parser::parse_coordination(Verb verb, StatementCursor& cursor) {
  constexpr std::array<std::string_view, 7> kWhat{
      "a mutex", "a mutex", "a semaphore", "a semaphore", "a channel", "a channel", "a barrier"};
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  std::string_view name;
  if (!cursor.read_name(kWhat[static_cast<std::size_t>(verb)], name, where.name)) return;
  cursor.expect_end(in_quotes(name_of(verb)));
  add_operation(CoordinationStatement{verb, std::string(name)}, where);
}

void Parser::parse_spawn(StatementCursor& cursor) {
  SpawnStatement spawn;
  SourceMap::OperationPlaces where{cursor.whole(), {}, {}};
  std::string_view name;
  if (!cursor.read_name("a task", name, where.name)) return;
  spawn.task = name;
  if (cursor.peek()) {
    QuantityParser quantities(cursor, parameters_);
    if (quantities.read(Unit::number, "the count of `spawn`", spawn.count.emplace(), where.value)) {
      cursor.expect_end("`spawn`");
    }
  }
  add_operation(std::move(spawn), where);
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

}  // namespace interleave
