// A Policy keeps the ready queues and says who runs next, for how long, and who gives way to whom.
// It is the only polymorphism of the engine, and it knows neither the simulator's events nor its
// clock: whoever owns cores (the simulation's kernel, a worker that really computes) tells it what
// happened and asks it. Pure given its own state: equal calls give equal answers.
//
// It leaves to its owner: which cores are idle, which of them a thread may use (a queue for each
// set of pinned cores, pick() among several), one queue a core or a global one (a queue each), and
// which queue to steal from. What it must know of a thread comes in ThreadFacts, what a thread has
// used in charge(); keys, levels, passes and tickets are its own. Threads may be added at any time:
// the first enqueue() of a new id makes it known.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

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

// What a policy may know of a thread when it becomes ready: that of the job that it carries.
struct ThreadFacts {
  static constexpr Duration kNoPeriod{std::numeric_limits<std::int64_t>::max()};
  std::int64_t priority = 0;  // higher is more urgent
  std::int64_t nice = 0;      // -20 to 19
  std::int64_t tickets = 100;
  Time deadline{std::numeric_limits<std::int64_t>::max()};  // absolute; this value: none
  Duration period = kNoPeriod;                              // smallest gap between releases
  Duration burst{};  // what is left of the coming burst, if Traits::needs_burst
  Duration work{};   // what is left of all cpu time of the job, if Traits::needs_work
};

// What a policy orders by, for sentences: "why this one?".
enum class KeyKind : std::uint8_t {
  place,
  burst,           // ns, the coming one
  remaining,       // ns, of the burst
  response_ratio,  // millionths
  priority,        // with aging and inheritance
  level,           // of mlfq, from 0
  tickets,
  pass,
  virtual_time,
  virtual_deadline,
  deadline,  // absolute ns
  period,    // ns
  laxity,    // ns
  drawn      // by lot, or by the reader: there is no key
};
struct RankKey {
  KeyKind kind = KeyKind::place;
  std::int64_t value = 0;
};

class Policy {
 public:
  static constexpr Duration kUnlimited{std::numeric_limits<std::int64_t>::max()};
  static constexpr std::int64_t kNotInherited = std::numeric_limits<std::int64_t>::max();

  // What the owner must do for it.
  struct Traits {
    bool compares_running = false;              // ask candidate() and preempts() after each instant
    bool quantum_ends_before_arrivals = false;  // within one instant: `requeue preempted-first`
    bool heeds_facts = true;                    // false: it needs no ThreadFacts at all
    bool counts_use = true;                     // false: charge() and depart() mean nothing
    bool needs_burst = false;                   // ThreadFacts::burst
    bool needs_work = false;                    // ThreadFacts::work
    bool has_urgency = false;                   // urgency() and inherit() mean something
    bool requeues_at_instants = false;  // at next_instant() all running threads are to be enqueued
                                        // again (Entry::preempted, highest core first), then
                                        // reach() is to be called
    bool runs_at_once = false;  // an idle core is given away in the very moment in which somebody
                                // becomes ready, before what else happens at that instant
  };

  virtual ~Policy() = default;
  [[nodiscard]] virtual std::unique_ptr<Policy> clone() const = 0;
  [[nodiscard]] const Traits& traits() const { return traits_; }

  // The thread joins the ready threads of `queue`; it must not be ready already.
  virtual void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
                       Time now) = 0;

  // Takes out the most urgent ready thread of these queues; none if they are empty, or if whoever
  // decides has not decided yet. It counts as running until it is enqueued again or departs.
  virtual ThreadId pick(std::span<const QueueId> queues, Time now) = 0;

  // Takes out the thread of this queue that would be picked last among those that `may_take` holds
  // for; none if there is none.
  virtual ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take,
                         Time now) = 0;

  // A ready thread is ready no longer, without having run: its job was given up.
  virtual void withdraw(QueueId queue, ThreadId thread, Time now) = 0;

  [[nodiscard]] virtual bool anyone_ready(std::span<const QueueId> queues) const = 0;

  // How long the thread may run from its dispatch on, or from the end of a quantum that nobody
  // waited for; kUnlimited: until it stops by itself.
  [[nodiscard]] virtual Duration quantum(ThreadId thread, Time now) = 0;

  // The thread has used a core for this long since its dispatch or the last charge. Called
  // whenever it leaves its core and at each end of a quantum, before enqueue(), depart() and
  // quantum().
  virtual void charge(ThreadId thread, Duration used, Time now) = 0;

  // A running thread carries another job from now on, with these facts, and keeps its core.
  virtual void carries(ThreadId running, const ThreadFacts& facts, Time now);

  // A running thread has left its core and is not ready: it waits for something (it will be
  // enqueued again with Entry::woke), or has nothing to do.
  virtual void depart(ThreadId thread, bool waits, Time now);

  // For policies with Traits::compares_running only. candidate(): who may take the core of a
  // running thread now, which is whom pick() would take; none if nobody may. preempts(): whether it
  // takes the core of `running`. less_urgent(): whether, of two running threads, `a` is to give way
  // before `b` (a strict order, so that one is the least). more_urgent(): the same of two ready
  // ones: whether pick() would take `a` before `b`. remaining(): for policies with needs_burst or
  // needs_work, the owner tells what is left of a running thread before it asks.
  [[nodiscard]] virtual ThreadId candidate(std::span<const QueueId> queues, Time now) const;
  [[nodiscard]] virtual bool preempts(ThreadId candidate, ThreadId running, Time now) const;
  [[nodiscard]] virtual bool less_urgent(ThreadId a, ThreadId b, Time now) const;
  [[nodiscard]] virtual bool more_urgent(ThreadId a, ThreadId b, Time now) const;
  virtual void remaining(ThreadId running, Duration left, Time now);

  // Who of this queue is picked next once `first` others have been, if nothing changes; returns how
  // many are known at once. For speed only: to have their memory at hand.
  virtual std::size_t expected(QueueId queue, std::size_t first, std::span<ThreadId> next) const;

  // The next instant after `now` at which the order changes by itself (a boost, a tick, an age):
  // the owner calls reach() then and compares again; kNever's value if there is none.
  [[nodiscard]] virtual Time next_instant(Time now) const;
  virtual void reach(Time now);

  // For policies with Traits::has_urgency: the key of a thread with these facts, the smaller the
  // more urgent, and the key that lock protocols lend to a thread, ready or not (kNotInherited
  // takes it back). A thread's key is the smaller of its own and the one lent.
  [[nodiscard]] virtual std::int64_t urgency(const ThreadFacts& facts) const;
  virtual void inherit(ThreadId thread, std::int64_t key, Time now);

  // For explanations: who is ready in this queue, in no particular order, and by which key a ready
  // or running thread is compared.
  virtual void list_ready(QueueId queue, std::vector<ThreadId>& ready) const = 0;
  [[nodiscard]] virtual RankKey key(ThreadId thread, Time now) const = 0;

 protected:
  explicit Policy(Traits traits) : traits_(traits) {}
  Policy(const Policy&) = default;
  Policy& operator=(const Policy&) = delete;

 private:
  Traits traits_;
};

// Who decides under `manual`: index of the chosen one among `ready`, in the order of their places,
// or kUndecided: then the run stands still there, and asks again when it is to go on.
inline constexpr std::size_t kUndecided = std::numeric_limits<std::size_t>::max();
using Chooser = std::function<std::size_t(std::span<const ThreadId> ready, Time now)>;

// The policy for `queues` ready queues and, to begin with, `threads` threads (ids below that).
// `seed` for those that draw. Without a chooser `manual` takes the first.
[[nodiscard]] std::unique_ptr<Policy> make_policy(const PolicySpec& spec, std::size_t threads,
                                                  std::size_t queues = 1, std::int64_t seed = 1,
                                                  Chooser chooser = {});

}  // namespace interleave
