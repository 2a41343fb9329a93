#include "ui/slice_words.hpp"

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {
namespace {

const OperationInfo* operation_of(const Trace& trace, const Slice& slice) {
  if (!slice.job.valid() || slice.operation == kNoOperation) return nullptr;
  const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  return slice.operation < operations.size() ? &operations[slice.operation] : nullptr;
}

std::string_view operation_words(const Trace& trace, const Slice& slice) {
  const OperationInfo* operation = operation_of(trace, slice);
  if (operation == nullptr) return "";
  return operation->label.empty() ? operation->verb : operation->label;
}

std::string_view waited_for(const Trace& trace, const Slice& slice) {
  const auto name_in = [&slice](const std::vector<CoordinationObject>& objects,
                                std::string_view kind) {
    return slice.place < objects.size() ? std::string_view(objects[slice.place].name) : kind;
  };
  switch (slice.wait) {
    case WaitKind::device:
      return slice.place < trace.devices.size() ? std::string_view(trace.devices[slice.place].name)
                                                : translated("device");
    case WaitKind::timer: return translated("timer");
    case WaitKind::mutex: return name_in(trace.mutexes, translated("mutex"));
    case WaitKind::semaphore: return name_in(trace.semaphores, translated("semaphore"));
    case WaitKind::channel: return name_in(trace.channels, translated("channel"));
    case WaitKind::barrier: return name_in(trace.barriers, translated("barrier"));
    case WaitKind::child: return translated("its children");
    case WaitKind::interpreter_lock: return translated("interpreter lock");
    case WaitKind::none: break;
  }
  return "";
}

std::string_view waiting_words(WaitKind wait) {
  switch (wait) {
    case WaitKind::mutex: return translatable("Waiting for the mutex {0}");
    case WaitKind::semaphore: return translatable("Waiting for the semaphore {0}");
    case WaitKind::channel: return translatable("Waiting for the channel {0}");
    case WaitKind::barrier: return translatable("Waiting for the barrier {0}");
    default: return translatable("Waiting for {0}");
  }
}

std::string stretch(Time start, Time end) {
  const std::string from = start.ns == 0 ? "0" : readable_duration(Duration{start.ns});
  return say("{0} to {1}, {2}",
             {from, readable_duration(Duration{end.ns}), readable_duration(end - start)});
}

std::string on_core_words(const Trace& trace, const SlicePlace& at, const Slice& slice) {
  const std::uint32_t core = at.kind == RowKind::core ? at.index : slice.place;
  // A thread's slice names the thread in place of the core.
  if (at.kind == RowKind::thread) return "";
  return " " + say(trace.measured ? translatable("on worker {0}") : translatable("on core {0}"),
                   static_cast<std::int64_t>(core));
}

std::string state_words(const Trace& trace, const SlicePlace& at, const Slice& slice) {
  const std::string place = on_core_words(trace, at, slice);
  switch (slice.state) {
    case State::idle: return std::string(translated("Idle"));
    case State::ready: return std::string(translated("Ready, waiting for a core"));
    case State::running: return std::string(translated("Running")) + place;
    case State::polling: return std::string(translated("Polling")) + place;
    case State::switching: return std::string(translated("Switching")) + place;
    case State::blocked: return say(waiting_words(slice.wait), {waited_for(trace, slice)});
    case State::stalled:
      return std::string(translated("Not running: other programs have its core"));
  }
  return "";
}

// Of somebody who is served, or holds something.
std::string held_words(const Trace& trace, const SlicePlace& at) {
  const std::string label = row_label(trace, at.kind, at.index);
  switch (at.kind) {
    case RowKind::device: return say("Served by {0}", {label});
    case RowKind::channel: return say("A message of it, in the {0}", {label});
    case RowKind::semaphore: return say("Has a unit of the {0}", {label});
    default: return say("Holds the {0}", {label});
  }
}

bool is_held(const SlicePlace& at) {
  return !at.waits && at.kind != RowKind::lane && at.kind != RowKind::thread &&
         at.kind != RowKind::core;
}

}  // namespace

std::string_view slice_label(const Trace& trace, RowKind kind, const Slice& slice) {
  if (!slice.job.valid() || slice.state == State::ready) return "";
  if (slice.state == State::blocked) return waited_for(trace, slice);
  if (kind == RowKind::lane) return operation_words(trace, slice);
  return trace.task_name(slice.job);
}

std::vector<std::string> slice_card(const Trace& trace, const SlicePlace& place,
                                    const Slice& slice) {
  std::vector<std::string> lines;
  if (slice.job.valid()) {
    std::string& head = lines.emplace_back(trace.task_name(slice.job));
    const std::string_view operation = operation_words(trace, slice);
    if (!operation.empty()) head.append(": ").append(operation);
  }
  lines.push_back(is_held(place) ? held_words(trace, place) : state_words(trace, place, slice));
  lines.push_back(stretch(slice.start, slice.end));
  return lines;
}

std::vector<std::string> fold_card(std::size_t count, Time start, Time end) {
  return {say("{0} {0|slice|slices}", static_cast<std::int64_t>(count)), stretch(start, end),
          std::string(translated("Zoom in to tell them apart"))};
}

}  // namespace interleave
