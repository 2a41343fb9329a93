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
  std::uint32_t count = 1;  // of the repeat that it adds up
};

Step step_of(const Op& op) {
  Step step;
  if (const auto* cpu = std::get_if<Cpu>(&op)) {
    step.kind = Step::Kind::cpu;
    step.length = clamped(cpu->length.first);
  } else if (const auto* io = std::get_if<Io>(&op)) {
    step.kind = Step::Kind::io;
    step.length = clamped(io->length.first);
    step.device = io->device;
    step.wait = io->wait;
  } else if (const auto* repeat = std::get_if<RepeatBegin>(&op)) {
    step.kind = Step::Kind::repeat;
    step.count = clamped_count(repeat->count);
  } else {
    step.kind = Step::Kind::end;
  }
  return step;
}

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
    }
  }
  steps_ = std::move(kept);
}

void ProgramPlan::add_up() {
  std::array<Demand, kMaxNesting + 1> levels{};
  std::size_t depth = 0;
  for (const Step& step : steps_) {
    Demand& level = levels[depth];
    switch (step.kind) {
      case Step::Kind::cpu: level.cpu = saturating_sum(level.cpu, step.length); break;
      case Step::Kind::io: level.io = saturating_sum(level.io, step.length); break;
      case Step::Kind::repeat:
        endless_ = endless_ || step.count == Step::kForever;
        levels[++depth] = {{}, {}, step.count};
        break;
      case Step::Kind::end: {
        Demand& outer = levels[--depth];
        outer.cpu = saturating_sum(outer.cpu, saturating_product(level.cpu, level.count));
        outer.io = saturating_sum(outer.io, saturating_product(level.io, level.count));
        break;
      }
      case Step::Kind::finish: break;
    }
  }
  cpu_demand_ = levels[0].cpu;
  io_demand_ = levels[0].io;
}

}  // namespace interleave
