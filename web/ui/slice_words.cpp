#include "ui/slice_words.hpp"

#include "base/format.hpp"
#include "base/words.hpp"
#include "layout/ready_queue.hpp"
#include "trace/narration_words.hpp"

namespace interleave {
namespace {

std::string_view operation_words(const Trace& trace, const Slice& slice) {
  const OperationInfo* operation = operation_of(trace, slice);
  if (operation == nullptr) return "";
  return operation->label.empty() ? operation->verb : operation->label;
}

std::string_view waited_for(const Trace& trace, const Slice& slice) {
  const auto name_in = [&slice](const auto& objects) {
    return slice.place < objects.size() ? std::string_view(objects[slice.place].name) : "";
  };
  switch (slice.wait) {
    case WaitKind::device: return name_in(trace.devices);
    case WaitKind::mutex: return name_in(trace.mutexes);
    case WaitKind::semaphore: return name_in(trace.semaphores);
    case WaitKind::channel: return name_in(trace.channels);
    case WaitKind::barrier: return name_in(trace.barriers);
    default: break;
  }
  return translated(slice.wait == WaitKind::timer              ? "timer"
                    : slice.wait == WaitKind::child            ? "its children"
                    : slice.wait == WaitKind::interpreter_lock ? "interpreter lock"
                                                               : "");
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

std::string_view english_of(State state) {
  switch (state) {
    case State::idle: return translatable("Idle");
    case State::ready: return translatable("Ready, waiting for a core");
    case State::running: return translatable("Running");
    case State::polling: return translatable("Polling");
    case State::switching: return translatable("Switching");
    case State::blocked: return translatable("Waiting for {0}");
    case State::stalled: return translatable("Not running: other programs have its core");
  }
  return "";
}

std::string state_words(const Trace& trace, const SlicePlace& at, const Slice& slice) {
  const std::string words =
      say(english_of(slice.state), {wait_words(trace, slice.wait, slice.place)});
  const bool on_core = slice.state == State::running || slice.state == State::polling ||
                       slice.state == State::switching;
  return on_core ? words + on_core_words(trace, at, slice) : words;
}

// Of somebody who is served, or holds something.
std::string_view english_of_held(RowKind kind) {
  switch (kind) {
    case RowKind::device: return translatable("Served by {0}");
    case RowKind::channel: return translatable("A message of it, in the {0}");
    case RowKind::semaphore: return translatable("Has a unit of the {0}");
    default: return translatable("Holds the {0}");
  }
}

std::string held_words(const Trace& trace, const SlicePlace& at) {
  return say(english_of_held(at.kind), {row_label(trace, at.kind, at.index)});
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
          say("Zoom in to tell them apart")};
}

std::string more_ready(std::size_t left, std::size_t known) {
  const bool is_all = known < kMostReady;
  return say(is_all ? translatable("and {0} more") : translatable("and {0} or more"),
             static_cast<std::int64_t>(left));
}

}  // namespace interleave
