// The layout, in order: "ILVT", version, the run's own fields, programs, tasks, lanes' tasks, jobs,
// the lanes' slices, the cores' slices, devices, what wire_objects.hpp has. Counts and ids are 32
// bits, instants 64. What a record points at stands before it, so that decode() can check each one
// as it reads it; the rules of the two kinds of track are in wire_tracks.cpp.
#include "trace/wire.hpp"

#include <optional>
#include <utility>

#include "base/bytes.hpp"
#include "trace/wire_objects.hpp"
#include "trace/wire_tracks.hpp"

namespace interleave {
namespace {

constexpr std::uint32_t kMagic = 0x54564c49;  // "ILVT"
constexpr std::uint32_t kVersion = 3;
constexpr std::int64_t kAbsent = -1;

// The fewest bytes that one of these takes.
constexpr std::size_t kOperationBytes = 8, kProgramBytes = 4, kTaskBytes = 44, kLaneBytes = 4,
                      kJobBytes = 60, kTrackBytes = 4, kDeviceBytes = 16;

void write_optional(ByteWriter& out, std::optional<Time> time) {
  out.i64(time ? time->ns : kAbsent);
}

void write_track(ByteWriter& out, const Track& track) {
  out.count(track.size());
  for (std::size_t i = 0; i < track.size(); ++i) {
    const Slice slice = track[i];
    out.i64(slice.start.ns);
    out.i64(slice.end.ns);
    out.u32(slice.job.value);
    out.u32(slice.place);
    out.u32(slice.operation);
    out.u8(static_cast<std::uint8_t>(slice.state));
    out.u8(static_cast<std::uint8_t>(slice.cause));
    out.u8(static_cast<std::uint8_t>(slice.wait));
  }
}

void write_tables(ByteWriter& out, const Trace& trace) {
  out.count(trace.programs.size());
  for (const ProgramInfo& program : trace.programs) {
    out.count(program.operations.size());
    for (const OperationInfo& operation : program.operations) {
      out.text(operation.verb);
      out.text(operation.label);
    }
  }
  out.count(trace.tasks.size());
  for (const TaskInfo& task : trace.tasks) {
    out.text(task.name);
    out.u32(task.program);
    out.u32(task.group);
    out.i64(task.last_arrival.ns);
    out.i64(task.priority);
    out.i64(task.period ? task.period->ns : kAbsent);
    out.u32(task.pins);
    out.u32(task.after);
  }
  out.count(trace.lanes.size());
  for (const Lane& lane : trace.lanes) out.u32(lane.task.value);
  out.count(trace.jobs.size());
  for (const JobInfo& job : trace.jobs) {
    out.u32(job.task.value);
    out.u32(job.index);
    out.u32(job.lane);
    out.i64(job.arrival.ns);
    write_optional(out, job.start);
    write_optional(out, job.finish);
    out.i64(job.cpu_demand.ns);
    write_optional(out, job.deadline);
    write_optional(out, job.dropped);
  }
}

class Decoder {
 public:
  explicit Decoder(std::span<const std::uint8_t> bytes) : in_(bytes) {}

  Result<Trace, std::string> decode() {
    if (in_.u32() != kMagic) return Unexpected{std::string{"these bytes are no run"}};
    if (in_.u32() != kVersion) {
      return Unexpected{
          std::string{"this run was written by another version: load the page again"}};
    }
    const bool whole = read_head() && read_programs() && read_tasks() && read_lane_tasks() &&
                       read_jobs() && read_tracks() && read_devices() && in_.ok();
    if (!whole || !in_.at_end()) {
      return Unexpected{std::string{"the run is damaged: "} +
                        (whole ? "there is more after its end" : failure_)};
    }
    return std::move(trace_);
  }

 private:
  bool fail(const char* why) {
    failure_ = in_.ok() ? why : "it ends too early";
    return false;
  }
  bool is_instant(Time time) const { return time.ns >= 0 && time <= trace_.end; }
  bool read_flag(bool& flag) {
    const std::uint8_t value = in_.u8();
    flag = value == 1;
    return in_.ok() && value <= 1;
  }
  bool read_optional(OptionalTime& time) {
    const std::int64_t ns = in_.i64();
    if (ns != kAbsent) time = Time{ns};
    return in_.ok() && (!time || is_instant(*time));
  }

  bool read_head() {
    if (!read_flag(trace_.measured) || !read_flag(trace_.global_queue) ||
        !read_flag(trace_.preemptive_quantum) || !read_flag(trace_.thread_per_task) ||
        !read_flag(trace_.interpreter_lock)) {
      return fail("a flag is neither 0 nor 1");
    }
    const std::uint8_t preemption = in_.u8();
    if (preemption > static_cast<std::uint8_t>(Preemption::other)) {
      return fail("its preemption is of no known kind");
    }
    trace_.preemption = static_cast<Preemption>(preemption);
    trace_.quantum = Duration{in_.i64()};
    if (trace_.quantum.ns < 0 || trace_.quantum > kMaxDuration) {
      return fail("its quantum is out of range");
    }
    const std::uint8_t end_kind = in_.u8();
    if (end_kind > static_cast<std::uint8_t>(End::budget))
      return fail("its end is of no known kind");
    trace_.end_kind = static_cast<End>(end_kind);
    trace_.end = Time{in_.i64()};
    if (trace_.end.ns < 0 || trace_.end > kMaxTime) return fail("its end is out of range");
    trace_.variant = in_.text();
    trace_.policy = in_.text();
    trace_.model = in_.text();
    return in_.ok() || fail("");
  }

  bool read_programs() {
    const std::size_t programs = in_.count(kProgramBytes);
    for (std::size_t i = 0; i < programs; ++i) {
      ProgramInfo& program = trace_.programs.emplace_back();
      const std::size_t operations = in_.count(kOperationBytes);
      for (std::size_t k = 0; k < operations; ++k) {
        std::string verb = in_.text();
        program.operations.push_back({std::move(verb), in_.text()});
      }
    }
    return in_.ok() || fail("");
  }

  bool read_tasks() {
    const std::size_t tasks = in_.count(kTaskBytes);
    for (std::size_t i = 0; i < tasks; ++i) {
      TaskInfo& task = trace_.tasks.emplace_back();
      task.name = in_.text();
      task.program = in_.u32();
      task.group = in_.u32();
      task.last_arrival = Time{in_.i64()};
      if (task.program >= trace_.programs.size()) return fail("a task has no program");
      if (task.last_arrival.ns < 0 || task.last_arrival > kMaxTime) {
        return fail("a task arrives out of range");
      }
      task.priority = in_.i64();
      const std::int64_t period = in_.i64();
      if (period != kAbsent) task.period = Duration{period};
      if (task.period && (task.period->ns < 0 || *task.period > kMaxDuration)) {
        return fail("a task's period is out of range");
      }
      task.pins = in_.u32();
      task.after = in_.u32();
    }
    return in_.ok() || fail("");
  }

  bool read_lane_tasks() {
    const std::size_t lanes = in_.count(kLaneBytes);
    for (std::size_t i = 0; i < lanes; ++i) {
      const TaskId task{in_.u32()};
      if (task.index() >= trace_.tasks.size()) return fail("a lane has no task");
      trace_.lanes.push_back({task, {}});
    }
    return in_.ok() || fail("");
  }

  bool read_jobs() {
    const std::size_t jobs = in_.count(kJobBytes);
    for (std::size_t i = 0; i < jobs; ++i) {
      JobInfo& job = trace_.jobs.emplace_back();
      job.task = TaskId{in_.u32()};
      job.index = in_.u32();
      job.lane = in_.u32();
      job.arrival = Time{in_.i64()};
      if (job.lane >= trace_.lanes.size() || trace_.lanes[job.lane].task != job.task) {
        return fail("a job has no lane of its task");
      }
      if (!read_optional(job.start) || !read_optional(job.finish) || !is_instant(job.arrival) ||
          (job.start && *job.start < job.arrival) ||
          (job.finish && *job.finish < job.start.value_or(job.arrival))) {
        return fail("a job's times are out of order");
      }
      job.cpu_demand = Duration{in_.i64()};
      if (job.cpu_demand.ns < 0 || job.cpu_demand > kMaxDuration) {
        return fail("a job's work is out of range");
      }
      const std::int64_t deadline = in_.i64();
      if (deadline != kAbsent) job.deadline = Time{deadline};
      if (job.deadline && (deadline < 0 || *job.deadline > kMaxTime)) {
        return fail("a job's deadline is out of range");
      }
      if (!read_optional(job.dropped) || (job.dropped && job.finish)) {
        return fail("a job is both finished and dropped");
      }
    }
    return in_.ok() || fail("");
  }

  bool read_tracks() {
    for (Lane& lane : trace_.lanes) {
      if (!read_slices(in_, lane.track)) return fail("a slice has no length or is out of order");
    }
    const std::size_t cores = in_.count(kTrackBytes);
    for (std::size_t i = 0; i < cores; ++i) {
      if (!read_slices(in_, trace_.cores.emplace_back())) {
        return fail("a slice has no length or is out of order");
      }
    }
    if (!in_.ok()) return fail("");
    if (const char* why = why_tracks_are_wrong(trace_)) return fail(why);
    return true;
  }

  bool read_devices() {
    const std::size_t devices = in_.count(kDeviceBytes);
    for (std::size_t i = 0; i < devices; ++i) {
      DeviceTrack& device = trace_.devices.emplace_back();
      device.name = in_.text();
      device.servers = in_.i64();
      if (device.servers < 0) return fail("a device has less than no server");
      const std::size_t requests = in_.count(kRequestBytes);
      for (std::size_t k = 0; k < requests; ++k) {
        if (!read_request(in_, trace_, device.requests))
          return fail("a device's request is damaged");
      }
    }
    if (!in_.ok()) return fail("");
    if (!devices_exist(trace_)) return fail("a job waits for a device that is not there");
    return read_objects(in_, trace_) || fail("what its tasks coordinate with is damaged");
  }

  ByteReader in_;
  Trace trace_;
  std::string failure_;
};

}  // namespace

std::vector<std::uint8_t> encode(const Trace& trace) {
  ByteWriter out;
  out.u32(kMagic);
  out.u32(kVersion);
  out.u8(trace.measured ? 1 : 0);
  out.u8(trace.global_queue ? 1 : 0);
  out.u8(trace.preemptive_quantum ? 1 : 0);
  out.u8(trace.thread_per_task ? 1 : 0);
  out.u8(trace.interpreter_lock ? 1 : 0);
  out.u8(static_cast<std::uint8_t>(trace.preemption));
  out.i64(trace.quantum.ns);
  out.u8(static_cast<std::uint8_t>(trace.end_kind));
  out.i64(trace.end.ns);
  out.text(trace.variant);
  out.text(trace.policy);
  out.text(trace.model);
  write_tables(out, trace);
  for (const Lane& lane : trace.lanes) write_track(out, lane.track);
  out.count(trace.cores.size());
  for (const Track& core : trace.cores) write_track(out, core);
  out.count(trace.devices.size());
  for (const DeviceTrack& device : trace.devices) {
    out.text(device.name);
    out.i64(device.servers);
    out.count(device.requests.size());
    for (const DeviceRequest& request : device.requests) write_request(out, request);
  }
  write_objects(out, trace);
  return std::move(out).take();
}

Result<Trace, std::string> decode(std::span<const std::uint8_t> bytes) {
  return Decoder{bytes}.decode();
}

}  // namespace interleave
