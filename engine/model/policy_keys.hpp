// What may follow the name of a policy: its keys and what each takes. How the values are used is
// resolve_policy.cpp's business.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

struct PolicyKey {
  enum class Takes : std::uint8_t { nothing, duration, durations, number, numbers, word };
  PolicyKind policy;
  std::string_view name;
  Takes takes;
  std::array<std::string_view, 2> words{};  // takes word; the second may be ""
};

inline constexpr std::array<PolicyKey, 26> kPolicyKeys{{
    {PolicyKind::fifo, "after-io", PolicyKey::Takes::word, {"back", "preempt"}},
    {PolicyKind::round_robin, "quantum", PolicyKey::Takes::duration},
    {PolicyKind::round_robin,
     "requeue",
     PolicyKey::Takes::word,
     {"arrivals-first", "preempted-first"}},
    {PolicyKind::priority, "cooperative", PolicyKey::Takes::nothing},
    {PolicyKind::priority, "aging", PolicyKey::Takes::duration},
    {PolicyKind::priority, "quantum", PolicyKey::Takes::duration},
    {PolicyKind::priority, "ties", PolicyKey::Takes::word, {"index", ""}},
    {PolicyKind::mlfq, "levels", PolicyKey::Takes::number},
    {PolicyKind::mlfq, "quantum", PolicyKey::Takes::durations},
    {PolicyKind::mlfq, "allotment", PolicyKey::Takes::numbers},
    {PolicyKind::mlfq, "boost", PolicyKey::Takes::duration},
    {PolicyKind::mlfq, "on-io", PolicyKey::Takes::word, {"keep", "reset"}},
    {PolicyKind::mlfq, "after-io", PolicyKey::Takes::word, {"back", "front"}},
    {PolicyKind::mlfq, "requeue", PolicyKey::Takes::word, {"arrivals-first", "preempted-first"}},
    {PolicyKind::lottery, "quantum", PolicyKey::Takes::duration},
    {PolicyKind::lottery, "draws", PolicyKey::Takes::numbers},
    {PolicyKind::stride, "quantum", PolicyKey::Takes::duration},
    {PolicyKind::vtime, "slice", PolicyKey::Takes::duration},
    {PolicyKind::cfs, "latency", PolicyKey::Takes::duration},
    {PolicyKind::cfs, "granularity", PolicyKey::Takes::duration},
    {PolicyKind::eevdf, "slice", PolicyKey::Takes::duration},
    {PolicyKind::edf, "ties", PolicyKey::Takes::word, {"index", ""}},
    {PolicyKind::rm, "ties", PolicyKey::Takes::word, {"index", ""}},
    {PolicyKind::llf, "tick", PolicyKey::Takes::duration},
    {PolicyKind::random, "quantum", PolicyKey::Takes::duration},
    {PolicyKind::manual, "quantum", PolicyKey::Takes::duration},
}};

}  // namespace interleave
