#include "trace/trace.hpp"

#include "base/format.hpp"
#include "base/words.hpp"

namespace interleave {

std::string Trace::lane_name(std::size_t lane) const {
  std::string name = tasks[lanes[lane].task.index()].name;
  const Track& track = lanes[lane].track;
  if (lane >= tasks.size() && !track.empty())
    name += " " + to_text(jobs[track.job(0).index()].index);
  return name;
}

std::string_view name_of(End end) {
  constexpr std::string_view kNames[] = {translatable("running"), translatable("completed"),
                                         translatable("horizon"), translatable("deadlock"),
                                         translatable("fault"),   translatable("no-progress"),
                                         translatable("budget")};
  return kNames[static_cast<std::size_t>(end)];
}

std::string_view name_of(State state) {
  constexpr std::string_view kNames[] = {"idle",      "ready",   "running", "polling",
                                         "switching", "blocked", "stalled"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace interleave
