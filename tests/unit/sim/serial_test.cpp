#include <catch2/catch_test_macros.hpp>

#include "scenario_run.hpp"

namespace interleave {
namespace {

TEST_CASE("one thread does everything one after another, waits included") {
  CHECK(serial_makespan(spec_of("device d\ntask a; cpu 1ms; io d 2ms\ntask b; io d 3ms")) ==
        Duration{6'000'000});
}

TEST_CASE("one thread stands idle before a late arrival") {
  CHECK(serial_makespan(spec_of("task a; cpu 1ms\ntask b at 5ms; cpu 1ms")) == Duration{6'000'000});
}

TEST_CASE("one thread never ends an endless task") {
  CHECK(!serial_makespan(spec_of("horizon 1s\ntask a; repeat forever; cpu 1ms; end")));
}

TEST_CASE("one thread that is not done at the horizon cannot finish") {
  CHECK(serial_makespan(spec_of("horizon 4ms\ntask a; cpu 4ms")) == Duration{4'000'000});
  CHECK(!serial_makespan(spec_of("horizon 3999999ns\ntask a; cpu 4ms")));
  CHECK(!serial_makespan(spec_of("horizon 4ms\ntask a; cpu 1ms\ntask b at 4ms")));
}

}  // namespace
}  // namespace interleave
