// The policies of the model without any cleverness: every question is answered by looking at all
// threads, virtual times are counted on each nanosecond. Written from the model's text, with no
// code of the simulation but the input types. For one global queue.
#pragma once

#include <cstdint>
#include <vector>

#include "model/run_spec.hpp"

namespace interleave {

class NaivePolicy {
 public:
  enum class Why { arrived, woke, quantum_ended, preempted };

  explicit NaivePolicy(const RunSpec& spec);

  // What is left of the coming burst and of all work: told before each question.
  void tell(int thread, std::int64_t burst, std::int64_t work);

  void join(int thread, Why why, std::int64_t deadline, std::int64_t now);
  void run(int thread);
  void ran_one(int thread) { ++who(thread).used; }
  void charge(int thread);
  void leave(int thread, bool waits);

  // From a dispatch or the end of a quantum that nobody waited for; -1: no end.
  [[nodiscard]] std::int64_t quantum(int thread);

  [[nodiscard]] int pick(std::int64_t now);  // -1: nobody is ready
  [[nodiscard]] int candidate(std::int64_t now) const;
  [[nodiscard]] bool takes_core(int waiting, int running, std::int64_t now) const;
  [[nodiscard]] bool gives_way_before(int a, int b, std::int64_t now) const;
  [[nodiscard]] bool anyone_ready() const;
  [[nodiscard]] bool runs_at_once() const { return spec_.kind == PolicyKind::vtime; }
  [[nodiscard]] bool boosts_at(std::int64_t now) const;
  void boost();
  // Whether keys are compared again at this instant though nothing has happened.
  [[nodiscard]] bool compares_at(std::int64_t now) const;
  void observe();

 private:
  __extension__ using Wide = __int128;
  enum class Stage { away, ready, running };
  struct Who {
    Stage stage = Stage::away;
    std::int64_t priority = 0, nice = 0, tickets = 1, period = 0, deadline = 0;
    std::int64_t place = 0, since = 0, burst = 0, work = 0, used = 0;
    bool returned = false;  // and has not run since
    std::int64_t came = -1, returned_at = -1;
    std::int64_t level = 0, left = 0, quanta = 0;
    std::int64_t pass = 0, v = 0, queued_v = 0, due = 0, lag = 0;
    bool has_run = false;
  };

  Who& who(int thread) { return all_[static_cast<std::size_t>(thread)]; }
  [[nodiscard]] const Who& who(int thread) const { return all_[static_cast<std::size_t>(thread)]; }
  [[nodiscard]] std::vector<int> ready() const;
  [[nodiscard]] bool before(int a, int b, std::int64_t now) const;
  [[nodiscard]] std::int64_t key(int thread, std::int64_t now) const;
  [[nodiscard]] bool claims(const Who& thread) const;
  [[nodiscard]] std::int64_t weight(int thread) const;
  [[nodiscard]] std::int64_t v_now(int thread) const;
  [[nodiscard]] std::int64_t mean() const;
  [[nodiscard]] std::uint64_t draw();
  void fresh(Who& thread) const;
  void use_up(Who& thread) const;
  void come_by_pass(int thread);
  void come_by_mean(int thread);

  const PolicySpec& spec_;
  std::vector<Who> all_;
  std::uint64_t seed_;
  std::size_t drawn_ = 0;
  std::int64_t next_place_ = 0, next_front_ = -1;
  std::int64_t v_of_last_ = 0;  // vtime: vnow; cfs: the least so far; eevdf: the mean at the end
};

}  // namespace interleave
