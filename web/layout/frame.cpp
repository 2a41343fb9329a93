#include "layout/frame.hpp"

#include "base/format.hpp"

namespace interleave {
namespace {

bool shows_lanes(Frame frame) { return frame == Frame::your_code || frame == Frame::threads; }

}  // namespace

std::string_view name_of(Frame frame) {
  switch (frame) {
    case Frame::your_code: return "your-code";
    case Frame::threads: return "threads";
    case Frame::cores: return "cores";
    case Frame::whole_system: return "whole-system";
  }
  return "";
}

std::size_t row_count(const Trace& trace, Frame frame) {
  return shows_lanes(frame) ? trace.lanes.size() : trace.cores.size();
}

const Track& row_track(const Trace& trace, Frame frame, std::size_t row) {
  return shows_lanes(frame) ? trace.lanes[row].track : trace.cores[row];
}

std::string row_label(const Trace& trace, Frame frame, std::size_t row) {
  if (shows_lanes(frame)) return trace.tasks[trace.lanes[row].task.index()].name;
  return (trace.measured ? "worker " : "core ") + to_text(static_cast<std::int64_t>(row));
}

}  // namespace interleave
