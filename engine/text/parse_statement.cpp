// Which statement this is, and whether it may stand here.
#include <cstdint>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

// With as many errors as are told, nobody waits for the rest of a text of more lines than these.
constexpr std::uint32_t kLongEnough = 1000;

}  // namespace

bool Parser::run() {
  if (!check_version()) return false;
  parse_parameters();
  Lexer lexer(text_, &report_);
  std::vector<Token> tokens;
  while (lexer.next_statement(tokens)) {
    StatementCursor cursor(text_, tokens, report_);
    parse_statement(cursor);
    if (report_.is_full() && tokens.front().where.line > kLongEnough) return false;
  }
  close_task();
  return true;
}

// `interleave N` may stand at the very beginning; what another version means is not known here.
bool Parser::check_version() {
  Lexer lexer(text_, nullptr);
  std::vector<Token> tokens;
  if (!lexer.next_statement(tokens)) return true;
  StatementCursor cursor(text_, tokens, report_);
  if (!cursor.take_word("interleave")) return true;
  const SourceSpan where = cursor.here();
  const std::string_view version = cursor.peek_word();
  if (version.empty()) {
    cursor.fail_expecting("expected-number", "a version of the language such as `1`");
    return true;
  }
  if (version != "1") {
    report_.error(where, "unsupported-version",
                  "this text is written in version " + in_quotes(version) +
                      " of the language; this program understands version 1");
    return false;
  }
  cursor.take(Token::Kind::word);
  cursor.expect_end("the version");
  return true;
}

void Parser::parse_statement(StatementCursor& cursor) {
  const bool first = std::exchange(is_first_statement_, false);
  const Token* const token = cursor.peek(Token::Kind::word);
  if (!token) {
    cursor.fail_expecting("expected-statement", "a statement such as `task` or `cpu`");
    return;
  }
  const std::string_view name = cursor.text_of(*token);
  const StatementWord* const word = find_statement(name);
  if (!word) {
    if (report_.is_full()) return;
    if (place_ == Place::task) damaged_.back() = true;
    report_.error(token->where, "unknown-statement", "there is no statement " + in_quotes(name),
                  did_you_mean(name, statement_names()));
    return;
  }
  const SourceSpan where = token->where;
  cursor.take(Token::Kind::word);
  switch (word->role) {
    case Role::heading:
    case Role::setting:
      if (may_set(*word, where)) parse_setting(*word, cursor);
      return;
    case Role::operation:
      if (may_operate(*word, where)) parse_operation(*word, cursor);
      return;
    case Role::structure: break;
  }
  if (word->keyword == Keyword::task) return parse_task(cursor);
  if (word->keyword == Keyword::variant) return parse_variant(cursor);
  if (!first) {
    report_.error(where, "misplaced-version",
                  "`interleave` names the language's version and stands on the first line");
  }
}

// Settings stand before the first task or variant, after a variant's line, or behind all tasks.
bool Parser::may_set(const StatementWord& word, const SourceSpan& where) {
  const std::string name = in_quotes(word.name);
  if (place_ == Place::common) return true;
  if (place_ == Place::variant) {
    if (word.role == Role::setting) return true;
    report_.error(where, "not-in-a-variant",
                  name + " holds for all variants and cannot stand in one",
                  "move it before the first `variant`");
    return false;
  }
  if (!open_repeats_.empty() || !scenario_.variants.empty()) {
    report_.error(where, "misplaced-setting",
                  name + " is a setting and cannot stand among the operations of a task",
                  "move it before the first `task` or `variant`");
    return false;
  }
  if (!pending_setting_) pending_setting_ = {word.name, where};
  return true;
}

void Parser::report_pending_setting() {
  if (!pending_setting_) return;
  report_.error(
      pending_setting_->where, "misplaced-setting",
      in_quotes(pending_setting_->name) + " stands between tasks, but is a setting for all of them",
      "move it before the first `task` or behind the last one");
  pending_setting_.reset();
}

// An operation belongs to the task above it.
bool Parser::may_operate(const StatementWord& word, const SourceSpan& where) {
  if (place_ == Place::task) {
    report_pending_setting();
    return true;
  }
  const bool within_reported = stray_repeats_ > 0;
  if (word.keyword == Keyword::repeat) ++stray_repeats_;
  if (word.keyword == Keyword::end && within_reported) --stray_repeats_;
  if (within_reported) return false;
  report_.error(where, "operation-without-task",
                in_quotes(word.name) + " is an operation, but no task stands above it",
                place_ == Place::variant ? "tasks stand before the variants or after their settings"
                                         : "begin a task with a line such as `task a`");
  return false;
}

}  // namespace interleave
