#include "trace/recorder.hpp"

#include <utility>

namespace interleave {

Recorder::Recorder(Trace head) : trace_(std::move(head)) {
  Slice idle;
  idle.end = kOpen;
  for (Track& core : trace_.cores) core.append(idle);
}

JobId Recorder::release(TaskId task, std::uint32_t index, std::uint32_t lane, Time arrival,
                        Duration cpu_demand, std::optional<Time> deadline) {
  const JobId job = make_id<JobId>(trace_.jobs.size());
  JobInfo& info = trace_.jobs.emplace_back();
  info.task = task;
  info.index = index;
  info.lane = lane;
  info.arrival = arrival;
  info.cpu_demand = cpu_demand;
  info.deadline = deadline;
  lanes_.push_back(lane);
  started_.push_back(0);
  return job;
}

std::uint32_t Recorder::add_lane(TaskId task) {
  if (shown_) resume();
  trace_.lanes.push_back({task, {}});
  written_ += 4;
  return static_cast<std::uint32_t>(trace_.lanes.size() - 1);
}

void Recorder::ready(JobId job, Time t, Cause cause, std::uint32_t operation) {
  turn(lane_of(job), {t, kOpen, job, kNoPlace, operation, State::ready, cause, WaitKind::none});
}

void Recorder::blocked(JobId job, Time t, WaitKind kind, std::uint32_t place,
                       std::uint32_t operation) {
  turn(lane_of(job), {t, kOpen, job, place, operation, State::blocked, Cause::wait_began, kind});
}

void Recorder::on_core(JobId job, CoreId core, ThreadId thread, Time t, State state, Cause cause,
                       std::uint32_t operation) {
  if (!started_[job.index()]) {
    started_[job.index()] = 1;
    trace_.jobs[job.index()].start = t;
  }
  place_on_core(job, core, thread, t, state, cause, operation);
}

void Recorder::switching(JobId job, CoreId core, ThreadId thread, Time t, Cause cause,
                         std::uint32_t operation) {
  place_on_core(job, core, thread, t, State::switching, cause, operation);
}

void Recorder::place_on_core(JobId job, CoreId core, ThreadId thread, Time t, State state,
                             Cause cause, std::uint32_t operation) {
  if (shown_) resume();
  Track& track = trace_.cores[core.index()];
  if (cause == Cause::operation_began && !track.empty()) {
    // What came before took no time: why the job is here has not changed.
    const Slice& former = track.last();
    if (former.end == kOpen && former.job == job && former.start == t) cause = former.cause;
  }
  Slice next{t, kOpen, job, core.value, operation, state, cause, WaitKind::none};
  turn(lane_of(job), next);
  next.place = thread.value;
  turn(track, next);
}

void Recorder::core_idle(CoreId core, Time t, Cause cause) {
  turn(trace_.cores[core.index()],
       {t, kOpen, {}, kNoPlace, kNoOperation, State::idle, cause, WaitKind::none});
}

void Recorder::finish(JobId job, Time t) {
  if (shown_) resume();
  JobInfo& info = trace_.jobs[job.index()];
  if (!info.start) info.start = t;
  info.finish = t;
  close(lane_of(job), t);
}

void Recorder::drop(JobId job, Time t) {
  if (shown_) resume();
  trace_.jobs[job.index()].dropped = t;
  close(lane_of(job), t);
}

void Recorder::coordinate(const CoordinationEvent& event) {
  trace_.coordination.push_back(event);
  ++written_;
}

void Recorder::family(const FamilyEvent& event) {
  trace_.family.push_back(event);
  ++written_;
}

std::uint32_t Recorder::timer_set(JobId job, std::uint32_t operation, Time t) {
  trace_.timers.push_back({job, operation, t, t, {}});
  ++written_;
  return static_cast<std::uint32_t>(trace_.timers.size() - 1);
}

std::uint32_t Recorder::device_asked(DeviceId device, JobId job, std::uint32_t operation, Time t) {
  std::vector<DeviceRequest>& requests = trace_.devices[device.index()].requests;
  requests.push_back({job, operation, t, {}, {}});
  ++written_;
  return static_cast<std::uint32_t>(requests.size() - 1);
}

void Recorder::device_begun(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].begun = t;
}

void Recorder::device_done(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].done = t;
}

void Recorder::show_until(Time t) {
  if (shown_) resume();
  const std::size_t rows = trace_.lanes.size() + trace_.cores.size();
  for (std::size_t i = 0; i < rows; ++i) {
    Track& track = row(i);
    if (track.empty() || track.last().end != kOpen) continue;
    if (track.last().start < t) {
      track.last().end = t;
      cut_.push_back(i);
    } else {
      set_aside_.push_back({i, track.last()});
      track.remove_last();
    }
  }
  trace_.end = t;
  shown_ = true;
}

void Recorder::end(End kind, Time t) {
  show_until(t);
  trace_.end_kind = kind;
}

void Recorder::resume() {
  for (const std::size_t index : cut_) row(index).last().end = kOpen;
  for (const SetAside& aside : set_aside_) row(aside.row).append(aside.slice);
  cut_.clear();
  set_aside_.clear();
  shown_ = false;
}

void Recorder::turn(Track& track, const Slice& next) {
  if (shown_) resume();
  if (!track.empty() && track.last().end == kOpen) {
    if (track.last().start == next.start) {
      track.last() = next;
      return;
    }
    track.last().end = next.start;
  }
  track.append(next);
  ++written_;
}

void Recorder::close(Track& track, Time t) {
  if (track.empty() || track.last().end != kOpen) return;
  if (track.last().start == t) {
    track.remove_last();
  } else {
    track.last().end = t;
  }
}

}  // namespace interleave
