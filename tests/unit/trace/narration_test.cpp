#include "trace/narration.hpp"

#include <catch2/catch_test_macros.hpp>

#include "made_trace.hpp"

namespace interleave {
namespace {

TEST_CASE("the now sentence says who runs, who is ready and who waits for what") {
  const Trace trace = made_run();
  CHECK(describe_now(trace, at_ms(0)) == "a runs on core 0 since the start (work); b is ready.");
  CHECK(describe_now(trace, at_ms(3)) == "b runs on core 0 since 2 ms (work); a is ready.");
  CHECK(describe_now(trace, at_ms(5)) == "b runs on core 0 since 5 ms (work); a waits for disk.");
  CHECK(describe_now(trace, at_ms(7)) == "a waits for disk.");
  CHECK(describe_now(trace, at_ms(8)) == "a runs on core 0 since 8 ms.");
}

TEST_CASE("at its end the now sentence says how the run ended") {
  Trace trace = made_run();
  CHECK(describe_now(trace, at_ms(9)) == "The run is over after 9 ms; both jobs have finished.");
  trace.end_kind = End::horizon;
  CHECK(describe_now(trace, at_ms(50)) ==
        "The run was stopped at its horizon of 9 ms; both jobs have finished.");
}

TEST_CASE("the now sentence is the same in pieces, and there with the last of them") {
  const Trace trace = made_run();
  for (std::int64_t ms = 0; ms <= 9; ++ms) {
    for (const std::size_t pieces : {2u, 3u, 7u}) {
      Piece piece(pieces);
      for (; !piece.is_last(); piece.go_on()) CHECK(describe_now(trace, at_ms(ms), piece).empty());
      CHECK(describe_now(trace, at_ms(ms), piece) == describe_now(trace, at_ms(ms)));
    }
  }
}

TEST_CASE("before anybody arrives the now sentence says so") {
  Trace trace = made_head(1, 1);
  trace.end = at_ms(5);
  CHECK(describe_now(trace, at_ms(1)) == "Nobody has arrived yet.");
}

TEST_CASE("the now sentence names three of a kind and counts the others") {
  Recorder recorder{made_head(20, 4)};
  for (std::uint32_t i = 0; i < 20; ++i) {
    const JobId job = recorder.release(TaskId{i}, 0, i, at_ms(0), for_ms(1));
    if (i < 4) {
      recorder.on_core(job, CoreId{i}, ThreadId{i}, at_ms(0), State::running, Cause::dispatched, 2);
    } else if (i < 10) {
      recorder.ready(job, at_ms(0), Cause::arrival);
    } else {
      recorder.blocked(job, at_ms(0), WaitKind::device, 0, 1);
    }
  }
  recorder.end(End::horizon, at_ms(1));
  CHECK(
      describe_now(recorder.trace(), at_ms(0)) ==
      "a runs on core 0 since the start; b runs on core 1 since the start; c runs on core 2 since "
      "the start; 1 more on other cores; e, f, g and 3 more are ready; k, l, m and 7 more wait "
      "for disk.");
}

TEST_CASE("a run is told in a sentence") {
  const Trace trace = made_run();
  CHECK(describe_run(trace, measure(trace, std::nullopt)) ==
        "The run is over after 9 ms: both jobs have finished, 7 ms of computing on 1 core; on "
        "average 1.4 in progress and 0.8 executing.");
}

TEST_CASE("two runs are compared by time, work and waiting") {
  const Trace trace = made_run();
  const Metrics metrics = measure(trace, std::nullopt);
  CHECK(describe_difference(trace, metrics, trace, metrics) ==
        "equally soon, same work, same waiting");
  Metrics other = metrics;
  other.makespan = for_ms(4);
  other.jobs[0].waiting = {};
  CHECK(describe_difference(trace, metrics, trace, other) ==
        "2.3 times sooner, same work, 40 % less waiting");
  CHECK(describe_difference(trace, other, trace, metrics) ==
        "2.3 times later, same work, 67 % more waiting");
  other.makespan = Duration{8'550'000};
  other.t1 = {};
  other.jobs[1].waiting = {};
  CHECK(describe_difference(trace, metrics, trace, other) ==
        "5 % sooner, no work any more, no waiting any more");
}

TEST_CASE("runs that did not complete are not compared") {
  Trace cut = made_run();
  cut.end_kind = End::horizon;
  const Metrics metrics = measure(cut, std::nullopt);
  CHECK(describe_difference(made_run(), metrics, cut, metrics) ==
        "Not both runs have completed, so they cannot be compared.");
}

}  // namespace
}  // namespace interleave
