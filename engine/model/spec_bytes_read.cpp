// decode_spec(): the fields in the order of spec_bytes.cpp, each held against what resolve() may
// make of it.
#include <limits>
#include <string>
#include <utility>
#include <variant>

#include "base/bytes.hpp"
#include "model/names.hpp"
#include "model/spec_bytes.hpp"
#include "model/spec_layout.hpp"

namespace interleave {
namespace {

// Reads values and remembers whether all of them were within bounds.
class CheckedReader {
 public:
  explicit CheckedReader(std::span<const std::uint8_t> bytes) : in_(bytes) {}

  void require(bool holds) { good_ = good_ && holds; }
  [[nodiscard]] bool good() const { return good_ && in_.ok(); }
  [[nodiscard]] bool at_end() const { return in_.at_end(); }

  std::uint32_t u32() { return in_.u32(); }
  std::string text() { return in_.text(); }
  std::uint32_t below(std::size_t size) {
    const std::uint32_t value = in_.u32();
    require(value < size);
    return value;
  }
  std::int64_t number(std::int64_t least, std::int64_t most) {
    const std::int64_t value = in_.i64();
    require(value >= least && value <= most);
    return value;
  }
  // 0 to words - 1, as a value of an enumeration.
  template <class Enumeration>
  Enumeration word(std::size_t words) {
    const std::uint8_t value = in_.u8();
    require(value < words);
    return static_cast<Enumeration>(value);
  }
  bool flag() { return word<std::uint8_t>(2) == 1; }
  Duration time(std::int64_t least = 0) { return {number(least, kMaxDuration.ns)}; }
  std::optional<Duration> optional_time(std::int64_t least = 0) {
    const std::int64_t value = number(SpecLayout::kNoTime, kMaxDuration.ns);
    require(value == SpecLayout::kNoTime || value >= least);
    if (value == SpecLayout::kNoTime) return std::nullopt;
    return Duration{value};
  }
  Length length() {
    const auto distribution = word<Distribution>(3);
    const Duration first = time();
    const Duration second = time();
    require(distribution != Distribution::uniform || first <= second);
    return {distribution, first, second};
  }
  // Calls `read_one` for each of a list, of which each takes at least so many bytes.
  template <class ReadOne>
  void each(std::size_t bytes, const ReadOne& read_one) {
    const std::size_t count = in_.count(bytes);
    for (std::size_t i = 0; i < count && good(); ++i) read_one();
  }

 private:
  ByteReader in_;
  bool good_ = true;
};

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMostPriority = 1'000'000'000'000'000;

class SpecReader {
 public:
  explicit SpecReader(std::span<const std::uint8_t> bytes) : in_(bytes) {}

  Result<RunSpec, std::string> read() {
    if (in_.u32() != SpecLayout::kMagic || in_.u32() != SpecLayout::kVersion) {
      return Unexpected{std::string{"this is not a run to execute, or one of another version"}};
    }
    spec_.variant = in_.text();
    read_machine();
    read_policy();
    read_objects();
    read_lists();
    in_.each(SpecLayout::kProgram, [this] { read_program(); });
    in_.each(SpecLayout::kTask, [this] { read_task(); });
    check_references();
    if (!in_.good() || !in_.at_end()) {
      return Unexpected{std::string{"the run to execute is damaged"}};
    }
    return std::move(spec_);
  }

 private:
  void read_machine() {
    spec_.machine.cores = in_.number(1, kMaxCores);
    for (Duration& cost : spec_.machine.cost.of) cost = in_.time();
    spec_.model = in_.word<RuntimeModel>(kModelNames.size());
    spec_.threads = in_.number(1, kMaxTasks);
    spec_.interpreter_lock = in_.optional_time(1);
    spec_.seed = in_.number(0, kMost);
    spec_.horizon = in_.optional_time();
  }

  void read_policy() {
    PolicySpec& policy = spec_.policy;
    policy.kind = in_.word<PolicyKind>(kPolicyNames.size());
    policy.requeue = in_.word<PolicySpec::Requeue>(2);
    policy.after_io = in_.word<PolicySpec::AfterIo>(3);
    for (bool* const value : {&policy.cooperative, &policy.ties_by_index, &policy.on_io_reset,
                              &policy.per_core, &policy.steal}) {
      *value = in_.flag();
    }
    policy.quantum = in_.time(policy.kind == PolicyKind::priority ? 0 : 1);
    policy.aging = in_.time();
    policy.boost = in_.time();
    policy.slice = in_.time(1);
    policy.latency = in_.time(1);
    policy.granularity = in_.time();
    policy.tick = in_.time(1);
    in_.each(SpecLayout::kNumber, [&] { policy.quanta.push_back(in_.time(1)); });
    in_.each(SpecLayout::kNumber, [&] { policy.allotments.push_back(in_.number(1, kMost)); });
    in_.each(SpecLayout::kNumber, [&] { policy.draws.push_back(in_.number(0, kMost)); });
    const bool levels = policy.kind == PolicyKind::mlfq;
    in_.require(policy.quanta.size() == policy.allotments.size());
    in_.require(levels ? !policy.quanta.empty() : policy.quanta.empty());
  }

  // Braces read in order.
  void read_objects() {
    in_.each(SpecLayout::kNamed, [this] {
      spec_.machine.devices.push_back(DeviceSpec{in_.text(), in_.number(0, kMost)});
    });
    in_.each(SpecLayout::kNamed, [this] {
      const auto protocols = static_cast<std::int64_t>(kProtocolNames.size());
      spec_.mutexes.push_back(
          MutexSpec{in_.text(), static_cast<MutexProtocol>(in_.number(0, protocols - 1))});
    });
    in_.each(SpecLayout::kNamed, [this] {
      spec_.semaphores.push_back(SemaphoreSpec{in_.text(), in_.number(0, kMost)});
    });
    in_.each(SpecLayout::kNamed, [this] {
      spec_.channels.push_back(ChannelSpec{in_.text(), in_.number(ChannelSpec::kUnlimited, kMost)});
    });
    in_.each(SpecLayout::kNamed, [this] {
      spec_.barriers.push_back(BarrierSpec{in_.text(), in_.number(1, kMost)});
    });
  }

  void read_lists() {
    spec_.pin_sets.clear();
    in_.each(SpecLayout::kList, [this] {
      std::vector<CoreId>& cores = spec_.pin_sets.emplace_back();
      in_.each(SpecLayout::kCore, [&] {
        cores.push_back(CoreId{in_.below(static_cast<std::size_t>(spec_.machine.cores))});
        in_.require(cores.size() < 2 || cores[cores.size() - 2] < cores.back());
      });
      in_.require(cores.empty() == (spec_.pin_sets.size() == 1));
    });
    spec_.prerequisites.clear();
    in_.each(SpecLayout::kList, [this] {
      std::vector<TaskRange>& ranges = spec_.prerequisites.emplace_back();
      in_.each(SpecLayout::kRange, [&] {
        const TaskId first{in_.u32()};
        ranges.push_back({first, in_.u32()});
      });
      in_.require(ranges.empty() == (spec_.prerequisites.size() == 1));
    });
    in_.require(!spec_.pin_sets.empty() && !spec_.prerequisites.empty());
  }

  void read_program() {
    Program& program = spec_.programs.emplace_back();
    std::vector<std::uint32_t> open;  // repeats whose end is to come
    in_.each(SpecLayout::kOp, [&] {
      read_op(program, open);
      program.labels.push_back(in_.text());
    });
    in_.require(open.empty());
  }

  void read_op(Program& program, std::vector<std::uint32_t>& open) {
    const auto here = static_cast<std::uint32_t>(program.ops.size());
    switch (in_.word<std::uint8_t>(std::variant_size_v<Op>)) {
      case 0: program.ops.push_back(Cpu{in_.length()}); return;
      case 1:
        program.ops.push_back(Io{DeviceId{in_.below(spec_.machine.devices.size())}, in_.length(),
                                 in_.word<WaitMode>(kWaitNames.size())});
        return;
      case 2:
        program.ops.push_back(Sleep{in_.length(), in_.word<WaitMode>(kWaitNames.size())});
        return;
      case 3: program.ops.push_back(Yield{}); return;
      case 4: program.ops.push_back(read_coordinate()); return;
      case 5: program.ops.push_back(Spawn{TaskId{in_.u32()}, in_.number(0, kMaxJobs)}); return;
      case 6: program.ops.push_back(Join{}); return;
      case 7:
        program.ops.push_back(RepeatBegin{in_.number(RepeatBegin::kForever, kMost), 0});
        open.push_back(here);
        in_.require(open.size() <= kMaxNesting);
        return;
      default: break;
    }
    in_.require(!open.empty());
    if (open.empty()) return;
    program.ops.push_back(RepeatEnd{open.back()});
    std::get_if<RepeatBegin>(&program.ops[open.back()])->end = here;
    open.pop_back();
  }

  Coordinate read_coordinate() {
    const auto verb = in_.word<Verb>(kVerbNames.size());
    const bool mutex = verb == Verb::lock || verb == Verb::unlock;
    const bool semaphore = verb == Verb::wait || verb == Verb::signal;
    return {verb, in_.below(mutex                  ? spec_.mutexes.size()
                            : semaphore            ? spec_.semaphores.size()
                            : verb == Verb::arrive ? spec_.barriers.size()
                                                   : spec_.channels.size())};
  }

  void read_task() {
    TaskSpec& task = spec_.tasks.emplace_back();
    task.name = in_.text();
    task.program = ProgramId{in_.below(spec_.programs.size())};
    task.statement = in_.u32();
    task.copy = in_.u32();
    task.priority = in_.number(-kMostPriority, kMostPriority);
    task.nice = in_.number(-20, 19);
    task.tickets = in_.number(1, 10'000);
    const bool periodic = in_.flag();
    const Length every = in_.length();
    if (periodic) task.every = every;
    task.count = in_.number(TaskSpec::kEndless, kMaxJobs);
    task.deadline = in_.optional_time();
    task.drop = in_.flag();
    task.on_demand = in_.flag();
    task.pins = in_.below(spec_.pin_sets.size());
    task.after = in_.below(spec_.prerequisites.size());
    in_.each(SpecLayout::kNumber, [&] {
      task.at.push_back({in_.number(task.at.empty() ? 0 : task.at.back().ns, kMaxTime.ns)});
    });
    in_.require(task.on_demand == task.at.empty());
    in_.require(!periodic || task.at.size() == 1);
  }

  // What names tasks can be checked when all of them are there.
  void check_references() {
    for (const auto& ranges : spec_.prerequisites) {
      for (const TaskRange& range : ranges) {
        in_.require(range.count >= 1 && range.first.index() < spec_.tasks.size() &&
                    range.count <= spec_.tasks.size() - range.first.index());
      }
    }
    for (const Program& program : spec_.programs) {
      for (const Op& op : program.ops) {
        const auto* const spawn = std::get_if<Spawn>(&op);
        if (!spawn) continue;
        const bool known = spawn->task.index() < spec_.tasks.size();
        in_.require(known && spec_.tasks[spawn->task.index()].on_demand);
      }
    }
  }

  CheckedReader in_;
  RunSpec spec_;
};

}  // namespace

Result<RunSpec, std::string> decode_spec(std::span<const std::uint8_t> bytes) {
  return SpecReader{bytes}.read();
}

}  // namespace interleave
