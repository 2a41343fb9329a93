// How tasks are carried by threads: how-it-works.md, "Models". It knows which activity each thread
// carries, which activities wait for a thread, and which jobs wait for the former one of their
// task. Models differ here, not in the Kernel.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/prefetch.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/activity.hpp"
#include "sim/policy.hpp"
#include "sim/program_plan.hpp"
#include "sim/releases.hpp"
#include "trace/recorder.hpp"

namespace interleave {

class Runtime {
 public:
  // Of a run whose tasks add_task() takes one after the other.
  explicit Runtime(const RunSpec& spec);
  void add_task(const TaskSpec& task);

  // How many threads there are to begin with.
  [[nodiscard]] static std::size_t thread_count(const RunSpec& spec);
  [[nodiscard]] bool thread_per_task() const { return thread_per_task_; }
  // Whether a task may give its thread to another one while it waits or yields.
  [[nodiscard]] bool suspends_tasks() const { return suspends_tasks_; }
  // Whether a computing job is dropped only at the end of its operation.
  [[nodiscard]] bool drops_late() const { return drops_late_; }
  [[nodiscard]] bool is_green() const { return model_ == RuntimeModel::green; }

  [[nodiscard]] Activity& at(ActivityId id) { return activities_[id.index()]; }
  [[nodiscard]] const Activity& at(ActivityId id) const { return activities_[id.index()]; }
  [[nodiscard]] std::size_t activity_count() const { return activities_.size(); }
  [[nodiscard]] Family& family(ActivityId id) { return families_[id.index()]; }
  [[nodiscard]] const Family& family(ActivityId id) const { return families_[id.index()]; }

  void expect(ActivityId id) const { prefetch_in_row(&activities_[id.index()]); }

  // What the thread carries; none if it has nothing to do.
  [[nodiscard]] ActivityId carried(ThreadId thread) const {
    if (!thread_per_task_) return threads_[thread.index()].carried;
    return activities_[thread.index()].job.valid() ? ActivityId{thread.value} : ActivityId{};
  }
  [[nodiscard]] bool is_carried(ActivityId id) const {
    const ThreadId thread = at(id).thread;
    return thread.valid() && carried(thread) == id;
  }

  // A job is released. Its activity if it may begin, none if it queues behind a former job.
  ActivityId release(const Releases::Release& release, Recorder& recorder);
  // A job of an on-demand task, in an activity of its own.
  ActivityId spawn(TaskId task, ActivityId parent, Time now, Recorder& recorder);
  // The activity's job has ended. True: it has the task's next one now, which may begin.
  bool next_job(ActivityId id);
  // A job that queues behind another is given up before it began.
  void give_up(JobId job) { queued_[job.index()].given_up = true; }

  // The activity may go on and wants a thread: the thread that takes it at once (it has nothing
  // else to do, or is its own), or none if it queues. `is_new`: its job has just begun.
  ThreadId admit(ActivityId id, bool is_new);
  // The activity has waited or was preempted by its runtime: to the back of its thread's queue.
  void requeue(ActivityId id);
  // What the thread, which carries nothing, is to carry next; none if there is nothing. It carries
  // it then.
  ActivityId take_next(ThreadId thread);
  // The thread carries nothing now; the activity goes on waiting by itself, or has ended.
  void put_down(ThreadId thread);
  [[nodiscard]] bool has_next(ThreadId thread) const;
  // It waits for a thread no longer.
  void withdraw(ActivityId id);
  // A thread with nothing to do that may take something from another's queue; and takes it.
  ThreadId steal_for_idle();

  // Whether the thread goes over to another task than the one that it carried before. Asked once
  // for each time that it takes one up.
  [[nodiscard]] bool changed_task(ThreadId thread) {
    return suspends_tasks_ && is_another_task(thread);
  }

  // Costs to be paid when the activity next runs; and what they come to, which it owes no longer.
  void owe(ActivityId id, Duration cost) {
    at(id).owed += cost;
    at(id).owes = at(id).owed > Duration{};
  }
  [[nodiscard]] Duration take_debt(Activity& activity) {
    if (!activity.owes) return {};
    activity.owes = false;
    return std::exchange(activity.owed, {});
  }

  // Core time since the thread took up what it carries.
  [[nodiscard]] Duration& carried_for(ThreadId thread) {
    return threads_[thread.index()].carried_for;
  }

  // What a policy may know of the activity's job. `walked` as in ProgramCursor.
  [[nodiscard]] ThreadFacts facts(ActivityId id, const Policy::Traits& wanted,
                                  const Recorder& recorder, std::uint64_t& walked);
  // The same of a task by itself: without a deadline, burst and work.
  [[nodiscard]] ThreadFacts task_facts(TaskId task) const;
  [[nodiscard]] std::uint32_t pins(ActivityId id) const { return tasks_[at(id).task.index()].pins; }
  [[nodiscard]] Draws draws(ActivityId id) const;
  [[nodiscard]] const ProgramPlan& plan(TaskId task) const {
    return (*plans_)[tasks_[task.index()].program];
  }
  [[nodiscard]] bool drops(TaskId task) const { return tasks_[task.index()].drop; }

  // Counts an operation that takes no time. True: it was the kTooMany-th of this task at `now`.
  bool makes_no_progress(ActivityId id, Time now);
  static constexpr std::uint32_t kTooMany = 1'000'000;

  [[nodiscard]] std::size_t unfinished() const { return unfinished_; }

 private:
  struct Task {
    std::int64_t priority = 0, nice = 0, tickets = 0;
    Duration period;
    std::optional<Duration> deadline;
    std::uint64_t key = 0;  // of its draws
    std::uint32_t program = 0, pins = 0;
    std::uint32_t spawned = 0;  // jobs so far
    bool drop = false;
  };
  struct Thread {
    ActivityId carried, last_carried;
    Duration carried_for;
  };
  // A job until it ends: where it is behind another.
  struct Queued {
    JobId next;  // the task's next one, once that is released
    std::uint32_t index = 0;
    bool given_up = false;
  };

  JobId add_job(TaskId task, std::uint32_t index, std::uint32_t lane, Time at, Recorder& recorder);
  void begin_job(ActivityId id, JobId job);
  void carry(ThreadId thread, ActivityId id);
  [[nodiscard]] bool is_another_task(ThreadId thread);
  std::deque<ActivityId>& queue_of(ThreadId thread) {
    return queues_[queues_.size() > 1 ? thread.index() : 0];
  }
  ActivityId steal_half(ThreadId thief);

  RuntimeModel model_;
  bool thread_per_task_, suspends_tasks_, drops_late_;
  std::int64_t seed_;
  std::shared_ptr<const std::vector<ProgramPlan>> plans_;  // shared by all copies, as `steps` is
  std::vector<Task> tasks_;
  std::vector<Activity> activities_;
  std::vector<Family> families_;  // by activity
  std::vector<Thread> threads_;
  std::vector<Queued> queued_;                  // by job
  std::vector<std::deque<ActivityId>> queues_;  // of activities that want a thread
  std::set<std::uint32_t> idle_;                // threads with nothing to do
  std::size_t unfinished_ = 0;                  // released jobs
};

}  // namespace interleave
