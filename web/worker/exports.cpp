// What JavaScript sees of the worker's module. Handles are pointers that a ..._create gave and the
// ..._destroy of the same name takes back; instants and lengths are milliseconds as doubles, by one
// clock for all workers of a run. Bytes go in by malloc(), and out by the pointer that a function
// returns, valid until the next call with the same handle.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/spec_bytes.hpp"
#include "trace/wire.hpp"
#include "worker/compute.hpp"
#include "worker/executable.hpp"
#include "worker/real_run.hpp"
#include "worker/solo_run.hpp"

using namespace interleave;

namespace {

constexpr double kNsPerMs = 1e6;

Time instant(double ms) { return {static_cast<std::int64_t>(ms * kNsPerMs)}; }

Pace pace_of(double steps_per_ms, double grain_ms) {
  return {static_cast<std::uint64_t>(std::clamp(steps_per_ms, 1.0, 1e9)),
          {static_cast<std::int64_t>(std::clamp(grain_ms, 0.0, 1e3) * kNsPerMs)}};
}

// What a function gives back: a pointer, with its length by the function's ..._length.
struct Outgoing {
  std::vector<std::uint8_t> bytes;

  const std::uint8_t* put(std::span<const std::uint8_t> content) {
    bytes.assign(content.begin(), content.end());
    return bytes.data();
  }
  const std::uint8_t* put(std::string_view text) {
    return put({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  }
};

}  // namespace

// One worker's orders and reports.
struct ComputeHandle {
  Compute compute;
  Outgoing out;
};

// A run: its spec from the request on, its state from run_start() on.
struct RunHandle {
  std::string error;
  RunSpec spec;
  std::optional<RealRun> run;
  std::optional<SoloRun> solo;
  std::uint32_t mail_to = 0;
  Outgoing out;
};

extern "C" {

// The kernel by itself, for warming and calibration.
KernelState* spin_create() { return new KernelState{kernel_start(1)}; }
void spin_run(KernelState* state, double steps) {
  kernel_run(*state, static_cast<std::uint64_t>(std::clamp(steps, 0.0, 1e15)));
}
int spin_is_right(const KernelState* state) { return kernel_is_right(*state) ? 1 : 0; }
void spin_destroy(KernelState* state) { delete state; }

ComputeHandle* compute_create(double steps_per_ms, double grain_ms, double ask_ahead_ms) {
  return new ComputeHandle{Compute{pace_of(steps_per_ms, grain_ms), instant(ask_ahead_ms) - Time{}},
                           {}};
}
void compute_accept(ComputeHandle* handle, const std::uint8_t* bytes, std::uint32_t length,
                    double now) {
  if (const auto order = read_message<Order>({bytes, length})) {
    handle->compute.accept(*order, instant(now));
  }
}
int compute_begin(ComputeHandle* handle, double now) {
  return handle->compute.begin_block(instant(now)) ? 1 : 0;
}
void compute_end(ComputeHandle* handle, double now) { handle->compute.end_block(instant(now)); }
// 1: it waits for an order that it has asked for, while it still computes.
int compute_hungry(const ComputeHandle* handle) { return handle->compute.hungry() ? 1 : 0; }
// The next report to send, of compute_mail_length() bytes; null if there is none.
const std::uint8_t* compute_mail(ComputeHandle* handle) {
  const auto report = handle->compute.take_report();
  return report ? handle->out.put(bytes_of(*report)) : nullptr;
}
std::uint32_t compute_mail_length() { return sizeof(Report); }
void compute_destroy(ComputeHandle* handle) { delete handle; }

// `bytes`: as model/spec_bytes.hpp writes a run. `workers`: how many, or 0 for as many as the run
// has cores. Never null; run_error() tells whether it can start.
RunHandle* run_create(const std::uint8_t* bytes, std::uint32_t length, std::uint32_t workers) {
  auto* handle = new RunHandle;
  Result<RunSpec, std::string> spec = decode_spec({bytes, length});
  if (spec) {
    handle->spec = std::move(*spec);
    if (workers > 0) handle->spec.machine.cores = workers;
    handle->error = why_not_executable(handle->spec);
  } else {
    handle->error = spec.error();
  }
  return handle;
}
// A sentence in UTF-8, or of length 0.
const std::uint8_t* run_error(RunHandle* handle) { return handle->out.put(handle->error); }
// Of what run_error(), run_trace() or run_failures() has just returned.
std::uint32_t run_length(const RunHandle* handle) {
  return static_cast<std::uint32_t>(handle->out.bytes.size());
}
int run_workers(const RunHandle* handle) { return static_cast<int>(handle->spec.machine.cores); }

// `solo`: on this worker alone; then run_begin() and run_end() drive it.
void run_start(RunHandle* handle, double steps_per_ms, double grain_ms, int solo, double now) {
  const Pace pace = pace_of(steps_per_ms, grain_ms);
  handle->run.emplace(handle->spec, pace, solo != 0);
  if (solo) handle->solo.emplace(*handle->run, pace);
  handle->run->start(instant(now));
}
int run_begin(RunHandle* handle, double now) {
  return handle->solo->begin_block(instant(now)) ? 1 : 0;
}
void run_end(RunHandle* handle, double now) { handle->solo->end_block(instant(now)); }
void run_tick(RunHandle* handle, double now) { handle->run->tick(instant(now)); }
void run_report(RunHandle* handle, std::uint32_t worker, const std::uint8_t* bytes,
                std::uint32_t length, double now) {
  if (const auto report = read_message<Report>({bytes, length})) {
    handle->run->take(worker, *report, instant(now));
  }
}
// The next order to send, of run_mail_length() bytes to worker run_mail_to(); null if there is
// none.
const std::uint8_t* run_mail(RunHandle* handle) {
  const auto dispatch = handle->run->take_order();
  if (!dispatch) return nullptr;
  handle->mail_to = dispatch->worker;
  return handle->out.put(bytes_of(dispatch->order));
}
std::uint32_t run_mail_length() { return sizeof(Order); }
std::uint32_t run_mail_to(const RunHandle* handle) { return handle->mail_to; }
// When to come again though no report came; infinity: never.
double run_due(const RunHandle* handle) {
  const auto due = handle->run->due();
  return due ? static_cast<double>(due->ns) / kNsPerMs : std::numeric_limits<double>::infinity();
}
// The worker that is lost, or -1.
int run_watch(RunHandle* handle, double now) {
  const auto lost = handle->run->watch(instant(now));
  return lost ? static_cast<int>(*lost) : -1;
}
void run_replace(RunHandle* handle, std::uint32_t worker, double now) {
  handle->run->replace(worker, instant(now));
}
int run_ended(const RunHandle* handle) { return handle->run->ended() ? 1 : 0; }
int run_verified(const RunHandle* handle) { return handle->run->verified() ? 1 : 0; }
// 1: it was stopped for its time or the size of its Trace.
int run_at_limit(const RunHandle* handle) {
  return handle->run->trace().end_kind == End::budget ? 1 : 0;
}
double run_fraction(const RunHandle* handle, double now) {
  return handle->run->done_fraction(instant(now));
}
// The measured Trace as trace/wire.hpp writes it; after run_ended().
const std::uint8_t* run_trace(RunHandle* handle) {
  return handle->out.put(encode(handle->run->trace()));
}
// The names of the tasks that were given up with their workers, one a line.
const std::uint8_t* run_failures(RunHandle* handle) {
  std::string names;
  for (const JobId job : handle->run->given_up()) {
    names += handle->run->trace().task_name(job) + "\n";
  }
  return handle->out.put(names);
}
void run_destroy(RunHandle* handle) { delete handle; }
}
