#include "worker/compute.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr Duration kBlock{500'000};
constexpr Duration kHeartbeat{100'000'000};  // an order that takes longer is reported in parts
constexpr Duration kLeastGap{250'000};       // half a block: the kernel's own speed varies, too

}  // namespace

Compute::Compute(Pace pace)
    : pace_(pace), least_gap_(std::max(kLeastGap, Duration{pace.clock_grain.ns * 3 / 2})) {}

void Compute::accept(const Order& order, Time now) {
  if (order.kind == Order::Kind::stop) return stop(now);
  orders_.push_back(order);
}

bool Compute::begin_block(Time now) {
  if (orders_.empty()) return false;
  if (!begun_) begin_order(now);
  if (now - read_ > least_gap_) note_gap(read_, now - read_);
  read_ = now;
  if (!asked_ && left_ <= ask_steps_) {
    asked_ = true;
    if (orders_.size() == 1) {
      Report& ask = reports_.emplace_back();
      ask.id = orders_.front().id;
    }
  }
  block_ = std::min(block_steps_, left_);
  if (!asked_) block_ = std::min(block_, left_ - ask_steps_);
  kernel_run(state_, block_);
  left_ -= block_;
  return true;
}

void Compute::end_block(Time now) {
  const Duration excess = now - read_ - pace_.length_of(block_, state_.kind);
  const Duration beyond = excess - usual_excess();
  if (beyond > least_gap_) note_gap(now - beyond, beyond);
  if (block_ == block_steps_) excesses_[blocks_++ % excesses_.size()] = excess;
  read_ = now;
  segment_.steps += block_;
  if (left_ == 0) {
    report(Report::Kind::done, now);
    orders_.pop_front();
    begun_ = false;
  } else if (now - segment_.begin >= kHeartbeat || segment_.gap_count == kMaxGaps) {
    report(Report::Kind::part, now);
  }
}

// A processor that has become slower is so block after block; one that is taken away is not.
Duration Compute::usual_excess() const {
  return std::max(Duration{}, *std::min_element(excesses_.begin(), excesses_.end()));
}

void Compute::report_now(Time now) {
  if (begun_ && segment_.steps > 0) report(Report::Kind::part, std::max(now, read_));
}

std::optional<Report> Compute::take_report() {
  if (reports_.empty()) return std::nullopt;
  const Report report = reports_.front();
  reports_.pop_front();
  return report;
}

void Compute::begin_order(Time now) {
  const Order& order = orders_.front();
  if (order.continues == 0) state_ = order.state;
  if (static_cast<std::uint32_t>(state_.kind) >= kKernelKinds) state_ = kernel_start(0);
  block_steps_ = std::max<std::uint64_t>(1, pace_.steps_in(kBlock, state_.kind));
  ask_steps_ = pace_.steps_in({std::int64_t{order.ask_ahead_us} * 1'000}, state_.kind);
  left_ = order.steps;
  segment_ = {};
  segment_.begin = read_ = now;
  begun_ = true;
  asked_ = ask_steps_ == 0;
}

void Compute::note_gap(Time from, Duration excess) {
  if (segment_.gap_count == kMaxGaps) return;
  segment_.gaps[segment_.gap_count++] = {from, from + excess};
}

void Compute::report(Report::Kind kind, Time now) {
  segment_.id = orders_.front().id;
  segment_.kind = kind;
  segment_.end = now;
  segment_.state = state_;
  reports_.push_back(segment_);
  segment_ = {};
  segment_.begin = now;
}

void Compute::stop(Time now) {
  for (; !orders_.empty(); orders_.pop_front()) {
    if (!begun_) {
      segment_ = {};
      segment_.begin = now;
    }
    report(Report::Kind::done, begun_ ? std::max(now, read_) : now);
    begun_ = false;
  }
}

}  // namespace interleave
