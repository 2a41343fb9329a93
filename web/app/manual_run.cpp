#include "app/manual_run.hpp"

#include <algorithm>
#include <tuple>

#include "app/study.hpp"
#include "base/format.hpp"
#include "base/sort.hpp"
#include "base/words.hpp"
#include "model/change_setting.hpp"
#include "model/names.hpp"

namespace interleave {
namespace {

constexpr std::uint64_t kEventsBetweenLooks = 4096;

// One slice of a run that may take kStudyEvents events. True: it has ended.
bool run_on(Simulation& simulation) {
  const std::uint64_t left = kStudyEvents - simulation.events();
  if (simulation.run_until(kMaxTime, std::min(left, kEventsBetweenLooks))) return true;
  if (simulation.events() >= kStudyEvents) simulation.stop_for_budget();
  return simulation.ended();
}

Duration quantum_for(const PolicySpec& policy) {
  switch (policy.kind) {
    case PolicyKind::fifo:
    case PolicyKind::sjf:
    case PolicyKind::hrrn: return kMaxDuration;
    case PolicyKind::mlfq: return policy.quanta.empty() ? policy.quantum : policy.quanta.front();
    default: break;
  }
  return policy.quantum > Duration{} ? policy.quantum : PolicySpec{}.quantum;
}

PolicySpec manual_instead_of(const PolicySpec& policy) {
  PolicySpec manual;
  manual.kind = PolicyKind::manual;
  manual.quantum = quantum_for(policy);
  manual.per_core = policy.per_core;
  manual.steal = policy.steal;
  return manual;
}

// Which settings hold the policy of this run.
Settings& policy_settings(Scenario& scenario, std::uint32_t run) {
  const bool own = run < scenario.variants.size() && scenario.variants[run].settings.policy;
  return own ? scenario.variants[run].settings : scenario.settings;
}

}  // namespace

ManualRun::ManualRun(RunSpec spec) : spec_(std::move(spec)), choices_(std::make_unique<Choices>()) {
  spec_.policy = manual_instead_of(spec_.policy);
  begin_anew();
}

void ManualRun::begin_anew() {
  Choices* choices = choices_.get();
  choices->next = 0;
  options_.clear();
  simulation_.emplace(spec_, kStudyEvents, [choices](std::span<const ThreadId> ready, Time) {
    if (choices->next < choices->made.size()) return std::size_t{choices->made[choices->next++]};
    if (choices->rest) return std::size_t{0};
    choices->asked.assign(ready.begin(), ready.end());
    return kUndecided;
  });
}

bool ManualRun::advance(Clock clock, double deadline_ms) {
  if (!options_.empty()) return true;
  while (!run_on(*simulation_)) {
    if (simulation_->undecided()) {
      list_options();
      return true;
    }
    if (clock() >= deadline_ms) return false;
  }
  return true;
}

void ManualRun::list_options() {
  const Trace& so_far = trace();
  for (const ThreadId thread : choices_->asked) {
    ManualPlay::Option option{
        say("thread {0}", {to_text(thread.value)}), {}, simulation_->core_for(thread)};
    if (const JobId job = simulation_->job_of(thread); job.valid()) {
      const JobInfo& info = so_far.jobs[job.index()];
      option.name = so_far.task_name(job);
      if (info.index > 0) option.name += say(", job {0}", std::int64_t{info.index} + 1);
      option.task = info.task;
    }
    options_.push_back(std::move(option));
  }
}

void ManualRun::decide(std::uint32_t option) {
  choices_->made.push_back(option);
  options_.clear();
}

void ManualRun::decide_rest() {
  choices_->rest = true;
  options_.clear();
}

bool ManualRun::take_back() {
  if (!choices_->rest) {
    if (choices_->made.empty()) return false;
    choices_->made.pop_back();
  }
  choices_->rest = false;
  begin_anew();
  return true;
}

Duration ManualRun::quantum() const {
  return spec_.policy.quantum == kMaxDuration ? Duration{} : spec_.policy.quantum;
}

PolicyTour::PolicyTour(const Scenario& scenario, std::uint32_t run, std::span<const Scalar> knobs)
    : scenario_(scenario), run_(run), knobs_(knobs.begin(), knobs.end()) {
  if (const Quantity* quantum = setting_of(scenario, run, "quantum")) quantum_ = *quantum;
}

bool PolicyTour::advance(Clock clock, double deadline_ms) {
  while (next_ < static_cast<std::size_t>(PolicyKind::manual)) {
    if (!current_) begin_next();
    if (!current_) {
      ++next_;
    } else if (run_on(*current_)) {
      const std::string name(kPolicyNames[next_++]);
      standings_.push_back(standing_of(current_->trace(), name));
      current_.reset();
    }
    if (clock() >= deadline_ms) return false;
  }
  return true;
}

// Leaves `current_` empty where the scenario makes no sense under the policy.
void PolicyTour::begin_next() {
  PolicyStatement policy{static_cast<PolicyKind>(next_), {}};
  if (quantum_ && has_quantum(policy.kind)) {
    policy.arguments.push_back({"quantum", {*quantum_}, ""});
  }
  policy_settings(scenario_, run_).policy = std::move(policy);
  const auto spec = resolve(scenario_, run_, knobs_);
  if (spec) current_.emplace(*spec, kStudyEvents);
}

Standing standing_of(const Trace& trace, std::string policy) {
  Standing standing;
  standing.policy = std::move(policy);
  standing.completed = trace.end_kind == End::completed;
  const Metrics metrics = measure(trace, std::nullopt);
  standing.makespan = metrics.makespan;
  standing.turnaround = metrics.turnaround.mean_ns_millionths;
  standing.waiting = metrics.waiting.mean_ns_millionths;
  return standing;
}

void rank(std::vector<Standing>& standings) {
  const auto key = [](const Standing& standing) {
    return std::tuple(!standing.completed, standing.turnaround.value_or(0), standing.makespan);
  };
  sort_items(standings, [&](const Standing& a, const Standing& b) { return key(a) < key(b); });
}

}  // namespace interleave
