#include "trace/export/csv.hpp"

#include "base/format.hpp"
#include "trace/export/merged_slices.hpp"

namespace interleave {

std::string csv_field(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{field};
  std::string text = "\"";
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

std::string export_csv(std::span<const RunReport> runs) {
  std::string text = "variant,core,thread,task,job,start_ns,end_ns,state\r\n";
  for (const RunReport& run : runs) {
    const Trace& trace = *run.trace;
    for (const MergedSlice& slice : merged_slices(trace)) {
      text += csv_field(trace.variant);
      text += ',' + to_text(slice.core) + ',' + to_text(slice.thread) + ',';
      text += csv_field(trace.task_name(slice.job));
      text += ',' + to_text(trace.jobs[slice.job.index()].index) + ',' + to_text(slice.start.ns) +
              ',' + to_text(slice.end.ns) + ',';
      text.append(name_of(slice.state)).append("\r\n");
    }
  }
  return text;
}

}  // namespace interleave
