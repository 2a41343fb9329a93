#include "layout/frame.hpp"

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {

std::string_view name_of(Frame frame) {
  switch (frame) {
    case Frame::your_code: return "your-code";
    case Frame::threads: return "threads";
    case Frame::cores: return "cores";
    case Frame::whole_system: return "whole-system";
  }
  return "";
}

std::string_view name_of(RowKind kind) {
  switch (kind) {
    case RowKind::lane: return "lane";
    case RowKind::thread: return translatable("thread");
    case RowKind::core: return translatable("core");
    case RowKind::device: return "device";
    case RowKind::mutex: return translatable("mutex");
    case RowKind::semaphore: return translatable("semaphore");
    case RowKind::channel: return translatable("channel");
    case RowKind::barrier: return translatable("barrier");
  }
  return "";
}

std::string row_label(const Trace& trace, RowKind kind, std::uint32_t index) {
  const auto numbered = [index](std::string_view word) {
    return say(word) + " " + to_text(static_cast<std::int64_t>(index));
  };
  const auto named = [kind](const std::string& name) { return say(name_of(kind)) + " " + name; };
  switch (kind) {
    case RowKind::lane: return trace.lane_name(index);
    case RowKind::thread:
      if (trace.thread_per_task) return named(trace.lane_name(index));
      return trace.model == "event-loop" ? say("event loop") : numbered("thread");
    case RowKind::core: return numbered(trace.measured ? translatable("worker") : "core");
    case RowKind::device: return trace.devices[index].name;
    case RowKind::mutex: return named(trace.mutexes[index].name);
    case RowKind::semaphore: return named(trace.semaphores[index].name);
    case RowKind::channel: return named(trace.channels[index].name);
    case RowKind::barrier: return named(trace.barriers[index].name);
  }
  return "";
}

}  // namespace interleave
