#include "layout/thread_tracks.hpp"

#include <algorithm>

#include "trace/carriers.hpp"
#include "trace/idle_time.hpp"
#include "trace/radix_sort.hpp"
#include "trace/slice_order.hpp"

namespace interleave {
namespace {

using Stretch = IdleTime::Stretch;

// When at least one job was ready: ascending and apart.
std::vector<Stretch> ready_time(const Trace& trace) {
  std::vector<Stretch> all;
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      if (lane.track.state(i) != State::ready) continue;
      all.push_back({lane.track.start(i), lane.track.end(i)});
    }
  }
  radix_sort(all);
  std::vector<Stretch> merged;
  for (const Stretch& stretch : all) {
    if (merged.empty() || stretch.at > merged.back().end) {
      merged.push_back(stretch);
    } else {
      merged.back().end = std::max(merged.back().end, stretch.end);
    }
  }
  return merged;
}

class Threads {
 public:
  explicit Threads(const Trace& trace) : trace_(trace), carriers_(carriers_of(trace)) {
    if (carriers_.tasks_are_suspended) ready_ = ready_time(trace);
    const auto idle = static_cast<std::int64_t>(kMostIdleThreads);
    grow(static_cast<std::size_t>(std::min(carriers_.threads, idle)));
    visit_cores_in_order(trace, [this](std::uint32_t, const Slice& slice) {
      if (slice.job.valid() && slice.place != kNoPlace) on_core(slice);
    });
    for (Thread& thread : threads_) {
      if (thread.job.valid()) fill(thread, trace.end);
    }
  }

  std::vector<Track> take() {
    std::vector<Track> tracks;
    tracks.reserve(threads_.size());
    for (Thread& thread : threads_) tracks.push_back(std::move(thread.track));
    return tracks;
  }

 private:
  struct Thread {
    Track track;
    JobId job;     // that it carried last
    Time left_at;  // when that left its core
  };

  void grow(std::size_t count) {
    if (threads_.size() < count) threads_.resize(count);
  }

  void on_core(const Slice& slice) {
    if (slice.place >= trace_.tasks.size() + trace_.jobs.size()) return;
    grow(slice.place + std::size_t{1});
    Thread& thread = threads_[slice.place];
    if (thread.job.valid() && thread.left_at < slice.start) fill(thread, slice.start);
    if (!thread.track.empty() && thread.track.last().end > slice.start) return;
    thread.track.append(slice);
    thread.job = slice.job;
    thread.left_at = slice.end;
  }

  const Track& lane_of(JobId job) const {
    return trace_.lanes[trace_.jobs[job.index()].lane].track;
  }

  // Whether somebody had to wait, though ready, while `slice` went on.
  [[nodiscard]] bool others_waited(const Slice& slice) const {
    const auto stretch = std::partition_point(
        ready_.begin(), ready_.end(), [&](const Stretch& s) { return s.end <= slice.start; });
    return stretch != ready_.end() && stretch->at < slice.end;
  }

  [[nodiscard]] bool is_held_by(const Slice& slice) const {
    if (!carriers_.tasks_are_suspended || slice.state == State::ready) return true;
    return carriers_.is_held(slice) && others_waited(slice);
  }

  // From where the thread left its core to `until`.
  void fill(Thread& thread, Time until) {
    const Track& lane = lane_of(thread.job);
    for (std::size_t i = lane.first_ending_after(thread.left_at);
         i < lane.size() && lane.start(i) < until && lane.job(i) == thread.job; ++i) {
      Slice slice = lane[i];
      if (on_a_core(slice.state) || !is_held_by(slice)) return;
      slice.start = std::max(slice.start, thread.left_at);
      slice.end = std::min(slice.end, until);
      thread.track.append(slice);
    }
  }

  static bool on_a_core(State state) {
    return state == State::running || state == State::polling || state == State::switching ||
           state == State::stalled;
  }

  const Trace& trace_;
  Carriers carriers_;
  std::vector<Stretch> ready_;
  std::vector<Thread> threads_;
};

}  // namespace

std::vector<Track> thread_tracks(const Trace& trace) {
  if (trace.thread_per_task) return {};
  return Threads(trace).take();
}

}  // namespace interleave
