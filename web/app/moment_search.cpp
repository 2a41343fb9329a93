#include "app/moment_search.hpp"

#include <algorithm>
#include <utility>

#include "layout/ready_queue.hpp"
#include "trace/narration.hpp"
#include "ui/facts.hpp"

namespace interleave {

void MomentSearch::begin(AppState& state) {
  const Asked asked{state.revision, state.mode, state.cursor};
  if (asked == asked_) return;
  const bool same_runs = asked.revision == asked_.revision && asked.mode == asked_.mode;
  if (state.playing && same_runs && is_under_way()) return;
  asked_ = asked;
  if (!same_runs) {
    state.moments.clear();
    for (const TimelineRun& shown : shown_runs(state)) {
      if (shown.trace->lanes.size() > kManyLanes) state.moments.push_back({shown.trace});
    }
  }
  left_ = state.moments.size();
  begin_next(state);
}

void MomentSearch::begin_next(const AppState& state) {
  if (left_ == 0) return;
  words_ = ready_ = Piece(1 + state.moments[left_ - 1].trace->lanes.size() / kManyLanes);
}

void MomentSearch::advance(AppState& state, Clock clock, double deadline_ms) {
  while (is_under_way()) {
    Moment& moment = state.moments[left_ - 1];
    const Time at = std::min(asked_.at, moment.trace->end);
    std::string words = describe_now(*moment.trace, at, words_);
    std::vector<JobId> ready = ready_at(*moment.trace, at, ready_);
    if (words_.is_last()) {
      moment.words = std::move(words);
      moment.ready = std::move(ready);
      --left_;
      begin_next(state);
    } else {
      words_.go_on();
      ready_.go_on();
    }
    if (clock() >= deadline_ms) return;
  }
}

}  // namespace interleave
