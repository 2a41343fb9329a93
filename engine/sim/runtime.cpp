#include "sim/runtime.hpp"

#include <algorithm>

namespace interleave {

Runtime::Runtime(const RunSpec& spec)
    : plans_(std::make_shared<std::vector<ProgramPlan>>(spec.programs.begin(), spec.programs.end())),
      releases_(releases_of(spec)),
      carried_(spec.tasks.size()) {
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    carried_[i].plan = spec.tasks[i].program.value;
  }
}

std::shared_ptr<const std::vector<Runtime::Release>> Runtime::releases_of(const RunSpec& spec) {
  std::vector<Release> releases;
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    for (const Time at : spec.tasks[i].at) releases.push_back({at, make_id<TaskId>(i)});
  }
  std::stable_sort(releases.begin(), releases.end(),
                   [](const Release& a, const Release& b) { return a.at < b.at; });
  return std::make_shared<const std::vector<Release>>(std::move(releases));
}

std::optional<Time> Runtime::next_release() const {
  if (next_release_ == releases_->size()) return std::nullopt;
  return (*releases_)[next_release_].at;
}

ThreadId Runtime::release(Recorder& recorder) {
  const Release release = (*releases_)[next_release_++];
  Carried& carried = carried_[release.task.index()];
  const JobId job = recorder.release(release.task, carried.released++, release.task.value,
                                     release.at, plan(carried).cpu_demand());
  behind_.push_back({});
  ++unfinished_;
  const JobId former = carried.last_released;
  carried.last_released = job;
  if (carried.job.valid()) {
    behind_[former.index()] = job;
    return {};
  }
  carried.job = job;
  carried.cursor = ProgramCursor{plan(carried)};
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
  carried.cursor = ProgramCursor{plan(carried)};
  return true;
}

}  // namespace interleave
