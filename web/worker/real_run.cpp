#include "worker/real_run.hpp"

#include <algorithm>
#include <utility>

#include "base/sort.hpp"
#include "sim/trace_head.hpp"

namespace interleave {
namespace {

// So that the Trace of a real run takes some 20 MB at most.
constexpr std::size_t kMostRecords = 2'000'000;

// After the start. No worker is waited for this long; what a report says beyond it is no instant.
constexpr Duration kLatestReport{kRealTimeLimit.ns * 2};

Duration seamless(Pace pace) {
  return {std::max<std::int64_t>(500'000, pace.clock_grain.ns * 3 / 2)};
}

}  // namespace

RealRun::RealRun(const RunSpec& spec, Pace pace)
    : policy_(make_policy(spec.policy, spec.tasks.size())),
      course_(spec, pace),
      record_(trace_head(spec, static_cast<std::size_t>(spec.machine.cores)), seamless(pace)),
      devices_(spec.machine),
      threads_(spec.tasks.size()),
      workers_(static_cast<std::size_t>(spec.machine.cores)) {
  for (std::size_t i = 0; i < spec.tasks.size(); ++i) {
    const TaskSpec& task = spec.tasks[i];
    const ThreadId thread = make_id<ThreadId>(i);
    facts_.push_back({task.priority});
    for (const Time at : task.at) {
      releases_.push_back({at, thread});
      const std::uint64_t steps = pace.steps_in(course_.plan(thread).cpu_demand());
      steps_in_all_ += std::min(steps, Course::kUnlimitedSteps - steps_in_all_);
    }
  }
  sort_items(releases_, [](const Release& a, const Release& b) { return a.at < b.at; });
  if (spec.horizon) {
    horizon_ = Time{} + *spec.horizon;
    record_.set_limit(*horizon_);
  }
}

RealRun::~RealRun() = default;

void RealRun::start(Time now) {
  origin_ = now;
  tick(now);
}

void RealRun::tick(Time now) {
  const Time t = since_start(now);
  if (ended_ || end_kind_ != End::running) return;
  if (horizon_ && t >= *horizon_) return wind_up(End::horizon, t);
  if (t >= Time{} + kRealTimeLimit) return wind_up(End::budget, t);
  if (record_.calls() > kMostRecords) return wind_up(End::budget, t);
  release_due(t);
  for (;;) {
    const ThreadId thread = devices_.end_due_service(t, record_);
    if (!thread.valid()) break;
    course_.waited(thread);
    if (course_.step(thread).kind == Step::Kind::finish) {
      end_job(thread, t);
    } else {
      make_ready(thread, Entry::woke, Cause::wait_ended, t);
    }
  }
  assign(t);
  end_if_over(t);
}

void RealRun::take(std::uint32_t worker, const Report& absolute, Time now) {
  Worker& on = workers_[worker];
  on.silent = 0;
  if (ended_ || on.orders.empty() || on.orders.front().id != absolute.id) return;
  const Time t = since_start(now);
  if (absolute.kind == Report::Kind::ask) {
    if (on.stopping || on.orders.size() > 1 || on.held.valid()) return;
    on.asked = !go_on(worker, t);
    return assign(t);
  }
  Report report = absolute;
  const auto within_run = [this](Time at) {
    return since_start(std::clamp(at, origin_, origin_ + kLatestReport));
  };
  report.begin = within_run(report.begin);
  report.end = std::max(report.begin, within_run(report.end));
  for (Gap& gap : report.gaps) gap = {within_run(gap.begin), within_run(gap.end)};

  Sent& current = on.orders.front();
  const ThreadId thread = current.thread;
  report.steps = std::min(report.steps, current.steps - current.made);
  if (report.steps > 0) {
    verified_ = verified_ && kernel_is_right(report.state);
    record_.ran(threads_[thread.index()].job, make_id<CoreId>(worker), thread, current.operation,
                current.begins && current.made == 0, report);
    on.on_core = thread;
    current.made += report.steps;
    course_.came(thread, report.steps, report.state);
    policy_->charge(thread, report.end - report.begin, t);
  }
  if (report.kind == Report::Kind::part) return;
  take_done(worker, t);
  assign(t);
  end_if_over(t);
}

// The worker's first order is over, at the instant up to which its job has been told of.
void RealRun::take_done(std::uint32_t worker, Time t) {
  Worker& on = workers_[worker];
  const Sent sent = on.orders.front();
  const Time end = record_.told(threads_[sent.thread.index()].job);
  on.orders.pop_front();
  const bool last = on.orders.empty();
  const bool more_of_it = !last && on.orders.front().thread == sent.thread;
  if (sent.made < sent.steps) {
    if (!more_of_it) break_off(sent.thread, worker, end);
  } else if (!more_of_it) {
    const bool goes_on = last && !on.held.valid() && !on.stopping && !on.asked && go_on(worker, t);
    if (!goes_on) leave(sent.thread, worker, end);
  }
  if (!on.orders.empty()) return;
  on.asked = on.stopping = false;
  if (!on.held.valid()) return;
  const ThreadId held = std::exchange(on.held, ThreadId{});
  record_.touched(threads_[held.index()].job, make_id<CoreId>(worker), held,
                  course_.operation(held), end);
  begin_wait_or_end(held, end);
}

// The thread has done all that it was sent for, and does not go on.
void RealRun::leave(ThreadId thread, std::uint32_t worker, Time t) {
  record_.left(make_id<CoreId>(worker));
  workers_[worker].on_core = {};
  if (course_.step(thread).kind == Step::Kind::cpu) {
    make_ready(thread, Entry::quantum_ended, Cause::quantum_expired, t);
  } else {
    begin_wait_or_end(thread, t);
  }
}

// The last of the thread's orders there was broken off, perhaps before it had begun.
void RealRun::break_off(ThreadId thread, std::uint32_t worker, Time t) {
  if (workers_[worker].on_core != thread) return put_back(thread, t);
  record_.left(make_id<CoreId>(worker));
  workers_[worker].on_core = {};
  course_.call_back(thread);
  make_ready(thread, Entry::preempted, Cause::preempted, t);
}

std::optional<Time> RealRun::due() const {
  if (ended_ || end_kind_ != End::running) return std::nullopt;
  Time due = Time{} + kRealTimeLimit;
  if (horizon_) due = std::min(due, *horizon_);
  if (next_release_ < releases_.size()) due = std::min(due, releases_[next_release_].at);
  if (const auto service = devices_.due()) due = std::min(due, *service);
  return origin_ + (due - Time{});
}

std::optional<RealRun::Dispatch> RealRun::take_order() {
  if (outbox_.empty()) return std::nullopt;
  const Dispatch dispatch = outbox_.front();
  outbox_.pop_front();
  return dispatch;
}

double RealRun::done_fraction(Time now) const {
  if (ended_) return 1;
  double fraction = 0;
  if (steps_in_all_ > 0) {
    fraction = static_cast<double>(course_.steps_made()) / static_cast<double>(steps_in_all_);
  }
  if (horizon_ && horizon_->ns > 0) {
    fraction = std::max(
        fraction, static_cast<double>(since_start(now).ns) / static_cast<double>(horizon_->ns));
  }
  return std::clamp(fraction, 0.0, 1.0);
}

// Threads and jobs --------------------------------------------------------------------------------

void RealRun::release_due(Time t) {
  while (next_release_ < releases_.size() && releases_[next_release_].at <= t) {
    const ThreadId thread = releases_[next_release_++].thread;
    Thread& state = threads_[thread.index()];
    const JobId job = record_.release(TaskId{thread.value}, state.released++, t,
                                      course_.plan(thread).cpu_demand());
    ++unfinished_;
    if (state.job.valid()) {
      state.behind.push_back(job);
    } else {
      begin_job(thread, job, t);
    }
  }
}

void RealRun::begin_job(ThreadId thread, JobId job, Time t) {
  threads_[thread.index()].job = job;
  course_.begin_job(thread);
  make_ready(thread, Entry::arrived, Cause::arrival, t);
}

void RealRun::end_job(ThreadId thread, Time t) {
  Thread& state = threads_[thread.index()];
  record_.finish(state.job, t);
  last_finish_ = std::max(last_finish_, record_.told(state.job));
  --unfinished_;
  state.job = {};
  if (state.behind.empty()) return;
  const JobId next = state.behind.front();
  state.behind.pop_front();
  begin_job(thread, next, t);
}

void RealRun::make_ready(ThreadId thread, Entry why, Cause cause, Time t) {
  record_.ready(threads_[thread.index()].job, t, cause, course_.operation(thread));
  policy_->enqueue(kGlobalQueue, thread, why, facts_[thread.index()], t);
  ++ready_count_;
}

void RealRun::begin_wait_or_end(ThreadId thread, Time t) {
  const Step& step = course_.step(thread);
  if (step.kind == Step::Kind::finish) return end_job(thread, t);
  const JobId job = threads_[thread.index()].job;
  record_.blocked(job, t, step.device, step.operation);
  devices_.ask(step.device, thread, job, step.operation, step.length, t, record_);
}

void RealRun::wind_up(End kind, Time t) {
  end_kind_ = kind;
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    if (!workers_[i].orders.empty()) stop(i, t);
  }
  end_if_over(t);
}

void RealRun::end_if_over(Time t) {
  if (ended_) return;
  for (const Worker& worker : workers_) {
    if (!worker.orders.empty()) return;
  }
  if (end_kind_ == End::running) {
    if (ready_count_ > 0 || next_release_ < releases_.size() || devices_.due()) return;
    end_kind_ = unfinished_ == 0 ? End::completed : End::fault;
  }
  ended_ = true;
  const bool completed = end_kind_ == End::completed;
  trace_ = record_.end(end_kind_, completed ? last_finish_ : t);
}

}  // namespace interleave
