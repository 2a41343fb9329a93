// One decision: to whom a core was given, by which key, among whom, and why then. It is not stored
// in a Trace: sim/explain.hpp recomputes it on demand from a replay of the run, and
// trace/narration.hpp turns it into a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace interleave {

// What the policy compared a thread by. `kind` is one of these words and lives for ever:
//   "place"             its place in the queue, smaller earlier
//   "burst"             ns of computing up to its next wait
//   "remaining"         ns that are left of that
//   "response-ratio"    millionths
//   "priority"          with aging and inheritance, higher more urgent
//   "level"             from 0
//   "tickets"           its own
//   "pass"              the smaller the sooner
//   "virtual-time"      ns
//   "virtual-deadline"  ns
//   "deadline"          absolute ns; the largest value stands for none
//   "period"            ns; the largest value stands for none
//   "laxity"            ns, may be negative
//   "drawn"             there is none: by lot, or by the reader
struct DecisionKey {
  std::string_view kind = "place";
  std::int64_t value = 0;
  friend bool operator==(const DecisionKey&, const DecisionKey&) = default;
};

struct DecisionCandidate {
  ThreadId thread;
  JobId job;  // that it carries, or is about to
  DecisionKey key;
  friend bool operator==(const DecisionCandidate&, const DecisionCandidate&) = default;
};

struct Decision {
  enum class Why : std::uint8_t {
    became_ready,     // the core was idle and the chosen one, or others, became ready
    former_ended,     // the job on the core finished or was dropped
    former_waits,     // it began to wait
    former_yielded,   // it gave the core up by itself
    quantum_expired,  // its quantum ended; if nobody waited it was given a new one
    preempted,        // the chosen one took the core from it
    nobody_ready,     // nobody may use the core: it is idle; there is no chosen one
  };
  Time at;  // the last decision about this core at or before the instant that was asked about
  CoreId core;
  std::optional<DecisionCandidate> chosen;
  // Ready then, may use the core and were not chosen; the most urgent first. At most a hundred are
  // listed, `waited_count` is the number of all.
  std::vector<DecisionCandidate> waited;
  std::uint64_t waited_count = 0;
  Why why = Why::became_ready;
  // Who had the core before, if anybody had in that very instant; its key is that of the comparison
  // (preempted), or that with which it queued again (yielded, quantum expired).
  std::optional<DecisionCandidate> former;
  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace interleave
