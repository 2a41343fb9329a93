// Runs a scenario written as text and says what happened as short text. Every run that a test makes
// this way has to satisfy all checks.
#pragma once

#include <string>
#include <string_view>

#include "sim/simulation.hpp"
#include "trace/metrics.hpp"

namespace interleave {

struct ScenarioRun {
  RunSpec spec;
  Trace trace;
  Metrics metrics;

  // Who was on each core, neighbours of one job merged, in milliseconds: "a 0-4, b 4-7 | c 0-3".
  // A job but the first is "a#1".
  [[nodiscard]] std::string cores() const;
  // The same with the thread that carried the job, and what the core did if it did not compute:
  // "t0 a 0-4, t1 b switching 4-5, t1 b 5-7".
  [[nodiscard]] std::string threads() const;
  // What a task did, in milliseconds and merged, with what it waited for: "ready 0-4, running 4-7,
  // device 7-9". The jobs of a task that run side by side come one after another.
  [[nodiscard]] std::string states(std::string_view task) const;
  // How the run ended and whom it names, those who wait for each other first: "deadlock at 3: cycle
  // a
  // -> b, b -> a; c" where c waits for nobody in particular.
  [[nodiscard]] std::string ending() const;
  // What a task did, in milliseconds: "ready 0-4, running 4-7, blocked 7-9".
  [[nodiscard]] std::string lane(std::string_view task) const;
  // The job of a task; the test fails if there is none.
  [[nodiscard]] JobId job(std::string_view task, std::uint32_t index = 0) const;
  [[nodiscard]] const JobInfo& info(std::string_view task, std::uint32_t index = 0) const;
  [[nodiscard]] const JobMetrics& of(std::string_view task, std::uint32_t index = 0) const;

 private:
  [[nodiscard]] std::string name(JobId job) const;
  template <class Describe>
  [[nodiscard]] std::string on_cores(Describe describe) const;
};

[[nodiscard]] RunSpec spec_of(std::string_view text);
[[nodiscard]] ScenarioRun run(std::string_view text, std::uint64_t max_events = 1'000'000);

// A time in milliseconds, with as many decimals as it needs: "1.5".
[[nodiscard]] std::string ms(Time t);

}  // namespace interleave
