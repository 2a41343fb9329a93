// Writes a Trace: turns "from t on this job is in that state" into the slices of cores and lanes
// and keeps the guarantees of trace.hpp. Used by the simulation and by real runs alike; it knows
// neither of them.
//
// Times must not go back for one job or one core. A job that was off its core and a core without a
// job may be told in any order within one instant: slices of no length are left out.
//
// What is told of jobs is written down one after another and dealt out to the lanes by the
// thousands: a run goes from one of ten thousand jobs to another, whose lanes the processor has
// forgotten meanwhile. Dealing out writes to them one after another, and reads what is there only
// when a job has ended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/prefetch.hpp"
#include "base/time.hpp"
#include "trace/trace.hpp"

namespace interleave {

class Recorder {
 public:
  // `head` has all that is known beforehand: names, programs, tasks, lanes (with empty tracks),
  // devices (without requests) and as many empty tracks as cores. Every core is idle from 0 on.
  explicit Recorder(Trace head);
  // What is told of a copy later does not show in the other.
  Recorder(const Recorder& other);
  Recorder(Recorder&&) = default;
  Recorder& operator=(const Recorder&) = delete;
  Recorder& operator=(Recorder&&) = default;
  ~Recorder() = default;

  // One more task that is known beforehand, and its lane: the last of both.
  void add_task(TaskInfo task);

  // A job is released. Its lane shows nothing of it before the first of the calls below.
  JobId release(TaskId task, std::uint32_t index, std::uint32_t lane, Time arrival,
                Duration cpu_demand, std::optional<Time> deadline = std::nullopt);

  // A lane for jobs of this task that run beside those of its first one.
  std::uint32_t add_lane(TaskId task);

  // What a job's operations add up to, once that is known (random lengths).
  void set_cpu_demand(JobId job, Duration demand) { trace_.jobs[job.index()].cpu_demand = demand; }

  // The job waits for a core from t on.
  void ready(JobId job, Time t, Cause cause, std::uint32_t operation = kNoOperation);

  // The job waits for something else from t on; `place` as in Slice.
  void blocked(JobId job, Time t, WaitKind kind, std::uint32_t place, std::uint32_t operation);

  // The job is on this core from t on, in state running, polling, switching or stalled. Its first
  // time is its start. Called again for the next operation or another state on the same core.
  void on_core(JobId job, CoreId core, ThreadId thread, Time t, State state, Cause cause,
               std::uint32_t operation);

  // As on_core() in state switching; it is not yet the job's start.
  void switching(JobId job, CoreId core, ThreadId thread, Time t, Cause cause,
                 std::uint32_t operation);

  // The core has nobody from t on.
  void core_idle(CoreId core, Time t, Cause cause = Cause::nobody_ready);

  // The job has ended; one that was never on a core starts at that instant too.
  void finish(JobId job, Time t);

  // The job is given up: it has no finish.
  void drop(JobId job, Time t);

  // What took effect at t, in this order.
  void coordinate(const CoordinationEvent& event);
  void family(const FamilyEvent& event);
  void stuck(std::vector<Stuck> stuck) { trace_.stuck = std::move(stuck); }

  // A sleep has begun or ended; timer_set() returns its index.
  std::uint32_t timer_set(JobId job, std::uint32_t operation, Time t);
  void timer_done(std::uint32_t timer, Time t) { trace_.timers[timer].done = t; }

  // The life of a request; `asked` returns its index within the device.
  std::uint32_t device_asked(DeviceId device, JobId job, std::uint32_t operation, Time t);
  void device_begun(DeviceId device, std::uint32_t request, Time t);
  void device_done(DeviceId device, std::uint32_t request, Time t);
  // device_done() comes soon for it.
  void expect_done(DeviceId device, std::uint32_t request) const {
    prefetch(&trace_.devices[device.index()].requests[request]);
  }

  // Makes trace() whole up to t, which is not before any time told so far: what is still going on
  // is cut at t. Recording may go on afterwards and gives the same Trace as without this call.
  void show_until(Time t);

  // The run is over: cuts everything at t. Nothing may be told afterwards.
  void end(End kind, Time t);

  // Since when the core has been in its present state.
  [[nodiscard]] Time since(CoreId core) const { return open_cores_[core.index()].start; }

  // How much has been told: slices, those of no length too where they are of jobs, and requests.
  // What the Trace takes in memory grows with it.
  [[nodiscard]] std::uint64_t written() const { return written_; }

  // Jobs, devices and events are as told so far; rows are whole after show_until() and end().
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] Trace take_trace() && { return std::move(trace_); }

 private:
  // The end of a slice that still goes on.
  static constexpr Time kOpen{std::numeric_limits<std::int64_t>::max()};
  // Told of a lane: what was going on there of this job is over.
  static constexpr Time kOver{-1};
  static constexpr std::size_t kTold = 1024;  // at a time

  void place_on_core(JobId job, CoreId core, ThreadId thread, Time t, State state, Cause cause,
                     std::uint32_t operation);
  // Member by member, in its place: a processor waits where it is to read as a whole what was just
  // written in parts.
  static void write(Slice& slice, Time start, Time end, JobId job, std::uint32_t place,
                    std::uint32_t operation, State state, Cause cause, WaitKind wait) {
    slice.start = start;
    slice.end = end;
    slice.job = job;
    slice.place = place;
    slice.operation = operation;
    slice.state = state;
    slice.cause = cause;
    slice.wait = wait;
  }
  // Where what is told of a lane goes.
  Slice& tell_lane();
  void end_lane(JobId job, Time t) {
    write(tell_lane(), t, kOver, job, kNoPlace, kNoOperation, State::idle, Cause::start,
          WaitKind::none);
  }
  // What went on there is over at t; where the next goes.
  Slice& turn_core(CoreId core, Time t);
  void begin_lane(TaskId task);
  void deal_out();
  void turn_lane(std::uint32_t lane, const Slice& next);
  void resume();

  // While something is told the tracks of the lanes are empty: their tails are in ends_.
  Trace trace_;
  // Of all lanes but those of a copy, which takes new ones from its own.
  std::shared_ptr<SliceStore> store_ = std::make_shared<SliceStore>();
  // What is needed of a job all the time, beside the much larger JobInfo.
  struct Job {
    std::uint32_t lane = 0;
    bool started = false;
  };

  std::vector<Job> jobs_;
  // Of lanes, still to be dealt out: they end at kOpen or kOver.
  std::vector<Slice> told_ = std::vector<Slice>(kTold);
  std::size_t told_count_ = 0;
  // What has to be known of a lane to write to it, without reading its slices.
  struct LaneEnd {
    Track::Tail tail;
    Time since = kOver;  // when its last slice began, if that still goes on
  };
  std::vector<LaneEnd> ends_;
  // What goes on in each core, ending at kOpen; it joins its track when it is over.
  std::vector<Slice> open_cores_;
  bool shown_ = false;  // up to trace_.end
  std::uint64_t written_ = 0;
};

// Here is what every event of a run calls, for the compiler to put in place.

// A slice that takes no time is left out.
inline Slice& Recorder::turn_core(CoreId core, Time t) {
  if (shown_) resume();
  Slice& open = open_cores_[core.index()];
  if (open.start != t) {
    Track& track = trace_.cores[core.index()];
    track.append(open);
    track.last().end = t;
    track.prefetch_beyond();
    ++written_;
  }
  return open;
}

inline Slice& Recorder::tell_lane() {
  if (told_count_ == kTold) deal_out();
  ++written_;
  return told_[told_count_++];
}

inline void Recorder::ready(JobId job, Time t, Cause cause, std::uint32_t operation) {
  write(tell_lane(), t, kOpen, job, kNoPlace, operation, State::ready, cause, WaitKind::none);
}

inline void Recorder::blocked(JobId job, Time t, WaitKind kind, std::uint32_t place,
                              std::uint32_t operation) {
  write(tell_lane(), t, kOpen, job, place, operation, State::blocked, Cause::wait_began, kind);
}

inline void Recorder::core_idle(CoreId core, Time t, Cause cause) {
  write(turn_core(core, t), t, kOpen, {}, kNoPlace, kNoOperation, State::idle, cause,
        WaitKind::none);
}

inline void Recorder::place_on_core(JobId job, CoreId core, ThreadId thread, Time t, State state,
                                    Cause cause, std::uint32_t operation) {
  const Slice& on_core = open_cores_[core.index()];
  // If what came before took no time, why the job is here has not changed.
  if (cause == Cause::operation_began && on_core.job == job && on_core.start == t) {
    cause = on_core.cause;
  }
  write(tell_lane(), t, kOpen, job, core.value, operation, state, cause, WaitKind::none);
  write(turn_core(core, t), t, kOpen, job, thread.value, operation, state, cause, WaitKind::none);
}

inline void Recorder::on_core(JobId job, CoreId core, ThreadId thread, Time t, State state,
                              Cause cause, std::uint32_t operation) {
  if (!jobs_[job.index()].started) {
    jobs_[job.index()].started = true;
    trace_.jobs[job.index()].start = t;
  }
  place_on_core(job, core, thread, t, state, cause, operation);
}

inline std::uint32_t Recorder::device_asked(DeviceId device, JobId job, std::uint32_t operation,
                                            Time t) {
  Requests& requests = trace_.devices[device.index()].requests;
  requests.push_back({job, operation, t, {}, {}});
  ++written_;
  return static_cast<std::uint32_t>(requests.size() - 1);
}

inline void Recorder::device_begun(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].begun = t;
}

inline void Recorder::device_done(DeviceId device, std::uint32_t request, Time t) {
  trace_.devices[device.index()].requests[request].done = t;
}

}  // namespace interleave
