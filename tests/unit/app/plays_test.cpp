#include <catch2/catch_test_macros.hpp>

#include "app/snapshot.hpp"
#include "fixture.hpp"
#include "ui/facts.hpp"

using namespace interleave;

namespace {

// Round-robin: b finishes at 20 ms, c at 50 ms, a at 60 ms.
const std::string kThree =
    "title \"Three\"\npolicy round-robin quantum 10ms\n"
    "task a; cpu 30ms\ntask b; cpu 10ms\ntask c; cpu 20ms\n";
const std::string kFifo = "policy fifo\ntask a; cpu 30ms\ntask b; cpu 10ms\ntask c; cpu 20ms\n";

struct PlayFixture : ExplorerFixture {
  explicit PlayFixture(const std::string& text) {
    explorer.apply(Resize{1280, 800, 1});
    load(text);
  }
  std::string play(PlayCommand command) {
    std::string problem = explorer.apply(command);
    for (int i = 0; i < 100'000 && explorer.busy(); ++i) explorer.advance();
    return problem;
  }
  std::string words() {
    return snapshot(state(), Picture{}, SnapshotFacts{}, kAllParts & ~kPicturePart);
  }
};

Guess name(std::uint32_t index) { return {index, std::nullopt}; }
Guess makespan(std::int64_t ms) { return {std::nullopt, Duration{ms * 1'000'000}}; }

}  // namespace

TEST_CASE("a hidden schedule tells nothing, in no part of the state") {
  PlayFixture f(kThree);
  const std::string before = f.words();
  CHECK(before.find("60000000") != std::string::npos);
  CHECK(f.play(Predict{}).empty());
  const std::string during = f.words();
  for (const char* secret : {"60000000", "60 ms", "20000000", "50000000", "\"finish\":"}) {
    CAPTURE(secret);
    CHECK(during.find(secret) == std::string::npos);
  }
  CHECK(during.find(kHiddenSentence) != std::string::npos);
  CHECK(now_sentence(f.state()) == kHiddenSentence);
  CHECK(shown_end(f.state()) == Time{100'000'000});
  CHECK(f.state().runs[0].simulated.trace.cores[0].empty());
  CHECK(f.state().prediction.names == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("what was guessed is compared with what is revealed") {
  PlayFixture f(kThree);
  f.play(Predict{});
  for (const std::uint32_t i : {1u, 0u, 2u}) CHECK(f.play(name(i)).empty());
  CHECK(f.play(makespan(45)).empty());
  CHECK(f.play(Reveal{}).empty());
  CHECK(f.state().prediction.verdict ==
        "The order was b, c, a: you had 2 of 3 pairs right. You said 45 ms, it took 60 ms: 25 % "
        "too short.");
  CHECK(f.state().runs[0].simulated.metrics.makespan == Duration{60'000'000});
  CHECK(!f.state().runs[0].hidden);
}

TEST_CASE("a name that is in the order already leaves it") {
  PlayFixture f(kThree);
  f.play(Predict{});
  for (const std::uint32_t i : {0u, 1u, 0u, 2u, 0u}) f.play(name(i));
  CHECK(f.state().prediction.order == std::vector<std::uint32_t>{1, 2, 0});
  CHECK(!f.play(name(3)).empty());
  f.play(Reveal{});
  CHECK(f.state().prediction.verdict == "You had the order right: b, c, a. It took 60 ms.");
  CHECK(!f.play(name(0)).empty());
}

TEST_CASE("a change of the text ends the guessing") {
  PlayFixture f(kThree);
  f.play(Predict{});
  f.load(kFifo);
  CHECK(f.state().prediction.phase == Prediction::Phase::off);
  CHECK(f.state().runs[0].simulated.metrics.makespan == Duration{60'000'000});
}

TEST_CASE("nothing is run for real while the schedule is hidden") {
  PlayFixture f(kThree);
  f.play(Predict{});
  CHECK(!f.explorer.apply(RunReal{}).empty());
  f.play(LeavePlay{});
  CHECK(f.explorer.apply(RunReal{}).empty());
}

TEST_CASE("the reader decides, from one decision to the next") {
  PlayFixture f(kFifo);
  CHECK(f.play(BeScheduler{}).empty());
  const ManualPlay& manual = f.state().manual;
  REQUIRE(manual.options.size() == 3);
  CHECK(manual.options[1].name == "b");
  CHECK(manual.options[1].core == CoreId{0});
  CHECK(manual.quantum == Duration{});
  CHECK(now_sentence(f.state()) == "Core 0 is free at 0: who runs, a, b or c?");
  CHECK(f.play(Decide{1}).empty());
  REQUIRE(manual.options.size() == 2);
  CHECK(manual.at == Time{10'000'000});
  CHECK(manual.decisions == 1);
  CHECK(f.state().runs[0].simulated.trace.end == Time{10'000'000});
  CHECK(!f.play(Decide{2}).empty());
  CHECK(f.play(Decide{1}).empty());
  CHECK(manual.ended);
  CHECK(f.state().document.text == kFifo);
}

TEST_CASE("at the end the reader stands among all policies") {
  PlayFixture f(kFifo);
  f.play(BeScheduler{});
  f.play(Decide{1});
  f.play(Decide{1});
  const auto& standings = f.state().manual.standings;
  REQUIRE(standings.size() > 8);
  std::size_t mine = standings.size();
  for (std::size_t i = 0; i < standings.size(); ++i) {
    if (standings[i].mine) mine = i;
    if (i > 0) CHECK(*standings[i - 1].turnaround <= *standings[i].turnaround);
    if (standings[i].policy == "sjf") CHECK(standings[i].turnaround == 33'333'333'333'333);
    if (standings[i].policy == "fifo") CHECK(standings[i].turnaround == 43'333'333'333'333);
  }
  REQUIRE(mine < standings.size());
  CHECK(standings[mine].turnaround == 33'333'333'333'333);
}

TEST_CASE("a decision can be taken back, also the last one") {
  PlayFixture f(kFifo);
  f.play(BeScheduler{});
  CHECK(!f.play(TakeBack{}).empty());
  f.play(Decide{2});
  f.play(Decide{0});
  CHECK(f.state().manual.ended);
  f.play(TakeBack{});
  CHECK(!f.state().manual.ended);
  CHECK(f.state().manual.standings.empty());
  CHECK(f.state().manual.at == Time{20'000'000});
  f.play(TakeBack{});
  CHECK(f.state().manual.at == Time{0});
  CHECK(f.state().manual.options.size() == 3);
}

TEST_CASE("the rest can be left to the queue") {
  PlayFixture f(kThree);
  f.play(BeScheduler{});
  CHECK(f.state().manual.quantum == Duration{10'000'000});
  f.play(DecideRest{});
  CHECK(f.state().manual.ended);
  for (const Standing& standing : f.state().manual.standings) {
    if (standing.mine || standing.policy == "round-robin") {
      CHECK(standing.turnaround == 43'333'333'333'333);
    }
  }
}

TEST_CASE("leaving shows the true runs again, as they were") {
  PlayFixture f(kThree);
  const std::string before = f.words();
  for (const PlayCommand& game : {PlayCommand{Predict{}}, PlayCommand{BeScheduler{}}}) {
    f.play(game);
    CHECK(f.words() != before);
    f.play(LeavePlay{});
    std::string after = f.words();
    const std::string revision = "\"revision\":" + std::to_string(f.state().revision);
    after.replace(after.find(revision), revision.size(), "\"revision\":1");
    CHECK(after == before);
  }
}
