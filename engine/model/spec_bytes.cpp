#include "model/spec_bytes.hpp"

#include <optional>
#include <utility>

#include "base/bytes.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kMagic = 0x53564c49;  // "ILVS"
constexpr std::uint32_t kVersion = 1;
constexpr std::int64_t kNoHorizon = -1;

// The fewest bytes that one of these takes.
constexpr std::size_t kDeviceBytes = 12, kProgramBytes = 4, kOpBytes = 5, kTaskBytes = 24,
                      kTimeBytes = 8;

enum class OpByte : std::uint8_t { cpu, io, repeat, end };

struct WriteOp {
  ByteWriter& out;

  void kind(OpByte byte) const { out.u8(static_cast<std::uint8_t>(byte)); }
  void operator()(const Cpu& cpu) const {
    kind(OpByte::cpu);
    out.i64(cpu.length.first.ns);
  }
  void operator()(const Io& io) const {
    kind(OpByte::io);
    out.u32(io.device.value);
    out.i64(io.length.first.ns);
    out.u8(static_cast<std::uint8_t>(io.wait));
  }
  void operator()(const RepeatBegin& repeat) const {
    kind(OpByte::repeat);
    out.i64(repeat.count);
  }
  void operator()(const RepeatEnd&) const { kind(OpByte::end); }
  template <class Other>
  void operator()(const Other&) const {}
};

class SpecReader {
 public:
  explicit SpecReader(std::span<const std::uint8_t> bytes) : in_(bytes) {}

  Result<RunSpec, std::string> read() {
    if (in_.u32() != kMagic || in_.u32() != kVersion) {
      return Unexpected{std::string{"this is not a run to execute, or one of another version"}};
    }
    if (!read_machine() || !read_policy() || !read_programs() || !read_tasks() || !in_.ok() ||
        !in_.at_end()) {
      return Unexpected{std::string{"the run to execute is damaged"}};
    }
    return std::move(spec_);
  }

 private:
  bool read_machine() {
    spec_.variant = in_.text();
    spec_.machine.cores = in_.i64();
    const std::uint8_t model = in_.u8();
    spec_.model = static_cast<RuntimeModel>(model);
    spec_.seed = in_.i64();
    const std::int64_t horizon = in_.i64();
    if (horizon != kNoHorizon) spec_.horizon = Duration{horizon};
    const std::size_t devices = in_.count(kDeviceBytes);
    for (std::size_t i = 0; i < devices; ++i) {
      DeviceSpec& device = spec_.machine.devices.emplace_back();
      device.name = in_.text();
      device.servers = in_.i64();
      if (device.servers < 0) return false;
    }
    return spec_.machine.cores >= 1 && spec_.machine.cores <= kMaxCores &&
           model <= static_cast<std::uint8_t>(RuntimeModel::green) && horizon >= kNoHorizon &&
           horizon <= kMaxDuration.ns;
  }

  bool read_policy() {
    const std::uint8_t kind = in_.u8();
    const std::uint8_t requeue = in_.u8();
    const std::uint8_t after_io_preempts = in_.u8();
    spec_.policy.kind = static_cast<PolicyKind>(kind);
    spec_.policy.requeue = static_cast<PolicySpec::Requeue>(requeue);
    spec_.policy.after_io =
        after_io_preempts == 1 ? PolicySpec::AfterIo::preempt : PolicySpec::AfterIo::back;
    spec_.policy.quantum = Duration{in_.i64()};
    return kind <= static_cast<std::uint8_t>(PolicyKind::manual) &&
           requeue <= static_cast<std::uint8_t>(PolicySpec::Requeue::preempted_first) &&
           after_io_preempts <= 1 && spec_.policy.quantum.ns > 0 && is_length(spec_.policy.quantum);
  }

  bool read_programs() {
    const std::size_t programs = in_.count(kProgramBytes);
    for (std::size_t i = 0; i < programs; ++i) {
      Program& program = spec_.programs.emplace_back();
      const std::size_t ops = in_.count(kOpBytes);
      std::vector<std::uint32_t> open;  // repeats whose end is to come
      for (std::size_t k = 0; k < ops; ++k) {
        if (!read_op(program, open)) return false;
        program.labels.push_back(in_.text());
      }
      if (!open.empty()) return false;
    }
    return in_.ok();
  }

  bool read_op(Program& program, std::vector<std::uint32_t>& open) {
    const auto here = static_cast<std::uint32_t>(program.ops.size());
    switch (static_cast<OpByte>(in_.u8())) {
      case OpByte::cpu: {
        const Duration length{in_.i64()};
        program.ops.push_back(Cpu{length});
        return is_length(length);
      }
      case OpByte::io: {
        const DeviceId device{in_.u32()};
        const Duration length{in_.i64()};
        const std::uint8_t wait = in_.u8();
        program.ops.push_back(Io{device, length, static_cast<WaitMode>(wait)});
        return device.index() < spec_.machine.devices.size() && is_length(length) &&
               wait <= static_cast<std::uint8_t>(WaitMode::async);
      }
      case OpByte::repeat: {
        const std::int64_t count = in_.i64();
        program.ops.push_back(RepeatBegin{count, 0});
        open.push_back(here);
        return count >= RepeatBegin::kForever && open.size() <= kMaxNesting;
      }
      case OpByte::end: {
        if (open.empty()) return false;
        program.ops.push_back(RepeatEnd{open.back()});
        std::get_if<RepeatBegin>(&program.ops[open.back()])->end = here;
        open.pop_back();
        return true;
      }
    }
    return false;
  }

  bool read_tasks() {
    const std::size_t tasks = in_.count(kTaskBytes);
    for (std::size_t i = 0; i < tasks; ++i) {
      TaskSpec& task = spec_.tasks.emplace_back();
      task.name = in_.text();
      task.program = ProgramId{in_.u32()};
      task.priority = in_.i64();
      task.statement = in_.u32();
      if (task.program.index() >= spec_.programs.size()) return false;
      const std::size_t jobs = in_.count(kTimeBytes);
      for (std::size_t k = 0; k < jobs; ++k) {
        const Time at{in_.i64()};
        if (at.ns < 0 || at > kMaxTime || (k > 0 && at < task.at.back())) return false;
        task.at.push_back(at);
      }
      if (task.at.empty()) return false;
    }
    return in_.ok();
  }

  static bool is_length(Duration length) { return length.ns >= 0 && length <= kMaxDuration; }

  ByteReader in_;
  RunSpec spec_;
};

}  // namespace

std::vector<std::uint8_t> encode_spec(const RunSpec& spec) {
  ByteWriter out;
  out.u32(kMagic);
  out.u32(kVersion);
  out.text(spec.variant);
  out.i64(spec.machine.cores);
  out.u8(static_cast<std::uint8_t>(spec.model));
  out.i64(spec.seed);
  out.i64(spec.horizon ? spec.horizon->ns : kNoHorizon);
  out.count(spec.machine.devices.size());
  for (const DeviceSpec& device : spec.machine.devices) {
    out.text(device.name);
    out.i64(device.servers);
  }
  out.u8(static_cast<std::uint8_t>(spec.policy.kind));
  out.u8(static_cast<std::uint8_t>(spec.policy.requeue));
  out.u8(spec.policy.after_io == PolicySpec::AfterIo::preempt ? 1 : 0);
  out.i64(spec.policy.quantum.ns);
  out.count(spec.programs.size());
  for (const Program& program : spec.programs) {
    out.count(program.ops.size());
    for (std::size_t i = 0; i < program.ops.size(); ++i) {
      std::visit(WriteOp{out}, program.ops[i]);
      out.text(i < program.labels.size() ? program.labels[i] : std::string{});
    }
  }
  out.count(spec.tasks.size());
  for (const TaskSpec& task : spec.tasks) {
    out.text(task.name);
    out.u32(task.program.value);
    out.i64(task.priority);
    out.u32(task.statement);
    out.count(task.at.size());
    for (const Time at : task.at) out.i64(at.ns);
  }
  return std::move(out).take();
}

Result<RunSpec, std::string> decode_spec(std::span<const std::uint8_t> bytes) {
  return SpecReader{bytes}.read();
}

}  // namespace interleave
