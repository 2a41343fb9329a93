// The settings, attributes and operations of language.md's tables, row by row.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

RunSpec run_of(std::string_view text, std::size_t variant = 0) {
  const ParsedScenario parsed = parse(text);
  INFO(text);
  INFO((parsed.ok() ? "" : parsed.diagnostics[0].message));
  REQUIRE(parsed.ok());
  auto run = resolve_in_text(parsed, variant);
  REQUIRE(run.has_value());
  return std::move(*run);
}

constexpr Duration ms(std::int64_t value) { return {value * 1'000'000}; }

template <class Operation>
Operation op(const RunSpec& run, std::size_t index, std::size_t program = 0) {
  const auto* found = std::get_if<Operation>(&run.programs.at(program).ops.at(index));
  REQUIRE(found);
  return *found;
}

TEST_CASE("each model has its number of threads where it needs one") {
  CHECK(run_of("model serial").model == RuntimeModel::serial);
  CHECK(run_of("model processes").model == RuntimeModel::processes);
  CHECK(run_of("model event-loop").model == RuntimeModel::event_loop);
  CHECK(run_of("model pool 3").threads == 3);
  CHECK(run_of("param n = 2;model green ($n * 2)").threads == 4);
  CHECK(diagnosed("model pool") == Found{"1:11 expected-number"});
  CHECK(diagnosed("model pool 0") == Found{"1:12 out-of-range"});
  CHECK(diagnosed("model threads 3") == Found{"1:15 unexpected-word"});
  CHECK(hint_of("model eventloop") == "did you mean `event-loop`?");
}

TEST_CASE("an interpreter lock has an interval of 5 ms unless said otherwise") {
  CHECK_FALSE(run_of("task a").interpreter_lock.has_value());
  CHECK(run_of("interpreter-lock").interpreter_lock == ms(5));
  CHECK(run_of("interpreter-lock interval 2ms").interpreter_lock == ms(2));
  const char* const text = "interpreter-lock;variant \"a\";variant \"b\";interpreter-lock off";
  CHECK(run_of(text, 0).interpreter_lock == ms(5));
  CHECK_FALSE(run_of(text, 1).interpreter_lock.has_value());
}

TEST_CASE("an io or sleep without a word waits as `waits` says, else as its model does") {
  const std::string tasks = ";device d;task a;io d 1ms;sleep 1ms;io d 1ms polling";
  const auto mode = [&](const std::string& settings, std::size_t index) {
    return op<Io>(run_of(settings + tasks), index).wait;
  };
  CHECK(mode("model threads", 0) == WaitMode::blocking);
  CHECK(mode("model serial", 0) == WaitMode::blocking);
  CHECK(mode("model processes", 0) == WaitMode::blocking);
  CHECK(mode("model pool 2", 0) == WaitMode::blocking);
  CHECK(mode("model event-loop", 0) == WaitMode::async);
  CHECK(mode("model green 2", 0) == WaitMode::async);
  CHECK(mode("model green 2;waits blocking", 0) == WaitMode::blocking);
  CHECK(mode("waits async", 0) == WaitMode::async);
  CHECK(mode("waits async", 2) == WaitMode::polling);
  CHECK(op<Sleep>(run_of("waits polling" + tasks), 1).wait == WaitMode::polling);
}

TEST_CASE("queues are global, or one a core with or without stealing") {
  CHECK_FALSE(run_of("queues global").policy.per_core);
  CHECK(run_of("queues per-core").policy.per_core);
  CHECK_FALSE(run_of("queues per-core").policy.steal);
  CHECK(run_of("policy fifo;queues per-core steal").policy.steal);
  CHECK(diagnosed("queues global steal") == Found{"1:15 unexpected-word"});
}

TEST_CASE("costs are nothing, or typical, and single kinds follow") {
  CHECK(run_of("task a").machine.cost[CostKind::switch_thread] == Duration{});
  const CostSpec typical = run_of("cost typical").machine.cost;
  CHECK(typical[CostKind::switch_thread] == Duration{2'000});
  CHECK(typical[CostKind::process_switch] == Duration{4'000});
  CHECK(typical[CostKind::task_switch] == Duration{200});
  CHECK(typical[CostKind::spawn] == Duration{15'000});
  CHECK(typical[CostKind::process_spawn] == Duration{500'000});
  CHECK(typical[CostKind::migrate] == Duration{10'000});
  CHECK(typical[CostKind::poll] == Duration{1'000});
  CHECK(typical[CostKind::message] == Duration{5'000});
  const CostSpec own = run_of("cost typical poll 0 switch 3us").machine.cost;
  CHECK(own[CostKind::switch_thread] == Duration{3'000});
  CHECK(own[CostKind::poll] == Duration{});
  CHECK(own[CostKind::migrate] == Duration{10'000});
  CHECK(run_of("cost typical;variant \"v\";cost none").machine.cost[CostKind::spawn] == Duration{});
  CHECK(diagnosed("cost switch 1us switch 2us") == Found{"1:17 defined-twice"});
  CHECK(hint_of("cost typicl") == "did you mean `typical`?");
  CHECK(hint_of("cost proces-switch 1us") == "did you mean `process-switch`?");
}

TEST_CASE("what tasks coordinate with is declared by name and replaced by variants") {
  const char* const text =
      "mutex m inherit;semaphore s 2;channel c;channel d capacity 4;channel e capacity unlimited\n"
      "barrier b 3\nvariant \"v\"\nvariant \"w\"\nmutex m\nmutex n pcp\nsemaphore s 0";
  const RunSpec common = run_of(text, 0);
  CHECK(common.mutexes[0].protocol == MutexProtocol::inherit);
  CHECK(common.semaphores[0].count == 2);
  CHECK(common.channels[0].capacity == 0);
  CHECK(common.channels[1].capacity == 4);
  CHECK(common.channels[2].capacity == ChannelSpec::kUnlimited);
  CHECK(common.barriers[0].parties == 3);
  const RunSpec own = run_of(text, 1);
  REQUIRE(own.mutexes.size() == 2);
  CHECK(own.mutexes[0].protocol == MutexProtocol::plain);
  CHECK(own.mutexes[1].protocol == MutexProtocol::pcp);
  CHECK(own.semaphores[0].count == 0);
  CHECK(diagnosed("barrier b 0") == Found{"1:11 out-of-range"});
  CHECK(diagnosed("semaphore s") == Found{"1:12 expected-number"});
  CHECK(diagnosed("mutex m fair") == Found{"1:9 unknown-word"});
  CHECK(parse("mutex m fair").diagnostics[0].message ==
        "expected `inherit`, `pcp`, `ceiling`, `non-preemptive` or the end of the statement, found "
        "`fair`");
  CHECK(diagnosed("mutex m;mutex m")[0] == "1:15 defined-twice");
}

TEST_CASE("copies arrive apart, each that much after the one before it") {
  const RunSpec run = run_of("task a x3 at 1ms,9ms apart 5ms");
  CHECK(run.tasks[0].at == std::vector<Time>{{1'000'000}, {9'000'000}});
  CHECK(run.tasks[2].at == std::vector<Time>{{11'000'000}, {19'000'000}});
  CHECK(run.tasks[2].copy == 2);
}

TEST_CASE(
    "copies at random distances are the same in every variant and with every other seed not") {
  const char* const text =
      "task a x4 apart exponential 5ms\nvariant \"v\"\nvariant \"w\";cores 3\n"
      "variant \"x\";seed 2";
  const auto arrivals = [&](std::size_t variant) {
    std::vector<Time> at;
    for (const TaskSpec& task : run_of(text, variant).tasks) at.push_back(task.at[0]);
    return at;
  };
  CHECK(arrivals(0)[0] == Time{});
  CHECK(arrivals(0)[1] > Time{});
  CHECK(arrivals(0) == arrivals(1));
  CHECK(arrivals(0) != arrivals(2));
}

TEST_CASE("after names tasks, groups or one of a group") {
  const RunSpec run = run_of("task c after b, a.2\ntask a x3\ntask b\ntask d after a");
  CHECK(run.tasks[0].after == 1);
  const auto& first = run.prerequisites[1];
  REQUIRE(first.size() == 2);
  CHECK((first[0].first == TaskId{4} && first[0].count == 1));
  CHECK((first[1].first == TaskId{2} && first[1].count == 1));
  CHECK((run.prerequisites[2][0].first == TaskId{1} && run.prerequisites[2][0].count == 3));
  CHECK(run.tasks[4].after == 0);
  CHECK(diagnosed("task a after a") == Found{"1:14 after-cycle"});
  CHECK(diagnosed("task a x2;task b after a.3") == Found{"1:24 unknown-task"});
  CHECK(diagnosed("task a;task b after a.1") == Found{"1:21 unknown-task"});
  CHECK(hint_of("task worker;task b after worke") == "did you mean `worker`?");
}

TEST_CASE("a periodic task has its period as its deadline") {
  const RunSpec run = run_of(
      "task a every 5ms count 3\ntask b every 5ms count 2 deadline 3ms drop\n"
      "task c every 5ms count 1 deadline none\ntask d every uniform 1ms 2ms count 2\n"
      "task e at 2ms deadline 9ms\ntask f");
  CHECK(run.tasks[0].every == Length{ms(5)});
  CHECK(run.tasks[0].count == 3);
  CHECK(run.tasks[0].deadline == ms(5));
  CHECK_FALSE(run.tasks[0].drop);
  CHECK(run.tasks[1].deadline == ms(3));
  CHECK(run.tasks[1].drop);
  CHECK_FALSE(run.tasks[2].deadline.has_value());
  CHECK(run.tasks[3].every == Length{Distribution::uniform, ms(1), ms(2)});
  CHECK_FALSE(run.tasks[3].deadline.has_value());
  CHECK(run.tasks[4].deadline == ms(9));
  CHECK_FALSE(run.tasks[5].deadline.has_value());
  CHECK(run_of("horizon 1s;task a every 5ms").tasks[0].count == TaskSpec::kEndless);
  CHECK(diagnosed("task a every 5ms count 0") == Found{"1:24 out-of-range"});
  CHECK(diagnosed("task a every 5ms count 1000001") == Found{"1:24 too-many-jobs"});
}

TEST_CASE("nice, tickets and priority have their ranges and defaults") {
  const TaskSpec plain = run_of("task a").tasks[0];
  CHECK((plain.priority == 0 && plain.nice == 0 && plain.tickets == 100));
  CHECK(run_of("policy cfs;task a nice -20;task b nice 19").tasks[0].nice == -20);
  CHECK(run_of("policy stride;task a tickets 7").tasks[0].tickets == 7);
  CHECK(run_of("policy priority;task a priority -3").tasks[0].priority == -3);
  CHECK(diagnosed("policy cfs;task a nice 20") == Found{"1:24 out-of-range"});
  CHECK(diagnosed("policy cfs;task a nice -21") == Found{"1:24 out-of-range"});
  CHECK(diagnosed("policy stride;task a tickets 0") == Found{"1:30 out-of-range"});
  CHECK(diagnosed("policy stride;task a tickets 10001") == Found{"1:30 out-of-range"});
}

TEST_CASE("pins are sets of cores that exist, shared by tasks") {
  const RunSpec run = run_of("cores 2;task a pin 1,0,1;task b pin 0,1;task c pin 1,5;task d");
  CHECK(run.pin_sets.size() == 3);
  CHECK(run.pin_sets[0].empty());
  CHECK(run.tasks[0].pins == run.tasks[1].pins);
  CHECK(run.pin_sets[run.tasks[0].pins] == std::vector<CoreId>{{0}, {1}});
  CHECK(run.pin_sets[run.tasks[2].pins] == std::vector<CoreId>{{1}});
  CHECK(run.tasks[3].pins == 0);
  CHECK(diagnosed("cores 2;task a pin 2,3") == Found{"1:20 no-such-core"});
}

TEST_CASE("an on-demand task starts only by spawn, each time as often as said") {
  const RunSpec run =
      run_of("task a;spawn w;spawn g.2 3;join;task w on-demand;task g x2 on-demand");
  CHECK(run.tasks[1].on_demand);
  CHECK(run.tasks[1].at.empty());
  CHECK(op<Spawn>(run, 0).task == TaskId{1});
  CHECK(op<Spawn>(run, 0).count == 1);
  CHECK(op<Spawn>(run, 1).task == TaskId{3});
  CHECK(op<Spawn>(run, 1).count == 3);
  CHECK(std::holds_alternative<Join>(run.programs[0].ops[2]));
  for (const char* attribute : {"at 5ms", "apart 5ms", "after b", "every 5ms count 2"}) {
    INFO(attribute);
    const Found found =
        diagnosed(std::string("task b;task a x2 on-demand ") + attribute + ";task c;spawn a.1");
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].ends_with("on-demand-start"));
  }
}

TEST_CASE("a task is in all variants or in those that it names") {
  const char* const text =
      "task a in \"v\"\ncpu 1ms\ntask b\nvariant \"v\"\nvariant \"w\"\nvariant \"x\"";
  CHECK(run_of(text, 0).tasks.size() == 2);
  const RunSpec without = run_of(text, 1);
  REQUIRE(without.tasks.size() == 1);
  CHECK(without.tasks[0].name == "b");
  CHECK(without.tasks[0].program == ProgramId{1});
  CHECK(without.programs.size() == 2);
  CHECK(diagnosed("task a\nspawn b\ntask b on-demand in \"v\"\nvariant \"v\"\nvariant \"w\"") ==
        Found{"2:7 absent-task"});
  CHECK(hint_of("task a in \"First\"\nvariant \"Firs\"") == "did you mean `Firs`?");
}

TEST_CASE("lengths may be random") {
  const RunSpec run = run_of(
      "device d;task a;cpu uniform 1ms 3ms \"x\";io d exponential 2ms async;sleep uniform 0 4ms");
  CHECK(op<Cpu>(run, 0).length == Length{Distribution::uniform, ms(1), ms(3)});
  CHECK(op<Io>(run, 1).length == Length{Distribution::exponential, ms(2)});
  CHECK(op<Io>(run, 1).wait == WaitMode::async);
  CHECK(op<Sleep>(run, 2).length == Length{Distribution::uniform, {}, ms(4)});
  CHECK(diagnosed("task a;cpu uniform 3ms 2ms") == Found{"1:12 bad-range"});
  CHECK(diagnosed("task a;cpu uniform 3ms") == Found{"1:23 expected-duration"});
}

TEST_CASE("each verb names what it is about") {
  const RunSpec run = run_of(
      "mutex l;mutex m;semaphore s 1;channel c capacity 1;barrier b 1;task a;lock m;unlock m\n"
      "wait s;signal s;send c;receive c;arrive b;yield;lock l;unlock l");
  CHECK(op<Coordinate>(run, 0).verb == Verb::lock);
  CHECK(op<Coordinate>(run, 0).object == 1);
  CHECK(op<Coordinate>(run, 1).verb == Verb::unlock);
  CHECK(op<Coordinate>(run, 2).verb == Verb::wait);
  CHECK(op<Coordinate>(run, 3).verb == Verb::signal);
  CHECK(op<Coordinate>(run, 4).verb == Verb::send);
  CHECK(op<Coordinate>(run, 5).verb == Verb::receive);
  CHECK(op<Coordinate>(run, 6).verb == Verb::arrive);
  CHECK(std::holds_alternative<Yield>(run.programs[0].ops[7]));
  CHECK(hint_of("mutex lok;task a;lock lock") == "did you mean `lok`?");
  CHECK(hint_of("task a;wait s") == "declare it with a line such as `semaphore s 2`");
}

TEST_CASE("a word of the language may be a name") {
  CHECK(diagnosed("mutex lock;task on-demand;lock lock;unlock lock;task every after on-demand")
            .empty());
}

}  // namespace
}  // namespace interleave
