// The part of RealRun that decides which thread goes to which worker, and who has to leave.
#include <algorithm>
#include <utility>

#include "worker/real_run.hpp"

namespace interleave {

void RealRun::assign(Time t) {
  if (end_kind_ != End::running) return;
  while (ready_count_ > 0) {
    const bool any_idle = idle_worker({}).has_value();
    const auto asking = asking_worker();
    if (!any_idle && !asking) break;
    const ThreadId thread = policy_->pick(kQueues, t);
    --ready_count_;
    place(thread, any_idle ? *idle_worker(thread) : *asking, t);
  }
  if (policy_->traits().compares_running) preempt(t);
}

// The worker that the thread used last if that is idle, else the lowest; `thread` may be none.
std::optional<std::uint32_t> RealRun::idle_worker(ThreadId thread) const {
  const auto idle = [this](std::uint32_t i) {
    return workers_[i].orders.empty() && !workers_[i].lost;
  };
  if (thread.valid() && idle(threads_[thread.index()].last_worker)) {
    return threads_[thread.index()].last_worker;
  }
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    if (idle(i)) return i;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> RealRun::asking_worker() const {
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    if (workers_[i].asked) return i;
  }
  return std::nullopt;
}

void RealRun::preempt(Time t) {
  const ThreadId candidate = policy_->candidate(kQueues, t);
  if (!candidate.valid()) return;
  std::optional<std::uint32_t> least;
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    if (workers_[i].orders.empty()) continue;
    if (workers_[i].stopping) return;  // it will have room in a moment
    if (!least || policy_->less_urgent(workers_[i].orders.front().thread,
                                       workers_[*least].orders.front().thread, t)) {
      least = i;
    }
  }
  if (least && policy_->preempts(candidate, workers_[*least].orders.front().thread, t)) {
    stop(*least, t);
  }
}

// The thread, just picked, takes the worker's core as soon as the worker is done with its orders.
void RealRun::place(ThreadId thread, std::uint32_t worker, Time t) {
  Worker& on = workers_[worker];
  Thread& state = threads_[thread.index()];
  state.last_worker = worker;
  state.since = t;
  on.asked = false;
  if (course_.can_be_sent(thread)) {
    begin_quantum(thread, t);
    send(thread, worker);
  } else if (!on.orders.empty()) {
    on.held = thread;
  } else {
    record_.touched(state.job, make_id<CoreId>(worker), thread, course_.operation(thread), t);
    begin_wait_or_end(thread, t);
  }
}

// More of the thread whose the worker's last order is or just was, if it may keep the core.
bool RealRun::go_on(std::uint32_t worker, Time t) {
  const ThreadId thread = workers_[worker].sent_last;
  if (end_kind_ != End::running || !course_.can_be_sent(thread)) return false;
  if (threads_[thread.index()].quantum_left == 0) {
    if (gives_way(worker)) return false;
    begin_quantum(thread, t);
  }
  send(thread, worker);
  return true;
}

// Somebody waits, and not only for those who have had their cores for longer.
bool RealRun::gives_way(std::uint32_t worker) const {
  const Time since = threads_[workers_[worker].sent_last.index()].since;
  std::size_t before = 0;
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    const Worker& other = workers_[i];
    if (i == worker || other.orders.empty() || other.asked || other.held.valid()) continue;
    if (other.orders.front().thread != other.orders.back().thread) continue;
    const Time others = threads_[other.sent_last.index()].since;
    if (others < since || (others == since && i < worker)) ++before;
  }
  return ready_count_ > before;
}

// Under a policy that asks what was charged, the quantum ahead lacks what is not yet reported.
void RealRun::begin_quantum(ThreadId thread, Time t) {
  const Duration quantum = policy_->quantum(thread, t);
  threads_[thread.index()].quantum_left =
      quantum == Policy::kUnlimited ? Course::kUnlimitedSteps : course_.pace().steps_in(quantum);
}

void RealRun::send(ThreadId thread, std::uint32_t worker) {
  Worker& on = workers_[worker];
  Thread& state = threads_[thread.index()];
  const bool follows = !on.orders.empty() && on.orders.back().thread == thread;
  const Course::Leg leg = course_.send(thread, state.quantum_left);
  if (state.quantum_left != Course::kUnlimitedSteps) state.quantum_left -= leg.steps;
  Order order;
  order.id = ++last_order_;
  order.steps = leg.steps;
  order.continues = follows && !leg.begins ? 1 : 0;
  order.state = leg.begins ? kernel_start(order.id) : course_.state(thread);
  on.orders.push_back({order.id, thread, leg.operation, leg.steps, 0, leg.begins});
  on.sent_last = thread;
  outbox_.push_back({worker, order});
}

void RealRun::stop(std::uint32_t worker, Time t) {
  Worker& on = workers_[worker];
  on.stopping = true;
  on.asked = false;
  if (on.held.valid()) put_back(std::exchange(on.held, ThreadId{}), t);
  Order order;
  order.kind = Order::Kind::stop;
  outbox_.push_back({worker, order});
}

// A thread that was placed, but did not come onto the core: as if it had not been picked.
void RealRun::put_back(ThreadId thread, Time t) {
  course_.call_back(thread);
  policy_->enqueue(kGlobalQueue, thread, Entry::preempted, facts_[thread.index()], t);
  ++ready_count_;
}

std::optional<std::uint32_t> RealRun::watch(Time now) {
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    if (workers_[i].lost || workers_[i].orders.empty()) continue;
    if (++workers_[i].silent < kPatience) continue;
    lose(i, now);
    return i;
  }
  return std::nullopt;
}

void RealRun::lose(std::uint32_t worker, Time now) {
  Worker& on = workers_[worker];
  if (on.lost || ended_) return;
  const Time t = since_start(now);
  const std::deque<Sent> orders = std::exchange(on.orders, {});
  const ThreadId held = on.held;
  on = {};
  on.lost = true;
  if (!orders.empty()) {
    const Sent& first = orders.front();
    const JobId job = threads_[first.thread.index()].job;
    given_up_.push_back(job);
    record_.lost(job, make_id<CoreId>(worker), first.thread, first.operation, t);
    if (orders.back().thread != first.thread) put_back(orders.back().thread, t);
  }
  if (held.valid()) put_back(held, t);
  assign(t);
  end_if_over(t);
}

void RealRun::replace(std::uint32_t worker, Time now) {
  workers_[worker].lost = false;
  assign(since_start(now));
}

}  // namespace interleave
