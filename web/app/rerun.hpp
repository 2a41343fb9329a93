// The simulations that a text asks for, run a slice at a time beside everything else, until all
// variants are done. Whoever owns it keeps showing the last runs meanwhile.
#pragma once

#include <optional>
#include <vector>

#include "app/reading_steps.hpp"
#include "model/run_spec.hpp"
#include "sim/simulation.hpp"
#include "ui/state.hpp"

namespace interleave {

// Milliseconds since any fixed moment.
using Clock = double (*)();

class Rerun {
 public:
  explicit Rerun(std::vector<RunSpec> specs);

  // Goes on until `deadline_ms` of the clock; at least a little. True when all runs are ready.
  bool advance(Clock clock, double deadline_ms);

  // Of the variant under way.
  struct Progress {
    std::uint32_t run = 0;
    Time reached;
  };
  [[nodiscard]] Progress progress() const;
  // What is not done in a moment is given up, as at the limit of events, and is there as far as it
  // went.
  void stop() { stopped_ = true; }

  // What was run, in order. Once taken, there is nothing more to run.
  [[nodiscard]] std::vector<RunSpec> take_specs() { return std::move(specs_); }
  // All runs in the order of the specs; only once advance() has said true.
  [[nodiscard]] std::vector<Run> take() { return std::move(done_); }

 private:
  enum class Phase : std::uint8_t { none, beginning, running, ended, reading };

  void run_on();
  void begin(const RunSpec& spec);
  void finish_current();

  std::vector<RunSpec> specs_;
  std::optional<RunSpec> serially_;  // the last of done_ again, one task after the other
  std::optional<Simulation> current_;
  Phase phase_ =
      Phase::none;  // of the last of done_ if that has its Trace, else of the one after it
  bool stopped_ = false;
  std::vector<Run> done_;
  std::optional<ReadingSteps> reading_;  // of the last of done_
};

// A Trace with all that is drawn of it. `serial`: the makespan under `serial` on one core.
[[nodiscard]] Reading read(Trace trace, std::optional<Duration> serial);

}  // namespace interleave
