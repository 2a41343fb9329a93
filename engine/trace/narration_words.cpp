#include "trace/narration_words.hpp"

#include "base/format.hpp"

namespace interleave {

void Named::add(const std::string& name) {
  if (count++ < kNamed) names.push_back(name);
}

std::string Named::list() const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_last = i > 0 && i + 1 == names.size() && names.size() == count;
    text = i == 0    ? names[i]
           : is_last ? say(Phrase::two, {text, names[i]})
                     : text + ", " + names[i];
  }
  return count > names.size() ? say(Phrase::and_more, {text, words_of(count - names.size())})
                              : text;
}

void append_clause(std::string& text, const std::string& clause) {
  if (!text.empty()) text += "; ";
  text += clause;
}

std::string words_of(Time t) { return readable_duration(t - Time{}); }
std::string words_of(Duration duration) { return readable_duration(duration); }
std::string words_of(std::size_t number) { return to_text(static_cast<std::int64_t>(number)); }

std::string since_words(Time t) {
  return t == Time{} ? say(Phrase::since_start) : say(Phrase::since, {words_of(t)});
}

std::string place_words(const Trace& trace, std::uint32_t core) {
  return say(trace.measured ? Phrase::on_worker : Phrase::on_core, {to_text(core)});
}

std::string job_words(const Trace& trace, JobId job) {
  const std::uint32_t index = trace.jobs[job.index()].index;
  const std::string& name = trace.task_name(job);
  return index == 0 ? name : say(Phrase::job_of_task, {name, to_text(index)});
}

std::string wait_words(const Trace& trace, WaitKind kind, std::uint32_t place) {
  const auto named = [place](Phrase phrase, const std::vector<CoordinationObject>& objects) {
    return say(phrase, {place < objects.size() ? objects[place].name : std::string{}});
  };
  switch (kind) {
    case WaitKind::device:
      return place < trace.devices.size() ? trace.devices[place].name : say(Phrase::device);
    case WaitKind::timer: return say(Phrase::timer);
    case WaitKind::mutex: return named(Phrase::mutex, trace.mutexes);
    case WaitKind::semaphore: return named(Phrase::semaphore, trace.semaphores);
    case WaitKind::channel: return named(Phrase::channel, trace.channels);
    case WaitKind::barrier: return named(Phrase::barrier, trace.barriers);
    case WaitKind::child: return say(Phrase::children);
    case WaitKind::interpreter_lock: return say(Phrase::interpreter_lock);
    case WaitKind::none: break;
  }
  return say(Phrase::something);
}

const OperationInfo* operation_of(const Trace& trace, const Slice& slice) {
  if (!slice.job.valid()) return nullptr;
  const TaskInfo& task = trace.tasks[trace.jobs[slice.job.index()].task.index()];
  const auto& operations = trace.programs[task.program].operations;
  return slice.operation < operations.size() ? &operations[slice.operation] : nullptr;
}

std::string label_words(const Trace& trace, const Slice& slice) {
  const OperationInfo* operation = operation_of(trace, slice);
  return operation ? operation->label : std::string{};
}

std::string how_it_ended(const Trace& trace) {
  const std::string at = words_of(trace.end);
  switch (trace.end_kind) {
    case End::completed: return say(Phrase::ended_completed, {at});
    case End::horizon: return say(Phrase::ended_horizon, {at});
    case End::deadlock: return say(Phrase::ended_deadlock, {at});
    case End::fault: return say(Phrase::ended_fault, {at});
    case End::no_progress: return say(Phrase::ended_no_progress, {at});
    case End::budget: return say(Phrase::ended_budget, {at});
    case End::running: break;
  }
  return say(Phrase::not_ended, {at});
}

std::string finished_words(const Trace& trace, Time t) {
  std::size_t finished = 0;
  for (const JobInfo& job : trace.jobs) finished += job.finish && *job.finish <= t;
  const std::size_t all = trace.jobs.size();
  if (all == 0) return say(Phrase::no_job);
  if (all == 1) return say(finished == 1 ? Phrase::only_finished : Phrase::only_unfinished);
  if (finished == all && all == 2) return say(Phrase::both_finished);
  if (finished == all) return say(Phrase::all_finished, {words_of(all)});
  if (finished == 0) return say(Phrase::none_finished, {words_of(all)});
  return say(Phrase::some_finished, {words_of(finished), words_of(all)});
}

std::string tenths(std::int64_t value) { return to_text(value / 10) + "." + to_text(value % 10); }

}  // namespace interleave
