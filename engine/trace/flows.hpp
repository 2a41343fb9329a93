// What passes between tasks: who woke whom, whose message reached whom, who was begun by whom. As
// pairs of instants, found in the Trace; where they lie on a screen is for others.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

enum class FlowKind : std::uint8_t { spawned, joined, message, woken, request, answer };
// "spawned", "joined", "message", "woken", "request", "answer".
[[nodiscard]] std::string_view name_of(FlowKind kind);

inline constexpr std::uint32_t kNoDevice = 0xffff'ffff;

// One end is a device's for requests and answers, all others are jobs'.
struct FlowEnd {
  Time at;
  JobId job;
  std::uint32_t device = kNoDevice;
  friend bool operator==(const FlowEnd&, const FlowEnd&) = default;
};

struct Flow {
  FlowKind kind = FlowKind::woken;
  FlowEnd from, to;
  friend bool operator==(const Flow&, const Flow&) = default;
};

// All flows from and to the jobs of a task: spawns and joins, messages, hand-overs of mutexes and
// semaphores, openings of barriers by the last to arrive, requests to devices and their answers.
[[nodiscard]] std::vector<Flow> flows_of(const Trace& trace, TaskId task);
// The same of all tasks.
[[nodiscard]] std::vector<Flow> flows_of(const Trace& trace);

}  // namespace interleave
