// Sentences about how a run ended, and why.
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "trace/narration.hpp"
#include "trace/narration_words.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostStuck = 8;  // told one by one

// Whether the job is at an operation whose verb begins so.
bool is_at(const Trace& trace, const Stuck& stuck, std::string_view verb) {
  Slice slice;
  slice.job = stuck.job;
  slice.operation = stuck.operation;
  const OperationInfo* operation = operation_of(trace, slice);
  return operation && std::string_view{operation->verb}.starts_with(verb);
}

Phrase lone_wait(const Trace& trace, const Stuck& stuck) {
  switch (stuck.wait) {
    case WaitKind::mutex: return Phrase::stuck_mutex;
    case WaitKind::semaphore: return Phrase::stuck_semaphore;
    case WaitKind::channel:
      return is_at(trace, stuck, "send") ? Phrase::stuck_send : Phrase::stuck_receive;
    case WaitKind::barrier: return Phrase::stuck_barrier;
    default: return Phrase::stuck_alone;
  }
}

std::string wait_clause(const Trace& trace, const Stuck& stuck) {
  const std::string who = job_words(trace, stuck.job);
  const std::string what = wait_words(trace, stuck.wait, stuck.place);
  if (!stuck.waits_for.valid()) return say(lone_wait(trace, stuck), {who, what});
  const std::string other = job_words(trace, stuck.waits_for);
  const bool holds = stuck.wait == WaitKind::mutex || stuck.wait == WaitKind::interpreter_lock;
  return say(holds ? Phrase::stuck_held_by : Phrase::stuck_for_job, {who, what, other});
}

}  // namespace

std::string describe_stuck(const Trace& trace, const Stuck& stuck) {
  const std::string who = job_words(trace, stuck.job);
  const std::string mutex = wait_words(trace, WaitKind::mutex, stuck.place);
  switch (stuck.kind) {
    case Stuck::Kind::waits: return wait_clause(trace, stuck);
    case Stuck::Kind::locked_twice: return say(Phrase::locked_twice, {who, mutex});
    case Stuck::Kind::unlocked_unheld: return say(Phrase::unlocked_unheld, {who, mutex});
    case Stuck::Kind::holds_at_end: return say(Phrase::holds_at_end, {who, mutex});
    case Stuck::Kind::makes_no_progress: return say(Phrase::makes_no_progress, {who});
  }
  return "";
}

std::string describe_end(const Trace& trace) {
  std::string text = how_it_ended(trace) + ".";
  std::string circle, others;
  std::size_t told = 0;
  for (const Stuck& stuck : trace.stuck) {
    if (told++ == kMostStuck) break;
    append_clause(stuck.in_cycle ? circle : others, describe_stuck(trace, stuck));
  }
  if (const std::size_t all = trace.stuck.size(); all > kMostStuck) {
    append_clause(others, say(Phrase::stuck_more, {words_of(all - kMostStuck)}));
  }
  if (!circle.empty()) text += " " + say(Phrase::stuck_in_cycle, {circle});
  if (!others.empty()) text += " " + others + ".";
  return text;
}

}  // namespace interleave
