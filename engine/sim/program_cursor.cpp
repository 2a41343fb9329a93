#include "sim/program_cursor.hpp"

namespace interleave {

void ProgramCursor::settle(const Step* steps) {
  for (;;) {
    const Step& step = steps[position_];
    if (step.kind == Step::Kind::repeat) {
      left_[depth_++] = step.count;
      ++position_;
    } else if (step.kind == Step::Kind::end) {
      std::uint32_t& left = left_[depth_ - 1];
      if (left != Step::kForever) --left;
      if (left > 0) {
        position_ = step.jump;
      } else {
        --depth_;
        ++position_;
      }
    } else {
      return;
    }
  }
}

}  // namespace interleave
