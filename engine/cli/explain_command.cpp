#include "cli/explain_command.hpp"

#include <algorithm>
#include <utility>

#include "base/format.hpp"
#include "cli/scenario_call.hpp"
#include "sim/explain.hpp"
#include "sim/simulation.hpp"
#include "trace/narration.hpp"

namespace interleave {
namespace {

std::string explain_run(const RunSpec& spec, CoreId core, Time at) {
  const Trace trace = simulate(spec);
  std::string text = trace.variant.empty() ? "" : trace.variant + ": ";
  text += describe_decision(trace, explain(spec, core, at)) + "\n";
  if (const auto slice = trace.cores[core.index()].at(at)) {
    text += describe_slice(trace, {TraceRow::Kind::core, core.value}, *slice) + "\n";
  } else {
    text += describe_end(trace) + "\n";
  }
  return text;
}

// Empty after a sentence about what was wrong.
std::optional<Time> time_of(ScenarioCall& call, const std::string& text) {
  const auto value = parse_literal(text);
  if (!value) return call.fail("--at " + text + ": " + value.error()), std::nullopt;
  const std::int64_t ns = value->value.floor();
  const bool is_time = value->unit == Unit::duration || value->value == Rational{0};
  if (!is_time || ns < 0 || ns > kMaxTime.ns) {
    call.fail("--at expects a time such as 5ms, found `" + text + "`");
    return std::nullopt;
  }
  return Time{ns};
}

void explain_all(const ExplainOptions& options, CommandResult& result) {
  ScenarioCall call{result};
  const auto at = time_of(call, options.at);
  if (!at || !call.load(options.file)) return;
  for (const std::string& knob : options.knobs) {
    if (!call.set(knob)) return;
  }
  if (!call.choose(options.variant)) return;
  std::int64_t most_cores = 0;
  for (const std::size_t variant : call.chosen()) {
    const auto spec = call.resolve(variant);
    if (!spec) return;
    most_cores = std::max(most_cores, spec->machine.cores);
    if (options.core < 0 || options.core >= spec->machine.cores) continue;
    result.out += explain_run(*spec, make_id<CoreId>(static_cast<std::size_t>(options.core)), *at);
  }
  if (!result.out.empty()) return;
  call.fail("there is no core " + to_text(options.core) + "; the last one is core " +
            to_text(most_cores - 1));
}

}  // namespace

CommandResult explain_command(const ExplainOptions& options) {
  CommandResult result;
  explain_all(options, result);
  return result;
}

}  // namespace interleave
