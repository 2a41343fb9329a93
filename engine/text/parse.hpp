// Text in, Scenario out, with every problem of the text named by line and column. The grammar is
// language.md's; nothing that is not understood passes silently.
//
// parse() also resolves each variant once with the text's own knob values, so that what can be
// known from the text alone is reported here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

// Where each part of a Scenario stands in its text. The vectors run parallel to the Scenario's; a
// part that the text does not say has line 0. Settings are placed at their values, declarations at
// their names, operations as a whole.
struct SourceMap {
  struct SettingsPlaces {
    SourceSpan cores, model, threads, interpreter_lock, waits, policy, queues, cost, seed, horizon;
    std::vector<SourceSpan> policy_arguments, cost_items;
    std::vector<SourceSpan> devices, mutexes, semaphores, channels, barriers;
    std::vector<SourceSpan> servers, semaphore_counts, capacities, parties;
  };
  struct OperationPlaces {
    SourceSpan whole, value, name;  // value: the length or the count; name: whom it is about
  };
  struct TaskPlaces {
    SourceSpan name, copies, apart, every, count, deadline, priority, nice, tickets, on_demand;
    std::vector<SourceSpan> at, after, pin, in;
    std::vector<OperationPlaces> operations;
  };
  std::vector<SourceSpan> parameters, parameter_values;
  SettingsPlaces settings;
  std::vector<TaskPlaces> tasks;
  std::vector<SourceSpan> variant_names;
  std::vector<SettingsPlaces> variants;

  // The closest place that the text says: of a part that is not said, what it belongs to.
  [[nodiscard]] SourceSpan locate(const ScenarioPlace& place) const;
};

struct ParsedScenario {
  Scenario scenario;
  SourceMap source;
  Diagnostics diagnostics;  // errors, then warnings, each in the order of the text

  [[nodiscard]] bool ok() const { return !has_error(diagnostics); }
};

// Never fails as a call: a wrong text gives diagnostics with an error among them, and a Scenario
// that holds what could be understood (not to be run).
[[nodiscard]] ParsedScenario parse(std::string_view text);

// The canonical text: short, no comments, one statement a line. parse(print(s)).scenario == s for
// every Scenario that parse() returned without an error. Operations are indented, unless that alone
// would make the text longer than parse() accepts.
[[nodiscard]] std::string print(const Scenario& scenario);

// resolve() with its problems placed in the text.
[[nodiscard]] Result<RunSpec, Diagnostics> resolve_in_text(const ParsedScenario& parsed,
                                                           std::size_t variant,
                                                           std::span<const Scalar> knobs = {});

// A literal such as `3`, `1.5ms` or `-2`, as a knob's value on a command line or in a link.
[[nodiscard]] Result<Scalar, std::string> parse_literal(std::string_view text);

// The shortest literal that means this value ("1.5ms"); needs an exact decimal, which every value
// that a text can write has.
[[nodiscard]] std::string print_literal(const Scalar& value);

}  // namespace interleave
