// What tasks coordinate with: mutexes and their protocols, semaphores, channels, barriers. Plain
// ones serve in order and hand over directly; how-it-works.md, "Coordination". It says who has to
// wait and who may go on; making activities wait, wake and run is its owner's business.
//
// An activity waits for at most one thing at a time. Keys are a policy's urgency(): the smaller
// the more urgent.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "model/run_spec.hpp"

namespace interleave {

// Where a job is executed: sim/activity.hpp.
using ActivityId = Id<struct ActivityTag>;

class Coordination {
 public:
  enum class Outcome : std::uint8_t { done, waits, fault };

  // One who may go on, and which message or round it was (channels, barriers).
  struct Release {
    ActivityId who;
    std::uint32_t item = 0;
    bool sender = false;  // a channel's: it was sending
    bool again = false;   // a mutex of a protocol: it is to ask again when it next has a core
  };

  // `own_key`: an activity's key before anything is lent to it. `heeds_keys`: whether protocols
  // have an effect at all under the run's policy.
  Coordination(const RunSpec& spec, bool heeds_keys);

  using OwnKey = std::function<std::int64_t(ActivityId)>;

  // Each of these tells in `released` who goes on because of it, in order; the caller itself is
  // not among them. `item` is the number of the message or round that the caller has got (done).
  [[nodiscard]] Outcome lock(std::uint32_t mutex, ActivityId who, const OwnKey& own_key);
  [[nodiscard]] Outcome unlock(std::uint32_t mutex, ActivityId who, const OwnKey& own_key,
                               std::vector<Release>& released);
  [[nodiscard]] Outcome wait(std::uint32_t semaphore, ActivityId who);
  void signal(std::uint32_t semaphore, ActivityId who, std::vector<Release>& released);
  [[nodiscard]] Outcome send(std::uint32_t channel, ActivityId who, std::uint32_t& item,
                             std::vector<Release>& released);
  [[nodiscard]] Outcome receive(std::uint32_t channel, ActivityId who, std::uint32_t& item,
                                std::vector<Release>& released);
  [[nodiscard]] Outcome arrive(std::uint32_t barrier, ActivityId who, std::uint32_t& round,
                               std::vector<Release>& released);

  // What the activity holds: for check and for giving it back when its job is dropped.
  [[nodiscard]] bool holds_mutex(ActivityId who) const;
  [[nodiscard]] std::vector<std::uint32_t> mutexes_of(ActivityId who) const;
  [[nodiscard]] std::vector<std::uint32_t> units_of(ActivityId who) const;  // one entry a unit
  [[nodiscard]] bool may_not_be_preempted(ActivityId who) const;

  // It waits no longer for anything here: its job is dropped.
  void stop_waiting(ActivityId who);
  // Its job has ended: units that it acquired are nobody's any more.
  void forget(ActivityId who);

  // Who holds the mutex; none if nobody does.
  [[nodiscard]] ActivityId owner(std::uint32_t mutex) const { return mutexes_[mutex].owner; }
  // Whom a waiting activity waits for, if it is one that can be told.
  [[nodiscard]] ActivityId waits_for(ActivityId who) const;

  // Recomputes what protocols lend; the activities whose lent key has changed since the last call,
  // with the new one (Policy::kNotInherited: none).
  struct Lent {
    ActivityId who;
    std::int64_t key;
  };
  [[nodiscard]] std::vector<Lent> lend(const OwnKey& own_key);
  // The key that protocols lend to it now, ready to run or not; Policy::kNotInherited for none.
  [[nodiscard]] std::int64_t lent(ActivityId who) const;
  [[nodiscard]] bool has_protocols() const { return has_protocols_; }

  // How many holders and waiters protocols have looked at since the last call, for the run's
  // budget.
  [[nodiscard]] std::uint64_t take_looked() { return std::exchange(looked_, 0); }

  // The most urgent key of the tasks whose text locks the mutex, under `ceiling` and `pcp`.
  void set_ceiling(std::uint32_t mutex, std::int64_t key) { mutexes_[mutex].ceiling = key; }
  [[nodiscard]] bool wants_ceiling(std::uint32_t mutex) const {
    const MutexProtocol protocol = mutexes_[mutex].protocol;
    return protocol == MutexProtocol::ceiling || protocol == MutexProtocol::pcp;
  }

 private:
  struct Mutex {
    MutexProtocol protocol = MutexProtocol::plain;
    ActivityId owner;
    std::deque<ActivityId> waiting;  // in order of asking
    std::int64_t ceiling;
  };
  struct Semaphore {
    std::int64_t count = 0;
    std::deque<ActivityId> waiting;
  };
  struct Channel {
    std::int64_t capacity = 0;
    std::int64_t inside = 0;
    std::uint32_t sent = 0, received = 0;
    std::deque<ActivityId> senders, receivers;
  };
  struct Barrier {
    std::int64_t parties = 1;
    std::uint32_t round = 0;
    std::vector<ActivityId> waiting;
  };
  enum class Thing : std::uint8_t { none, mutex, semaphore, channel, barrier };
  struct Activity {
    Thing waits = Thing::none;
    std::uint32_t object = 0;
    ActivityId blocked_by;    // pcp: who inherits
    std::int64_t lent, told;  // what protocols lend now; what lend() last said
    std::vector<std::uint32_t> mutexes;
    std::vector<std::uint32_t> units;
  };

  Activity& at(ActivityId who);
  [[nodiscard]] const Activity* find(ActivityId who) const;
  void waits(ActivityId who, Thing thing, std::uint32_t object);
  void take(std::uint32_t mutex, ActivityId who);
  [[nodiscard]] std::int64_t key_of(ActivityId who, const OwnKey& own_key);
  [[nodiscard]] ActivityId pcp_blocker(ActivityId who, const OwnKey& own_key);
  void ask_again(Mutex& mutex, const OwnKey& own_key, std::vector<Release>& released);
  void ask_again_pcp(const OwnKey& own_key, std::vector<Release>& released);
  void recompute(const OwnKey& own_key);
  [[nodiscard]] std::int64_t lent_to(ActivityId who, const OwnKey& own_key);

  bool has_protocols_ = false;
  std::uint64_t looked_ = 0;
  std::vector<Mutex> mutexes_;
  std::vector<Semaphore> semaphores_;
  std::vector<Channel> channels_;
  std::vector<Barrier> barriers_;
  std::vector<Activity> activities_;
};

}  // namespace interleave
