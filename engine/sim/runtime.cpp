#include "sim/runtime.hpp"

#include <algorithm>
#include <utility>

namespace interleave {
namespace {

bool is_thread_per_task(RuntimeModel model) {
  return model == RuntimeModel::threads || model == RuntimeModel::processes;
}

}  // namespace

std::size_t Runtime::thread_count(const RunSpec& spec) {
  switch (spec.model) {
    case RuntimeModel::threads:
    case RuntimeModel::processes: return spec.tasks.size();
    case RuntimeModel::serial:
    case RuntimeModel::event_loop: return 1;
    default: return static_cast<std::size_t>(std::max<std::int64_t>(1, spec.threads));
  }
}

Runtime::Runtime(const RunSpec& spec)
    : model_(spec.model),
      thread_per_task_(is_thread_per_task(spec.model)),
      suspends_tasks_(spec.model == RuntimeModel::event_loop || spec.model == RuntimeModel::green),
      drops_late_(spec.model == RuntimeModel::serial || spec.model == RuntimeModel::event_loop),
      seed_(spec.seed),
      plans_(
          std::make_shared<std::vector<ProgramPlan>>(spec.programs.begin(), spec.programs.end())),
      threads_(thread_per_task_ ? 0 : thread_count(spec)) {
  tasks_.reserve(spec.tasks.size());
  activities_.reserve(spec.tasks.size());
  families_.reserve(spec.tasks.size());
  queued_.reserve(spec.tasks.size());
  if (thread_per_task_) return;
  queues_.resize(is_green() ? threads_.size() : 1);
  for (std::size_t i = 0; i < threads_.size(); ++i) idle_.insert(static_cast<std::uint32_t>(i));
}

void Runtime::add_task(const TaskSpec& task) {
  const std::size_t i = tasks_.size();
  Task& added = tasks_.emplace_back();
  added.priority = task.priority;
  added.nice = task.nice;
  added.tickets = task.tickets;
  added.period = period_of(task).value_or(ThreadFacts::kNoPeriod);
  added.deadline = task.deadline;
  added.key = task_key(task.statement, task.copy);
  added.program = task.program.value;
  added.pins = task.pins;
  added.drop = task.drop && task.deadline;
  families_.emplace_back();
  Activity& activity = activities_.emplace_back();
  activity.steps = plan(make_id<TaskId>(i)).steps();
  activity.task = make_id<TaskId>(i);
  activity.lane = static_cast<std::uint32_t>(i);
  activity.draws = plan(make_id<TaskId>(i)).draws();
  if (thread_per_task_) activity.thread = make_id<ThreadId>(i);
}

Draws Runtime::draws(ActivityId id) const {
  const Activity& activity = at(id);
  return {seed_, tasks_[activity.task.index()].key, queued_[activity.job.index()].index};
}

JobId Runtime::add_job(TaskId task, std::uint32_t index, std::uint32_t lane, Time now,
                       Recorder& recorder) {
  const Task& spec = tasks_[task.index()];
  std::optional<Time> deadline;
  if (spec.deadline) deadline = now + *spec.deadline;
  const JobId job = recorder.release(task, index, lane, now, plan(task).cpu_demand(), deadline);
  queued_.push_back({{}, index, false});
  ++unfinished_;
  return job;
}

void Runtime::begin_job(ActivityId id, JobId job) {
  Activity& activity = at(id);
  activity.job = job;
  activity.cursor = ProgramCursor{activity.steps};
  activity.phase = Activity::Phase::fresh;
  activity.drop_pending = false;
  activity.owed = activity.drawn = {};
  activity.owes = false;
  activity.burst_known = activity.work_known = false;
  family(id).unfinished_children = 0;
  family(id).children.clear();
}

ActivityId Runtime::release(const Releases::Release& release, Recorder& recorder) {
  const ActivityId id{release.task.value};
  Activity& activity = at(id);
  const JobId job = add_job(release.task, release.index, activity.lane, release.at, recorder);
  const JobId former = std::exchange(activity.last_released, job);
  if (activity.job.valid()) {
    queued_[former.index()].next = job;
    return {};
  }
  begin_job(id, job);
  return id;
}

ActivityId Runtime::spawn(TaskId task, ActivityId parent, Time now, Recorder& recorder) {
  const ActivityId id = make_id<ActivityId>(activities_.size());
  Activity& activity = activities_.emplace_back();
  activity.steps = plan(task).steps();
  activity.task = task;
  activity.draws = plan(task).draws();
  const std::uint32_t index = tasks_[task.index()].spawned++;
  activity.lane = index == 0 ? task.value : recorder.add_lane(task);
  families_.emplace_back().parent = parent;
  families_.back().parent_job = at(parent).job;
  begin_job(id, add_job(task, index, activity.lane, now, recorder));
  if (thread_per_task_) {
    activity.thread = ThreadId{id.value};
  } else {
    activity.thread = at(parent).thread;
  }
  family(parent).children.push_back(activity.job);
  ++family(parent).unfinished_children;
  return id;
}

bool Runtime::next_job(ActivityId id) {
  Activity& activity = at(id);
  --unfinished_;
  JobId next = queued_[activity.job.index()].next;
  while (next.valid() && queued_[next.index()].given_up) {
    --unfinished_;
    next = queued_[next.index()].next;
  }
  activity.job = {};
  if (!next.valid()) return false;
  begin_job(id, next);
  return true;
}

void Runtime::carry(ThreadId thread, ActivityId id) {
  if (thread_per_task_) return;
  threads_[thread.index()].carried = id;
  threads_[thread.index()].carried_for = {};
  at(id).thread = thread;
  idle_.erase(thread.value);
}

ThreadId Runtime::admit(ActivityId id, bool is_new) {
  if (thread_per_task_) {
    return at(id).thread;
  }
  if (is_green()) {
    ThreadId home = at(id).thread;
    if (is_new && !family(id).parent.valid()) {
      const auto shortest =
          std::min_element(queues_.begin(), queues_.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
      home = make_id<ThreadId>(static_cast<std::size_t>(shortest - queues_.begin()));
    }
    queue_of(home).push_back(id);
    at(id).thread = home;
    if (idle_.contains(home.value)) return static_cast<void>(take_next(home)), home;
    return steal_for_idle();
  }
  queues_[0].push_back(id);
  if (idle_.empty()) return {};
  const ThreadId thread{*idle_.begin()};
  take_next(thread);
  return thread;
}

void Runtime::requeue(ActivityId id) { queue_of(at(id).thread).push_back(id); }

ThreadId Runtime::steal_for_idle() {
  if (!is_green() || idle_.empty()) return {};
  const ThreadId thief{*idle_.begin()};
  return take_next(thief).valid() ? thief : ThreadId{};
}

ActivityId Runtime::take_next(ThreadId thread) {
  if (thread_per_task_) return {};
  std::deque<ActivityId>& queue = queue_of(thread);
  ActivityId next;
  if (!queue.empty()) {
    next = queue.front();
    queue.pop_front();
  } else if (is_green()) {
    next = steal_half(thread);
  }
  if (next.valid()) carry(thread, next);
  return next;
}

// Takes the older half, rounded up, of the longest other queue; the oldest is to be carried at
// once.
ActivityId Runtime::steal_half(ThreadId thief) {
  std::size_t longest = 0;
  for (std::size_t i = 1; i < queues_.size(); ++i) {
    if (queues_[i].size() > queues_[longest].size()) longest = i;
  }
  std::deque<ActivityId>& victim = queues_[longest];
  if (victim.empty()) return {};
  std::deque<ActivityId>& own = queue_of(thief);
  for (std::size_t left = (victim.size() + 1) / 2; left > 0; --left) {
    at(victim.front()).thread = thief;
    own.push_back(victim.front());
    victim.pop_front();
  }
  const ActivityId first = own.front();
  own.pop_front();
  return first;
}

void Runtime::put_down(ThreadId thread) {
  if (thread_per_task_) return;
  Thread& state = threads_[thread.index()];
  state.carried = {};
  idle_.insert(thread.value);
}

bool Runtime::has_next(ThreadId thread) const {
  if (thread_per_task_) return false;
  return !queues_[queues_.size() > 1 ? thread.index() : 0].empty();
}

void Runtime::withdraw(ActivityId id) {
  for (std::deque<ActivityId>& queue : queues_) std::erase(queue, id);
}

bool Runtime::is_another_task(ThreadId thread) {
  Thread& state = threads_[thread.index()];
  const ActivityId former = std::exchange(state.last_carried, state.carried);
  return former.valid() && former != state.carried;
}

ThreadFacts Runtime::task_facts(TaskId id) const {
  const Task& task = tasks_[id.index()];
  ThreadFacts facts;
  facts.priority = task.priority;
  facts.nice = task.nice;
  facts.tickets = task.tickets;
  facts.period = task.period;
  return facts;
}

ThreadFacts Runtime::facts(ActivityId id, const Policy::Traits& wanted, const Recorder& recorder,
                           std::uint64_t& walked) {
  Activity& activity = at(id);
  const Task& task = tasks_[activity.task.index()];
  ThreadFacts facts = task_facts(activity.task);
  if (task.deadline) facts.deadline = *recorder.trace().jobs[activity.job.index()].deadline;
  if (!wanted.needs_burst && !wanted.needs_work) return facts;
  const Draws drawing = draws(id);
  if (wanted.needs_burst && !std::exchange(activity.burst_known, true)) {
    activity.burst = activity.cursor.burst(activity.steps, drawing, walked);
  }
  if (wanted.needs_work && !std::exchange(activity.work_known, true)) {
    activity.work = activity.cursor.work(activity.steps, drawing, walked);
  }
  const bool computing = activity.phase == Activity::Phase::computing;
  const Duration done = computing ? activity.length - activity.left : Duration{};
  facts.burst = activity.burst - done;
  facts.work = activity.work - done;
  return facts;
}

bool Runtime::makes_no_progress(ActivityId id, Time now) {
  Activity& activity = at(id);
  if (activity.instant != now) {
    activity.instant = now;
    activity.instant_count = 0;
  }
  return ++activity.instant_count >= kTooMany;
}

}  // namespace interleave
