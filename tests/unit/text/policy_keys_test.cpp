// The parameters of every policy, with the defaults of how-it-works.md.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

PolicySpec policy(const std::string& said) {
  const ParsedScenario parsed = parse("policy " + said);
  INFO(said);
  REQUIRE(parsed.ok());
  return resolve_in_text(parsed, 0)->policy;
}

constexpr Duration ms(std::int64_t value) { return {value * 1'000'000}; }

TEST_CASE("every policy of the language has its defaults") {
  CHECK(policy("fcfs").kind == PolicyKind::fifo);
  CHECK(policy("sjf").kind == PolicyKind::sjf);
  CHECK(policy("stcf").kind == PolicyKind::srtf);
  CHECK(policy("hrrn").kind == PolicyKind::hrrn);
  CHECK(policy("rr").quantum == ms(10));
  CHECK(policy("priority").quantum == Duration{});
  CHECK(policy("priority").aging == Duration{});
  CHECK_FALSE(policy("priority").cooperative);
  CHECK(policy("mlfq").quanta == std::vector<Duration>{ms(10), ms(20), ms(40)});
  CHECK(policy("mlfq").allotments == std::vector<std::int64_t>{1, 1, 1});
  CHECK(policy("mlfq").boost == Duration{});
  CHECK_FALSE(policy("mlfq").on_io_reset);
  CHECK(policy("lottery").quantum == ms(10));
  CHECK(policy("stride").quantum == ms(10));
  CHECK(policy("vtime").slice == ms(20));
  CHECK(policy("cfs").latency == ms(6));
  CHECK(policy("cfs").granularity == Duration{750'000});
  CHECK(policy("eevdf").slice == ms(3));
  CHECK_FALSE(policy("edf").ties_by_index);
  CHECK(policy("rm").kind == PolicyKind::rm);
  CHECK(policy("llf").tick == ms(1));
  CHECK(policy("random").quantum == ms(10));
  CHECK(policy("manual").quantum == ms(10));
}

TEST_CASE("every key of a policy is heard") {
  CHECK(policy("fifo after-io preempt").after_io == PolicySpec::AfterIo::preempt);
  CHECK(policy("fifo after-io back").after_io == PolicySpec::AfterIo::back);
  CHECK(policy("rr requeue preempted-first").requeue == PolicySpec::Requeue::preempted_first);
  const PolicySpec priority = policy("priority cooperative aging 3ms quantum 2ms ties index");
  CHECK((priority.cooperative && priority.ties_by_index));
  CHECK((priority.aging == ms(3) && priority.quantum == ms(2)));
  const PolicySpec mlfq =
      policy("mlfq levels 2 boost 50ms on-io reset after-io front requeue preempted-first");
  CHECK(mlfq.quanta.size() == 2);
  CHECK((mlfq.boost == ms(50) && mlfq.on_io_reset));
  CHECK(mlfq.after_io == PolicySpec::AfterIo::front);
  CHECK(mlfq.requeue == PolicySpec::Requeue::preempted_first);
  CHECK(policy("lottery draws 3,0,7 quantum 1ms").draws == std::vector<std::int64_t>{3, 0, 7});
  CHECK(policy("stride quantum 1ms").quantum == ms(1));
  CHECK(policy("vtime slice 1ms").slice == ms(1));
  CHECK(policy("cfs latency 1ms granularity 0").granularity == Duration{});
  CHECK(policy("edf ties index").ties_by_index);
  CHECK(policy("rm ties index").ties_by_index);
  CHECK(policy("llf tick 5ms").tick == ms(5));
}

TEST_CASE("a feedback queue takes one quantum that doubles, or a list with one a level") {
  CHECK(policy("mlfq quantum 3ms").quanta == std::vector<Duration>{ms(3), ms(6), ms(12)});
  CHECK(policy("mlfq levels 1 quantum 3ms").quanta == std::vector<Duration>{ms(3)});
  CHECK(policy("mlfq quantum 4ms,2ms").quanta == std::vector<Duration>{ms(4), ms(2)});
  CHECK(policy("mlfq quantum 4ms,2ms").allotments.size() == 2);
  CHECK(policy("mlfq allotment 2").allotments == std::vector<std::int64_t>{2, 2, 2});
  CHECK(policy("mlfq allotment 5,6").quanta == std::vector<Duration>{ms(10), ms(20)});
  CHECK(policy("mlfq levels 64").quanta.back() == kMaxDuration);
  CHECK(diagnosed("policy mlfq levels 3 quantum 4ms,2ms") == Found{"1:30 list-length"});
  CHECK(diagnosed("policy mlfq quantum 4ms,2ms allotment 1,2,3") == Found{"1:39 list-length"});
  CHECK(diagnosed("policy mlfq levels 0") == Found{"1:20 out-of-range"});
  CHECK(diagnosed("policy mlfq levels 65") == Found{"1:20 out-of-range"});
  CHECK(diagnosed("policy mlfq allotment 0") == Found{"1:23 out-of-range"});
  CHECK(diagnosed("policy mlfq quantum 4ms,0") == Found{"1:21 zero-quantum"});
}

TEST_CASE("what must be longer than 0 is") {
  CHECK(diagnosed("policy priority quantum 0") == Found{"1:25 zero-quantum"});
  CHECK(diagnosed("policy vtime slice 0") == Found{"1:20 zero-slice"});
  CHECK(diagnosed("policy cfs latency 0") == Found{"1:20 zero-latency"});
  CHECK(diagnosed("policy llf tick 0") == Found{"1:17 zero-tick"});
  CHECK(diagnosed("policy priority aging 0").empty());
  CHECK(diagnosed("policy mlfq boost 0").empty());
}

TEST_CASE("keys belong to their policies") {
  CHECK(diagnosed("policy sjf quantum 5ms") == Found{"1:12 unknown-key"});
  CHECK(diagnosed("policy edf ties place") == Found{"1:17 unknown-word"});
  CHECK(diagnosed("policy priority cooperative 3") == Found{"1:29 unknown-key"});
  CHECK(diagnosed("policy lottery draws -1") == Found{"1:22 negative"});
}

}  // namespace
}  // namespace interleave
