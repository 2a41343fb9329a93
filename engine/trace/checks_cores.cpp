#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/carriers.hpp"
#include "trace/check_list.hpp"
#include "trace/job_end.hpp"
#include "trace/slice_order.hpp"
#include "trace/track_order.hpp"

namespace interleave {
namespace {

bool is_on_core(State state) { return state != State::ready && state != State::blocked; }

// Goes through all cores in order of time, and beside that through each lane: what a lane says
// about being on a core has to be what the cores say about its jobs, slice by slice. As a lane is
// in one place at a time, no thread is in two.
class PlaceCheck {
 public:
  PlaceCheck(const Trace& trace, CheckResult& result)
      : trace_(trace),
        result_(result),
        order_(SliceOrder::of_cores(trace)),
        jobs_end_on_their_thread_(!trace.measured && !carriers_of(trace).tasks_are_suspended) {
    for (const Track& core : trace.cores) slices_ += core.size();
    next_.reserve(trace.lanes.size());
    for (const Lane& lane : trace.lanes) next_.push_back(lane.track.begin());
  }

  void check(const Piece& piece) {
    const std::size_t count = piece.end(slices_) - piece.begin(slices_);
    order_.visit(count, [this](std::uint32_t core, const Slice& slice) {
      if (slice.state == State::idle) return;
      met_[met_count_++] = {core, &slice};
      if (met_count_ == kMet) check_met();
    });
    check_met();
    if (!piece.is_last()) return;
    for (std::size_t l = 0; l < trace_.lanes.size(); ++l) {
      const Slice* slice = next_of(l);
      expect(result_, slice == nullptr, [&] {
        return job_name(trace_, slice->job) + " is on a core that does not know of it, " +
               at_time(slice->start) + ".";
      });
    }
  }

 private:
  struct Thread {
    Time busy_until;
    JobId job;
  };
  struct Met {
    std::uint32_t core = 0;
    const Slice* slice = nullptr;
  };
  static constexpr std::size_t kMostThreads = 1u << 24, kMet = 32;

  // The slices met lately. Each is of another lane, which lies somewhere else in memory: all of
  // them are sent for before the first is looked at.
  void check_met() {
    for (std::size_t i = 0; i < met_count_; ++i) {
      const JobId job = met_[i].slice->job;
      if (job.index() < trace_.jobs.size()) next_[trace_.jobs[job.index()].lane].prefetch_slice();
    }
    for (std::size_t i = 0; i < met_count_ && result_.failure.empty(); ++i) {
      const auto [core, slice] = met_[i];
      if (check_thread(*slice)) check_lane(core, *slice);
    }
    met_count_ = 0;
  }

  bool check_thread(const Slice& slice) {
    const bool known = slice.job.index() < trace_.jobs.size() && slice.place < kMostThreads;
    if (!expect(result_, known,
                [&] { return "A core runs nobody's thread " + at_time(slice.start) + "."; })) {
      return false;
    }
    if (slice.place >= threads_.size()) threads_.resize(slice.place + std::size_t{1});
    Thread& thread = threads_[slice.place];
    expect(result_, thread.busy_until <= slice.start, [&] {
      return "The thread of " + job_name(trace_, slice.job) + " is in two places " +
             at_time(slice.start) + ".";
    });
    if (jobs_end_on_their_thread_ && thread.job != slice.job && thread.job.valid()) {
      const auto ended = end_of(trace_.jobs[thread.job.index()]);
      expect(result_, ended && *ended <= slice.start, [&] {
        return "The thread of " + job_name(trace_, thread.job) + " carries " +
               job_name(trace_, slice.job) + " as well " + at_time(slice.start) + ".";
      });
    }
    thread = {slice.end, slice.job};
    return true;
  }

  void check_lane(std::uint32_t core, const Slice& slice) {
    const std::uint32_t lane = trace_.jobs[slice.job.index()].lane;
    const Slice* said = next_of(lane);
    const bool same = said && said->place == core && said->job == slice.job &&
                      said->start == slice.start && said->end == slice.end &&
                      said->state == slice.state && said->operation == slice.operation;
    expect(result_, same, [&] {
      return "A core runs " + job_name(trace_, slice.job) + " without its knowing, " +
             at_time(slice.start) + ".";
    });
    if (said) ++next_[lane];
  }

  // The lane's next slice on a core, null if there is none.
  const Slice* next_of(std::size_t lane) {
    Track::Iterator& next = next_[lane];
    while (next != std::default_sentinel && !is_on_core(next->state)) ++next;
    return next == std::default_sentinel ? nullptr : &*next;
  }

  const Trace& trace_;
  CheckResult& result_;
  SliceOrder order_;
  std::size_t slices_ = 0;
  std::vector<Track::Iterator> next_;  // by lane
  std::vector<Thread> threads_;
  std::array<Met, kMet> met_;
  std::size_t met_count_ = 0;
  bool jobs_end_on_their_thread_;
};

// That each core's slices follow one another up to the end, and that its account has all of them.
class CoreTimeCheck {
 public:
  explicit CoreTimeCheck(const Trace& trace) : trace_(trace), reached_(trace.cores.size()) {
    for (const Track& core : trace.cores) cores_.add(core);
  }

  void check(const Metrics& metrics, const Piece& piece, CheckResult& result) {
    cores_.visit(piece.share(cores_.size()), [&](std::size_t c, const Slice& slice, bool) {
      expect(result, slice.start == reached_[c], [&] {
        return "The time of " + core_name(c) + " has a gap or an overlap " + at_time(reached_[c]) +
               ".";
      });
      reached_[c] = slice.end;
    });
    if (piece.is_last()) check_ends(metrics, result);
  }

 private:
  void check_ends(const Metrics& metrics, CheckResult& result) const {
    for (std::size_t c = 0; c < reached_.size(); ++c) {
      expect(result, reached_[c] == trace_.end,
             [&] { return "The time of " + core_name(c) + " ends " + at_time(reached_[c]) + "."; });
      const CoreAccount& account = metrics.cores[c];
      expect(result,
             account.useful + account.polling + account.switching + account.idle_ready +
                     account.idle_waiting + account.idle_done ==
                 metrics.makespan,
             [&] { return "The account of " + core_name(c) + " does not add up."; });
    }
  }

  const Trace& trace_;
  TrackOrder cores_;
  std::vector<Time> reached_;  // by core
};

}  // namespace

void check_one_thread_per_core(const Trace& trace, CheckResult& result, Piece& piece) {
  piece.memory<PlaceCheck>(trace, result).check(piece);
}

void check_core_time(const Trace& trace, const Metrics& metrics, CheckResult& result,
                     Piece& piece) {
  piece.memory<CoreTimeCheck>(trace).check(metrics, piece, result);
}

}  // namespace interleave
