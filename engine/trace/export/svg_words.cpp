#include "trace/export/svg_words.hpp"

#include <vector>

#include "trace/export/svg_writer.hpp"

namespace interleave {

std::string run_words(const Trace& trace, const SvgMark& mark, bool by_operation) {
  const TaskInfo& task = trace.tasks[trace.jobs[mark.job.index()].task.index()];
  if (!by_operation) return task.name;
  const auto& operations = trace.programs[task.program].operations;
  if (mark.operation >= operations.size()) return "";
  const OperationInfo& operation = operations[mark.operation];
  return operation.label.empty() ? operation.verb : operation.label;
}

std::string wait_words(const Trace& trace, const SvgMark& mark) {
  const auto name_in = [&mark](const std::vector<CoordinationObject>& objects) {
    return mark.place < objects.size() ? objects[mark.place].name : std::string{};
  };
  switch (mark.wait) {
    case WaitKind::device:
      return mark.place < trace.devices.size() ? trace.devices[mark.place].name : "";
    case WaitKind::mutex: return name_in(trace.mutexes);
    case WaitKind::semaphore: return name_in(trace.semaphores);
    case WaitKind::channel: return name_in(trace.channels);
    case WaitKind::barrier: return name_in(trace.barriers);
    default: return "";
  }
}

std::string fitting(const std::string& text, float width, float size) {
  if (text_width(text, size) <= width) return text;
  std::string shortened = text;
  while (!shortened.empty() && text_width(shortened + "…", size) > width) {
    do {
      shortened.pop_back();
    } while (!shortened.empty() && (static_cast<unsigned char>(shortened.back()) & 0xc0) == 0x80);
    if (!shortened.empty() && static_cast<unsigned char>(shortened.back()) >= 0xc0) {
      shortened.pop_back();
    }
  }
  return shortened + "…";
}

std::string spaced(std::string duration) {
  const std::size_t unit = duration.find_first_not_of("0123456789.");
  if (unit == std::string::npos) return duration;
  if (duration.compare(unit, std::string::npos, "us") == 0) duration.replace(unit, 1, "µ");
  return duration.insert(unit, " ");
}

}  // namespace interleave
