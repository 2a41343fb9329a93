#include "text/words.hpp"

#include <algorithm>
#include <array>

#include "model/names.hpp"

namespace interleave {
namespace {

constexpr std::array<StatementWord, 35> kStatements{{
    {"title", Keyword::title, Role::heading},
    {"note", Keyword::note, Role::heading},
    {"param", Keyword::param, Role::heading},
    {"cores", Keyword::cores, Role::setting},
    {"model", Keyword::model, Role::setting},
    {"interpreter-lock", Keyword::interpreter_lock, Role::setting},
    {"waits", Keyword::waits, Role::setting},
    {"policy", Keyword::policy, Role::setting},
    {"queues", Keyword::queues, Role::setting},
    {"cost", Keyword::cost, Role::setting},
    {"device", Keyword::device, Role::setting},
    {"mutex", Keyword::mutex, Role::setting},
    {"semaphore", Keyword::semaphore, Role::setting},
    {"channel", Keyword::channel, Role::setting},
    {"barrier", Keyword::barrier, Role::setting},
    {"seed", Keyword::seed, Role::setting},
    {"horizon", Keyword::horizon, Role::setting},
    {"interleave", Keyword::interleave, Role::structure},
    {"variant", Keyword::variant, Role::structure},
    {"task", Keyword::task, Role::structure},
    {"cpu", Keyword::cpu, Role::operation},
    {"io", Keyword::io, Role::operation},
    {"sleep", Keyword::sleep, Role::operation},
    {"yield", Keyword::yield, Role::operation},
    {"lock", Keyword::coordinate, Role::operation},
    {"unlock", Keyword::coordinate, Role::operation},
    {"wait", Keyword::coordinate, Role::operation},
    {"signal", Keyword::coordinate, Role::operation},
    {"send", Keyword::coordinate, Role::operation},
    {"receive", Keyword::coordinate, Role::operation},
    {"arrive", Keyword::coordinate, Role::operation},
    {"spawn", Keyword::spawn, Role::operation},
    {"join", Keyword::join, Role::operation},
    {"repeat", Keyword::repeat, Role::operation},
    {"end", Keyword::end, Role::operation},
}};

constexpr auto kStatementNames = [] {
  std::array<std::string_view, kStatements.size()> names;
  std::transform(kStatements.begin(), kStatements.end(), names.begin(),
                 [](const StatementWord& word) { return word.name; });
  return names;
}();

// In the order of Attribute.
constexpr std::array<std::string_view, 11> kAttributes{"at",       "apart",     "after", "every",
                                                       "deadline", "priority",  "nice",  "tickets",
                                                       "pin",      "on-demand", "in"};

struct PolicyAlias {
  std::string_view name;
  PolicyKind kind;
};
constexpr std::array<PolicyAlias, 3> kPolicyAliases{
    {{"fcfs", PolicyKind::fifo}, {"stcf", PolicyKind::srtf}, {"rr", PolicyKind::round_robin}}};

}  // namespace

const StatementWord* find_statement(std::string_view word) {
  const auto found =
      std::find_if(kStatements.begin(), kStatements.end(),
                   [word](const StatementWord& known) { return known.name == word; });
  return found == kStatements.end() ? nullptr : &*found;
}

std::span<const std::string_view> statement_names() { return kStatementNames; }

std::optional<PolicyKind> find_policy(std::string_view word) {
  const std::size_t index = find_word(word, kPolicyNames);
  if (index < kPolicyNames.size()) return static_cast<PolicyKind>(index);
  for (const PolicyAlias& alias : kPolicyAliases) {
    if (alias.name == word) return alias.kind;
  }
  return std::nullopt;
}

std::optional<Attribute> find_attribute(std::string_view word) {
  const std::size_t index = find_word(word, kAttributes);
  if (index == kAttributes.size()) return std::nullopt;
  return static_cast<Attribute>(index);
}

std::span<const std::string_view> attribute_names() { return kAttributes; }

std::size_t find_word(std::string_view word, std::span<const std::string_view> words) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

std::string listed(std::span<const std::string_view> words, std::string_view other) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size() && other.empty();
    if (i > 0) text.append(last ? " or " : ", ");
    text.append("`").append(words[i]).append("`");
  }
  if (other.empty()) return text;
  return text.append(" or ").append(other);
}

}  // namespace interleave
