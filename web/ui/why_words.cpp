#include "ui/why_words.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/words.hpp"
#include "ui/facts.hpp"

namespace interleave {
namespace {

constexpr std::size_t kMostConcerned = 12;

std::string core_title(const Trace& trace, std::uint32_t core) {
  return row_label(trace, RowKind::core, core);
}

std::string job_title(const Trace& trace, JobId job) {
  const JobInfo& info = trace.jobs[job.index()];
  const std::string& name = trace.task_name(job);
  return info.index == 0 ? name : name + say(", job {0}", info.index);
}

// What the job does at that instant, picked.
Selection selection_of(const Trace& trace, const Selection& from, JobId job, Time at) {
  const JobInfo& info = trace.jobs[job.index()];
  return {from.run, from.measured, info.task, at, info.lane};
}

void add_candidates(Why& why, const Trace& trace, const Selection& selection,
                    const Decision& decision) {
  const auto add = [&](const DecisionCandidate& candidate, bool chosen) {
    if (why.concerned.size() == kMostConcerned || !candidate.job.valid()) return;
    why.concerned.push_back({selection_of(trace, selection, candidate.job, decision.at),
                             job_title(trace, candidate.job), describe_key(candidate.key), chosen});
  };
  if (!decision.chosen) return;
  why.concerned_title = decision.at.ns == 0
                            ? say("Ready at the start")
                            : say("Ready at {0}", {readable_duration(Duration{decision.at.ns})});
  add(*decision.chosen, true);
  for (const DecisionCandidate& candidate : decision.waited) add(candidate, false);
}

void add_others(Why& why, const Trace& trace, const Selection& selection, const Picked& picked) {
  const Slice& slice = slice_of(trace, picked);
  for (const JobId job : concerned_jobs(trace, picked.row, picked.index, kMostConcerned)) {
    why.concerned.push_back(
        {selection_of(trace, selection, job, slice.start), job_title(trace, job), "", false});
  }
  if (!why.concerned.empty()) {
    why.concerned_title =
        translated(slice.state == State::ready ? "Who had the cores" : "Who held it");
  }
}

void add_account(Why& why, const Reading& reading, JobId job) {
  why.account = account_of_job(reading.metrics.jobs[job.index()]);
  const bool finished = reading.trace.jobs[job.index()].finish.has_value();
  why.account_title =
      say(finished ? translatable("Its turnaround, {0}") : translatable("Its time so far, {0}"),
          {readable_duration(why.account.whole)});
}

// The job of the task that is meant at an instant at which it has no slice: the last that has come
// by then, else the first of all.
JobId job_at(const Trace& trace, TaskId task, Time at) {
  JobId meant;
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    if (trace.jobs[i].task != task || (meant.valid() && trace.jobs[i].arrival > at)) continue;
    meant = make_id<JobId>(i);
  }
  return meant;
}

Why why_absent(const Reading& reading, const Selection& selection, Time at) {
  Why why;
  const Trace& trace = reading.trace;
  if (!selection.task.valid()) {
    why.title = core_title(trace, selection.row);
    why.sentences.push_back(describe_end(trace));
    return why;
  }
  why.title = trace.tasks[selection.task.index()].name;
  const JobId job = job_at(trace, selection.task, at);
  if (!job.valid()) return why;
  why.sentences.push_back(describe_absence(trace, job, at));
  add_account(why, reading, job);
  return why;
}

}  // namespace

Why why_of(const AppState& state, const std::optional<Decision>& decision, bool pending) {
  if (!state.selection) return {};
  const Selection& selection = *state.selection;
  const Reading* reading = reading_of(state, selection);
  if (reading == nullptr) return {};
  const Trace& trace = reading->trace;
  const Time at = selection.at.value_or(state.cursor);
  const std::optional<Picked> picked = picked_slice(trace, selection, at);
  if (!picked) return why_absent(*reading, selection, at);
  const Slice& slice = slice_of(trace, *picked);
  Why why;
  why.title =
      slice.job.valid() ? job_title(trace, slice.job) : core_title(trace, picked->row.index);
  why.sentences.push_back(describe_slice(trace, picked->row, picked->index));
  if (decision) {
    why.sentences.push_back(describe_decision(trace, *decision));
    add_candidates(why, trace, selection, *decision);
  } else if (pending) {
    why.pending = true;
  } else {
    add_others(why, trace, selection, *picked);
  }
  if (slice.job.valid()) add_account(why, *reading, slice.job);
  return why;
}

}  // namespace interleave
