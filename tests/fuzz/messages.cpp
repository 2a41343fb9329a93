// Any bytes as a message between page and workers. What is understood is used as its receiver would
// use it; what crosses again comes back equal.
#include "messages.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/spec_bytes.hpp"
#include "require.hpp"
#include "sim/simulation.hpp"
#include "trace/wire.hpp"
#include "whole_run.hpp"
#include "worker/compute.hpp"
#include "worker/executable.hpp"
#include "worker/messages.hpp"
#include "worker/real_run.hpp"

namespace interleave {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t kEvents = 2'000;
constexpr std::uint64_t kWritten = 10'000;
constexpr std::size_t kTasks = 300;
constexpr Pace kPace{1'000, {100'000}};

bool is_small(const RunSpec& spec) {
  return spec.tasks.size() <= kTasks && spec.machine.cores <= 40 && spec.threads <= 300 &&
         spec.policy.quanta.size() <= kTasks;
}

void try_spec(Bytes bytes) {
  const auto spec = decode_spec(bytes);
  if (!spec) return require(!spec.error().empty(), "a wrong run is answered");
  const std::vector<std::uint8_t> written = encode_spec(*spec);
  const auto again = decode_spec(written);
  require(again.has_value(), "a run crosses again", again ? "" : again.error());
  require(encode_spec(*again) == written, "a run crosses unchanged");
  if (!is_small(*spec)) return;
  Simulation simulation{*spec, kWritten};
  if (!simulation.run_until(kNever, kEvents)) simulation.stop_for_budget();
  for (const CheckResult& result : check(simulation.trace())) {
    require(result.failure.empty(), result.name, result.failure);
  }
  if (!why_not_executable(*spec).empty()) return;
  RealRun run{*spec, kPace};
  run.start(Time{});
  while (run.take_order()) {
  }
}

void try_trace(Bytes bytes) {
  const auto trace = decode(bytes);
  if (!trace) return require(!trace.error().empty(), "a wrong Trace is answered");
  const auto again = decode(encode(*trace));
  require(again.has_value(), "a Trace crosses again", again ? "" : again.error());
  require(*again == *trace, "a Trace crosses unchanged");
  (void)look_at_all_of(*trace, std::nullopt, "");
}

void try_order(Bytes bytes) {
  const auto order = read_message<Order>(bytes);
  if (!order) return;
  Compute compute{kPace};
  Time now{1'000'000};
  compute.accept(*order, now);
  for (int block = 0; block < 3 && compute.begin_block(now); ++block) {
    now = now + Duration{100'000};
    compute.end_block(now);
    while (compute.take_report()) {
    }
  }
}

// A run of two tasks on one worker: its own worker reports `bytes`, whatever they say.
void try_report(Bytes bytes) {
  const auto report = read_message<Report>(bytes);
  if (!report) return;
  RunSpec spec;
  spec.programs.push_back({{Cpu{Length{Distribution::exact, Duration{5'000'000}, {}}}}, {""}});
  for (const char* const name : {"a", "b"}) {
    TaskSpec task;
    task.name = name;
    task.program = ProgramId{0};
    task.at = {Time{}};
    spec.tasks.push_back(task);
  }
  RealRun run{spec, kPace};
  Time now{1'000'000};
  run.start(now);
  while (run.take_order()) {
  }
  now = now + Duration{2'000'000};
  run.take(0, *report, now);
  (void)run.watch(now);
  run.tick(now + kRealTimeLimit);
}

}  // namespace
}  // namespace interleave

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace interleave;
  if (size == 0) return 0;
  const Bytes bytes(data + 1, size - 1);
  switch (static_cast<MessageKind>(data[0] % kMessageKinds)) {
    case MessageKind::spec: try_spec(bytes); break;
    case MessageKind::trace: try_trace(bytes); break;
    case MessageKind::order: try_order(bytes); break;
    case MessageKind::report: try_report(bytes); break;
  }
  return 0;
}
