// The Trace of a scenario written as text.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sim/simulation.hpp"
#include "text/parse.hpp"

namespace interleave {

inline Trace simulated(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec);
  return simulate(*spec);
}

}  // namespace interleave
