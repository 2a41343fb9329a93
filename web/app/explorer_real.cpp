// Real runs as the explorer sees them: asked for, cancelled, and answered by the page.
#include "app/explorer.hpp"
#include "model/spec_bytes.hpp"
#include "trace/wire.hpp"
#include "ui/facts.hpp"

namespace interleave {

std::string Explorer::start_real() {
  if (state_.real.running) return "A real run is already under way.";
  if (state_.runs.empty()) return "There is nothing to run yet.";
  if (state_.simulating) return "The simulation of this text is still under way.";
  if (plays_.active()) return "The true runs are put aside for a game: leave it first.";
  state_.playing = false;  // its frames would take time from what is measured
  state_.real = {state_.real.number + 1, true, 0, 0};
  for (Run& run : state_.runs) run.real_failure.clear();
  if (state_.mode == Mode::simulated) state_.mode = Mode::both;
  real_request_ = RealRequest{state_.real.number, false};
  return "";
}

void Explorer::cancel_real() {
  if (!state_.real.running) return;
  state_.real.running = false;
  real_request_ = RealRequest{state_.real.number, true};
}

bool Explorer::real_concerns(std::uint32_t number, std::uint32_t run) const {
  return state_.real.running && state_.real.number == number && run < state_.runs.size();
}

std::string Explorer::take_result(const RealResult& command) {
  if (!real_concerns(command.number, command.run)) return "";
  Run& run = state_.runs[command.run];
  Result<Trace, std::string> trace = decode(command.trace);
  if (!trace) {
    run.real_failure = trace.error();
    return "";
  }
  run.machine = command.machine;
  run.measured = read(std::move(*trace), std::nullopt);
  const bool told = command.predicted != Duration{};
  run.error_sentence = error_sentence(run.measured->metrics.makespan,
                                      told ? command.predicted : run.simulated.metrics.makespan);
  ++state_.revision;
  if (view_is_fitted_) show_everything();
  return "";
}

std::vector<std::uint8_t> Explorer::spec_bytes(std::uint32_t run) const {
  if (run >= state_.runs.size()) return {};
  const Result<RunSpec, Diagnostics> spec =
      resolve_in_text(state_.document.good, run, state_.document.knobs);
  return spec ? encode_spec(*spec) : std::vector<std::uint8_t>{};
}

std::optional<RealRequest> Explorer::take_real_request() {
  return std::exchange(real_request_, std::nullopt);
}

}  // namespace interleave
