// Settings and variants, one function a statement.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/format.hpp"
#include "model/names.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
Settings& Parser::settings() {
  return place_ == Place::variant ? scenario_.variants.back().settings : scenario_.settings;
}

SourceMap::SettingsPlaces& Parser::places() {
  return place_ == Place::variant ? source_.variants.back() : source_.settings;
}

void Parser::parse_setting(const StatementWord& word, StatementCursor& cursor) {
  switch (word.keyword) {
    case Keyword::param: return;  // read before everything else
    case Keyword::device:
    case Keyword::mutex:
    case Keyword::semaphore:
    case Keyword::channel:
    case Keyword::barrier: return parse_object(word, cursor);
    case Keyword::note: return parse_heading(word.keyword, cursor);
    default: break;
  }
  if (!say_once(word, cursor.whole())) return;
  switch (word.keyword) {
    case Keyword::title: return parse_heading(word.keyword, cursor);
    case Keyword::model: return parse_model(cursor);
    case Keyword::interpreter_lock: return parse_interpreter_lock(cursor);
    case Keyword::waits: return parse_waits(cursor);
    case Keyword::policy: return parse_policy(cursor);
    case Keyword::queues: return parse_queues(cursor);
    case Keyword::cost: return parse_cost(cursor);
    case Keyword::horizon: return parse_horizon(cursor);
    default: return parse_number(word, cursor);
  }
}

bool Parser::say_once(const StatementWord& word, const SourceSpan& where) {
  std::uint64_t& seen = block().seen;
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(word.keyword);
  if ((seen & bit) != 0) {
    report_.error(where, "defined-twice",
                  in_quotes(word.name) + (place_ == Place::variant
                                              ? " is said twice in this variant"
                                              : " is said twice among the common settings"));
    return false;
  }
  seen |= bit;
  return true;
}

void Parser::parse_heading(Keyword keyword, StatementCursor& cursor) {
  std::string value;
  const bool title = keyword == Keyword::title;
  if (!cursor.read_string(title ? "the title" : "the note", value)) return;
  cursor.expect_end(title ? "the title" : "the note");
  if (title) {
    scenario_.title = std::move(value);
  } else {
    scenario_.notes.push_back(std::move(value));
  }
}

// `cores N` and `seed N`.
void Parser::parse_number(const StatementWord& word, StatementCursor& cursor) {
  const std::string what = in_quotes(word.name);
  const bool cores = word.keyword == Keyword::cores;
  auto& number = cores ? settings().cores : settings().seed;
  SourceSpan& where = cores ? places().cores : places().seed;
  number = Quantity{};
  QuantityParser quantities(cursor, parameters_);
  if (quantities.read(Unit::number, what, *number, where)) cursor.expect_end(what);
}

void Parser::parse_model(StatementCursor& cursor) {
  const SourceSpan where = cursor.here();
  const std::string_view name = cursor.peek_word();
  const std::size_t index = find_word(name, kModelNames);
  if (index == kModelNames.size()) {
    cursor.fail_expecting("unknown-model", "a model such as `threads`",
                          did_you_mean(name, kModelNames));
    return;
  }
  cursor.take(Token::Kind::word);
  ModelStatement& model = settings().model.emplace();
  model.kind = static_cast<RuntimeModel>(index);
  places().model = where;
  if (model.kind == RuntimeModel::pool || model.kind == RuntimeModel::green) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::number, "the number of threads of " + in_quotes(name),
                         model.threads.emplace(), places().threads)) {
      return;
    }
  }
  cursor.expect_end("the model");
}

void Parser::parse_interpreter_lock(StatementCursor& cursor) {
  InterpreterLockStatement& lock = settings().interpreter_lock.emplace();
  places().interpreter_lock = cursor.whole();
  if (cursor.take_word("off")) {
    lock.on = false;
  } else if (cursor.take_word("interval")) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::duration, "`interval`", lock.interval.emplace(),
                         places().interpreter_lock)) {
      return;
    }
  } else if (cursor.peek()) {
    constexpr std::array<std::string_view, 2> kWords{"interval", "off"};
    cursor.fail_expecting("unknown-word", listed(kWords, "the end of the statement"),
                          did_you_mean(cursor.peek_word(), kWords));
    return;
  }
  cursor.expect_end("`interpreter-lock`");
}

void Parser::parse_waits(StatementCursor& cursor) {
  places().waits = cursor.here();
  const std::size_t index = find_word(cursor.peek_word(), kWaitNames);
  if (index == kWaitNames.size()) {
    cursor.fail_expecting("unknown-word", listed(kWaitNames) + " after `waits`",
                          did_you_mean(cursor.peek_word(), kWaitNames));
    return;
  }
  cursor.take(Token::Kind::word);
  settings().waits = static_cast<WaitMode>(index);
  cursor.expect_end("`waits`");
}

void Parser::parse_queues(StatementCursor& cursor) {
  constexpr std::array<std::string_view, 2> kWords{"global", "per-core"};
  places().queues = cursor.here();
  const std::size_t index = find_word(cursor.peek_word(), kWords);
  if (index == kWords.size()) {
    cursor.fail_expecting("unknown-word", listed(kWords) + " after `queues`",
                          did_you_mean(cursor.peek_word(), kWords));
    return;
  }
  cursor.take(Token::Kind::word);
  QueuesStatement& queues = settings().queues.emplace();
  queues.per_core = index == 1;
  queues.steal = queues.per_core && cursor.take_word("steal");
  cursor.expect_end("`queues`");
}

// `cost [none|typical] {KIND D}`.
void Parser::parse_cost(StatementCursor& cursor) {
  CostStatement& cost = settings().cost.emplace();
  places().cost = cursor.here();
  if (cursor.take_word("none"))
    cost.base = CostStatement::Base::none;
  else if (cursor.take_word("typical"))
    cost.base = CostStatement::Base::typical;
  while (cursor.peek()) {
    const std::string_view name = cursor.peek_word();
    const std::size_t index = find_word(name, kCostNames);
    if (index == kCostNames.size()) {
      std::vector<std::string_view> words(kCostNames.begin(), kCostNames.end());
      if (cost.items.empty()) words.insert(words.end(), {"none", "typical"});
      cursor.fail_expecting("unknown-cost", "a kind of cost such as `switch`",
                            did_you_mean(name, words));
      return;
    }
    const auto kind = static_cast<CostKind>(index);
    for (const CostStatement::Item& item : cost.items) {
      if (item.kind != kind) continue;
      report_.error(cursor.here(), "defined-twice", in_quotes(name) + " is said twice");
      return;
    }
    cursor.take(Token::Kind::word);
    Quantity value;
    SourceSpan where;
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::duration, "the cost of " + in_quotes(name), value, where)) return;
    cost.items.push_back({kind, std::move(value)});
    places().cost_items.push_back(where);
  }
}

void Parser::parse_horizon(StatementCursor& cursor) {
  HorizonStatement& horizon = settings().horizon.emplace();
  places().horizon = cursor.here();
  if (!cursor.take_word("none")) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::duration, "`horizon`", horizon.at.emplace(), places().horizon)) {
      return;
    }
  }
  cursor.expect_end("`horizon`");
}

void Parser::parse_variant(StatementCursor& cursor) {
  close_task();
  pending_setting_.reset();
  place_ = Place::variant;
  stray_repeats_ = 0;
  variant_block_ = {};
  Variant& variant = scenario_.variants.emplace_back();
  source_.variants.emplace_back();
  const SourceSpan where = cursor.here();
  source_.variant_names.push_back(where);
  if (scenario_.variants.size() == kMaxVariants + 1) {
    report_.error(where, "too-many-variants",
                  "a scenario has at most " + to_text(kMaxVariants) + " variants");
  }
  if (!cursor.read_string("the variant's name", variant.name)) return;
  const std::span<const Variant> before(scenario_.variants.data(),
                                        std::min(scenario_.variants.size() - 1, kMaxVariants));
  if (std::any_of(before.begin(), before.end(),
                  [&variant](const Variant& other) { return other.name == variant.name; })) {
    report_.error(where, "defined-twice",
                  "there are two variants with the name " + in_quotes(variant.name));
  }
  cursor.expect_end("the variant's name");
}

}  // namespace interleave
