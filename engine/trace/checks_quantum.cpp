#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/carriers.hpp"
#include "trace/check_list.hpp"
#include "trace/radix_sort.hpp"
#include "trace/slice_order.hpp"
#include "trace/track_order.hpp"

namespace interleave {
namespace {

// Who waits for a core, by time: the ready slices by their starts, and the latest end of all up to
// each.
class Waiting {
 public:
  // All of them; then settle().
  void add(const Slice& slice) { items_.push_back({slice.start, slice.end}); }
  void settle(bool are_ascending) {
    if (!are_ascending) radix_sort(items_);
    for (std::size_t i = 1; i < items_.size(); ++i) {
      items_[i].latest_end = std::max(items_[i].latest_end, items_[i - 1].latest_end);
    }
  }

  // Whether somebody waits at t who began before and goes on.
  [[nodiscard]] bool anybody_at(Time t) const {
    const std::size_t earlier = before(t);
    return earlier > 0 && items_[earlier - 1].latest_end > t;
  }
  // Nobody begins to wait between t and then.
  [[nodiscard]] Time next_from(Time t) const {
    const std::size_t next = before(t);
    return next == items_.size() ? kMaxTime : items_[next].at;
  }

 private:
  struct Item {
    Time at, latest_end;
  };
  [[nodiscard]] std::size_t before(Time t) const {
    const auto found = std::lower_bound(items_.begin(), items_.end(), t,
                                        [](const Item& item, Time time) { return item.at < time; });
    return static_cast<std::size_t>(found - items_.begin());
  }
  std::vector<Item> items_;
};

// Those who wait, in classes that wait for the same cores: by pins where the queue is global, else
// by the core that they last used, whose queue they are in. Of who has never run the queue is not
// known; he is left out.
class Classes {
 public:
  explicit Classes(const Trace& trace)
      : trace_(trace),
        jobs_wait_(!trace.thread_per_task),
        last_core_(trace.lanes.size(), kNoPlace),
        classes_(trace.global_queue ? trace.pin_sets.size() : trace.cores.size()) {
    lanes_.add_lanes(trace);
    if (trace.lanes.size() <= kFewLanes) order_ = SliceOrder::of_lanes(trace);
  }

  // Those of so many more slices.
  void add(const Piece& piece) {
    const std::size_t share = piece.share_of_first(lanes_.size());
    if (order_) {
      order_->visit(share, [this](std::size_t l, const Slice& slice) { add(l, slice); });
    } else {
      lanes_.visit(share, [this](std::size_t l, const Slice& slice, bool) { add(l, slice); });
    }
    if (!piece.is_last_of_first()) return;
    for (Waiting& waiting : classes_) waiting.settle(order_.has_value());
  }

  template <class Visit>
  void visit(std::size_t core, Visit visit) const {
    if (!trace_.global_queue) return visit(classes_[core]);
    for (std::uint32_t pins = 0; pins < classes_.size(); ++pins) {
      if (may_use(trace_, pins, core)) visit(classes_[pins]);
    }
  }

 private:
  // A row for each of many tasks is sooner gone through one after another, and sorted after.
  static constexpr std::size_t kFewLanes = 64;

  void add(std::size_t lane, const Slice& slice) {
    if (slice.state != State::ready) {
      if (slice.state != State::blocked) last_core_[lane] = slice.place;
      return;
    }
    // A job that has never run may wait for a thread.
    if (jobs_wait_ && slice.cause == Cause::arrival) return;
    const std::uint32_t key =
        trace_.global_queue ? trace_.tasks[trace_.lanes[lane].task.index()].pins : last_core_[lane];
    if (key < classes_.size()) classes_[key].add(slice);
  }

  const Trace& trace_;
  bool jobs_wait_;
  TrackOrder lanes_;
  std::optional<SliceOrder> order_;       // of few
  std::vector<std::uint32_t> last_core_;  // by lane
  std::vector<Waiting> classes_;
};

// A stretch [start, end) of one thread on one core, begun by one dispatch, in which the quantum
// expired without the core changing hands: nobody may have waited then, before and after.
void check_stint(const Trace& trace, const Classes& classes, std::size_t core, const Slice& first,
                 Time end, CheckResult& result) {
  const std::int64_t quantum = trace.quantum.ns;
  std::int64_t expiries = 1;
  for (;;) {
    const Time expiry = first.start + Duration{expiries * quantum};
    if (expiry >= end) return;
    bool nobody = true;
    Time next = kMaxTime;
    classes.visit(core, [&](const Waiting& waiting) {
      nobody = nobody && !waiting.anybody_at(expiry);
      next = std::min(next, waiting.next_from(expiry));
    });
    if (!expect(result, nobody, [&] {
          return job_name(trace, first.job) + " kept its core when its quantum ended " +
                 at_time(expiry) + ", though somebody waited.";
        })) {
      return;
    }
    // Nobody can be waiting at the expiries up to the next beginning of a wait.
    expiries = std::max(expiries, (next - first.start).ns / quantum) + 1;
  }
}

// Costs that are no dispatch's cannot be interrupted, and put off the end of the quantum.
bool is_cost_of_operation(const Trace& trace, const Slice& slice) {
  if (slice.state != State::switching) return false;
  if (slice.cause != Cause::dispatched) return true;
  const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  if (slice.operation >= operations.size()) return false;
  const std::string_view verb = operations[slice.operation].verb;
  return verb.starts_with("spawn") || verb.starts_with("send") || verb.starts_with("receive");
}

// The stints of all cores, some slices at a time. One begins when the cost of a dispatch is spent;
// what follows another cost is not looked at.
class Stints {
 public:
  Stints(const Trace& trace, const Classes& classes) : trace_(trace), classes_(classes) {
    for (const Track& core : trace.cores) cores_.add(core);
  }

  // Of so many more slices.
  void check(const Piece& piece, CheckResult& result) {
    cores_.visit(piece.share_of_second(cores_.size()),
                 [&](std::size_t core, const Slice& slice, bool is_first) {
                   if (is_first) end_stint(result);
                   core_ = core;
                   add(slice, result);
                 });
    if (piece.is_last()) end_stint(result);
  }

 private:
  void add(const Slice& slice, CheckResult& result) {
    const bool is_idle = slice.state == State::idle;
    const bool is_switching = slice.state == State::switching;
    if (is_open_ && (is_idle || slice.place != thread_ ||
                     (slice.cause == Cause::dispatched && (first_ || is_switching)))) {
      end_stint(result);
    }
    if (is_idle) return;
    if (!std::exchange(is_open_, true)) {
      thread_ = slice.place;
      is_known_ = true;
    }
    is_known_ = is_known_ && !is_cost_of_operation(trace_, slice);
    if (!is_known_ || is_switching) return;
    if (!first_) first_ = slice;
    end_ = slice.end;
  }

  void end_stint(CheckResult& result) {
    if (first_) check_stint(trace_, classes_, core_, *first_, end_, result);
    first_.reset();
    is_open_ = false;
  }

  const Trace& trace_;
  const Classes& classes_;
  TrackOrder cores_;
  std::size_t core_ = 0;
  // Of the present stint.
  bool is_open_ = false, is_known_ = true;
  std::uint32_t thread_ = kNoPlace;
  std::optional<Slice> first_;
  Time end_;
};

struct QuantumCheck {
  explicit QuantumCheck(const Trace& trace) : classes(trace), stints(trace, classes) {}
  Classes classes;
  Stints stints;
};

}  // namespace

void check_quantum(const Trace& trace, CheckResult& result, Piece& piece) {
  if (!trace.preemptive_quantum || trace.quantum <= Duration{}) return;
  if (carriers_of(trace).tasks_are_suspended) return;
  auto& [classes, stints] = piece.memory<QuantumCheck>(trace);
  classes.add(piece);
  stints.check(piece, result);
}

}  // namespace interleave
