// The speeds at which a run can be played: simulated time per real time.
#pragma once

#include <array>
#include <string>

#include "base/time.hpp"

namespace interleave {

inline constexpr std::array<double, 13> kSpeeds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
                                                0.2,   0.5,   1,     2,    5,    10};

// The speed of kSpeeds at which a run of that length plays for about eight seconds.
[[nodiscard]] double comfortable_speed(Time end);

// The next slower (by < 0) or faster (by > 0) of kSpeeds.
[[nodiscard]] double neighbour_speed(double speed, int by);

// "1/100", "1", "10": times real time.
[[nodiscard]] std::string speed_text(double speed);

}  // namespace interleave
