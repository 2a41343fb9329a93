#include "sim/runtime.hpp"

#include <algorithm>

namespace interleave {

Runtime::Runtime(const RunSpec& spec)
    : plans_(
          std::make_shared<std::vector<ProgramPlan>>(spec.programs.begin(), spec.programs.end())),
      releases_(releases_of(spec)),
      carried_(spec.tasks.size()) {
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    carried_[i].steps = (*plans_)[spec.tasks[i].program.index()].steps();
  }
  find_next_release();
}

std::shared_ptr<const std::vector<Runtime::Release>> Runtime::releases_of(
    const RunSpec& spec) const {
  std::vector<Release> releases;
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    const Duration demand = (*plans_)[spec.tasks[i].program.index()].cpu_demand();
    for (const Time at : spec.tasks[i].at) releases.push_back({at, make_id<TaskId>(i), demand});
  }
  std::stable_sort(releases.begin(), releases.end(),
                   [](const Release& a, const Release& b) { return a.at < b.at; });
  return std::make_shared<const std::vector<Release>>(std::move(releases));
}

void Runtime::find_next_release() {
  next_release_at_ = next_release_ < releases_->size() ? (*releases_)[next_release_].at : kNever;
}

ThreadId Runtime::release(Recorder& recorder) {
  const Release release = (*releases_)[next_release_++];
  find_next_release();
  Carried& carried = carried_[release.task.index()];
  const JobId job = recorder.release(release.task, carried.released++, release.task.value,
                                     release.at, release.cpu_demand);
  behind_.push_back({});
  ++unfinished_;
  const JobId former = carried.last_released;
  carried.last_released = job;
  if (carried.job.valid()) {
    behind_[former.index()] = job;
    return {};
  }
  carried.job = job;
  carried.cursor = ProgramCursor{carried.steps};
  return ThreadId{release.task.value};
}

bool Runtime::makes_no_progress(ThreadId thread, Time now) {
  Carried& carried = carried_[thread.index()];
  if (carried.instant != now) {
    carried.instant = now;
    carried.instant_count = 0;
  }
  return ++carried.instant_count >= kTooMany;
}

bool Runtime::finish(ThreadId thread, Time now, Recorder& recorder) {
  Carried& carried = carried_[thread.index()];
  recorder.finish(carried.job, now);
  --unfinished_;
  carried.job = behind_[carried.job.index()];
  if (!carried.job.valid()) return false;
  carried.cursor = ProgramCursor{carried.steps};
  return true;
}

}  // namespace interleave
