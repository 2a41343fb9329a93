// parse(): the grammar, then every variant resolved once, then what has no effect.
#include "text/parse.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/ineffective.hpp"
#include "text/parser.hpp"
#include "text/placing.hpp"
#include "text/report.hpp"

namespace interleave {
namespace {

void add(Report& report, Diagnostic diagnostic) {
  const bool error = diagnostic.severity == Severity::error;
  (error ? report.error(diagnostic.where, diagnostic.code, std::move(diagnostic.message),
                        std::move(diagnostic.hint))
         : report.warning(diagnostic.where, diagnostic.code, std::move(diagnostic.message),
                          std::move(diagnostic.hint)));
}

// An operation that the text failed to say is not missing in the sense of resolve().
bool follows_from_damage(const Problem& problem, const Parser& parser) {
  return problem.code == "forever-without-time" && parser.is_damaged(problem.place.item);
}

void report_runs(const ParsedScenario& parsed, const Parser& parser, Report& report) {
  const std::size_t runs = std::min(parsed.scenario.run_count(), kMaxVariants);
  for (std::size_t variant = 0; variant < runs; ++variant) {
    const auto run = resolve(parsed.scenario, variant);
    if (run) continue;
    for (const Problem& problem : run.error()) {
      if (!follows_from_damage(problem, parser)) add(report, place_in_text(parsed, problem));
    }
  }
}

}  // namespace

ParsedScenario parse(std::string_view text) {
  ParsedScenario parsed;
  Report report;
  if (text.size() > kMaxTextBytes) {
    report.error({1, 1, 0}, "text-too-long", "a scenario has at most 1 MiB of text");
  } else if (Parser parser(text, parsed, report); parser.run()) {
    report_runs(parsed, parser, report);
    if (!report.has_errors()) {
      for (const Problem& problem : find_ineffective(parsed.scenario)) {
        add(report, place_in_text(parsed, problem));
      }
    }
  }
  parsed.diagnostics = std::move(report).take();
  return parsed;
}

}  // namespace interleave
