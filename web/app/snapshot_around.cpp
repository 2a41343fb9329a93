#include "app/snapshot_around.hpp"

#include <algorithm>

#include "ui/facts.hpp"

namespace interleave {
namespace {

void write_slice(JsonWriter& json, const Trace& trace, const FrameRows& rows, std::size_t row,
                 const Slice& slice) {
  json.object().field("state", name_of(slice.state));
  if (slice.job.valid()) {
    const JobInfo& job = trace.jobs[slice.job.index()];
    json.field("name", trace.tasks[job.task.index()].name).field("task", job.task.value);
    json.field("job", job.index);
  }
  json.field("start", rows.run_time(row, slice.start).ns);
  json.field("end", rows.run_time(row, slice.end).ns).end_object();
}

// On a lane the operations are told apart, elsewhere who runs is.
bool continues(const Slice& a, const Slice& b, RowKind kind) {
  return kind != RowKind::lane && a.job == b.job && a.state == b.state && a.end == b.start;
}

// The slice i with its like on either side, and where it begins and ends in the track.
struct Stretched {
  Slice slice;
  std::size_t first, last;
};

Stretched stretched(const Track& track, std::size_t i, RowKind kind) {
  constexpr std::size_t kFar = 1000;  // slices; farther nobody looks
  Stretched all{track[i], i, i};
  while (all.first > 0 && i - all.first < kFar &&
         continues(track[all.first - 1], track[all.first], kind)) {
    --all.first;
  }
  while (all.last + 1 < track.size() && all.last - i < kFar &&
         continues(track[all.last], track[all.last + 1], kind)) {
    ++all.last;
  }
  all.slice.start = track.start(all.first);
  all.slice.end = track.end(all.last);
  return all;
}

void write_track(JsonWriter& json, const AppState& state, const Trace& trace, const FrameRows& rows,
                 std::size_t row, const Track& track) {
  if (track.empty()) return;
  const RowKind kind = rows[row].kind;
  const std::size_t at = track.first_ending_after(rows.shown_time(row, state.cursor));
  const Stretched now = stretched(track, std::min(at, track.size() - 1), kind);
  const auto write = [&](std::size_t i) {
    write_slice(json, trace, rows, row, stretched(track, i, kind).slice);
  };
  if (now.first > 0) write(now.first - 1);
  write_slice(json, trace, rows, row, now.slice);
  if (now.last + 1 < track.size()) write(now.last + 1);
}

}  // namespace

void write_around(JsonWriter& json, const AppState& state, const Picture& picture) {
  json.key("around").array();
  const std::vector<Block>& blocks = picture.stack.blocks;
  const auto shown = std::find_if(blocks.begin(), blocks.end(), [&state](const Block& block) {
    return &reading_of(state, block) == chosen_reading(state);
  });
  if (shown != blocks.end() && !state.runs[shown->run].hidden) {
    const FrameRows& rows = picture.frames[static_cast<std::size_t>(shown - blocks.begin())];
    const Trace& trace = reading_of(state, *shown).trace;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostAround); ++i) {
      json.object().field("row", rows.label(i)).key("slices").array();
      const std::size_t tracks = std::min<std::size_t>(rows[i].slots, kMostTracksAround);
      for (std::uint32_t k = 0; k < tracks; ++k) {
        write_track(json, state, trace, rows, i, rows.track(rows[i], k));
      }
      json.end_array().end_object();
    }
  }
  json.end_array();
}

}  // namespace interleave
