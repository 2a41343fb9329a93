#include "worker/course.hpp"

#include <algorithm>

namespace interleave {

Course::Course(const RunSpec& spec, Pace pace)
    : pace_(pace),
      plans_(spec.programs.begin(), spec.programs.end()),
      travellers_(spec.tasks.size()) {
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    travellers_[i].plan = spec.tasks[i].program.value;
  }
}

void Course::begin_job(ThreadId thread) {
  Traveller& traveller = travellers_[thread.index()];
  traveller.is = {ProgramCursor{plan(thread).steps()}, 0, false};
  arrive(traveller.is, plan(thread));
  traveller.sent = traveller.is;
}

const Step& Course::step(ThreadId thread) const {
  return travellers_[thread.index()].is.cursor.current(plan(thread).steps());
}

std::uint32_t Course::operation(ThreadId thread) const {
  return travellers_[thread.index()].is.cursor.operation(plan(thread).steps());
}

const KernelState& Course::state(ThreadId thread) const {
  return travellers_[thread.index()].state;
}

bool Course::can_be_sent(ThreadId thread) const {
  const Place& sent = travellers_[thread.index()].sent;
  return sent.cursor.current(plan(thread).steps()).kind == Step::Kind::cpu;
}

Course::Leg Course::send(ThreadId thread, std::uint64_t limit) {
  Place& sent = travellers_[thread.index()].sent;
  const Leg leg{sent.cursor.operation(plan(thread).steps()),
                std::min(sent.left, std::max<std::uint64_t>(limit, 1)), !sent.begun};
  make(sent, plan(thread), leg.steps);
  return leg;
}

void Course::came(ThreadId thread, std::uint64_t steps, const KernelState& state) {
  Traveller& traveller = travellers_[thread.index()];
  traveller.state = state;
  steps_made_ += steps;
  make(traveller.is, plan(thread), std::min(steps, traveller.is.left));
}

void Course::waited(ThreadId thread) {
  Traveller& traveller = travellers_[thread.index()];
  traveller.is.cursor.advance(plan(thread).steps());
  arrive(traveller.is, plan(thread));
  traveller.sent = traveller.is;
}

void Course::call_back(ThreadId thread) {
  Traveller& traveller = travellers_[thread.index()];
  traveller.sent = traveller.is;
}

// At a new operation: over those that take no time. A program has at most a million of them.
void Course::arrive(Place& place, const ProgramPlan& plan) const {
  for (;;) {
    const Step& step = place.cursor.current(plan.steps());
    if (step.kind != Step::Kind::cpu) return;
    place.left = pace_.steps_in(step.length);
    place.begun = false;
    if (place.left > 0) return;
    place.cursor.advance(plan.steps());
  }
}

void Course::make(Place& place, const ProgramPlan& plan, std::uint64_t steps) const {
  if (steps == 0) return;
  place.left -= steps;
  place.begun = true;
  if (place.left > 0) return;
  place.cursor.advance(plan.steps());
  arrive(place, plan);
}

}  // namespace interleave
