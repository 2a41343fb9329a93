#include "layout/stack.hpp"

#include <array>

namespace interleave {

Stack stack_blocks(std::span<const BlockInput> inputs, const BlockSizes& sizes) {
  Stack stack;
  stack.sizes = sizes;
  float y = 0;
  for (const BlockInput& input : inputs) {
    Block block{input.run, input.measured, input.rows, y, 0, 0, 0};
    block.rows_top = y + sizes.heading;
    block.curves_top =
        block.rows_top + static_cast<float>(input.rows) * (sizes.row + sizes.row_gap);
    block.bottom = block.curves_top + sizes.curves;
    stack.height = block.bottom;
    y = block.bottom + sizes.gap;
    stack.blocks.push_back(block);
  }
  return stack;
}

BlockSizes comfortable_sizes(std::span<const BlockInput> inputs, float height) {
  // heading, row, row gap, curves, gap
  constexpr std::array<BlockSizes, 4> kSizes{{{44, 36, 8, 64, 32},
                                              {40, 32, 8, 56, 24},
                                              {40, 24, 6, 48, 24},
                                              {32, 20, 4, 40, 16}}};
  for (const BlockSizes& sizes : kSizes) {
    if (stack_blocks(inputs, sizes).height <= height) return sizes;
  }
  return kSizes.back();
}

}  // namespace interleave
