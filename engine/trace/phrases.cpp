#include "trace/phrases.hpp"

#include "base/words.hpp"

namespace interleave {
namespace {

std::string_view pattern_of(Phrase phrase) {
  switch (phrase) {
    case Phrase::two: return "{0} and {1}";
    case Phrase::and_more: return "{0} and {1} more";
    case Phrase::since: return "since {0}";
    case Phrase::since_start: return "since the start";
    case Phrase::on_core: return "on core {0}";
    case Phrase::on_worker: return "on worker {0}";
    case Phrase::core: return "core {0}";
    case Phrase::runs: return "{0} runs {1} {2}";
    case Phrase::polls: return "{0} keeps asking {1} {2}";
    case Phrase::switches: return "{0} is being switched to {1} {2}";
    case Phrase::stalls: return "{0} has lost its processor to other programs {1} {2}";
    case Phrase::with_label: return "{0} ({1})";
    case Phrase::more_elsewhere: return "{0} more on other cores";
    case Phrase::is_ready: return "{0} is ready";
    case Phrase::are_ready: return "{0} are ready";
    case Phrase::waits_for: return "{0} waits for {1}";
    case Phrase::wait_for: return "{0} wait for {1}";
    case Phrase::others_wait: return "others wait for other things";
    case Phrase::something: return "something";
    case Phrase::device: return "a device";
    case Phrase::timer: return "a timer";
    case Phrase::mutex: return "the mutex {0}";
    case Phrase::semaphore: return "the semaphore {0}";
    case Phrase::channel: return "the channel {0}";
    case Phrase::barrier: return "the barrier {0}";
    case Phrase::children: return "the jobs that it spawned";
    case Phrase::interpreter_lock: return "the interpreter lock";
    case Phrase::job_of_task: return "{0} (job {1})";
    case Phrase::nothing_yet: return "Nothing has happened yet.";
    case Phrase::nobody_yet: return "Nobody has arrived yet.";
    case Phrase::nothing_now: return "Nothing is to be done now; {0} so far.";
    case Phrase::no_job: return "there was nothing to do";
    case Phrase::only_finished: return "the only job has finished";
    case Phrase::only_unfinished: return "the only job has not finished";
    case Phrase::both_finished: return "both jobs have finished";
    case Phrase::all_finished: return "all {0} jobs have finished";
    case Phrase::none_finished: return "none of the {0} jobs has finished";
    case Phrase::some_finished: return "{0} of {1} jobs {0|has|have} finished";
    case Phrase::misses: return "{0} {0|deadline was|deadlines were} missed";
    case Phrase::misses_and_drops:
      return "{0} deadlines were missed and {1} of those jobs {1|was|were} dropped";
    case Phrase::drops_are_misses:
      return "{0} {0|job was dropped at its deadline|jobs were dropped at their deadlines}";
    case Phrase::computing: return "{0} of computing on {1} {1|core|cores}";
    case Phrase::averages: return "on average {0} in progress and {1} executing";
    case Phrase::ended_completed: return "The run is over after {0}";
    case Phrase::ended_horizon: return "The run was stopped at its horizon of {0}";
    case Phrase::ended_deadlock: return "From {0} on nobody can ever go on, which is a deadlock";
    case Phrase::ended_fault: return "The run ended at {0} with a fault of the program";
    case Phrase::ended_no_progress:
      return "The run ended at {0}, where a task went on and on without time passing";
    case Phrase::ended_budget: return "The run was stopped at {0}, for its many events or by hand";
    case Phrase::not_ended: return "The run has come to {0}";
    case Phrase::stuck_in_cycle: return "They wait for each other in a circle: {0}.";
    case Phrase::stuck_held_by: return "{0} waits for {1}, which {2} holds";
    case Phrase::stuck_for_job: return "{0} waits for {1}, that is for {2}";
    case Phrase::stuck_mutex: return "{0} waits for {1}, which nobody is left to unlock";
    case Phrase::stuck_semaphore: return "{0} waits for {1}, which nobody is left to signal";
    case Phrase::stuck_send: return "{0} waits for {1}, from which nobody is left to receive";
    case Phrase::stuck_receive: return "{0} waits for {1}, to which nobody is left to send";
    case Phrase::stuck_barrier: return "{0} waits for {1}, where too few are left to arrive";
    case Phrase::stuck_alone: return "{0} waits for {1}";
    case Phrase::stuck_more: return "{0} more {0|job waits|jobs wait} as well";
    case Phrase::locked_twice: return "{0} locks {1}, which it holds already";
    case Phrase::unlocked_unheld: return "{0} unlocks {1}, which it does not hold";
    case Phrase::holds_at_end: return "{0} ends while it holds {1}";
    case Phrase::makes_no_progress: return "{0} has done a million operations in one instant";
    case Phrase::slice_runs: return "{0} runs {1} from {2} to {3}, {4}";
    case Phrase::slice_polls: return "{0} keeps asking {1} from {2} to {3}, {4}";
    case Phrase::slice_switches: return "{0} is being switched to {1} from {2} to {3}, {4}";
    case Phrase::slice_stalls:
      return "Other programs have taken {0} off its processor from {2} to {3}, {4}";
    case Phrase::slice_of: return "{0}: {1}";
    case Phrase::began_dispatched: return "it was chosen the moment it became ready";
    case Phrase::began_dispatched_after: return "it had been ready for {0} when it was chosen";
    case Phrase::began_operation: return "it went on from what it did before";
    case Phrase::began_switched: return "to switch to it had cost {0}";
    case Phrase::began_gap: return "it got its processor back";
    case Phrase::end_quantum: return "then its quantum ended and somebody waited";
    case Phrase::end_preempted: return "then somebody more urgent took the core";
    case Phrase::end_preempted_by: return "then {0} took the core";
    case Phrase::end_yielded: return "then it yielded";
    case Phrase::end_waits: return "then it had to wait for {0}";
    case Phrase::end_finished: return "then it was finished";
    case Phrase::end_dropped: return "then it was dropped at its deadline";
    case Phrase::end_next: return "then it went on with {0}";
    case Phrase::end_runs: return "then it ran";
    case Phrase::end_stalls: return "then other programs took its processor away";
    case Phrase::end_of_run: return "then the run ended";
    case Phrase::gap_ready: return "{0} is ready and waits for a core from {1} to {2}, {3}";
    case Phrase::gap_for_thread: return "{0} is ready and waits for a thread from {1} to {2}, {3}";
    case Phrase::gap_blocked: return "{0} waits for {1} from {2} to {3}, {4}";
    case Phrase::gap_served: return "it was served at once";
    case Phrase::gap_queued: return "it queued there for {0}";
    case Phrase::gap_holder: return "{0} held it";
    case Phrase::ready_arrival: return "it has just arrived";
    case Phrase::ready_wait_ended: return "what it waited for had come";
    case Phrase::ready_quantum: return "its quantum had ended";
    case Phrase::ready_preempted: return "somebody more urgent had taken its core";
    case Phrase::ready_yielded: return "it had yielded";
    case Phrase::meanwhile: return "{0} had the {1|core|cores}";
    case Phrase::idle: return "Core {0} is idle from {1} to {2}, {3}";
    case Phrase::idle_nobody: return "nobody was ready yet";
    case Phrase::idle_all_wait: return "nobody was ready";
    case Phrase::idle_pinned: return "{0} {1|was|were} ready but could not come here";
    case Phrase::idle_done: return "nothing was left to do";
    case Phrase::decided: return "At {0} {1} went to {2}, because {3}. {4}";
    case Phrase::decided_idle: return "At {0} {1} became idle: nobody was ready who may use it.";
    case Phrase::kept:
      return "At {0} the quantum of {2} ended on {1}; nobody waited, so it began another.";
    case Phrase::why_became_ready: return "the core was idle";
    case Phrase::why_ended: return "{0} had ended";
    case Phrase::why_waits: return "{0} had begun to wait";
    case Phrase::why_yielded: return "{0} had yielded";
    case Phrase::why_quantum: return "the quantum of {0} had ended";
    case Phrase::why_preempted: return "it is more urgent than {0}, who had it";
    case Phrase::rule: return "The rule is: {0}; {1}.";
    case Phrase::nobody_else: return "{0} was the only one who waited";
    case Phrase::waited_with: return "{0}, while {1} had to wait";
    case Phrase::one_with_key: return "{0} has {1}";
    case Phrase::came_first: return "{0} was first in the queue";
    case Phrase::was_drawn: return "{0} was drawn";
    case Phrase::was_picked: return "{0} was picked";
    case Phrase::rule_place: return "first come, first served";
    case Phrase::rule_burst: return "the shortest coming burst goes first";
    case Phrase::rule_remaining: return "the shortest rest of a burst goes first";
    case Phrase::rule_response_ratio: return "the highest response ratio goes first";
    case Phrase::rule_priority: return "the highest priority goes first";
    case Phrase::rule_level: return "the highest level goes first";
    case Phrase::rule_tickets: return "one ticket is drawn";
    case Phrase::rule_pass: return "the smallest pass goes first";
    case Phrase::rule_virtual_time: return "the smallest virtual time goes first";
    case Phrase::rule_virtual_deadline:
      return "of those who have not had their share the earliest virtual deadline goes first";
    case Phrase::rule_deadline: return "the earliest deadline goes first";
    case Phrase::rule_period: return "the shortest period goes first";
    case Phrase::rule_laxity: return "the least time to spare goes first";
    case Phrase::rule_drawn: return "one is drawn by lot";
    case Phrase::rule_picked: return "you decide";
    case Phrase::key_burst: return "{0} to compute";
    case Phrase::key_remaining: return "{0} left to compute";
    case Phrase::key_response_ratio: return "a response ratio of {0}";
    case Phrase::key_priority: return "priority {0}";
    case Phrase::key_level: return "level {0}";
    case Phrase::key_tickets: return "{0} {0|ticket|tickets}";
    case Phrase::key_pass: return "pass {0}";
    case Phrase::key_virtual_time: return "a virtual time of {0}";
    case Phrase::key_virtual_deadline: return "a virtual deadline of {0}";
    case Phrase::key_deadline: return "its deadline at {0}";
    case Phrase::key_no_deadline: return "no deadline";
    case Phrase::key_period: return "a period of {0}";
    case Phrase::key_no_period: return "no period";
    case Phrase::key_laxity: return "{0} to spare";
    case Phrase::check_one_thread_per_core: return "One thread a core, and one core a thread.";
    case Phrase::check_core_time: return "The parts of a core\xE2\x80\x99s time fill it exactly.";
    case Phrase::check_work_done: return "Finished jobs got their computing, and no more.";
    case Phrase::check_idle_cores: return "No core is idle while one who may use it is ready.";
    case Phrase::check_devices: return "Devices serve in order, within their servers.";
    case Phrase::check_coordination: return "Locks, channels and barriers keep their order.";
    case Phrase::check_quantum: return "A quantum\xE2\x80\x99s end hands the core to who waits.";
    case Phrase::check_preemption: return "Nobody more urgent waits for one less urgent.";
    case Phrase::check_span: return "No run is shorter than its work and span allow.";
    case Phrase::check_causes: return "Time never goes back; every change has a cause.";
    case Phrase::check_turnaround: return "What each job did adds up to its turnaround.";
    case Phrase::not_yet_arrived: return "{0} has not arrived yet: it comes at {1}.";
    case Phrase::queues_behind: return "{0} queues behind the job before it since {1}.";
    case Phrase::has_finished: return "{0} finished at {1}.";
    case Phrase::was_dropped: return "{0} was dropped at its deadline, at {1}.";
    case Phrase::cannot_compare: return "Not both runs have completed, so they cannot be compared.";
    case Phrase::equally_soon: return "equally soon";
    case Phrase::at_once: return "done at once";
    case Phrase::at_once_before: return "done at once before";
    case Phrase::times_sooner: return "{0} times sooner";
    case Phrase::times_later: return "{0} times later";
    case Phrase::percent_sooner: return "{0} % sooner";
    case Phrase::percent_later: return "{0} % later";
    case Phrase::under_one: return "under 1";
    case Phrase::same: return "same {0}";
    case Phrase::none_any_more: return "no {0} any more";
    case Phrase::none_before: return "{0} where there was none";
    case Phrase::more: return "{0} % more {1}";
    case Phrase::less: return "{0} % less {1}";
    case Phrase::work: return "work";
    case Phrase::waiting: return "waiting";
  }
  return "";
}

}  // namespace

std::string say(Phrase phrase, std::initializer_list<std::string> places) {
  return say(pattern_of(phrase), places);
}

}  // namespace interleave
