// What the policies have in common that order threads by one number each, the smaller the more
// urgent, ties by place: the ready queues, places, picking, comparing. It knows which number a
// thread has, not what it means: that, quanta and charges are the policy's own.
#pragma once

#include <vector>

#include "sim/policies/ready_heaps.hpp"
#include "sim/policy.hpp"

namespace interleave {

class RankedPolicy : public Policy {
 public:
  ThreadId pick(std::span<const QueueId> queues, Time now) override;
  ThreadId steal(QueueId queue, const std::function<bool(ThreadId)>& may_take, Time now) override;
  void withdraw(QueueId queue, ThreadId thread, Time now) override;
  [[nodiscard]] bool anyone_ready(std::span<const QueueId> queues) const override;
  [[nodiscard]] Duration quantum(ThreadId thread, Time now) override;  // kUnlimited
  void charge(ThreadId thread, Duration used, Time now) override;      // nothing to note
  void list_ready(QueueId queue, std::vector<ThreadId>& ready) const override;
  [[nodiscard]] RankKey key(ThreadId thread, Time now) const override;

  // candidate() is the first of the ready, preempts() and less_urgent() compare keys; of two
  // running threads with one key the one that ties put last gives way.
  [[nodiscard]] ThreadId candidate(std::span<const QueueId> queues, Time now) const override;
  [[nodiscard]] bool preempts(ThreadId candidate, ThreadId running, Time now) const override;
  [[nodiscard]] bool less_urgent(ThreadId a, ThreadId b, Time now) const override;
  [[nodiscard]] bool more_urgent(ThreadId a, ThreadId b, Time now) const override;

 protected:
  // How ready threads with one key are ordered.
  enum class Ties : std::uint8_t {
    by_place,
    by_index,                     // whatever they did before
    by_index_before_those_behind  // but who yielded or used his quantum up comes behind the others
  };
  struct Standing {
    std::int64_t key = 0;
    std::int64_t place = 0;
    std::int64_t tie = 0;
  };

  RankedPolicy(Traits traits, KeyKind kind, Ties ties, std::size_t threads, std::size_t queues)
      : Policy(traits), kind_(kind), ties_(ties), standings_(threads), ready_(queues) {}

  // The thread, not ready so far, joins the queue with this key, and gets a new place unless it was
  // preempted.
  void join(QueueId queue, ThreadId thread, Entry why, std::int64_t key);

  // The thread, ready or not, has this key from now on.
  void set_key(ThreadId thread, std::int64_t key);

  [[nodiscard]] const Standing& standing(ThreadId thread) const {
    return standings_[thread.index()];
  }
  [[nodiscard]] const ReadyHeaps& ready() const { return ready_; }
  void take_out(ThreadId thread) { ready_.erase(thread); }

 private:
  Standing& known(ThreadId thread);

  KeyKind kind_;
  Ties ties_;
  std::vector<Standing> standings_;  // by thread
  ReadyHeaps ready_;
  std::int64_t next_place_ = 0;
};

}  // namespace interleave
