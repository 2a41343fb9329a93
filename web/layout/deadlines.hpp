// Where deadlines stand: on the row of a lane those of its jobs, on the row of a core those of the
// jobs that it ran last. Made once for a Trace and its rows; a view takes from it as many as its
// pixels can show, however many there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/frame.hpp"
#include "layout/time_scale.hpp"

namespace interleave {

struct DeadlineMark {
  std::uint32_t row = 0;  // index into Picture::rows
  float x = 0;            // CSS pixels
  bool missed = false;    // a cross at the foot of the post
};

// Posts nearer than this to the one before are left out; so are crosses that would touch.
inline constexpr float kPostGap = 2, kCrossGap = 6;

class Deadlines {
 public:
  Deadlines() = default;
  // `kind`: of the first row. None where rows are about neither lanes nor cores.
  Deadlines(const Trace& trace, RowKind kind);

  // Appends those of a row of the block that are on view, in ascending time: the posts, then the
  // crosses. `number` is the row's in the Picture.
  void lay_out(std::size_t row, std::uint32_t number, const TimeScale& scale,
               std::vector<DeadlineMark>& marks) const;

 private:
  struct Post {
    std::uint32_t row;
    Time at;
  };
  using Posts = std::vector<Post>;  // by row, then by time

  static std::size_t first_from(const Posts& posts, std::size_t from, std::size_t row, Time at);

  Posts all_, missed_;
};

}  // namespace interleave
