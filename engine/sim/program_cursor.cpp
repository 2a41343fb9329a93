#include "sim/program_cursor.hpp"

#include <algorithm>

namespace interleave {
namespace {

Duration saturating(Duration sum, Duration round, std::uint32_t rounds) {
  if (rounds == Step::kForever) return kMaxDuration;
  if (round == Duration{} || rounds == 0) return sum;
  if (round.ns > kMaxDuration.ns / rounds) return kMaxDuration;
  return std::min(sum + Duration{round.ns * rounds}, kMaxDuration);
}

}  // namespace

void ProgramCursor::settle(const Step* steps) {
  for (;;) {
    const Step& step = steps[position_];
    if (step.kind == Step::Kind::repeat) {
      done_[depth_++] = 0;
      ++position_;
    } else if (step.kind == Step::Kind::end) {
      const std::uint32_t done = ++done_[depth_ - 1];
      if (step.count == Step::kForever || done < step.count) {
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

std::uint64_t ProgramCursor::repetition() const {
  std::uint64_t rounds = 0;
  for (std::uint32_t level = 0; level < depth_; ++level) {
    rounds = rounds * 0x9e37'79b9'7f4a'7c15u + done_[level];
  }
  return rounds;
}

Duration ProgramCursor::burst(const Step* steps, const Draws& draws, std::uint64_t& walked) const {
  ProgramCursor cursor = *this;
  Duration burst;
  for (int endless_rounds = 0;; ++walked) {
    const Step& step = cursor.current(steps);
    if (ends_burst(step.kind) || burst >= kMaxDuration) return std::min(burst, kMaxDuration);
    if (step.kind == Step::Kind::cpu) {
      burst += draw(step.drawn_length(), draws.bits(step.operation, cursor.repetition()));
    }
    // The first round may have begun behind what ends the burst; a whole one has not met it.
    if (cursor.advance_burst(steps, burst) && ++endless_rounds == 2) return kMaxDuration;
  }
}

Duration ProgramCursor::work(const Step* steps, const Draws& draws, std::uint64_t& walked) const {
  ProgramCursor cursor = *this;
  Duration work;
  for (;; ++walked) {
    const Step& step = cursor.current(steps);
    if (step.kind == Step::Kind::finish || work >= kMaxDuration)
      return std::min(work, kMaxDuration);
    if (step.kind == Step::Kind::cpu) {
      work += draw(step.drawn_length(), draws.bits(step.operation, cursor.repetition()));
    }
    if (cursor.advance_burst(steps, work)) return kMaxDuration;
  }
}

bool ProgramCursor::advance_burst(const Step* steps, Duration& sum) {
  ++position_;
  for (;;) {
    const Step& step = steps[position_];
    if (step.kind == Step::Kind::repeat && step.pure) {
      sum = saturating(sum, step.length, step.count);
      if (step.count == Step::kForever) return true;
      position_ = step.jump + 1;
    } else if (step.kind == Step::Kind::repeat) {
      done_[depth_++] = 0;
      ++position_;
    } else if (step.kind == Step::Kind::end) {
      const std::uint32_t done = ++done_[depth_ - 1];
      const bool over = step.count != Step::kForever && done >= step.count;
      if (!over && !step.pure) {
        position_ = step.jump;
        settle(steps);
        return step.count == Step::kForever;
      }
      if (!over)
        sum = saturating(sum, step.length,
                         step.count == Step::kForever ? step.count : step.count - done);
      if (!over && step.count == Step::kForever) return true;
      --depth_;
      ++position_;
    } else {
      return false;
    }
  }
}

}  // namespace interleave
