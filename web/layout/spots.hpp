// On which row of a block a job is to be seen at an instant.
#pragma once

#include <optional>

#include "layout/frame_rows.hpp"
#include "layout/stack.hpp"

namespace interleave {

// Where a block's rows are; `top` is the y on screen of the stack's y 0.
struct BlockPlace {
  const Trace& trace;
  const FrameRows& rows;
  const Stack& stack;
  const Block& block;
  float top;
};

struct Spot {
  std::size_t row;
  Time at;  // later than what was asked for where the job has to come to a core first
};

class Spots {
 public:
  // The block has at least one row.
  explicit Spots(const BlockPlace& place) : place_(place), kind_(place.rows[0].kind) {}

  // Where rows are cores or carriers: where the job ran up to t.
  [[nodiscard]] std::optional<Spot> up_to(JobId job, Time t) const;
  // Where it runs from t on, or next.
  [[nodiscard]] std::optional<Spot> from(JobId job, Time t) const;
  // The row of a device, where devices are rows.
  [[nodiscard]] std::optional<Spot> of_device(std::uint32_t device, Time t) const;

  // The y on screen of a row's top.
  [[nodiscard]] float top(std::size_t row) const {
    return place_.top + place_.stack.row_top(place_.block, row, place_.rows[row].lines_above);
  }

 private:
  [[nodiscard]] bool by_lane() const {
    return kind_ == RowKind::lane || (kind_ == RowKind::thread && place_.trace.thread_per_task);
  }
  [[nodiscard]] std::optional<Spot> on(const Slice& slice, Time at) const;

  BlockPlace place_;
  RowKind kind_;
};

}  // namespace interleave
