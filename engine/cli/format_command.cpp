#include "cli/format_command.hpp"

#include "cli/diagnostic_text.hpp"
#include "cli/files.hpp"
#include "text/parse.hpp"

namespace interleave {

CommandResult format_command(const std::vector<std::string>& files) {
  CommandResult result;
  for (const std::string& file : files) {
    const auto text = read_scenario(file);
    if (!text) {
      result.fail_call(text.error());
      continue;
    }
    const ParsedScenario parsed = parse(*text);
    if (parsed.ok()) {
      result.out += print(parsed.scenario);
    } else {
      result.err += diagnostics_text(file, parsed.diagnostics);
      result.worsen(ExitCode::scenario_wrong);
    }
  }
  return result;
}

}  // namespace interleave
