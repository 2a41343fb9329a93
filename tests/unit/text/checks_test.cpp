// What is known from the text alone: mutexes, spawns, jobs, and what has no effect.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"
#include "text/parsing.hpp"

namespace interleave {
namespace {

Found in_task(const std::string& body) {
  return diagnosed("mutex m;mutex n\ntask a\nlock n\nunlock n\n" + body);
}

TEST_CASE("a long text that is wrong all over is told by its first errors") {
  std::string text;
  for (int line = 0; line < 30'000; ++line) text += "task a; cpu soon\n";
  const Diagnostics diagnostics = parse(text).diagnostics;
  REQUIRE(diagnostics.size() == kMaxDiagnostics);
  CHECK(diagnostics.front().where.line == 1);
  CHECK(diagnostics.back().where.line <= kMaxDiagnostics);
}

TEST_CASE("a text that is parsed in pieces says the same") {
  for (const std::string text :
       {"seed 4\nsemaphore s 1\ntask a x9; cpu 1ms; wait s\nvariant \"one\"\nvariant \"two\"; "
        "cores 2",
        "task a x9; cpu 1ms\ntask b x5; lock m\nvariant \"one\"\nvariant \"two\"; cores 0",
        "interleave 9\ntask a", "task a; cpu soon"}) {
    Parsing parsing(text);
    while (!parsing.go_on(2)) continue;
    const ParsedScenario pieces = std::move(parsing).take(), whole = parse(text);
    CHECK(pieces.scenario == whole.scenario);
    REQUIRE(pieces.diagnostics.size() == whole.diagnostics.size());
    CHECK(!whole.diagnostics.empty());
    for (std::size_t i = 0; i < whole.diagnostics.size(); ++i) {
      CHECK(pieces.diagnostics[i].code == whole.diagnostics[i].code);
      CHECK(pieces.diagnostics[i].where == whole.diagnostics[i].where);
      CHECK(pieces.diagnostics[i].message == whole.diagnostics[i].message);
    }
  }
}

TEST_CASE("a mutex is not locked again by who holds it") {
  CHECK(in_task("lock m\ncpu 1ms\nunlock m\nlock m\nunlock m").empty());
  CHECK(in_task("lock m\nlock n\nunlock m\nunlock n").empty());
  CHECK(in_task("lock m\nlock m\nunlock m") == Found{"6:1 locked-twice"});
  CHECK(in_task("lock m\nrepeat 2\nunlock m\nlock m\nend\nunlock m").empty());
  CHECK(in_task("repeat 2\nlock m\nend\nunlock m") == Found{"6:1 locked-twice"});
  CHECK(in_task("repeat 1\nlock m\nend\nunlock m").empty());
  CHECK(in_task("repeat 0\nlock m\nlock m\nend").empty());
  CHECK(in_task("repeat 3\nrepeat 2\nlock m\nunlock m\nend\nlock m\nend\nunlock m") ==
        Found{"7:1 locked-twice"});
}

TEST_CASE("only who holds a mutex unlocks it") {
  CHECK(in_task("unlock m") == Found{"5:1 not-held"});
  CHECK(in_task("lock m\nunlock m\nunlock m") == Found{"7:1 not-held"});
  CHECK(in_task("lock m\nrepeat 2\nunlock m\nend") == Found{"7:1 not-held"});
}

TEST_CASE("a task that ends holds no mutex, an endless one may") {
  CHECK(in_task("lock m\ncpu 1ms") == Found{"5:1 still-held"});
  CHECK(diagnosed("horizon 1s;mutex m;task a;lock m;repeat forever;cpu 1ms;end").empty());
  CHECK(diagnosed("horizon 1s;mutex m;task a;repeat forever;cpu 1ms;lock m;end") ==
        Found{"1:50 locked-twice"});
}

TEST_CASE("mutexes are checked with the counts of the knobs") {
  const ParsedScenario parsed =
      parse("param n = 1 from 0 to 4;mutex m;task a;repeat $n;lock m;end;unlock m");
  CHECK(parsed.ok());
  CHECK_FALSE(resolve_in_text(parsed, 0, std::vector<Scalar>{{2, Unit::number}}).has_value());
  CHECK_FALSE(resolve_in_text(parsed, 0, std::vector<Scalar>{{0, Unit::number}}).has_value());
}

TEST_CASE("an operation with an error makes no mutex unbalanced") {
  CHECK(diagnosed("mutex m;task a;lock 1m;unlock m") == Found{"1:21 bad-name"});
  CHECK(diagnosed("mutex m;task a;lok m;unlock m") == Found{"1:16 unknown-statement"});
}

TEST_CASE("problems of a run are told beside errors of syntax that have nothing to do with them") {
  CHECK(diagnosed("cores x\ntask a\nrepeat forever\ncpu 1ms\nend") ==
        Found{"1:7 expected-number", "3:1 endless-without-horizon"});
  CHECK(diagnosed("task a\nrepeat forever\ncpu 5\nend") ==
        Found{"2:1 endless-without-horizon", "3:5 missing-unit"});
  CHECK(diagnosed("task a\nfoo\nlock m") == Found{"2:1 unknown-statement", "3:6 unknown-mutex"});
}

TEST_CASE("early problems of a run are not crowded out by late errors of syntax") {
  std::string text = "task a pin 7\n";
  for (int i = 0; i < 30; ++i) text += "nonsense\n";
  const Found found = diagnosed(text);
  CHECK(found.size() == kMaxDiagnostics);
  CHECK(found.front() == "1:12 no-such-core");
}

TEST_CASE("a task spawns itself neither directly nor through others") {
  CHECK(diagnosed("task a;spawn b;task b on-demand;spawn b") == Found{"1:33 endless-spawn"});
  CHECK(diagnosed("task a;spawn b;task b on-demand;spawn c;task c on-demand;spawn b") ==
        Found{"1:58 endless-spawn"});
  CHECK(diagnosed("task a;spawn b;task b on-demand;spawn b 0").empty());
  CHECK(diagnosed("task a;spawn b;task b on-demand;repeat 0;spawn b;end").empty());
}

TEST_CASE("jobs that a text makes are counted, spawned ones too") {
  CHECK(diagnosed("task a;spawn b 999999;task b on-demand").empty());
  CHECK(diagnosed("task a;spawn b 1000000;task b on-demand") == Found{"1:29 too-many-jobs"});
  CHECK(diagnosed("task a x1000 every 1ms count 1001") == Found{"1:8 too-many-jobs"});
  CHECK(diagnosed("task a;repeat 2000;spawn b 20;end;task b on-demand;repeat 50;spawn c;end\n"
                  "task c on-demand") == Found{"2:6 too-many-jobs"});
}

TEST_CASE("what is sent is received, who waits is signalled, who arrives is enough") {
  CHECK(diagnosed("channel c;task a x2;send c;task b;repeat 2;receive c;end").empty());
  CHECK(diagnosed("channel c;task a x2;send c;task b;receive c") ==
        Found{"1:9 warning more-send-than-receive"});
  CHECK(diagnosed("channel c;task a;send c;task b at 0,1ms;receive c") ==
        Found{"1:9 warning more-receive-than-send"});
  CHECK(diagnosed("channel c;task a;spawn w 3;task w on-demand;send c;task b every 1ms count 3;"
                  "receive c")
            .empty());
  CHECK(
      diagnosed("horizon 1s;channel c;task a;repeat forever;send c;end;task b;receive c").empty());
  CHECK(diagnosed("semaphore s 1;task a x2;wait s").size() == 1);
  CHECK(diagnosed("semaphore s 2;task a x2;wait s").empty());
  CHECK(diagnosed("barrier b 3;task a x4;arrive b") == Found{"1:9 warning uneven-arrivals"});
  CHECK(diagnosed("barrier b 2;task a x4;arrive b").empty());
}

TEST_CASE("a name that is declared and never used is told") {
  CHECK(diagnosed("mutex m;semaphore s 1;channel c;barrier b 1;task t on-demand") ==
        Found{"1:7 warning unused-mutex", "1:19 warning unused-semaphore",
              "1:31 warning unused-channel", "1:41 warning unused-barrier",
              "1:50 warning unused-task"});
  CHECK(diagnosed("task g x2 on-demand;task a;spawn g.2").empty());
  for (const char* use : {"cost switch $p", "interpreter-lock interval $p", "policy cfs latency $p",
                          "task a every $p count 1", "task a x2 apart uniform 0 $p",
                          "task a deadline $p", "task a;sleep $p", "task a;cpu exponential $p"}) {
    INFO(use);
    CHECK(diagnosed(std::string("param p = 3ms;") + use).empty());
  }
  for (const char* use : {"model pool $p", "semaphore s $p;task a;wait s",
                          "task a every 1ms count $p", "barrier b $p;task a x3;arrive b",
                          "policy cfs;task a nice $p", "policy stride;task a tickets $p",
                          "cores 4;task a pin $p", "task a;spawn b $p;task b on-demand"}) {
    INFO(use);
    CHECK(diagnosed(std::string("param p = 3;") + use).empty());
  }
}

TEST_CASE("what no policy of the scenario heeds is told") {
  CHECK(diagnosed("task a nice 3") == Found{"1:13 warning no-effect"});
  CHECK(diagnosed("task a tickets 3") == Found{"1:16 warning no-effect"});
  CHECK(diagnosed("policy priority;task a priority 3").empty());
  CHECK(diagnosed("policy eevdf;task a nice 3").empty());
  CHECK(diagnosed("policy lottery;task a tickets 3").empty());
  CHECK(diagnosed("task a priority 3;variant \"v\";variant \"w\";policy priority").empty());
  CHECK(diagnosed("policy priority;model serial;task a priority 3") ==
        Found{"1:46 warning no-effect"});
  CHECK(diagnosed("policy priority;model pool 1;task a priority 3").size() == 1);
  CHECK(diagnosed("task a deadline 3ms").empty());
}

TEST_CASE("words of a mutex matter under priorities and deadlines only") {
  const std::string task = ";task a;lock m;unlock m";
  CHECK(diagnosed("mutex m inherit" + task) == Found{"1:7 warning no-effect"});
  CHECK(diagnosed("mutex m" + task).empty());
  for (const char* policy : {"priority", "edf", "rm", "llf"}) {
    INFO(policy);
    CHECK(diagnosed(std::string("policy ") + policy + ";mutex m ceiling" + task).empty());
  }
  CHECK(diagnosed("policy cfs;mutex m non-preemptive" + task).size() == 1);
  CHECK(diagnosed("mutex m pcp" + task + ";variant \"v\";variant \"w\";policy rm").empty());
}

TEST_CASE("a seed matters where something is drawn") {
  CHECK(diagnosed("seed 3;policy random").empty());
  CHECK(diagnosed("seed 3;task a;cpu exponential 1ms").empty());
  CHECK(diagnosed("seed 3;task a x2 apart uniform 0 1ms").empty());
  CHECK(diagnosed("seed 3;task a every exponential 1ms count 2").empty());
  CHECK(diagnosed("seed 3;policy rr") == Found{"1:6 warning no-effect"});
}

TEST_CASE("ways to wait, locks and distances that concern nobody are told") {
  CHECK(diagnosed("waits polling;task a;cpu 1ms") == Found{"1:7 warning no-effect"});
  CHECK(diagnosed("waits polling;task a;sleep 1ms").empty());
  CHECK(diagnosed("interpreter-lock;model event-loop") == Found{"1:1 warning no-effect"});
  CHECK(diagnosed("interpreter-lock;model processes") == Found{"1:1 warning no-effect"});
  CHECK(diagnosed("interpreter-lock;model pool 2").empty());
  CHECK(diagnosed("interpreter-lock off").empty());
  CHECK(diagnosed("task a apart 5ms") == Found{"1:14 warning no-effect"});
}

TEST_CASE("a cost that nothing here can meet is told") {
  CHECK(diagnosed("cost message 1ms;task a;cpu 1ms") == Found{"1:14 warning no-effect"});
  CHECK(diagnosed("cost process-switch 1ms;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost switch 1ms;model processes;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost switch 1ms;model serial;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost switch 1ms task-switch 1ms;model event-loop;task a").size() == 1);
  CHECK(diagnosed("cost task-switch 1ms;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost spawn 1ms;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost spawn 1ms process-spawn 1ms;task a;spawn b;task b on-demand;cpu 1ms") ==
        Found{"1:30 warning no-effect"});
  CHECK(diagnosed("cost migrate 1ms;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("cost poll 1ms;task a;cpu 1ms").size() == 1);
  CHECK(diagnosed("queues per-core;task a;cpu 1ms") == Found{"1:8 warning no-effect"});
}

TEST_CASE("a cost that something can meet is not") {
  CHECK(diagnosed("cost typical;task a;cpu 1ms").empty());
  CHECK(diagnosed("cost switch 1ms;task a;cpu 1ms").empty());
  CHECK(diagnosed("cost migrate 1ms;cores 2;task a;cpu 1ms").empty());
  CHECK(diagnosed("param n = 1;cores $n;cost migrate 1ms;queues per-core;task a;cpu 1ms").empty());
  CHECK(diagnosed("cost poll 1ms;task a;sleep 1ms polling").empty());
  CHECK(diagnosed("cost task-switch 1ms;model green 2;task a;cpu 1ms").empty());
  CHECK(diagnosed("cost message 1ms;model processes;channel c;task a;send c;task b;receive c")
            .empty());
  CHECK(diagnosed("cost message 1ms;channel c;task a;send c;task b;receive c"
                  "\nvariant \"v\";variant \"w\";model processes")
            .empty());
}

TEST_CASE("what a list names a second time is told") {
  CHECK(diagnosed("task b;task a after b,b") == Found{"1:23 warning no-effect"});
  CHECK(diagnosed("task b;task c;task a after b,c").empty());
  CHECK(diagnosed("cores 4;task a pin 1,2,1") == Found{"1:24 warning no-effect"});
  CHECK(diagnosed("param p = 3;cores 4;task a pin $p,$p") == Found{"1:35 warning no-effect"});
  CHECK(diagnosed("cores 4;task a pin 1,2").empty());
}

TEST_CASE("a join of a task that spawns nothing is told") {
  CHECK(diagnosed("task a;cpu 1ms;join;join") == Found{"1:16 warning no-effect"});
  CHECK(diagnosed("task a;join;spawn b;task b on-demand").empty());
}

TEST_CASE("what waits without end is as good as what takes time in a forever") {
  for (const char* operation : {"io d 0", "lock m;unlock m", "wait s", "receive c", "arrive b"}) {
    INFO(operation);
    const ParsedScenario parsed =
        parse(std::string("horizon 1s;device d;mutex m;semaphore s 1;channel c;barrier b 1;task a;"
                          "repeat forever;") +
              operation + ";end");
    CHECK(parsed.ok());
  }
  CHECK(diagnosed("horizon 1s;task a;repeat forever;yield;end") ==
        Found{"1:19 forever-without-time"});
  CHECK(diagnosed("horizon 1s;task a;repeat forever;sleep 0;end") ==
        Found{"1:19 forever-without-time"});
}

}  // namespace
}  // namespace interleave
