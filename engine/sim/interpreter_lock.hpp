// The lock that a thread needs to compute in its process, as interpreters have it: how-it-works.md,
// `interpreter-lock`. First come, first served; a holder is asked to give it up when somebody has
// waited for `interval` and it has had it that long. One lock for all threads: under `processes`
// each has its own, and nobody ever waits.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "sim/event_queue.hpp"

namespace interleave {

class InterpreterLock {
 public:
  // Without an interval there is no such lock: everybody always has it.
  explicit InterpreterLock(std::optional<Duration> interval) : interval_(interval) {}

  // False: everybody always has it.
  [[nodiscard]] bool is_used() const { return interval_.has_value(); }

  // True: the thread has it. False: it waits for it from now on.
  bool take(ThreadId thread, Time now) {
    if (!interval_ || holder_ == thread) return true;
    if (holder_.valid()) {
      waiting_.push_back({thread, now});
      return false;
    }
    give(thread, now);
    return true;
  }

  [[nodiscard]] bool is_held_by(ThreadId thread) const { return holder_ == thread; }
  [[nodiscard]] ThreadId holder() const { return holder_; }

  // The holder gives it up: who has it now, none if nobody waits.
  ThreadId release(Time now) {
    holder_ = {};
    asked_ = false;
    if (waiting_.empty()) return {};
    const ThreadId next = waiting_.front().thread;
    waiting_.pop_front();
    give(next, now);
    return next;
  }

  void stop_waiting(ThreadId thread) {
    std::erase_if(waiting_, [thread](const Waiter& waiter) { return waiter.thread == thread; });
  }

  // When the holder is to be asked to give it up; kNever: not as things are, or it has been asked.
  [[nodiscard]] Time next_request() const {
    if (waiting_.empty() || asked_) return kNever;
    return std::max(waiting_.front().since, since_) + *interval_;
  }
  void ask() { asked_ = true; }
  [[nodiscard]] bool is_asked(ThreadId thread) const { return asked_ && holder_ == thread; }

 private:
  struct Waiter {
    ThreadId thread;
    Time since;
  };

  void give(ThreadId thread, Time now) {
    holder_ = thread;
    since_ = now;
  }

  std::optional<Duration> interval_;
  ThreadId holder_;
  Time since_;
  bool asked_ = false;
  std::deque<Waiter> waiting_;
};

}  // namespace interleave
