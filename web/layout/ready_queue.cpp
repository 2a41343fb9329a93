#include "layout/ready_queue.hpp"

#include <algorithm>
#include <limits>

namespace interleave {
namespace {

// Smaller is more urgent.
std::int64_t urgency(const Trace& trace, JobId id) {
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
  const JobInfo& job = trace.jobs[id.index()];
  const TaskInfo& task = trace.tasks[job.task.index()];
  switch (trace.preemption) {
    case Preemption::priority: return -task.priority;
    case Preemption::deadline: return job.deadline ? job.deadline->ns : kLast;
    case Preemption::period: return task.period ? task.period->ns : kLast;
    case Preemption::none:
    case Preemption::returners:
    case Preemption::other: break;
  }
  return 0;
}

struct Waiting {
  std::int64_t urgency;
  Time since;
  JobId job;
};

bool goes_first(const Waiting& a, const Waiting& b) {
  if (a.urgency != b.urgency) return a.urgency < b.urgency;
  if (a.since != b.since) return a.since < b.since;
  return a.job.value < b.job.value;
}

}  // namespace

std::vector<JobId> ready_at(const Trace& trace, Time t) {
  Piece whole(1);
  return ready_at(trace, t, whole);
}

std::vector<JobId> ready_at(const Trace& trace, Time t, Piece& piece) {
  std::vector<Waiting>& first = piece.memory<std::vector<Waiting>>();  // in order
  for (std::size_t l = piece.begin(trace.lanes.size()); l < piece.end(trace.lanes.size()); ++l) {
    const Lane& lane = trace.lanes[l];
    const auto i = lane.track.at(t);
    if (!i || lane.track.state(*i) != State::ready) continue;
    const JobId job = lane.track.job(*i);
    const Waiting waiting{urgency(trace, job), lane.track.start(*i), job};
    if (first.size() == kMostReady) {
      if (!goes_first(waiting, first.back())) continue;
      first.pop_back();
    }
    first.insert(std::upper_bound(first.begin(), first.end(), waiting, goes_first), waiting);
  }
  std::vector<JobId> jobs;
  if (!piece.is_last()) return jobs;
  jobs.reserve(first.size());
  for (const Waiting& waiting : first) jobs.push_back(waiting.job);
  return jobs;
}

}  // namespace interleave
