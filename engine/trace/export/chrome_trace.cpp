#include "trace/export/chrome_trace.hpp"

#include <cstddef>
#include <cstdint>

#include "base/format.hpp"
#include "trace/export/merged_slices.hpp"
#include "trace/flows.hpp"

namespace interleave {
namespace {

// Nanoseconds as microseconds, exactly: 1500 -> "1.500".
std::string microseconds(std::int64_t ns) {
  const std::string fraction = to_text(1000 + ns % 1000);
  return to_text(ns / 1000) + "." + fraction.substr(1);
}

// Writes the events of one variant: process `pid`, threads 1 to cores for the cores, the following
// ones for the lanes of the tasks.
class VariantWriter {
 public:
  VariantWriter(std::string& text, const Trace& trace, std::int64_t pid)
      : text_(text), trace_(trace), pid_(pid), spans_(pid * kSpansOfOne) {}

  void write() {
    const std::string kind = trace_.measured ? "measured" : "simulated";
    const std::string name = trace_.variant.empty() ? kind : trace_.variant + " (" + kind + ")";
    metadata("process_name", 0, "\"name\": " + json_string(name));
    metadata("process_sort_index", 0, "\"sort_index\": " + to_text(pid_));
    for (std::size_t c = 0; c < trace_.cores.size(); ++c) {
      name_row(core_row(c), "core " + to_text(static_cast<std::int64_t>(c)));
    }
    for (std::size_t l = 0; l < trace_.lanes.size(); ++l) {
      name_row(lane_row(l), trace_.lane_name(l));
    }
    write_cores();
    for (std::size_t l = 0; l < trace_.lanes.size(); ++l) write_lane(l);
    for (const DeviceTrack& device : trace_.devices) write_device(device);
    for (const Flow& flow : flows_of(trace_)) write_flow(flow);
    for (const JobInfo& job : trace_.jobs) write_miss(job);
    write_curve("in progress", tasks_in_progress(trace_));
    write_curve("executing", tasks_executing(trace_));
  }

 private:
  [[nodiscard]] std::int64_t core_row(std::size_t core) const {
    return static_cast<std::int64_t>(core) + 1;
  }
  [[nodiscard]] std::int64_t lane_row(std::size_t lane) const {
    return static_cast<std::int64_t>(trace_.cores.size() + lane) + 1;
  }

  void begin(std::string_view phase, std::int64_t row) {
    if (text_.back() != '[') text_ += ',';
    text_.append("\n{\"ph\": \"").append(phase);
    text_ += "\", \"pid\": " + to_text(pid_) + ", \"tid\": " + to_text(row);
  }
  void metadata(std::string_view what, std::int64_t row, const std::string& argument) {
    begin("M", row);
    text_.append(", \"name\": \"").append(what).append("\", \"args\": {") += argument + "}}";
  }
  void name_row(std::int64_t row, const std::string& name) {
    metadata("thread_name", row, "\"name\": " + json_string(name));
    metadata("thread_sort_index", row, "\"sort_index\": " + to_text(row));
  }
  void slice(std::int64_t row, Time start, Time end, std::string_view name, State state, JobId job,
             std::string_view label) {
    begin("X", row);
    text_ += ", \"ts\": " + microseconds(start.ns) +
             ", \"dur\": " + microseconds((end - start).ns) + ", \"name\": " + json_string(name) +
             ", \"cat\": \"";
    text_.append(name_of(state)) +=
        "\", \"args\": {\"task\": " + json_string(trace_.task_name(job)) +
        ", \"job\": " + to_text(trace_.jobs[job.index()].index);
    if (!label.empty()) text_ += ", \"label\": " + json_string(label);
    text_ += "}}";
  }

  void write_cores() {
    for (const MergedSlice& merged : merged_slices(trace_)) {
      slice(core_row(merged.core), merged.start, merged.end, trace_.task_name(merged.job),
            merged.state, merged.job, {});
    }
  }
  void write_lane(std::size_t index) {
    const Lane& lane = trace_.lanes[index];
    const auto& operations = trace_.programs[trace_.tasks[lane.task.index()].program].operations;
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& part = lane.track[i];
      const bool known = part.operation < operations.size() && part.state != State::ready;
      slice(lane_row(index), part.start, part.end,
            known ? std::string_view{operations[part.operation].verb} : name_of(part.state),
            part.state, part.job, known ? operations[part.operation].label : std::string_view{});
    }
  }

  // An event `name` at t in a row, up to its own members.
  void event(std::string_view phase, std::int64_t row, Time t, std::string_view name,
             std::string_view category) {
    begin(phase, row);
    text_ +=
        ", \"ts\": " + microseconds(t.ns) + ", \"name\": " + json_string(name) + ", \"cat\": \"";
    text_.append(category) += '"';
  }

  // Services may overlap: each is a span of its own in the device's group.
  void write_device(const DeviceTrack& device) {
    for (const DeviceRequest& request : device.requests) {
      if (!request.begun) continue;
      const std::string id = ", \"id\": " + to_text(++spans_) + "}";
      const std::string name = device.name + ": " + trace_.task_name(request.job);
      event("b", 0, *request.begun, name, "device");
      text_ += id;
      event("e", 0, request.done.value_or(trace_.end), name, "device");
      text_ += id;
    }
  }

  // Where an arrow leaves a job: in the slice that ends at t, if there is one. A viewer asks which
  // slice an arrow's end lies in, and the nanosecond at t is the next one's.
  [[nodiscard]] Time departure(JobId job, Time t) const {
    const Time before{t.ns - 1};
    const Track& lane = trace_.lanes[trace_.jobs[job.index()].lane].track;
    return lane.at(before) ? before : t;
  }

  // An arrow between two lanes. Services of devices have no lane.
  void write_flow(const Flow& flow) {
    if (flow.from.device != kNoDevice || flow.to.device != kNoDevice) return;
    const std::string id = ", \"id\": " + to_text(++spans_);
    const std::string_view name = flow.kind == FlowKind::spawned ? "spawn" : name_of(flow.kind);
    event("s", lane_row(trace_.jobs[flow.from.job.index()].lane),
          departure(flow.from.job, flow.from.at), name, name);
    text_ += id + "}";
    event("f", lane_row(trace_.jobs[flow.to.job.index()].lane), flow.to.at, name, name);
    text_ += id + ", \"bp\": \"e\"}";
  }

  // A mark where a deadline passed.
  void write_miss(const JobInfo& job) {
    if (!job.deadline || *job.deadline > trace_.end) return;
    if (job.finish && *job.finish <= *job.deadline) return;
    event("i", lane_row(job.lane), *job.deadline, job.dropped ? "dropped" : "deadline missed",
          "deadline");
    text_ += ", \"s\": \"t\"}";
  }
  void write_curve(std::string_view name, const StepCurve& curve) {
    for (std::size_t i = 0; i < curve.at.size(); ++i) {
      begin("C", 0);
      text_ += ", \"ts\": " + microseconds(curve.at[i].ns) + ", \"name\": " + json_string(name) +
               ", \"args\": {\"tasks\": " + to_text(curve.value[i]) + "}}";
    }
  }

  std::string& text_;
  const Trace& trace_;
  std::int64_t pid_;
  // Ids of spans and arrows are apart from those of other variants.
  static constexpr std::int64_t kSpansOfOne = 1'000'000'000;
  std::int64_t spans_;
};

}  // namespace

std::string export_chrome_trace(std::span<const RunReport> runs) {
  std::string text = "{\"displayTimeUnit\": \"ns\", \"traceEvents\": [";
  std::int64_t pid = 1;
  for (const RunReport& run : runs) VariantWriter{text, *run.trace, pid++}.write();
  return text + "\n]}\n";
}

}  // namespace interleave
