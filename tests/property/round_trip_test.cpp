#include <catch2/catch_test_macros.hpp>

#include "generated_text.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

void check_round_trip(const std::string& text) {
  INFO(text);
  const ParsedScenario parsed = parse(text);
  INFO((parsed.ok() ? "" : parsed.diagnostics[0].message));
  REQUIRE(parsed.ok());
  const std::string canonical = print(parsed.scenario);
  INFO(canonical);
  const ParsedScenario again = parse(canonical);
  REQUIRE(again.ok());
  CHECK(again.scenario == parsed.scenario);
  CHECK(print(again.scenario) == canonical);
}

TEST_CASE("a generated scenario comes back equal from its canonical text") {
  Dice dice(property_seed());
  for (int i = 0; i < 2'000; ++i) check_round_trip(generated_text(dice));
}

TEST_CASE("every scenario of the repository comes back equal from its canonical text") {
  const auto texts = repository_texts();
  REQUIRE(texts.size() >= 3);
  for (const std::string& text : texts) check_round_trip(text);
}

TEST_CASE("scenarios of the repository have no warnings") {
  for (const std::string& text : repository_texts()) {
    INFO(text);
    CHECK(parse(text).diagnostics.empty());
  }
}

}  // namespace
}  // namespace interleave
