#include "trace/core_account.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace interleave {
namespace {

// Stretches of time in which some core is idle, ascending and apart from each other.
struct Stretch {
  Time start, end;
};

std::vector<Stretch> idle_stretches(const Trace& trace) {
  std::vector<Stretch> all;
  for (const Track& core : trace.cores) {
    for (std::size_t i = 0; i < core.size(); ++i) {
      if (core.state(i) == State::idle) all.push_back({core.start(i), core.end(i)});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  std::vector<Stretch> joined;
  for (const Stretch& stretch : all) {
    if (!joined.empty() && stretch.start <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, stretch.end);
    } else {
      joined.push_back(stretch);
    }
  }
  return joined;
}

struct Change {
  Time at;
  std::int32_t ready = 0, waiting = 0;
};

// How many jobs are ready and how many wait, as changes over time; slices that meet no idle time
// are left out, because nobody asks about that time.
std::vector<Change> changes_while_idle(const Trace& trace, const std::vector<Stretch>& idle) {
  std::vector<Change> changes;
  Time last_arrival;
  for (const TaskInfo& task : trace.tasks) last_arrival = std::max(last_arrival, task.last_arrival);
  changes.push_back({Time{}, 0, 1});
  changes.push_back({last_arrival, 0, -1});
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      if (slice.state != State::ready && slice.state != State::blocked) continue;
      const auto meets =
          std::upper_bound(idle.begin(), idle.end(), slice.start,
                           [](Time t, const Stretch& stretch) { return t < stretch.end; });
      if (meets == idle.end() || meets->start >= slice.end) continue;
      const std::int32_t ready = slice.state == State::ready ? 1 : 0;
      changes.push_back({slice.start, ready, 1 - ready});
      changes.push_back({slice.end, -ready, ready - 1});
    }
  }
  std::sort(changes.begin(), changes.end(),
            [](const Change& a, const Change& b) { return a.at < b.at; });
  return changes;
}

// From `start` on and up to the next span: of each kind how much has passed since time 0, and what
// goes on now.
struct Span {
  Time start;
  Duration ready, waiting;
  enum class Kind : std::uint8_t { ready, waiting, done } kind = Kind::done;
};

std::vector<Span> spans_of(const std::vector<Change>& changes) {
  std::vector<Span> spans{{}};
  std::int64_t ready = 0, waiting = 0;
  for (std::size_t i = 0; i < changes.size();) {
    const Time at = changes[i].at;
    for (; i < changes.size() && changes[i].at == at; ++i) {
      ready += changes[i].ready;
      waiting += changes[i].waiting;
    }
    Span next = spans.back();
    if (next.kind == Span::Kind::ready) next.ready += at - next.start;
    if (next.kind == Span::Kind::waiting) next.waiting += at - next.start;
    next.start = at;
    next.kind = ready > 0     ? Span::Kind::ready
                : waiting > 0 ? Span::Kind::waiting
                              : Span::Kind::done;
    if (spans.back().start == at) {
      spans.back() = next;
    } else {
      spans.push_back(next);
    }
  }
  return spans;
}

// How much of [0, t) was of each kind.
Span passed_until(const std::vector<Span>& spans, Time t) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), t, [](Time time, const Span& span) { return time < span.start; });
  Span span = *(after - 1);
  if (span.kind == Span::Kind::ready) span.ready += t - span.start;
  if (span.kind == Span::Kind::waiting) span.waiting += t - span.start;
  return span;
}

}  // namespace

std::vector<CoreAccount> core_accounts(const Trace& trace) {
  const std::vector<Stretch> idle = idle_stretches(trace);
  std::vector<Span> spans;
  if (!idle.empty()) spans = spans_of(changes_while_idle(trace, idle));
  std::vector<CoreAccount> accounts(trace.cores.size());
  for (std::size_t c = 0; c < trace.cores.size(); ++c) {
    const Track& core = trace.cores[c];
    CoreAccount& account = accounts[c];
    for (std::size_t i = 0; i < core.size(); ++i) {
      const Slice& slice = core[i];
      if (slice.state == State::running) {
        account.useful += slice.length();
      } else if (slice.state == State::polling) {
        account.polling += slice.length();
      } else if (slice.state != State::idle) {
        account.switching += slice.length();
      } else {
        const Span before = passed_until(spans, slice.start);
        const Span after = passed_until(spans, slice.end);
        const Duration ready = after.ready - before.ready;
        const Duration waiting = after.waiting - before.waiting;
        account.idle_ready += ready;
        account.idle_waiting += waiting;
        account.idle_done += slice.length() - ready - waiting;
      }
    }
  }
  return accounts;
}

}  // namespace interleave
