#include "worker/measured_record.hpp"

#include <algorithm>
#include <utility>

namespace interleave {

MeasuredRecord::MeasuredRecord(Trace head, Duration seamless)
    : recorder_(std::move(head)),
      seamless_(seamless),
      lanes_(recorder_.trace().lanes.size()),
      devices_(recorder_.trace().devices.size()),
      cores_(recorder_.trace().cores.size()) {}

JobId MeasuredRecord::release(TaskId task, std::uint32_t index, Time arrival, Duration cpu_demand) {
  arrival = std::min(arrival, limit_);
  latest_ = std::max(latest_, arrival);
  return recorder_.release(task, index, task.value, arrival, cpu_demand);
}

void MeasuredRecord::ready(JobId job, Time t, Cause cause, std::uint32_t operation) {
  recorder_.ready(job, advance(lane_told(job), t), cause, operation);
}

void MeasuredRecord::blocked(JobId job, Time t, DeviceId device, std::uint32_t operation) {
  recorder_.blocked(job, advance(lane_told(job), t), WaitKind::device, device.value, operation);
}

void MeasuredRecord::ran(JobId job, CoreId core, ThreadId thread, std::uint32_t operation,
                         bool begins, const Report& report) {
  Core& on = cores_[core.index()];
  Time& lane = lane_told(job);
  const Time free = on.told;
  const Time begin = std::max(advance(on.told, report.begin), lane);
  const auto tell = [&](Time t, State state, Cause cause) {
    recorder_.on_core(job, core, thread, t, state, cause, operation);
  };
  if (on.job != job) {
    const Time handed_over = std::max(free, lane);
    if (handed_over < begin) tell(handed_over, State::switching, Cause::dispatched);
    tell(begin, State::running, Cause::dispatched);
  } else if (begin - free > seamless_) {
    tell(free, State::stalled, Cause::measured_gap);
    tell(begin, State::running, Cause::measured_gap);
  } else if (begins) {
    tell(free, State::running, Cause::operation_began);
  }
  on.job = job;
  on.told = begin;
  const Time end = std::max(begin, std::min(report.end, limit_));
  for (std::uint32_t i = 0; i < std::min<std::size_t>(report.gap_count, kMaxGaps); ++i) {
    const Time gap = advance(on.told, std::min(report.gaps[i].begin, end));
    const Time over = advance(on.told, std::min(report.gaps[i].end, end));
    if (gap == over) continue;
    tell(gap, State::stalled, Cause::measured_gap);
    tell(over, State::running, Cause::measured_gap);
  }
  lane = advance(on.told, end);
}

void MeasuredRecord::touched(JobId job, CoreId core, ThreadId thread, std::uint32_t operation,
                             Time t) {
  Core& on = cores_[core.index()];
  const Time at = std::max(advance(on.told, t), lane_told(job));
  on.told = advance(lane_told(job), at);
  recorder_.on_core(job, core, thread, at, State::running, Cause::dispatched, operation);
  recorder_.core_idle(core, at);
}

void MeasuredRecord::left(CoreId core) {
  Core& on = cores_[core.index()];
  on.job = {};
  ++calls_;
  recorder_.core_idle(core, on.told);
}

void MeasuredRecord::lost(JobId job, CoreId core, ThreadId thread, std::uint32_t operation,
                          Time t) {
  Core& on = cores_[core.index()];
  const Time since = std::max(on.told, lane_told(job));
  recorder_.on_core(job, core, thread, since, State::stalled, Cause::measured_gap, operation);
  on.told = since;
  lane_told(job) = advance(on.told, t);
  left(core);
  recorder_.ready(job, on.told, Cause::preempted, operation);
}

void MeasuredRecord::finish(JobId job, Time t) {
  recorder_.finish(job, advance(lane_told(job), t));
}

std::uint32_t MeasuredRecord::device_asked(DeviceId device, JobId job, std::uint32_t operation,
                                           Time t) {
  return recorder_.device_asked(device, job, operation, advance(devices_[device.index()], t));
}

void MeasuredRecord::device_begun(DeviceId device, std::uint32_t request, Time t) {
  recorder_.device_begun(device, request, advance(devices_[device.index()], t));
}

void MeasuredRecord::device_done(DeviceId device, std::uint32_t request, Time t) {
  recorder_.device_done(device, request, advance(devices_[device.index()], t));
}

Time MeasuredRecord::told(JobId job) const {
  return lanes_[recorder_.trace().jobs[job.index()].lane];
}

Trace MeasuredRecord::end(End kind, Time t) {
  recorder_.end(kind, std::min(limit_, std::max(t, latest_)));
  Trace trace = std::move(recorder_).take_trace();
  trace.measured = true;
  return trace;
}

Time& MeasuredRecord::lane_told(JobId job) {
  return lanes_[recorder_.trace().jobs[job.index()].lane];
}

Time MeasuredRecord::advance(Time& told, Time t) {
  ++calls_;
  told = std::max(told, std::min(t, limit_));
  latest_ = std::max(latest_, told);
  return told;
}

}  // namespace interleave
