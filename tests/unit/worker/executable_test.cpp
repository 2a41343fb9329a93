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
  REQUIRE(why_not("task a\n cpu 5ms\n", 64).empty());
  REQUIRE(why_not("task a\n cpu 5ms\n", 65) ==
          "This run wants 65 workers at once, and 64 is the most that a real run starts.");
}

TEST_CASE("every model, policy and operation can be executed") {
  for (const char* text : {
           "model pool 2\ntask a\n",
           "model event-loop\ndevice d\ntask a\nio d 5ms\n",
           "policy sjf\ntask a\n",
           "interpreter-lock\ntask a\n",
           "queues per-core\ntask a\n",
           "task a every 5ms count 2\n",
           "task a deadline 5ms\n",
           "task a\ntask b after a\n",
           "task a on-demand\ntask b\nspawn a\njoin\n",
           "device d\ntask a\nio d 5ms polling\n",
           "task a\ncpu uniform 5ms 6ms\nsleep 5ms\nyield\n",
           "mutex m\ntask a\nlock m\nunlock m\n",
           "channel c capacity 1\ntask a\nsend c\nreceive c\n",
       }) {
    INFO(text);
    CHECK(why_not(text).empty());
  }
}

TEST_CASE("where the reader is to decide nothing is executed") {
  CHECK(why_not("policy manual\ntask a\n cpu 5ms\n") ==
        "Under `manual` the reader decides, and a real run waits for nobody.");
}

TEST_CASE("attributes that fifo and round-robin do not heed hinder no real run") {
  CHECK(why_not("task a priority 3 nice 2 tickets 5\ncpu 5ms\n").empty());
}
