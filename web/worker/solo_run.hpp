// A real run interleaved on one worker: scheduling and computing side by side in the same place,
// with no message between two chunks. To be driven like Compute:
//
//   while (run.begin_block(t)) { t = clock(); run.end_block(t); }
//
// Timers are looked at between blocks, so that a service's end is noticed half a millisecond late
// at most while the worker computes; when begin_block() says that there is nothing to do, come
// again at due().
#pragma once

#include <optional>

#include "worker/compute.hpp"
#include "worker/real_run.hpp"

namespace interleave {

class SoloRun {
 public:
  SoloRun(RealRun& run, Pace pace) : run_(run), compute_(pace) {}

  bool begin_block(Time now) {
    const auto due = run_.due();
    if (due && *due <= now) {
      compute_.report_now(now);
      pass_reports(now);
      run_.tick(now);
    }
    pass_orders(now);
    return compute_.begin_block(now);
  }

  void end_block(Time now) {
    compute_.end_block(now);
    pass_reports(now);
  }

  // Of the block that began last.
  [[nodiscard]] std::uint64_t block_steps() const { return compute_.block_steps(); }

 private:
  void pass_orders(Time now) {
    while (const auto dispatch = run_.take_order()) compute_.accept(dispatch->order, now);
    pass_reports(now);
  }
  // A report may lead to orders, and an order to stop to reports; each stop ends an order.
  void pass_reports(Time now) {
    while (const auto report = compute_.take_report()) {
      run_.take(0, *report, now);
      while (const auto dispatch = run_.take_order()) compute_.accept(dispatch->order, now);
    }
  }

  RealRun& run_;
  Compute compute_;
};

}  // namespace interleave
