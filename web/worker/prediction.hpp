// What a real run can be expected to be on this machine: the very RealRun, driven by workers that
// are only reckoned. They share the cores that there really are; messages, timers and the
// scheduling itself take what was measured before the run. Nothing of the run that is to be judged
// goes into it. Not modelled: what else wants the machine meanwhile.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/run_spec.hpp"
#include "trace/trace.hpp"
#include "worker/kernel_units.hpp"
#include "worker/pace.hpp"

namespace interleave {

// Of this machine, measured.
struct Figures {
  Pace pace{1};  // one worker alone, as it is now
  // That really run at once, for each kernel: k workers progress at cores / k each, at most 1.
  std::array<double, kKernelKinds> cores{};
  Duration message;    // from worker to worker, until it is looked at by one that waits for it
  Duration crowded;    // the same while no core is free
  Duration effort;     // of who sends a message, and of who looks at it
  Duration handling;   // what the scheduling of one report takes
  Duration late;       // how long after its time a timer is noticed
  Duration turn;       // for how long a worker computes between two looks at its mail
  Duration ask_ahead;  // as the run has it
};

struct Predicted {
  Trace trace;
  std::uint32_t reports = 0;  // that were scheduled by
};

// `ordered`: by what the run's lengths become steps, which need not be the pace as it is now.
// `solo`: on one worker that schedules, too (solo_run.hpp). Only for what why_not_executable()
// lets pass. Always returns; a run that gets nowhere is not whole then.
[[nodiscard]] Predicted predict(const RunSpec& spec, Pace ordered, const Figures& figures,
                                bool solo, std::optional<KernelKind> kernel = std::nullopt);

}  // namespace interleave
