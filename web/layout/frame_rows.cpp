#include "layout/frame_rows.hpp"

#include <algorithm>
#include <utility>

#include "layout/holdings.hpp"
#include "layout/thread_tracks.hpp"

namespace interleave {

FrameRows::FrameRows(const Trace& trace, Frame frame, bool close_gaps) {
  switch (frame) {
    case Frame::your_code:
      if (close_gaps) {
        add_own_times(trace);
      } else {
        add_lanes(trace, RowKind::lane);
      }
      break;
    case Frame::threads:
      if (trace.thread_per_task) {
        add_lanes(trace, RowKind::thread);
      } else {
        add_threads(trace);
      }
      break;
    case Frame::cores: add_cores(trace); break;
    case Frame::whole_system:
      add_cores(trace);
      for (Holding& holding : holdings_of(trace)) {
        add_made(holding.kind, holding.index, std::move(holding.held), std::move(holding.waiting));
      }
  }
  sums_.resize(tracks_.size());
  add_labels(trace);
  if (!rows_.empty() && !gaps_are_closed()) deadlines_ = Deadlines(trace, rows_[0].kind);
}

void FrameRows::sum_up(std::size_t slices) {
  while (summed_ < tracks_.size()) {
    const std::size_t done = sums_[summed_].add(*tracks_[summed_], slices);
    slices -= std::min(slices, done);
    if (done == 0) {
      ++summed_;
    } else if (slices == 0) {
      return;
    }
  }
}

Time FrameRows::shown_time(std::size_t row, Time at) const {
  return gaps_are_closed() ? own_times_[row].own(at) : at;
}

Time FrameRows::run_time(std::size_t row, Time shown) const {
  return gaps_are_closed() ? own_times_[row].at(shown) : shown;
}

void FrameRows::add(RowKind kind, std::size_t index, const Track& track) {
  rows_.push_back({kind, static_cast<std::uint32_t>(index),
                   static_cast<std::uint32_t>(tracks_.size()), lines_, 1, 0});
  tracks_.push_back(&track);
}

void FrameRows::add_made(RowKind kind, std::size_t index, std::vector<Track> slots,
                         std::vector<Track> waiting) {
  rows_.push_back(
      {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(tracks_.size()), lines_,
       static_cast<std::uint16_t>(slots.size()), static_cast<std::uint16_t>(waiting.size())});
  lines_ += static_cast<std::uint32_t>(waiting.size());
  for (std::vector<Track>* tracks : {&slots, &waiting}) {
    for (Track& track : *tracks) {
      made_.push_back(std::make_unique<const Track>(std::move(track)));
      tracks_.push_back(made_.back().get());
    }
  }
}

void FrameRows::add_labels(const Trace& trace) {
  if (rows_.empty()) return;
  if (rows_[0].kind == RowKind::lane && trace.lanes.size() == trace.tasks.size()) {
    lane_names_.reserve(rows_.size());
    for (const Lane& lane : trace.lanes) {
      lane_names_.push_back(&trace.tasks[lane.task.index()].name);
    }
    return;
  }
  labels_.reserve(rows_.size());
  for (const FrameRow& row : rows_) labels_.push_back(row_label(trace, row.kind, row.index));
}

void FrameRows::add_lanes(const Trace& trace, RowKind kind) {
  rows_.reserve(trace.lanes.size());
  tracks_.reserve(trace.lanes.size());
  for (std::size_t i = 0; i < trace.lanes.size(); ++i) add(kind, i, trace.lanes[i].track);
}

void FrameRows::add_threads(const Trace& trace) {
  std::vector<Track> threads = thread_tracks(trace);
  for (std::size_t i = 0; i < threads.size(); ++i) {
    std::vector<Track> carried(1);
    carried[0] = std::move(threads[i]);
    add_made(RowKind::thread, i, std::move(carried), {});
  }
}

void FrameRows::add_cores(const Trace& trace) {
  for (std::size_t i = 0; i < trace.cores.size(); ++i) add(RowKind::core, i, trace.cores[i]);
}

void FrameRows::add_own_times(const Trace& trace) {
  own_times_.reserve(trace.lanes.size());  // their tracks stay where they are
  for (std::size_t i = 0; i < trace.lanes.size(); ++i) {
    own_times_.emplace_back(trace.lanes[i].track);
    add(RowKind::lane, i, own_times_.back().track());
  }
}

}  // namespace interleave
