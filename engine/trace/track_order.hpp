// All slices of some tracks, track after track, some at a time.
#pragma once

#include <cstddef>
#include <iterator>
#include <vector>

#include "trace/trace.hpp"

namespace interleave {

class TrackOrder {
 public:
  void add(const Track& track) {
    tracks_.push_back(&track);
    size_ += track.size();
  }
  void add_lanes(const Trace& trace) {
    for (const Lane& lane : trace.lanes) add(lane.track);
  }
  // Of all slices.
  [[nodiscard]] std::size_t size() const { return size_; }

  // Calls visit(track, slice, is_first) for at most so many more: the number of the track, and
  // whether the slice is its first one.
  template <class Visit>
  void visit(std::size_t count, Visit visit) {
    while (count > 0 && track_ < tracks_.size()) {
      bool first = !is_within_;
      Track::Iterator next = first ? tracks_[track_]->begin() : next_;
      for (; count > 0 && next != std::default_sentinel; --count, ++next, first = false) {
        visit(track_, *next, first);
      }
      is_within_ = next != std::default_sentinel;
      next_ = next;
      if (!is_within_) ++track_;
    }
  }

 private:
  std::vector<const Track*> tracks_;
  std::size_t size_ = 0, track_ = 0;
  bool is_within_ = false;  // next_ is the track's next slice
  Track::Iterator next_;
};

}  // namespace interleave
