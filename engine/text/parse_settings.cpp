// Settings and variants, one function a statement.
#include <array>
#include <span>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "model/names.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

constexpr std::array<PolicyKey, 3> kPolicyKeys{
    {{PolicyKind::fifo, "after-io", {"back", "preempt"}},
     {PolicyKind::round_robin, "quantum", {}},
     {PolicyKind::round_robin, "requeue", {"arrivals-first", "preempted-first"}}}};

std::vector<std::string_view> keys_of(PolicyKind policy) {
  std::vector<std::string_view> names;
  for (const PolicyKey& key : kPolicyKeys) {
    if (key.policy == policy) names.push_back(key.name);
  }
  return names;
}

std::string joined(std::span<const std::string_view> names, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text.append(i + 1 == names.size() ? last_separator : ", ");
    text += in_quotes(names[i]);
  }
  return text;
}

}  // namespace

Settings& Parser::settings() {
  return place_ == Place::variant ? scenario_.variants.back().settings : scenario_.settings;
}

SourceMap::SettingsPlaces& Parser::places() {
  return place_ == Place::variant ? source_.variants.back() : source_.settings;
}

void Parser::parse_setting(const StatementWord& word, StatementCursor& cursor) {
  switch (word.keyword) {
    case Keyword::param: return;  // read before everything else
    case Keyword::device: return parse_device(cursor);
    case Keyword::later_setting:
      report_.error(cursor.whole(), "not-yet", not_yet(word.name));
      return;
    case Keyword::note: return parse_heading(word.keyword, cursor);
    default: break;
  }
  if (!say_once(word, cursor.whole())) return;
  switch (word.keyword) {
    case Keyword::title: return parse_heading(word.keyword, cursor);
    case Keyword::model: return parse_model(cursor);
    case Keyword::policy: return parse_policy(cursor);
    case Keyword::horizon: return parse_horizon(cursor);
    default: return parse_number(word, cursor);
  }
}

bool Parser::say_once(const StatementWord& word, const SourceSpan& where) {
  std::uint32_t& seen = place_ == Place::variant ? variant_block_.seen : common_block_.seen;
  const std::uint32_t bit = 1u << static_cast<unsigned>(word.keyword);
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
  const auto model = find_model(name);
  if (!model) {
    cursor.fail_expecting("unknown-model", "a model such as `threads`",
                          did_you_mean(name, kModelNames));
    return;
  }
  if (!is_built(*model)) {
    report_.error(where, "not-yet", not_yet("model " + std::string(name)));
    return;
  }
  cursor.take(Token::Kind::word);
  settings().model = ModelStatement{*model, std::nullopt};
  places().model = where;
  cursor.expect_end("the model");
}

void Parser::parse_policy(StatementCursor& cursor) {
  const SourceSpan where = cursor.here();
  const std::string_view name = cursor.peek_word();
  const auto kind = find_policy(name);
  if (!kind) {
    cursor.fail_expecting("unknown-policy", "a policy such as `round-robin`",
                          did_you_mean(name, kPolicyNames));
    return;
  }
  if (!is_built(*kind)) {
    report_.error(where, "not-yet", not_yet("policy " + std::string(name)));
    return;
  }
  cursor.take(Token::Kind::word);
  places().policy = where;
  settings().policy = PolicyStatement{*kind, {}};
  while (cursor.peek()) {
    if (!parse_policy_argument(*settings().policy, cursor)) return;
  }
}

bool Parser::parse_policy_argument(PolicyStatement& policy, StatementCursor& cursor) {
  const std::string_view name = cursor.peek_word();
  const PolicyKey* found = nullptr;
  for (const PolicyKey& key : kPolicyKeys) {
    if (key.policy == policy.kind && key.name == name) found = &key;
  }
  if (!found) {
    const auto keys = keys_of(policy.kind);
    return cursor.fail_expecting(
        "unknown-key",
        joined(keys, " or ") + " after the policy " + in_quotes(name_of(policy.kind)),
        did_you_mean(name, keys));
  }
  for (const PolicyArgument& argument : policy.arguments) {
    if (argument.key != name) continue;
    report_.error(cursor.here(), "defined-twice", in_quotes(name) + " is said twice");
    return false;
  }
  cursor.take(Token::Kind::word);
  PolicyArgument argument{std::string(name), {}, ""};
  SourceSpan where = cursor.here();
  if (!read_policy_value(*found, argument, where, cursor)) return false;
  if (cursor.peek(Token::Kind::comma)) {
    return cursor.fail_expecting("list-length", "one value after " + in_quotes(name));
  }
  policy.arguments.push_back(std::move(argument));
  places().policy_arguments.push_back(where);
  return true;
}

bool Parser::read_policy_value(const PolicyKey& key, PolicyArgument& argument, SourceSpan& where,
                               StatementCursor& cursor) {
  if (key.words[0].empty()) {
    QuantityParser quantities(cursor, parameters_);
    return quantities.read(Unit::duration, in_quotes(key.name), argument.values.emplace_back(),
                           where);
  }
  const std::string_view word = cursor.peek_word();
  if (!is_one_of(word, key.words)) {
    return cursor.fail_expecting("unknown-word",
                                 joined(key.words, " or ") + " after " + in_quotes(key.name),
                                 did_you_mean(word, key.words));
  }
  argument.word = word;
  cursor.take(Token::Kind::word);
  return true;
}

void Parser::parse_device(StatementCursor& cursor) {
  std::string_view name;
  SourceSpan where, servers_place;
  if (!cursor.read_name("a device", name, where)) return;
  if (!block().devices.insert(name).second) {
    report_.error(where, "defined-twice",
                  "the device " + in_quotes(name) + " is declared twice" +
                      (place_ == Place::variant ? " in this variant" : ""));
    return;
  }
  DeviceStatement device{std::string(name), std::nullopt, false};
  const bool servers = cursor.take_word("servers");
  device.unlimited = cursor.take_word("unlimited");
  if (servers && !device.unlimited) {
    device.servers = Quantity{};
    QuantityParser quantities(cursor, parameters_);
    if (quantities.read(Unit::number, "`servers`", *device.servers, servers_place)) {
      cursor.expect_end("the device");
    }
  } else {
    cursor.expect_end(servers ? "`servers`" : "the device's name");
  }
  settings().devices.push_back(std::move(device));
  places().devices.push_back(where);
  places().servers.push_back(servers_place);
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
  if (!variant_names_.insert(variant.name).second) {
    report_.error(where, "defined-twice",
                  "there are two variants with the name " + in_quotes(variant.name));
  }
  cursor.expect_end("the variant's name");
}

}  // namespace interleave
