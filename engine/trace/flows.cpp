#include "trace/flows.hpp"

#include <optional>
#include <utility>

namespace interleave {
namespace {

class Flows {
 public:
  Flows(const Trace& trace, std::optional<TaskId> task) : trace_(trace), task_(task) {
    family();
    openers_.resize(trace.barriers.size());
    for (const CoordinationEvent& event : trace.coordination) note_opener(event);
    sent_.resize(trace.channels.size());
    unlocked_.resize(trace.mutexes.size());
    released_.resize(trace.semaphores.size());
    for (const CoordinationEvent& event : trace.coordination) take(event);
    for (std::uint32_t d = 0; d < trace.devices.size(); ++d) device(d);
  }

  std::vector<Flow> take_all() { return std::move(flows_); }

 private:
  [[nodiscard]] bool concerns(JobId job) const {
    return job.valid() && (!task_ || trace_.jobs[job.index()].task == *task_);
  }

  void add(FlowKind kind, const FlowEnd& from, const FlowEnd& to) {
    if (concerns(from.job) || concerns(to.job)) flows_.push_back({kind, from, to});
  }

  void family() {
    for (const FamilyEvent& event : trace_.family) {
      if (event.kind == FamilyEvent::Kind::spawned) {
        add(FlowKind::spawned, {event.at, event.parent}, {event.at, event.child});
      } else {
        const Time ended = trace_.jobs[event.child.index()].finish.value_or(event.at);
        add(FlowKind::joined, {ended, event.child}, {event.at, event.parent});
      }
    }
  }

  // When the job had waited for this kind of thing up to the last time before t that it was neither
  // ready nor being switched to: the end of that wait.
  [[nodiscard]] std::optional<Time> end_of_wait(JobId job, WaitKind kind, Time t) const {
    const Track& lane = trace_.lanes[trace_.jobs[job.index()].lane].track;
    const auto before = lane.at(Time{t.ns - 1});
    for (std::size_t i = before ? *before + 1 : 0; i-- > 0;) {
      const Slice& slice = lane[i];
      if (slice.job != job) break;
      if (slice.state == State::ready || slice.state == State::switching) continue;
      return slice.wait == kind ? std::optional(slice.end) : std::nullopt;
    }
    return std::nullopt;
  }

  // Of a round of a barrier, the one that did not wait.
  void note_opener(const CoordinationEvent& event) {
    if (event.kind != CoordinationEvent::Kind::passed) return;
    std::vector<JobId>& openers = openers_[event.object];
    if (event.item >= trace_.coordination.size()) return;
    if (openers.size() <= event.item) openers.resize(event.item + std::size_t{1});
    if (!end_of_wait(event.job, WaitKind::barrier, event.at)) openers[event.item] = event.job;
  }

  void take(const CoordinationEvent& event) {
    using Kind = CoordinationEvent::Kind;
    const FlowEnd here{event.at, event.job};
    const auto handed_over = [&](const FlowEnd& by, WaitKind wait) {
      if (!by.job.valid()) return;
      const std::optional<Time> end = end_of_wait(event.job, wait, event.at);
      if (end) add(FlowKind::woken, by, {*end, event.job});
    };
    switch (event.kind) {
      case Kind::unlocked: unlocked_[event.object] = here; break;
      case Kind::released: released_[event.object] = here; break;
      case Kind::locked: handed_over(unlocked_[event.object], WaitKind::mutex); break;
      case Kind::acquired: handed_over(released_[event.object], WaitKind::semaphore); break;
      case Kind::sent: sent_[event.object].push_back(here); break;
      case Kind::received:
        if (event.item < sent_[event.object].size()) {
          add(FlowKind::message, sent_[event.object][event.item], here);
        }
        break;
      case Kind::passed: {
        const std::vector<JobId>& openers = openers_[event.object];
        if (event.item < openers.size() && openers[event.item] != event.job) {
          handed_over({event.at, openers[event.item]}, WaitKind::barrier);
        }
        break;
      }
    }
  }

  void device(std::uint32_t index) {
    for (const DeviceRequest& request : trace_.devices[index].requests) {
      if (!concerns(request.job) || !request.begun) continue;
      add(FlowKind::request, {request.asked, request.job}, {*request.begun, request.job, index});
      if (!request.done) continue;
      add(FlowKind::answer, {*request.done, request.job, index}, {*request.done, request.job});
    }
  }

  const Trace& trace_;
  std::optional<TaskId> task_;
  std::vector<std::vector<JobId>> openers_;  // by barrier, by round
  std::vector<std::vector<FlowEnd>> sent_;   // by channel, by message
  std::vector<FlowEnd> unlocked_, released_;
  std::vector<Flow> flows_;
};

}  // namespace

std::string_view name_of(FlowKind kind) {
  switch (kind) {
    case FlowKind::spawned: return "spawned";
    case FlowKind::joined: return "joined";
    case FlowKind::message: return "message";
    case FlowKind::woken: return "woken";
    case FlowKind::request: return "request";
    case FlowKind::answer: return "answer";
  }
  return "";
}

std::vector<Flow> flows_of(const Trace& trace, TaskId task) {
  return Flows(trace, task).take_all();
}

std::vector<Flow> flows_of(const Trace& trace) { return Flows(trace, std::nullopt).take_all(); }

}  // namespace interleave
