// The runs of a scenario stacked as blocks on one time axis: a heading, the rows of the chosen
// frame, a line for the ready queue, two small curves; a measured block stands right under the
// simulated one it answers.
// Heights only, from the top of the first block: scrolling and drawing are others' business.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

struct BlockInput {
  std::uint32_t run = 0;  // index of the variant
  bool measured = false;
  std::size_t rows = 0;
  std::size_t lines = 0;  // thin tracks under rows, of all rows together
};

// A thin track with the space above it.
inline constexpr float kLinePitch = 5;
inline constexpr float kLineHeight = 3;

// All in CSS pixels.
struct BlockSizes {
  float heading = 40;
  float row = 32;
  float row_gap = 8;
  float queue = 24;
  float curves = 56;
  float gap = 24;  // between two blocks
};

struct Block {
  std::uint32_t run = 0;
  bool measured = false;
  std::size_t rows = 0;
  float top = 0;
  float rows_top = 0;    // first row's top
  float queue_top = 0;   // height: sizes.queue
  float curves_top = 0;  // height: sizes.curves
  float bottom = 0;
};

struct Stack {
  BlockSizes sizes;
  std::vector<Block> blocks;
  float height = 0;

  // `lines_above`: thin tracks of the rows before it.
  [[nodiscard]] float row_top(const Block& block, std::size_t row, std::size_t lines_above) const {
    return block.rows_top + static_cast<float>(row) * (sizes.row + sizes.row_gap) +
           static_cast<float>(lines_above) * kLinePitch;
  }
};

[[nodiscard]] Stack stack_blocks(std::span<const BlockInput> inputs, const BlockSizes& sizes);

// The largest rows, within comfort, with which all blocks fit into `height`, else the smallest (and
// the stack scrolls). Everything else keeps its proportion to the rows. `compact`: before anything
// scrolls, queues and curves make room for the rows.
[[nodiscard]] BlockSizes comfortable_sizes(std::span<const BlockInput> inputs, float height,
                                           bool compact = false);

}  // namespace interleave
