// The invariants of how-it-works.md, "Eleven checks", tried on a Trace. Every run shows their
// result and every test fails on one that does not hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/metrics.hpp"
#include "trace/piece.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct CheckResult {
  int number = 0;               // 1 to 11, as in how-it-works.md
  std::string_view name;        // kebab-case, stable: "one-thread-per-core"
  std::uint64_t looked_at = 0;  // how many things were compared
  std::string failure;          // a sentence about the first violation; empty: it holds
};

// All eleven, in order. A check that has nothing to look at in this Trace holds with looked_at 0.
[[nodiscard]] std::vector<CheckResult> check(const Trace& trace);
// The same for who has measured it already.
[[nodiscard]] std::vector<CheckResult> check(const Trace& trace, const Metrics& metrics);

// The same piece by piece, for a Trace so long that somebody waits meanwhile: all eleven with
// nothing looked at yet, and a piece of one of them. Each has held or not after its last piece.
[[nodiscard]] std::vector<CheckResult> untried_checks();
void try_check(const Trace& trace, const Metrics& metrics, CheckResult& result, Piece& piece);

}  // namespace interleave
