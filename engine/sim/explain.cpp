#include "sim/explain.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

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

// All that was chosen for the core at this instant, in order; the jobs as they were then.
struct Found {
  Kernel::Choice choice;
  JobId chosen;
  std::vector<JobId> others;
};

std::optional<Found> find_choice(const RunSpec& spec, CoreId core, Time at, ThreadId thread) {
  Simulation simulation{spec};
  if (at.ns > 0 && simulation.run_until(Time{at.ns - 1}, kDefaultEventBudget)) return std::nullopt;
  std::optional<Found> last;
  simulation.watch([&](const Kernel::Choice& choice) {
    if (choice.core != core || choice.chosen.thread != thread) return;
    Found found{choice, simulation.job_of(thread), {}};
    for (const Kernel::Choice::Candidate& other : choice.others) {
      found.others.push_back(simulation.job_of(other.thread));
    }
    last = std::move(found);
  });
  static_cast<void>(simulation.run_until(at, kDefaultEventBudget));
  return last;
}

void list_others(const Found& found, Decision& decision) {
  std::vector<std::size_t> order(found.others.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto& others = found.choice.others;
  std::stable_sort(order.begin(), order.end(), [&others](std::size_t a, std::size_t b) {
    const RankKey &first = others[a].key, &second = others[b].key;
    return is_descending(first.kind) ? first.value > second.value : first.value < second.value;
  });
  decision.waited_count = order.size();
  for (const std::size_t i : order) {
    if (decision.waited.size() == kMostListed) break;
    decision.waited.push_back({others[i].thread, found.others[i], key_of(others[i].key)});
  }
}

}  // namespace

Decision explain(const RunSpec& spec, CoreId core, Time at) {
  Simulation simulation{spec};
  static_cast<void>(simulation.run_until(Time{at.ns + 1}, kDefaultEventBudget));
  const Trace& trace = simulation.trace();
  const Track& track = trace.cores[core.index()];
  Decision decision;
  decision.core = core;
  decision.why = Decision::Why::nobody_ready;
  if (track.empty()) return decision;
  const std::size_t slice = track.at(at).value_or(track.size() - 1);
  if (track.state(slice) == State::idle) {
    decision.at = track.start(slice);
    return decision;
  }
  const std::size_t first = first_of_stint(track, slice);
  const ThreadId thread{track[first].place};
  decision.at = track.start(first);
  decision.why = Decision::Why::became_ready;
  if (first > 0 && track.state(first - 1) != State::idle) {
    const Slice& former = track[first - 1];
    decision.former = DecisionCandidate{ThreadId{former.place}, former.job, {}};
    decision.why = what_became_of(trace, former.job, decision.at);
  }
  decision.chosen = DecisionCandidate{thread, track[first].job, {}};
  if (const auto found = find_choice(spec, core, decision.at, thread)) {
    decision.chosen->key = key_of(found->choice.chosen.key);
    list_others(*found, decision);
    for (const DecisionCandidate& other : decision.waited) {
      if (decision.former && other.job == decision.former->job) decision.former->key = other.key;
    }
  }
  return decision;
}

}  // namespace interleave
