#include "worker/real_account.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/format.hpp"
#include "base/sort.hpp"

namespace interleave {
namespace {

constexpr std::size_t kFewStretches = 4;  // of which nothing typical can be said

class Lines {
 public:
  Lines& line(std::string_view word) {
    if (!text_.empty()) text_ += '\n';
    text_ += word;
    return *this;
  }
  Lines& add(std::string_view text) {
    text_ += '\t';
    text_ += text;
    return *this;
  }
  Lines& add(std::int64_t number) { return add(to_text(number)); }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

struct Interruptions {
  Duration gaps, handed_over;
  std::int64_t gap_count = 0, hand_overs = 0;
  std::vector<std::int64_t> stretches;  // from the end of a gap to the beginning of the next
};

// Stretches in which the same job ran on, cut off by the operating system at both ends.
void look_at(const Track& core, Interruptions& seen) {
  bool after_gap = false;
  std::int64_t stretch = 0;
  JobId job;
  for (std::size_t i = 0; i < core.size(); ++i) {
    const Slice slice = core[i];
    if (slice.state == State::stalled) {
      seen.gaps += slice.length();
      ++seen.gap_count;
      if (after_gap && slice.job == job && stretch > 0) seen.stretches.push_back(stretch);
      after_gap = true;
      stretch = 0;
      job = slice.job;
      continue;
    }
    if (slice.state == State::switching) {
      seen.handed_over += slice.length();
      ++seen.hand_overs;
    }
    const bool runs = slice.state == State::running || slice.state == State::polling;
    after_gap = after_gap && runs && slice.job == job;
    stretch += slice.length().ns;
  }
}

Duration stalled_in(const Trace& trace, JobId job) {
  Duration stalled;
  const Track& lane = trace.lanes[trace.jobs[job.index()].lane].track;
  for (std::size_t i = 0; i < lane.size(); ++i) {
    if (lane.job(i) == job && lane.state(i) == State::stalled) stalled += lane[i].length();
  }
  return stalled;
}

const JobInfo* same_job(const Trace& trace, const JobInfo& job) {
  for (const JobInfo& other : trace.jobs) {
    if (other.task == job.task && other.index == job.index) return &other;
  }
  return nullptr;
}

}  // namespace

std::string real_account(const RealRun& run, const Trace& predicted) {
  const Trace& trace = run.trace();
  Lines lines;
  lines.line("run").add(trace.end.ns).add(predicted.end.ns);
  Interruptions seen;
  for (const Track& core : trace.cores) look_at(core, seen);
  std::int64_t typical = 0;
  if (seen.stretches.size() >= kFewStretches) {
    sort_items(seen.stretches, [](std::int64_t a, std::int64_t b) { return a < b; });
    typical = seen.stretches[seen.stretches.size() / 2];
  }
  lines.line("gaps").add(seen.gaps.ns).add(seen.gap_count).add(typical);
  lines.line("handed-over").add(seen.handed_over.ns).add(seen.hand_overs);
  if (const Speeds::Range speed = run.speeds().range(); speed.mean > 0) {
    lines.line("speed").add(speed.least).add(speed.most).add(speed.mean);
  }
  constexpr std::size_t kMostTasks = 200;
  std::size_t told = 0;
  for (std::uint32_t i = 0; i < trace.jobs.size() && told < kMostTasks; ++i) {
    const JobInfo& job = trace.jobs[i];
    if (!job.finish) continue;
    const JobInfo* const twin = same_job(predicted, job);
    const bool known = twin && twin->finish;
    ++told;
    lines.line("task").add(trace.task_name(JobId{i})).add((*job.finish - job.arrival).ns);
    lines.add(known ? (*twin->finish - twin->arrival).ns : -1).add(stalled_in(trace, JobId{i}).ns);
  }
  for (std::uint32_t kind = 0; kind < kKernelKinds; ++kind) {
    const std::uint64_t steps = run.steps_made()[kind];
    if (steps == 0) continue;
    lines.line("kernel").add(name_of(static_cast<KernelKind>(kind)));
    lines.add(static_cast<std::int64_t>(steps));
  }
  return lines.take();
}

}  // namespace interleave
