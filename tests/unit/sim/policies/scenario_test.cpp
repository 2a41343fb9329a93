// Each policy as a reader writes it: text in, who ran when out.
#include <catch2/catch_test_macros.hpp>

#include "../scenario_run.hpp"

namespace interleave {
namespace {

std::string cores(std::string_view text) { return run(text).cores(); }

TEST_CASE("policy fifo runs threads in the order of their arrival") {
  CHECK(cores("policy fcfs\ntask a; cpu 24ms\ntask b; cpu 3ms\ntask c; cpu 3ms") ==
        "a 0-24, b 24-27, c 27-30");
}

TEST_CASE("under fifo a yield sends the thread to the back") {
  CHECK(cores("policy fifo\ntask a; cpu 2ms; yield; cpu 2ms\ntask b; cpu 3ms") ==
        "a 0-2, b 2-5, a 5-7");
}

TEST_CASE("policy sjf runs the shortest coming burst, without preemption") {
  CHECK(cores("policy sjf\ntask a; cpu 8ms\ntask b at 1ms; cpu 4ms\ntask c at 2ms; cpu 2ms") ==
        "a 0-8, c 8-10, b 10-14");
}

TEST_CASE("policy srtf gives the core to a strictly shorter rest") {
  const std::string_view tasks =
      "\ntask a; cpu 8ms\ntask b at 1ms; cpu 4ms\ntask c at 2ms; cpu 9ms\ntask d at 3ms; cpu 5ms";
  CHECK(cores("policy srtf" + std::string{tasks}) == "a 0-1, b 1-5, d 5-10, a 10-17, c 17-26");
  CHECK(cores("policy stcf" + std::string{tasks}) == "a 0-1, b 1-5, d 5-10, a 10-17, c 17-26");
}

TEST_CASE("policy hrrn lets the highest response ratio run next") {
  CHECK(cores("policy hrrn\ntask a; cpu 3ms\ntask b at 2ms; cpu 6ms\ntask c at 4ms; cpu 4ms\n"
              "task d at 6ms; cpu 5ms\ntask e at 8ms; cpu 2ms") ==
        "a 0-3, b 3-9, c 9-13, e 13-15, d 15-20");
}

TEST_CASE("policy round-robin lets threads take turns of a quantum") {
  CHECK(cores("policy rr quantum 4ms\ntask a; cpu 24ms\ntask b; cpu 3ms\ntask c; cpu 3ms") ==
        "a 0-4, b 4-7, c 7-10, a 10-30");
}

TEST_CASE("policy priority gives the core to a strictly higher priority") {
  CHECK(cores("policy priority\ntask a priority 1; cpu 5ms\ntask b at 1ms priority 2; cpu 2ms\n"
              "task c at 2ms priority 1; cpu 1ms") == "a 0-1, b 1-3, a 3-7, c 7-8");
}

TEST_CASE("policy priority cooperative never preempts, and aging helps who waits") {
  const std::string tasks =
      "\ntask a priority 9; cpu 8ms\ntask b priority 1; cpu 2ms\ntask c at 7ms priority 2; cpu 2ms";
  CHECK(cores("policy priority cooperative" + tasks) == "a 0-8, c 8-10, b 10-12");
  CHECK(cores("policy priority cooperative aging 4ms" + tasks) == "a 0-8, b 8-10, c 10-12");
}

TEST_CASE("policy priority with a quantum lets equals take turns") {
  CHECK(cores("policy priority quantum 2ms\ntask a priority 2; cpu 4ms\n"
              "task b priority 2; cpu 3ms\ntask c priority 1; cpu 1ms") ==
        "a 0-2, b 2-4, a 4-6, b 6-7, c 7-8");
}

TEST_CASE("policy priority ties index takes the lowest index of those who wait") {
  const std::string tasks = "\ntask a at 2ms; cpu 1ms\ntask b at 1ms; cpu 1ms\ntask c; cpu 3ms";
  CHECK(cores("policy priority" + tasks) == "c 0-3, b 3-4, a 4-5");
  CHECK(cores("policy priority ties index" + tasks) == "c 0-3, a 3-4, b 4-5");
}

TEST_CASE("policy mlfq by default has three levels with quanta of 10, 20 and 40 ms") {
  CHECK(cores("policy mlfq\ntask a; cpu 100ms\ntask b; cpu 100ms") ==
        "a 0-10, b 10-20, a 20-40, b 40-60, a 60-100, b 100-140, a 140-170, b 170-200");
}

TEST_CASE("policy mlfq with levels, a list of quanta and allotments") {
  CHECK(cores("policy mlfq levels 2 quantum 2ms,4ms allotment 2,1\ntask a; cpu 10ms\n"
              "task b; cpu 6ms") == "a 0-2, b 2-4, a 4-6, b 6-8, a 8-12, b 12-14, a 14-16");
}

TEST_CASE("policy mlfq boost brings all threads back to the top, the lowest level first") {
  CHECK(cores("policy mlfq quantum 2ms boost 10ms\ntask a; cpu 12ms\ntask b; cpu 12ms") ==
        "a 0-2, b 2-4, a 4-8, b 8-10, a 10-12, b 12-14, a 14-18, b 18-24");
}

TEST_CASE("policy mlfq on-io says whether a wait refills the quantum") {
  const std::string tasks = "\ndevice d\ntask a; cpu 1ms; io d 1ms; cpu 3ms\ntask b; cpu 6ms";
  CHECK(cores("policy mlfq levels 2 quantum 2ms,4ms on-io keep" + tasks) ==
        "a 0-1, b 1-3, a 3-4, b 4-8, a 8-10");
  CHECK(cores("policy mlfq levels 2 quantum 2ms,4ms on-io reset" + tasks) ==
        "a 0-1, b 1-3, a 3-5, b 5-9, a 9-10");
}

TEST_CASE("policy mlfq after-io front puts who returns ahead of the running one") {
  const std::string tasks =
      "\ndevice d\ntask a; cpu 1ms; io d 1ms; cpu 2ms\ntask b; cpu 5ms\ntask c; cpu 2ms";
  CHECK(cores("policy mlfq levels 1 quantum 4ms" + tasks) == "a 0-1, b 1-5, c 5-7, a 7-9, b 9-10");
  CHECK(cores("policy mlfq levels 1 quantum 4ms after-io front" + tasks) ==
        "a 0-1, b 1-2, a 2-4, b 4-7, c 7-9, b 9-10");
}

TEST_CASE("policy mlfq requeue says whether a quantum ends before arrivals") {
  const std::string tasks = "\ntask a; cpu 4ms\ntask b; cpu 4ms\ntask c at 4ms; cpu 1ms";
  CHECK(cores("policy mlfq levels 1 quantum 2ms" + tasks) == "a 0-2, b 2-4, a 4-6, c 6-7, b 7-9");
  CHECK(cores("policy mlfq levels 1 quantum 4ms requeue preempted-first\ntask a; cpu 6ms\n"
              "task b; cpu 1ms\ntask c at 4ms; cpu 1ms") == "a 0-4, b 4-5, a 5-7, c 7-8");
  CHECK(cores("policy mlfq levels 1 quantum 4ms requeue arrivals-first\ntask a; cpu 6ms\n"
              "task b; cpu 1ms\ntask c at 4ms; cpu 1ms") == "a 0-4, b 4-5, c 5-6, a 6-8");
}

TEST_CASE("policy lottery follows given draws") {
  CHECK(cores("policy lottery quantum 2ms draws 63,85,70,12\ntask a tickets 75; cpu 6ms\n"
              "task b tickets 25; cpu 4ms") == "a 0-2, b 2-4, a 4-8, b 8-10");
}

TEST_CASE("policy lottery draws by the seed") {
  const std::string tasks = "\ntask a; cpu 40ms\ntask b; cpu 40ms";
  CHECK(cores("seed 5\npolicy lottery quantum 1ms" + tasks) ==
        cores("seed 5\npolicy lottery quantum 1ms" + tasks));
  CHECK(cores("seed 5\npolicy lottery quantum 1ms" + tasks) !=
        cores("seed 6\npolicy lottery quantum 1ms" + tasks));
}

TEST_CASE("policy stride shares by tickets, ties by index") {
  CHECK(cores("policy stride quantum 1ms\nhorizon 8ms\ntask a tickets 100; cpu 9ms\n"
              "task b tickets 50; cpu 9ms\ntask c tickets 250; cpu 9ms") ==
        "a 0-1, b 1-2, c 2-5, a 5-6, c 6-8");
}

TEST_CASE("policy vtime gives a slice to the least virtual time") {
  CHECK(cores("policy vtime slice 20ms\ntask a; cpu 50ms\ntask b; cpu 30ms") ==
        "a 0-20, b 20-40, a 40-60, b 60-70, a 70-80");
}

TEST_CASE("policy cfs shares its latency") {
  CHECK(cores("policy cfs latency 12ms granularity 1ms\ntask a; cpu 12ms\ntask b; cpu 12ms\n"
              "task c; cpu 4ms") == "a 0-4, b 4-8, c 8-12, a 12-18, b 18-24, a 24-26, b 26-28");
}

TEST_CASE("policy eevdf lets equals take turns of a slice") {
  CHECK(cores("policy eevdf slice 3ms\ntask a; cpu 6ms\ntask b; cpu 5ms") ==
        "a 0-3, b 3-6, a 6-9, b 9-11");
}

TEST_CASE("policy edf runs the earliest deadline") {
  CHECK(cores("policy edf\nhorizon 10ms\ntask a every 5ms; cpu 2ms\ntask b every 7ms; cpu 4ms") ==
        "a 0-2, b 2-6, a#1 6-8, b#1 8-10");
}

TEST_CASE("policy rm runs the shortest period") {
  CHECK(cores("policy rm\nhorizon 10ms\ntask a every 5ms; cpu 2ms\ntask b every 7ms; cpu 4ms") ==
        "a 0-2, b 2-5, a#1 5-7, b 7-8, b#1 8-10");
}

TEST_CASE("policy rm takes the smallest gap of several arrivals for the period") {
  CHECK(cores("policy rm\ntask a at 0,9ms,13ms; cpu 2ms\ntask b every 5ms count 1; cpu 2ms") ==
        "a 0-2, b 2-4, a#1 9-11, a#2 13-15");
}

TEST_CASE("policy llf runs the smallest laxity and compares at each tick") {
  CHECK(
      cores("policy llf tick 4ms\ntask a deadline 12ms; cpu 6ms\ntask b deadline 14ms; cpu 6ms") ==
      "a 0-4, b 4-8, a 8-10, b 10-12");
}

TEST_CASE("policy random draws by the seed") {
  const std::string tasks = "\ntask a; cpu 40ms\ntask b; cpu 40ms";
  CHECK(cores("seed 5\npolicy random quantum 1ms" + tasks) !=
        cores("seed 6\npolicy random quantum 1ms" + tasks));
}

TEST_CASE("with queues per-core and steal an idle core takes who would be picked last") {
  const std::string text =
      "\ncores 2\npolicy priority\ntask a priority 9; cpu 6ms\ntask b priority 9 pin 1; cpu 2ms\n"
      "task c priority 3; cpu 1ms\ntask e priority 5; cpu 1ms\ntask f priority 1 pin 0; cpu 1ms";
  // a, c and f are in the queue of core 0; f would be picked last there, but is pinned.
  CHECK(cores("queues per-core steal" + text) == "a 0-6, f 6-7 | b 0-2, e 2-3, c 3-4");
  CHECK(cores("queues per-core" + text) == "a 0-6, c 6-7, f 7-8 | b 0-2, e 2-3");
}

}  // namespace
}  // namespace interleave
