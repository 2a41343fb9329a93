#include "trace/recorder.hpp"

#include <utility>

namespace interleave {

Recorder::Recorder(Trace head)
    : trace_(std::move(head)), lanes_(trace_.lanes.size()), cores_(trace_.cores.size()) {
  for (Row& core : cores_) core.open = true;  // since 0, idle: what a Slice is by default
}

JobId Recorder::release(TaskId task, std::uint32_t index, std::uint32_t lane, Time arrival,
                        Duration cpu_demand) {
  const JobId job = make_id<JobId>(trace_.jobs.size());
  trace_.jobs.push_back({task, index, lane, arrival, {}, {}, cpu_demand});
  return job;
}

void Recorder::ready(JobId job, Time t, Cause cause, std::uint32_t operation) {
  Slice next;
  next.start = t;
  next.job = job;
  next.operation = operation;
  next.state = State::ready;
  next.cause = cause;
  const std::uint32_t lane = trace_.jobs[job.index()].lane;
  turn(lanes_[lane], trace_.lanes[lane].track, next);
}

void Recorder::blocked(JobId job, Time t, WaitKind kind, std::uint32_t place,
                       std::uint32_t operation) {
  Slice next;
  next.start = t;
  next.job = job;
  next.place = place;
  next.operation = operation;
  next.state = State::blocked;
  next.cause = Cause::wait_began;
  next.wait = kind;
  const std::uint32_t lane = trace_.jobs[job.index()].lane;
  turn(lanes_[lane], trace_.lanes[lane].track, next);
}

void Recorder::on_core(JobId job, CoreId core, ThreadId thread, Time t, State state, Cause cause,
                       std::uint32_t operation) {
  JobInfo& info = trace_.jobs[job.index()];
  if (!info.start) info.start = t;
  Row& row = cores_[core.index()];
  if (cause == Cause::operation_began && row.slice.job == job && row.slice.start == t) {
    cause = row.slice.cause;  // what came before took no time: why the job is here has not changed
  }
  Slice next;
  next.start = t;
  next.job = job;
  next.place = core.value;
  next.operation = operation;
  next.state = state;
  next.cause = cause;
  turn(lanes_[info.lane], trace_.lanes[info.lane].track, next);
  next.place = thread.value;
  turn(row, trace_.cores[core.index()], next);
}

void Recorder::core_idle(CoreId core, Time t, Cause cause) {
  Slice next;
  next.start = t;
  next.cause = cause;
  turn(cores_[core.index()], trace_.cores[core.index()], next);
}

void Recorder::finish(JobId job, Time t) {
  JobInfo& info = trace_.jobs[job.index()];
  if (!info.start) info.start = t;
  info.finish = t;
  close(lanes_[info.lane], trace_.lanes[info.lane].track, t);
}

std::uint32_t Recorder::device_asked(DeviceId device, JobId job, std::uint32_t operation, Time t) {
  std::vector<DeviceRequest>& requests = trace_.devices[device.index()].requests;
  requests.push_back({job, operation, t, {}, {}});
  return static_cast<std::uint32_t>(requests.size() - 1);
}

void Recorder::device_begun(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].begun = t;
}

void Recorder::device_done(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].done = t;
}

void Recorder::show_until(Time t) {
  for (std::size_t i = 0; i < lanes_.size(); ++i) show(lanes_[i], trace_.lanes[i].track, t);
  for (std::size_t i = 0; i < cores_.size(); ++i) show(cores_[i], trace_.cores[i], t);
  trace_.end = t;
}

void Recorder::end(End kind, Time t) {
  show_until(t);
  trace_.end_kind = kind;
}

void Recorder::turn(Row& row, Track& track, const Slice& next) {
  close(row, track, next.start);
  row.slice = next;
  row.open = true;
}

void Recorder::close(Row& row, Track& track, Time t) {
  if (!row.open) return;
  if (row.shown) track.remove_last();
  row.slice.end = t;
  track.append(row.slice);
  row.open = false;
  row.shown = false;
}

void Recorder::show(Row& row, Track& track, Time t) {
  if (!row.open || row.slice.start == t) return;
  if (row.shown) track.remove_last();
  row.slice.end = t;
  track.append(row.slice);
  row.shown = true;
}

}  // namespace interleave
