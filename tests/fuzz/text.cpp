// Any bytes as a scenario's text: parsed, printed, parsed again, resolved with every knob at its
// ends, and edited. What is accepted comes back equal; what is not is answered with places that
// exist.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "require.hpp"
#include "text/edit.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

std::vector<std::size_t> line_lengths(std::string_view text) {
  std::vector<std::size_t> lengths;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lengths.push_back(count_code_points(text.substr(0, end)));
    if (end == text.size()) return lengths;
    text.remove_prefix(end + 1);
  }
}

void require_places(std::string_view text, const Diagnostics& diagnostics) {
  require(diagnostics.size() <= kMaxDiagnostics, "at most twenty diagnostics");
  const std::vector<std::size_t> lines = line_lengths(text);
  for (const Diagnostic& diagnostic : diagnostics) {
    const SourceSpan& where = diagnostic.where;
    require(!diagnostic.message.empty() && !diagnostic.code.empty(), "a diagnostic says something");
    require(where.line >= 1 && where.line <= lines.size(), "a line of the text",
            diagnostic.message);
    require(where.column >= 1 && where.column - 1 + where.length <= lines[where.line - 1],
            "columns of the text", diagnostic.message);
  }
}

void resolve_at_the_ends(const ParsedScenario& parsed) {
  std::vector<Scalar> lowest, highest;
  for (const Parameter& parameter : parsed.scenario.parameters) {
    lowest.push_back(parameter.from.value_or(parameter.value));
    highest.push_back(parameter.to.value_or(parameter.value));
  }
  for (std::size_t variant = 0; variant < parsed.scenario.run_count(); ++variant) {
    require(resolve_in_text(parsed, variant).has_value(), "what parse() accepts resolves");
    if (lowest.empty()) continue;
    for (const auto& knobs : {lowest, highest}) {
      const auto run = resolve_in_text(parsed, variant, knobs);
      if (!run) require(has_error(run.error()), "a refusal names an error");
    }
  }
}

// Changes one thing, which one is up to `choice`.
void change(Scenario& scenario, std::uint32_t choice) {
  Settings& settings = scenario.variants.empty() || choice % 2 == 0
                           ? scenario.settings
                           : scenario.variants[choice % scenario.variants.size()].settings;
  switch (choice / 2 % 8) {
    case 0: settings.cores = Quantity::number(9); return;
    case 1: settings.policy.reset(); return;
    case 2: settings.seed = Quantity::number(77); return;
    case 3: scenario.title = scenario.title.empty() ? "new" : ""; return;
    case 4: scenario.notes.push_back("note"); return;
    case 5: settings.horizon = HorizonStatement{}; return;
    case 6:
      for (TaskStatement& task : scenario.tasks) task.body.clear();
      return;
    default:
      for (TaskStatement& task : scenario.tasks) task.nice = Quantity::number(3);
  }
}

std::uint32_t digest(std::string_view text) {
  std::uint32_t value = 2166136261u;  // FNV-1a
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
  return value ^ (value >> 16);
}

void edit_and_read_back(const std::string& text, const ParsedScenario& parsed) {
  require(edit(text, parsed, parsed.scenario) == text, "no change leaves the text alone");
  Scenario changed = parsed.scenario;
  change(changed, digest(text));
  const std::string edited = edit(text, parsed, changed);
  require(parse(edited).scenario == parse(print(changed)).scenario, "an edited text says so",
          edited);
}

void try_literal(std::string_view text) {
  const auto literal = parse_literal(text);
  if (!literal) return require(!literal.error().empty(), "a wrong literal is answered");
  const auto again = parse_literal(print_literal(*literal));
  require(again.has_value() && *again == *literal, "a literal comes back equal", text);
}

void try_text(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  require_places(text, parsed.diagnostics);
  if (!parsed.ok()) {
    Scenario changed = parsed.scenario;
    change(changed, digest(text));
    (void)edit(text, parsed, changed);
    return;
  }
  const std::string printed = print(parsed.scenario);
  const ParsedScenario again = parse(printed);
  require(again.ok(), "the canonical form is accepted", printed);
  require(again.scenario == parsed.scenario, "the canonical form means the same", printed);
  require(print(again.scenario) == printed, "the canonical form is its own", printed);
  resolve_at_the_ends(parsed);
  edit_and_read_back(text, parsed);
}

}  // namespace
}  // namespace interleave

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (size < 64) interleave::try_literal(text);
  interleave::try_text(text);
  return 0;
}
