#include <algorithm>
#include <cstddef>
#include <utility>

#include "trace/check_list.hpp"

namespace interleave {
namespace {

// Slices of all cores that have a job, sorted by `key` and then by time: those of key k lie from
// first[k] to first[k + 1].
struct Sorted {
  struct Item {
    std::uint32_t core = 0;
    const Slice* slice = nullptr;
  };
  std::vector<std::size_t> first;
  std::vector<Item> items;
};

template <class Key>
Sorted sort_core_slices(const Trace& trace, std::size_t keys, Key key) {
  Sorted sorted;
  sorted.first.assign(keys + 1, 0);
  const auto for_each = [&](auto visit) {
    for (std::size_t c = 0; c < trace.cores.size(); ++c) {
      for (std::size_t i = 0; i < trace.cores[c].size(); ++i) {
        const Slice& slice = trace.cores[c][i];
        if (slice.state != State::idle) visit(static_cast<std::uint32_t>(c), slice);
      }
    }
  };
  for_each([&](std::uint32_t, const Slice& slice) { ++sorted.first[key(slice) + 1]; });
  for (std::size_t k = 0; k < keys; ++k) sorted.first[k + 1] += sorted.first[k];
  sorted.items.resize(sorted.first[keys]);
  std::vector<std::size_t> next(sorted.first.begin(), sorted.first.end() - 1);
  for_each([&](std::uint32_t core, const Slice& slice) {
    sorted.items[next[key(slice)]++] = {core, &slice};
  });
  for (std::size_t k = 0; k < keys; ++k) {
    std::sort(sorted.items.begin() + static_cast<std::ptrdiff_t>(sorted.first[k]),
              sorted.items.begin() + static_cast<std::ptrdiff_t>(sorted.first[k + 1]),
              [](const Sorted::Item& a, const Sorted::Item& b) {
                return a.slice->start < b.slice->start;
              });
  }
  return sorted;
}

void check_threads(const Trace& trace, CheckResult& result) {
  std::size_t threads = 0;
  for (const Track& core : trace.cores) {
    for (std::size_t i = 0; i < core.size(); ++i) {
      const Slice& slice = core[i];
      if (slice.state == State::idle) continue;
      if (!expect(result, slice.place != kNoPlace && slice.job.index() < trace.jobs.size(),
                  [&] { return "A core runs nobody's thread " + at_time(slice.start) + "."; })) {
        return;
      }
      threads = std::max<std::size_t>(threads, slice.place + std::size_t{1});
    }
  }
  const Sorted sorted =
      sort_core_slices(trace, threads, [](const Slice& slice) { return slice.place; });
  for (std::size_t k = 0; k < threads; ++k) {
    for (std::size_t i = sorted.first[k] + 1; i < sorted.first[k + 1]; ++i) {
      const Slice& slice = *sorted.items[i].slice;
      expect(result, sorted.items[i - 1].slice->end <= slice.start, [&] {
        return "The thread of " + job_name(trace, slice.job) + " is in two places " +
               at_time(slice.start) + ".";
      });
    }
  }
}

// What a lane says about being on a core is what the cores say about that lane's jobs.
void check_lanes(const Trace& trace, CheckResult& result) {
  const Sorted sorted = sort_core_slices(trace, trace.lanes.size(), [&trace](const Slice& slice) {
    return trace.jobs[slice.job.index()].lane;
  });
  for (std::size_t l = 0; l < trace.lanes.size(); ++l) {
    const Track& track = trace.lanes[l].track;
    std::size_t next = sorted.first[l];
    for (std::size_t i = 0; i < track.size(); ++i) {
      const Slice& slice = track[i];
      if (slice.state == State::ready || slice.state == State::blocked) continue;
      const Sorted::Item* item = next < sorted.first[l + 1] ? &sorted.items[next++] : nullptr;
      expect(result,
             item && item->core == slice.place && item->slice->job == slice.job &&
                 item->slice->start == slice.start && item->slice->end == slice.end &&
                 item->slice->state == slice.state && item->slice->operation == slice.operation,
             [&] {
               return job_name(trace, slice.job) + " is on a core that does not know of it, " +
                      at_time(slice.start) + ".";
             });
    }
    expect(result, next == sorted.first[l + 1], [&] {
      return "A core runs " + trace.tasks[trace.lanes[l].task.index()].name +
             " without its knowing.";
    });
  }
}

}  // namespace

void check_one_thread_per_core(const Trace& trace, CheckResult& result) {
  check_threads(trace, result);
  if (result.failure.empty()) check_lanes(trace, result);
}

void check_core_time(const Trace& trace, const Metrics& metrics, CheckResult& result) {
  for (std::size_t c = 0; c < trace.cores.size(); ++c) {
    const Track& core = trace.cores[c];
    Time reached;
    for (std::size_t i = 0; i < core.size(); ++i) {
      expect(result, core.start(i) == reached, [&] {
        return "The time of " + core_name(c) + " has a gap or an overlap " + at_time(reached) + ".";
      });
      reached = core.end(i);
    }
    expect(result, reached == trace.end,
           [&] { return "The time of " + core_name(c) + " ends " + at_time(reached) + "."; });
    const CoreAccount& account = metrics.cores[c];
    expect(result,
           account.useful + account.polling + account.switching + account.idle_ready +
                   account.idle_waiting + account.idle_done ==
               metrics.makespan,
           [&] { return "The account of " + core_name(c) + " does not add up."; });
  }
}

void check_idle_cores(const Trace& trace, const Metrics& metrics, CheckResult& result) {
  if (!trace.global_queue) return;
  for (std::size_t c = 0; c < trace.cores.size(); ++c) {
    expect(result, metrics.cores[c].idle_ready == Duration{},
           [&] { return core_name(c) + " was idle while somebody was ready."; });
  }
}

}  // namespace interleave
