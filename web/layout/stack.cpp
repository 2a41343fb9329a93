#include "layout/stack.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr float kLargestRow = 44;
constexpr float kSmallestRow = 20;
constexpr float kSmallestCompactRow = 16;
constexpr float kCompactHeading = 26;

}  // namespace

Stack stack_blocks(std::span<const BlockInput> inputs, const BlockSizes& sizes) {
  Stack stack;
  stack.sizes = sizes;
  float y = 0;
  for (const BlockInput& input : inputs) {
    Block block{input.run, input.measured, input.rows, y, 0, 0, 0, 0};
    block.rows_top = y + sizes.heading;
    block.queue_top = stack.row_top(block, input.rows, input.lines);
    block.curves_top = block.queue_top + sizes.queue;
    block.bottom = block.curves_top + sizes.curves;
    stack.height = block.bottom;
    y = block.bottom + sizes.gap;
    stack.blocks.push_back(block);
  }
  return stack;
}

BlockSizes comfortable_sizes(std::span<const BlockInput> inputs, float height, bool compact) {
  BlockSizes sizes;
  for (float row = kLargestRow; row >= kSmallestRow; row -= 2) {
    sizes = {row + 12, row, row / 4, 20, row + 20, row * 0.75f};
    sizes.heading = std::clamp(sizes.heading, 34.0f, 48.0f);
    sizes.curves = std::clamp(sizes.curves, 40.0f, 72.0f);
    if (stack_blocks(inputs, sizes).height <= height) return sizes;
  }
  for (float row = kLargestRow; compact && row >= kSmallestCompactRow; row -= 2) {
    sizes = {kCompactHeading, row, row / 4, 0, 0, row / 2};
    if (stack_blocks(inputs, sizes).height <= height) break;
  }
  return sizes;
}

}  // namespace interleave
