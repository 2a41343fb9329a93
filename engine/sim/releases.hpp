// When the jobs of a run are released, and in which order those of one instant are: by task in the
// order of the text, then by job. Jobs known beforehand lie sorted; those of periodic tasks and of
// tasks that come `after` others are found one by one. Spawned jobs are not here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/event_queue.hpp"

namespace interleave {

// The smallest gap between two releases of a task, if it has several: its period under `rm`. Of a
// random gap the least that is drawn, of an exponential one its mean.
[[nodiscard]] std::optional<Duration> period_of(const TaskSpec& task);

class Releases {
 public:
  struct Release {
    Time at;
    TaskId task;
    std::uint32_t index = 0;  // k-th job of its task
  };

  // Of a run whose tasks add_task() takes one after the other, and all_added() ends.
  explicit Releases(const RunSpec& spec);
  void add_task(const RunSpec& spec, std::size_t i);
  void all_added(const RunSpec& spec);

  // When the next job is released; kNever if none is known.
  [[nodiscard]] Time next() const { return next_at_; }
  // Takes it out.
  Release take();

  // A job of this task has finished or was dropped at `now`: tasks that come after it may be due.
  void job_ended(TaskId task, Time now);

  // Whether a job may still be released: one is known, or waits for tasks that have not ended.
  [[nodiscard]] bool any_to_come() const { return next_at_ != kNever || held_back_ > 0; }

 private:
  // What never changes once all tasks are in, shared by all copies.
  struct Plan {
    struct Task {
      std::vector<Time> at;
      Duration apart;  // that much behind the first of its group, whenever that is released
      std::optional<Length> every;
      std::int64_t count = 0;
      std::uint64_t key = 0;
    };
    std::vector<Release> fixed;                   // ascending
    std::vector<Task> tasks;                      // of those that are not fixed; else empty
    std::vector<std::vector<TaskId>> dependents;  // by set of prerequisites
    // Ranges of tasks that some task comes after: of each task those that it is in (itself, its
    // group), of each range the sets of prerequisites that name it.
    std::vector<std::vector<std::uint32_t>> ranges_of;
    std::vector<std::vector<std::uint32_t>> sets_of;
    std::int64_t seed = 1;
  };
  struct Later {
    bool operator()(const Release& a, const Release& b) const { return before(b, a); }
  };
  static bool before(const Release& a, const Release& b);

  void begin(TaskId task, Time not_before);
  void find_next();

  std::shared_ptr<Plan> plan_;
  std::size_t next_fixed_ = 0;
  std::priority_queue<Release, std::vector<Release>, Later> found_;
  std::vector<std::int64_t> jobs_left_;      // by task; endless: never 0
  std::vector<std::int64_t> range_left_;     // by range: tasks that have not ended
  std::vector<std::int64_t> still_running_;  // by set of prerequisites: ranges that have not ended
  std::size_t held_back_ = 0;                // tasks whose prerequisites have not ended
  Time next_at_ = kNever;
};

}  // namespace interleave
