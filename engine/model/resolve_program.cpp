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

// A kind of thing that operations name: its table in a run and its declarations in a text.
struct Kind {
  std::string_view noun;
  NameTable ObjectNames::*table;
  bool (*declares)(const Settings& settings, std::string_view name);
};

template <auto Member>
bool declares(const Settings& settings, std::string_view name) {
  const auto& statements = settings.*Member;
  return std::any_of(statements.begin(), statements.end(),
                     [name](const auto& statement) { return statement.name == name; });
}

constexpr Kind kDevice{"device", &ObjectNames::devices, &declares<&Settings::devices>};
constexpr Kind kMutex{"mutex", &ObjectNames::mutexes, &declares<&Settings::mutexes>};
constexpr Kind kSemaphore{"semaphore", &ObjectNames::semaphores, &declares<&Settings::semaphores>};
constexpr Kind kChannel{"channel", &ObjectNames::channels, &declares<&Settings::channels>};
constexpr Kind kBarrier{"barrier", &ObjectNames::barriers, &declares<&Settings::barriers>};

const Kind& kind_of(Verb verb) {
  switch (verb) {
    case Verb::lock:
    case Verb::unlock: return kMutex;
    case Verb::wait:
    case Verb::signal: return kSemaphore;
    case Verb::send:
    case Verb::receive: return kChannel;
    case Verb::arrive: break;
  }
  return kBarrier;
}

bool declared_somewhere(const Scenario& scenario, const Kind& kind, std::string_view name) {
  return kind.declares(scenario.settings, name) ||
         std::any_of(scenario.variants.begin(), scenario.variants.end(),
                     [&](const Variant& variant) { return kind.declares(variant.settings, name); });
}

Duration longest(const Length& length) {
  return length.distribution == Distribution::uniform ? length.second : length.first;
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
    const Length length =
        values_.length(said.length, here(Part::operation_value), "the length of `cpu`");
    open_.back() += {1, longest(length), {}, longest(length) > Duration{}, std::nullopt};
    push(Cpu{length}, said.label);
  }

  void add(const IoStatement& said) {
    const Length length =
        values_.length(said.length, here(Part::operation_value), "the length of `io`");
    const DeviceId device{find(kDevice, said.device)};
    open_.back() += {1, {}, longest(length), true, std::nullopt};
    push(Io{device, length, said.wait.value_or(context_.wait)}, said.label);
  }

  void add(const SleepStatement& said) {
    const Length length =
        values_.length(said.length, here(Part::operation_value), "the length of `sleep`");
    open_.back() += {1, {}, longest(length), longest(length) > Duration{}, std::nullopt};
    push(Sleep{length, said.wait.value_or(context_.wait)}, "");
  }

  void add(const YieldStatement&) { add_simple(Yield{}, false); }
  void add(const JoinStatement&) { add_simple(Join{}, true); }

  void add(const CoordinationStatement& said) {
    const std::uint32_t object = find(kind_of(said.verb), said.name);
    add_simple(Coordinate{said.verb, object},
               said.verb != Verb::unlock && said.verb != Verb::signal);
  }

  void add_simple(Op op, bool may_wait) {
    open_.back() += {1, {}, {}, may_wait, std::nullopt};
    push(op, "");
  }

  void add(const SpawnStatement& said) {
    std::int64_t count = 1;
    if (said.count) {
      count = values_.whole(*said.count, here(Part::operation_value), "the count of `spawn`",
                            {0, kMaxJobs, "too-many-jobs"});
    }
    add_simple(Spawn{find_spawned(said.task), count}, false);
  }

  TaskId find_spawned(const std::string& name) {
    const ScenarioPlace place = here(Part::operation_name);
    const auto found = context_.tasks.find(name, place, values_);
    if (!found) return {};
    if (found->is_group) {
      values_.report(place, "spawn-of-group",
                     "`spawn` starts one task, but `" + name + "` is a group",
                     "name one of it: `" + name + ".1`");
      return {};
    }
    if (!context_.scenario.tasks[found->statement].on_demand) {
      values_.report(place, "not-on-demand",
                     "`" + name + "` starts by itself and cannot be spawned",
                     "a task that waits for `spawn` says `on-demand`");
      return {};
    }
    return found->tasks.first;
  }

  // An empty name is one that the text failed to say.
  std::uint32_t find(const Kind& kind, const std::string& name) {
    const NameTable& table = context_.names.*kind.table;
    if (const auto known = table.find(name); known != table.end()) return known->second;
    if (name.empty()) return DeviceId::kNoValue;
    const std::string noun(kind.noun);
    if (!context_.variant.empty() && declared_somewhere(context_.scenario, kind, name)) {
      values_.report(here(Part::operation_name), "unknown-" + noun,
                     "there is no " + noun + " `" + name + "` in the variant `" +
                         std::string(context_.variant) + "`",
                     "declare it among the common settings or in this variant");
    } else {
      values_.report(here(Part::operation_name), "unknown-" + noun,
                     "there is no " + noun + " `" + name + "`");
    }
    return DeviceId::kNoValue;
  }

  void add(const RepeatStatement& said) {
    std::int64_t count = RepeatBegin::kForever;
    if (said.count) {
      count = values_.whole(*said.count, here(Part::operation_value), "the count of `repeat`", {});
    }
    open_.emplace_back();
    push(RepeatBegin{count, said.end}, "");
  }

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
    if (!body.passes_time) {
      values_.report({Part::operation, std::nullopt, task_, begin}, "forever-without-time",
                     "`repeat forever` needs an operation in it that takes time or waits");
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
  passes_time = passes_time || next.passes_time;
  if (!endless) endless = next.endless;
  return *this;
}

Demand Demand::times(std::int64_t count) const {
  Demand product;
  product.operations = capped(Wide{operations} * count, kMaxOperations);
  product.cpu.ns = capped(Wide{cpu.ns} * count, kMaxDuration.ns);
  product.io.ns = capped(Wide{io.ns} * count, kMaxDuration.ns);
  if (count > 0) {
    product.passes_time = passes_time;
    product.endless = endless;
  }
  return product;
}

Program resolve_program(std::uint32_t task, const ProgramContext& context, Values& values,
                        Demand& demand) {
  return ProgramResolver(task, context, values).run(demand);
}

}  // namespace interleave
