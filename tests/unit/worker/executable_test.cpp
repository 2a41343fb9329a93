#include "worker/executable.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "text/parse.hpp"

using namespace interleave;

namespace {

std::string why_not(const std::string& text, std::int64_t workers = 1) {
  const ParsedScenario parsed = parse(text);
  REQUIRE(parsed.ok());
  auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec.has_value());
  spec->machine.cores = workers;
  return why_not_executable(*spec);
}

}  // namespace

TEST_CASE("a run of a few seconds of work can be executed") {
  REQUIRE(why_not("task a x4\n cpu 5s\n").empty());
}

TEST_CASE("more than twenty seconds of work for each worker is refused with the figures") {
  REQUIRE(why_not("task a x4\n cpu 6s\n") ==
          "A real run really computes: this one has 24 s of work for each worker, and 20 s is the "
          "limit.");
  REQUIRE(why_not("task a x4\n cpu 6s\n", 2).empty());
}

TEST_CASE("an endless run is limited by its horizon") {
  REQUIRE(why_not("horizon 10s\ntask a\n repeat forever\n cpu 5ms\n end\n").empty());
  REQUIRE(!why_not("horizon 30s\ntask a\n repeat forever\n cpu 5ms\n end\n").empty());
}

TEST_CASE("waiting for longer than a minute is refused with the figures") {
  REQUIRE(why_not("device d\ntask a at 1s\n io d 60s\n") ==
          "A real run takes as long as it says: this one needs at least 61 s, and 60 s is the "
          "limit.");
}

TEST_CASE("more workers than a page should start are refused") {
  REQUIRE(why_not("task a\n cpu 5ms\n", 16).empty());
  REQUIRE(why_not("task a\n cpu 5ms\n", 17) ==
          "This run wants 17 workers at once, and 16 is the most that a real run starts.");
}
