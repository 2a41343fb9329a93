// Settings that a command line may change as if the text said so.
#pragma once

#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

inline constexpr std::string_view kChangeableSettings[] = {"cores", "threads", "quantum", "seed",
                                                           "horizon"};

// Sets one of them in the common settings and in every variant. False: no model here has a number
// of threads, no policy a quantum, or the name is none of them.
[[nodiscard]] bool change_setting(Scenario& scenario, std::string_view name, const Scalar& value);

}  // namespace interleave
