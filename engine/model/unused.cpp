#include "model/unused.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/name_table.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

// Every quantity of a Scenario, to see which parameters it holds.
class ParameterUse {
 public:
  explicit ParameterUse(const Scenario& scenario) : used_(scenario.parameters.size(), false) {
    look_at(scenario.settings);
    for (const Variant& variant : scenario.variants) look_at(variant.settings);
    for (const TaskStatement& task : scenario.tasks) look_at(task);
  }

  [[nodiscard]] bool is_used(std::size_t parameter) const { return used_[parameter]; }

 private:
  void use(const Quantity& quantity) {
    for (const QuantityNode& node : quantity.nodes) {
      if (node.kind == QuantityNode::Kind::parameter) used_[node.parameter] = true;
    }
  }
  void use(const std::optional<Quantity>& quantity) {
    if (quantity) use(*quantity);
  }
  void use(const std::vector<Quantity>& quantities) {
    for (const Quantity& quantity : quantities) use(quantity);
  }
  void use(const LengthStatement& length) {
    use(length.first);
    use(length.second);
  }
  void use(const std::optional<LengthStatement>& length) {
    if (length) use(*length);
  }

  void look_at(const Settings& settings) {
    use(settings.cores);
    use(settings.seed);
    if (settings.model) use(settings.model->threads);
    if (settings.horizon) use(settings.horizon->at);
    if (settings.interpreter_lock) use(settings.interpreter_lock->interval);
    if (settings.cost) {
      for (const CostStatement::Item& item : settings.cost->items) use(item.cost);
    }
    for (const DeviceStatement& device : settings.devices) use(device.servers);
    for (const SemaphoreStatement& semaphore : settings.semaphores) use(semaphore.count);
    for (const ChannelStatement& channel : settings.channels) use(channel.capacity);
    for (const BarrierStatement& barrier : settings.barriers) use(barrier.parties);
    if (!settings.policy) return;
    for (const PolicyArgument& argument : settings.policy->arguments) use(argument.values);
  }

  void look_at(const TaskStatement& task) {
    use(task.copies);
    use(task.at);
    use(task.apart);
    use(task.every);
    use(task.count);
    if (task.deadline) use(task.deadline->after);
    use(task.priority);
    use(task.nice);
    use(task.tickets);
    use(task.pin);
    for (const Statement& statement : task.body) {
      if (const auto* cpu = std::get_if<CpuStatement>(&statement)) use(cpu->length);
      if (const auto* io = std::get_if<IoStatement>(&statement)) use(io->length);
      if (const auto* sleep = std::get_if<SleepStatement>(&statement)) use(sleep->length);
      if (const auto* spawn = std::get_if<SpawnStatement>(&statement)) use(spawn->count);
      if (const auto* repeat = std::get_if<RepeatStatement>(&statement)) use(repeat->count);
    }
  }

  std::vector<bool> used_;
};

class Search {
 public:
  explicit Search(const Scenario& scenario) : scenario_(scenario) {
    for (const TaskStatement& task : scenario.tasks) {
      for (const Statement& statement : task.body) note_names(statement);
    }
  }

  std::vector<Problem> run() {
    const ParameterUse parameters(scenario_);
    for (std::size_t i = 0; i < scenario_.parameters.size(); ++i) {
      if (parameters.is_used(i)) continue;
      warn({Part::parameter, std::nullopt, static_cast<std::uint32_t>(i), 0}, "unused-parameter",
           "the parameter `" + scenario_.parameters[i].name + "` is never used");
    }
    look_at(scenario_.settings, std::nullopt);
    for (std::uint32_t v = 0; v < scenario_.variants.size(); ++v) {
      look_at(scenario_.variants[v].settings, v);
    }
    for (std::uint32_t i = 0; i < scenario_.tasks.size(); ++i) look_at_task(i);
    return std::move(found_);
  }

 private:
  void note_names(const Statement& statement) {
    if (const auto* io = std::get_if<IoStatement>(&statement)) add_name(devices_, io->device);
    if (const auto* step = std::get_if<CoordinationStatement>(&statement)) {
      add_name(objects_of(step->verb), step->name);
    }
    if (const auto* spawn = std::get_if<SpawnStatement>(&statement)) {
      const std::string_view name = spawn->task;
      add_name(spawned_, name);
      add_name(spawned_, name.substr(0, name.rfind('.')));  // `group.2`
    }
  }

  NameTable& objects_of(Verb verb) {
    if (verb == Verb::lock || verb == Verb::unlock) return mutexes_;
    if (verb == Verb::wait || verb == Verb::signal) return semaphores_;
    return verb == Verb::arrive ? barriers_ : channels_;
  }

  void look_at(const Settings& settings, std::optional<std::uint32_t> variant) {
    look_at(settings.devices, devices_, Part::device, "device", variant);
    look_at(settings.mutexes, mutexes_, Part::mutex, "mutex", variant);
    look_at(settings.semaphores, semaphores_, Part::semaphore, "semaphore", variant);
    look_at(settings.channels, channels_, Part::channel, "channel", variant);
    look_at(settings.barriers, barriers_, Part::barrier, "barrier", variant);
  }

  template <class Statements>
  void look_at(const Statements& statements, const NameTable& used, Part part,
               std::string_view noun, std::optional<std::uint32_t> variant) {
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
      if (used.contains(statements[i].name)) continue;
      warn({part, variant, i, 0}, "unused-" + std::string(noun),
           "the " + std::string(noun) + " `" + statements[i].name + "` is never used");
    }
  }

  void look_at_task(std::uint32_t index) {
    const TaskStatement& task = scenario_.tasks[index];
    if (task.on_demand && !spawned_.contains(task.name)) {
      warn({Part::task, std::nullopt, index, 0}, "unused-task",
           "the task `" + task.name + "` is `on-demand`, but nobody spawns it");
    }
    for (std::uint32_t i = 0; i + 1 < task.body.size(); ++i) {
      const auto* end = std::get_if<EndStatement>(&task.body[i]);
      if (!end || std::get<RepeatStatement>(task.body[end->begin]).count) continue;
      if (std::holds_alternative<EndStatement>(task.body[i + 1])) continue;
      warn({Part::operation, std::nullopt, index, i + 1}, "unreachable",
           "what follows a `repeat forever` is never reached");
    }
  }

  void warn(const ScenarioPlace& place, std::string code, std::string message) {
    found_.push_back({place, Severity::warning, std::move(code), std::move(message), ""});
  }

  const Scenario& scenario_;
  NameTable devices_, mutexes_, semaphores_, channels_, barriers_, spawned_;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> find_unused(const Scenario& scenario) { return Search(scenario).run(); }

}  // namespace interleave
