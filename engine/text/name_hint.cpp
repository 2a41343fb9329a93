#include "text/name_hint.hpp"

#include <string_view>
#include <variant>
#include <vector>

#include "text/suggest.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

constexpr std::size_t kMostCandidates = 1'000;  // names looked at for a hint

std::string_view unknown_name(const Scenario& scenario, const ScenarioPlace& place) {
  const TaskStatement& task = scenario.tasks[place.item];
  if (place.part == Part::after) return task.after[place.operation];
  if (place.part == Part::in) return task.in[place.operation];
  if (place.part != Part::operation_name) return "";
  const Statement& statement = task.body[place.operation];
  if (const auto* io = std::get_if<IoStatement>(&statement)) return io->device;
  if (const auto* step = std::get_if<CoordinationStatement>(&statement)) return step->name;
  const auto* spawn = std::get_if<SpawnStatement>(&statement);
  return spawn ? std::string_view(spawn->task) : "";
}

class Candidates {
 public:
  Candidates(const Scenario& scenario, std::string_view noun) {
    if (noun == "task") add(scenario.tasks);
    if (noun == "variant") add(scenario.variants);
    add(scenario.settings, noun);
    for (const Variant& variant : scenario.variants) add(variant.settings, noun);
  }

  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }

 private:
  void add(const Settings& settings, std::string_view noun) {
    if (noun == "device") add(settings.devices);
    if (noun == "mutex") add(settings.mutexes);
    if (noun == "semaphore") add(settings.semaphores);
    if (noun == "channel") add(settings.channels);
    if (noun == "barrier") add(settings.barriers);
  }

  template <class Named>
  void add(const std::vector<Named>& all) {
    for (const Named& one : all) {
      if (names_.size() < kMostCandidates) names_.push_back(one.name);
    }
  }

  std::vector<std::string_view> names_;
};

}  // namespace

std::string name_hint(const Scenario& scenario, const Problem& problem) {
  const std::string_view noun = std::string_view(problem.code).substr(8);
  const std::string_view name = unknown_name(scenario, problem.place);
  if (name.empty()) return "";
  std::string hint = did_you_mean(name, Candidates(scenario, noun).names());
  if (!hint.empty() || noun == "task" || noun == "variant") return hint;
  std::string statement(noun);
  statement.append(" ").append(name);
  if (noun == "semaphore" || noun == "barrier") statement += " 2";
  return "declare it with a line such as `" + statement + "`";
}

}  // namespace interleave
