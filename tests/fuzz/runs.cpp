// Any bytes as a scenario's text, each of its runs simulated within a budget: every check holds, a
// copy goes on as the original does, and everything computed from it
// comes.
#include <cstdint>
#include <string>
#include <utility>

#include "require.hpp"
#include "sim/explain.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"
#include "trace/narration.hpp"
#include "trace/wire.hpp"
#include "whole_run.hpp"
#include "worker/executable.hpp"

namespace interleave {
namespace {

constexpr std::uint64_t kEvents = 20'000;
constexpr std::uint64_t kWritten = 50'000;

// Beyond these a run is only large: a text of a line can ask for more than is worth trying often.
constexpr std::size_t kTasks = 300;
constexpr std::int64_t kCores = 40;
constexpr std::int64_t kOthers = 300;

bool is_small(const RunSpec& spec) {
  std::size_t jobs = 0;
  for (const TaskSpec& task : spec.tasks) jobs += task.at.size();
  return spec.tasks.size() <= kTasks && jobs <= kTasks && spec.machine.cores <= kCores &&
         spec.threads <= kOthers && spec.policy.quanta.size() <= kTasks;
}

Trace run_twice(const RunSpec& spec) {
  Simulation original{spec, kWritten};
  (void)original.run_until(kNever, 100);
  Simulation copy = original;
  for (Simulation* const run : {&original, &copy}) {
    if (!run->run_until(kNever, kEvents)) run->stop_for_budget();
  }
  require(copy.trace() == original.trace(), "a copy goes on as the original does");
  return std::move(original).take_trace();
}

void require_crosses(const Trace& trace) {
  const auto again = decode(encode(trace));
  require(again.has_value(), "a Trace crosses the wire", again ? "" : again.error());
  require(*again == trace, "a Trace crosses the wire unchanged");
}

void try_run(const RunSpec& spec, std::string_view title) {
  const Trace trace = run_twice(spec);
  const bool whole = trace.end_kind != End::budget && trace.end_kind != End::no_progress;
  const auto serial = trace.end_kind == End::completed ? serial_makespan(spec) : std::nullopt;
  for (const CheckResult& result : look_at_all_of(trace, serial, title)) {
    require(result.failure.empty(), result.name, result.failure);
  }
  if (why_not_executable(spec).empty()) require_crosses(trace);
  if (!whole) return;
  for (const Time at : {Time{trace.end.ns / 2}, trace.end}) {
    const Decision decision = explain(spec, CoreId{0}, at);
    require(!describe_decision(trace, decision).empty(), "every decision has a sentence");
  }
}

}  // namespace
}  // namespace interleave

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace interleave;
  const ParsedScenario parsed = parse({reinterpret_cast<const char*>(data), size});
  if (!parsed.ok()) return 0;
  for (std::size_t variant = 0; variant < parsed.scenario.run_count(); ++variant) {
    const auto spec = resolve_in_text(parsed, variant);
    if (spec && is_small(*spec)) try_run(*spec, parsed.scenario.title);
  }
  return 0;
}
