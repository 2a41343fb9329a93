// encode_spec(); the other way is in spec_bytes_read.cpp.
#include "model/spec_bytes.hpp"

#include <utility>
#include <variant>

#include "base/bytes.hpp"
#include "model/spec_layout.hpp"

namespace interleave {
namespace {

class SpecWriter {
 public:
  std::vector<std::uint8_t> write(const RunSpec& spec) {
    out_.u32(SpecLayout::kMagic);
    out_.u32(SpecLayout::kVersion);
    out_.text(spec.variant);
    write_machine(spec);
    write(spec.policy);
    write_objects(spec);
    write_lists(spec);
    each(spec.programs, [this](const Program& program) { write(program); });
    each(spec.tasks, [this](const TaskSpec& task) { write(task); });
    return std::move(out_).take();
  }

 private:
  template <class List, class Write>
  void each(const List& list, const Write& write_one) {
    out_.count(list.size());
    for (const auto& one : list) write_one(one);
  }
  template <class Enumeration>
  void word(Enumeration value) {
    out_.u8(static_cast<std::uint8_t>(value));
  }
  void flag(bool value) { out_.u8(value ? 1 : 0); }
  void time(Duration value) { out_.i64(value.ns); }
  void time(const std::optional<Duration>& value) {
    out_.i64(value ? value->ns : SpecLayout::kNoTime);
  }
  void length(const Length& value) {
    word(value.distribution);
    time(value.first);
    time(value.second);
  }

  void write_machine(const RunSpec& spec) {
    out_.i64(spec.machine.cores);
    for (const Duration cost : spec.machine.cost.of) time(cost);
    word(spec.model);
    out_.i64(spec.threads);
    time(spec.interpreter_lock);
    out_.i64(spec.seed);
    time(spec.horizon);
  }

  void write(const PolicySpec& policy) {
    word(policy.kind);
    word(policy.requeue);
    word(policy.after_io);
    for (const bool value : {policy.cooperative, policy.ties_by_index, policy.on_io_reset,
                             policy.per_core, policy.steal}) {
      flag(value);
    }
    for (const Duration value : {policy.quantum, policy.aging, policy.boost, policy.slice,
                                 policy.latency, policy.granularity, policy.tick}) {
      time(value);
    }
    each(policy.quanta, [this](Duration value) { time(value); });
    each(policy.allotments, [this](std::int64_t value) { out_.i64(value); });
    each(policy.draws, [this](std::int64_t value) { out_.i64(value); });
  }

  void named(const std::string& name, std::int64_t number) {
    out_.text(name);
    out_.i64(number);
  }

  void write_objects(const RunSpec& spec) {
    each(spec.machine.devices, [this](const DeviceSpec& one) { named(one.name, one.servers); });
    each(spec.mutexes, [this](const MutexSpec& one) {
      named(one.name, static_cast<std::int64_t>(one.protocol));
    });
    each(spec.semaphores, [this](const SemaphoreSpec& one) { named(one.name, one.count); });
    each(spec.channels, [this](const ChannelSpec& one) { named(one.name, one.capacity); });
    each(spec.barriers, [this](const BarrierSpec& one) { named(one.name, one.parties); });
  }

  void write_lists(const RunSpec& spec) {
    each(spec.pin_sets, [this](const std::vector<CoreId>& cores) {
      each(cores, [this](CoreId core) { out_.u32(core.value); });
    });
    each(spec.prerequisites, [this](const std::vector<TaskRange>& ranges) {
      each(ranges, [this](const TaskRange& range) {
        out_.u32(range.first.value);
        out_.u32(range.count);
      });
    });
  }

  void write(const Program& program) {
    out_.count(program.ops.size());
    for (std::size_t i = 0; i < program.ops.size(); ++i) {
      out_.u8(static_cast<std::uint8_t>(program.ops[i].index()));
      std::visit([this](const auto& op) { write_op(op); }, program.ops[i]);
      out_.text(i < program.labels.size() ? program.labels[i] : std::string{});
    }
  }

  void write_op(const Cpu& cpu) { length(cpu.length); }
  void write_op(const Io& io) {
    out_.u32(io.device.value);
    length(io.length);
    word(io.wait);
  }
  void write_op(const Sleep& sleep) {
    length(sleep.length);
    word(sleep.wait);
  }
  void write_op(const Yield&) {}
  void write_op(const Coordinate& step) {
    word(step.verb);
    out_.u32(step.object);
  }
  void write_op(const Spawn& spawn) {
    out_.u32(spawn.task.value);
    out_.i64(spawn.count);
  }
  void write_op(const Join&) {}
  void write_op(const RepeatBegin& repeat) { out_.i64(repeat.count); }
  void write_op(const RepeatEnd&) {}

  void write(const TaskSpec& task) {
    out_.text(task.name);
    out_.u32(task.program.value);
    out_.u32(task.statement);
    out_.u32(task.copy);
    out_.i64(task.priority);
    out_.i64(task.nice);
    out_.i64(task.tickets);
    flag(task.every.has_value());
    length(task.every.value_or(Length{}));
    out_.i64(task.count);
    time(task.deadline);
    flag(task.drop);
    flag(task.on_demand);
    out_.u32(task.pins);
    out_.u32(task.after);
    each(task.at, [this](Time at) { out_.i64(at.ns); });
  }

  ByteWriter out_;
};

}  // namespace

std::vector<std::uint8_t> encode_spec(const RunSpec& spec) { return SpecWriter{}.write(spec); }

}  // namespace interleave
