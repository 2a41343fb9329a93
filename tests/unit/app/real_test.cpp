#include <catch2/catch_test_macros.hpp>

#include "fixture.hpp"
#include "trace/wire.hpp"
#include "ui/facts.hpp"

using namespace interleave;

namespace {

// The simulated Trace of a run, `percent` as long in all its slices, as if measured.
std::vector<std::uint8_t> measured(const AppState& state, std::size_t run) {
  Trace trace = state.runs[run].simulated.trace;
  trace.measured = true;
  return encode(trace);
}

}  // namespace

TEST_CASE("a real run is asked for once and its results stand under the simulated ones") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  CHECK(f.explorer.apply(RunReal{}).empty());
  const auto request = f.explorer.take_real_request();
  REQUIRE(request);
  CHECK(!request->cancel);
  CHECK(!f.explorer.take_real_request());
  CHECK(f.explorer.busy());
  CHECK(f.state().mode == Mode::both);

  f.explorer.apply(RealProgress{request->number, 1, 500});
  CHECK(f.state().real.permille == 500);
  f.explorer.apply(RealResult{request->number, 0, measured(f.state(), 0), "One worker.", {}});
  f.explorer.apply(RealResult{request->number, 1, measured(f.state(), 1), "", {}});
  f.explorer.apply(RealFinished{request->number});
  CHECK(!f.explorer.busy());
  REQUIRE(f.state().runs[0].measured);
  CHECK(f.state().runs[0].machine == "One worker.");
  CHECK(f.state().runs[0].error_sentence == "measured 80 ms, predicted 80 ms: +0.0 %");

  const auto shown = shown_runs(f.state());
  REQUIRE(shown.size() == 4);
  CHECK(!shown[0].trace->measured);
  CHECK(shown[1].trace->measured);
  CHECK(shown[1].run == 0);
  // The strip of the whole run shows the Reading whose figures stand elsewhere.
  const auto overview = [&f, &shown] {
    return shown[view_of(f.state(), page_of(f.state())).overview].trace;
  };
  CHECK(overview() == &chosen_reading(f.state())->trace);
  f.explorer.apply(ChooseRun{1});
  CHECK(overview() == &chosen_reading(f.state())->trace);
  f.explorer.apply(SetMode{Mode::real});
  CHECK(shown_runs(f.state()).size() == 2);
  f.explorer.apply(SetMode{Mode::simulated});
  CHECK(!shown_runs(f.state())[1].trace->measured);
}

TEST_CASE("the error is stated with its sign") {
  CHECK(error_sentence(Duration{61'200'000}, Duration{60'000'000}) ==
        "measured 61.2 ms, predicted 60 ms: +2.0 %");
  CHECK(error_sentence(Duration{57'000'000}, Duration{60'000'000}) ==
        "measured 57 ms, predicted 60 ms: \xE2\x88\x92"
        "5.0 %");
  CHECK(error_sentence(Duration{5'000'000}, Duration{-3'000'000}) ==
        "measured 5 ms, predicted 3 ms: too short to say");
  CHECK(error_sentence(Duration{5'000'000}, Duration{0}) == "measured 5 ms, predicted 0");
}

TEST_CASE("results of a cancelled run never appear") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(RunReal{});
  const std::uint32_t number = f.explorer.take_real_request()->number;
  f.explorer.apply(CancelReal{});
  const auto request = f.explorer.take_real_request();
  REQUIRE(request);
  CHECK(request->cancel);
  f.explorer.apply(RealResult{number, 0, measured(f.state(), 0), "", {}});
  f.explorer.apply(RealFailed{number, 0, "late"});
  CHECK(!f.state().runs[0].measured);
  CHECK(f.state().runs[0].real_failure.empty());
  CHECK(!f.explorer.busy());
}

TEST_CASE("a new text cancels the real run of the old one") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(RunReal{});
  CHECK(f.explorer.take_real_request());
  f.load("task a; cpu 7ms\n");
  CHECK(f.explorer.take_real_request()->cancel);
  CHECK(!f.state().real.running);
}

TEST_CASE("a failed real run says why and leaves the simulation") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  f.explorer.apply(RunReal{});
  const std::uint32_t number = f.explorer.take_real_request()->number;
  f.explorer.apply(RealFailed{number, 0, "A worker died."});
  f.explorer.apply(RealResult{number, 1, {1, 2, 3}, "", {}});
  f.explorer.apply(RealFinished{number});
  CHECK(f.state().runs[0].real_failure == "A worker died.");
  CHECK(!f.state().runs[1].real_failure.empty());
  CHECK(!f.state().runs[1].measured);
  CHECK(!f.explorer.busy());
}

TEST_CASE("a real run is refused while one is under way and before there is anything to run") {
  ExplorerFixture f;
  CHECK(!f.explorer.apply(RunReal{}).empty());
  f.load(kTwoTasks);
  CHECK(f.explorer.apply(RunReal{}).empty());
  CHECK(!f.explorer.apply(RunReal{}).empty());
}
