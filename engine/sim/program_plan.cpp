#include "sim/program_plan.hpp"

#include <algorithm>
#include <array>

#include "model/scenario.hpp"

namespace interleave {
namespace {

Duration clamped(Duration length) { return std::clamp(length, Duration{0}, kMaxDuration); }

// Counts above 2^32 - 2 lie far beyond the limit of operations of any program that holds one.
std::uint32_t clamped_count(std::int64_t count) {
  if (count == RepeatBegin::kForever) return Step::kForever;
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(count, 0, std::int64_t{Step::kForever} - 1));
}

Duration saturating_sum(Duration a, Duration b) { return std::min(a + b, kMaxDuration); }

Duration saturating_product(Duration length, std::uint32_t count) {
  if (length.ns == 0 || count == 0) return {};
  if (count == Step::kForever || length.ns > kMaxDuration.ns / count) return kMaxDuration;
  return {length.ns * count};
}

struct Demand {
  Duration cpu, io;
  std::size_t repeat = 0;  // which step it adds up
  bool pure = true;
};

void set_length(Step& step, Step::Kind kind, const Length& length) {
  step.kind = kind;
  step.distribution = length.distribution;
  step.length = clamped(length.first);
  step.second = clamped(length.second);
}

struct StepOf {
  Step step;

  void operator()(const Cpu& cpu) { set_length(step, Step::Kind::cpu, cpu.length); }
  void operator()(const Io& io) {
    set_length(step, Step::Kind::io, io.length);
    step.device = io.device;
    step.wait = io.wait;
  }
  void operator()(const Sleep& sleep) {
    set_length(step, Step::Kind::sleep, sleep.length);
    step.wait = sleep.wait;
  }
  void operator()(const Yield&) { step.kind = Step::Kind::yield; }
  void operator()(const Coordinate& coordinate) {
    constexpr std::array kKinds{Step::Kind::lock,   Step::Kind::unlock, Step::Kind::wait,
                                Step::Kind::signal, Step::Kind::send,   Step::Kind::receive,
                                Step::Kind::arrive};
    step.kind = kKinds[static_cast<std::size_t>(coordinate.verb)];
    step.object = coordinate.object;
  }
  void operator()(const Spawn& spawn) {
    step.kind = Step::Kind::spawn;
    step.object = spawn.task.value;
    step.count = clamped_count(std::max<std::int64_t>(0, spawn.count));
  }
  void operator()(const Join&) { step.kind = Step::Kind::join; }
  void operator()(const RepeatBegin& repeat) {
    step.kind = Step::Kind::repeat;
    step.count = clamped_count(repeat.count);
  }
  void operator()(const RepeatEnd&) { step.kind = Step::Kind::end; }
};

Step step_of(const Op& op) {
  StepOf visitor;
  std::visit(visitor, op);
  return visitor.step;
}

bool is_plain(Step::Kind kind) { return kind <= Step::Kind::sleep || kind >= Step::Kind::repeat; }

}  // namespace

ProgramPlan::ProgramPlan(const Program& program) {
  steps_.reserve(program.ops.size() + 1);
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    steps_.push_back(step_of(program.ops[i]));
    steps_.back().operation = static_cast<std::uint32_t>(i);
  }
  steps_.push_back({});
  drop_empty_repeats();
  add_up();
}

void ProgramPlan::drop_empty_repeats() {
  std::vector<Step> kept;
  kept.reserve(steps_.size());
  std::vector<std::size_t> open;  // where in `kept` the repeats around this step begin
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::repeat) open.push_back(kept.size());
    kept.push_back(step);
    if (step.kind != Step::Kind::end) continue;
    const std::size_t begin = open.back();
    open.pop_back();
    if (kept[begin].count == 0 || begin + 2 == kept.size()) {
      kept.resize(begin);
    } else {
      kept.back().jump = static_cast<std::uint32_t>(begin + 1);
      kept.back().count = kept[begin].count;
      kept[begin].jump = static_cast<std::uint32_t>(kept.size() - 1);
    }
  }
  steps_ = std::move(kept);
}

void ProgramPlan::add_up() {
  std::array<Demand, kMaxNesting + 1> levels{};
  std::size_t depth = 0;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    Demand& level = levels[depth];
    const bool drawn = step.distribution != Distribution::exact;
    draws_ = draws_ || drawn;
    plain_ = plain_ && is_plain(step.kind);
    level.pure = level.pure && !drawn && !ends_burst(step.kind);
    switch (step.kind) {
      case Step::Kind::cpu:
        if (!drawn) level.cpu = saturating_sum(level.cpu, step.length);
        break;
      case Step::Kind::io:
      case Step::Kind::sleep:
        if (!drawn) level.io = saturating_sum(level.io, step.length);
        break;
      case Step::Kind::repeat:
        endless_ = endless_ || step.count == Step::kForever;
        levels[++depth] = {{}, {}, i, true};
        break;
      case Step::Kind::end: {
        close_repeat(level.repeat, i, level.cpu, level.pure);
        Demand& outer = levels[--depth];
        outer.cpu = saturating_sum(outer.cpu, saturating_product(level.cpu, step.count));
        outer.io = saturating_sum(outer.io, saturating_product(level.io, step.count));
        outer.pure = outer.pure && level.pure;
        break;
      }
      default: break;
    }
  }
  cpu_demand_ = levels[0].cpu;
  io_demand_ = levels[0].io;
}

void ProgramPlan::close_repeat(std::size_t begin, std::size_t end, Duration cpu, bool pure) {
  steps_[begin].pure = steps_[end].pure = pure;
  steps_[begin].length = steps_[end].length = cpu;
}

}  // namespace interleave
