#include "trace/recorder.hpp"

#include <utility>

namespace interleave {

Recorder::Recorder(Trace head)
    : trace_(std::move(head)), ends_(trace_.lanes.size()), open_cores_(trace_.cores.size()) {
  // Apart from the lanes and each other: who reads a core's row goes straight on in memory.
  for (Track& core : trace_.cores) core = Track{std::make_shared<SliceStore>()};
  for (Lane& lane : trace_.lanes) lane.track = Track{store_};
  for (Slice& idle : open_cores_) idle.end = kOpen;
  jobs_.reserve(trace_.jobs.capacity());
}

Recorder::Recorder(const Recorder& other)
    : trace_(other.trace_),
      jobs_(other.jobs_),
      told_(other.told_),
      told_count_(other.told_count_),
      ends_(other.ends_),
      open_cores_(other.open_cores_),
      shown_(other.shown_),
      written_(other.written_) {
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    Track& track = trace_.lanes[i].track;
    auto& [tail, since] = ends_[i];
    // The tails of the copies: of rows that are not shown, shown whole, or shown without their
    // last.
    if (!shown_) {
      track = Track{other.trace_.lanes[i].track, tail};
      tail = track.take_tail();
    } else if (since < trace_.end) {
      tail = track.tail();
    } else {
      const Slice& hidden = tail.last();
      tail = track.tail();
      track.append(tail) = hidden;
    }
  }
}

void Recorder::add_task(TaskInfo task) {
  begin_lane(make_id<TaskId>(trace_.tasks.size()));
  trace_.tasks.push_back(std::move(task));
}

void Recorder::begin_lane(TaskId task) {
  trace_.lanes.push_back({task, Track{store_}});
  ends_.emplace_back();
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
  jobs_.push_back({lane, false});
  written_ += 4;
  return job;
}

std::uint32_t Recorder::add_lane(TaskId task) {
  if (shown_) resume();
  begin_lane(task);
  written_ += 12;  // and what whoever simulates it keeps of the job
  return static_cast<std::uint32_t>(trace_.lanes.size() - 1);
}

void Recorder::switching(JobId job, CoreId core, ThreadId thread, Time t, Cause cause,
                         std::uint32_t operation) {
  place_on_core(job, core, thread, t, State::switching, cause, operation);
}

void Recorder::finish(JobId job, Time t) {
  JobInfo& info = trace_.jobs[job.index()];
  if (!info.start) info.start = t;
  info.finish = t;
  end_lane(job, t);
}

void Recorder::drop(JobId job, Time t) {
  trace_.jobs[job.index()].dropped = t;
  end_lane(job, t);
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

void Recorder::show_until(Time t) {
  deal_out();
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    const auto& [tail, since] = ends_[i];
    Track& track = trace_.lanes[i].track;
    track.put_tail(tail);
    if (since >= t) {
      track.remove_last();  // it stays where it is
    } else if (since != kOver) {
      tail.last().end = t;
    }
  }
  for (std::size_t i = 0; i < open_cores_.size(); ++i) {
    Slice open = open_cores_[i];
    open.end = t;
    if (open.start < t) trace_.cores[i].append(open);
  }
  trace_.end = t;
  shown_ = true;
}

void Recorder::end(End kind, Time t) {
  show_until(t);
  trace_.end_kind = kind;
}

void Recorder::resume() {
  for (Lane& lane : trace_.lanes) lane.track.take_tail();
  for (std::size_t i = 0; i < open_cores_.size(); ++i) {
    if (open_cores_[i].start < trace_.end) trace_.cores[i].remove_last();
  }
  shown_ = false;
}

// Each slice told ends what went on in its lane; what took no time is left out.
inline void Recorder::turn_lane(std::uint32_t lane, const Slice& next) {
  auto& [tail, since] = ends_[lane];
  Track& track = trace_.lanes[lane].track;
  const bool over = next.end == kOver;
  // A job that queues behind the former one of its task has no slices yet.
  if (over && (since == kOver || tail.last().job != next.job)) return;
  if (since != next.start) {
    if (since != kOver) tail.last().end = next.start;
    if (!over) track.append(tail) = next;
  } else if (over) {
    track.remove_last(tail);
  } else {
    tail.last() = next;
  }
  since = over ? kOver : next.start;
}

void Recorder::deal_out() {
  if (shown_) resume();
  for (std::size_t i = 0; i < told_count_; ++i) {
    turn_lane(jobs_[told_[i].job.index()].lane, told_[i]);
  }
  told_count_ = 0;
}

}  // namespace interleave
