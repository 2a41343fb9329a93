#include "model/ineffective.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>

#include "model/names.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

Problem warning(const ScenarioPlace& place, std::string_view code, std::string message) {
  return {place, Severity::warning, std::string(code), std::move(message), ""};
}

class Search {
 public:
  explicit Search(const Scenario& scenario)
      : scenario_(scenario), used_(scenario.parameters.size(), false) {}

  std::vector<Problem> run() {
    look_at(scenario_.settings);
    for (const Variant& variant : scenario_.variants) look_at(variant.settings);
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) look_at_task(i);
    report_unused_names();
    report_unheeded();
    return std::move(found_);
  }

 private:
  void use(const Quantity& quantity) {
    for (const QuantityNode& node : quantity.nodes) {
      if (node.kind == QuantityNode::Kind::parameter) used_[node.parameter] = true;
    }
  }
  void use(const std::optional<Quantity>& quantity) {
    if (quantity) use(*quantity);
  }

  void look_at(const Settings& settings) {
    use(settings.cores);
    use(settings.seed);
    if (settings.model) use(settings.model->threads);
    if (settings.horizon) use(settings.horizon->at);
    for (const DeviceStatement& device : settings.devices) use(device.servers);
    if (!settings.policy) return;
    for (const PolicyArgument& argument : settings.policy->arguments) {
      for (const Quantity& value : argument.values) use(value);
    }
  }

  void look_at_task(std::size_t index) {
    const TaskStatement& task = scenario_.tasks[index];
    use(task.copies);
    use(task.priority);
    for (const Quantity& at : task.at) use(at);
    bool unreachable = false;
    for (std::size_t i = 0; i < task.body.size(); ++i) {
      if (unreachable) {
        found_.push_back(warning({Part::operation, std::nullopt, static_cast<std::uint32_t>(index),
                                  static_cast<std::uint32_t>(i)},
                                 "unreachable",
                                 "what follows a `repeat forever` is never reached"));
      }
      unreachable = false;
      if (const auto* cpu = std::get_if<CpuStatement>(&task.body[i])) use(cpu->length.first);
      if (const auto* repeat = std::get_if<RepeatStatement>(&task.body[i])) use(repeat->count);
      if (const auto* io = std::get_if<IoStatement>(&task.body[i])) {
        use(io->length.first);
        devices_.insert(io->device);
      }
      if (const auto* end = std::get_if<EndStatement>(&task.body[i])) {
        const bool forever = !std::get<RepeatStatement>(task.body[end->begin]).count;
        const bool last = i + 1 == task.body.size();
        unreachable = forever && !last && !std::holds_alternative<EndStatement>(task.body[i + 1]);
      }
    }
  }

  void report_unused_names() {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (used_[i]) continue;
      found_.push_back(warning(
          {Part::parameter, std::nullopt, static_cast<std::uint32_t>(i), 0}, "unused-parameter",
          "the parameter `" + scenario_.parameters[i].name + "` is never used"));
    }
    report_unused_devices(scenario_.settings, std::nullopt);
    for (std::size_t v = 0; v < scenario_.variants.size(); ++v) {
      report_unused_devices(scenario_.variants[v].settings, static_cast<std::uint32_t>(v));
    }
  }

  void report_unused_devices(const Settings& settings, std::optional<std::uint32_t> variant) {
    for (std::size_t i = 0; i < settings.devices.size(); ++i) {
      const std::string& name = settings.devices[i].name;
      if (devices_.contains(name)) continue;
      found_.push_back(warning({Part::device, variant, static_cast<std::uint32_t>(i), 0},
                               "unused-device", "the device `" + name + "` is never used"));
    }
  }

  // Whether any run's policy does.
  [[nodiscard]] bool any_policy(bool (*heeds)(PolicyKind)) const {
    const auto kind = [](const Settings& settings, PolicyKind otherwise) {
      return settings.policy ? settings.policy->kind : otherwise;
    };
    const PolicyKind common = kind(scenario_.settings, PolicyKind::round_robin);
    if (scenario_.variants.empty()) return heeds(common);
    return std::any_of(
        scenario_.variants.begin(), scenario_.variants.end(),
        [&](const Variant& variant) { return heeds(kind(variant.settings, common)); });
  }

  void report_unheeded() {
    if (!any_policy(&heeds_seed)) {
      const auto report = [this](const Settings& settings, std::optional<std::uint32_t> variant) {
        if (!settings.seed) return;
        found_.push_back(warning({Part::seed, variant, 0, 0}, "no-effect",
                                 "`seed` has no effect: nothing here is random"));
      };
      report(scenario_.settings, std::nullopt);
      for (std::size_t v = 0; v < scenario_.variants.size(); ++v) {
        report(scenario_.variants[v].settings, static_cast<std::uint32_t>(v));
      }
    }
    if (any_policy(&heeds_priority)) return;
    for (std::size_t i = 0; i < scenario_.tasks.size(); ++i) {
      if (!scenario_.tasks[i].priority) continue;
      found_.push_back(warning({Part::priority, std::nullopt, static_cast<std::uint32_t>(i), 0},
                               "no-effect",
                               "`priority` has no effect: no policy here looks at it"));
    }
  }

  const Scenario& scenario_;
  std::vector<bool> used_;  // by parameter
  std::unordered_set<std::string_view> devices_;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> find_ineffective(const Scenario& scenario) { return Search(scenario).run(); }

}  // namespace interleave
