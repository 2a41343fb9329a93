#include "sim/coordination.hpp"

#include <algorithm>
#include <utility>

#include "sim/policy.hpp"
#include "sim/ranked_item.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kNothingLent = Policy::kNotInherited;

template <class Queue>
ActivityId pop_front(Queue& queue) {
  const ActivityId first = queue.front();
  queue.pop_front();
  return first;
}

}  // namespace

Coordination::Coordination(const RunSpec& spec, bool heeds_keys) {
  for (const MutexSpec& mutex : spec.mutexes) {
    const bool heeded = heeds_keys || mutex.protocol == MutexProtocol::plain;
    const MutexProtocol protocol = heeded ? mutex.protocol : MutexProtocol::plain;
    has_protocols_ = has_protocols_ || protocol != MutexProtocol::plain;
    mutexes_.push_back({protocol, {}, {}, kNothingLent});
  }
  for (const SemaphoreSpec& semaphore : spec.semaphores) {
    semaphores_.push_back({semaphore.count, {}});
  }
  for (const ChannelSpec& channel : spec.channels) {
    Channel& added = channels_.emplace_back();
    added.capacity = channel.capacity;
  }
  for (const BarrierSpec& barrier : spec.barriers) barriers_.push_back({barrier.parties, 0, {}});
}

Coordination::Activity& Coordination::at(ActivityId who) {
  while (activities_.size() <= who.index()) {
    Activity& added = activities_.emplace_back();
    added.lent = added.told = kNothingLent;
  }
  return activities_[who.index()];
}

const Coordination::Activity* Coordination::find(ActivityId who) const {
  return who.index() < activities_.size() ? &activities_[who.index()] : nullptr;
}

void Coordination::waits(ActivityId who, Thing thing, std::uint32_t object) {
  Activity& activity = at(who);
  activity.waits = thing;
  activity.object = object;
}

void Coordination::take(std::uint32_t mutex, ActivityId who) {
  mutexes_[mutex].owner = who;
  Activity& activity = at(who);
  activity.waits = Thing::none;
  activity.blocked_by = {};
  activity.mutexes.push_back(mutex);
}

std::int64_t Coordination::key_of(ActivityId who, const OwnKey& own_key) {
  return std::min(own_key(who), at(who).lent);
}

// Under the priority ceiling protocol: who holds the mutex of the highest ceiling among those held
// by others, if that ceiling is not less urgent than `who`; none if nothing is in the way.
ActivityId Coordination::pcp_blocker(ActivityId who, const OwnKey& own_key) {
  looked_ += mutexes_.size();
  const Mutex* highest = nullptr;
  for (const Mutex& mutex : mutexes_) {
    if (mutex.protocol != MutexProtocol::pcp || !mutex.owner.valid() || mutex.owner == who) {
      continue;
    }
    if (!highest || mutex.ceiling < highest->ceiling) highest = &mutex;
  }
  if (!highest || key_of(who, own_key) < highest->ceiling) return {};
  return highest->owner;
}

Coordination::Outcome Coordination::lock(std::uint32_t index, ActivityId who,
                                         const OwnKey& own_key) {
  Mutex& mutex = mutexes_[index];
  if (mutex.owner == who) return Outcome::fault;
  if (mutex.protocol == MutexProtocol::pcp) {
    const ActivityId blocker = pcp_blocker(who, own_key);
    if (!blocker.valid() && !mutex.owner.valid()) return take(index, who), Outcome::done;
    at(who).blocked_by = blocker.valid() ? blocker : mutex.owner;
  } else if (!mutex.owner.valid()) {
    return take(index, who), Outcome::done;
  }
  mutex.waiting.push_back(who);
  waits(who, Thing::mutex, index);
  return Outcome::waits;
}

Coordination::Outcome Coordination::unlock(std::uint32_t index, ActivityId who,
                                           const OwnKey& own_key, std::vector<Release>& released) {
  Mutex& mutex = mutexes_[index];
  if (mutex.owner != who) return Outcome::fault;
  std::erase(at(who).mutexes, index);
  mutex.owner = {};
  if (mutex.protocol == MutexProtocol::pcp) {
    recompute(own_key);
    ask_again_pcp(own_key, released);
  } else if (mutex.protocol == MutexProtocol::inherit) {
    ask_again(mutex, own_key, released);
  } else if (!mutex.waiting.empty()) {
    const ActivityId owner = pop_front(mutex.waiting);
    take(index, owner);
    released.push_back({owner});
  }
  return Outcome::done;
}

// All that wait are ready to ask again, the most urgent first: who is given the mutex while it does
// not run would keep it from a more urgent one that does.
void Coordination::ask_again(Mutex& mutex, const OwnKey& own_key, std::vector<Release>& released) {
  std::vector<RankedItem> waiting;
  for (const ActivityId who : mutex.waiting) {
    waiting.push_back({Time{key_of(who, own_key)}, who.value});
  }
  radix_sort(waiting);
  mutex.waiting.clear();
  for (const RankedItem& item : waiting) {
    const ActivityId who{item.id};
    at(who).waits = Thing::none;
    at(who).blocked_by = {};
    released.push_back({who, 0, false, true});
  }
}

// Under the priority ceiling protocol: all for whom nothing is in the way now.
void Coordination::ask_again_pcp(const OwnKey& own_key, std::vector<Release>& released) {
  for (Mutex& mutex : mutexes_) {
    if (mutex.protocol != MutexProtocol::pcp) continue;
    std::deque<ActivityId> kept;
    Mutex freed;
    for (const ActivityId who : mutex.waiting) {
      const ActivityId blocker = pcp_blocker(who, own_key);
      if (!blocker.valid() && !mutex.owner.valid()) {
        freed.waiting.push_back(who);
      } else {
        at(who).blocked_by = blocker.valid() ? blocker : mutex.owner;
        kept.push_back(who);
      }
    }
    mutex.waiting = kept;
    ask_again(freed, own_key, released);
  }
}

Coordination::Outcome Coordination::wait(std::uint32_t index, ActivityId who) {
  Semaphore& semaphore = semaphores_[index];
  if (semaphore.count > 0) {
    --semaphore.count;
    at(who).units.push_back(index);
    return Outcome::done;
  }
  semaphore.waiting.push_back(who);
  waits(who, Thing::semaphore, index);
  return Outcome::waits;
}

void Coordination::signal(std::uint32_t index, ActivityId who, std::vector<Release>& released) {
  std::vector<std::uint32_t>& units = at(who).units;
  const auto held = std::find(units.begin(), units.end(), index);
  if (held != units.end()) units.erase(held);
  Semaphore& semaphore = semaphores_[index];
  if (semaphore.waiting.empty()) {
    ++semaphore.count;
    return;
  }
  const ActivityId next = pop_front(semaphore.waiting);
  at(next).waits = Thing::none;
  at(next).units.push_back(index);
  released.push_back({next});
}

Coordination::Outcome Coordination::send(std::uint32_t index, ActivityId who, std::uint32_t& item,
                                         std::vector<Release>& released) {
  Channel& channel = channels_[index];
  if (!channel.receivers.empty()) {
    const ActivityId receiver = pop_front(channel.receivers);
    at(receiver).waits = Thing::none;
    item = channel.sent++;
    ++channel.received;
    released.push_back({receiver, item});
    return Outcome::done;
  }
  if (channel.capacity == ChannelSpec::kUnlimited || channel.inside < channel.capacity) {
    ++channel.inside;
    item = channel.sent++;
    return Outcome::done;
  }
  channel.senders.push_back(who);
  waits(who, Thing::channel, index);
  return Outcome::waits;
}

Coordination::Outcome Coordination::receive(std::uint32_t index, ActivityId who,
                                            std::uint32_t& item, std::vector<Release>& released) {
  Channel& channel = channels_[index];
  if (channel.inside == 0 && channel.senders.empty()) {
    channel.receivers.push_back(who);
    waits(who, Thing::channel, index);
    return Outcome::waits;
  }
  item = channel.received++;
  if (channel.inside > 0) --channel.inside;
  if (!channel.senders.empty()) {
    const ActivityId sender = pop_front(channel.senders);
    at(sender).waits = Thing::none;
    if (channel.capacity > 0) ++channel.inside;
    released.push_back({sender, channel.sent++, true});
  }
  return Outcome::done;
}

Coordination::Outcome Coordination::arrive(std::uint32_t index, ActivityId who,
                                           std::uint32_t& round, std::vector<Release>& released) {
  Barrier& barrier = barriers_[index];
  if (static_cast<std::int64_t>(barrier.waiting.size()) + 1 < barrier.parties) {
    barrier.waiting.push_back(who);
    waits(who, Thing::barrier, index);
    return Outcome::waits;
  }
  round = barrier.round++;
  for (const ActivityId other : std::exchange(barrier.waiting, {})) {
    at(other).waits = Thing::none;
    released.push_back({other, round});
  }
  return Outcome::done;
}

bool Coordination::holds_mutex(ActivityId who) const {
  const Activity* activity = find(who);
  return activity && !activity->mutexes.empty();
}

std::vector<std::uint32_t> Coordination::mutexes_of(ActivityId who) const {
  const Activity* activity = find(who);
  return activity ? activity->mutexes : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> Coordination::units_of(ActivityId who) const {
  const Activity* activity = find(who);
  return activity ? activity->units : std::vector<std::uint32_t>{};
}

bool Coordination::may_not_be_preempted(ActivityId who) const {
  const Activity* activity = has_protocols_ ? find(who) : nullptr;
  if (!activity) return false;
  return std::any_of(activity->mutexes.begin(), activity->mutexes.end(), [this](std::uint32_t m) {
    return mutexes_[m].protocol == MutexProtocol::non_preemptive;
  });
}

void Coordination::stop_waiting(ActivityId who) {
  Activity& activity = at(who);
  switch (activity.waits) {
    case Thing::none: return;
    case Thing::mutex: std::erase(mutexes_[activity.object].waiting, who); break;
    case Thing::semaphore: std::erase(semaphores_[activity.object].waiting, who); break;
    case Thing::channel:
      std::erase(channels_[activity.object].senders, who);
      std::erase(channels_[activity.object].receivers, who);
      break;
    case Thing::barrier: std::erase(barriers_[activity.object].waiting, who); break;
  }
  activity.waits = Thing::none;
  activity.blocked_by = {};
}

void Coordination::forget(ActivityId who) {
  if (who.index() < activities_.size()) activities_[who.index()].units.clear();
}

ActivityId Coordination::waits_for(ActivityId who) const {
  const Activity* activity = find(who);
  if (!activity || activity->waits != Thing::mutex) return {};
  if (activity->blocked_by.valid()) return activity->blocked_by;
  return mutexes_[activity->object].owner;
}

std::int64_t Coordination::lent_to(ActivityId who, const OwnKey& own_key) {
  std::int64_t lent = kNothingLent;
  for (const std::uint32_t index : at(who).mutexes) {
    const Mutex& mutex = mutexes_[index];
    looked_ += mutex.waiting.size();
    if (mutex.protocol == MutexProtocol::ceiling) lent = std::min(lent, mutex.ceiling);
    if (mutex.protocol != MutexProtocol::inherit) continue;
    for (const ActivityId waiter : mutex.waiting) lent = std::min(lent, key_of(waiter, own_key));
  }
  for (const Mutex& mutex : mutexes_) {
    if (mutex.protocol != MutexProtocol::pcp) continue;
    looked_ += mutex.waiting.size();
    for (const ActivityId waiter : mutex.waiting) {
      if (at(waiter).blocked_by == who) lent = std::min(lent, key_of(waiter, own_key));
    }
  }
  return lent;
}

std::int64_t Coordination::lent(ActivityId who) const {
  const Activity* activity = find(who);
  return activity ? activity->lent : kNothingLent;
}

// What is lent changes what is lent on, through chains: from nothing upwards until it is stable,
// which takes at most as many rounds as there are holders.
void Coordination::recompute(const OwnKey& own_key) {
  std::vector<ActivityId> holders;
  looked_ += activities_.size();
  for (std::size_t i = 0; i < activities_.size(); ++i) {
    activities_[i].lent = kNothingLent;
    if (!activities_[i].mutexes.empty()) holders.push_back(make_id<ActivityId>(i));
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const ActivityId who : holders) {
      const std::int64_t lent = lent_to(who, own_key);
      if (lent >= at(who).lent) continue;
      at(who).lent = lent;
      changed = true;
    }
  }
}

std::vector<Coordination::Lent> Coordination::lend(const OwnKey& own_key) {
  recompute(own_key);
  std::vector<Lent> changes;
  for (std::size_t i = 0; i < activities_.size(); ++i) {
    Activity& activity = activities_[i];
    if (activity.lent == activity.told) continue;
    activity.told = activity.lent;
    changes.push_back({make_id<ActivityId>(i), activity.lent});
  }
  return changes;
}

}  // namespace interleave
