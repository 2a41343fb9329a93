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

TEST_CASE("what only a simulation can do is refused by its name") {
  const auto refused = [](const std::string& text, const std::string& what) {
    INFO(text);
    CHECK(why_not(text) == what + " cannot be executed for real so far.");
  };
  CHECK(why_not("model pool 2\ntask a\n") ==
        "Only the model `threads` can be executed for real so far.");
  CHECK(why_not("policy sjf\ntask a\n") ==
        "Only the policies `fifo` and `round-robin` can be executed for real so far.");
  refused("interpreter-lock\ntask a\n", "`interpreter-lock`");
  refused("queues per-core\ntask a\n", "`queues per-core`");
  refused("task a every 5ms count 2\n", "A task with `every`");
  refused("task a deadline 5ms\n", "A `deadline`");
  refused("task a\ntask b after a\n", "A task with `after`");
  refused("cores 2\ntask a pin 0\n", "A task with `pin`");
  refused("task a on-demand\n", "A task that is `on-demand`");
  refused("device d\ntask a\nio d 5ms polling\n", "Waiting by polling");
  refused("device d\ntask a\nio d exponential 5ms\n", "A random length");
  refused("task a\ncpu uniform 5ms 6ms\n", "A random length");
  refused("task a\nsleep 5ms\n", "`sleep`");
  refused("task a\nyield\n", "`yield`");
  refused("task a\njoin\n", "`join`");
  refused("mutex m\ntask a\nlock m\nunlock m\n", "A mutex");
  refused("semaphore s 1\ntask a\nwait s\nsignal s\n", "A semaphore");
  refused("channel c capacity 1\ntask a\nsend c\nreceive c\n", "A channel");
  refused("barrier b 1\ntask a\narrive b\n", "A barrier");
}

TEST_CASE("attributes that fifo and round-robin do not heed hinder no real run") {
  CHECK(why_not("task a priority 3 nice 2 tickets 5\ncpu 5ms\n").empty());
}
