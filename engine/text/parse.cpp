// parse(): the grammar, then every variant resolved once, then what has no effect.
#include "text/parse.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "model/ineffective.hpp"
#include "model/unbalanced.hpp"
#include "model/unused.hpp"
#include "text/parser.hpp"
#include "text/parsing.hpp"
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

}  // namespace

struct Parsing::Work {
  explicit Work(std::string_view given) : text(given) {}

  void read() {
    is_read = true;
    if (text.size() > kMaxTextBytes) {
      report.error({1, 1, 0}, "text-too-long", "a scenario has at most 1 MiB of text");
      return;
    }
    parser.emplace(text, parsed, report);
    if (!parser->run()) return;
    understood = !report.has_errors();
    report.begin_runs();
    ineffective.emplace(parsed.scenario);
    if (understood) warnings = find_unused(parsed.scenario);
    runs = std::min(parsed.scenario.run_count(), kMaxVariants);
  }

  void look_at_run() {
    const auto run = std::move(*resolving).take();
    resolving.reset();
    if (!run) {
      for (const Problem& problem : run.error()) {
        if (!follows_from_damage(problem, *parser)) add(report, place_in_text(parsed, problem));
      }
    } else if (understood) {
      ineffective->look_at(variant, *run);
      warn(find_unbalanced(parsed.scenario, variant, *run));
    }
  }

  void end() {
    if (!ineffective || report.has_errors()) return;
    warn(std::move(*ineffective).found());
    for (const Problem& problem : warnings) add(report, place_in_text(parsed, problem));
  }

  void warn(std::vector<Problem> found) {
    warnings.insert(warnings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }

  std::string_view text;
  bool is_read = false;
  ParsedScenario parsed;
  Report report;
  std::optional<Parser> parser;
  bool understood = false;
  std::optional<IneffectiveSearch> ineffective;
  std::vector<Problem> warnings;
  std::size_t runs = 0, variant = 0;
  std::optional<Resolving> resolving;  // of `variant`
};

Parsing::Parsing(std::string_view text) : work_(std::make_unique<Work>(text)) {}
Parsing::Parsing(Parsing&&) noexcept = default;
Parsing& Parsing::operator=(Parsing&&) noexcept = default;
Parsing::~Parsing() = default;

bool Parsing::go_on(std::size_t tasks) {
  if (!work_->is_read) return work_->read(), false;
  if (work_->variant < work_->runs) {
    if (!work_->resolving) work_->resolving.emplace(work_->parsed.scenario, work_->variant);
    if (!work_->resolving->go_on(tasks)) return false;
    work_->look_at_run();
    ++work_->variant;
  }
  if (work_->variant < work_->runs) return false;
  work_->end();
  return true;
}

ParsedScenario Parsing::take() && {
  work_->parsed.diagnostics = std::move(work_->report).take();
  return std::move(work_->parsed);
}

ParsedScenario parse(std::string_view text) {
  Parsing parsing(text);
  while (!parsing.go_on(std::numeric_limits<std::size_t>::max())) continue;
  return std::move(parsing).take();
}

}  // namespace interleave
