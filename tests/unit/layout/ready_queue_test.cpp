#include "layout/ready_queue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "simulated.hpp"

using namespace interleave;

namespace {

std::string queue(const std::string& text, std::int64_t at_ms) {
  const Trace trace = simulated(text);
  std::string words;
  for (const JobId job : ready_at(trace, Time{at_ms * 1'000'000})) {
    words += (words.empty() ? "" : " ") + trace.task_name(job);
  }
  return words;
}

const std::string kThree = "task a; cpu 9ms\ntask b; cpu 9ms\ntask c; cpu 9ms\n";

}  // namespace

TEST_CASE("who is ready waits in the order of becoming so") {
  const std::string text = "policy round-robin quantum 2ms\n" + kThree;
  CHECK(queue(text, 1) == "b c");
  CHECK(queue(text, 2) == "c a");
  CHECK(queue(text, 5) == "a b");
}

TEST_CASE("the more urgent one is first where the policy goes by the Trace's own keys") {
  CHECK(queue("policy priority\ntask a priority 3; cpu 9ms\ntask b priority 1; cpu 9ms\n"
              "task c priority 2; cpu 9ms\n",
              1) == "c b");
  CHECK(queue("policy edf\ntask a deadline 9ms; cpu 5ms\ntask b deadline 90ms; cpu 9ms\n"
              "task c deadline 30ms; cpu 9ms\n",
              1) == "c b");
}

TEST_CASE("nobody is ready when nobody waits, and a crowd is listed in part") {
  CHECK(queue("task a; cpu 9ms\n", 1).empty());
  CHECK(queue(kThree, 1000).empty());
  const Trace trace = simulated("task a x300; cpu 1ms\n");
  const std::vector<JobId> ready = ready_at(trace, Time{0});
  REQUIRE(ready.size() == kMostReady);
  CHECK(ready[0] == JobId{1});
  CHECK(ready.back() == JobId{static_cast<std::uint32_t>(kMostReady)});
}

TEST_CASE("who is ready is the same in pieces, and there with the last of them") {
  const Trace trace = simulated(
      "policy priority\ntask a x300 priority 1; cpu 1ms\n"
      "task b x5 priority 2; cpu 1ms\n");
  for (const std::size_t pieces : {2u, 7u, 1000u}) {
    Piece piece(pieces);
    for (; !piece.is_last(); piece.go_on()) CHECK(ready_at(trace, Time{2'000'000}, piece).empty());
    CHECK(ready_at(trace, Time{2'000'000}, piece) == ready_at(trace, Time{2'000'000}));
  }
}
