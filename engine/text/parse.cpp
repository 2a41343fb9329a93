// parse(): the grammar, then every variant resolved once, then what has no effect.
#include "text/parse.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "model/ineffective.hpp"
#include "model/unbalanced.hpp"
#include "model/unused.hpp"
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

// What an operation that the text failed to say may have to do with: there it is not missing.
bool follows_from_damage(const Problem& problem, const Parser& parser) {
  constexpr std::array<std::string_view, 4> kCodes{"forever-without-time", "locked-twice",
                                                   "not-held", "still-held"};
  return std::find(kCodes.begin(), kCodes.end(), problem.code) != kCodes.end() &&
         parser.is_damaged(problem.place.item);
}

void report_runs(const ParsedScenario& parsed, const Parser& parser, Report& report) {
  const bool understood = !report.has_errors();
  report.begin_runs();
  IneffectiveSearch ineffective(parsed.scenario);
  std::vector<Problem> warnings =
      understood ? find_unused(parsed.scenario) : std::vector<Problem>{};
  const auto warn = [&warnings](std::vector<Problem> found) {
    warnings.insert(warnings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  };
  const std::size_t runs = std::min(parsed.scenario.run_count(), kMaxVariants);
  for (std::size_t variant = 0; variant < runs; ++variant) {
    const auto run = resolve(parsed.scenario, variant);
    if (run && understood) {
      ineffective.look_at(variant, *run);
      warn(find_unbalanced(parsed.scenario, variant, *run));
    }
    if (run) continue;
    for (const Problem& problem : run.error()) {
      if (!follows_from_damage(problem, parser)) add(report, place_in_text(parsed, problem));
    }
  }
  if (report.has_errors()) return;
  warn(std::move(ineffective).found());
  for (const Problem& problem : warnings) add(report, place_in_text(parsed, problem));
}

}  // namespace

ParsedScenario parse(std::string_view text) {
  ParsedScenario parsed;
  Report report;
  if (text.size() > kMaxTextBytes) {
    report.error({1, 1, 0}, "text-too-long", "a scenario has at most 1 MiB of text");
  } else if (Parser parser(text, parsed, report); parser.run()) {
    report_runs(parsed, parser, report);
  }
  parsed.diagnostics = std::move(report).take();
  return parsed;
}

}  // namespace interleave
