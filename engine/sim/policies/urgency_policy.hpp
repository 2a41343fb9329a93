// What the policies have in common whose keys lock protocols may lend: a thread's key is the
// smaller of its own, urgency() of the facts of its job, and the one lent to it.
#pragma once

#include <vector>

#include "sim/policies/ranked_policy.hpp"

namespace interleave {

class UrgencyPolicy : public RankedPolicy {
 public:
  void enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
               Time now) override;
  void carries(ThreadId running, const ThreadFacts& facts, Time now) override;
  void inherit(ThreadId thread, std::int64_t key, Time now) override;
  [[nodiscard]] std::int64_t urgency(const ThreadFacts& facts) const override = 0;

 protected:
  UrgencyPolicy(Traits traits, KeyKind kind, Ties ties, std::size_t threads, std::size_t queues)
      : RankedPolicy(traits, kind, ties, threads, queues), keys_(threads) {}

  // The thread's own key has changed.
  void set_own(ThreadId thread, std::int64_t own);
  [[nodiscard]] std::int64_t own(ThreadId thread) const { return keys_[thread.index()].own; }
  [[nodiscard]] std::int64_t lent(ThreadId thread) const { return keys_[thread.index()].lent; }

 private:
  struct Keys {
    std::int64_t own = kNotInherited;
    std::int64_t lent = kNotInherited;
  };
  Keys& known(ThreadId thread);

  std::vector<Keys> keys_;  // by thread
};

}  // namespace interleave
