#include "cli/sweep_command.hpp"

#include <optional>
#include <utility>

#include "base/format.hpp"
#include "cli/run_command.hpp"
#include "cli/scenario_call.hpp"
#include "sim/simulation.hpp"
#include "trace/export/csv.hpp"
#include "trace/metrics.hpp"

namespace interleave {
namespace {

std::string known(Millionths ratio) { return ratio ? six_decimals(*ratio) : std::string{}; }

std::string ranks(const Summary& summary) {
  return known(summary.mean_ns_millionths) + ',' +
         (summary.count > 0 ? to_text(summary.p99.ns) : std::string{});
}

class SweepCommand {
 public:
  explicit SweepCommand(const SweepOptions& options) : options_(options), call_(result_) {}

  CommandResult run() {
    if (!read_values() || !call_.load(options_.file)) return std::move(result_);
    for (const std::string& knob : options_.knobs) {
      if (!call_.set(knob)) return std::move(result_);
    }
    if (!call_.choose(std::nullopt)) return std::move(result_);
    std::string text = "variant," + csv_field(options_.name) +
                       ",end,makespan,speedup,mean_response,p99_response,mean_turnaround,"
                       "p99_turnaround,misses,switches\r\n";
    for (const std::size_t variant : call_.chosen()) {
      for (const Scalar& value : values_) {
        if (!run_one(variant, value, text)) return std::move(result_);
      }
    }
    result_.out = std::move(text);
    return std::move(result_);
  }

 private:
  std::optional<Scalar> read(const char* what, const std::string& text) {
    const auto value = parse_literal(text);
    if (value) return *value;
    call_.fail("sweep " + std::string{what} + ": " + value.error());
    return std::nullopt;
  }

  bool read_values() {
    auto value = read("FROM", options_.from);
    const auto to = read("TO", options_.to), step = read("STEP", options_.step);
    if (!value || !to || !step) return false;
    if (value->value == Rational{0}) value->unit = to->unit;
    const bool same_unit = value->unit == to->unit && step->unit == to->unit;
    if (!same_unit && step->value != Rational{0}) {
      return call_.fail("sweep expects FROM, TO and STEP in the same unit");
    }
    if (step->value <= Rational{0} || to->value < value->value) {
      return call_.fail("sweep expects FROM not above TO, and a STEP above 0");
    }
    while (value->value <= to->value) {
      if (values_.size() == kMostSweepValues) {
        return call_.fail("sweep expects at most " + to_text(kMostSweepValues) + " values");
      }
      values_.push_back(*value);
      const auto next = add(value->value, step->value);
      if (!next) break;
      value->value = *next;
    }
    return true;
  }

  bool run_one(std::size_t variant, const Scalar& value, std::string& text) {
    if (!call_.set("sweep " + options_.name, options_.name, value)) return false;
    const auto spec = call_.resolve(variant);
    if (!spec) return false;
    const Trace trace = simulate(*spec);
    const Metrics metrics = measure(trace, serial_makespan(*spec));
    if (!ended_well(trace.end_kind)) result_.worsen(ExitCode::run_failed);
    const bool is_duration = value.unit == Unit::duration;
    text += csv_field(trace.variant) + ',' +
            (is_duration ? to_text(value.value.floor()) : print_literal(value)) + ',';
    text.append(name_of(trace.end_kind)) +=
        ',' + to_text(metrics.makespan.ns) + ',' + known(metrics.speedup) + ',' +
        ranks(metrics.response) + ',' + ranks(metrics.turnaround) + ',' + to_text(metrics.missed) +
        ',' + to_text(metrics.switches) + "\r\n";
    return true;
  }

  const SweepOptions& options_;
  CommandResult result_;
  ScenarioCall call_;
  std::vector<Scalar> values_;
};

}  // namespace

CommandResult sweep_command(const SweepOptions& options) { return SweepCommand(options).run(); }

}  // namespace interleave
