#include "trace/recorder.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace interleave {

Recorder::Recorder(Trace head) : trace_(std::move(head)), open_cores_(trace_.cores.size()) {
  for (Track& core : trace_.cores) core = Track{store_.slices};
  for (Lane& lane : trace_.lanes) lane.track = Track{store_.slices};
  for (Slice& idle : open_cores_) idle.end = kOpen;
  jobs_.reserve(trace_.jobs.capacity());
}

void Recorder::add_task(TaskInfo task) {
  trace_.lanes.push_back({make_id<TaskId>(trace_.tasks.size()), Track{store_.slices}});
  trace_.tasks.push_back(std::move(task));
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
  trace_.lanes.push_back({task, Track{store_.slices}});
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
  for (std::size_t i = 0; i < trace_.lanes.size(); ++i) {
    Track& track = trace_.lanes[i].track;
    if (track.empty() || track.last().end != kOpen) continue;
    cut_lanes_.push_back({static_cast<std::uint32_t>(i), track.last()});
    if (track.last().start >= t) {
      track.remove_last();
    } else {
      track.last().end = t;
    }
  }
  for (std::size_t i = 0; i < open_cores_.size(); ++i) {
    Slice open = open_cores_[i];
    if (open.start >= t) continue;
    open.end = t;
    trace_.cores[i].append(open);
    cut_cores_.push_back(static_cast<std::uint32_t>(i));
  }
  trace_.end = t;
  shown_ = true;
}

void Recorder::end(End kind, Time t) {
  show_until(t);
  trace_.end_kind = kind;
}

void Recorder::resume() {
  for (const auto& [row, open] : cut_lanes_) {
    Track& track = trace_.lanes[row].track;
    if (!track.empty() && track.last().start == open.start) {
      track.last().end = kOpen;
    } else {
      track.append(open);
    }
  }
  for (const std::uint32_t core : cut_cores_) trace_.cores[core].remove_last();
  cut_lanes_.clear();
  cut_cores_.clear();
  shown_ = false;
}

// Each slice told ends what went on in its lane; what took no time is left out.
inline void Recorder::turn_lane(Track& track, const Slice& next) {
  if (!track.empty() && track.last().end == kOpen) {
    Slice& open = track.last();
    // A job that queues behind the former one of its task has no slices yet.
    if (next.end == kOver && open.job != next.job) return;
    if (open.start != next.start) {
      open.end = next.start;
    } else if (next.end == kOpen) {
      open = next;
      return;
    } else {
      track.remove_last();
    }
  }
  if (next.end == kOpen) track.append(next);
}

// What is written to is sent for before: for each slice a while ahead, or, where a processor cannot
// be asked to, for many in a row.
void Recorder::deal_out() {
  if (shown_) resume();
  constexpr std::size_t kAhead = 64, kSoon = 24;
  const std::size_t count = std::exchange(told_count_, 0);
  const auto track_of = [this](std::size_t i) {
    return &trace_.lanes[jobs_[told_[i].job.index()].lane].track;
  };
  if (kPrefetches) {
    for (std::size_t i = 0; i < std::min(kAhead, count); ++i) prefetch(track_of(i));
    for (std::size_t i = 0; i < std::min(kSoon, count); ++i) track_of(i)->prefetch_end();
  }
  std::array<Track*, kAhead> row;
  for (std::size_t i = 0; i < count; ++i) {
    if (kPrefetches) {
      if (i + kAhead < count) prefetch(track_of(i + kAhead));
      if (i + kSoon < count) track_of(i + kSoon)->prefetch_end();
      turn_lane(*track_of(i), told_[i]);
    } else {
      std::size_t width = 0;
      for (; width < std::min(kAhead, count - i); ++width) {
        row[width] = track_of(i + width);
        prefetch_in_row(row[width]);
      }
      for (std::size_t k = 0; k < width; ++k) row[k]->prefetch_end();
      for (std::size_t k = 0; k < width; ++k) turn_lane(*row[k], told_[i + k]);
      i += width - 1;
    }
  }
}

}  // namespace interleave
