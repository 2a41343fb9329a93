#include "cli/link_command.hpp"

#include <algorithm>

#include "cli/diagnostic_text.hpp"
#include "cli/files.hpp"
#include "cli/scenario_call.hpp"
#include "link/link.hpp"

namespace interleave {
namespace {

// Sentences of the command line have no full stop.
std::string_view without_stop(std::string_view sentence) {
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  return sentence;
}

LinkReading read_options(const std::vector<std::string>& fields) {
  std::string fragment;
  for (const std::string& field : fields) fragment.append(fragment.empty() ? "" : "&") += field;
  return read_link(fragment);
}

// Whether every variant runs with the knobs of the link.
bool resolves(ScenarioCall& call, const Link& link) {
  for (const LinkKnob& knob : link.knobs) {
    const auto& parameters = call.scenario().parameters;
    const bool known = std::any_of(parameters.begin(), parameters.end(),
                                   [&](const Parameter& p) { return p.name == knob.name; });
    if (!known) return call.fail("k." + knob.name + ": there is no such parameter");
    if (!call.set("k." + knob.name, knob.name, knob.value)) return false;
  }
  for (std::size_t variant = 0; variant < call.scenario().run_count(); ++variant) {
    if (!call.resolve(variant)) return false;
  }
  return true;
}

// All but the text, one a line, as comments of the language.
std::string said_beside(Link link) {
  link.text.clear();
  std::string lines;
  for (const LinkField& field : link_fields(link)) {
    lines.append("# ").append(field.name).append("=").append(field.value).append("\n");
  }
  return lines;
}

std::string why_without_text(const Link& link, const LinkReading& reading) {
  if (!reading.lost_text.empty()) return reading.lost_text;
  if (!link.url.empty()) return "This link has its scenario from " + link.url + ".";
  return "There is no scenario in this link.";
}

}  // namespace

CommandResult link_command(const LinkOptions& options) {
  CommandResult result;
  ScenarioCall call{result, "k."};
  LinkReading reading = read_options(options.fields);
  Link& link = reading.link;
  const bool two_scenarios = !link.text.empty() || !link.url.empty() || !reading.lost_text.empty();
  if (two_scenarios) result.fail_call("the scenario is that of FILE, not of `s` or `url`");
  for (const std::string& problem : reading.problems) result.fail_call(without_stop(problem));
  if (result.exit != ExitCode::done || !call.load(options.file)) return result;
  link.text = print(call.scenario());
  if (resolves(call, link)) result.out = "#" + write_link(link) + "\n";
  return result;
}

CommandResult unlink_command(const std::string& address) {
  CommandResult result;
  std::string link = address;
  if (address == "-") {
    const auto input = read_scenario(address);
    if (!input) return result.fail_call(input.error()), result;
    link = input->substr(0, input->find_first_of("\r\n"));
  }
  const LinkReading reading = read_link(link);
  std::vector<std::string> problems = reading.problems;
  if (reading.link.text.empty()) problems.push_back(why_without_text(reading.link, reading));
  for (const std::string& problem : problems) {
    result.err.append("interleave: ").append(without_stop(problem)).append("\n");
    result.worsen(ExitCode::scenario_wrong);
  }
  if (reading.link.text.empty()) return result;
  result.out = said_beside(reading.link) + reading.link.text;
  const ParsedScenario parsed = parse(reading.link.text);
  if (parsed.ok()) return result;
  result.err += diagnostics_text("link", parsed.diagnostics);
  result.worsen(ExitCode::scenario_wrong);
  return result;
}

}  // namespace interleave
