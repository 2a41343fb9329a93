// The language's words for the values of its enumerations, in the order of each. Aliases and
// spelling help are text's business.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

inline constexpr std::array<std::string_view, 17> kPolicyNames{
    "fifo",  "sjf", "srtf",  "hrrn", "round-robin", "priority", "mlfq",   "lottery", "stride",
    "vtime", "cfs", "eevdf", "edf",  "rm",          "llf",      "random", "manual"};
inline constexpr std::array<std::string_view, 6> kModelNames{"serial",     "threads", "processes",
                                                             "event-loop", "pool",    "green"};
inline constexpr std::array<std::string_view, 3> kWaitNames{"blocking", "polling", "async"};
inline constexpr std::array<std::string_view, 7> kVerbNames{"lock", "unlock",  "wait",  "signal",
                                                            "send", "receive", "arrive"};
inline constexpr std::array<std::string_view, kCostKinds> kCostNames{
    "switch",        "process-switch", "task-switch", "spawn",
    "process-spawn", "migrate",        "poll",        "message"};
// The first is no word: a plain mutex says nothing.
inline constexpr std::array<std::string_view, 5> kProtocolNames{"plain", "inherit", "pcp",
                                                                "ceiling", "non-preemptive"};

[[nodiscard]] constexpr std::string_view name_of(PolicyKind kind) {
  return kPolicyNames[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::string_view name_of(RuntimeModel model) {
  return kModelNames[static_cast<std::size_t>(model)];
}
[[nodiscard]] constexpr std::string_view name_of(WaitMode wait) {
  return kWaitNames[static_cast<std::size_t>(wait)];
}
[[nodiscard]] constexpr std::string_view name_of(Verb verb) {
  return kVerbNames[static_cast<std::size_t>(verb)];
}
[[nodiscard]] constexpr std::string_view name_of(CostKind kind) {
  return kCostNames[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::string_view name_of(MutexProtocol protocol) {
  return kProtocolNames[static_cast<std::size_t>(protocol)];
}
static_assert(name_of(PolicyKind::round_robin) == "round-robin");
static_assert(name_of(PolicyKind::manual) == "manual");
static_assert(name_of(RuntimeModel::green) == "green");
static_assert(name_of(WaitMode::async) == "async");
static_assert(name_of(Verb::arrive) == "arrive");
static_assert(name_of(CostKind::message) == "message");
static_assert(name_of(MutexProtocol::non_preemptive) == "non-preemptive");

// Whether the policy has keys that the protocols of mutexes can lend; elsewhere those have no
// effect.
[[nodiscard]] constexpr bool heeds_protocols(PolicyKind kind) {
  return kind == PolicyKind::priority || kind == PolicyKind::edf || kind == PolicyKind::rm ||
         kind == PolicyKind::llf;
}

}  // namespace interleave
