#include "sim/releases.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "model/draws.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kEndless = std::numeric_limits<std::int64_t>::max();

bool is_fixed(const TaskSpec& task) { return !task.every && task.after == 0 && !task.on_demand; }

std::int64_t jobs_of(const TaskSpec& task) {
  if (!task.every) return static_cast<std::int64_t>(task.at.size());
  return task.count == TaskSpec::kEndless ? kEndless : task.count;
}

// How much later than the first of its group a task arrives, if nothing else holds that one back.
Duration apart_of(const RunSpec& spec, std::size_t i) {
  const TaskSpec& task = spec.tasks[i];
  if (task.copy > i) return {};
  const TaskSpec& first = spec.tasks[i - task.copy];
  if (task.at.empty() || first.at.empty()) return {};
  return std::max(Duration{}, task.at.front() - first.at.front());
}

}  // namespace

std::optional<Duration> period_of(const TaskSpec& task) {
  if (task.every) return task.every->first;
  std::optional<Duration> least;
  for (std::size_t i = 1; i < task.at.size(); ++i) {
    const Duration gap = task.at[i] - task.at[i - 1];
    if (!least || gap < *least) least = gap;
  }
  return least;
}

bool Releases::before(const Release& a, const Release& b) {
  if (a.at != b.at) return a.at < b.at;
  return a.task != b.task ? a.task < b.task : a.index < b.index;
}

Releases::Releases(const RunSpec& spec) : plan_(std::make_shared<Plan>()) {
  plan_->seed = spec.seed;
  plan_->dependents.resize(spec.prerequisites.size());
  jobs_left_.reserve(spec.tasks.size());
  plan_->tasks.reserve(spec.tasks.size());
  plan_->fixed.reserve(spec.tasks.size());
}

void Releases::add_task(const RunSpec& spec, std::size_t i) {
  const TaskSpec& task = spec.tasks[i];
  const TaskId id = make_id<TaskId>(i);
  jobs_left_.push_back(jobs_of(task));
  Plan::Task& planned = plan_->tasks.emplace_back();
  if (is_fixed(task)) {
    for (std::uint32_t k = 0; k < task.at.size(); ++k) plan_->fixed.push_back({task.at[k], id, k});
  } else if (!task.on_demand) {
    planned = {task.at, apart_of(spec, i), task.every, jobs_of(task),
               task_key(task.statement, task.copy)};
    if (task.after == 0) return begin(id, Time{});
    plan_->dependents[task.after].push_back(id);
    ++held_back_;
  }
}

void Releases::all_added(const RunSpec& spec) {
  radix_sort(plan_->fixed);
  plan_->ranges_of.resize(spec.tasks.size());
  for (const std::vector<TaskRange>& set : spec.prerequisites) {
    still_running_.push_back(static_cast<std::int64_t>(set.size()));
  }
  std::map<std::pair<TaskId, std::uint32_t>, std::uint32_t> known;
  for (std::uint32_t set = 1; set < spec.prerequisites.size(); ++set) {
    for (const TaskRange& range : spec.prerequisites[set]) {
      const auto index = static_cast<std::uint32_t>(known.size());
      const auto [found, is_new] = known.try_emplace({range.first, range.count}, index);
      if (is_new) {
        plan_->sets_of.emplace_back();
        range_left_.push_back(range.count);
        for (std::uint32_t k = 0; k < range.count; ++k) {
          plan_->ranges_of[range.first.index() + k].push_back(index);
        }
      }
      plan_->sets_of[found->second].push_back(set);
    }
  }
  find_next();
}

void Releases::begin(TaskId task, Time not_before) {
  const Plan::Task& plan = plan_->tasks[task.index()];
  if (plan.count == 0) return;
  const Time least = not_before + plan.apart;
  if (plan.every) {
    const Time first = plan.at.empty() ? Time{} : plan.at.front();
    found_.push({std::max(first, least), task, 0});
    return;
  }
  for (std::uint32_t k = 0; k < plan.at.size(); ++k) {
    found_.push({std::max(plan.at[k], least), task, k});
  }
}

void Releases::find_next() {
  const std::vector<Release>& fixed = plan_->fixed;
  next_at_ = next_fixed_ < fixed.size() ? fixed[next_fixed_].at : kNever;
  if (!found_.empty()) next_at_ = std::min(next_at_, found_.top().at);
}

Releases::Release Releases::take() {
  const std::vector<Release>& fixed = plan_->fixed;
  Release release;
  if (found_.empty() || (next_fixed_ < fixed.size() && before(fixed[next_fixed_], found_.top()))) {
    release = fixed[next_fixed_++];
  } else {
    release = found_.top();
    found_.pop();
    const Plan::Task& plan = plan_->tasks[release.task.index()];
    if (plan.every && release.index + 1 < plan.count) {
      const std::uint64_t bits = draw_bits(static_cast<std::uint64_t>(plan_->seed), plan.key, 0,
                                           kGapDraw, release.index + std::uint64_t{1});
      const Time next = release.at + draw(*plan.every, bits);
      if (next <= kMaxTime) found_.push({next, release.task, release.index + 1});
    }
  }
  find_next();
  return release;
}

void Releases::job_ended(TaskId task, Time now) {
  std::int64_t& left = jobs_left_[task.index()];
  if (left == kEndless || --left > 0) return;
  for (const std::uint32_t range : plan_->ranges_of[task.index()]) {
    if (--range_left_[range] > 0) continue;
    for (const std::uint32_t set : plan_->sets_of[range]) {
      if (--still_running_[set] > 0) continue;
      for (const TaskId dependent : plan_->dependents[set]) {
        --held_back_;
        begin(dependent, now);
      }
    }
  }
  find_next();
}

}  // namespace interleave
