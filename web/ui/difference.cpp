#include "ui/difference.hpp"

#include <string_view>
#include <tuple>

#include "base/sort.hpp"

namespace interleave {
namespace {

struct NamedJob {
  std::string_view task;
  std::uint32_t number;
  JobId job;
  [[nodiscard]] auto key() const { return std::tie(task, number); }
};

std::vector<NamedJob> sorted_jobs(const Trace& trace) {
  std::vector<NamedJob> jobs;
  jobs.reserve(trace.jobs.size());
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobId job = make_id<JobId>(i);
    jobs.push_back({trace.task_name(job), trace.jobs[i].index, job});
  }
  sort_items(jobs, [](const NamedJob& a, const NamedJob& b) { return a.key() < b.key(); });
  return jobs;
}

bool has_core(State state) { return state == State::running || state == State::polling; }

}  // namespace

Difference::Difference(const Trace& before, const Trace& after)
    : before_(&before), same_(after.jobs.size()) {
  const std::vector<NamedJob> olds = sorted_jobs(before), news = sorted_jobs(after);
  auto old = olds.begin();
  for (const NamedJob& job : news) {
    while (old != olds.end() && old->key() < job.key()) ++old;
    if (old == olds.end() || old->key() != job.key()) continue;
    same_[job.job.index()] = old->job;
    ++old;
  }
}

std::vector<Stretch> Difference::moved(JobId job, Time start, Time end, std::size_t most) const {
  const JobId same = same_[job.index()];
  if (!same.valid()) return {{start, end}};
  const Track& lane = before_->lanes[before_->jobs[same.index()].lane].track;
  std::vector<Stretch> parts;
  Time from = start;
  for (std::size_t i = lane.first_ending_after(start); i < lane.size() && lane.start(i) < end;
       ++i) {
    if (parts.size() + 1 >= most) break;
    if (lane.job(i) != same || !has_core(lane.state(i))) continue;
    if (lane.start(i) > from) parts.push_back({from, lane.start(i)});
    from = lane.end(i);
  }
  if (from < end) parts.push_back({from, end});
  return parts;
}

const Difference& DifferenceCache::get(const AppState& state, std::uint32_t run) {
  if (differences_.size() + 1 != state.runs.size() || revision_ != state.revision) {
    differences_.clear();
    for (std::size_t i = 1; i < state.runs.size(); ++i) {
      differences_.emplace_back(state.runs[0].simulated.trace, state.runs[i].simulated.trace);
    }
    revision_ = state.revision;
  }
  return differences_[run - 1];
}

}  // namespace interleave
