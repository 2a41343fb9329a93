#include "trace/recorder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "made_trace.hpp"

namespace interleave {
namespace {

TEST_CASE("a core is idle from the start to its first job") {
  Recorder recorder{made_head(1, 1)};
  const JobId job = recorder.release(TaskId{0}, 0, 0, at_ms(3), for_ms(1));
  recorder.on_core(job, CoreId{0}, ThreadId{0}, at_ms(3), State::running, Cause::dispatched, 0);
  recorder.finish(job, at_ms(4));
  recorder.core_idle(CoreId{0}, at_ms(4));
  recorder.end(End::completed, at_ms(4));
  const Track& core = recorder.trace().cores[0];
  REQUIRE(core.size() == 2);
  CHECK(core[0].state == State::idle);
  CHECK(core[0].cause == Cause::start);
  CHECK(core[0].end == at_ms(3));
  CHECK(core[1].place == 0);
}

TEST_CASE("what lasts no time is not in the trace") {
  Recorder recorder{made_head(1, 1)};
  const JobId job = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  recorder.ready(job, at_ms(0), Cause::arrival, 0);
  recorder.on_core(job, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(job, at_ms(1), Cause::quantum_expired, 0);
  recorder.core_idle(CoreId{0}, at_ms(1));
  recorder.on_core(job, CoreId{0}, ThreadId{0}, at_ms(1), State::running, Cause::dispatched, 0);
  recorder.finish(job, at_ms(2));
  recorder.core_idle(CoreId{0}, at_ms(2));
  recorder.end(End::completed, at_ms(2));
  CHECK(recorder.trace().cores[0].size() == 2);
  CHECK(recorder.trace().lanes[0].track.size() == 2);
}

TEST_CASE("a job that was never on a core starts when it ends") {
  Recorder recorder{made_head(1, 1)};
  const JobId job = recorder.release(TaskId{0}, 0, 0, at_ms(1), {});
  recorder.ready(job, at_ms(1), Cause::arrival);
  recorder.finish(job, at_ms(1));
  recorder.end(End::completed, at_ms(1));
  CHECK(recorder.trace().jobs[0].start == at_ms(1));
  CHECK(recorder.trace().lanes[0].track.empty());
}

TEST_CASE("showing what is known so far changes nothing of what follows") {
  const Trace straight = made_run();
  Recorder recorder{made_head(2, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(4));
  recorder.ready(a, at_ms(0), Cause::arrival, 0);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.show_until(at_ms(1));
  recorder.show_until(at_ms(1));
  CHECK(recorder.trace().end == at_ms(1));
  CHECK(recorder.trace().lanes[0].track.end(0) == at_ms(1));
  recorder.ready(a, at_ms(2), Cause::quantum_expired, 0);
  recorder.show_until(at_ms(2));
  CHECK(recorder.trace().lanes[0].track.size() == 1);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(3), State::running, Cause::dispatched, 0);
  recorder.end(End::horizon, at_ms(4));
  const Track& lane = recorder.trace().lanes[0].track;
  REQUIRE(lane.size() == 3);
  CHECK(lane[0] == straight.lanes[0].track[0]);
  CHECK(lane[1].state == State::ready);
  CHECK(lane[1].end == at_ms(3));
}

// Two jobs of two lanes take turns on one core; `show` says when what is known is asked for.
template <class Show>
Trace turns_of_two(int turns, Show show) {
  Recorder recorder{made_head(2, 1)};
  const JobId jobs[] = {recorder.release(TaskId{0}, 0, 0, at_ms(0), {}),
                        recorder.release(TaskId{1}, 0, 1, at_ms(0), {})};
  recorder.ready(jobs[1], at_ms(0), Cause::arrival, 0);
  for (int turn = 0; turn < turns; ++turn) {
    const JobId runs = jobs[turn % 2], rests = jobs[1 - turn % 2];
    if (turn > 0) recorder.ready(rests, at_ms(turn), Cause::quantum_expired, 0);
    recorder.on_core(runs, CoreId{0}, ThreadId{runs.value}, at_ms(turn), State::running,
                     Cause::dispatched, 0);
    if (show(turn)) recorder.show_until(at_ms(turn + 1));
  }
  recorder.end(End::horizon, at_ms(turns));
  return std::move(recorder).take_trace();
}

TEST_CASE("a run of thousands of slices is whole, however often it is looked at") {
  constexpr int kTurns = 5000;
  const Trace straight = turns_of_two(kTurns, [](int) { return false; });
  for (const Lane& lane : straight.lanes) {
    REQUIRE(lane.track.size() == kTurns);
    Time reached;
    for (const Slice& slice : lane.track) {
      CHECK(slice.start == reached);
      reached = slice.end;
    }
    CHECK(reached == at_ms(kTurns));
  }
  CHECK(turns_of_two(kTurns, [](int turn) { return turn % 7 == 0; }) == straight);
  CHECK(turns_of_two(kTurns, [](int) { return true; }) == straight);
}

// The job loses its core, comes back to it and ends.
void go_on(Recorder& recorder, JobId job, int from) {
  recorder.ready(job, at_ms(from), Cause::quantum_expired, 0);
  recorder.on_core(job, CoreId{0}, ThreadId{0}, at_ms(from + 1), State::running, Cause::dispatched,
                   0);
  recorder.core_idle(CoreId{0}, at_ms(from + 2));
  recorder.finish(job, at_ms(from + 2));
  recorder.end(End::completed, at_ms(from + 3));
}

TEST_CASE("a copy goes on as the other does, whether rows are shown or not, and apart from it") {
  Recorder recorder{made_head(2, 1)};
  const JobId job = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(50));
  for (int turn = 0; turn < 40; ++turn) {
    if (turn == 30) recorder.show_until(at_ms(30));  // so that rows have slices, not shown later
    recorder.on_core(job, CoreId{0}, ThreadId{0}, at_ms(turn), State::running,
                     turn % 2 == 0 ? Cause::dispatched : Cause::preempted, 0);
  }
  // Not shown; shown up to when the last slice begins, and so without it; shown with a part of it.
  const int shown_at = GENERATE(-1, 39, 40);
  if (shown_at >= 0) recorder.show_until(at_ms(shown_at));
  Recorder copy = recorder;
  CHECK(copy.written() == recorder.written());
  go_on(copy, job, 45);
  const Trace once = copy.trace();
  go_on(recorder, job, 45);
  CHECK(recorder.trace() == once);
  CHECK(copy.trace() == once);
  const Track& lane = once.lanes[0].track;
  REQUIRE(lane.size() == 42);
  CHECK(lane[39].end == at_ms(45));
  CHECK(lane[41].end == at_ms(47));
  CHECK(once.cores[0].size() == 42);
  CHECK(once.lanes[1].track.empty());
}

TEST_CASE("a job given up while it queues leaves the former one of its lane as it is") {
  Recorder recorder{made_head(1, 1)};
  const JobId first = recorder.release(TaskId{0}, 0, 0, at_ms(0), {});
  recorder.on_core(first, CoreId{0}, ThreadId{0}, at_ms(0), State::running, Cause::dispatched, 0);
  const JobId second = recorder.release(TaskId{0}, 1, 0, at_ms(1), {});
  recorder.drop(second, at_ms(2));
  recorder.finish(first, at_ms(5));
  recorder.end(End::completed, at_ms(5));
  const Track& lane = recorder.trace().lanes[0].track;
  REQUIRE(lane.size() == 1);
  CHECK(lane[0].end == at_ms(5));
  CHECK(recorder.trace().jobs[1].dropped == at_ms(2));
}

}  // namespace
}  // namespace interleave
