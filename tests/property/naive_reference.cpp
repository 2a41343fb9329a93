#include "naive_reference.hpp"

#include <deque>

#include "naive_policy.hpp"

namespace interleave {
namespace {

struct Op {
  bool io = false;
  int device = 0;
  std::int64_t length = 0;
};

struct Thread {
  std::vector<Op> program;
  std::size_t at = 0;     // current operation
  std::int64_t left = 0;  // of a cpu that has begun
  bool begun = false;
  int core = -1, last_core = -1;
  std::int64_t quantum_end = -1;
  std::deque<std::size_t> jobs;  // released and unfinished, the first being carried
};

struct Service {
  std::int64_t end;
  int thread, device;
};

std::vector<Op> unroll(const std::vector<interleave::Op>& ops, std::size_t from, std::size_t to) {
  std::vector<Op> all;
  for (std::size_t i = from; i < to; ++i) {
    if (const auto* cpu = std::get_if<Cpu>(&ops[i]))
      all.push_back({false, 0, cpu->length.first.ns});
    if (const auto* io = std::get_if<Io>(&ops[i])) {
      all.push_back({true, static_cast<int>(io->device.value), io->length.first.ns});
    }
    if (const auto* repeat = std::get_if<RepeatBegin>(&ops[i])) {
      const std::vector<Op> body = unroll(ops, i + 1, repeat->end);
      for (std::int64_t k = 0; k < repeat->count; ++k) {
        all.insert(all.end(), body.begin(), body.end());
      }
      i = repeat->end;
    }
  }
  return all;
}

class Naive {
  using Why = NaivePolicy::Why;

 public:
  explicit Naive(const RunSpec& spec)
      : spec_(spec),
        policy_(spec),
        on_(static_cast<std::size_t>(spec.machine.cores), -1),
        asked_(spec.machine.devices.size()) {
    for (const TaskSpec& task : spec.tasks) {
      const auto& ops = spec.programs[task.program.index()].ops;
      threads_.push_back({});
      threads_.back().program = unroll(ops, 0, ops.size());
    }
  }

  NaiveRun run() {
    for (now_ = 0;; ++now_) {
      const bool last = spec_.horizon && now_ == spec_.horizon->ns;
      for (bool first = true; first || something_ends_now(); first = false) instant(first, last);
      run_.completed = all_done();
      if (last || run_.completed) break;
      for (int& thread : on_) {
        if (thread < 0) continue;
        --threads_[static_cast<std::size_t>(thread)].left;
        policy_.ran_one(thread);
        note(static_cast<int>(&thread - on_.data()), thread);
      }
    }
    run_.end = now_;
    return collect();
  }

 private:
  // One pass over the steps of an instant; what takes no time needs another.
  void instant(bool first, bool last) {
    if (first) {
      happened_ = policy_.compares_at(now_);
      policy_.observe();
    }
    for (std::size_t c = 0; c < on_.size(); ++c) {  // (a)
      if (on_[c] >= 0 && thread_on(c).begun && thread_on(c).left == 0) {
        happened_ = true;
        thread_on(c).begun = false;
        ++thread_on(c).at;
        go_on(c);
      }
    }
    const bool early = spec_.policy.requeue == PolicySpec::Requeue::preempted_first;
    if (first && early && !last) quanta();                                 // (b)
    if (first && !last && policy_.boosts_at(now_)) boost();                // (c)
    for (std::size_t t = 0; first && !last && t < threads_.size(); ++t) {  // (e)
      for (std::size_t k = 0; k < spec_.tasks[t].at.size(); ++k) {
        if (spec_.tasks[t].at[k].ns == now_) release(t, k);
      }
    }
    for (std::size_t i = 0; i < services_.size();) {  // (f), in the order in which they were begun
      if (services_[i].end != now_) {
        ++i;
        continue;
      }
      const Service service = services_[i];
      services_.erase(services_.begin() + static_cast<std::ptrdiff_t>(i));
      serve(service.device);
      Thread& thread = threads_[static_cast<std::size_t>(service.thread)];
      if (++thread.at == thread.program.size()) {
        happened_ = true;
        end_job(service.thread);
      } else {
        make_ready(service.thread, Why::woke);
      }
      i = 0;
    }
    if (first && !early && !last) quanta();                    // (g)
    while (!last && (choose(true) || preempt() || begin())) {  // (h)
    }
  }

  void quanta() {
    for (std::size_t c = 0; c < on_.size(); ++c) {
      if (on_[c] < 0 || thread_on(c).quantum_end != now_) continue;
      happened_ = true;
      if (policy_.anyone_ready()) {
        take_off(c, Why::quantum_ended);
      } else {
        policy_.charge(on_[c]);
        begin_quantum(on_[c]);
      }
    }
  }

  void boost() {
    happened_ = true;
    for (std::size_t c = on_.size(); c-- > 0;) {
      if (on_[c] >= 0) take_off(c, Why::preempted);
    }
    policy_.boost();
  }

  void begin_quantum(int id) {
    const std::int64_t quantum = policy_.quantum(id);
    threads_[static_cast<std::size_t>(id)].quantum_end = quantum < 0 ? -1 : now_ + quantum;
  }

  void make_ready(int id, Why why) {
    happened_ = true;
    const Thread& thread = threads_[static_cast<std::size_t>(id)];
    const auto task = static_cast<std::size_t>(id);
    std::int64_t deadline = INT64_MAX;
    if (spec_.tasks[task].deadline) {
      deadline = jobs_[thread.jobs.front()].arrival + spec_.tasks[task].deadline->ns;
    }
    tell(id);
    policy_.join(id, why, deadline, now_);
    const bool at_horizon = spec_.horizon && now_ == spec_.horizon->ns;
    if (policy_.runs_at_once() && !at_horizon) choose(false);
  }

  // What is left of the burst and of the job's cpu time.
  void tell(int id) {
    const Thread& thread = threads_[static_cast<std::size_t>(id)];
    std::int64_t burst = 0, work = 0;
    bool same_burst = true;
    for (std::size_t i = thread.at; i < thread.program.size(); ++i) {
      if (thread.program[i].io) {
        same_burst = false;
        continue;
      }
      const bool current = i == thread.at && thread.begun;
      const std::int64_t length = current ? thread.left : thread.program[i].length;
      work += length;
      if (same_burst) burst += length;
    }
    policy_.tell(id, burst, work);
  }

  // The most urgent takes an idle core, and begins its operation or leaves that to begin(). False:
  // nobody is ready, or no core idle.
  bool choose(bool and_begin) {
    int core = -1;
    for (int c = static_cast<int>(on_.size()); c-- > 0;) {
      if (on_[static_cast<std::size_t>(c)] < 0) core = c;
    }
    if (core < 0 || !policy_.anyone_ready()) return false;
    const int next = policy_.pick(now_);
    Thread& thread = threads_[static_cast<std::size_t>(next)];
    if (thread.last_core >= 0 && on_[static_cast<std::size_t>(thread.last_core)] < 0) {
      core = thread.last_core;
    }
    policy_.run(next);
    on_[static_cast<std::size_t>(core)] = next;
    thread.core = thread.last_core = core;
    begin_quantum(next);
    auto& start = jobs_[thread.jobs.front()].start;
    if (!start) start = now_;
    if (and_begin && !thread.begun) go_on(static_cast<std::size_t>(core));
    return true;
  }

  // The lowest core whose thread has not begun its operation.
  bool begin() {
    for (std::size_t c = 0; c < on_.size(); ++c) {
      if (on_[c] < 0 || thread_on(c).begun) continue;
      go_on(c);
      return true;
    }
    return false;
  }

  bool preempt() {
    if (!happened_) return false;
    int least = -1;
    for (const int id : on_) {
      if (id < 0) continue;
      tell(id);
      if (least < 0 || policy_.gives_way_before(id, least, now_)) least = id;
    }
    const int waiting = policy_.candidate(now_);
    if (least < 0 || waiting < 0 || !policy_.takes_core(waiting, least, now_)) return false;
    take_off(static_cast<std::size_t>(threads_[static_cast<std::size_t>(least)].core),
             Why::preempted);
    return true;
  }

  // The thread on this core is ready again.
  void take_off(std::size_t core, Why why) {
    const int id = on_[core];
    policy_.charge(id);
    leave(core);
    make_ready(id, why);
  }

  // The thread on this core begins its current operation, or ends.
  void go_on(std::size_t core) {
    const int id = on_[core];
    Thread& thread = thread_on(core);
    for (; thread.at < thread.program.size(); ++thread.at) {
      const Op& op = thread.program[thread.at];
      if (op.io) {
        policy_.charge(id);
        policy_.leave(id, true);
        leave(core);
        asked_[static_cast<std::size_t>(op.device)].push_back(id);
        serve(op.device);
        return;
      }
      if (op.length == 0) continue;
      thread.left = op.length;
      thread.begun = true;
      return;
    }
    policy_.charge(id);
    policy_.leave(id, false);
    leave(core);
    end_job(id);
  }

  // The device takes requests while it has a server for them.
  void serve(int device) {
    const std::int64_t servers = spec_.machine.devices[static_cast<std::size_t>(device)].servers;
    std::deque<int>& asked = asked_[static_cast<std::size_t>(device)];
    for (;;) {
      std::int64_t busy = 0;
      for (const Service& service : services_) busy += service.device == device;
      if (asked.empty() || (servers != DeviceSpec::kUnlimited && busy >= servers)) return;
      const Thread& thread = threads_[static_cast<std::size_t>(asked.front())];
      services_.push_back({now_ + thread.program[thread.at].length, asked.front(), device});
      asked.pop_front();
    }
  }

  void release(std::size_t task, std::size_t index) {
    jobs_.push_back(
        {static_cast<std::int64_t>(task), static_cast<std::int64_t>(index), now_, {}, {}});
    threads_[task].jobs.push_back(jobs_.size() - 1);
    happened_ = true;
    if (threads_[task].jobs.size() == 1) make_ready(static_cast<int>(task), Why::arrived);
  }

  void end_job(int id) {
    Thread& thread = threads_[static_cast<std::size_t>(id)];
    jobs_[thread.jobs.front()].finish = now_;
    thread.jobs.pop_front();
    thread.at = 0;
    if (!thread.jobs.empty()) make_ready(id, Why::arrived);
  }

  void leave(std::size_t core) {
    thread_on(core).core = -1;
    on_[core] = -1;
  }

  [[nodiscard]] bool something_ends_now() const {
    for (const Service& service : services_) {
      if (service.end == now_) return true;
    }
    return false;
  }

  [[nodiscard]] bool all_done() const {
    std::size_t all = 0;
    for (const TaskSpec& task : spec_.tasks) all += task.at.size();
    std::size_t finished = 0;
    for (const NaiveJob& job : jobs_) finished += job.finish.has_value();
    return finished == all;
  }

  Thread& thread_on(std::size_t core) { return threads_[static_cast<std::size_t>(on_[core])]; }

  void note(int core, int thread) {
    const NaiveJob& job = jobs_[threads_[static_cast<std::size_t>(thread)].jobs.front()];
    ticks_.push_back({core, job.task, job.job, now_, now_ + 1});
  }

  NaiveRun collect() {
    for (int core = 0; core < static_cast<int>(on_.size()); ++core) {
      for (const NaiveSlice& tick : ticks_) {
        if (tick.core != core) continue;
        NaiveSlice* last = run_.slices.empty() ? nullptr : &run_.slices.back();
        if (last && last->core == core && last->task == tick.task && last->job == tick.job &&
            last->end == tick.start) {
          last->end = tick.end;
        } else {
          run_.slices.push_back(tick);
        }
      }
    }
    for (std::int64_t task = 0; task < static_cast<std::int64_t>(threads_.size()); ++task) {
      for (const NaiveJob& job : jobs_) {
        if (job.task == task) run_.jobs.push_back(job);
      }
    }
    return run_;
  }

  const RunSpec& spec_;
  NaivePolicy policy_;
  std::vector<Thread> threads_;
  std::vector<int> on_;                 // thread on each core, -1 for none
  bool happened_ = false;               // something, at this instant: keys are compared again
  std::vector<std::deque<int>> asked_;  // of each device, no server having taken it
  std::vector<Service> services_;       // in the order in which they were begun
  std::vector<NaiveJob> jobs_;
  std::vector<NaiveSlice> ticks_;
  std::int64_t now_ = 0;
  NaiveRun run_;
};

}  // namespace

NaiveRun run_naively(const RunSpec& spec) { return Naive{spec}.run(); }

}  // namespace interleave
