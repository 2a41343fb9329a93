#include "trace/export/svg_rows.hpp"

#include "base/format.hpp"

namespace interleave {

std::vector<SvgRow> svg_rows(const Trace& trace, SvgOptions::Frame frame) {
  std::vector<SvgRow> rows;
  if (frame == SvgOptions::Frame::your_code) {
    for (std::size_t i = 0; i < trace.lanes.size(); ++i) {
      rows.push_back({SvgRow::Kind::lane, i, trace.lane_name(i), {&trace.lanes[i].track}});
    }
    return rows;
  }
  for (const Track& core : trace.cores) {
    const std::string number = to_text(static_cast<std::int64_t>(rows.size()));
    rows.push_back({SvgRow::Kind::core,
                    rows.size(),
                    (trace.measured ? "worker " : "core ") + number,
                    {&core}});
  }
  return rows;
}

std::vector<std::size_t> last_cores(const Trace& trace) {
  std::vector<std::size_t> cores(trace.jobs.size(), trace.cores.size());
  std::vector<Time> until(trace.jobs.size());
  for (std::size_t core = 0; core < trace.cores.size(); ++core) {
    const Track& track = trace.cores[core];
    for (std::size_t i = 0; i < track.size(); ++i) {
      const JobId job = track.job(i);
      if (!job.valid() || track.end(i) < until[job.index()]) continue;
      until[job.index()] = track.end(i);
      cores[job.index()] = core;
    }
  }
  return cores;
}

}  // namespace interleave
