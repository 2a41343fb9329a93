#include "trace/recorder.hpp"

#include <catch2/catch_test_macros.hpp>

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

}  // namespace
}  // namespace interleave
