// What is said about the slice or gap that is selected.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "fixture.hpp"
#include "sim/explain.hpp"

using namespace interleave;
using Catch::Matchers::ContainsSubstring;

namespace {

Time at_ms(std::int64_t ms) { return {ms * 1'000'000}; }

Selection of_task(std::uint32_t task, Time at) { return {0, false, TaskId{task}, at, 0xffff'ffff}; }

// Selects and waits for the answer.
const Why& why(ExplorerFixture& f, const Selection& what) {
  REQUIRE(f.explorer.apply(Select{what}).empty());
  for (int i = 0; i < 10'000 && f.explorer.busy(); ++i) f.explorer.advance();
  return f.state().why;
}

constexpr const char* kPriorities =
    "policy priority\n"
    "mutex m\n"
    "task low priority 1; lock m; cpu 10ms; unlock m\n"
    "task high at 2ms priority 3; cpu 3ms; lock m; cpu 1ms; unlock m\n"
    "task mid at 3ms priority 2; cpu 5ms\n";

}  // namespace

TEST_CASE("a slice says by which rule and which keys it was chosen") {
  ExplorerFixture f;
  f.load(kPriorities);
  const Why said = why(f, of_task(1, at_ms(3)));
  CHECK(said.title == "high");
  REQUIRE(said.sentences.size() == 2);
  CHECK_THAT(said.sentences[0], ContainsSubstring("high runs on core 0 from 2 ms to 5 ms, 3 ms"));
  CHECK_THAT(said.sentences[1], ContainsSubstring("The rule is: the highest priority goes first"));
  CHECK(!said.pending);
  REQUIRE(said.concerned.size() == 2);
  CHECK(said.concerned[0].name == "high");
  CHECK(said.concerned[0].words == "priority 3");
  CHECK(said.concerned[0].chosen);
  CHECK(said.concerned[1].name == "low");
  CHECK(said.concerned[1].words == "priority 1");
  CHECK(!said.concerned[1].chosen);
}

TEST_CASE("while the decision is looked for the rest is said already") {
  ExplorerFixture f;
  f.load(kPriorities);
  REQUIRE(f.explorer.apply(Select{of_task(1, at_ms(3))}).empty());
  CHECK(f.state().why.pending);
  CHECK(f.state().why.sentences.size() == 1);
  CHECK(f.explorer.busy());
}

TEST_CASE("a gap says since when the job is ready, and to whom the core went instead") {
  ExplorerFixture f;
  f.load(kPriorities);
  const Why said = why(f, of_task(2, at_ms(4)));
  REQUIRE(said.sentences.size() == 2);
  CHECK_THAT(said.sentences[0], ContainsSubstring("mid is ready and waits for a core from 3 ms"));
  CHECK_THAT(said.sentences[1], ContainsSubstring("At 2 ms core 0 went to high"));
}

TEST_CASE("a wait for a mutex leads to who held it") {
  ExplorerFixture f;
  f.load(kPriorities);
  const Why said = why(f, of_task(1, at_ms(6)));
  REQUIRE(!said.sentences.empty());
  CHECK_THAT(said.sentences[0], ContainsSubstring("high waits for the mutex m from 5 ms"));
  CHECK_THAT(said.sentences[0], ContainsSubstring("low held it"));
  CHECK(said.concerned_title == "Who held it");
  REQUIRE(said.concerned.size() == 1);
  CHECK(said.concerned[0].name == "low");
  const Selection there = said.concerned[0].what;
  CHECK(why(f, there).title == "low");
}

TEST_CASE("the account of the job adds up to its turnaround") {
  ExplorerFixture f;
  f.load(kPriorities);
  const Why said = why(f, of_task(1, at_ms(3)));
  const Reading& reading = f.state().runs[0].simulated;
  CHECK(said.account.whole == *reading.metrics.jobs[1].turnaround);
  Duration sum;
  for (const AccountPart& part : said.account.parts) sum += part.time;
  CHECK(sum == said.account.whole);
}

TEST_CASE("an idle core says why it is idle") {
  ExplorerFixture f;
  f.load("task a at 5ms; cpu 5ms\n");
  const Why said = why(f, {0, false, {}, at_ms(1), 0});
  CHECK(said.title == "core 0");
  REQUIRE(said.sentences.size() == 1);
  CHECK_THAT(said.sentences[0], ContainsSubstring("Core 0 is idle from 0 to 5 ms"));
}

TEST_CASE("a task picked as a whole is explained where the cursor stands") {
  ExplorerFixture f;
  f.load(kPriorities);
  f.explorer.apply(Seek{at_ms(1)});
  CHECK_THAT(why(f, {0, false, TaskId{1}, {}, 0}).sentences[0],
             ContainsSubstring("high has not arrived yet: it comes at 2 ms"));
  f.explorer.apply(Seek{at_ms(3)});
  CHECK_THAT(f.state().why.sentences[0], ContainsSubstring("high runs on core 0"));
  f.explorer.apply(Seek{f.state().runs[0].simulated.trace.end});
  CHECK_THAT(f.state().why.sentences[0], ContainsSubstring("high finished at"));
}

TEST_CASE("what is selected follows a new run, as far as it is still there") {
  ExplorerFixture f;
  f.load(kPriorities);
  why(f, of_task(2, at_ms(9)));
  f.load(std::string(kPriorities) + "task more at 40ms; cpu 1ms\n");
  for (int i = 0; i < 1000 && f.explorer.busy(); ++i) f.explorer.advance();
  CHECK(f.state().why.title == "mid");
  f.load("task a; cpu 1ms\n");
  CHECK(!f.state().selection);
  CHECK(f.state().why == Why{});
}

TEST_CASE("what is not there cannot be selected, and nothing changes") {
  ExplorerFixture f;
  f.load(kPriorities);
  f.explorer.apply(Select{of_task(1, at_ms(3))});
  const auto before = f.state().selection;
  CHECK(!f.explorer.apply(Select{Selection{0, false, TaskId{9}, {}, 0}}).empty());
  CHECK(!f.explorer.apply(Select{Selection{0, false, {}, at_ms(1), 7}}).empty());
  CHECK(!f.explorer.apply(Select{Selection{0, true, TaskId{0}, {}, 0}}).empty());
  CHECK(f.state().selection == before);
}

TEST_CASE("a decision found in pieces is the one found at once") {
  ExplorerFixture f;
  f.load(kPriorities);
  const ParsedScenario parsed = parse(kPriorities);
  const RunSpec spec = *resolve_in_text(parsed, 0, {});
  const Trace& trace = f.state().runs[0].simulated.trace;
  for (std::int64_t ms = 0; ms < trace.end.ns / 1'000'000; ++ms) {
    Explanation explanation{spec, trace, CoreId{0}, at_ms(ms)};
    int pieces = 1;
    while (!explanation.advance(1)) ++pieces;
    CHECK(explanation.take() == explain(spec, CoreId{0}, at_ms(ms)));
    if (ms > 5) CHECK(pieces > 1);
  }
}
