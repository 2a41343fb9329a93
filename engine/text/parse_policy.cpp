// `policy` and its keys; what a policy takes is in model/policy_keys.hpp.
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/names.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {
namespace {

std::vector<std::string_view> keys_of(PolicyKind policy) {
  std::vector<std::string_view> names;
  for (const PolicyKey& key : kPolicyKeys) {
    if (key.policy == policy) names.push_back(key.name);
  }
  return names;
}

std::span<const std::string_view> words_of(const PolicyKey& key) {
  return {key.words.data(), key.words[1].empty() ? 1u : 2u};
}

}  // namespace

void Parser::parse_policy(StatementCursor& cursor) {
  const SourceSpan where = cursor.here();
  const std::string_view name = cursor.peek_word();
  const auto kind = find_policy(name);
  if (!kind) {
    cursor.fail_expecting("unknown-policy", "a policy such as `round-robin`",
                          did_you_mean(name, kPolicyNames));
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
  const std::string behind = " after the policy " + in_quotes(name_of(policy.kind));
  if (!found) {
    const auto keys = keys_of(policy.kind);
    return cursor.fail_expecting("unknown-key", (keys.empty() ? "nothing" : listed(keys)) + behind,
                                 did_you_mean(name, keys));
  }
  for (const PolicyArgument& argument : policy.arguments) {
    if (argument.key != name) continue;
    report_.error(cursor.here(), "defined-twice", in_quotes(name) + " is said twice");
    return false;
  }
  SourceSpan where = cursor.here();
  cursor.take(Token::Kind::word);
  PolicyArgument argument{std::string(name), {}, ""};
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
  using Takes = PolicyKey::Takes;
  if (key.takes == Takes::nothing) return true;
  if (key.takes == Takes::word) {
    const std::string_view word = cursor.peek_word();
    const auto words = words_of(key);
    if (find_word(word, words) == words.size()) {
      return cursor.fail_expecting("unknown-word", listed(words) + " after " + in_quotes(key.name),
                                   did_you_mean(word, words));
    }
    where = cursor.here();
    argument.word = word;
    cursor.take(Token::Kind::word);
    return true;
  }
  const bool durations = key.takes == Takes::duration || key.takes == Takes::durations;
  const bool list = key.takes == Takes::durations || key.takes == Takes::numbers;
  where = cursor.here();
  QuantityParser quantities(cursor, parameters_);
  do {
    SourceSpan place;
    if (!quantities.read(durations ? Unit::duration : Unit::number, in_quotes(key.name),
                         argument.values.emplace_back(), place)) {
      return false;
    }
  } while (list && cursor.take(Token::Kind::comma));
  where = cursor.since(where);
  return true;
}

}  // namespace interleave
