#include "text/form_names.hpp"

#include <algorithm>
#include <variant>

namespace interleave {
namespace {

// Calls `visit` with each name that `settings` declares with `word`.
template <class SettingsType, class Visit>
void for_each_declared(SettingsType& settings, std::string_view word, const Visit& visit) {
  const auto all = [&visit](auto& list) {
    for (auto& one : list) visit(one.name);
  };
  if (word == "device") all(settings.devices);
  if (word == "mutex") all(settings.mutexes);
  if (word == "semaphore") all(settings.semaphores);
  if (word == "channel") all(settings.channels);
  if (word == "barrier") all(settings.barriers);
}

template <class ScenarioType, class Visit>
void for_each_name(ScenarioType& scenario, std::string_view word, const Visit& visit) {
  const auto all = [&visit](auto& list) {
    for (auto& one : list) visit(one.name);
  };
  if (word == "task") return all(scenario.tasks);
  if (word == "param") return all(scenario.parameters);
  if (word == "variant") return all(scenario.variants);
  for_each_declared(scenario.settings, word, visit);
  for (auto& variant : scenario.variants) for_each_declared(variant.settings, word, visit);
}

std::string_view declares(Verb verb) {
  switch (verb) {
    case Verb::lock:
    case Verb::unlock: return "mutex";
    case Verb::wait:
    case Verb::signal: return "semaphore";
    case Verb::send:
    case Verb::receive: return "channel";
    case Verb::arrive: break;
  }
  return "barrier";
}

struct Renaming {
  std::string_view word;
  const std::string& name;
  const std::string& next;

  void apply(std::string& said) const {
    if (said == name) said = next;
  }
  // `group.2` is one of a group.
  void apply_to_group(std::string& said) const {
    if (said.size() > name.size() && said.starts_with(name) && said[name.size()] == '.') {
      said.replace(0, name.size(), next);
    }
    apply(said);
  }
  void apply(Statement& statement) const {
    if (auto* io = std::get_if<IoStatement>(&statement); io && word == "device") apply(io->device);
    if (auto* spawn = std::get_if<SpawnStatement>(&statement); spawn && word == "task") {
      apply(spawn->task);
    }
    if (auto* step = std::get_if<CoordinationStatement>(&statement);
        step && word == declares(step->verb)) {
      apply(step->name);
    }
  }
};

}  // namespace

std::vector<std::string> declared_names(const Scenario& scenario, std::string_view word) {
  std::vector<std::string> names;
  for_each_name(scenario, word, [&names](const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  });
  return names;
}

std::string free_name(const Scenario& scenario, std::string_view word) {
  const std::vector<std::string> names = declared_names(scenario, word);
  const auto is_free = [&names](const std::string& name) {
    return std::find(names.begin(), names.end(), name) == names.end();
  };
  if (word == "task") {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      if (is_free({letter})) return {letter};
    }
  }
  const bool is_variant = word == "variant";
  const std::string stem = word == "device"  ? "disk"
                           : word == "param" ? "n"
                           : is_variant      ? "Variant "
                           : word == "task"  ? "t"
                                             : std::string(word.substr(0, 1));
  if (!is_variant && is_free(stem)) return stem;
  std::size_t number = is_variant ? names.size() + 1 : 2;
  while (!is_free(stem + std::to_string(number))) ++number;
  return stem + std::to_string(number);
}

void rename(Scenario& scenario, std::string_view word, const std::string& name,
            const std::string& next) {
  const Renaming renaming{word, name, next};
  for_each_name(scenario, word, [&renaming](std::string& said) { renaming.apply(said); });
  for (TaskStatement& task : scenario.tasks) {
    if (word == "task") {
      for (std::string& said : task.after) renaming.apply_to_group(said);
    }
    if (word == "variant") {
      for (std::string& said : task.in) renaming.apply(said);
    }
    for (Statement& statement : task.body) renaming.apply(statement);
  }
}

}  // namespace interleave
