// Sentences about one decision.
#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>

#include "base/format.hpp"
#include "trace/narration.hpp"
#include "trace/narration_words.hpp"

namespace interleave {
namespace {

// A length that may be below 0.
std::string signed_words(std::int64_t ns) {
  const bool negative = ns < 0;
  if (ns == std::numeric_limits<std::int64_t>::min()) ++ns;
  const std::string size = words_of(Duration{negative ? -ns : ns});
  return negative ? "\xE2\x88\x92" + size : size;
}

// Two decimals, from millionths.
std::string ratio_words(std::int64_t millionths) {
  const std::int64_t hundredths = (millionths + 5'000) / 10'000;
  return to_text(hundredths / 100) + "." + to_text(100 + hundredths % 100).substr(1);
}

bool is_picked(const Trace& trace) { return std::string_view{trace.policy}.starts_with("manual"); }

}  // namespace

std::string describe_key(const DecisionKey& key) {
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
  const std::string length = signed_words(key.value), number = to_text(key.value);
  if (key.kind == "burst") return say(Phrase::key_burst, {length});
  if (key.kind == "remaining") return say(Phrase::key_remaining, {length});
  if (key.kind == "response-ratio") {
    return say(Phrase::key_response_ratio, {ratio_words(key.value)});
  }
  if (key.kind == "priority") return say(Phrase::key_priority, {number});
  if (key.kind == "level") return say(Phrase::key_level, {number});
  if (key.kind == "tickets") return say(Phrase::key_tickets, {number});
  if (key.kind == "pass") return say(Phrase::key_pass, {number});
  if (key.kind == "virtual-time") return say(Phrase::key_virtual_time, {length});
  if (key.kind == "virtual-deadline") return say(Phrase::key_virtual_deadline, {length});
  if (key.kind == "deadline") {
    return key.value == kNone ? say(Phrase::key_no_deadline) : say(Phrase::key_deadline, {length});
  }
  if (key.kind == "period") {
    return key.value == kNone ? say(Phrase::key_no_period) : say(Phrase::key_period, {length});
  }
  if (key.kind == "laxity") {
    return key.value == kNone ? say(Phrase::key_no_deadline) : say(Phrase::key_laxity, {length});
  }
  return "";
}

namespace {

Phrase rule_of(const Trace& trace, std::string_view kind) {
  if (kind == "burst") return Phrase::rule_burst;
  if (kind == "remaining") return Phrase::rule_remaining;
  if (kind == "response-ratio") return Phrase::rule_response_ratio;
  if (kind == "priority") return Phrase::rule_priority;
  if (kind == "level") return Phrase::rule_level;
  if (kind == "tickets") return Phrase::rule_tickets;
  if (kind == "pass") return Phrase::rule_pass;
  if (kind == "virtual-time") return Phrase::rule_virtual_time;
  if (kind == "virtual-deadline") return Phrase::rule_virtual_deadline;
  if (kind == "deadline") return Phrase::rule_deadline;
  if (kind == "period") return Phrase::rule_period;
  if (kind == "laxity") return Phrase::rule_laxity;
  if (kind == "drawn") return is_picked(trace) ? Phrase::rule_picked : Phrase::rule_drawn;
  return Phrase::rule_place;
}

// "c (priority 2)".
std::string candidate_words(const Trace& trace, const DecisionCandidate& candidate) {
  const std::string name = job_words(trace, candidate.job);
  const std::string key = describe_key(candidate.key);
  return key.empty() ? name : say(Phrase::with_label, {name, key});
}

std::string chosen_words(const Trace& trace, const DecisionCandidate& chosen) {
  const std::string name = job_words(trace, chosen.job);
  if (chosen.key.kind == "drawn") {
    return say(is_picked(trace) ? Phrase::was_picked : Phrase::was_drawn, {name});
  }
  const std::string key = describe_key(chosen.key);
  return key.empty() ? say(Phrase::came_first, {name}) : say(Phrase::one_with_key, {name, key});
}

std::string why_words(const Trace& trace, const Decision& decision) {
  using Why = Decision::Why;
  if (decision.why == Why::became_ready || !decision.former) return say(Phrase::why_became_ready);
  const std::string former = job_words(trace, decision.former->job);
  switch (decision.why) {
    case Why::former_ended: return say(Phrase::why_ended, {former});
    case Why::former_waits: return say(Phrase::why_waits, {former});
    case Why::former_yielded: return say(Phrase::why_yielded, {former});
    case Why::quantum_expired: return say(Phrase::why_quantum, {former});
    default: return say(Phrase::why_preempted, {candidate_words(trace, *decision.former)});
  }
}

}  // namespace

std::string describe_decision(const Trace& trace, const Decision& decision) {
  const std::string at = words_of(decision.at);
  const std::string core = say(Phrase::core, {to_text(decision.core.value)});
  if (!decision.chosen) return say(Phrase::decided_idle, {at, core});
  const DecisionCandidate& chosen = *decision.chosen;
  const std::string name = job_words(trace, chosen.job);
  const std::size_t waited = std::max<std::size_t>(decision.waited.size(),
                                                   static_cast<std::size_t>(decision.waited_count));
  const bool keeps = decision.former && decision.former->thread == chosen.thread;
  if (waited == 0 && keeps && decision.why == Decision::Why::quantum_expired) {
    return say(Phrase::kept, {at, core, name});
  }
  std::string rule = say(Phrase::nobody_else, {name}) + ".";
  if (waited > 0) {
    Named others;
    for (const DecisionCandidate& candidate : decision.waited) {
      others.add(candidate_words(trace, candidate));
    }
    others.count = waited;
    rule =
        say(Phrase::rule, {say(rule_of(trace, chosen.key.kind)),
                           say(Phrase::waited_with, {chosen_words(trace, chosen), others.list()})});
  }
  return say(Phrase::decided, {at, core, name, why_words(trace, decision), rule});
}

}  // namespace interleave
