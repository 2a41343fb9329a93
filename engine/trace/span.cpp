#include "trace/span.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kNoIndex = 0xffff'ffff;

// Part of a parent's own work: what has been done of it at `at`.
struct Part {
  Time at;
  Duration length;
};

// The parts of the jobs that spawn or join, each job's in ascending order. A parent's chain has to
// be known in the midst of its program, every other job's only at its end.
class Parents {
 public:
  explicit Parents(const Trace& trace) : index_of_job_(trace.jobs.size(), kNoIndex) {
    for (const FamilyEvent& event : trace.family) {
      std::uint32_t& index = index_of_job_[event.parent.index()];
      if (index != kNoIndex) continue;
      index = static_cast<std::uint32_t>(parts_.size());
      parts_.emplace_back();
      collect_computing(trace, event.parent);
    }
    if (parts_.empty()) return;
    for (const DeviceTrack& device : trace.devices) collect_services(trace, device.requests);
    collect_services(trace, trace.timers);
    for (auto& parts : parts_) radix_sort(parts);
    next_.assign(parts_.size(), 0);
  }

  // What the job has done since the last call, up to `until`.
  Duration advance(JobId job, Time until) {
    const std::uint32_t index = index_of_job_[job.index()];
    if (index == kNoIndex) return {};
    Duration sum;
    const std::vector<Part>& parts = parts_[index];
    for (std::size_t& i = next_[index]; i < parts.size() && parts[i].at <= until; ++i) {
      sum += parts[i].length;
    }
    return sum;
  }
  [[nodiscard]] bool is_parent(JobId job) const { return index_of_job_[job.index()] != kNoIndex; }

 private:
  void collect_computing(const Trace& trace, JobId job) {
    const Track& track = trace.lanes[trace.jobs[job.index()].lane].track;
    for (std::size_t i = track.first_ending_after(trace.jobs[job.index()].arrival);
         i < track.size() && track.job(i) <= job; ++i) {
      if (track.job(i) != job || track.state(i) != State::running) continue;
      parts_.back().push_back({track.end(i), track[i].length()});
    }
  }
  void collect_services(const Trace& trace, const Requests& requests) {
    for (const DeviceRequest& request : requests) {
      if (!request.begun || !is_parent(request.job)) continue;
      const Duration service = service_of(trace, request);
      parts_[index_of_job_[request.job.index()]].push_back({*request.begun + service, service});
    }
  }

  std::vector<std::uint32_t> index_of_job_;
  std::vector<std::vector<Part>> parts_;
  std::vector<std::size_t> next_;
};

// The end of each job's chain. A chain is taken up when it is first asked for: by then all that it
// follows from has happened, for family events are handled in the order in which they took effect.
class Chains {
 public:
  Chains(const Trace& trace, const std::vector<Duration>& work)
      : trace_(trace), work_(work), parents_(trace), reached_(trace.jobs.size()) {
    phase_.assign(trace.jobs.size(), Phase::unknown);
    former_.assign(trace.jobs.size(), kNoIndex);
    std::vector<std::uint32_t> last(trace.lanes.size(), kNoIndex);
    for (std::uint32_t i = 0; i < trace.jobs.size(); ++i) {
      former_[i] = last[trace.jobs[i].lane];
      last[trace.jobs[i].lane] = i;
    }
    index_prerequisites();
  }

  Duration longest() {
    for (const FamilyEvent& event : trace_.family) handle(event);
    Duration longest;
    for (std::uint32_t i = 0; i < reached_.size(); ++i) {
      settle(i, Phase::ended);
      longest = std::max(longest, reached_[i]);
    }
    return longest;
  }

 private:
  enum class Phase : std::uint8_t { unknown, being_settled, begun, ended };

  // Jobs of all tasks that a set of prerequisites names, and how far they have been looked at.
  struct Prerequisite {
    std::vector<std::uint32_t> jobs;
    std::size_t next = 0;
    Duration latest;
  };

  void index_prerequisites() {
    prerequisites_.resize(trace_.prerequisites.size());
    if (prerequisites_.size() <= 1) return;
    std::vector<std::vector<std::uint32_t>> jobs_of(trace_.tasks.size());
    for (std::uint32_t i = 0; i < trace_.jobs.size(); ++i) {
      jobs_of[trace_.jobs[i].task.index()].push_back(i);
    }
    for (std::size_t k = 1; k < prerequisites_.size(); ++k) {
      for (const TaskSpan& span : trace_.prerequisites[k]) {
        const std::size_t end = std::min(span.first.index() + span.count, jobs_of.size());
        for (std::size_t t = span.first.index(); t < end; ++t) {
          auto& jobs = prerequisites_[k].jobs;
          jobs.insert(jobs.end(), jobs_of[t].begin(), jobs_of[t].end());
        }
      }
    }
  }

  void handle(const FamilyEvent& event) {
    settle(event.parent.value, Phase::begun);
    Duration& parent = reached_[event.parent.index()];
    parent += parents_.advance(event.parent, event.at);
    Duration& child = reached_[event.child.index()];
    if (event.kind == FamilyEvent::Kind::spawned) {
      child = std::max(child, parent);
    } else {
      settle(event.child.value, Phase::ended);
      parent = std::max(parent, child);
    }
  }

  // A job that has to reach `Phase::ended` before this one can begin; kNoIndex if there is none.
  std::uint32_t unmet(std::uint32_t job) {
    const std::uint32_t former = former_[job];
    if (former != kNoIndex && !is_met(former)) return former;
    Prerequisite& needed = prerequisites_[trace_.tasks[trace_.jobs[job].task.index()].after];
    for (; needed.next < needed.jobs.size(); ++needed.next) {
      const std::uint32_t next = needed.jobs[needed.next];
      if (!is_met(next)) return next;
      needed.latest = std::max(needed.latest, reached_[next]);
    }
    return kNoIndex;
  }
  // One that waits for itself, as in no run that ever was, is not waited for.
  [[nodiscard]] bool is_met(std::uint32_t job) const {
    return phase_[job] == Phase::ended || phase_[job] == Phase::being_settled;
  }

  // Takes a job, and whatever it has to follow, at least to this phase.
  void settle(std::uint32_t wanted, Phase phase) {
    std::vector<std::uint32_t>& stack = stack_;
    stack.assign(1, wanted);
    while (!stack.empty()) {
      const std::uint32_t job = stack.back();
      if (phase_[job] == Phase::unknown || phase_[job] == Phase::being_settled) {
        phase_[job] = Phase::being_settled;
        if (const std::uint32_t next = unmet(job); next != kNoIndex) {
          stack.push_back(next);
          continue;
        }
        begin(job);
      }
      if (phase_[job] == Phase::begun && (stack.size() > 1 || phase == Phase::ended)) end(job);
      stack.pop_back();
    }
  }

  void begin(std::uint32_t job) {
    Duration& reached = reached_[job];
    if (former_[job] != kNoIndex) reached = std::max(reached, reached_[former_[job]]);
    const auto after = trace_.tasks[trace_.jobs[job].task.index()].after;
    reached = std::max(reached, prerequisites_[after].latest);
    phase_[job] = Phase::begun;
  }
  void end(std::uint32_t job) {
    const JobId id{job};
    reached_[job] += parents_.is_parent(id) ? parents_.advance(id, kMaxTime) : work_[job];
    phase_[job] = Phase::ended;
  }

  const Trace& trace_;
  const std::vector<Duration>& work_;
  Parents parents_;
  std::vector<Duration> reached_;  // by job: the length of its chain so far
  std::vector<Phase> phase_;
  std::vector<std::uint32_t> former_;  // by job: the one before it in its lane
  std::vector<Prerequisite> prerequisites_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace

Duration service_of(const Trace& trace, const DeviceRequest& request) {
  Time done = request.done.value_or(trace.end);
  if (const auto dropped = trace.jobs[request.job.index()].dropped) done = std::min(done, *dropped);
  return std::max(Duration{}, done - request.begun.value_or(done));
}

Duration span_of(const Trace& trace, const std::vector<Duration>& work) {
  return Chains{trace, work}.longest();
}

}  // namespace interleave
