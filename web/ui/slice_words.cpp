#include "ui/slice_words.hpp"

#include "base/format.hpp"

namespace interleave {
namespace {

const OperationInfo* operation_of(const Trace& trace, const Slice& slice) {
  if (!slice.job.valid() || slice.operation == kNoOperation) return nullptr;
  const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  return slice.operation < operations.size() ? &operations[slice.operation] : nullptr;
}

std::string operation_words(const Trace& trace, const Slice& slice) {
  const OperationInfo* operation = operation_of(trace, slice);
  if (operation == nullptr) return "";
  return operation->label.empty() ? operation->verb : operation->label;
}

std::string waited_for(const Trace& trace, const Slice& slice) {
  if (slice.wait == WaitKind::device && slice.place < trace.devices.size()) {
    return trace.devices[slice.place].name;
  }
  switch (slice.wait) {
    case WaitKind::timer: return "timer";
    case WaitKind::mutex: return "mutex";
    case WaitKind::semaphore: return "semaphore";
    case WaitKind::channel: return "channel";
    case WaitKind::barrier: return "barrier";
    case WaitKind::child: return "its children";
    case WaitKind::interpreter_lock: return "interpreter lock";
    case WaitKind::device:
    case WaitKind::none: break;
  }
  return "";
}

std::string stretch(Time start, Time end) {
  const std::string from = start.ns == 0 ? "0" : readable_duration(Duration{start.ns});
  return from + " to " + readable_duration(Duration{end.ns}) + ", " +
         readable_duration(end - start);
}

std::string state_words(const Trace& trace, std::size_t row, bool on_core_row, const Slice& slice) {
  const std::string core = to_text(static_cast<std::int64_t>(on_core_row ? row : slice.place));
  const std::string place = (trace.measured ? " on worker " : " on core ") + core;
  switch (slice.state) {
    case State::idle: return "Idle";
    case State::ready: return "Ready, waiting for a core";
    case State::running: return "Running" + place;
    case State::polling: return "Polling" + place;
    case State::switching: return "Switching" + place;
    case State::blocked: return "Waiting for " + waited_for(trace, slice);
    case State::stalled: return "Not running: the system took" + place.substr(3) + " away";
  }
  return "";
}

}  // namespace

std::string slice_label(const Trace& trace, Frame frame, const Slice& slice) {
  if (!slice.job.valid() || slice.state == State::ready) return "";
  if (slice.state == State::blocked) return waited_for(trace, slice);
  const bool by_task = frame == Frame::cores || frame == Frame::whole_system;
  return by_task ? trace.task_name(slice.job) : operation_words(trace, slice);
}

std::vector<std::string> slice_card(const Trace& trace, Frame frame, std::size_t row,
                                    const Slice& slice) {
  const bool by_core = frame == Frame::cores || frame == Frame::whole_system;
  std::vector<std::string> lines;
  if (slice.job.valid()) {
    const std::string operation = operation_words(trace, slice);
    lines.push_back(trace.task_name(slice.job) + (operation.empty() ? "" : ": " + operation));
  }
  lines.push_back(state_words(trace, row, by_core, slice));
  lines.push_back(stretch(slice.start, slice.end));
  return lines;
}

std::vector<std::string> fold_card(std::size_t count, Time start, Time end) {
  return {counted(static_cast<std::int64_t>(count), "slice"), stretch(start, end),
          "Zoom in to tell them apart"};
}

}  // namespace interleave
