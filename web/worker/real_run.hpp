// The scheduling half of a real run: it decides by the scenario's own Policy which thread's steps
// which worker makes next, keeps the devices' timers, and writes the measured Trace. It computes
// nothing, reads no clock and sends nothing: the caller tells it the time and what workers report,
// and carries away its orders. `now` never goes back and is by the same clock as the reports.
//
// A worker that asks ahead gets its next order while it still computes: the next ready thread, or
// more of its own. Then a thread may keep a core for more than one quantum although another waits,
// but whoever has had his core longest gives way first.
//
// A worker that reports nothing for a while is lost: the job that it had is marked and given up,
// what was waiting behind it goes elsewhere, the rest of the run goes on.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "model/run_spec.hpp"
#include "sim/policy.hpp"
#include "worker/course.hpp"
#include "worker/measured_record.hpp"
#include "worker/messages.hpp"
#include "worker/timer_devices.hpp"

namespace interleave {

inline constexpr Duration kRealTimeLimit{60'000'000'000};

class RealRun {
 public:
  struct Dispatch {
    std::uint32_t worker = 0;
    Order order;
  };

  // As many workers as spec.machine.cores. Only what why_not_executable() (executable.hpp) lets
  // pass.
  RealRun(const RunSpec& spec, Pace pace);
  RealRun(const RealRun&) = delete;
  RealRun& operator=(const RealRun&) = delete;
  ~RealRun();

  void start(Time now);
  // Handles what is due: releases, ends of service, the horizon, the limit of kRealTimeLimit.
  void tick(Time now);
  // A report about an order that is not the worker's current one is ignored.
  void take(std::uint32_t worker, const Report& report, Time now);

  // To be called at regular intervals. Which worker has had something to do and reported nothing
  // for kPatience calls in a row, if any: it is given up, as by lose().
  std::optional<std::uint32_t> watch(Time now);
  static constexpr int kPatience = 8;
  void lose(std::uint32_t worker, Time now);
  // There is a new worker in the place of a lost one.
  void replace(std::uint32_t worker, Time now);

  [[nodiscard]] std::optional<Dispatch> take_order();
  // When tick() has something to do next; empty: only a report can change anything.
  [[nodiscard]] std::optional<Time> due() const;

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] double done_fraction(Time now) const;  // an estimate, 0 to 1
  // Every result so far is what the kernel's steps give.
  [[nodiscard]] bool verified() const { return verified_; }
  [[nodiscard]] const std::vector<JobId>& given_up() const { return given_up_; }
  // The measured run; whole after ended().
  [[nodiscard]] const Trace& trace() const { return trace_; }

 private:
  // An order that a worker has, as the scheduler knows it.
  struct Sent {
    std::uint32_t id = 0;
    ThreadId thread;
    std::uint32_t operation = 0;
    std::uint64_t steps = 0, made = 0;
    bool begins = false;  // the operation
  };
  struct Worker {
    std::deque<Sent> orders;  // the first is being executed
    ThreadId on_core;         // has made steps there since it was dispatched
    ThreadId sent_last;       // whose the last order is or was
    ThreadId held;            // takes the core after the last order, only to wait or to end
    bool asked = false;       // it wants an order after its last one
    bool stopping = false;    // its orders are being broken off
    bool lost = false;
    int silent = 0;
  };
  struct Thread {
    JobId job;                   // none: no work now
    std::deque<JobId> behind;    // released while `job` was unfinished
    std::uint32_t released = 0;  // jobs so far
    std::uint32_t last_worker = 0;
    std::uint64_t quantum_left = 0;  // in steps, of what it is sent for
    Time since;                      // of its last dispatch
  };
  struct Release {
    Time at;
    ThreadId thread;
  };

  [[nodiscard]] Time since_start(Time now) const { return Time{} + (now - origin_); }
  void release_due(Time t);
  void begin_job(ThreadId thread, JobId job, Time t);
  void end_job(ThreadId thread, Time t);
  void make_ready(ThreadId thread, Entry why, Cause cause, Time t);
  void begin_wait_or_end(ThreadId thread, Time t);

  // Which thread goes where: real_run_placing.cpp.
  void assign(Time t);
  [[nodiscard]] std::optional<std::uint32_t> idle_worker(ThreadId thread) const;
  [[nodiscard]] std::optional<std::uint32_t> asking_worker() const;
  void preempt(Time t);
  void place(ThreadId thread, std::uint32_t worker, Time t);
  bool go_on(std::uint32_t worker, Time t);
  [[nodiscard]] bool gives_way(std::uint32_t worker) const;
  void begin_quantum(ThreadId thread, Time t);
  void send(ThreadId thread, std::uint32_t worker);
  void stop(std::uint32_t worker, Time t);
  void put_back(ThreadId thread, Time t);

  void take_done(std::uint32_t worker, Time t);
  void leave(ThreadId thread, std::uint32_t worker, Time t);
  void break_off(ThreadId thread, std::uint32_t worker, Time t);
  void wind_up(End kind, Time t);
  void end_if_over(Time t);

  static constexpr std::array kQueues{kGlobalQueue};

  std::unique_ptr<Policy> policy_;
  Course course_;
  MeasuredRecord record_;
  TimerDevices devices_;
  std::vector<ThreadFacts> facts_;
  std::vector<Thread> threads_;
  std::vector<Worker> workers_;
  std::vector<Release> releases_;  // by time
  std::size_t next_release_ = 0;
  std::deque<Dispatch> outbox_;
  std::vector<JobId> given_up_;
  std::optional<Time> horizon_;
  Trace trace_;
  Time origin_, last_finish_;
  std::uint64_t steps_in_all_ = 0;
  std::uint32_t last_order_ = 0;
  std::size_t ready_count_ = 0, unfinished_ = 0;
  End end_kind_ = End::running;  // why it is being wound up
  bool verified_ = true, ended_ = false;
};

}  // namespace interleave
