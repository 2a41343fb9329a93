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
    {"policy", Keyword::policy, Role::setting},
    {"device", Keyword::device, Role::setting},
    {"seed", Keyword::seed, Role::setting},
    {"horizon", Keyword::horizon, Role::setting},
    {"interpreter-lock", Keyword::later_setting, Role::setting},
    {"waits", Keyword::later_setting, Role::setting},
    {"queues", Keyword::later_setting, Role::setting},
    {"cost", Keyword::later_setting, Role::setting},
    {"mutex", Keyword::later_setting, Role::setting},
    {"semaphore", Keyword::later_setting, Role::setting},
    {"channel", Keyword::later_setting, Role::setting},
    {"barrier", Keyword::later_setting, Role::setting},
    {"interleave", Keyword::interleave, Role::structure},
    {"variant", Keyword::variant, Role::structure},
    {"task", Keyword::task, Role::structure},
    {"cpu", Keyword::cpu, Role::operation},
    {"io", Keyword::io, Role::operation},
    {"repeat", Keyword::repeat, Role::operation},
    {"end", Keyword::end, Role::operation},
    {"sleep", Keyword::later_operation, Role::operation},
    {"yield", Keyword::later_operation, Role::operation},
    {"lock", Keyword::later_operation, Role::operation},
    {"unlock", Keyword::later_operation, Role::operation},
    {"wait", Keyword::later_operation, Role::operation},
    {"signal", Keyword::later_operation, Role::operation},
    {"send", Keyword::later_operation, Role::operation},
    {"receive", Keyword::later_operation, Role::operation},
    {"arrive", Keyword::later_operation, Role::operation},
    {"spawn", Keyword::later_operation, Role::operation},
    {"join", Keyword::later_operation, Role::operation},
}};

constexpr auto kStatementNames = [] {
  std::array<std::string_view, kStatements.size()> names;
  std::transform(kStatements.begin(), kStatements.end(), names.begin(),
                 [](const StatementWord& word) { return word.name; });
  return names;
}();

constexpr std::array<std::string_view, 11> kAttributes{"at",    "priority",  "apart", "after",
                                                       "every", "deadline",  "nice",  "tickets",
                                                       "pin",   "on-demand", "in"};

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
  const auto found = std::find(kPolicyNames.begin(), kPolicyNames.end(), word);
  if (found != kPolicyNames.end()) return static_cast<PolicyKind>(found - kPolicyNames.begin());
  for (const PolicyAlias& alias : kPolicyAliases) {
    if (alias.name == word) return alias.kind;
  }
  return std::nullopt;
}

std::optional<RuntimeModel> find_model(std::string_view word) {
  const auto found = std::find(kModelNames.begin(), kModelNames.end(), word);
  if (found == kModelNames.end()) return std::nullopt;
  return static_cast<RuntimeModel>(found - kModelNames.begin());
}

std::span<const std::string_view> attribute_names() { return kAttributes; }

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string not_yet(std::string_view word) {
  std::string text = "`";
  text.append(word);
  return text + "` is part of the language, but this version does not run it yet";
}

}  // namespace interleave
