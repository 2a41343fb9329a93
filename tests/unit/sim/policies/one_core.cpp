#include "one_core.hpp"

#include <array>
#include <limits>
#include <utility>

namespace interleave {
namespace {

constexpr std::array kQueue{kGlobalQueue};

class OneCore {
 public:
  OneCore(Policy& policy, std::vector<Workload> workloads)
      : policy_(policy), threads_(workloads.size()), workloads_(std::move(workloads)) {}

  std::string run(std::int64_t until) {
    for (now_ = 0; now_ < until && finished_ < threads_.size(); ++now_) {
      instant();
      if (!running_.valid()) continue;
      note();
      --current().left;
      ++current().ran;
      ++used_;
    }
    return text_;
  }

  [[nodiscard]] std::vector<std::int64_t> core_time() const {
    std::vector<std::int64_t> all;
    for (const State& state : threads_) all.push_back(state.ran);
    return all;
  }

 private:
  struct State {
    std::size_t at = 0;     // index into lengths
    std::int64_t left = 0;  // of the current cpu
    std::int64_t wakes = -1;
    std::int64_t ran = 0;
  };

  State& current() { return threads_[running_.index()]; }
  [[nodiscard]] Time now() const { return {now_}; }

  void instant() {
    if (running_.valid() && current().left == 0) end_of_cpu();
    if (policy_.traits().quantum_ends_before_arrivals) end_of_quantum();
    if (now() == boost_) boost();
    for (std::size_t i = 0; i < threads_.size(); ++i) {
      if (workloads_[i].arrival == now_) make_ready(make_id<ThreadId>(i), Entry::arrived);
    }
    for (std::size_t i = 0; i < threads_.size(); ++i) {
      if (threads_[i].wakes == now_) make_ready(make_id<ThreadId>(i), Entry::woke);
    }
    if (!policy_.traits().quantum_ends_before_arrivals) end_of_quantum();
    dispatch();
    while (happened_ && preempt()) dispatch();
    happened_ = false;
    boost_ = policy_.next_instant(now());
  }

  void end_of_cpu() {
    happened_ = true;
    const ThreadId thread = std::exchange(running_, ThreadId{});
    State& state = threads_[thread.index()];
    const auto& lengths = workloads_[thread.index()].lengths;
    policy_.charge(thread, Duration{std::exchange(used_, 0)}, now());
    const bool waits = ++state.at < lengths.size();
    policy_.depart(thread, waits, now());
    if (!waits) {
      ++finished_;
      return;
    }
    state.wakes = now_ + lengths[state.at++];
  }

  void end_of_quantum() {
    if (!running_.valid() || now_ != quantum_end_) return;
    happened_ = true;
    if (policy_.anyone_ready(kQueue)) return take_off(Entry::quantum_ended);
    policy_.charge(running_, Duration{std::exchange(used_, 0)}, now());
    begin_quantum();
  }

  void boost() {
    happened_ = true;
    if (policy_.traits().requeues_at_instants && running_.valid()) take_off(Entry::preempted);
    policy_.reach(now());
  }

  void dispatch() {
    if (running_.valid()) return;
    running_ = policy_.pick(kQueue, now());
    used_ = 0;
    if (running_.valid()) begin_quantum();
  }

  bool preempt() {
    if (!running_.valid() || !policy_.traits().compares_running) return false;
    tell_remaining();
    const ThreadId candidate = policy_.candidate(kQueue, now());
    if (!candidate.valid() || !policy_.preempts(candidate, running_, now())) return false;
    take_off(Entry::preempted);
    return true;
  }

  void tell_remaining() {
    const ThreadFacts facts = facts_of(running_);
    if (policy_.traits().needs_burst) policy_.remaining(running_, facts.burst, now());
    if (policy_.traits().needs_work) policy_.remaining(running_, facts.work, now());
  }

  void begin_quantum() {
    const Duration quantum = policy_.quantum(running_, now());
    quantum_end_ = quantum == Policy::kUnlimited ? -1 : now_ + quantum.ns;
  }

  void take_off(Entry why) {
    policy_.charge(running_, Duration{std::exchange(used_, 0)}, now());
    make_ready(std::exchange(running_, ThreadId{}), why);
  }

  void make_ready(ThreadId thread, Entry why) {
    happened_ = true;
    State& state = threads_[thread.index()];
    if (why == Entry::arrived || why == Entry::woke) {
      state.left = workloads_[thread.index()].lengths[state.at];
    }
    policy_.enqueue(kGlobalQueue, thread, why, facts_of(thread), now());
    const bool comes = why == Entry::arrived || why == Entry::woke;
    if (comes && policy_.traits().runs_at_once) dispatch();
  }

  [[nodiscard]] ThreadFacts facts_of(ThreadId thread) const {
    const Workload& workload = workloads_[thread.index()];
    const State& state = threads_[thread.index()];
    ThreadFacts facts = workload.facts;
    facts.burst = facts.work = Duration{state.left};
    for (std::size_t i = state.at + 2; i < workload.lengths.size(); i += 2) {
      facts.work.ns += workload.lengths[i];
    }
    return facts;
  }

  void note() {
    const char name = static_cast<char>('a' + running_.value);
    const std::string end = std::to_string(now_ + 1);
    if (last_ == running_ && last_end_ == now_) {
      text_.resize(text_.rfind('-') + 1);
      text_ += end;
    } else {
      if (!text_.empty()) text_ += ", ";
      text_ += name;
      text_ += ' ' + std::to_string(now_) + '-' + end;
    }
    last_ = running_;
    last_end_ = now_ + 1;
  }

  Policy& policy_;
  std::vector<State> threads_;
  std::vector<Workload> workloads_;
  std::int64_t now_ = 0, used_ = 0, quantum_end_ = -1, last_end_ = -1;
  Time boost_{-1};
  ThreadId running_, last_;
  std::size_t finished_ = 0;
  bool happened_ = false;  // at `now`
  std::string text_;
};

}  // namespace

std::string run_on_one_core(Policy& policy, std::vector<Workload> workloads, std::int64_t until) {
  return OneCore{policy, std::move(workloads)}.run(until);
}

std::string run_on_one_core(const PolicySpec& spec, std::vector<Workload> workloads,
                            std::int64_t until) {
  const auto policy = make_policy(spec, workloads.size());
  return run_on_one_core(*policy, std::move(workloads), until);
}

std::vector<std::int64_t> core_time_on_one_core(const PolicySpec& spec,
                                                std::vector<Workload> workloads,
                                                std::int64_t until) {
  const auto policy = make_policy(spec, workloads.size());
  OneCore core{*policy, std::move(workloads)};
  core.run(until);
  return core.core_time();
}

}  // namespace interleave
