// The rows of one Trace in one frame, each with the tracks to draw in it. Made once for a Trace and
// a frame, and read for every picture; the Trace has to outlive it.
//
//   your code     a row a lane; with its gaps closed, in the lane's own time
//   threads       a row a thread: what it carries
//   cores         a row a core
//   whole system  cores, then devices, mutexes, semaphores, channels, barriers: who is served, who
//                 holds, what is in them; under each thin tracks of those who wait
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/deadlines.hpp"
#include "layout/frame.hpp"
#include "layout/own_time.hpp"
#include "layout/track_sums.hpp"
#include "trace/trace.hpp"

namespace interleave {

struct FrameRow {
  RowKind kind = RowKind::core;
  std::uint32_t index = 0;        // of the lane, thread, core, device, ...
  std::uint32_t first = 0;        // its first track
  std::uint32_t lines_above = 0;  // thin tracks of all rows before it
  std::uint16_t slots = 1;        // tracks that share the row's height
  std::uint16_t waiting = 0;      // thin tracks under them
};

class FrameRows {
 public:
  FrameRows() = default;
  FrameRows(const Trace& trace, Frame frame, bool close_gaps);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const FrameRow& operator[](std::size_t row) const { return rows_[row]; }
  // Of all rows: their thin tracks.
  [[nodiscard]] std::uint32_t lines() const { return lines_; }

  // Its label; lives as long as the rows and the Trace.
  [[nodiscard]] std::string_view label(std::size_t row) const {
    return labels_.empty() ? std::string_view(*lane_names_[row]) : std::string_view(labels_[row]);
  }

  // Track k of a row: first its slots, then those who wait.
  [[nodiscard]] const Track& track(const FrameRow& row, std::uint32_t k) const {
    return *tracks_[row.first + k];
  }
  [[nodiscard]] const TrackSums& sums(const FrameRow& row, std::uint32_t k) const {
    return sums_[row.first + k];
  }

  // The sums of long tracks are made with time; until then a picture shows their folds roughly.
  // Goes on with about so many slices.
  void sum_up(std::size_t slices);
  [[nodiscard]] bool is_summed_up() const { return summed_ == tracks_.size(); }

  // None where each row has a time of its own.
  [[nodiscard]] const Deadlines& deadlines() const { return deadlines_; }

  // Each row has a time of its own. Without it the two times of a row are the same.
  [[nodiscard]] bool gaps_are_closed() const { return !own_times_.empty(); }
  [[nodiscard]] Time shown_time(std::size_t row, Time at) const;
  [[nodiscard]] Time run_time(std::size_t row, Time shown) const;

 private:
  void add(RowKind kind, std::size_t index, const Track& track);
  void add_made(RowKind kind, std::size_t index, std::vector<Track> slots,
                std::vector<Track> waiting);
  void add_labels(const Trace& trace);
  void add_lanes(const Trace& trace, RowKind kind);
  void add_threads(const Trace& trace);
  void add_cores(const Trace& trace);
  void add_own_times(const Trace& trace);

  std::vector<FrameRow> rows_;
  std::vector<const Track*> tracks_;
  std::vector<TrackSums> sums_;  // of each track
  std::size_t summed_ = 0;       // tracks whose sums are whole
  std::vector<std::unique_ptr<const Track>> made_;
  std::vector<OwnTime> own_times_;  // of each row
  Deadlines deadlines_;
  std::uint32_t lines_ = 0;
  std::vector<const std::string*> lane_names_;  // in place of labels: each lane is a task's own
  std::vector<std::string> labels_;
};

}  // namespace interleave
