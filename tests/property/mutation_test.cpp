// Whatever is typed, parse() answers, in bounds, and what it accepts can be printed and run.
#include <catch2/catch_test_macros.hpp>

#include "base/format.hpp"
#include "base/utf8.hpp"
#include "generated_text.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

std::vector<std::size_t> line_lengths(std::string_view text) {
  std::vector<std::size_t> lengths;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lengths.push_back(count_code_points(text.substr(0, end)));
    if (end == text.size()) return lengths;
    text.remove_prefix(end + 1);
  }
}

bool lies_within(const SourceSpan& span, const std::vector<std::size_t>& lines) {
  return span.line >= 1 && span.line <= lines.size() && span.column >= 1 &&
         span.column - 1 + span.length <= lines[span.line - 1];
}

bool is_kebab_case(std::string_view code) {
  return !code.empty() &&
         code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == code.npos;
}

void check_source_map(const ParsedScenario& parsed, const std::vector<std::size_t>& lines) {
  REQUIRE(parsed.source.tasks.size() == parsed.scenario.tasks.size());
  REQUIRE(parsed.source.variants.size() == parsed.scenario.variants.size());
  REQUIRE(parsed.source.parameters.size() == parsed.scenario.parameters.size());
  for (std::size_t i = 0; i < parsed.scenario.tasks.size(); ++i) {
    REQUIRE(parsed.source.tasks[i].operations.size() == parsed.scenario.tasks[i].body.size());
    for (const auto& places : parsed.source.tasks[i].operations) {
      CHECK(lies_within(places.whole, lines));
    }
  }
}

void check_accepted(const ParsedScenario& parsed) {
  const ParsedScenario again = parse(print(parsed.scenario));
  CHECK(again.ok());
  CHECK(again.scenario == parsed.scenario);
  for (std::size_t variant = 0; variant < parsed.scenario.run_count(); ++variant) {
    CHECK(resolve(parsed.scenario, variant).has_value());
  }
}

// Whether the text was accepted.
bool check_text(const std::string& text) {
  INFO(json_string(text));
  const ParsedScenario parsed = parse(text);
  const auto lines = line_lengths(text);
  CHECK(parsed.diagnostics.size() <= kMaxDiagnostics);
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    INFO(diagnostic.message);
    CHECK(lies_within(diagnostic.where, lines));
    CHECK(is_kebab_case(diagnostic.code));
    CHECK_FALSE(diagnostic.message.empty());
  }
  check_source_map(parsed, lines);
  if (parsed.ok()) check_accepted(parsed);
  return parsed.ok();
}

TEST_CASE("mutated scenarios are answered in bounds, and what is accepted round-trips") {
  Dice dice(property_seed());
  const auto texts = repository_texts();
  std::size_t accepted = 0;
  for (int i = 0; i < 4'000; ++i) {
    const std::string original = dice.chance(2) ? dice.pick(texts) : generated_text(dice);
    if (check_text(mutated(original, dice))) ++accepted;
  }
  // Mutations that nobody accepts, or everybody, would try nothing.
  CHECK(accepted > 200);
  CHECK(accepted < 3'600);
}

TEST_CASE("every beginning of a scenario is answered") {
  for (const std::string& text : repository_texts()) {
    for (std::size_t length = 0; length < text.size(); length += 3) {
      check_text(text.substr(0, length));
    }
  }
}

TEST_CASE("noise is answered") {
  Dice dice(property_seed() + 1);
  for (int i = 0; i < 500; ++i) {
    std::string noise;
    for (std::size_t n = dice.roll(200); n > 0; --n) noise += static_cast<char>(dice.roll(256));
    check_text(noise);
  }
}

}  // namespace
}  // namespace interleave
