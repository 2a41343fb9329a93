#include "app/axes.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "model/change_setting.hpp"
#include "ui/knob.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kSweptCores = 16;
constexpr std::int64_t kDefaultQuantum = 10'000'000;

bool has_knob(const Scenario& scenario, std::string_view name) {
  return std::any_of(scenario.parameters.begin(), scenario.parameters.end(),
                     [&](const Parameter& parameter) { return parameter.name == name; });
}

// The setting follows a knob in some run: that knob is what is to be swept.
bool follows_knob(const Scenario& scenario, std::string_view setting) {
  for (std::size_t i = 0; i < scenario.run_count(); ++i) {
    const Quantity* said = setting_of(scenario, i, setting);
    if (said && std::any_of(said->nodes.begin(), said->nodes.end(), [](const QuantityNode& node) {
          return node.kind == QuantityNode::Kind::parameter;
        })) {
      return true;
    }
  }
  return false;
}

Axis cores_axis() {
  Axis axis{"cores", say("Cores"), {}};
  for (std::int64_t n = 1; n <= kSweptCores; ++n) axis.values.push_back({Rational{n}});
  return axis;
}

// 1, 2, 5 and their tens, from a hundredth of the present quantum to fifty times that.
std::vector<Scalar> quanta_about(std::int64_t present) {
  std::int64_t least = 1;
  while (least * 100 < present) least *= 10;
  std::vector<Scalar> values;
  for (int i = 0; i < 12; ++i) {
    const std::int64_t digit = i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : 5;
    values.push_back({Rational{least * digit}, Unit::duration});
    if (i % 3 == 2) least *= 10;
  }
  return values;
}

std::optional<Axis> quantum_axis(const Scenario& scenario, std::span<const Scalar> knobs) {
  for (std::size_t i = 0; i < scenario.run_count(); ++i) {
    if (!has_quantum(policy_of(scenario, i))) continue;
    std::int64_t present = kDefaultQuantum;
    if (const Quantity* said = setting_of(scenario, i, "quantum")) {
      if (const auto value = evaluate(*said, knobs)) present = value->value.floor();
    }
    return Axis{"quantum", say("Quantum"),
                quanta_about(std::clamp<std::int64_t>(present, 100, 1'000'000'000'000))};
  }
  return std::nullopt;
}

std::optional<Axis> knob_axis(const Parameter& parameter) {
  const KnobScale scale = knob_scale(parameter);
  if (scale.last == 0) return std::nullopt;
  const auto most = static_cast<std::int64_t>(kMostAxisValues) - 1;
  const std::int64_t steps = std::min(scale.last, most);
  Axis axis{parameter.name, parameter.label.empty() ? parameter.name : parameter.label, {}};
  for (std::int64_t i = 0; i <= steps; ++i) {
    axis.values.push_back(knob_value(scale, i * scale.last / steps));
  }
  return axis;
}

}  // namespace

std::vector<Axis> axes_of(const Scenario& scenario, std::span<const Scalar> knobs) {
  std::vector<Axis> axes;
  for (const Parameter& parameter : scenario.parameters) {
    if (auto axis = knob_axis(parameter)) axes.push_back(std::move(*axis));
  }
  if (!has_knob(scenario, "cores") && !follows_knob(scenario, "cores")) {
    axes.insert(axes.begin(), cores_axis());
  }
  if (!has_knob(scenario, "quantum") && !follows_knob(scenario, "quantum")) {
    if (auto axis = quantum_axis(scenario, knobs)) axes.push_back(std::move(*axis));
  }
  return axes;
}

}  // namespace interleave
