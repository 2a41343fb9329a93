// A run in which the reader is the scheduler: it goes on to the next decision and stands still
// there until there is one. Decisions can be taken back; the run is then made anew with those that
// are left, which gives the same as if nothing more had been decided.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "app/rerun.hpp"
#include "ui/play.hpp"

namespace interleave {

class ManualRun {
 public:
  // The tasks and the machine of `spec`; whatever its policy is, the reader decides instead, and
  // again after each quantum of it. Policies that take no core away leave the reader without one.
  explicit ManualRun(RunSpec spec);

  // Goes on until `deadline_ms` of the clock; at least a little. True when it waits for a decision
  // or has ended.
  bool advance(Clock clock, double deadline_ms);

  // The index of an option; only while there are options.
  void decide(std::uint32_t option);
  // From now on whoever has waited longest is chosen.
  void decide_rest();
  // False: there is nothing to take back.
  bool take_back();

  [[nodiscard]] const std::vector<ManualPlay::Option>& options() const { return options_; }
  [[nodiscard]] std::size_t decisions() const { return choices_->made.size(); }
  [[nodiscard]] bool ended() const { return simulation_->ended(); }
  [[nodiscard]] const Trace& trace() const { return simulation_->trace(); }
  // 0: the reader is asked only when a core is free.
  [[nodiscard]] Duration quantum() const;
  [[nodiscard]] const RunSpec& spec() const { return spec_; }

 private:
  // Read by the simulation's chooser; stays where it is when the run is moved.
  struct Choices {
    std::vector<std::uint32_t> made;
    std::size_t next = 0;
    bool rest = false;  // the first in the queue after `made`
    std::vector<ThreadId> asked;
  };
  void begin_anew();
  void list_options();

  RunSpec spec_;
  std::unique_ptr<Choices> choices_;
  std::optional<Simulation> simulation_;
  std::vector<ManualPlay::Option> options_;
};

// Every policy on the same tasks, one after another, a slice at a time.
class PolicyTour {
 public:
  // The run of this variant; the quantum of its policy is kept for those that take one.
  PolicyTour(const Scenario& scenario, std::uint32_t run, std::span<const Scalar> knobs);

  // As a Study's. Those that the scenario does not allow are left out.
  bool advance(Clock clock, double deadline_ms);
  [[nodiscard]] const std::vector<Standing>& standings() const { return standings_; }

 private:
  void begin_next();

  Scenario scenario_;
  std::uint32_t run_;
  std::vector<Scalar> knobs_;
  std::optional<Quantity> quantum_;
  std::size_t next_ = 0;  // index of the policy
  std::optional<Simulation> current_;
  std::vector<Standing> standings_;
};

[[nodiscard]] Standing standing_of(const Trace& trace, std::string policy);
// The best mean turnaround first, then the best makespan; those without numbers last.
void rank(std::vector<Standing>& standings);

}  // namespace interleave
