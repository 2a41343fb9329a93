// Whether a run can be executed for real, within the limits of a real run.
#pragma once

#include <cstdint>
#include <string>

#include "model/run_spec.hpp"

namespace interleave {

inline constexpr std::int64_t kMaxWorkers = 64;
inline constexpr Duration kMaxWorkPerWorker{20'000'000'000};

// "" if it can, on spec.machine.cores workers; else a sentence that says why not.
[[nodiscard]] std::string why_not_executable(const RunSpec& spec);

}  // namespace interleave
