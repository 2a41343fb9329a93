#include "app/prediction.hpp"

#include <algorithm>
#include <limits>

#include "base/format.hpp"
#include "base/sort.hpp"
#include "base/words.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kUnfinished = std::numeric_limits<std::int64_t>::max();

// The tasks that had a job.
std::vector<TaskId> tasks_with_jobs(const Trace& trace) {
  std::vector<bool> has(trace.tasks.size());
  for (const JobInfo& job : trace.jobs) has[job.task.index()] = true;
  std::vector<TaskId> tasks;
  for (std::size_t i = 0; i < has.size(); ++i) {
    if (has[i]) tasks.push_back(make_id<TaskId>(i));
  }
  return tasks;
}

// When the last job of the task has finished; kUnfinished if one has not.
std::int64_t finish_of(const Trace& trace, TaskId task) {
  std::int64_t last = 0;
  for (const JobInfo& job : trace.jobs) {
    if (job.task != task) continue;
    last = std::max(last, job.finish ? job.finish->ns : kUnfinished);
  }
  return last;
}

// 1, 2, 3 or 5 and their tens: the next that leaves at least a third of room.
Duration rounded_up(Duration least) {
  const std::int64_t wanted = std::max<std::int64_t>(1, least.ns + least.ns / 3);
  for (std::int64_t unit = 1;; unit *= 10) {
    for (const std::int64_t digit : {1, 2, 3, 5}) {
      if (unit * digit >= wanted || unit > kMaxDuration.ns) return Duration{unit * digit};
    }
  }
}

std::string percent_between(Duration guessed, Duration truth) {
  const bool less = guessed < truth;
  const std::int64_t by = less ? truth.ns - guessed.ns : guessed.ns - truth.ns;
  const std::int64_t percent = (ratio_in_millionths(by, truth.ns) + 5'000) / 10'000;
  if (percent == 0) return say("right on the spot");
  return say(less ? translatable("{0} % too short") : translatable("{0} % too long"), percent);
}

std::string makespan_words(const Prediction& guess, const Trace& truth) {
  const Duration took = truth.end - Time{};
  if (truth.end_kind != End::completed) return say("The run never comes to an end of its own.");
  if (!guess.makespan || took.ns == 0) return say("It took {0}.", {readable_duration(took)});
  return say("You said {0}, it took {1}: {2}.",
             {readable_duration(*guess.makespan), readable_duration(took),
              percent_between(*guess.makespan, took)});
}

std::string order_words(const Prediction& guess, const Trace& truth) {
  if (guess.names.empty()) return "";
  const std::vector<TaskId> tasks = tasks_with_jobs(truth);
  std::vector<std::uint32_t> order(guess.names.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto finish = [&](std::uint32_t name) { return finish_of(truth, tasks[name]); };
  sort_items(order, [&](std::uint32_t a, std::uint32_t b) { return finish(a) < finish(b); });
  std::string words;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::int64_t at = finish(order[i]);
    if (i > 0) words += at == finish(order[i - 1]) ? translated(" and ") : ", ";
    words += guess.names[order[i]];
    if (at == kUnfinished) words += translated(" (never)");
  }
  std::int64_t pairs = 0, right = 0;
  for (std::size_t i = 0; i < guess.order.size(); ++i) {
    for (std::size_t k = i + 1; k < guess.order.size(); ++k) {
      ++pairs;
      if (finish(guess.order[i]) <= finish(guess.order[k])) ++right;
    }
  }
  if (pairs == 0) return say("They finished in this order: {0}. ", {words});
  if (right == pairs) return say("You had the order right: {0}. ", {words});
  return say("The order was {0}: you had {1} of {2} {2|pair|pairs} right. ",
             {words, to_text(right), to_text(pairs)});
}

}  // namespace

Prediction ask_about(const Trace& truth, std::uint32_t run, std::optional<Duration> serial) {
  Prediction prediction;
  prediction.phase = Prediction::Phase::guessing;
  prediction.run = run;
  const std::vector<TaskId> tasks = tasks_with_jobs(truth);
  if (tasks.size() > 1 && tasks.size() <= kMostGuessed) {
    for (const TaskId task : tasks) prediction.names.push_back(truth.tasks[task.index()].name);
  }
  prediction.longest = rounded_up(std::max(truth.end - Time{}, serial.value_or(Duration{})));
  return prediction;
}

Run hidden_run(const Trace& truth, Duration longest) {
  Run run;
  run.hidden = true;
  Trace& trace = run.simulated.trace;
  trace.variant = truth.variant;
  trace.model = truth.model;
  trace.policy = truth.policy;
  trace.thread_per_task = truth.thread_per_task;
  trace.programs = truth.programs;
  trace.tasks = truth.tasks;
  for (std::size_t i = 0; i < truth.tasks.size(); ++i) {
    trace.lanes.push_back({make_id<TaskId>(i), {}});
  }
  trace.cores.resize(truth.cores.size());
  trace.mutexes = truth.mutexes;
  trace.semaphores = truth.semaphores;
  trace.channels = truth.channels;
  trace.barriers = truth.barriers;
  for (const DeviceTrack& device : truth.devices) {
    trace.devices.push_back({device.name, device.servers, {}});
  }
  run.simulated.metrics = measure(trace, std::nullopt);
  run.simulated.in_progress = tasks_in_progress(trace);
  run.simulated.executing = tasks_executing(trace);
  run.simulated.colors = colors_of(trace);
  trace.end = Time{} + longest;
  return run;
}

std::string verdict_on(const Prediction& guess, const Trace& truth) {
  return order_words(guess, truth) + makespan_words(guess, truth);
}

}  // namespace interleave
