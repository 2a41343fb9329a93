// What the commands that run a scenario share: its text read, knobs and settings set, variants
// chosen and resolved. What is wrong goes into the command's result as a sentence or as
// diagnostics; the functions then say false, and the command is over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "text/parse.hpp"
#include "trace/trace.hpp"

namespace interleave {

class ScenarioCall {
 public:
  // `knob`: what stands before a knob's name where a sentence is about it.
  explicit ScenarioCall(CommandResult& result, std::string_view knob = "--set ")
      : result_(result), knob_(knob) {}

  [[nodiscard]] bool load(const std::string& file);

  // `NAME=VALUE`, as `--set` takes it.
  [[nodiscard]] bool set(std::string_view assignment);
  // Turns the knob of this name or, if there is none, sets `cores`, `threads`, `quantum`, `seed` or
  // `horizon`, in all variants. `option` is what the sentences begin with.
  [[nodiscard]] bool set(std::string_view option, std::string_view name, const Scalar& value);

  // All of them if none is named.
  [[nodiscard]] bool choose(const std::optional<std::string>& variant);
  [[nodiscard]] const std::vector<std::size_t>& chosen() const { return chosen_; }

  [[nodiscard]] std::optional<RunSpec> resolve(std::size_t variant);

  [[nodiscard]] const Scenario& scenario() const { return parsed_.scenario; }
  // Where the operation of a job that is stuck stands in the text; 0 if it is not known.
  [[nodiscard]] std::uint32_t line_of(const Trace& trace, const Stuck& stuck) const;

  // Always false.
  bool fail(std::string_view sentence);

 private:
  bool fail_to_resolve(const Diagnostics& diagnostics);

  CommandResult& result_;
  std::string_view knob_;
  std::string file_;
  ParsedScenario parsed_;
  std::vector<Scalar> knobs_;
  std::vector<std::size_t> chosen_;
};

}  // namespace interleave
