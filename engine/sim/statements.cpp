#include "sim/statements.hpp"

#include <string_view>

#include "base/format.hpp"
#include "model/names.hpp"

namespace interleave {
namespace {

class Words {
 public:
  explicit Words(std::string_view name) : text_(name) {}

  Words& word(bool said, std::string_view words) {
    if (said) text_.append(" ").append(words);
    return *this;
  }
  Words& length(std::string_view key, Duration length, Duration unsaid = {-1}) {
    if (length != unsaid) text_.append(" ").append(key).append(" ").append(exact_duration(length));
    return *this;
  }
  template <class List, class Show>
  Words& list(std::string_view key, const List& list, Show show) {
    text_.append(" ").append(key);
    std::string_view before = " ";
    for (const auto& item : list) {
      text_.append(before).append(show(item));
      before = ",";
    }
    return *this;
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

bool all_once(const std::vector<std::int64_t>& allotments) {
  for (const std::int64_t allotment : allotments) {
    if (allotment != 1) return false;
  }
  return true;
}

void add_mlfq(const PolicySpec& policy, Words& statement) {
  statement.list("quantum", policy.quanta,
                 [](Duration quantum) { return exact_duration(quantum); });
  if (!all_once(policy.allotments)) {
    statement.list("allotment", policy.allotments, [](std::int64_t n) { return to_text(n); });
  }
  statement.length("boost", policy.boost, {})
      .word(policy.on_io_reset, "on-io reset")
      .word(policy.after_io == PolicySpec::AfterIo::front, "after-io front");
}

}  // namespace

std::string policy_statement(const PolicySpec& policy) {
  Words statement{name_of(policy.kind)};
  switch (policy.kind) {
    case PolicyKind::fifo:
      statement.word(policy.after_io == PolicySpec::AfterIo::preempt, "after-io preempt");
      break;
    case PolicyKind::priority:
      statement.word(policy.cooperative, "cooperative")
          .length("aging", policy.aging, {})
          .length("quantum", policy.quantum, {});
      break;
    case PolicyKind::mlfq: add_mlfq(policy, statement); break;
    case PolicyKind::round_robin:
    case PolicyKind::lottery:
    case PolicyKind::stride:
    case PolicyKind::random:
    case PolicyKind::manual: statement.length("quantum", policy.quantum); break;
    case PolicyKind::vtime:
    case PolicyKind::eevdf: statement.length("slice", policy.slice); break;
    case PolicyKind::cfs:
      statement.length("latency", policy.latency).length("granularity", policy.granularity);
      break;
    case PolicyKind::llf: statement.length("tick", policy.tick); break;
    default: break;
  }
  const bool requeues = policy.kind == PolicyKind::round_robin || policy.kind == PolicyKind::mlfq;
  const bool early = policy.requeue == PolicySpec::Requeue::preempted_first;
  statement.word(requeues && early, "requeue preempted-first")
      .word(policy.ties_by_index, "ties index");
  return std::move(statement).text();
}

std::string model_statement(const RunSpec& spec) {
  std::string text{name_of(spec.model)};
  if (spec.model == RuntimeModel::pool || spec.model == RuntimeModel::green) {
    text.append(" ").append(to_text(spec.threads));
  }
  return text;
}

}  // namespace interleave
