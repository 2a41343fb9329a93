// Check 6 finds whatever tasks may not do together.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "checked.hpp"
#include "made_trace.hpp"

namespace interleave {
namespace {

using Kind = CoordinationEvent::Kind;

struct Happening {
  std::int64_t at;
  std::uint32_t job;
  Kind kind;
  std::uint32_t item = 0;
};

// The sentence about what is wrong when these happen to the first object of its kind: a mutex m, a
// semaphore s of one unit, a channel c, a barrier b of two.
std::string verdict(std::initializer_list<Happening> happenings) {
  Trace trace = made_run();
  trace.mutexes = {{"m", 0, true}};
  trace.semaphores = {{"s", 1, true}};
  trace.channels = {{"c", 0, true}};
  trace.barriers = {{"b", 2, true}};
  for (const Happening& happening : happenings) {
    trace.coordination.push_back(
        {at_ms(happening.at), JobId{happening.job}, 0, 0, happening.item, happening.kind});
  }
  const auto results = check(trace);
  CHECK(results[5].looked_at > 0);
  return results[5].failure;
}

TEST_CASE("check 6 lets a mutex be handed over in one instant") {
  CHECK(verdict({{1, 0, Kind::locked}, {2, 0, Kind::unlocked}, {2, 1, Kind::locked}}).empty());
}

TEST_CASE("check 6 finds two holders of a mutex") {
  CHECK(verdict({{1, 0, Kind::locked}, {2, 1, Kind::locked}}) ==
        "b locked m while a held it at 2ms.");
}

TEST_CASE("check 6 finds a mutex unlocked by somebody else") {
  CHECK(verdict({{1, 0, Kind::locked}, {2, 1, Kind::unlocked}}) ==
        "b unlocked m without holding it at 2ms.");
  CHECK_FALSE(verdict({{1, 0, Kind::unlocked}}).empty());
}

TEST_CASE("check 6 finds a semaphore below zero") {
  CHECK(verdict({{1, 0, Kind::acquired}, {2, 0, Kind::released}, {2, 1, Kind::acquired}}).empty());
  CHECK(verdict({{1, 0, Kind::acquired}, {2, 1, Kind::acquired}}) ==
        "b took a unit of s where there was none at 2ms.");
}

TEST_CASE("check 6 finds a message that was received but not sent, twice or out of order") {
  CHECK(verdict({{1, 0, Kind::sent, 0},
                 {1, 0, Kind::sent, 1},
                 {2, 1, Kind::received, 0},
                 {3, 1, Kind::received, 1}})
            .empty());
  CHECK(verdict({{2, 1, Kind::received, 0}}) == "Message 0 of c was received out of turn at 2ms.");
  CHECK_FALSE(
      verdict({{1, 0, Kind::sent, 0}, {1, 0, Kind::sent, 1}, {2, 1, Kind::received, 1}}).empty());
  CHECK_FALSE(verdict({{1, 0, Kind::sent, 0}, {2, 1, Kind::received, 0}, {3, 1, Kind::received, 0}})
                  .empty());
  CHECK_FALSE(verdict({{1, 0, Kind::sent, 1}}).empty());
}

TEST_CASE("check 6 finds a barrier passed before all have come") {
  CHECK(verdict({{1, 0, Kind::passed, 0},
                 {1, 1, Kind::passed, 0},
                 {2, 0, Kind::passed, 1},
                 {2, 1, Kind::passed, 1}})
            .empty());
  CHECK(verdict({{1, 0, Kind::passed, 0}, {2, 0, Kind::passed, 1}}) ==
        "a passed b before all had come, or with too many others, at 2ms.");
  CHECK_FALSE(
      verdict({{1, 0, Kind::passed, 0}, {1, 1, Kind::passed, 0}, {1, 1, Kind::passed, 0}}).empty());
}

TEST_CASE("check 6 finds what takes effect before its time") {
  CHECK_FALSE(verdict({{2, 0, Kind::locked}, {1, 0, Kind::unlocked}}).empty());
}

TEST_CASE("check 6 finds a name that nobody knows") {
  Trace trace = made_run();
  for (const Kind kind : {Kind::locked, Kind::released, Kind::sent, Kind::passed}) {
    trace.coordination = {{at_ms(1), JobId{0}, 0, 0, 0, kind}};
    CHECK(failing(trace) == std::vector{6});
  }
}

TEST_CASE("check 6 finds a join that did not wait for the end of the child") {
  Trace trace = made_run();  // b finishes at 6
  trace.family = {{at_ms(0), JobId{0}, JobId{1}, FamilyEvent::Kind::spawned},
                  {at_ms(6), JobId{0}, JobId{1}, FamilyEvent::Kind::joined}};
  CHECK_FALSE(fails(trace, 6));
  trace.family[1].at = at_ms(5);
  CHECK(fails(trace, 6));
  trace.family = {{at_ms(1), JobId{0}, JobId{1}, FamilyEvent::Kind::spawned}};
  CHECK(fails(trace, 6));
}

}  // namespace
}  // namespace interleave
