// Sentences about slices, gaps, decisions and ends.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>
#include <string>
#include <vector>

#include "made_trace.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

constexpr TraceRow kCore{TraceRow::Kind::core, 0};
constexpr TraceRow kLaneOfA{TraceRow::Kind::lane, 0}, kLaneOfB{TraceRow::Kind::lane, 1};

TEST_CASE("a slice is told with what it is, how it began and what ended it") {
  const Trace trace = made_run();
  CHECK(describe_slice(trace, kCore, 0) ==
        "a runs on core 0 from 0 to 2 ms, 2 ms (work): it was chosen the moment it became ready; "
        "then its quantum ended and somebody waited.");
  CHECK(describe_slice(trace, kCore, 1) ==
        "b runs on core 0 from 2 ms to 4 ms, 2 ms (work): it had been ready for 2 ms when it was "
        "chosen; then its quantum ended and somebody waited.");
  CHECK(describe_slice(trace, kLaneOfA, 2) ==
        "a runs on core 0 from 4 ms to 5 ms, 1 ms (work): it had been ready for 2 ms when it was "
        "chosen; then it had to wait for disk.");
  CHECK(describe_slice(trace, kLaneOfA, 4) ==
        "a runs on core 0 from 8 ms to 9 ms, 1 ms: it was chosen the moment it became ready; then "
        "it was finished.");
}

TEST_CASE("a preempted slice names who took the core") {
  Trace trace = made_run();
  Track changed;
  for (std::size_t i = 0; i < trace.lanes[0].track.size(); ++i) {
    Slice slice = trace.lanes[0].track[i];
    if (i == 1) slice.cause = Cause::preempted;
    changed.append(slice);
  }
  trace.lanes[0].track = changed;
  CHECK(describe_slice(trace, kCore, 0).ends_with("then b took the core."));
  CHECK(describe_gap(trace, kLaneOfA, 1)
            .ends_with("somebody more urgent had taken its core; b had the core."));
}

TEST_CASE("a gap is told with what the job waits for and who had it") {
  const Trace trace = made_run();
  CHECK(describe_gap(trace, kLaneOfB, 0) ==
        "b is ready and waits for a core from 0 to 2 ms, 2 ms: it has just arrived; a had the "
        "core.");
  CHECK(describe_gap(trace, kLaneOfA, 1) ==
        "a is ready and waits for a core from 2 ms to 4 ms, 2 ms: its quantum had ended; b had the "
        "core.");
  CHECK(describe_gap(trace, kLaneOfA, 3) ==
        "a waits for disk from 5 ms to 8 ms, 3 ms: it was served at once.");
}

TEST_CASE("a gap at a device tells how long the job queued there") {
  Trace trace = made_run();
  trace.devices[0].requests[0].begun = at_ms(6);
  CHECK(describe_gap(trace, kLaneOfA, 3).ends_with("it queued there for 1 ms."));
}

TEST_CASE("a gap at a mutex names the holder") {
  Trace trace = made_run();
  trace.mutexes = {{"m", 0, true}};
  trace.coordination = {{at_ms(2), JobId{1}, 0, 0, 0, CoordinationEvent::Kind::locked}};
  Track lane;
  lane.append(
      {at_ms(3), at_ms(6), JobId{0}, 0, 0, State::blocked, Cause::wait_began, WaitKind::mutex});
  trace.lanes[0].track = lane;
  CHECK(describe_gap(trace, kLaneOfA, 0) ==
        "a waits for the mutex m from 3 ms to 6 ms, 3 ms: b held it.");
}

TEST_CASE("a job of a pool waits for a thread before its first run") {
  Trace trace = made_run();
  trace.thread_per_task = false;
  CHECK(describe_gap(trace, kLaneOfB, 0).starts_with("b is ready and waits for a thread from 0"));
}

TEST_CASE("an idle core is told with the reason") {
  Trace trace = made_run();
  CHECK(describe_slice(trace, kCore, 4) ==
        "Core 0 is idle from 6 ms to 8 ms, 2 ms: nobody was ready.");
  trace.jobs[0].finish = at_ms(6);
  CHECK(describe_slice(trace, kCore, 4).ends_with(": nothing was left to do."));
  trace.jobs[0].arrival = trace.jobs[1].arrival = at_ms(8);
  CHECK(describe_slice(trace, kCore, 4).ends_with(": nobody was ready yet."));
}

TEST_CASE("polling, switching and lost time have words of their own") {
  for (const auto& [state, words] :
       {std::pair{State::polling, "a keeps asking on core 0 from 0 to 1 ms, 1 ms"},
        std::pair{State::switching, "a is being switched to on core 0 from 0 to 1 ms, 1 ms"},
        std::pair{State::stalled,
                  "Other programs have taken a off its processor from 0 to 1 ms, 1 ms"}}) {
    Recorder recorder{made_head(1, 1)};
    const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(2));
    recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), state, Cause::dispatched, 2);
    recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::running, Cause::operation_began,
                     2);
    recorder.end(End::horizon, at_ms(2));
    CHECK(describe_slice(recorder.trace(), kCore, 0).starts_with(words));
    CHECK(describe_slice(recorder.trace(), kCore, 1).ends_with("then the run ended."));
  }
}

TEST_CASE("a dropped job's last slice says so") {
  Trace trace = made_run();
  trace.jobs[1].dropped = trace.jobs[1].finish;
  trace.jobs[1].finish.reset();
  CHECK(describe_slice(trace, kLaneOfB, 3).ends_with("then it was dropped at its deadline."));
}

Decision decided(std::string_view kind, std::int64_t chosen, std::int64_t other) {
  Decision decision;
  decision.at = at_ms(4);
  decision.core = CoreId{0};
  decision.chosen = {ThreadId{0}, JobId{0}, {kind, chosen}};
  decision.waited = {{ThreadId{1}, JobId{1}, {kind, other}}};
  decision.waited_count = 1;
  return decision;
}

TEST_CASE("a decision is told with its occasion, its rule and its keys") {
  const Trace trace = made_run();
  Decision decision = decided("priority", 5, 2);
  CHECK(describe_decision(trace, decision) ==
        "At 4 ms core 0 went to a, because the core was idle. The rule is: the highest priority "
        "goes first; a has priority 5, while b (priority 2) had to wait.");
  decision.why = Decision::Why::preempted;
  decision.former = decision.waited[0];
  CHECK(describe_decision(trace, decision)
            .starts_with("At 4 ms core 0 went to a, because it is more urgent than b (priority 2), "
                         "who had it. "));
  decision = decided("place", 1, 2);
  decision.why = Decision::Why::quantum_expired;
  decision.former = decision.waited[0];
  CHECK(describe_decision(trace, decision) ==
        "At 4 ms core 0 went to a, because the quantum of b had ended. The rule is: first come, "
        "first served; a was first in the queue, while b had to wait.");
  decision.why = Decision::Why::former_ended;
  decision.waited.clear();
  decision.waited_count = 0;
  CHECK(describe_decision(trace, decision) ==
        "At 4 ms core 0 went to a, because b had ended. a was the only one who waited.");
}

TEST_CASE("a decision that leaves the core idle, or with whom it was, is told as such") {
  const Trace trace = made_run();
  Decision decision = decided("place", 1, 2);
  decision.waited.clear();
  decision.waited_count = 0;
  decision.why = Decision::Why::quantum_expired;
  decision.former = decision.chosen;
  CHECK(describe_decision(trace, decision) ==
        "At 4 ms the quantum of a ended on core 0; nobody waited, so it began another.");
  decision.chosen.reset();
  decision.why = Decision::Why::nobody_ready;
  CHECK(describe_decision(trace, decision) ==
        "At 4 ms core 0 became idle: nobody was ready who may use it.");
}

TEST_CASE("each key of a decision has its words") {
  const Trace trace = made_run();
  const auto words = [&trace](std::string_view kind, std::int64_t value) {
    const std::string text = describe_decision(trace, decided(kind, value, value));
    const std::size_t from = text.find("; a ") + 2;
    return text.substr(from, text.find(", while") - from);
  };
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
  CHECK(words("burst", 3'000'000) == "a has 3 ms to compute");
  CHECK(words("remaining", 3'000'000) == "a has 3 ms left to compute");
  CHECK(words("response-ratio", 1'504'000) == "a has a response ratio of 1.50");
  CHECK(words("level", 0) == "a has level 0");
  CHECK(words("tickets", 1) == "a has 1 ticket");
  CHECK(words("tickets", 20) == "a has 20 tickets");
  CHECK(words("pass", 100) == "a has pass 100");
  CHECK(words("virtual-time", 1'000) == "a has a virtual time of 1 µs");
  CHECK(words("virtual-deadline", 1'000) == "a has a virtual deadline of 1 µs");
  CHECK(words("deadline", 9'000'000) == "a has its deadline at 9 ms");
  CHECK(words("deadline", kNone) == "a has no deadline");
  CHECK(words("period", 9'000'000) == "a has a period of 9 ms");
  CHECK(words("period", kNone) == "a has no period");
  CHECK(words("laxity", -2'000'000) ==
        "a has \xE2\x88\x92"
        "2 ms to spare");
  CHECK(words("laxity", kNone) == "a has no deadline");
  CHECK(words("drawn", 0) == "a was drawn");
}

TEST_CASE("where the reader decides the sentence says so") {
  Trace trace = made_run();
  trace.policy = "manual quantum 10ms";
  CHECK(describe_decision(trace, decided("drawn", 0, 0))
            .ends_with("The rule is: you decide; a was picked, while b had to wait."));
}

Trace deadlocked() {
  Trace trace = made_run();
  trace.end_kind = End::deadlock;
  for (JobInfo& job : trace.jobs) job.finish.reset();
  trace.mutexes = {{"left", 0, true}, {"right", 0, true}};
  trace.stuck = {{JobId{0}, 0, Stuck::Kind::waits, WaitKind::mutex, 1, JobId{1}, true},
                 {JobId{1}, 0, Stuck::Kind::waits, WaitKind::mutex, 0, JobId{0}, true}};
  return trace;
}

TEST_CASE("a deadlock is told task by task, round the circle") {
  CHECK(describe_end(deadlocked()) ==
        "From 9 ms on nobody can ever go on, which is a deadlock. They wait for each other in a "
        "circle: a waits for the mutex right, which b holds; b waits for the mutex left, which a "
        "holds.");
  CHECK(describe_now(deadlocked(), at_ms(9)) ==
        "From 9 ms on nobody can ever go on, which is a deadlock; none of the 2 jobs has finished. "
        "a waits for the mutex right, which b holds.");
}

TEST_CASE("lone waits say who is missing") {
  Trace trace = deadlocked();
  trace.semaphores = {{"s", 0, true}};
  trace.channels = {{"c", 0, true}};
  trace.barriers = {{"b", 2, true}};
  trace.programs[0].operations[0].verb = "send c";
  trace.jobs[1].index = 2;
  const auto clause = [&trace](WaitKind wait, std::uint32_t operation) {
    return describe_stuck(trace, {JobId{0}, operation, Stuck::Kind::waits, wait, 0, {}, false});
  };
  CHECK(clause(WaitKind::semaphore, 1) ==
        "a waits for the semaphore s, which nobody is left to signal");
  CHECK(clause(WaitKind::channel, 0) ==
        "a waits for the channel c, from which nobody is left to receive");
  CHECK(clause(WaitKind::channel, 1) ==
        "a waits for the channel c, to which nobody is left to send");
  CHECK(clause(WaitKind::barrier, 1) ==
        "a waits for the barrier b, where too few are left to arrive");
  CHECK(clause(WaitKind::mutex, 1) == "a waits for the mutex left, which nobody is left to unlock");
  CHECK(describe_stuck(
            trace, {JobId{0}, 0, Stuck::Kind::waits, WaitKind::child, kNoPlace, JobId{1}, false}) ==
        "a waits for the jobs that it spawned, that is for b (job 2)");
}

TEST_CASE("a fault names the task and what it did") {
  Trace trace = deadlocked();
  trace.end_kind = End::fault;
  trace.stuck = {{JobId{0}, 0, Stuck::Kind::locked_twice, WaitKind::none, 0, {}, false}};
  CHECK(describe_end(trace) ==
        "The run ended at 9 ms with a fault of the program. a locks the mutex left, which it holds "
        "already.");
  trace.stuck[0].kind = Stuck::Kind::unlocked_unheld;
  CHECK(describe_end(trace).ends_with("a unlocks the mutex left, which it does not hold."));
  trace.end_kind = End::no_progress;
  trace.stuck[0].kind = Stuck::Kind::makes_no_progress;
  CHECK(describe_end(trace) ==
        "The run ended at 9 ms, where a task went on and on without time passing. a has done a "
        "million operations in one instant.");
}

TEST_CASE("of many that are stuck some are told and the others counted") {
  Trace trace = deadlocked();
  trace.stuck.assign(9, trace.stuck[0]);
  for (Stuck& stuck : trace.stuck) stuck.in_cycle = false;
  CHECK(describe_end(trace).ends_with("which b holds; 1 more job waits as well."));
}

TEST_CASE("how many jobs have finished is told in the right number") {
  const auto finished = [](std::size_t done, std::size_t all) {
    Trace trace = made_head(1, 1);
    trace.jobs.resize(all, {TaskId{0}, 0, 0, at_ms(0), {}, {}, {}});
    for (std::size_t i = 0; i < done; ++i) trace.jobs[i].finish = at_ms(0);
    const std::string text = describe_run(trace, measure(trace, std::nullopt));
    return text.substr(text.find(": ") + 2, text.find(',') - text.find(": ") - 2);
  };
  CHECK(finished(0, 0) == "there was nothing to do");
  CHECK(finished(1, 1) == "the only job has finished");
  CHECK(finished(0, 1) == "the only job has not finished");
  CHECK(finished(0, 2) == "none of the 2 jobs has finished");
  CHECK(finished(1, 2) == "1 of 2 jobs has finished");
  CHECK(finished(2, 2) == "both jobs have finished");
  CHECK(finished(2, 3) == "2 of 3 jobs have finished");
  CHECK(finished(3, 3) == "all 3 jobs have finished");
}

TEST_CASE("missed deadlines are told with the run") {
  Trace trace = made_run();
  const auto told = [&trace] { return describe_run(trace, measure(trace, std::nullopt)); };
  trace.jobs[0].deadline = at_ms(1);
  CHECK(told().find("; 1 deadline was missed; on average") != std::string::npos);
  trace.jobs[1].deadline = trace.jobs[1].dropped = trace.jobs[1].finish;
  trace.jobs[1].finish.reset();
  CHECK(told().find("2 deadlines were missed and 1 of those jobs was dropped") !=
        std::string::npos);
  trace.jobs[0].deadline.reset();
  CHECK(told().find("; 1 job was dropped at its deadline;") != std::string::npos);
}

TEST_CASE("a slice that cost a switch says how much") {
  Recorder recorder{made_head(1, 1)};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(2));
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(0), State::switching, Cause::dispatched, 2);
  recorder.on_core(a, CoreId{0}, ThreadId{0}, at_ms(1), State::running, Cause::operation_began, 2);
  recorder.end(End::horizon, at_ms(2));
  CHECK_THAT(describe_slice(recorder.trace(), kCore, 1),
             Catch::Matchers::ContainsSubstring("to switch to it had cost 1 ms"));
}

TEST_CASE("those who have to do with a gap are named: who had the cores, who held the mutex") {
  Trace trace = made_run();
  CHECK(concerned_jobs(trace, kLaneOfB, 0, 9) == std::vector{JobId{0}});
  CHECK(concerned_jobs(trace, kLaneOfB, 0, 0).empty());
  CHECK(concerned_jobs(trace, kCore, 4, 9).empty());
  trace.mutexes = {{"m", 0, true}};
  trace.coordination = {{at_ms(2), JobId{1}, 0, 0, 0, CoordinationEvent::Kind::locked}};
  Track lane;
  lane.append(
      {at_ms(3), at_ms(6), JobId{0}, 0, 0, State::blocked, Cause::wait_began, WaitKind::mutex});
  trace.lanes[0].track = lane;
  CHECK(concerned_jobs(trace, kLaneOfA, 0, 9) == std::vector{JobId{1}});
}

TEST_CASE("a job outside of its slices has not come, queues, or has ended") {
  Trace trace = made_run();
  trace.jobs[0].arrival = at_ms(3);
  CHECK(describe_absence(trace, JobId{0}, at_ms(2)) == "a has not arrived yet: it comes at 3 ms.");
  CHECK(describe_absence(trace, JobId{0}, at_ms(3)) ==
        "a queues behind the job before it since 3 ms.");
  trace.jobs[0].finish = at_ms(8);
  CHECK(describe_absence(trace, JobId{0}, at_ms(8)) == "a finished at 8 ms.");
  trace.jobs[0].finish.reset();
  trace.jobs[0].dropped = at_ms(8);
  CHECK(describe_absence(trace, JobId{0}, at_ms(9)) == "a was dropped at its deadline, at 8 ms.");
}

TEST_CASE("each of the eleven checks is said in a sentence of its own") {
  std::vector<std::string> sentences;
  for (const CheckResult& check : check(made_run())) {
    sentences.push_back(describe_check(check));
    CHECK(sentences.back().ends_with('.'));
  }
  REQUIRE(sentences.size() == 11);
  std::sort(sentences.begin(), sentences.end());
  CHECK(std::unique(sentences.begin(), sentences.end()) == sentences.end());
  CHECK(describe_check({12, "none", 0, {}}).empty());
}

}  // namespace
}  // namespace interleave
