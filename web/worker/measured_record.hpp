// Writes a measured Trace by the Recorder that simulations use. What workers report is put in
// order: clocks of different workers agree within a grain only and reports come late, so an instant
// before what is already told of a job, a core or a device counts as that instant. All times are
// since the run's start; nothing is told beyond the limit (the horizon), which counts instead.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/recorder.hpp"
#include "worker/messages.hpp"

namespace interleave {

class MeasuredRecord {
 public:
  // Pauses of one thread on one core up to `seamless` are no gaps.
  MeasuredRecord(Trace head, Duration seamless);

  void set_limit(Time limit) { limit_ = limit; }

  // A job is released; its lane shows it from the first ready() on.
  JobId release(TaskId task, std::uint32_t index, Time arrival, Duration cpu_demand);

  void ready(JobId job, Time t, Cause cause, std::uint32_t operation);
  void blocked(JobId job, Time t, DeviceId device, std::uint32_t operation);

  // The job was on the core in the report's [begin, end), computing but for the gaps. From when it
  // was ready or the core free, whichever is later, until then the core was being handed over.
  // `begins`: the operation has just begun.
  void ran(JobId job, CoreId core, ThreadId thread, std::uint32_t operation, bool begins,
           const Report& report);
  // The job was on the core for no time at all: it only began to wait, or ended.
  void touched(JobId job, CoreId core, ThreadId thread, std::uint32_t operation, Time t);
  // The job, which ran last there, has left the core.
  void left(CoreId core);
  // Nothing has been heard of the job's worker: it is on the core, not running, until t, and then
  // waits for a core for good.
  void lost(JobId job, CoreId core, ThreadId thread, std::uint32_t operation, Time t);
  void finish(JobId job, Time t);

  std::uint32_t device_asked(DeviceId device, JobId job, std::uint32_t operation, Time t);
  void device_begun(DeviceId device, std::uint32_t request, Time t);
  void device_done(DeviceId device, std::uint32_t request, Time t);

  // The latest instant told so far.
  [[nodiscard]] Time latest() const { return latest_; }
  // Until when the job has been told of.
  [[nodiscard]] Time told(JobId job) const;
  [[nodiscard]] const JobInfo& job(JobId job) const { return recorder_.trace().jobs[job.index()]; }
  [[nodiscard]] std::size_t calls() const { return calls_; }

  // The run ended at t, or later if more than that was told. At most once.
  Trace end(End kind, Time t);

 private:
  struct Core {
    Time told;
    JobId job;  // on it now
  };
  Time& lane_told(JobId job);
  Time advance(Time& told, Time t);

  Recorder recorder_;
  Duration seamless_;
  Time limit_ = kMaxTime;
  Time latest_;
  std::vector<Time> lanes_, devices_;
  std::vector<Core> cores_;
  std::size_t calls_ = 0;
};

}  // namespace interleave
