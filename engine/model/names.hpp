// The language's full names of policies and models, and which of them this version can run.
// Aliases and spelling help are text's business.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

// In the order of PolicyKind and of RuntimeModel.
inline constexpr std::array<std::string_view, 17> kPolicyNames{
    "fifo",  "sjf", "srtf",  "hrrn", "round-robin", "priority", "mlfq",   "lottery", "stride",
    "vtime", "cfs", "eevdf", "edf",  "rm",          "llf",      "random", "manual"};
inline constexpr std::array<std::string_view, 6> kModelNames{"serial",     "threads", "processes",
                                                             "event-loop", "pool",    "green"};

[[nodiscard]] constexpr std::string_view name_of(PolicyKind kind) {
  return kPolicyNames[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::string_view name_of(RuntimeModel model) {
  return kModelNames[static_cast<std::size_t>(model)];
}
static_assert(name_of(PolicyKind::round_robin) == "round-robin");
static_assert(name_of(PolicyKind::manual) == "manual");
static_assert(name_of(RuntimeModel::green) == "green");

// The others are part of the language and named in its errors.
[[nodiscard]] constexpr bool is_built(PolicyKind kind) {
  return kind == PolicyKind::fifo || kind == PolicyKind::round_robin;
}
[[nodiscard]] constexpr bool is_built(RuntimeModel model) { return model == RuntimeModel::threads; }

// Whether the policy looks at `priority`.
[[nodiscard]] constexpr bool heeds_priority(PolicyKind kind) {
  return kind == PolicyKind::priority;
}
// Whether the policy draws at random.
[[nodiscard]] constexpr bool heeds_seed(PolicyKind kind) {
  return kind == PolicyKind::lottery || kind == PolicyKind::random;
}

}  // namespace interleave
