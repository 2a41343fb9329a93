#include "trace/export/csv.hpp"

#include "base/format.hpp"
#include "trace/export/merged_slices.hpp"

namespace interleave {
namespace {

// A field, in quotes where it needs them.
void append_field(std::string& text, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += field;
    return;
  }
  text += '"';
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

}  // namespace

std::string export_csv(std::span<const RunReport> runs) {
  std::string text = "variant,core,thread,task,job,start_ns,end_ns,state\r\n";
  for (const RunReport& run : runs) {
    const Trace& trace = *run.trace;
    for (const MergedSlice& slice : merged_slices(trace)) {
      append_field(text, trace.variant);
      text += ',' + to_text(slice.core) + ',' + to_text(slice.thread) + ',';
      append_field(text, trace.task_name(slice.job));
      text += ',' + to_text(trace.jobs[slice.job.index()].index) + ',' + to_text(slice.start.ns) +
              ',' + to_text(slice.end.ns) + ',';
      text.append(name_of(slice.state)).append("\r\n");
    }
  }
  return text;
}

}  // namespace interleave
