// A Policy keeps the ready queues and says who runs next, for how long, and who gives way to whom.
// It is the only polymorphism of the engine, and it knows neither the simulator's events nor its
// clock: whoever owns cores (the simulation's kernel, a worker that really computes) tells it what
// happened and asks it. Pure given its own state: equal calls give equal answers.
//
// It leaves to its owner: which cores are idle, which of them a thread may use (a queue for each
// set of pinned cores, pick() among several), one queue a core or a global one (a queue each), and
// stealing. Room for the rest of the policies: what they must know of a thread comes in
// ThreadFacts, what a thread has used in charge(); keys, levels, passes and tickets are theirs.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"

namespace interleave {

using QueueId = Id<struct QueueTag>;  // one ready queue of a Policy
inline constexpr QueueId kGlobalQueue{0};

// Why a thread becomes ready. It gets a new place in the queue for every reason but the last.
enum class Entry : std::uint8_t {
  arrived,        // a job of it arrived, or the former one has ended and the next may begin
  woke,           // what it waited for has come
  yielded,        // it offered its core
  quantum_ended,  // and somebody waits
  preempted,      // by a more urgent thread: it keeps its place and what is left of its operation
};

// What a policy may know of a thread when it becomes ready.
struct ThreadFacts {
  std::int64_t priority = 0;  // higher is more urgent
};

class Policy {
 public:
  static constexpr Duration kUnlimited{std::numeric_limits<std::int64_t>::max()};

  // What the owner must do for it.
  struct Traits {
    bool compares_running = false;              // ask candidate() and preempts() after each instant
    bool quantum_ends_before_arrivals = false;  // within one instant: `requeue preempted-first`
  };

  virtual ~Policy() = default;
  [[nodiscard]] virtual std::unique_ptr<Policy> clone() const = 0;
  [[nodiscard]] const Traits& traits() const { return traits_; }

  // The thread joins the ready threads of `queue`; it must not be ready already.
  virtual void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
                       Time now) = 0;

  // Takes out the most urgent ready thread of these queues; none if they are empty. It counts as
  // running until it is enqueued again or gone.
  virtual ThreadId pick(std::span<const QueueId> queues, Time now) = 0;

  [[nodiscard]] virtual bool anyone_ready(std::span<const QueueId> queues) const = 0;

  // How long the thread may run from its dispatch on, or from the end of a quantum that nobody
  // waited for; kUnlimited: until it stops by itself.
  [[nodiscard]] virtual Duration quantum(ThreadId thread, Time now) = 0;

  // The thread has used a core for this long since its dispatch or the last charge. Called
  // whenever it leaves its core and at each end of a quantum, before enqueue() and quantum().
  virtual void charge(ThreadId thread, Duration used, Time now) = 0;

  // For policies with Traits::compares_running only. candidate(): who may take the core of a
  // running thread now, which is whom pick() would take; none if nobody may. preempts(): whether it
  // takes the core of `running`. less_urgent(): whether, of two running threads, `a` is to give way
  // before `b` (a strict order, so that one is the least).
  [[nodiscard]] virtual ThreadId candidate(std::span<const QueueId> queues, Time now) const;
  [[nodiscard]] virtual bool preempts(ThreadId candidate, ThreadId running, Time now) const;
  [[nodiscard]] virtual bool less_urgent(ThreadId a, ThreadId b, Time now) const;

 protected:
  explicit Policy(Traits traits) : traits_(traits) {}
  Policy(const Policy&) = default;
  Policy& operator=(const Policy&) = delete;

 private:
  Traits traits_;
};

// The policy for `threads` threads (ids below that) and `queues` ready queues.
[[nodiscard]] std::unique_ptr<Policy> make_policy(const PolicySpec& spec, std::size_t threads,
                                                  std::size_t queues = 1);

}  // namespace interleave
