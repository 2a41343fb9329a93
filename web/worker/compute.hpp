// The computing half of a real run: one worker's orders, executed in blocks of about half a
// millisecond, each between two readings of the clock, which the caller takes:
//
//   while (compute.begin_block(t)) { t = clock(); compute.end_block(t); }
//
// Reports come out in order. It knows no tasks and no policy, and it never blocks: the caller
// returns to its event loop between blocks whenever it likes, and what that costs is inside the
// times reported. A reading that is later than the work explains, and than the blocks before it
// were, is reported as a gap.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "worker/messages.hpp"
#include "worker/pace.hpp"

namespace interleave {

class Compute {
 public:
  explicit Compute(Pace pace);

  void accept(const Order& order, Time now);

  // Makes the steps of a block that begins at `now`. False, and nothing is done, without an order.
  bool begin_block(Time now);
  // The block that began last has ended now. Not before begin_block()'s time.
  void end_block(Time now);

  // What has been made so far is reported at once.
  void report_now(Time now);

  // It has asked for more, and nothing has come yet: time to look at the mail soon.
  [[nodiscard]] bool hungry() const { return asked_ && orders_.size() == 1; }
  // Of the block that began last.
  [[nodiscard]] std::uint64_t block_steps() const { return block_; }
  [[nodiscard]] std::optional<Report> take_report();

 private:
  void begin_order(Time now);
  void note_gap(Time from, Duration excess);
  void report(Report::Kind kind, Time now);
  void stop(Time now);
  [[nodiscard]] Duration usual_excess() const;

  Pace pace_;
  std::uint64_t block_steps_ = 0, ask_steps_ = 0;  // of the current order's kernel
  Duration least_gap_;
  std::deque<Order> orders_;  // the first is being executed once begun_
  std::deque<Report> reports_;
  KernelState state_;                   // of the current order, or of the last one
  std::uint64_t left_ = 0;              // steps of the current order
  std::uint64_t block_ = 0;             // steps of the last block
  Report segment_;                      // what is to be reported of the current order
  Time read_;                           // the last reading of the clock
  std::array<Duration, 3> excesses_{};  // of the last whole blocks, beyond what the pace says
  std::size_t blocks_ = 0;
  bool begun_ = false, asked_ = false;
};

}  // namespace interleave
