#include "sim/policies/urgency_policy.hpp"

#include <algorithm>

namespace interleave {

UrgencyPolicy::Keys& UrgencyPolicy::known(ThreadId thread) {
  if (thread.index() >= keys_.size()) keys_.resize(thread.index() + 1);
  return keys_[thread.index()];
}

void UrgencyPolicy::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts& facts,
                            Time) {
  Keys& keys = known(thread);
  keys.own = urgency(facts);
  join(queue, thread, why, std::min(keys.own, keys.lent));
}

void UrgencyPolicy::carries(ThreadId running, const ThreadFacts& facts, Time) {
  set_own(running, urgency(facts));
}

void UrgencyPolicy::set_own(ThreadId thread, std::int64_t own) {
  Keys& keys = known(thread);
  keys.own = own;
  set_key(thread, std::min(own, keys.lent));
}

void UrgencyPolicy::inherit(ThreadId thread, std::int64_t key, Time) {
  Keys& keys = known(thread);
  keys.lent = key;
  set_key(thread, std::min(keys.own, key));
}

}  // namespace interleave
