#include "trace/narration.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/format.hpp"
#include "trace/ratio.hpp"

namespace interleave {
namespace {

constexpr std::size_t kNamed = 3;  // of each kind; the others are counted

std::string since(Time t) {
  return t == Time{} ? " since the start" : " since " + readable_duration(t - Time{});
}

// "a", "a and b", "a, b and c", "a, b, c and 12 more".
std::string listed(const std::vector<std::string>& names, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() && names.size() == count ? " and " : ", ";
    text += names[i];
  }
  if (count > names.size()) {
    text += " and " + to_text(static_cast<std::int64_t>(count - names.size())) + " more";
  }
  return text;
}

struct Named {
  std::vector<std::string> names;
  std::size_t count = 0;

  void add(const std::string& name) {
    if (count++ < kNamed) names.push_back(name);
  }
  [[nodiscard]] std::string list() const { return listed(names, count); }
};

void append_clause(std::string& text, const std::string& clause) {
  if (!text.empty()) text += "; ";
  text += clause;
}

std::string_view wait_word(WaitKind kind) {
  constexpr std::string_view kWords[kWaitKinds] = {
      "something", "a device",       "a timer",
      "a mutex",   "a semaphore",    "a channel",
      "a barrier", "its child jobs", "the interpreter lock"};
  return kWords[static_cast<std::size_t>(kind)];
}

// Where this job's stay on its core began: with the operation if that has words of its own.
Time stay_began(const Track& track, std::size_t i, bool by_operation) {
  while (i > 0 && track[i - 1].end == track[i].start && track[i - 1].job == track[i].job &&
         track[i - 1].state == track[i].state && track[i - 1].place == track[i].place &&
         (!by_operation || track[i - 1].operation == track[i].operation)) {
    --i;
  }
  return track[i].start;
}

std::string on_core_clause(const Trace& trace, const Track& track, std::size_t i) {
  const Slice& slice = track[i];
  const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  const std::string label =
      slice.operation < operations.size() ? operations[slice.operation].label : std::string{};
  std::string text = task.name;
  switch (slice.state) {
    case State::polling: text += " keeps asking on core "; break;
    case State::switching: text += " is being switched to on core "; break;
    case State::stalled: text += " has lost to other programs core "; break;
    default: text += " runs on core "; break;
  }
  text += to_text(slice.place) + since(stay_began(track, i, !label.empty()));
  return label.empty() ? text : text + " (" + label + ")";
}

// Those who wait for one thing, in the order of the lanes.
struct Waiters {
  WaitKind kind;
  std::uint32_t place;
  Named who;
};

Named& waiters_for(std::vector<Waiters>& all, const Slice& slice) {
  for (Waiters& waiters : all) {
    if (waiters.kind == slice.wait && waiters.place == slice.place) return waiters.who;
  }
  return all.emplace_back(Waiters{slice.wait, slice.place, {}}).who;
}

std::string waited_for(const Trace& trace, const Waiters& waiters) {
  if (waiters.kind == WaitKind::device && waiters.place < trace.devices.size()) {
    return trace.devices[waiters.place].name;
  }
  return std::string{wait_word(waiters.kind)};
}

struct Progress {
  std::size_t finished = 0, all = 0;
};

Progress progress_at(const Trace& trace, Time t) {
  Progress progress{0, trace.jobs.size()};
  for (const JobInfo& job : trace.jobs) progress.finished += job.finish && *job.finish <= t;
  return progress;
}

std::string how_it_ended(const Trace& trace) {
  const std::string at = readable_duration(trace.end - Time{});
  switch (trace.end_kind) {
    case End::completed: return "The run is over after " + at;
    case End::horizon: return "The run was stopped at its horizon of " + at;
    case End::deadlock: return "From " + at + " on nobody can ever go on: a deadlock";
    case End::fault: return "A task did what it must not at " + at;
    case End::no_progress: return "A task did a million operations in one instant, at " + at;
    case End::budget: return "The run was given up for its many events at " + at;
    case End::running: break;
  }
  return "The run has come to " + at;
}

std::string finished_clause(Progress progress) {
  const auto all = static_cast<std::int64_t>(progress.all);
  if (progress.finished == progress.all) {
    return all == 1 ? "the only job has finished" : "all " + counted(all, "job") + " have finished";
  }
  return to_text(static_cast<std::int64_t>(progress.finished)) + " of " + counted(all, "job") +
         (progress.finished == 1 ? " has finished" : " have finished");
}

// value / 10 with one decimal, "2.4".
std::string tenths(std::int64_t value) { return to_text(value / 10) + "." + to_text(value % 10); }

// How much smaller or larger `after` is than `before` > 0, in percent and never rounded to none.
std::string percent_change(WideInt before, WideInt after) {
  const WideInt difference = after > before ? after - before : before - after;
  const auto percent = static_cast<std::int64_t>((difference * 100 + before / 2) / before);
  return (percent == 0 ? "under 1" : to_text(percent)) + " %";
}

std::string speed_clause(Duration before, Duration after) {
  if (before == after) return "equally soon";
  const std::string word = after < before ? " sooner" : " later";
  const WideInt larger = std::max(before, after).ns, smaller = std::min(before, after).ns;
  if (smaller == 0) return "done at once" + std::string{after < before ? "" : " before"};
  const auto ratio = static_cast<std::int64_t>((larger * 10 + smaller / 2) / smaller);
  if (ratio >= 12) return tenths(ratio) + " times" + word;
  return percent_change(before.ns, after.ns) + word;
}

std::string amount_clause(WideInt before, WideInt after, const std::string& what) {
  if (before == after) return "same " + what;
  if (after == 0) return "no " + what + " any more";
  if (before == 0) return what + " where there was none";
  return percent_change(before, after) + (after > before ? " more " : " less ") + what;
}

WideInt total_waiting(const Metrics& metrics) {
  WideInt sum = 0;
  for (const JobMetrics& job : metrics.jobs) sum += job.waiting.ns;
  return sum;
}

}  // namespace

std::string describe_now(const Trace& trace, Time t) {
  if (trace.jobs.empty() && t >= trace.end) return "Nothing has happened yet.";
  if (t >= trace.end) {
    return how_it_ended(trace) + "; " + finished_clause(progress_at(trace, t)) + ".";
  }
  std::vector<std::string> on_core;
  std::size_t on_core_count = 0;
  Named ready;
  std::vector<Waiters> waiting;
  for (const Lane& lane : trace.lanes) {
    const auto i = lane.track.at(t);
    if (!i) continue;
    const Slice& slice = lane.track[*i];
    if (slice.state == State::ready) {
      ready.add(trace.task_name(slice.job));
    } else if (slice.state == State::blocked) {
      waiters_for(waiting, slice).add(trace.task_name(slice.job));
    } else if (on_core_count++ < kNamed) {
      on_core.push_back(on_core_clause(trace, lane.track, *i));
    }
  }
  std::string text;
  for (const std::string& clause : on_core) append_clause(text, clause);
  if (on_core_count > on_core.size()) {
    append_clause(text, to_text(static_cast<std::int64_t>(on_core_count - on_core.size())) +
                            " more on other cores");
  }
  if (ready.count > 0)
    append_clause(text, ready.list() + (ready.count == 1 ? " is" : " are") + " ready");
  for (std::size_t i = 0; i < std::min(waiting.size(), kNamed); ++i) {
    const Waiters& waiters = waiting[i];
    append_clause(text, waiters.who.list() + (waiters.who.count == 1 ? " waits" : " wait") +
                            " for " + waited_for(trace, waiters));
  }
  if (waiting.size() > kNamed) append_clause(text, "others wait for other things");
  if (!text.empty()) return text + ".";
  const Progress progress = progress_at(trace, t);
  if (progress.finished == 0) return "Nobody has arrived yet.";
  return "Nothing is to be done now; " + finished_clause(progress) + " so far.";
}

std::string describe_run(const Trace& trace, const Metrics& metrics) {
  std::string text = how_it_ended(trace) + ": " + finished_clause(progress_at(trace, trace.end));
  text += ", " + readable_duration(metrics.t1) + " of computing on " +
          counted(static_cast<std::int64_t>(trace.cores.size()), "core");
  if (metrics.mean_in_progress && metrics.mean_executing) {
    text += "; on average " + tenths((*metrics.mean_in_progress + 50'000) / 100'000) +
            " in progress and " + tenths((*metrics.mean_executing + 50'000) / 100'000) +
            " executing";
  }
  return text + ".";
}

std::string describe_difference(const Trace& before, const Metrics& before_metrics,
                                const Trace& after, const Metrics& after_metrics) {
  if (before.end_kind != End::completed || after.end_kind != End::completed) {
    return "Not both runs have completed, so they cannot be compared.";
  }
  std::string text = speed_clause(before_metrics.makespan, after_metrics.makespan);
  text += ", " + amount_clause(before_metrics.t1.ns, after_metrics.t1.ns, "work");
  const WideInt waited = total_waiting(before_metrics), waits = total_waiting(after_metrics);
  if (waited > 0 || waits > 0) text += ", " + amount_clause(waited, waits, "waiting");
  return text;
}

}  // namespace interleave
