// Sentences about an instant, about a whole run and about two of them.
#include "trace/narration.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/format.hpp"
#include "trace/narration_words.hpp"
#include "trace/ratio.hpp"

namespace interleave {
namespace {

// Where this job's stay on its core began: with the operation if that has words of its own.
Time stay_began(const Track& track, std::size_t i, bool by_operation) {
  while (i > 0 && track[i - 1].end == track[i].start && track[i - 1].job == track[i].job &&
         track[i - 1].state == track[i].state && track[i - 1].place == track[i].place &&
         (!by_operation || track[i - 1].operation == track[i].operation)) {
    --i;
  }
  return track[i].start;
}

Phrase phrase_of(State state) {
  switch (state) {
    case State::polling: return Phrase::polls;
    case State::switching: return Phrase::switches;
    case State::stalled: return Phrase::stalls;
    default: return Phrase::runs;
  }
}

std::string on_core_clause(const Trace& trace, const Track& track, std::size_t i) {
  const Slice& slice = track[i];
  const std::string label = label_words(trace, slice);
  const std::string text =
      say(phrase_of(slice.state), {trace.task_name(slice.job), place_words(trace, slice.place),
                                   since_words(stay_began(track, i, !label.empty()))});
  return label.empty() ? text : say(Phrase::with_label, {text, label});
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

// What all jobs do at one instant.
struct Scene {
  Named on_core;  // as clauses
  Named ready;
  std::vector<Waiters> waiting;

  // Lanes from `first` to before `last`.
  void add(const Trace& trace, Time t, std::size_t first, std::size_t last) {
    for (std::size_t l = first; l < last; ++l) {
      const Lane& lane = trace.lanes[l];
      const auto i = lane.track.at(t);
      if (!i) continue;
      const Slice& slice = lane.track[*i];
      if (slice.state == State::ready) {
        ready.add(trace.task_name(slice.job));
      } else if (slice.state == State::blocked) {
        waiters_for(waiting, slice).add(trace.task_name(slice.job));
      } else if (on_core.count < kNamed) {
        on_core.add(on_core_clause(trace, lane.track, *i));
      } else {
        ++on_core.count;
      }
    }
  }

  [[nodiscard]] std::string words(const Trace& trace) const {
    std::string text;
    for (const std::string& clause : on_core.names) append_clause(text, clause);
    if (on_core.count > on_core.names.size()) {
      append_clause(text,
                    say(Phrase::more_elsewhere, {words_of(on_core.count - on_core.names.size())}));
    }
    if (ready.count > 0) {
      append_clause(text,
                    say(ready.count == 1 ? Phrase::is_ready : Phrase::are_ready, {ready.list()}));
    }
    for (std::size_t i = 0; i < std::min(waiting.size(), kNamed); ++i) {
      const Waiters& waiters = waiting[i];
      append_clause(text,
                    say(waiters.who.count == 1 ? Phrase::waits_for : Phrase::wait_for,
                        {waiters.who.list(), wait_words(trace, waiters.kind, waiters.place)}));
    }
    if (waiting.size() > kNamed) append_clause(text, say(Phrase::others_wait));
    return text;
  }
};

std::string missed_clause(const Metrics& metrics) {
  const std::string missed = to_text(metrics.missed), dropped = to_text(metrics.dropped);
  if (metrics.dropped == 0) return say(Phrase::misses, {missed});
  if (metrics.dropped == metrics.missed) return say(Phrase::drops_are_misses, {dropped});
  return say(Phrase::misses_and_drops, {missed, dropped});
}

// How much smaller or larger `after` is than `before` > 0, in percent and never rounded to none.
std::string percent_change(WideInt before, WideInt after) {
  const WideInt difference = after > before ? after - before : before - after;
  const auto percent = static_cast<std::int64_t>((difference * 100 + before / 2) / before);
  return percent == 0 ? say(Phrase::under_one) : to_text(percent);
}

std::string speed_clause(Duration before, Duration after) {
  if (before == after) return say(Phrase::equally_soon);
  const bool sooner = after < before;
  const WideInt larger = std::max(before, after).ns, smaller = std::min(before, after).ns;
  if (smaller == 0) return say(sooner ? Phrase::at_once : Phrase::at_once_before);
  const auto ratio = static_cast<std::int64_t>((larger * 10 + smaller / 2) / smaller);
  if (ratio >= 12) return say(sooner ? Phrase::times_sooner : Phrase::times_later, {tenths(ratio)});
  return say(sooner ? Phrase::percent_sooner : Phrase::percent_later,
             {percent_change(before.ns, after.ns)});
}

std::string amount_clause(WideInt before, WideInt after, Phrase what) {
  if (before == after) return say(Phrase::same, {say(what)});
  if (after == 0) return say(Phrase::none_any_more, {say(what)});
  if (before == 0) return say(Phrase::none_before, {say(what)});
  return say(after > before ? Phrase::more : Phrase::less,
             {percent_change(before, after), say(what)});
}

WideInt total_waiting(const Metrics& metrics) {
  WideInt sum = 0;
  for (const JobMetrics& job : metrics.jobs) sum += job.waiting.ns;
  return sum;
}

}  // namespace

std::string describe_now(const Trace& trace, Time t) {
  Piece whole(1);
  return describe_now(trace, t, whole);
}

std::string describe_now(const Trace& trace, Time t, Piece& piece) {
  Scene& scene = piece.memory<Scene>();
  const std::size_t lanes = t < trace.end ? trace.lanes.size() : 0;
  scene.add(trace, t, piece.begin(lanes), piece.end(lanes));
  if (!piece.is_last()) return "";
  if (t >= trace.end) {
    if (trace.jobs.empty()) return say(Phrase::nothing_yet);
    std::string text = how_it_ended(trace) + "; " + finished_words(trace, t) + ".";
    if (trace.stuck.empty()) return text;
    return text + " " + describe_stuck(trace, trace.stuck.front()) + ".";
  }
  const std::string text = scene.words(trace);
  if (!text.empty()) return text + ".";
  const bool anybody = std::any_of(trace.jobs.begin(), trace.jobs.end(),
                                   [t](const JobInfo& job) { return job.arrival <= t; });
  if (!anybody) return say(Phrase::nobody_yet);
  return say(Phrase::nothing_now, {finished_words(trace, t)});
}

std::string describe_run(const Trace& trace, const Metrics& metrics) {
  std::string text = how_it_ended(trace) + ": " + finished_words(trace, trace.end) + ", " +
                     say(Phrase::computing, {words_of(metrics.t1), words_of(trace.cores.size())});
  if (metrics.missed > 0) append_clause(text, missed_clause(metrics));
  if (metrics.mean_in_progress && metrics.mean_executing) {
    append_clause(text,
                  say(Phrase::averages, {tenths((*metrics.mean_in_progress + 50'000) / 100'000),
                                         tenths((*metrics.mean_executing + 50'000) / 100'000)}));
  }
  return text + ".";
}

std::string describe_difference(const Trace& before, const Metrics& before_metrics,
                                const Trace& after, const Metrics& after_metrics) {
  if (before.end_kind != End::completed || after.end_kind != End::completed) {
    return say(Phrase::cannot_compare);
  }
  std::string text = speed_clause(before_metrics.makespan, after_metrics.makespan);
  text += ", " + amount_clause(before_metrics.t1.ns, after_metrics.t1.ns, Phrase::work);
  const WideInt waited = total_waiting(before_metrics), waits = total_waiting(after_metrics);
  if (waited > 0 || waits > 0) text += ", " + amount_clause(waited, waits, Phrase::waiting);
  return text;
}

std::string describe_check(const CheckResult& check) {
  constexpr auto kFirst = static_cast<int>(Phrase::check_one_thread_per_core);
  constexpr auto kLast = static_cast<int>(Phrase::check_turnaround);
  const int phrase = kFirst + check.number - 1;
  return phrase < kFirst || phrase > kLast ? "" : say(static_cast<Phrase>(phrase));
}

}  // namespace interleave
