#include "app/why_search.hpp"

#include "ui/picked.hpp"

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

}  // namespace

bool WhySearch::begin(const AppState& state, std::span<const RunSpec> specs) {
  Asked asked{state.revision, state.selection, {}};
  if (state.selection) asked.at = state.selection->at.value_or(state.cursor);
  if (asked == asked_) return false;
  asked_ = asked;
  explanation_.reset();
  decision_.reset();
  if (!asked.selection) return true;
  const Selection& selection = *asked.selection;
  const Reading* reading = reading_of(state, selection);
  if (reading == nullptr || selection.run >= specs.size()) return true;
  const auto picked = picked_slice(reading->trace, selection, asked.at);
  if (!picked) return true;
  if (const auto question = question_of(reading->trace, *picked, asked.at)) {
    explanation_.emplace(specs[selection.run], reading->trace, question->core, question->at);
  }
  return true;
}

bool WhySearch::advance(Clock clock, double deadline_ms) {
  if (!explanation_) return false;
  while (!explanation_->advance(kEventsBetweenLooks)) {
    if (clock() >= deadline_ms) return false;
  }
  decision_ = explanation_->take();
  explanation_.reset();
  return true;
}

}  // namespace interleave
