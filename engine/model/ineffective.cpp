#include "model/ineffective.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "model/chance.hpp"
#include "model/names.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostPinsCompared = 300;

bool is_one_of(PolicyKind kind, std::initializer_list<PolicyKind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool waits_by_default(const TaskStatement& task) {
  return std::any_of(task.body.begin(), task.body.end(), [](const Statement& statement) {
    const auto* io = std::get_if<IoStatement>(&statement);
    const auto* sleep = std::get_if<SleepStatement>(&statement);
    return (io && !io->wait) || (sleep && !sleep->wait);
  });
}

}  // namespace

IneffectiveSearch::IneffectiveSearch(const Scenario& scenario)
    : scenario_(scenario), common_mutexes_(scenario.settings.mutexes.size(), false) {
  for (const Variant& variant : scenario.variants) {
    own_mutexes_.emplace_back(variant.settings.mutexes.size(), false);
  }
  seed_ = has_random_lengths(scenario);
  waits_ = std::any_of(scenario.tasks.begin(), scenario.tasks.end(), waits_by_default);
}

void IneffectiveSearch::look_at(std::size_t variant, const RunSpec& run) {
  using enum PolicyKind;
  const PolicyKind kind = run.policy.kind;
  const bool pooled = run.model == RuntimeModel::pool || run.model == RuntimeModel::green;
  const bool one_thread = run.model == RuntimeModel::serial ||
                          run.model == RuntimeModel::event_loop || (pooled && run.threads == 1);
  seed_ = seed_ || draws_lots(kind);
  note_mutexes(variant, heeds_protocols(kind));
  const bool varies = !scenario_.parameters.empty();
  costs_.look_at(run, !one_thread || (pooled && varies), run.machine.cores > 1 || varies);
  if (one_thread) return;
  priority_ = priority_ || kind == priority;
  nice_ = nice_ || is_one_of(kind, {vtime, cfs, eevdf});
  tickets_ = tickets_ || is_one_of(kind, {lottery, stride});
  lock_ = lock_ || (run.interpreter_lock && run.model != RuntimeModel::processes);
}

void IneffectiveSearch::note_mutexes(std::size_t variant, bool heeded) {
  if (!heeded) return;
  std::fill(common_mutexes_.begin(), common_mutexes_.end(), true);
  if (variant < own_mutexes_.size()) {
    std::fill(own_mutexes_[variant].begin(), own_mutexes_[variant].end(), true);
  }
}

std::vector<Problem> IneffectiveSearch::found() && {
  find_in_settings(scenario_.settings, std::nullopt);
  for (std::uint32_t v = 0; v < scenario_.variants.size(); ++v) {
    find_in_settings(scenario_.variants[v].settings, v);
  }
  for (std::uint32_t i = 0; i < scenario_.tasks.size(); ++i) find_in_task(i);
  return std::move(found_);
}

void IneffectiveSearch::find_in_settings(const Settings& settings,
                                         std::optional<std::uint32_t> variant) {
  if (settings.seed && !seed_) {
    warn({Part::seed, variant, 0, 0}, "`seed` has no effect: nothing here is random");
  }
  if (settings.waits && !waits_) {
    warn({Part::waits, variant, 0, 0},
         "`waits` has no effect: every `io` and `sleep` says how it waits, or there is none");
  }
  if (settings.interpreter_lock && settings.interpreter_lock->on && !lock_) {
    warn({Part::interpreter_lock, variant, 0, 0},
         "`interpreter-lock` has no effect: no process here has two threads");
  }
  if (settings.queues && settings.queues->per_core && !costs_.has_several_cores()) {
    warn({Part::queues, variant, 0, 0}, "`queues per-core` has no effect: there is one core");
  }
  if (settings.cost) find_in_costs(*settings.cost, variant);
  for (std::uint32_t i = 0; i < settings.mutexes.size(); ++i) {
    const MutexProtocol protocol = settings.mutexes[i].protocol;
    const bool heeded = variant ? own_mutexes_[*variant][i] : common_mutexes_[i];
    if (protocol == MutexProtocol::plain || heeded) continue;
    warn({Part::mutex, variant, i, 0},
         "`" + std::string(name_of(protocol)) +
             "` has no effect: only `priority`, `edf`, `rm` and `llf` heed it");
  }
}

void IneffectiveSearch::find_in_costs(const CostStatement& cost,
                                      std::optional<std::uint32_t> variant) {
  for (std::uint32_t i = 0; i < cost.items.size(); ++i) {
    const CostKind kind = cost.items[i].kind;
    if (costs_.meets(kind)) continue;
    warn({Part::cost, variant, i, 0}, "`" + std::string(name_of(kind)) + "` has no effect: " +
                                          std::string(CostUse::condition(kind)));
  }
}

void IneffectiveSearch::find_in_task(std::uint32_t index) {
  const TaskStatement& task = scenario_.tasks[index];
  const auto unheeded = [&](bool said, bool heeded, Part part, const std::string& word) {
    if (!said || heeded) return;
    warn({part, std::nullopt, index, 0},
         "`" + word + "` has no effect: no policy here looks at it");
  };
  unheeded(task.priority.has_value(), priority_, Part::priority, "priority");
  unheeded(task.nice.has_value(), nice_, Part::nice, "nice");
  unheeded(task.tickets.has_value(), tickets_, Part::tickets, "tickets");
  find_lone_join(index);
  find_named_twice(index);
  if (task.apart && !task.copies) {
    warn({Part::apart, std::nullopt, index, 0},
         "`apart` has no effect: there is one `" + task.name + "`, write `x2` or more behind it");
  }
}

void IneffectiveSearch::find_lone_join(std::uint32_t index) {
  const std::vector<Statement>& body = scenario_.tasks[index].body;
  const auto is_spawn = [](const Statement& statement) {
    return std::holds_alternative<SpawnStatement>(statement);
  };
  if (std::any_of(body.begin(), body.end(), is_spawn)) return;
  for (std::uint32_t i = 0; i < body.size(); ++i) {
    if (!std::holds_alternative<JoinStatement>(body[i])) continue;
    return warn({Part::operation, std::nullopt, index, i},
                "`join` has no effect: this task spawns nothing");
  }
}

void IneffectiveSearch::find_named_twice(std::uint32_t index) {
  const TaskStatement& task = scenario_.tasks[index];
  std::set<std::string_view> names;
  for (std::uint32_t k = 0; k < task.after.size(); ++k) {
    if (names.insert(task.after[k]).second) continue;
    warn({Part::after, std::nullopt, index, k},
         "`" + task.after[k] + "` has no effect here: this `after` names it already");
  }
  // Each with all before it, so only the first of a long list.
  const std::size_t most = std::min(task.pin.size(), kMostPinsCompared);
  for (std::uint32_t k = 1; k < most; ++k) {
    const auto said = task.pin.begin() + static_cast<std::ptrdiff_t>(k);
    if (said->nodes.empty() || std::find(task.pin.begin(), said, *said) == said) continue;
    warn({Part::pin, std::nullopt, index, k},
         "this core has no effect: this `pin` names it already");
  }
}

void IneffectiveSearch::warn(const ScenarioPlace& place, std::string message) {
  found_.push_back({place, Severity::warning, "no-effect", std::move(message), ""});
}

}  // namespace interleave
