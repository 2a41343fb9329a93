#include "random_model.hpp"

#include <algorithm>
#include <utility>

#include "random.hpp"

namespace interleave {
namespace {

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_{seed} {}

  RunSpec write() {
    write_machine();
    write_carriers();
    write_policy();
    write_objects();
    write_tasks();
    if (needs_horizon_ || random_.chance(20)) spec_.horizon = Duration{1 + random_.below(150)};
    return std::move(spec_);
  }

 private:
  template <class Enum>
  Enum any_up_to(Enum last) {
    return static_cast<Enum>(random_.below(static_cast<std::int64_t>(last) + 1));
  }
  // Mostly a few nanoseconds, at least `least`.
  Duration few(std::int64_t least, std::int64_t most) {
    return {least + random_.below(most - least + 1)};
  }
  std::uint32_t one_of(std::size_t count) {
    return static_cast<std::uint32_t>(random_.below(static_cast<std::int64_t>(count)));
  }

  void write_machine() {
    spec_.seed = 1 + random_.below(1000);
    spec_.machine.cores = random_.chance(40) ? 1 : 1 + random_.below(4);
    for (std::int64_t d = random_.below(3); d > 0; --d) {
      spec_.machine.devices.push_back({"d" + std::to_string(d), random_.below(3)});
    }
    if (random_.chance(50)) return;
    for (Duration& cost : spec_.machine.cost.of) cost = few(0, 3);
  }
  // Threads that age, or have the interpreter lock to give up, while others switch take the core
  // from each other for ever, and nobody computes.
  bool switching_is_free() const {
    const CostSpec& cost = spec_.machine.cost;
    return cost[CostKind::switch_thread] + cost[CostKind::process_switch] +
               cost[CostKind::task_switch] + cost[CostKind::migrate] ==
           Duration{};
  }

  void write_carriers() {
    spec_.model = random_.chance(30) ? RuntimeModel::threads : any_up_to(RuntimeModel::green);
    spec_.threads = 1 + random_.below(3);
    if (switching_is_free() && random_.chance(40)) spec_.interpreter_lock = few(1, 6);
  }

  void write_policy() {
    PolicySpec& policy = spec_.policy;
    policy.kind = any_up_to(PolicyKind::manual);
    policy.quantum = few(1, 6);
    if (policy.kind == PolicyKind::priority && random_.chance(60)) policy.quantum = {};
    if (random_.chance(30)) policy.requeue = PolicySpec::Requeue::preempted_first;
    if (policy.kind == PolicyKind::fifo && random_.chance(50)) {
      policy.after_io = PolicySpec::AfterIo::preempt;
    }
    if (policy.kind == PolicyKind::mlfq && random_.chance(50)) {
      policy.after_io = PolicySpec::AfterIo::front;
    }
    policy.cooperative = random_.chance(20);
    if (switching_is_free() && random_.chance(50)) policy.aging = few(1, 9);
    policy.ties_by_index = random_.chance(30);
    for (std::int64_t level = 1 + random_.below(3); level > 0; --level) {
      policy.quanta.push_back(few(1, 6));
      policy.allotments.push_back(1 + random_.below(3));
    }
    if (random_.chance(40)) policy.boost = few(1, 30);
    policy.on_io_reset = random_.chance(30);
    for (std::int64_t n = random_.below(4); n > 0; --n) policy.draws.push_back(random_.below(300));
    policy.slice = few(1, 6);
    policy.latency = few(1, 12);
    policy.granularity = few(1, 4);
    policy.tick = few(1, 4);
    policy.per_core = random_.chance(25);
    policy.steal = policy.per_core && random_.chance(50);
  }

  void write_objects() {
    const bool protocols = random_.chance(50);
    for (std::int64_t n = random_.below(4); n > 0; --n) {
      const auto protocol =
          protocols ? any_up_to(MutexProtocol::non_preemptive) : MutexProtocol::plain;
      spec_.mutexes.push_back({"m" + std::to_string(n), protocol});
    }
    for (std::int64_t n = random_.below(3); n > 0; --n) {
      spec_.semaphores.push_back({"s" + std::to_string(n), random_.below(3)});
    }
    for (std::int64_t n = random_.below(3); n > 0; --n) {
      spec_.channels.push_back({"c" + std::to_string(n), random_.below(4) - 1});
    }
    if (random_.chance(20)) spec_.barriers.push_back({"b", 1 + random_.below(3)});
    for (std::int64_t n = random_.below(3); n > 0; --n) {
      std::vector<CoreId> pins;
      for (std::uint32_t c = 0; c < static_cast<std::uint32_t>(spec_.machine.cores); ++c) {
        if (random_.chance(50)) pins.push_back(CoreId{c});
      }
      if (!pins.empty()) spec_.pin_sets.push_back(std::move(pins));
    }
  }

  Length length() {
    if (random_.chance(85)) return few(0, 8);
    if (random_.chance(50)) return {Distribution::uniform, few(0, 3), few(3, 9)};
    return {Distribution::exponential, few(1, 6)};
  }

  void coordinate(Verb verb, std::uint32_t object) { add(Coordinate{verb, object}); }
  void add(Op op) { program_->ops.push_back(op); }

  // Operations of about this kind; `locked`: mutexes up to this one are held.
  void write_operation(int depth, std::size_t locked) {
    switch (random_.below(12)) {
      case 0:
        if (depth > 1) return add(Cpu{few(1, 5)});
        return write_repeat(depth, locked);
      case 1:
      case 2:
        if (spec_.machine.devices.empty()) return add(Yield{});
        return add(Io{DeviceId{one_of(spec_.machine.devices.size())}, length(), wait_mode()});
      case 3: return add(Sleep{length(), wait_mode()});
      case 4: return add(Yield{});
      case 5: return write_critical_section(depth, locked);
      case 6: return write_semaphore(depth, locked);
      case 7:
        if (spec_.channels.empty()) return add(Cpu{length()});
        return coordinate(random_.chance(50) ? Verb::send : Verb::receive,
                          one_of(spec_.channels.size()));
      case 8:
        if (spec_.barriers.empty()) return add(Cpu{length()});
        return coordinate(Verb::arrive, 0);
      case 9:
        if (first_on_demand_ == tasks_) return add(Cpu{length()});
        add(Spawn{make_id<TaskId>(first_on_demand_ + one_of(tasks_ - first_on_demand_)),
                  random_.below(4)});
        if (random_.chance(60)) add(Join{});
        return;
      default: return add(Cpu{length()});
    }
  }

  WaitMode wait_mode() {
    return random_.chance(50) ? WaitMode::blocking : any_up_to(WaitMode::async);
  }

  void write_operations(int depth, std::size_t locked) {
    for (std::int64_t n = random_.below(depth == 0 ? 7 : 3); n > 0; --n) {
      write_operation(depth, locked);
    }
  }

  void write_repeat(int depth, std::size_t locked) {
    const std::size_t begin = program_->ops.size();
    add(RepeatBegin{random_.below(4), 0});
    write_operations(depth + 1, locked);
    close_repeat(begin);
  }
  void close_repeat(std::size_t begin) {
    std::get<RepeatBegin>(program_->ops[begin]).end =
        static_cast<std::uint32_t>(program_->ops.size());
    add(RepeatEnd{static_cast<std::uint32_t>(begin)});
  }

  // In ascending order, so that mutexes alone never deadlock; now and then not.
  void write_critical_section(int depth, std::size_t locked) {
    const std::size_t first = random_.chance(5) ? 0 : locked;
    if (first >= spec_.mutexes.size() || depth > 3) return add(Cpu{length()});
    const auto mutex = static_cast<std::uint32_t>(first + one_of(spec_.mutexes.size() - first));
    coordinate(Verb::lock, mutex);
    write_operations(depth + 1, mutex + 1);
    if (!random_.chance(1)) coordinate(Verb::unlock, mutex);
  }

  void write_semaphore(int depth, std::size_t locked) {
    if (spec_.semaphores.empty() || depth > 3) return add(Cpu{length()});
    const std::uint32_t semaphore = one_of(spec_.semaphores.size());
    if (random_.chance(20)) return coordinate(Verb::signal, semaphore);
    coordinate(Verb::wait, semaphore);
    write_operations(depth + 1, locked);
    if (!random_.chance(10)) coordinate(Verb::signal, semaphore);
  }

  void write_tasks() {
    first_on_demand_ = static_cast<std::size_t>(1 + random_.below(6));
    tasks_ = first_on_demand_ + static_cast<std::size_t>(random_.chance(40) ? random_.below(3) : 0);
    for (std::size_t t = 0; t < first_on_demand_; ++t) write_task(t);
    // Those started by others start none themselves, so that there is an end to it.
    const std::size_t on_demand = tasks_ - std::exchange(first_on_demand_, tasks_);
    for (std::size_t t = 0; t < on_demand; ++t) write_on_demand_task();
  }

  TaskSpec& begin_task() {
    program_ = &spec_.programs.emplace_back();
    TaskSpec& task = spec_.tasks.emplace_back();
    task.name = "t" + std::to_string(spec_.tasks.size());
    task.program = make_id<ProgramId>(spec_.programs.size() - 1);
    task.statement = task.program.value;
    task.priority = random_.below(4);
    task.nice = random_.below(40) - 20;
    task.tickets = random_.chance(50) ? 100 : 1 + random_.below(300);
    task.pins = one_of(spec_.pin_sets.size());
    if (random_.chance(40)) task.deadline = few(0, 40);
    task.drop = task.deadline && random_.chance(50);
    return task;
  }

  void write_on_demand_task() {
    begin_task().on_demand = true;
    write_operations(0, 0);
    program_->labels.resize(program_->ops.size());
  }

  void write_task(std::size_t t) {
    TaskSpec& task = begin_task();
    const Time first{random_.chance(40) ? 0 : random_.below(25)};
    task.at.push_back(first);
    if (random_.chance(25)) {
      task.every = random_.chance(80) ? Length{few(1, 20)}
                                      : Length{Distribution::uniform, few(1, 5), few(5, 20)};
      task.count = 1 + random_.below(4);
      if (random_.chance(40)) task.count = TaskSpec::kEndless;
    } else {
      for (std::int64_t k = random_.below(3) * random_.below(2); k > 0; --k) {
        task.at.push_back(Time{first.ns + random_.below(25)});
      }
      std::sort(task.at.begin(), task.at.end());
    }
    bool endless = task.every && task.count == TaskSpec::kEndless;
    if (t > 0 && random_.chance(15)) write_after(task, t);
    if (random_.chance(5)) {
      endless = true;
      add(RepeatBegin{RepeatBegin::kForever, 0});
      write_operations(1, 0);
      add(Cpu{few(1, 5)});
      close_repeat(0);
    } else {
      write_operations(0, 0);
    }
    program_->labels.resize(program_->ops.size());
    is_endless_.push_back(endless);
    needs_horizon_ = needs_horizon_ || endless;
  }

  void write_after(TaskSpec& task, std::size_t t) {
    const std::uint32_t former = one_of(t);
    if (is_endless_[former]) return;
    spec_.prerequisites.push_back({{TaskId{former}, 1}});
    task.after = static_cast<std::uint32_t>(spec_.prerequisites.size() - 1);
  }

  Random random_;
  RunSpec spec_;
  Program* program_ = nullptr;
  std::size_t first_on_demand_ = 0, tasks_ = 0;
  std::vector<bool> is_endless_;
  bool needs_horizon_ = false;
};

}  // namespace

RunSpec random_model(std::uint32_t seed) { return Writer{seed}.write(); }

}  // namespace interleave
