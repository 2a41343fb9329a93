#include "model/resolve_tasks.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/format.hpp"
#include "base/sort.hpp"
#include "model/draws.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

// What aging adds to a priority in all of the simulated time still fits.
constexpr WholeRange kPriority{-1'000'000'000'000'000, 1'000'000'000'000'000};
constexpr WholeRange kNice{-20, 19};
constexpr WholeRange kTickets{1, 10'000};

class TaskResolver {
 public:
  TaskResolver(const TaskStatement& said, std::uint32_t task, Values& values, RunSpec& run,
               PinSets& pin_sets)
      : said_(said), task_(task), values_(values), run_(run), pin_sets_(pin_sets) {}

  TaskSpec run() {
    spec_.name = said_.name;
    spec_.program = ProgramId{task_};
    spec_.statement = task_;
    spec_.on_demand = said_.on_demand;
    for (std::size_t k = 0; k < said_.at.size(); ++k) {
      spec_.at.push_back({values_.duration(said_.at[k], here(Part::at, k), "`at`").ns});
    }
    if (said_.at.empty() && !said_.on_demand) spec_.at.push_back({});
    sort_items(spec_.at);
    resolve_every();
    resolve_deadline();
    resolve_whole(said_.priority, Part::priority, "`priority`", kPriority, spec_.priority);
    resolve_whole(said_.nice, Part::nice, "`nice`", kNice, spec_.nice);
    resolve_whole(said_.tickets, Part::tickets, "`tickets`", kTickets, spec_.tickets);
    resolve_pins();
    if (said_.on_demand) check_on_demand();
    return std::move(spec_);
  }

 private:
  [[nodiscard]] ScenarioPlace here(Part part, std::size_t nth = 0) const {
    return {part, std::nullopt, task_, static_cast<std::uint32_t>(nth)};
  }

  void resolve_whole(const std::optional<Quantity>& said, Part part, std::string_view what,
                     const WholeRange& range, std::int64_t& value) {
    if (said) value = values_.whole(*said, here(part), what, range);
  }

  void resolve_every() {
    if (!said_.every) return;
    const std::size_t before = values_.problems().size();
    const Length gap = values_.length(*said_.every, here(Part::every), "`every`");
    const bool understood =
        values_.problems().size() == before && !said_.every->first.nodes.empty();
    if (understood && std::max(gap.first, gap.second) == Duration{}) {
      values_.report(here(Part::every), "zero-period", "`every` must be longer than 0");
    }
    spec_.every = gap;
    spec_.count = TaskSpec::kEndless;
    resolve_whole(said_.count, Part::count, "`count`", {1, kMaxJobs, "too-many-jobs"}, spec_.count);
    if (said_.at.size() > 1) {
      values_.report(here(Part::at, 1), "several-at-with-every",
                     "a task with `every` has one `at`, the release of its first job",
                     "leave out `every`, or all but one instant");
    }
  }

  // Relative to each release; the period is the deadline of whoever says none.
  void resolve_deadline() {
    if (said_.deadline) {
      if (!said_.deadline->after) return;
      spec_.deadline = values_.duration(*said_.deadline->after, here(Part::deadline), "`deadline`");
      spec_.drop = said_.deadline->drop;
    } else if (spec_.every && spec_.every->distribution == Distribution::exact) {
      spec_.deadline = spec_.every->first;
    }
  }

  void resolve_pins() {
    if (said_.pin.empty()) return;
    const std::size_t before = values_.problems().size();
    std::vector<CoreId> cores;
    bool understood = true;
    for (std::size_t k = 0; k < said_.pin.size(); ++k) {
      const std::int64_t core = values_.whole(said_.pin[k], here(Part::pin, k), "`pin`", {});
      understood = understood && !said_.pin[k].nodes.empty();
      if (core < run_.machine.cores)
        cores.push_back(make_id<CoreId>(static_cast<std::size_t>(core)));
    }
    sort_items(cores);
    cores.erase(std::unique(cores.begin(), cores.end()), cores.end());
    if (cores.empty()) {
      if (values_.problems().size() > before || !understood) return;
      values_.report(here(Part::pin), "no-such-core",
                     "the task " + quoted(said_.name) +
                         " may run on no core of this run, which has " +
                         counted(run_.machine.cores, "core"),
                     "cores are counted from 0");
      return;
    }
    const auto next = static_cast<std::uint32_t>(run_.pin_sets.size());
    const auto [known, is_new] = pin_sets_.try_emplace(cores, next);
    spec_.pins = known->second;
    if (is_new) run_.pin_sets.push_back(std::move(cores));
  }

  void check_on_demand() {
    const auto refuse = [this](bool said, Part part, std::string_view word) {
      if (!said) return;
      std::string message = "`";
      message.append(word).append("` says when a task starts, but ");
      values_.report(here(part), "on-demand-start",
                     message + quoted(said_.name) + " is `on-demand` and starts by `spawn`");
    };
    refuse(!said_.at.empty(), Part::at, "at");
    refuse(said_.apart.has_value(), Part::apart, "apart");
    refuse(!said_.after.empty(), Part::after, "after");
    refuse(said_.every.has_value(), Part::every, "every");
    spec_.at.clear();
  }

  static std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

  const TaskStatement& said_;
  std::uint32_t task_;
  Values& values_;
  RunSpec& run_;
  PinSets& pin_sets_;
  TaskSpec spec_;
};

}  // namespace

TaskSpec resolve_task(const Scenario& scenario, std::uint32_t task, Values& values, RunSpec& run,
                      PinSets& pin_sets) {
  return TaskResolver(scenario.tasks[task], task, values, run, pin_sets).run();
}

Copies::Copies(const TaskStatement& said, TaskSpec first, std::int64_t copies, Values& values,
               RunSpec& run)
    : first_(std::move(first)), count_(copies), numbered_(said.copies.has_value()) {
  if (!numbered_) return;
  const ScenarioPlace place{Part::apart, std::nullopt, first_.statement, 0};
  if (said.apart) apart_ = values.length(*said.apart, place, "`apart`");
  if (copies > 1000) run.tasks.reserve(run.tasks.size() + static_cast<std::size_t>(copies));
}

bool Copies::spell_out(std::size_t most, Values& values, RunSpec& run) {
  if (!numbered_) {
    run.tasks.push_back(std::move(first_));
    return true;
  }
  const auto seed = static_cast<std::uint64_t>(run.seed);
  for (; next_ < count_; ++next_, --most) {
    if (most == 0) return false;
    TaskSpec& task = run.tasks.emplace_back(first_);
    task.name.append(".").append(to_text(next_ + 1));
    task.copy = static_cast<std::uint32_t>(next_);
    if (next_ > 0)
      offset_ +=
          draw(apart_, draw_bits(seed, task_key(task.statement, task.copy), 0, kApartDraw, 0));
    if (!task.at.empty() && task.at.back() + offset_ > kMaxTime) {
      values.report({Part::apart, std::nullopt, first_.statement, 0}, "too-long",
                    "with `apart`, `" + task.name + "` arrives later than " +
                        exact_duration(kMaxDuration) + ", the most that can be simulated");
      return true;
    }
    for (Time& at : task.at) at = at + offset_;
  }
  return true;
}

}  // namespace interleave
