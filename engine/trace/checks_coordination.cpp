#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/format.hpp"
#include "trace/check_list.hpp"
#include "trace/job_end.hpp"

namespace interleave {
namespace {

using Kind = CoordinationEvent::Kind;

// Follows every object through the events, in the order in which they took effect.
class CoordinationCheck {
 public:
  CoordinationCheck(const Trace& trace, CheckResult& result)
      : trace_(trace),
        result_(result),
        holders_(trace.mutexes.size()),
        channels_(trace.channels.size()),
        barriers_(trace.barriers.size()) {
    for (const CoordinationObject& semaphore : trace.semaphores) units_.push_back(semaphore.count);
  }

  void check() {
    Time reached;
    for (const CoordinationEvent& event : trace_.coordination) {
      expect(result_, reached <= event.at,
             [&] { return "Something took effect before its time " + at_time(event.at) + "."; });
      reached = event.at;
      check_event(event);
    }
  }

 private:
  struct Channel {
    std::uint32_t sent = 0, received = 0;
  };
  struct Barrier {
    std::uint32_t round = 0;
    std::int64_t passed = 0;  // in this round
  };

  void check_event(const CoordinationEvent& event) {
    switch (event.kind) {
      case Kind::locked:
      case Kind::unlocked: return check_mutex(event);
      case Kind::acquired:
      case Kind::released: return check_semaphore(event);
      case Kind::sent:
      case Kind::received: return check_channel(event);
      case Kind::passed: return check_barrier(event);
    }
  }

  // Whether the event names one of these.
  bool is_known(const CoordinationEvent& event, const std::vector<CoordinationObject>& objects) {
    return expect(result_, event.object < objects.size() && event.job.index() < trace_.jobs.size(),
                  [&] { return "Nobody knows what took effect " + at_time(event.at) + "."; });
  }

  void check_mutex(const CoordinationEvent& event) {
    if (!is_known(event, trace_.mutexes)) return;
    JobId& holder = holders_[event.object];
    const std::string& name = trace_.mutexes[event.object].name;
    if (event.kind == Kind::locked) {
      expect(result_, !holder.valid(), [&] {
        return job_name(trace_, event.job) + " locked " + name + " while " +
               job_name(trace_, holder) + " held it " + at_time(event.at) + ".";
      });
      holder = event.job;
      return;
    }
    expect(result_, holder == event.job, [&] {
      return job_name(trace_, event.job) + " unlocked " + name + " without holding it " +
             at_time(event.at) + ".";
    });
    holder = {};
  }

  void check_semaphore(const CoordinationEvent& event) {
    if (!is_known(event, trace_.semaphores)) return;
    std::int64_t& units = units_[event.object];
    units += event.kind == Kind::released ? 1 : -1;
    expect(result_, units >= 0, [&] {
      return job_name(trace_, event.job) + " took a unit of " +
             trace_.semaphores[event.object].name + " where there was none " + at_time(event.at) +
             ".";
    });
  }

  void check_channel(const CoordinationEvent& event) {
    if (!is_known(event, trace_.channels)) return;
    Channel& channel = channels_[event.object];
    const bool is_sent = event.kind == Kind::sent;
    std::uint32_t& next = is_sent ? channel.sent : channel.received;
    expect(result_, event.item == next && (is_sent || event.item < channel.sent), [&] {
      return "Message " + to_text(event.item) + " of " + trace_.channels[event.object].name +
             " was " + (is_sent ? "sent" : "received") + " out of turn " + at_time(event.at) + ".";
    });
    ++next;
  }

  void check_barrier(const CoordinationEvent& event) {
    if (!is_known(event, trace_.barriers)) return;
    Barrier& barrier = barriers_[event.object];
    const CoordinationObject& object = trace_.barriers[event.object];
    if (event.item != barrier.round && barrier.passed == object.count) {
      ++barrier.round;
      barrier.passed = 0;
    }
    ++barrier.passed;
    expect(result_, event.item == barrier.round && barrier.passed <= object.count, [&] {
      return job_name(trace_, event.job) + " passed " + object.name +
             " before all had come, or with too many others, " + at_time(event.at) + ".";
    });
  }

  const Trace& trace_;
  CheckResult& result_;
  std::vector<JobId> holders_;
  std::vector<std::int64_t> units_;
  std::vector<Channel> channels_;
  std::vector<Barrier> barriers_;
};

// Who has waited for a child did so to its end.
void check_joins(const Trace& trace, CheckResult& result) {
  for (const FamilyEvent& event : trace.family) {
    const auto begun = trace.jobs[event.child.index()].arrival;
    const auto ended = end_of(trace.jobs[event.child.index()]);
    const bool fits =
        event.kind == FamilyEvent::Kind::spawned ? begun >= event.at : ended && *ended <= event.at;
    expect(result, fits, [&] {
      return job_name(trace, event.parent) + " went on before " + job_name(trace, event.child) +
             " had ended, or begot it after its arrival, " + at_time(event.at) + ".";
    });
  }
}

}  // namespace

void check_coordination(const Trace& trace, CheckResult& result) {
  CoordinationCheck{trace, result}.check();
  check_joins(trace, result);
}

}  // namespace interleave
