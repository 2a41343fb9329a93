#include "worker/real_run.hpp"

#include <algorithm>
#include <utility>

namespace interleave {
namespace {

// So that the Trace of a real run takes some 20 MB at most.
constexpr std::uint64_t kMostRecords = 500'000;

// After the start. No worker is waited for this long; what a report says beyond it is no instant.
constexpr Duration kLatestReport{kRealTimeLimit.ns * 2};

// To know how much there is to do, of runs that go on and on only roughly.
constexpr std::uint64_t kEventsLookedAhead = 200'000;

// At most so long the end of one order waits for that of another to be heard first.
constexpr Duration kMostHeld{2'000'000};

// Pauses between two orders that are no more than the clock's grain says nothing about.
Duration seamless(Pace pace) { return {std::max<std::int64_t>(250'000, pace.clock_grain.ns)}; }

Duration computing_in(const Report& report) {
  Duration computing = report.end - report.begin;
  for (std::uint32_t i = 0; i < std::min<std::size_t>(report.gap_count, kMaxGaps); ++i) {
    computing = computing - (report.gaps[i].end - report.gaps[i].begin);
  }
  return std::max(computing, Duration{});
}

Duration work_of(const RunSpec& spec) {
  Duration work;
  for (const JobInfo& job : simulate(spec, kEventsLookedAhead).jobs) {
    if (job.cpu_demand < kMaxDuration) work += job.cpu_demand;
  }
  return work;
}

std::vector<std::vector<KernelKind>> kernels_of(const RunSpec& spec,
                                                std::optional<KernelKind> all) {
  std::vector<std::vector<KernelKind>> kernels;
  for (const TaskSpec& task : spec.tasks) {
    std::vector<KernelKind>& of_task = kernels.emplace_back();
    for (const std::string& label : spec.programs[task.program.index()].labels) {
      of_task.push_back(all.value_or(kernel_named_in(label)));
    }
  }
  return kernels;
}

}  // namespace

RealRun::RealRun(const RunSpec& spec, Pace pace, bool solo, std::optional<KernelKind> kernel,
                 Duration ask_ahead)
    : pace_(pace),
      ask_ahead_(solo ? Duration{} : ask_ahead),
      execution_(spec, !solo, kMostRecords),
      kernels_(kernels_of(spec, kernel)),
      workers_(static_cast<std::size_t>(spec.machine.cores)),
      work_in_all_(work_of(spec)),
      speeds_(pace) {
  if (spec.horizon) horizon_ = Time{} + *spec.horizon;
}

void RealRun::start(Time now) {
  origin_ = now;
  tick(now);
}

void RealRun::tick(Time now) {
  if (ended_) return;
  advance(since_start(now));
  release_held(since_start(now));
  settle();
  end_if_over();
}

void RealRun::take(std::uint32_t worker, const Report& absolute, Time now) {
  Worker& on = workers_[worker];
  on.silent = 0;
  const Time t = since_start(now);
  if (!on.held.empty()) {
    // What it asks for comes after that.
    if (absolute.kind == Report::Kind::ask) return on.held.push_back(absolute);
    release(worker, t);
  }
  if (ended_ || on.orders.empty() || on.orders.front().id != absolute.id) return;
  const std::optional<Time> until =
      absolute.kind == Report::Kind::done ? to_be_held_until(worker, t) : std::nullopt;
  if (until) {
    on.held.push_back(absolute);
    on.held_until = *until;
    return;
  }
  hear(worker, absolute, t);
  if (absolute.kind == Report::Kind::ask) return;
  release_held(t);
  settle();
  end_if_over();
}

void RealRun::hear(std::uint32_t worker, const Report& report, Time t) {
  const Worker& on = workers_[worker];
  if (ended_ || on.orders.empty() || on.orders.front().id != report.id) return;
  if (report.kind == Report::Kind::ask) return order_ahead(worker, t);
  handle(worker, report);
}

void RealRun::release(std::uint32_t worker, Time t) {
  for (const Report& report : std::exchange(workers_[worker].held, {})) hear(worker, report, t);
}

// Two quanta that end almost together are told in the order that was foreseen when the next orders
// were sent ahead, or both would have to be called back.
std::optional<Time> RealRun::to_be_held_until(std::uint32_t worker, Time t) const {
  const Worker& on = workers_[worker];
  std::optional<Time> until;
  for (const Worker& other : workers_) {
    if (on.asked == 0 || other.asked == 0 || other.asked >= on.asked || !other.held.empty())
      continue;
    const Time expected = other.done_at + kMostHeld;
    if (expected > t) until = std::max(until.value_or(t), std::min(expected, t + kMostHeld));
  }
  return until;
}

void RealRun::release_held(Time t) {
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    const Worker& on = workers_[i];
    if (on.held.empty() || (t < on.held_until && to_be_held_until(i, t))) continue;
    release(i, t);
    i = ~std::uint32_t{0};  // others may have waited for it
  }
}

void RealRun::handle(std::uint32_t worker, const Report& absolute) {
  Worker& on = workers_[worker];
  Report report = absolute;
  const auto within_run = [this](Time at) {
    return since_start(std::clamp(at, origin_, origin_ + kLatestReport));
  };
  report.begin = within_run(report.begin);
  report.end = std::max(report.begin, within_run(report.end));
  for (Gap& gap : report.gaps) gap = {within_run(gap.begin), within_run(gap.end)};

  Sent& sent = on.orders.front();
  report.steps = std::min(report.steps, sent.steps - sent.made);
  if (sent.wanted && report.steps > 0) count(worker, sent, report);
  if (report.kind == Report::Kind::done) {
    on.orders.pop_front();
    on.asked = 0;
    on.none_next = false;
  }
  settle();
}

// What a worker has made of an order.
void RealRun::count(std::uint32_t worker, Sent& sent, Report report) {
  sent.made += report.steps;
  const Duration used = sent.made == sent.steps
                            ? sent.share - sent.used
                            : pace_.length_of(report.steps, sent.before.state.kind);
  sent.used += used;
  Duration left;
  if (!sent.work.polls) {
    Progress& now = progress(sent.work.job);
    if (sent.made == report.steps && !sent.continues) now = sent.before;
    const bool right = kernel_follows(now.state, report.state, report.steps);
    if (right) now.state = report.state;
    verified_ = verified_ && right;
    now.left -= report.steps;
    steps_made_[static_cast<std::size_t>(now.state.kind)] += report.steps;
    speeds_.add(now.state.kind, report.steps, computing_in(report));
    work_made_ += pace_.length_of(report.steps, now.state.kind);
    left = pace_.length_of(now.left, now.state.kind);
  }
  const CoreId core = make_id<CoreId>(worker);
  const std::optional<Execution::Work> doing = execution_.on_core(core);
  const bool taken_off = sent.stopped && winding_ == End::running;
  if (taken_off || !doing || !doing->is_same_as(sent.work)) {
    return execution_.correct(sent.work, left);
  }
  if (horizon_) report.end = std::min(report.end, *horizon_);
  if (winding_ != End::running) report.end = std::min(report.end, clock_);
  tell_times(worker, sent, report);
  execution_.came(core, used, left, std::max(clock_, report.end));
  advance(report.end);
}

// Until when the core was handed over, and when the operating system took it away.
void RealRun::tell_times(std::uint32_t worker, const Sent& sent, const Report& report) {
  const CoreId core = make_id<CoreId>(worker);
  const auto tell = [&](State state, Cause cause, Time t) {
    execution_.tell(core, sent.work, state, cause, std::min(t, report.end));
  };
  const State works = sent.work.polls ? State::polling : State::running;
  const bool begins = sent.made == report.steps;
  const Time since = execution_.since(core);
  const bool at_once = begins && report.begin - since <= seamless(pace_);
  if (begins) tell(works, Cause::dispatched, at_once ? since : report.begin);
  for (std::uint32_t i = 0; i < std::min<std::size_t>(report.gap_count, kMaxGaps); ++i) {
    tell(State::stalled, Cause::measured_gap, report.gaps[i].begin);
    tell(works, Cause::measured_gap, report.gaps[i].end);
  }
}

// Nothing is decided any more once a run is being wound up.
void RealRun::advance(Time t) {
  clock_ = std::max(clock_, t);
  if (winding_ != End::running || execution_.ended()) return;
  if (horizon_ && clock_ >= *horizon_) return wind_up(End::horizon, *horizon_);
  if (clock_ >= Time{} + kRealTimeLimit) return wind_up(End::budget, clock_);
  execution_.run_until(clock_);
}

void RealRun::wind_up(End kind, Time t) {
  winding_ = kind;
  clock_ = t;
  for (std::uint32_t i = 0; i < workers_.size(); ++i) stop(i);
}

void RealRun::end_if_over() {
  if (ended_ || (!execution_.ended() && winding_ == End::running)) return;
  for (const Worker& worker : workers_) {
    if (!worker.orders.empty()) return;
  }
  if (winding_ == End::horizon) execution_.run_until(*horizon_);
  if (winding_ != End::running) execution_.stop(winding_, clock_);
  ended_ = true;
  trace_ = std::move(execution_).take_trace();
  if (!given_up_.empty() && trace_.end_kind == End::completed) trace_.end_kind = End::fault;
}

std::optional<Time> RealRun::due() const {
  if (ended_ || winding_ != End::running || execution_.ended()) return std::nullopt;
  Time due = std::min(execution_.next_due(), Time{} + kRealTimeLimit);
  for (const Worker& worker : workers_) {
    if (!worker.held.empty()) due = std::min(due, worker.held_until);
  }
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
  if (work_in_all_ > Duration{}) {
    fraction = static_cast<double>(work_made_.ns) / static_cast<double>(work_in_all_.ns);
  }
  if (horizon_ && horizon_->ns > 0) {
    fraction = std::max(
        fraction, static_cast<double>(since_start(now).ns) / static_cast<double>(horizon_->ns));
  }
  return std::clamp(fraction, 0.0, 1.0);
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
  const CoreId core = make_id<CoreId>(worker);
  advance(since_start(now));
  const Sent* sent = first_going_on(on);
  if (sent && sent->wanted) {
    given_up_.push_back(sent->work.job);
    execution_.tell(core, sent->work, State::stalled, Cause::measured_gap, Time{});
    execution_.give_up(core, clock_);
  }
  on = {};
  on.lost = true;
  settle();
  end_if_over();
}

void RealRun::replace(std::uint32_t worker, Time now) {
  workers_[worker].lost = false;
  tick(now);
}

}  // namespace interleave
