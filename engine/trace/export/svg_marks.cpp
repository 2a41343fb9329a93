#include "trace/export/svg_marks.hpp"

#include <cstddef>

namespace interleave {
namespace {

bool joins(const SvgMark& mark, const Slice& slice, bool by_operation) {
  return !mark.folded && mark.end == slice.start && mark.job == slice.job &&
         mark.state == slice.state && mark.place == slice.place &&
         (!by_operation || mark.operation == slice.operation);
}

SvgMark mark_of(const Slice& slice) {
  return {slice.start, slice.end,   slice.job,  slice.operation,
          slice.place, slice.state, slice.wait, false};
}

}  // namespace

std::vector<SvgMark> svg_marks(const Track& track, bool by_operation, Duration least) {
  std::vector<SvgMark> marks;
  Duration longest;  // of what the last mark is made of, while it is too short
  for (std::size_t i = 0; i < track.size();) {
    SvgMark next = mark_of(track[i]);
    for (++i; i < track.size() && joins(next, track[i], by_operation); ++i) next.end = track[i].end;
    const Duration length = next.end - next.start;
    SvgMark* last = marks.empty() ? nullptr : &marks.back();
    const bool last_is_short = last && last->end == next.start && last->end - last->start < least;
    if (!last_is_short || length >= least) {
      marks.push_back(next);
      longest = length;
      continue;
    }
    // Too short to be seen by itself, as the one before: draw both as the longer of them.
    const Time start = last->start;
    if (length > longest) {
      *last = next;
      longest = length;
    }
    last->start = start;
    last->end = next.end;
    last->folded = true;
  }
  return marks;
}

}  // namespace interleave
