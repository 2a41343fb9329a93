// Sentences about a run, in plain English, made of one table of phrases (phrases.hpp). Computed
// from the Trace alone, but for decisions, which sim/explain.hpp recomputes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "trace/checks.hpp"
#include "trace/decision.hpp"
#include "trace/metrics.hpp"
#include "trace/piece.hpp"
#include "trace/trace.hpp"

namespace interleave {

// What is happening at t: who runs where, who waits for what, since when. One or two sentences.
[[nodiscard]] std::string describe_now(const Trace& trace, Time t);
// The same in pieces, for a run of very many lanes: "" until the last of them.
[[nodiscard]] std::string describe_now(const Trace& trace, Time t, Piece& piece);

// The whole run in a sentence: how it ended, the makespan, work and parallelism.
[[nodiscard]] std::string describe_run(const Trace& trace, const Metrics& metrics);

// How the run ended, and of a deadlock or a fault why: the circle, or the lone waits, task by task.
[[nodiscard]] std::string describe_end(const Trace& trace);

// The difference between two completed runs: "2.4 times sooner, same work, 38 % less waiting".
[[nodiscard]] std::string describe_difference(const Trace& before, const Metrics& before_metrics,
                                              const Trace& after, const Metrics& after_metrics);

// A row of slices: core or lane `index`.
struct TraceRow {
  enum class Kind : std::uint8_t { core, lane };
  Kind kind = Kind::core;
  std::uint32_t index = 0;
};

// Slice `index` of a row: what it is, from when to when, how it came to that and what ended it.
// Both must exist.
[[nodiscard]] std::string describe_slice(const Trace& trace, TraceRow row, std::size_t index);

// The same of a slice in which a job, or a core, does nothing: what it waits for since when, and
// who had what it waits for.
[[nodiscard]] std::string describe_gap(const Trace& trace, TraceRow row, std::size_t index);

// Why a core was given to whom it was given: the rule, the key of the chosen one and of those who
// waited.
[[nodiscard]] std::string describe_decision(const Trace& trace, const Decision& decision);

// "priority 5"; "" for a key that means nothing to a reader.
[[nodiscard]] std::string describe_key(const DecisionKey& key);

// Who has to do with a slice in which a job does nothing: the holder of what it waits for, or those
// who had the cores, one job a task. At most `most`; none for an idle core.
[[nodiscard]] std::vector<JobId> concerned_jobs(const Trace& trace, TraceRow row, std::size_t index,
                                                std::size_t most);

// What a job does at an instant that none of its slices holds: it is yet to come, queues behind
// another of its lane, or has ended.
[[nodiscard]] std::string describe_absence(const Trace& trace, JobId job, Time t);

// What a check holds to, in a sentence.
[[nodiscard]] std::string describe_check(const CheckResult& check);

// Why this job cannot go on: a clause, "left waits for the mutex b, which right holds".
[[nodiscard]] std::string describe_stuck(const Trace& trace, const Stuck& stuck);

}  // namespace interleave
