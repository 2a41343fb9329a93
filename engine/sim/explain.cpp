#include "sim/explain.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/sort.hpp"
#include "sim/simulation.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostListed = 100;

// In the order of KeyKind, as trace/decision.hpp names them.
constexpr std::array<std::string_view, 14> kKeyNames{
    "place", "burst",        "remaining",        "response-ratio", "priority", "level",  "tickets",
    "pass",  "virtual-time", "virtual-deadline", "deadline",       "period",   "laxity", "drawn"};
static_assert(kKeyNames[static_cast<std::size_t>(KeyKind::drawn)] == "drawn");

DecisionKey key_of(const RankKey& key) {
  return {kKeyNames[static_cast<std::size_t>(key.kind)], key.value};
}

// The larger the more urgent, where it is so.
bool is_descending(KeyKind kind) {
  return kind == KeyKind::priority || kind == KeyKind::response_ratio || kind == KeyKind::tickets;
}

// The first slice of the stretch in which the core has belonged to this job without another choice.
std::size_t first_of_stint(const Track& core, std::size_t i) {
  while (i > 0 && core[i].cause != Cause::dispatched && core.state(i - 1) != State::idle &&
         core[i - 1].place == core[i].place && core[i - 1].job == core[i].job &&
         core.end(i - 1) == core.start(i)) {
    --i;
  }
  return i;
}

// What became of the job that had the core until t.
Decision::Why what_became_of(const Trace& trace, JobId job, Time t) {
  const JobInfo& info = trace.jobs[job.index()];
  if ((info.finish && *info.finish <= t) || (info.dropped && *info.dropped <= t)) {
    return Decision::Why::former_ended;
  }
  const Track& lane = trace.lanes[info.lane].track;
  const auto i = lane.at(t);
  if (!i || lane[*i].start != t) return Decision::Why::quantum_expired;
  switch (lane[*i].cause) {
    case Cause::preempted: return Decision::Why::preempted;
    case Cause::quantum_expired: return Decision::Why::quantum_expired;
    case Cause::yielded: return Decision::Why::former_yielded;
    default:
      return lane.state(*i) == State::blocked ? Decision::Why::former_waits
                                              : Decision::Why::quantum_expired;
  }
}

}  // namespace

Explanation::Explanation(const RunSpec& spec, const Trace& trace, CoreId core, Time at) {
  const Track& track = trace.cores[core.index()];
  decision_.core = core;
  decision_.why = Decision::Why::nobody_ready;
  if (track.empty()) return;
  const std::size_t slice = track.at(at).value_or(track.size() - 1);
  if (track.state(slice) == State::idle) {
    decision_.at = track.start(slice);
    return;
  }
  const std::size_t first = first_of_stint(track, slice);
  decision_.at = track.start(first);
  decision_.why = Decision::Why::became_ready;
  if (first > 0 && track.state(first - 1) != State::idle) {
    const Slice& former = track[first - 1];
    decision_.former = DecisionCandidate{ThreadId{former.place}, former.job, {}};
    decision_.why = what_became_of(trace, former.job, decision_.at);
  }
  decision_.chosen = DecisionCandidate{ThreadId{track[first].place}, track[first].job, {}};
  for (const Track& other : trace.cores) {
    const auto now = other.at(decision_.at);
    if (now && other.state(*now) != State::idle) elsewhere_.push_back(other[*now].job);
  }
  simulation_.emplace(spec);
  is_near_ = decision_.at.ns == 0;
}

bool Explanation::run_until(Time until, std::uint64_t event_budget) {
  const std::uint64_t before = simulation_->events();
  const std::uint64_t left = kDefaultEventBudget - std::min(kDefaultEventBudget, before);
  const std::uint64_t budget = std::min(left, event_budget);
  return simulation_->run_until(until, budget) || budget == 0 ||
         simulation_->events() - before < budget;
}

bool Explanation::advance(std::uint64_t event_budget) {
  if (!simulation_) return true;
  if (!is_near_) {
    if (!run_until(Time{decision_.at.ns - 1}, event_budget)) return false;
    is_near_ = true;
  }
  simulation_->watch([this](const Kernel::Choice& choice) {
    if (choice.core != decision_.core || choice.chosen.thread != decision_.chosen->thread) return;
    found_ = Found{choice, {}};
    for (const Kernel::Choice::Candidate& other : choice.others) {
      found_->others.push_back(simulation_->job_of(other.thread));
    }
  });
  const bool is_there = run_until(decision_.at, event_budget);
  simulation_->watch({});
  if (!is_there) return false;
  if (found_) list_others();
  simulation_.reset();
  return true;
}

void Explanation::list_others() {
  const auto& others = found_->choice.others;
  decision_.chosen->key = key_of(found_->choice.chosen.key);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const auto here = std::find(elsewhere_.begin(), elsewhere_.end(), found_->others[i]);
    if (here == elsewhere_.end()) order.push_back(i);
  }
  sort_items(order, [&others](std::size_t a, std::size_t b) {
    const RankKey &first = others[a].key, &second = others[b].key;
    return is_descending(first.kind) ? first.value > second.value : first.value < second.value;
  });
  decision_.waited_count = order.size();
  for (const std::size_t i : order) {
    if (decision_.waited.size() == kMostListed) break;
    decision_.waited.push_back({others[i].thread, found_->others[i], key_of(others[i].key)});
  }
  for (const DecisionCandidate& other : decision_.waited) {
    if (decision_.former && other.job == decision_.former->job) decision_.former->key = other.key;
  }
}

Decision explain(const RunSpec& spec, CoreId core, Time at) {
  Simulation simulation{spec};
  static_cast<void>(simulation.run_until(Time{at.ns + 1}, kDefaultEventBudget));
  Explanation explanation{spec, simulation.trace(), core, at};
  while (!explanation.advance(kDefaultEventBudget)) continue;
  return explanation.take();
}

}  // namespace interleave
