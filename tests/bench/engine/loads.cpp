#include "loads.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <vector>

namespace interleave::bench {
namespace {

using Nanoseconds = std::int64_t;

// At one instant: ends of bursts, ends of waits, ends of quanta, then who is next.
struct Event {
  Nanoseconds at;
  std::uint64_t order;  // kind, then sequence
  std::uint32_t who;
  bool operator>(const Event& other) const {
    return std::tie(at, order) > std::tie(other.at, other.order);
  }
};
using Events = std::priority_queue<Event, std::vector<Event>, std::greater<>>;

}  // namespace

RunSpec spec_of(const BurstLoad& load) {
  RunSpec spec;
  spec.machine.cores = load.cores;
  spec.machine.devices.push_back({"disk", DeviceSpec::kUnlimited});
  spec.policy.quantum = BurstLoad::kQuantum;
  for (std::uint32_t i = 0; i < load.tasks; ++i) {
    TaskSpec& task = spec.tasks.emplace_back();
    task.name = "t" + std::to_string(i);
    task.program = make_id<ProgramId>(i % BurstLoad::kKinds);
    task.at = {Time{}};
    if (i >= BurstLoad::kKinds) continue;
    Program& program = spec.programs.emplace_back();
    program.ops = {RepeatBegin{load.bursts, 3}, Cpu{load.burst(i)},
                   Io{DeviceId{0}, load.wait(i), WaitMode::blocking}, RepeatEnd{0}};
    program.labels.resize(program.ops.size());
  }
  return spec;
}

RunSpec spec_of(const PeriodicLoad& load) {
  RunSpec spec;
  spec.machine.cores = load.cores;
  spec.policy.kind = PolicyKind::edf;
  spec.horizon = load.horizon;
  for (std::uint32_t i = 0; i < load.tasks; ++i) {
    TaskSpec& task = spec.tasks.emplace_back();
    task.name = "t" + std::to_string(i);
    task.program = make_id<ProgramId>(spec.programs.size());
    task.at = {Time{}};
    task.every = load.period(i);
    task.count = TaskSpec::kEndless;
    task.deadline = load.period(i);
    spec.programs.push_back({{Cpu{load.work(i)}}, {""}});
  }
  return spec;
}

Figures run_by_hand(const BurstLoad& load) {
  struct Task {
    Nanoseconds left = 0, ready_since = 0;
    std::uint32_t bursts = 0, core = 0;  // that it last used, or none
  };
  constexpr std::uint64_t kBurstEnds = 0, kWaitEnds = std::uint64_t{1} << 62,
                          kQuantumEnds = std::uint64_t{1} << 63;
  std::vector<Task> tasks(load.tasks);
  std::deque<std::uint32_t> ready;
  for (std::uint32_t i = 0; i < load.tasks; ++i) {
    tasks[i] = {load.burst(i).ns, 0, load.bursts, load.cores};
    ready.push_back(i);
  }
  Figures figures{load.tasks, {}, {}};
  Events events;
  std::vector<std::uint32_t> running(load.cores, load.tasks);
  std::uint64_t sequence = 0;
  Nanoseconds now = 0;
  std::uint32_t idle = load.cores;
  const auto fill = [&] {
    for (; idle > 0 && !ready.empty(); --idle) {
      const std::uint32_t task = ready.front();
      ready.pop_front();
      std::uint32_t core = tasks[task].core;
      if (core == load.cores || running[core] != load.tasks) {
        for (core = 0; running[core] != load.tasks;) ++core;
      }
      tasks[task].core = core;
      running[core] = task;
      figures.waiting.ns += now - tasks[task].ready_since;
      const bool ends = tasks[task].left <= BurstLoad::kQuantum.ns;
      const Nanoseconds length = ends ? tasks[task].left : BurstLoad::kQuantum.ns;
      events.push({now + length, (ends ? kBurstEnds : kQuantumEnds) + core, core});
    }
  };
  fill();
  while (!events.empty()) {
    now = events.top().at;
    while (!events.empty() && events.top().at == now) {
      const Event event = events.top();
      events.pop();
      ++figures.events;
      if (event.order >= kWaitEnds && event.order < kQuantumEnds) {
        if (--tasks[event.who].bursts == 0) continue;
        tasks[event.who].left = load.burst(event.who).ns;
        tasks[event.who].ready_since = now;
        ready.push_back(event.who);
        continue;
      }
      const std::uint32_t task = running[event.who];
      running[event.who] = load.tasks;
      ++idle;
      if (event.order < kWaitEnds) {
        events.push({now + load.wait(task).ns, kWaitEnds + sequence++, task});
      } else {
        tasks[task].left -= BurstLoad::kQuantum.ns;
        tasks[task].ready_since = now;
        ready.push_back(task);
      }
    }
    fill();
  }
  figures.end = Time{now};
  return figures;
}

Figures run_by_hand(const PeriodicLoad& load) {
  struct Job {
    Nanoseconds deadline, left;
    std::uint32_t task;
    bool operator>(const Job& other) const {
      return std::tie(deadline, task) > std::tie(other.deadline, other.task);
    }
  };
  std::priority_queue<Job, std::vector<Job>, std::greater<>> ready;
  Events releases;
  for (std::uint32_t i = 0; i < load.tasks; ++i) releases.push({0, i, i});
  std::vector<Job> running;  // at most as many as cores
  Figures figures;
  Nanoseconds now = 0;
  while (now < load.horizon.ns) {
    while (!releases.empty() && releases.top().at == now) {
      const std::uint32_t task = releases.top().who;
      releases.pop();
      ++figures.events;
      ready.push({now + load.period(task).ns, load.work(task).ns, task});
      releases.push({now + load.period(task).ns, task, task});
    }
    while (!ready.empty()) {
      if (running.size() < load.cores) {
        running.push_back(ready.top());
        ready.pop();
        continue;
      }
      const auto last =
          std::max_element(running.begin(), running.end(),
                           [](const Job& a, const Job& b) { return a.deadline < b.deadline; });
      if (ready.top().deadline >= last->deadline) break;
      const Job displaced = *last;
      *last = ready.top();
      ready.pop();
      ready.push(displaced);
    }
    Nanoseconds next = std::min(releases.top().at, load.horizon.ns);
    for (const Job& job : running) next = std::min(next, now + job.left);
    for (Job& job : running) job.left -= next - now;
    std::erase_if(running, [](const Job& job) { return job.left == 0; });
    now = next;
  }
  figures.end = Time{now};
  return figures;
}

}  // namespace interleave::bench
