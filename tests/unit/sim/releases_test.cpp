// When jobs come: `after`, `every`, `spawn` and `join`, and lengths drawn at random.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "scenario_run.hpp"

namespace interleave {
namespace {

std::string arrivals(const ScenarioRun& result, std::string_view task) {
  std::string text;
  for (const JobInfo& job : result.trace.jobs) {
    if (result.trace.tasks[job.task.index()].name == task) text += " " + ms(job.arrival);
  }
  return text;
}

TEST_CASE("a task arrives when the one that it comes after has finished") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask b after a; cpu 1ms\ntask a at 1ms; cpu 2ms; sleep 3ms");
  CHECK(arrivals(result, "b") == " 6");
  CHECK(result.cores() == "a 1-3, b 6-7 | ");
}

TEST_CASE("a task after a group waits for all of it, after one of the group for that one") {
  const ScenarioRun result =
      run("policy fifo\ntask g x3; cpu 2ms\ntask all after g; cpu 1ms\n"
          "task second after g.2; cpu 1ms");
  CHECK(result.cores() == "g.1 0-2, g.2 2-4, g.3 4-6, second 6-7, all 7-8");
  CHECK(arrivals(result, "all") == " 6");
  CHECK(arrivals(result, "second") == " 4");
}

TEST_CASE("a task after several waits for the last job of each") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask a at 0,5ms; cpu 1ms\ntask b; cpu 3ms\n"
          "task c after a,b; cpu 1ms");
  CHECK(arrivals(result, "c") == " 6");
}

TEST_CASE("with at and after a task arrives at the later of both") {
  const std::string a = "policy fifo\ntask a; cpu 3ms\n";
  CHECK(arrivals(run(a + "task b at 2ms after a; cpu 1ms"), "b") == " 3");
  CHECK(arrivals(run(a + "task b at 5ms after a; cpu 1ms"), "b") == " 5");
  CHECK(arrivals(run(a + "task b at 2ms,5ms after a; cpu 1ms"), "b") == " 3 5");
}

TEST_CASE("copies that come apart do so behind what they all come after") {
  const std::string a = "policy fifo; cores 4\ntask a; cpu 3ms\n";
  const auto arrive = [&](const std::string& attributes) {
    const ScenarioRun result = run(a + "task b x3 " + attributes + "; cpu 1ms");
    return arrivals(result, "b.1") + arrivals(result, "b.2") + arrivals(result, "b.3");
  };
  CHECK(arrive("apart 1ms after a") == " 3 4 5");
  CHECK(arrive("at 2ms apart 2ms after a") == " 3 5 7");
  CHECK(arrive("at 5ms apart 1ms after a") == " 5 6 7");
  CHECK(arrive("apart 1ms after a every 5ms count 2") == " 3 8 4 9 5 10");
}

TEST_CASE("a periodic task is released at each multiple of its period from its arrival on") {
  const ScenarioRun result = run("policy fifo\ntask a at 2ms every 5ms count 3; cpu 1ms");
  CHECK(arrivals(result, "a") == " 2 7 12");
  CHECK(result.info("a", 1).deadline == Time{12'000'000});
  CHECK(result.trace.end_kind == End::completed);
}

TEST_CASE("a periodic task without a count goes on up to the horizon, and none comes at it") {
  const ScenarioRun result = run("policy fifo; horizon 15ms\ntask a every 5ms; cpu 1ms");
  CHECK(arrivals(result, "a") == " 0 5 10");
  CHECK(result.trace.end_kind == End::horizon);
}

TEST_CASE("a periodic task after another is first released when that one has finished") {
  const ScenarioRun result =
      run("policy fifo\ntask a; cpu 3ms\ntask b after a every 5ms count 2; cpu 1ms");
  CHECK(arrivals(result, "b") == " 3 8");
}

TEST_CASE("random gaps lie within their bounds and are the same under every policy") {
  const std::string tasks =
      "horizon 500ms\ntask a every uniform 3ms 9ms; cpu 2ms\ntask b; cpu 100ms\n";
  const ScenarioRun one = run("policy fifo\n" + tasks);
  const ScenarioRun other = run("policy round-robin quantum 1ms; cores 2; model pool 2\n" + tasks);
  CHECK(arrivals(one, "a") == arrivals(other, "a"));
  Time former;
  int releases = 0;
  for (const JobInfo& job : one.trace.jobs) {
    if (job.task != TaskId{0} || job.index == 0) continue;
    CHECK(job.arrival - former >= Duration{3'000'000});
    CHECK(job.arrival - former <= Duration{9'000'000});
    former = job.arrival;
    ++releases;
  }
  CHECK(releases > 50);
}

TEST_CASE("random lengths are the same under every model") {
  const std::string tasks =
      "\ntask a x3; repeat 4; cpu uniform 1ms 9ms; sleep exponential 2ms; end\n"
      "task b at 0,1ms; cpu exponential 3ms";
  const ScenarioRun threads = run("policy fifo; model threads" + tasks);
  for (const char* model : {"serial", "processes; cores 2", "event-loop", "pool 2", "green 2"}) {
    const ScenarioRun other = run("model " + std::string{model} + tasks);
    INFO(model);
    for (const char* task : {"a.1", "a.2", "a.3"}) {
      CHECK(other.of(task).cpu == threads.of(task).cpu);
    }
    CHECK(other.of("b", 0).cpu == threads.of("b", 0).cpu);
    CHECK(other.of("b", 1).cpu == threads.of("b", 1).cpu);
  }
  CHECK(threads.of("a.1").cpu != threads.of("a.2").cpu);
  CHECK(threads.of("b", 0).cpu != threads.of("b", 1).cpu);
}

TEST_CASE("another seed draws other lengths") {
  const std::string task = "\ntask a; cpu uniform 0 1s";
  CHECK(run("seed 1" + task).of("a").cpu == run("seed 1" + task).of("a").cpu);
  CHECK(run("seed 1" + task).of("a").cpu != run("seed 2" + task).of("a").cpu);
}

TEST_CASE("spawned jobs are ready at once and the spawner goes on") {
  const ScenarioRun result =
      run("policy fifo\ntask p; cpu 1ms; spawn k 2; cpu 1ms\ntask k on-demand; cpu 2ms");
  CHECK(result.cores() == "p 0-2, k 2-4, k#1 4-6");
  CHECK(arrivals(result, "k") == " 1 1");
}

TEST_CASE("a join waits for all jobs that this one has spawned so far") {
  const ScenarioRun result =
      run("policy fifo; cores 3\ntask p; spawn k; spawn m; join; cpu 1ms; join; spawn k; join\n"
          "task k on-demand; cpu 2ms\ntask m on-demand; cpu 5ms");
  // The second join finds nobody to wait for, the third the one that came after.
  CHECK(result.states("p") == "child 0-5, running 5-6, child 6-8");
}

TEST_CASE("a join waits for no grandchildren") {
  const ScenarioRun result = run(
      "policy fifo; cores 3\ntask p; spawn k; join; cpu 1ms\ntask k on-demand; spawn m; cpu 2ms\n"
      "task m on-demand; cpu 9ms");
  CHECK(result.states("p") == "child 0-2, running 2-3");
}

TEST_CASE("a parent that ends leaves its children running") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask p; spawn k; cpu 1ms\ntask k on-demand; cpu 4ms");
  CHECK(result.info("p").finish == Time{1'000'000});
  CHECK(result.info("k").finish == Time{4'000'000});
}

TEST_CASE("a spawned job has its own deadline from the instant of its spawn") {
  const ScenarioRun result =
      run("policy fifo; cores 2\ntask p; cpu 2ms; spawn k\ntask k on-demand deadline 3ms drop; cpu "
          "9ms");
  CHECK(result.info("k").dropped == Time{5'000'000});
}

}  // namespace
}  // namespace interleave
