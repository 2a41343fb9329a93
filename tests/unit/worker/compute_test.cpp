#include "worker/compute.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "fake_machine.hpp"

using namespace interleave;

namespace {

Order work(std::uint32_t id, std::uint64_t steps, std::uint32_t ask_ahead_us = 0) {
  Order order;
  order.id = id;
  order.ask_ahead_us = ask_ahead_us;
  order.steps = steps;
  order.state = kernel_start(id);
  return order;
}

// Computes until there is nothing to do; `late(n)`: how late the n-th reading is.
std::vector<Report> run_dry(Compute& compute, Time& t, auto late) {
  std::vector<Report> reports;
  for (int n = 0; compute.begin_block(t); ++n) {
    t = t + Duration{static_cast<std::int64_t>(compute.block_steps()) * 1'000} + late(n);
    compute.end_block(t);
    while (const auto report = compute.take_report()) reports.push_back(*report);
  }
  return reports;
}

Duration on_time(int) { return {}; }

Order stop() {
  Order order;
  order.kind = Order::Kind::stop;
  return order;
}

}  // namespace

TEST_CASE("an order is reported with its steps, its times and a right result") {
  Compute compute{kPace};
  compute.accept(work(1, 2'300), ms(3));
  Time t = ms(3);
  const std::vector<Report> reports = run_dry(compute, t, on_time);
  REQUIRE(reports.size() == 1);
  REQUIRE(reports[0].kind == Report::Kind::done);
  REQUIRE(reports[0].steps == 2'300);
  REQUIRE(reports[0].begin == ms(3));
  REQUIRE(reports[0].end == ms(5.3));
  REQUIRE(reports[0].gap_count == 0);
  REQUIRE(reports[0].state.steps == 2'300);
  REQUIRE(kernel_is_right(reports[0].state));
}

TEST_CASE("an order that continues goes on from where the former one ended") {
  Compute compute{kPace};
  Order second = work(2, 1'000);
  second.continues = 1;
  compute.accept(work(1, 1'000), ms(0));
  compute.accept(second, ms(0));
  Time t = ms(0);
  const std::vector<Report> reports = run_dry(compute, t, on_time);
  REQUIRE(reports.size() == 2);
  REQUIRE(reports[1].state.seed == reports[0].state.seed);
  REQUIRE(reports[1].state.steps == 2'000);
  REQUIRE(kernel_is_right(reports[1].state));
}

TEST_CASE("a reading that is late is reported as a gap before it") {
  Compute compute{kPace};
  compute.accept(work(1, 2'000), ms(0));
  Time t = ms(0);
  const auto late = [](int n) { return n == 1 ? for_ms(4) : Duration{}; };
  const std::vector<Report> reports = run_dry(compute, t, late);
  REQUIRE(reports[0].gap_count == 1);
  REQUIRE(reports[0].gaps[0].begin == ms(1));
  REQUIRE(reports[0].gaps[0].end == ms(5));
  REQUIRE(reports[0].end == ms(6));
}

TEST_CASE("a processor that has become slower is not one that was taken away") {
  Compute compute{kPace};
  compute.accept(work(1, 20'000), ms(0));
  Time t = ms(0);
  const std::vector<Report> reports = run_dry(compute, t, [](int n) {
    if (n < 8) return Duration{};
    return n == 20 ? for_ms(4) : for_ms(0.35);
  });
  // Until it is seen to go on like this, and when it was taken away all the same.
  REQUIRE(reports[0].gap_count == 4);
  REQUIRE(reports[0].gaps[3].end - reports[0].gaps[3].begin == for_ms(3.65));
}

TEST_CASE("a reading that is late by less than the clock can tell is no gap") {
  Compute compute{Pace{1'000, {1'000'000}}};
  compute.accept(work(1, 2'000), ms(0));
  Time t = ms(0);
  const std::vector<Report> reports =
      run_dry(compute, t, [](int n) { return n == 1 ? for_ms(1.4) : Duration{}; });
  REQUIRE(reports[0].gap_count == 0);
}

TEST_CASE("a long order is reported in parts that add up to it") {
  Compute compute{kPace};
  compute.accept(work(1, 250'000), ms(0));
  Time t = ms(0);
  const std::vector<Report> reports = run_dry(compute, t, on_time);
  REQUIRE(reports.size() == 3);
  std::uint64_t steps = 0;
  Time reached = ms(0);
  for (const Report& report : reports) {
    REQUIRE(report.begin == reached);
    reached = report.end;
    steps += report.steps;
  }
  REQUIRE(steps == 250'000);
  REQUIRE(reports[0].kind == Report::Kind::part);
  REQUIRE(reports[2].kind == Report::Kind::done);
}

TEST_CASE("it asks for more once, the given time before the end of its last order") {
  Compute compute{kPace};
  compute.accept(work(1, 10'000, 4'000), ms(0));
  Time t = ms(0), asked;
  int asks = 0;
  while (compute.begin_block(t)) {
    t = t + Duration{static_cast<std::int64_t>(compute.block_steps()) * 1'000};
    while (const auto report = compute.take_report()) {
      if (report->kind == Report::Kind::ask) asked = t, ++asks;
    }
    compute.end_block(t);
  }
  REQUIRE(asks == 1);
  REQUIRE(asked == ms(6.5));  // in the block that begins at 6 ms
}

TEST_CASE("it does not ask for more when it has more") {
  Compute compute{kPace};
  compute.accept(work(1, 10'000, 4'000), ms(0));
  compute.accept(work(2, 10'000, 4'000), ms(0));
  Time t = ms(0);
  std::vector<std::uint32_t> asked;
  for (const Report& report : run_dry(compute, t, on_time)) {
    if (report.kind == Report::Kind::ask) asked.push_back(report.id);
  }
  REQUIRE(asked == std::vector<std::uint32_t>{2});
}

TEST_CASE("when it is stopped it reports what it has done and drops the rest") {
  Compute compute{kPace};
  compute.accept(work(1, 10'000), ms(0));
  compute.accept(work(2, 10'000), ms(0));
  REQUIRE(compute.begin_block(ms(0)));
  compute.end_block(ms(0.5));
  compute.accept(stop(), ms(0.6));
  const auto first = compute.take_report(), second = compute.take_report();
  REQUIRE(first.has_value());
  REQUIRE(first->id == 1);
  REQUIRE(first->kind == Report::Kind::done);
  REQUIRE(first->steps == 500);
  REQUIRE(kernel_is_right(first->state));
  REQUIRE(second.has_value());
  REQUIRE(second->id == 2);
  REQUIRE(second->steps == 0);
  REQUIRE_FALSE(compute.begin_block(ms(0.7)));
}

TEST_CASE("after a stop it takes new orders") {
  Compute compute{kPace};
  compute.accept(work(1, 10'000), ms(0));
  compute.accept(stop(), ms(0));
  compute.accept(work(2, 1'000), ms(0));
  Time t = ms(0);
  const std::vector<Report> reports = run_dry(compute, t, on_time);
  REQUIRE(reports.size() == 2);
  REQUIRE(reports[0].steps == 0);
  REQUIRE(reports[1].id == 2);
  REQUIRE(reports[1].steps == 1'000);
}
