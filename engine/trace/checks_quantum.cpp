#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "trace/carriers.hpp"
#include "trace/check_list.hpp"
#include "trace/radix_sort.hpp"
#include "trace/track_order.hpp"

namespace interleave {
namespace {

// Who waits for a core, by time: the ready slices by their starts, and the latest end of all up to
// each.
class Waiting {
 public:
  void add(const Slice& slice) { items_.push_back({slice.start, slice.end}); }
  void sort() {
    radix_sort(items_);
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
  explicit Classes(const Trace& trace) : trace_(trace), jobs_wait_(!trace.thread_per_task) {
    classes_.resize(trace.global_queue ? trace.pin_sets.size() : trace.cores.size());
    lanes_.add_lanes(trace);
  }

  // Those of so many more slices.
  void add(const Piece& piece) {
    lanes_.visit(piece.share_of_first(lanes_.size()),
                 [this](std::size_t l, const Slice& slice, bool first) {
                   if (first) last_core_ = kNoPlace;
                   add(trace_.tasks[trace_.lanes[l].task.index()].pins, slice);
                 });
  }
  void sort() {
    for (Waiting& waiting : classes_) waiting.sort();
  }

  template <class Visit>
  void visit(std::size_t core, Visit visit) const {
    if (!trace_.global_queue) return visit(classes_[core]);
    for (std::uint32_t pins = 0; pins < classes_.size(); ++pins) {
      if (may_use(trace_, pins, core)) visit(classes_[pins]);
    }
  }

 private:
  void add(std::uint32_t pins, const Slice& slice) {
    if (slice.state != State::ready) {
      if (slice.state != State::blocked) last_core_ = slice.place;
      return;
    }
    // A job that has never run may wait for a thread.
    if (jobs_wait_ && slice.cause == Cause::arrival) return;
    const std::uint32_t key = trace_.global_queue ? pins : last_core_;
    if (key < classes_.size()) classes_[key].add(slice);
  }

  const Trace& trace_;
  bool jobs_wait_;
  TrackOrder lanes_;
  std::uint32_t last_core_ = kNoPlace;  // of the lane that is gone through
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

// The stints of one core. One begins when the cost of a dispatch is spent; what follows another
// cost is not looked at.
void check_core(const Trace& trace, const Classes& classes, std::size_t c, CheckResult& result) {
  constexpr std::default_sentinel_t kEnd;
  for (Track::Iterator next = trace.cores[c].begin(); next != kEnd;) {
    while (next != kEnd && next->state == State::idle) ++next;
    if (next == kEnd) return;
    const std::uint32_t thread = next->place;
    const Slice* first = nullptr;
    bool is_known = true;
    Time end;
    for (bool begins = true; next != kEnd; ++next, begins = false) {
      const Slice& slice = *next;
      if (slice.state == State::idle || slice.place != thread) break;
      const bool is_dispatched = slice.cause == Cause::dispatched;
      if (!begins && is_dispatched && (first || slice.state == State::switching)) break;
      is_known = is_known && !is_cost_of_operation(trace, slice);
      if (!is_known || slice.state == State::switching) continue;
      if (!first) first = &slice;
      end = slice.end;
    }
    if (first) check_stint(trace, classes, c, *first, end, result);
  }
}

}  // namespace

void check_quantum(const Trace& trace, CheckResult& result, Piece& piece) {
  if (!trace.preemptive_quantum || trace.quantum <= Duration{}) return;
  if (carriers_of(trace).tasks_are_suspended) return;
  Classes& classes = piece.memory<Classes>(trace);
  classes.add(piece);
  if (piece.is_last_of_first()) classes.sort();
  const std::size_t cores = trace.cores.size();
  for (std::size_t c = piece.begin_of_second(cores); c < piece.end_of_second(cores); ++c) {
    check_core(trace, classes, c, result);
  }
}

}  // namespace interleave
