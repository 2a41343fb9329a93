// A change of the Scenario arrives in the text, and in the text nothing else changes.
#include "text/edit.hpp"

#include <catch2/catch_test_macros.hpp>

#include "generated_text.hpp"

namespace interleave {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char c : text) {
    lines.back() += c;
    if (c == '\n') lines.emplace_back();
  }
  return lines;
}

std::size_t count_comments(const std::string& text) {
  std::size_t count = 0;
  constexpr std::string_view kComment = "# a comment ; \"x";
  for (std::size_t at = text.find(kComment); at != text.npos; at = text.find(kComment, at + 1))
    ++count;
  return count;
}

// Another length for some cpu; false when there is none.
bool change_a_length(Scenario& scenario, Dice& dice) {
  for (TaskStatement& task : scenario.tasks) {
    for (Statement& statement : task.body) {
      auto* const cpu = std::get_if<CpuStatement>(&statement);
      if (!cpu || dice.chance(3)) continue;
      cpu->length = Quantity::nanoseconds(77'777);
      return true;
    }
  }
  return false;
}

void change_something(Scenario& scenario, Dice& dice) {
  Settings& settings = scenario.variants.empty() || dice.chance(2)
                           ? scenario.settings
                           : scenario.variants[dice.roll(scenario.variants.size())].settings;
  switch (dice.roll(9)) {
    case 0: settings.cores = Quantity::number(9); return;
    case 1: settings.policy.reset(); return;
    case 2: settings.devices.push_back({"tape", std::nullopt, true}); return;
    case 3: scenario.title = scenario.title.empty() ? "new" : ""; return;
    case 4: scenario.notes.push_back("note"); return;
    case 5: scenario.variants.push_back({"added", {}}); return;
    case 6: {
      TaskStatement task;
      task.name = "added";
      task.body = {RepeatStatement{Quantity::number(2), 2}, YieldStatement{}, EndStatement{0}};
      const auto at = static_cast<std::ptrdiff_t>(dice.roll(scenario.tasks.size() + 1));
      scenario.tasks.insert(scenario.tasks.begin() + at, task);
      return;
    }
    case 7:
      for (TaskStatement& task : scenario.tasks) task.body.clear();
      return;
    default:
      for (TaskStatement& task : scenario.tasks) task.nice = Quantity::number(3);
  }
}

TEST_CASE("a changed length changes one line of the text and leaves every other byte") {
  Dice dice(property_seed() + 2);
  int changes = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string text = generated_text(dice);
    INFO(text);
    const ParsedScenario parsed = parse(text);
    Scenario changed = parsed.scenario;
    if (!change_a_length(changed, dice) || changed == parsed.scenario) continue;
    const std::string result = edit(text, parsed, changed);
    INFO(result);
    REQUIRE(parse(result).scenario == changed);
    const auto before = lines_of(text), after = lines_of(result);
    REQUIRE(before.size() == after.size());
    std::size_t different = 0;
    for (std::size_t line = 0; line < before.size(); ++line) {
      if (before[line] != after[line]) ++different;
    }
    CHECK(different == 1);
    ++changes;
  }
  CHECK(changes > 100);
}

TEST_CASE("whatever changes, the text says it, and comments survive") {
  Dice dice(property_seed() + 3);
  int rewritten = 0;
  for (int i = 0; i < 1'000; ++i) {
    const std::string text = generated_text(dice);
    INFO(text);
    const ParsedScenario parsed = parse(text);
    REQUIRE(parsed.ok());
    Scenario changed = parsed.scenario;
    change_something(changed, dice);
    const std::string result = edit(text, parsed, changed);
    INFO(result);
    REQUIRE(parse(result).scenario == parse(print(changed)).scenario);
    if (result == print(changed))
      ++rewritten;
    else
      CHECK(count_comments(result) == count_comments(text));
  }
  CHECK(rewritten < 100);
}

}  // namespace
}  // namespace interleave
