#include "trace/wire_tracks.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::size_t kSliceBytes = 31;

bool on_core(State state) {
  return state == State::running || state == State::polling || state == State::switching ||
         state == State::stalled;
}

const char* why_core_is_wrong(const Trace& trace, const Track& core) {
  const std::size_t threads = trace.tasks.size() + trace.jobs.size();
  Time reached{0};
  for (std::size_t i = 0; i < core.size(); ++i) {
    const Slice slice = core[i];
    if (slice.start != reached) return "a core's time has a gap";
    reached = slice.end;
    const bool idle = slice.state == State::idle;
    if (idle ? slice.job.valid() || slice.operation != kNoOperation
             : !on_core(slice.state) || !is_operation_of(trace, slice.job, slice.operation)) {
      return "a core does what no core can do";
    }
    if (slice.wait != WaitKind::none) return "a core waits";
    if (slice.place != kNoPlace && slice.place >= threads) return "a core runs an unknown thread";
  }
  return reached == trace.end ? nullptr : "a core's time has a gap";
}

const char* why_lane_slice_is_wrong(const Trace& trace, const Slice& slice) {
  if (!is_operation_of(trace, slice.job, slice.operation))
    return "a lane shows an unknown operation";
  if (slice.state == State::idle) return "a job is idle";
  if ((slice.state == State::blocked) != (slice.wait != WaitKind::none)) {
    return "a job is blocked by nothing, or waits without being blocked";
  }
  if (on_core(slice.state) && slice.place != kNoPlace && slice.place >= trace.cores.size()) {
    return "a job runs on an unknown core";
  }
  return nullptr;
}

// The jobs of each lane, in order of release, without a list for each lane: `first` has one entry
// a lane and one more.
struct JobsByLane {
  std::vector<std::uint32_t> first, jobs;

  explicit JobsByLane(const Trace& trace)
      : first(trace.lanes.size() + 1, 0), jobs(trace.jobs.size(), 0) {
    for (const JobInfo& job : trace.jobs) ++first[job.lane + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t i = 0; i < trace.jobs.size(); ++i) jobs[next[trace.jobs[i].lane]++] = i;
  }
};

const char* why_lane_is_wrong(const Trace& trace, const JobsByLane& by_lane, std::size_t index) {
  const Track& track = trace.lanes[index].track;
  Time free_at{0};
  bool free = true;
  std::size_t i = 0;
  for (std::uint32_t k = by_lane.first[index]; k < by_lane.first[index + 1]; ++k) {
    const JobInfo& job = trace.jobs[by_lane.jobs[k]];
    Time reached = std::max(free_at, job.arrival);
    for (; i < track.size() && track.job(i).index() == by_lane.jobs[k]; ++i) {
      if (!free) return "a job starts before the former one of its task has finished";
      if (track.start(i) != reached) return "a job's time has a gap";
      if (const char* why = why_lane_slice_is_wrong(trace, track[i])) return why;
      reached = track.end(i);
    }
    const OptionalTime end = job.dropped ? job.dropped : job.finish;
    if (job.dropped && reached == std::max(free_at, job.arrival)) {  // dropped while it queued
      continue;
    }
    if (free && reached != end.value_or(trace.end)) {
      return "a job's time does not end at its finish";
    }
    if (!free && (job.start || job.finish))
      return "a job starts before the former one has finished";
    free_at = reached;
    free = free && end.has_value();
  }
  return i == track.size() ? nullptr : "a lane shows a job of another lane";
}

}  // namespace

bool read_slices(ByteReader& in, Track& track) {
  const std::size_t slices = in.count(kSliceBytes);
  Time reached{0};
  for (std::size_t i = 0; i < slices; ++i) {
    Slice slice;
    slice.start = Time{in.i64()};
    slice.end = Time{in.i64()};
    slice.job = JobId{in.u32()};
    slice.place = in.u32();
    slice.operation = in.u32();
    const std::uint8_t state = in.u8(), cause = in.u8(), wait = in.u8();
    if (slice.start < reached || slice.end <= slice.start || slice.end > kMaxTime ||
        state > static_cast<std::uint8_t>(State::stalled) ||
        cause > static_cast<std::uint8_t>(Cause::measured_gap) || wait >= kWaitKinds) {
      return false;
    }
    slice.state = static_cast<State>(state);
    slice.cause = static_cast<Cause>(cause);
    slice.wait = static_cast<WaitKind>(wait);
    reached = slice.end;
    track.append(slice);
  }
  return in.ok();
}

const char* why_tracks_are_wrong(const Trace& trace) {
  const JobsByLane by_lane{trace};
  for (std::size_t i = 0; i < trace.lanes.size(); ++i) {
    if (const char* why = why_lane_is_wrong(trace, by_lane, i)) return why;
  }
  for (const Track& core : trace.cores) {
    if (const char* why = why_core_is_wrong(trace, core)) return why;
  }
  return nullptr;
}

bool devices_exist(const Trace& trace) {
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice slice = lane.track[i];
      if (slice.wait == WaitKind::device && slice.place >= trace.devices.size()) return false;
    }
  }
  return true;
}

bool is_operation_of(const Trace& trace, JobId job, std::uint32_t operation) {
  if (job.index() >= trace.jobs.size()) return false;
  const TaskInfo& task = trace.tasks[trace.jobs[job.index()].task.index()];
  return operation == kNoOperation || operation < trace.programs[task.program].operations.size();
}

}  // namespace interleave
