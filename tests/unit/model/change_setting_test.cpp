#include "model/change_setting.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

Scalar number(std::int64_t n) { return {Rational{n}}; }
Scalar ms(std::int64_t n) { return {Rational{n * 1'000'000}, Unit::duration}; }

Scenario with_variants() {
  Scenario scenario;
  scenario.settings.cores = Quantity::number(1);
  scenario.variants.resize(2);
  scenario.variants[1].settings.cores = Quantity::number(4);
  return scenario;
}

}  // namespace

TEST_CASE("a setting of one run is changed where that run heeds it") {
  Scenario scenario = with_variants();
  CHECK(change_setting_of(scenario, 1, "cores", number(8)));
  CHECK(scenario.settings.cores == Quantity::number(1));
  CHECK(scenario.variants[1].settings.cores == Quantity::number(8));
  CHECK(change_setting_of(scenario, 0, "cores", number(2)));
  CHECK(scenario.settings.cores == Quantity::number(2));
  CHECK(!scenario.variants[0].settings.cores);
}

TEST_CASE("a setting of all runs is said once, in common") {
  Scenario scenario = with_variants();
  CHECK(change_setting(scenario, "cores", number(3)));
  CHECK(scenario.settings.cores == Quantity::number(3));
  CHECK(!scenario.variants[1].settings.cores);
}

TEST_CASE("a quantum goes to the policy that the run heeds, the language's own included") {
  Scenario scenario = with_variants();
  scenario.variants[1].settings.policy = PolicyStatement{PolicyKind::fifo, {}};
  CHECK(setting_of(scenario, 0, "quantum") == nullptr);
  CHECK(change_setting_of(scenario, 0, "quantum", ms(5)));
  REQUIRE(setting_of(scenario, 0, "quantum") != nullptr);
  CHECK(*setting_of(scenario, 0, "quantum") == Quantity::nanoseconds(5'000'000));
  CHECK(scenario.settings.policy->kind == PolicyKind::round_robin);
  CHECK(!change_setting_of(scenario, 1, "quantum", ms(5)));
  CHECK(policy_of(scenario, 1) == PolicyKind::fifo);
  CHECK(!has_quantum(PolicyKind::fifo));
  CHECK(has_quantum(PolicyKind::lottery));
}

TEST_CASE("what is no setting of one run changes nothing") {
  Scenario scenario = with_variants();
  const Scenario before = scenario;
  CHECK(!change_setting_of(scenario, 0, "speed", number(1)));
  CHECK(scenario == before);
}
