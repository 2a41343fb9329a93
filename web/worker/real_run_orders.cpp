// The part of RealRun that turns what cores are to do into orders, and calls back what they are to
// do no longer.
#include <algorithm>
#include <utility>

#include "worker/real_run.hpp"

namespace interleave {
namespace {

constexpr std::size_t kSlicesToLookAhead = 20'000;  // a copy of more takes too long
constexpr std::uint64_t kUntilStopped = std::uint64_t{1} << 50;

}  // namespace

// Until every worker has the orders that it should have.
void RealRun::settle() {
  for (std::uint32_t i = 0; i < workers_.size();) i = settle(i) ? i + 1 : 0;
  for (std::uint32_t i = 0; i < workers_.size(); ++i) {
    const Worker& on = workers_[i];
    if (!on.held.empty() || on.orders.size() != 1) continue;
    const bool begins = on.asked == 0 && on.orders.front().at_once;
    if (begins || (on.none_next && execution_.anyone_ready())) order_ahead(i, clock_);
  }
}

// So short that what comes next has to be sent when it begins, or short and nothing is due that
// could change it: no message is needed to ask for it, which takes 0.3 ms of a core in Firefox. On
// one worker alone nothing is sent ahead, not even behind an order that has no time left.
bool RealRun::sends_next_at_once(const Sent& sent) const {
  if (ask_ahead_ == Duration{} || sent.work.polls) return false;
  if (sent.share <= ask_ahead_) return true;
  // It may begin only when an order as long as this one is done.
  return sent.share <= kShortOrder && execution_.next_due() > clock_ + sent.share + sent.share;
}

// False: an operation turned out to be over, and everybody is to be looked at again.
bool RealRun::settle(std::uint32_t worker) {
  Worker& on = workers_[worker];
  if (on.lost || winding_ != End::running) return true;
  const CoreId core = make_id<CoreId>(worker);
  const std::optional<Execution::Work> work = execution_.on_core(core);
  if (!work) return stop(worker), true;
  Sent* sent = first_going_on(on);
  const bool is_next = sent && !sent->wanted && on.orders.front().id == sent->id;
  if (is_next && sent->work.is_same_as(*work) && sent->before.left == progress_of(*work).left &&
      work->allowed >= sent->share) {
    sent->wanted = true;
  }
  if (sent && sent->wanted && sent->work.is_same_as(*work)) return true;
  if (sent) stop(worker);
  if (!is_known(work->job)) return true;
  if (!work->polls && progress_of(*work).left == 0) {
    execution_.came(core, work->left, {}, clock_);
    advance(clock_);
    return false;
  }
  order(worker, *work, true);
  return true;
}

// Whatever is going to be made of the job elsewhere has been reported.
bool RealRun::is_known(JobId job) const {
  for (const Worker& worker : workers_) {
    for (const Sent& sent : worker.orders) {
      if (sent.wanted && sent.work.job == job) return false;
    }
  }
  return true;
}

RealRun::Progress RealRun::progress_of(const Execution::Work& work) const {
  if (work.job.index() < progress_.size()) {
    const Progress& now = progress_[work.job.index()];
    if (now.operation == work.operation && now.round == work.round) return now;
  }
  const KernelKind kind = kernel_of(work);
  const std::uint64_t seed = std::uint64_t{work.job.value} << 20 ^ work.operation << 8 ^ work.round;
  return {work.operation, work.round, pace_.steps_in(work.length, kind), kernel_start(seed, kind)};
}

// What polls asks all the time, which is a kernel of its own.
KernelKind RealRun::kernel_of(const Execution::Work& work) const {
  const std::vector<KernelKind>& of_task = kernels_[work.task.index()];
  const bool named = !work.polls && work.operation < of_task.size();
  return named ? of_task[work.operation] : KernelKind::spin;
}

RealRun::Progress& RealRun::progress(JobId job) {
  if (job.index() >= progress_.size()) progress_.resize(job.index() + 1);
  return progress_[job.index()];
}

void RealRun::order(std::uint32_t worker, const Execution::Work& work, bool wanted) {
  Sent sent;
  sent.work = work;
  sent.wanted = wanted;
  sent.before = progress_of(work);
  send(worker, sent);
}

// As many steps as there are to make in the time that the core is given, and none less: what
// rounding leaves over would need a time of its own in the end.
void RealRun::send(std::uint32_t worker, const Sent& wanted) {
  Sent& sent = workers_[worker].orders.emplace_back(wanted);
  const Execution::Work& work = sent.work;
  sent.steps = work.polls ? kUntilStopped : sent.before.left;
  sent.share = work.polls ? work.allowed : std::min(work.left, work.allowed);
  if (work.allowed != Policy::kUnlimited) {
    const KernelKind kind = sent.before.state.kind;
    const std::uint64_t whole = pace_.steps_in(work.allowed, kind);
    const std::uint64_t rest = pace_.length_of(whole, kind) < work.allowed ? 1 : 0;
    // Of none at all nothing could be reported.
    sent.steps = std::min(sent.steps, std::max<std::uint64_t>(1, whole + rest));
  }
  sent.id = ++last_order_;
  Order order;
  order.id = sent.id;
  order.steps = sent.steps;
  order.continues = sent.continues ? 1 : 0;
  sent.at_once = sends_next_at_once(sent);
  if (!sent.at_once) {
    order.ask_ahead_us = static_cast<std::uint32_t>(ask_ahead_.ns / 1'000);
  }
  order.state = sent.before.state;
  outbox_.push_back({worker, order});
}

// All that the worker has.
void RealRun::stop(std::uint32_t worker) {
  Worker& on = workers_[worker];
  bool any = false;
  for (Sent& sent : on.orders) {
    any = any || !sent.stopped;
    if (!sent.stopped && !sent.wanted) ++called_back_;
    sent.stopped = true;
  }
  on.asked = 0;
  on.none_next = false;
  if (!any) return;
  Order order;
  order.kind = Order::Kind::stop;
  outbox_.push_back({worker, order});
}

// The worker will soon be done, and it gets what comes next if that can be told: each who has asked
// before it will be done before it.
void RealRun::order_ahead(std::uint32_t worker, Time t) {
  Worker& on = workers_[worker];
  Sent* sent = first_going_on(on);
  if (!sent || !sent->wanted || on.orders.back().id != sent->id) return;
  if (on.asked != 0 && !on.none_next) return;
  if (execution_.ended() || winding_ != End::running) return;
  if (execution_.written() > kSlicesToLookAhead) return;
  if (!on.none_next) {
    on.asked = ++last_asked_;
    const Duration left = sent->share - sent->used;
    on.done_at = std::max(clock_, t) + (sent->at_once ? left : std::min(ask_ahead_, left));
  }
  on.none_next = !send_next(worker, *sent);
}

// What comes after `sent`, if that can be told.
bool RealRun::send_next(std::uint32_t worker, const Sent& sent) {
  Execution ahead = execution_;
  const Time done_at = std::max(clock_, workers_[worker].done_at);  // it may be late
  // Those that asked before it, in that order, and then it.
  for (std::uint32_t i = worker, after = 0; after < workers_[worker].asked;
       after = workers_[i].asked) {
    i = worker;
    for (std::uint32_t k = 0; k < workers_.size(); ++k) {
      const std::uint32_t asked = workers_[k].asked;
      if (asked > after && asked < workers_[i].asked) i = k;
    }
    const Sent* going = first_going_on(workers_[i]);
    if (going && going->wanted) finish_order(ahead, i, *going, pace_, done_at);
  }
  const std::optional<Execution::Work> next = ahead.on_core(make_id<CoreId>(worker));
  if (!next) return false;
  Execution::Work work = *next;
  if (work.job == sent.work.job) {
    if (sent.stopped || work.polls) return false;
  } else if (!is_known(work.job)) {
    return false;
  }
  ++sent_ahead_;
  if (!work.is_same_as(sent.work)) return order(worker, work, false), true;
  // More of the same operation: it goes on where the present order ends.
  Sent more;
  more.work = work;
  more.wanted = false;
  more.continues = true;
  more.before = sent.before;
  more.before.left -= sent.steps;
  send(worker, more);
  return true;
}

void RealRun::finish_order(Execution& ahead, std::uint32_t worker, const Sent& sent, Pace pace,
                           Time t) {
  const std::uint64_t after = sent.before.left - sent.steps;
  const CoreId core = make_id<CoreId>(worker);
  const std::optional<Execution::Work> doing = ahead.on_core(core);
  if (!doing || !doing->is_same_as(sent.work) || sent.work.polls) return;
  ahead.came(core, sent.share - sent.used, pace.length_of(after, sent.before.state.kind), t);
  ahead.run_until(t);
}

RealRun::Sent* RealRun::first_going_on(Worker& worker) {
  for (Sent& sent : worker.orders) {
    if (!sent.stopped) return &sent;
  }
  return nullptr;
}

}  // namespace interleave
