#include "layout/frame_rows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "simulated.hpp"
#include "traces.hpp"

using namespace interleave;

namespace {

std::vector<std::string> labels(const Trace& trace, Frame frame) {
  const FrameRows rows(trace, frame, false);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    words.emplace_back(rows.label(i));
  }
  return words;
}

using Words = std::vector<std::string>;

const std::string kMachine =
    "cores 2\ndevice disk\nmutex m\nsemaphore s 2\nchannel c capacity 3\nbarrier b 2\n"
    "task left; lock m; cpu 10ms; unlock m; io disk 5ms; send c; arrive b\n"
    "task right; wait s; cpu 4ms; lock m; cpu 1ms; unlock m; signal s; receive c; arrive b\n";

}  // namespace

TEST_CASE("the frame decides what the rows are") {
  const Trace trace = simulated(kMachine);
  CHECK(labels(trace, Frame::your_code) == Words{"left", "right"});
  CHECK(labels(trace, Frame::threads) == Words{"thread left", "thread right"});
  CHECK(labels(trace, Frame::cores) == Words{"core 0", "core 1"});
  CHECK(labels(trace, Frame::whole_system) ==
        Words{"core 0", "core 1", "disk", "mutex m", "semaphore s", "channel c", "barrier b"});
}

TEST_CASE("a measured run has workers, an event loop is called by its name") {
  Trace trace = stripes(1, 10);
  trace.measured = true;
  CHECK(labels(trace, Frame::cores) == Words{"worker 0"});
  CHECK(labels(simulated("model event-loop\ntask a; cpu 1ms\n"), Frame::threads) ==
        Words{"event loop"});
  CHECK(labels(simulated("model pool 3\ntask a; cpu 1ms\n"), Frame::threads) ==
        Words{"thread 0", "thread 1", "thread 2"});
}

TEST_CASE("the rows of jobs that were spawned are told apart by number, the first is its task's") {
  const std::string text = "cores 2\ntask main; spawn job 3; join\ntask job on-demand; cpu 1ms\n";
  const Trace trace = simulated(text);
  CHECK(labels(trace, Frame::your_code) == Words{"main", "job", "job 1", "job 2"});
  CHECK(labels(trace, Frame::threads) ==
        Words{"thread main", "thread job", "thread job 1", "thread job 2"});
  for (const Lane& lane : trace.lanes) CHECK(!lane.track.empty());
}

TEST_CASE("who waits for a lock has a thin track under it") {
  const Trace trace = simulated(kMachine);
  const FrameRows rows(trace, Frame::whole_system, false);
  const FrameRow& mutex = rows[3];
  REQUIRE(mutex.kind == RowKind::mutex);
  CHECK(mutex.slots == 1);
  REQUIRE(mutex.waiting == 1);
  const Track& waiting = rows.track(mutex, 1);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting.start(0) == Time{4'000'000});
  CHECK(waiting.end(0) == Time{10'000'000});
  CHECK(trace.task_name(waiting.job(0)) == "right");
  CHECK(rows[4].lines_above == 1);
  CHECK(rows.lines() == rows[6].lines_above + rows[6].waiting);
}

TEST_CASE("rows stay whole when they are moved") {
  const Trace trace = simulated(kMachine);
  FrameRows made(trace, Frame::your_code, true);
  const FrameRows rows = std::move(made);
  REQUIRE(rows.size() == 2);
  CHECK(rows.track(rows[0], 0).start(0) == Time{0});
  CHECK(rows.gaps_are_closed());
}

TEST_CASE("with its gaps closed a row has the time of its own code") {
  const Trace trace = simulated("device disk\ntask a; cpu 10ms; io disk 5ms; cpu 3ms\n");
  const FrameRows rows(trace, Frame::your_code, true);
  const Track& own = rows.track(rows[0], 0);
  REQUIRE(own.size() == 2);
  CHECK(own.end(0) == own.start(1));
  CHECK(own.end(1) == Time{13'000'000});
  CHECK(rows.shown_time(0, Time{12'000'000}) == Time{10'000'000});
  CHECK(rows.shown_time(0, Time{16'000'000}) == Time{11'000'000});
  CHECK(rows.run_time(0, Time{11'000'000}) == Time{16'000'000});
  CHECK(rows.run_time(0, Time{99'000'000}) == Time{18'000'000});
}
