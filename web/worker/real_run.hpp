// The scheduling half of a real run: an Execution decides which core does what, as in a simulation,
// and here that becomes orders to workers, one worker a core, and what they report becomes what the
// Execution is told. It computes nothing, reads no clock and sends nothing: the caller tells it the
// time and what workers report, and carries away its orders. `now` is by the same clock as the
// reports.
//
// A worker that asks ahead gets its next order while it still computes: what a copy of the
// Execution says that comes next. It need not even ask where an order is short and nothing is due
// before its end. If it comes otherwise, that order is called back and nothing of it counts. What
// was made of an order that is broken off counts.
//
// A worker that reports nothing for a while is lost: the job that it had is marked and given up,
// the rest of the run goes on, its core waits for another worker.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "model/run_spec.hpp"
#include "sim/execution.hpp"
#include "worker/messages.hpp"
#include "worker/pace.hpp"
#include "worker/speeds.hpp"

namespace interleave {

inline constexpr Duration kRealTimeLimit{60'000'000'000};
inline constexpr Duration kAskAhead{4'000'000};
// Orders that take no longer need no message that asks for the next, if they are not disturbed.
inline constexpr Duration kShortOrder{12'000'000};

class RealRun {
 public:
  struct Dispatch {
    std::uint32_t worker = 0;
    Order order;
  };

  // As many workers as spec.machine.cores. Only what why_not_executable() (executable.hpp) lets
  // pass.
  // `solo`: the worker is at hand, no message lies between. `kernel`: of all operations; without
  // it each has the one that its label names. `ask_ahead`: how long before the end of an order a
  // worker asks for the next, at most an hour; 0: it never asks.
  RealRun(const RunSpec& spec, Pace pace, bool solo = false,
          std::optional<KernelKind> kernel = std::nullopt, Duration ask_ahead = kAskAhead);
  RealRun(const RealRun&) = delete;
  RealRun& operator=(const RealRun&) = delete;

  // At what pace workers are expected to compute meanwhile; else at the one by which they are told
  // to. Before start().
  void expect(Pace pace) { speeds_ = Speeds{pace}; }
  void start(Time now);
  // Handles what is due: releases, timers, the horizon, the limit of kRealTimeLimit.
  void tick(Time now);
  // A report about an order that is not the worker's first one is ignored.
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
  // Orders sent ahead, and those of them that had to be called back.
  [[nodiscard]] std::uint32_t sent_ahead() const { return sent_ahead_; }
  [[nodiscard]] std::uint32_t called_back() const { return called_back_; }
  // Steps made, of each kernel.
  [[nodiscard]] const std::array<std::uint64_t, kKernelKinds>& steps_made() const {
    return steps_made_;
  }
  [[nodiscard]] const Speeds& speeds() const { return speeds_; }
  // The measured run; whole after ended().
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] Trace take_trace() && { return std::move(trace_); }

 private:
  // How far the operation that a job is in has come.
  struct Progress {
    std::uint32_t operation = kNoOperation;
    std::uint64_t round = 0;
    std::uint64_t left = 0;  // steps
    KernelState state;
  };
  // An order that a worker has, as it is known here.
  struct Sent {
    std::uint32_t id = 0;
    Execution::Work work;
    std::uint64_t steps = 0, made = 0;
    Duration share, used;    // of the core's work, in all and so far
    Progress before;         // what its steps come after
    bool continues = false;  // what its steps come after is not known before that is done
    bool wanted = true;      // the Execution has this on that core; else it was sent ahead
    bool at_once = false;    // what comes next is sent when it begins; the worker does not ask
    bool stopped = false;    // its end is on its way
  };
  struct Worker {
    std::deque<Sent> orders;   // in the order of sending; ended ones are taken out
    std::uint32_t asked = 0;   // in which order workers have asked; 0: not yet
    bool none_next = false;    // when it asked, nothing was known to come next
    Time done_at;              // about when one that has asked is done
    std::vector<Report> held;  // who asked before it is to be heard before it, if that is soon
    Time held_until;
    bool lost = false;
    int silent = 0;
  };

  [[nodiscard]] Time since_start(Time now) const { return Time{} + (now - origin_); }
  void handle(std::uint32_t worker, const Report& absolute);
  [[nodiscard]] std::optional<Time> to_be_held_until(std::uint32_t worker, Time end) const;
  void release_held(Time t);
  void release(std::uint32_t worker, Time t);
  void hear(std::uint32_t worker, const Report& report, Time t);
  void advance(Time t);
  void wind_up(End kind, Time t);
  void end_if_over();
  void count(std::uint32_t worker, Sent& sent, Report report);
  void tell_times(std::uint32_t worker, const Sent& sent, const Report& report);

  // Orders: real_run_orders.cpp.
  void settle();
  bool settle(std::uint32_t worker);
  void order(std::uint32_t worker, const Execution::Work& work, bool wanted);
  void send(std::uint32_t worker, const Sent& sent);
  void stop(std::uint32_t worker);
  [[nodiscard]] bool sends_next_at_once(const Sent& sent) const;
  void order_ahead(std::uint32_t worker, Time t);
  [[nodiscard]] bool send_next(std::uint32_t worker, const Sent& sent);
  static void finish_order(Execution& ahead, std::uint32_t worker, const Sent& sent, Pace pace,
                           Time t);
  [[nodiscard]] bool is_known(JobId job) const;
  [[nodiscard]] KernelKind kernel_of(const Execution::Work& work) const;
  [[nodiscard]] Progress progress_of(const Execution::Work& work) const;
  Progress& progress(JobId job);
  [[nodiscard]] static Sent* first_going_on(Worker& worker);

  Pace pace_;
  Duration ask_ahead_;
  Execution execution_;
  std::vector<std::vector<KernelKind>> kernels_;  // of each task's operations
  std::vector<Worker> workers_;
  std::vector<Progress> progress_;  // by job
  std::deque<Dispatch> outbox_;
  std::vector<JobId> given_up_;
  std::optional<Time> horizon_;
  Trace trace_;
  Time origin_, clock_;  // of the start; since it, never going back
  Duration work_in_all_, work_made_;
  std::array<std::uint64_t, kKernelKinds> steps_made_{};
  Speeds speeds_;
  std::uint32_t last_order_ = 0, last_asked_ = 0;
  std::uint32_t sent_ahead_ = 0, called_back_ = 0;
  End winding_ = End::running;  // why it is being wound up
  bool verified_ = true, ended_ = false;
};

}  // namespace interleave
