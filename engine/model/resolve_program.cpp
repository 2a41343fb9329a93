#include "model/resolve_program.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/format.hpp"

namespace interleave {
namespace {

__extension__ using Wide = __int128;
using Part = ScenarioPlace::Part;

std::int64_t capped(Wide value, std::int64_t limit) {
  return value > limit ? limit + 1 : static_cast<std::int64_t>(value);
}

bool declared_somewhere(const Scenario& scenario, std::string_view name) {
  const auto holds = [name](const Settings& settings) {
    return std::any_of(settings.devices.begin(), settings.devices.end(),
                       [name](const DeviceStatement& device) { return device.name == name; });
  };
  return holds(scenario.settings) ||
         std::any_of(scenario.variants.begin(), scenario.variants.end(),
                     [&](const Variant& variant) { return holds(variant.settings); });
}

class ProgramResolver {
 public:
  ProgramResolver(std::uint32_t task, const ProgramContext& context, Values& values)
      : task_(task), context_(context), values_(values) {}

  Program run(Demand& demand) {
    open_.emplace_back();
    for (const Statement& statement : context_.scenario.tasks[task_].body) {
      std::visit([this](const auto& said) { add(said); }, statement);
    }
    demand = open_.front();
    return std::move(program_);
  }

 private:
  [[nodiscard]] ScenarioPlace here(Part part) const {
    return {part, std::nullopt, task_, static_cast<std::uint32_t>(program_.ops.size())};
  }

  void push(Op op, const std::string& label) {
    program_.ops.push_back(op);
    program_.labels.push_back(label);
  }

  void add(const CpuStatement& said) {
    const Duration length =
        values_.duration(said.length.first, here(Part::operation_value), "the length of `cpu`");
    open_.back() += {1, length, {}, std::nullopt};
    push(Cpu{length}, said.label);
  }

  void add(const IoStatement& said) {
    const Duration length =
        values_.duration(said.length.first, here(Part::operation_value), "the length of `io`");
    if (said.wait == WaitMode::polling) {
      values_.report(here(Part::operation), "not-yet",
                     "`polling` is part of the language, but this version does not run it yet");
    }
    const DeviceId device = find_device(said.device);
    open_.back() += {1, {}, length, std::nullopt};
    push(Io{device, length, said.wait.value_or(WaitMode::blocking)}, said.label);
  }

  // An empty name is one that the text failed to say.
  DeviceId find_device(const std::string& name) {
    if (const auto known = context_.devices.find(name); known != context_.devices.end()) {
      return known->second;
    }
    if (name.empty()) return {};
    if (!context_.variant.empty() && declared_somewhere(context_.scenario, name)) {
      values_.report(here(Part::io_device), "unknown-device",
                     "there is no device `" + name + "` in the variant `" +
                         std::string(context_.variant) + "`",
                     "declare it among the common settings or in this variant");
    } else {
      values_.report(here(Part::io_device), "unknown-device", "there is no device `" + name + "`");
    }
    return {};
  }

  void add(const RepeatStatement& said) {
    std::int64_t count = RepeatBegin::kForever;
    if (said.count) {
      count = values_.whole(*said.count, here(Part::operation_value), "the count of `repeat`", {});
    }
    open_.emplace_back();
    push(RepeatBegin{count, said.end}, "");
  }

  template <class Other>
  void add(const Other&) {}
  void add(const EndStatement& said) {
    const Demand body = open_.back();
    open_.pop_back();
    RepeatBegin& begin = std::get<RepeatBegin>(program_.ops[said.begin]);
    if (begin.count == RepeatBegin::kForever) {
      add_forever(body, said.begin);
    } else {
      if (body.operations == 0) begin.count = 0;
      open_.back() += body.times(begin.count);
    }
    push(RepeatEnd{said.begin}, "");
  }

  void add_forever(Demand body, std::uint32_t begin) {
    if (body.cpu == Duration{} && body.io == Duration{}) {
      values_.report({Part::operation, std::nullopt, task_, begin}, "forever-without-time",
                     "`repeat forever` needs an operation in it that takes time or waits");
      std::get<RepeatBegin>(program_.ops[begin]).count = 0;
      return;
    }
    if (!body.endless) body.endless = begin;
    open_.back() += body;
  }

  std::uint32_t task_;
  const ProgramContext& context_;
  Values& values_;
  Program program_;
  std::vector<Demand> open_;  // the task itself, then every repeat not yet ended
};

}  // namespace

Demand& Demand::operator+=(const Demand& next) {
  operations = capped(Wide{operations} + next.operations, kMaxOperations);
  cpu.ns = capped(Wide{cpu.ns} + next.cpu.ns, kMaxDuration.ns);
  io.ns = capped(Wide{io.ns} + next.io.ns, kMaxDuration.ns);
  if (!endless) endless = next.endless;
  return *this;
}

Demand Demand::times(std::int64_t count) const {
  Demand product;
  product.operations = capped(Wide{operations} * count, kMaxOperations);
  product.cpu.ns = capped(Wide{cpu.ns} * count, kMaxDuration.ns);
  product.io.ns = capped(Wide{io.ns} * count, kMaxDuration.ns);
  if (count > 0) product.endless = endless;
  return product;
}

Program resolve_program(std::uint32_t task, const ProgramContext& context, Values& values,
                        Demand& demand) {
  return ProgramResolver(task, context, values).run(demand);
}

}  // namespace interleave
