// Threads on one core, driven through the interface of Policy alone, nanosecond by nanosecond: what
// an owner of a policy has to do, and no more. For tests whose point is the policy.
#pragma once

#include <string>
#include <vector>

#include "sim/policy.hpp"

namespace interleave {

struct Workload {
  std::int64_t arrival = 0;
  std::vector<std::int64_t> lengths;  // cpu, wait, cpu, wait, ...
  ThreadFacts facts{};                // burst and work are filled in
};

// Who ran when, as "a 0-3, b 3-5": the first workload is a, the second b. Ends when all have ended
// or at `until`.
[[nodiscard]] std::string run_on_one_core(Policy& policy, std::vector<Workload> workloads,
                                          std::int64_t until = 1'000'000);
[[nodiscard]] std::string run_on_one_core(const PolicySpec& spec, std::vector<Workload> workloads,
                                          std::int64_t until = 1'000'000);

// How long each of them ran until then.
[[nodiscard]] std::vector<std::int64_t> core_time_on_one_core(const PolicySpec& spec,
                                                              std::vector<Workload> workloads,
                                                              std::int64_t until);

}  // namespace interleave
