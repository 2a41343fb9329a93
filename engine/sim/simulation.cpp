#include "sim/simulation.hpp"

#include <utility>

#include "sim/engine.hpp"

namespace interleave {

Simulation::Simulation(const RunSpec& spec, std::uint64_t max_written, Chooser chooser)
    : engine_(std::make_unique<Engine>(spec, max_written, std::move(chooser))) {
  engine_->take_in(spec, spec.tasks.size());
}
Simulation::Simulation(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Simulation::Simulation(const Simulation& other)
    : engine_(other.engine_ ? std::make_unique<Engine>(*other.engine_) : nullptr) {}
Simulation& Simulation::operator=(const Simulation& other) {
  if (this != &other) *this = Simulation{other};
  return *this;
}
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;
Simulation::~Simulation() = default;

Simulation Simulation::begun(const RunSpec& spec) {
  return Simulation{std::make_unique<Engine>(spec, kMaxWritten, Chooser{})};
}

bool Simulation::take_in(const RunSpec& spec, std::size_t tasks) {
  return engine_->take_in(spec, tasks);
}

bool Simulation::run_until(Time until, std::uint64_t event_budget) {
  return engine_->run_until(until, event_budget);
}

void Simulation::stop_for_budget() {
  if (!engine_->ended) engine_->finish(End::budget, engine_->now);
}

bool Simulation::undecided() const { return engine_->undecided; }
CoreId Simulation::core_for(ThreadId thread) const { return engine_->kernel.core_for(thread); }
bool Simulation::ended() const { return engine_->ended; }
Time Simulation::now() const { return engine_->known; }
std::uint64_t Simulation::events() const { return engine_->events; }
const Trace& Simulation::trace() const { return engine_->trace(); }
void Simulation::watch(std::function<void(const Kernel::Choice&)> note) {
  engine_->kernel.watch(std::move(note));
}
JobId Simulation::job_of(ThreadId thread) const {
  const ActivityId carried = engine_->runtime.carried(thread);
  return carried.valid() ? engine_->runtime.at(carried).job : JobId{};
}
Trace Simulation::take_trace() && {
  engine_->trace();
  return std::move(engine_->recorder).take_trace();
}

Trace simulate(const RunSpec& spec, std::uint64_t max_events) {
  Simulation simulation{spec};
  if (!simulation.run_until(kNever, max_events)) simulation.stop_for_budget();
  return std::move(simulation).take_trace();
}

}  // namespace interleave
