// What JavaScript sees of the worker's module. Handles are pointers that a ..._create gave and the
// ..._destroy of the same name takes back; instants and lengths are milliseconds as doubles, by one
// clock for all workers of a run. Bytes go in by malloc(), and out by the pointer that a function
// returns, valid until the next call with the same handle.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/spec_bytes.hpp"
#include "sim/trace_head.hpp"
#include "trace/wire.hpp"
#include "worker/compute.hpp"
#include "worker/executable.hpp"
#include "worker/prediction.hpp"
#include "worker/real_account.hpp"
#include "worker/real_run.hpp"
#include "worker/solo_run.hpp"
#include "worker/way.hpp"

using namespace interleave;

namespace {

constexpr double kNsPerMs = 1e6;

Time instant(double ms) { return {static_cast<std::int64_t>(ms * kNsPerMs)}; }

// Doubles: the clock's grain in ms, then the steps a second of each kernel.
using PaceBytes = std::array<double, 1 + kKernelKinds>;

Pace read_pace(const std::uint8_t* bytes) {
  PaceBytes values;
  std::memcpy(values.data(), bytes, sizeof values);
  Pace pace{1, {static_cast<std::int64_t>(std::clamp(values[0], 0.0, 1e3) * kNsPerMs)}};
  for (std::uint32_t kind = 0; kind < kKernelKinds; ++kind) {
    pace.set(static_cast<KernelKind>(kind),
             static_cast<std::uint64_t>(std::clamp(values[kind + 1], 1.0, 1e12)));
  }
  return pace;
}

// Doubles, in ms: what a message takes, one while no core is free, to send or read one, the
// scheduling of a report, and a timer beyond its time; a worker's turn, and how long ahead it asks.
// Then how many cores run at once for each kernel, then PaceBytes.
Figures read_figures(const std::uint8_t* bytes) {
  constexpr Duration Figures::*kLengths[] = {
      &Figures::message, &Figures::crowded, &Figures::effort,   &Figures::handling,
      &Figures::late,    &Figures::turn,    &Figures::ask_ahead};
  Figures figures;
  const auto next = [&bytes](double least, double most) {
    double value = 0;
    std::memcpy(&value, bytes, sizeof value);
    bytes += sizeof value;
    return std::clamp(value, least, most);
  };
  for (Duration Figures::*const length : kLengths) figures.*length = instant(next(0, 1e3)) - Time{};
  for (double& cores : figures.cores) cores = next(0.1, 1e3);
  figures.pace = read_pace(bytes);
  return figures;
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

// A run: its spec from the request on, its state from run_prepare() on.
struct RunHandle {
  std::string error;
  RunSpec spec;
  std::optional<KernelKind> kernel;
  std::optional<RealRun> run;
  std::optional<SoloRun> solo;
  Trace predicted;
  std::uint32_t mail_to = 0;
  Outgoing out;
};

struct MatrixHandle {
  explicit MatrixHandle(std::uint32_t size)
      : n(size), a(n * n), b(n * n), packed(n * n), product(n * n) {
    for (std::uint32_t i = 0; i < n * n; ++i) {
      a[i] = static_cast<double>(i * 7 % 19) - 9;
      b[i] = static_cast<double>(i * 5 % 23) - 11;
    }
    pack_matrix(b.data(), packed.data(), static_cast<int>(n));
  }
  void multiply(std::uint32_t first, std::uint32_t rows) {
    first = std::min(first & ~3u, n);
    rows = std::min(rows & ~3u, n - first);
    multiply_rows(&a[first * n], packed.data(), &product[first * n], static_cast<int>(n),
                  static_cast<int>(rows));
  }
  [[nodiscard]] double sum() const {
    double all = 0;
    for (std::uint32_t i = 0; i < n * n; ++i) all += product[i] * (i % 31 + 1);
    return all;
  }

  std::uint32_t n;
  std::vector<double> a, b, packed, product;
};

extern "C" {

// A kernel by itself, for warming and calibration.
KernelState* spin_create(std::uint32_t kind) {
  return new KernelState{kernel_start(1, static_cast<KernelKind>(kind))};
}
void spin_run(KernelState* state, double steps) {
  kernel_run(*state, static_cast<std::uint64_t>(std::clamp(steps, 0.0, 1e15)));
}
int spin_is_right(const KernelState* state) { return kernel_is_right(*state) ? 1 : 0; }
void spin_destroy(KernelState* state) { delete state; }

// Matrices of n x n for benchmarks, n a multiple of 4 and at most 1024.
MatrixHandle* matrix_create(std::uint32_t n) { return new MatrixHandle{std::min(n, 1024u) & ~3u}; }
// So many rows of the product from that one on, multiples of 4.
void matrix_multiply(MatrixHandle* handle, std::uint32_t first, std::uint32_t rows) {
  handle->multiply(first, rows);
}
// Of all numbers of the product, each counted by its place; exact.
double matrix_sum(const MatrixHandle* handle) { return handle->sum(); }

// `pace`: doubles, the clock's grain in ms, then the steps a second of each kernel.
ComputeHandle* compute_create(const std::uint8_t* pace) {
  return new ComputeHandle{Compute{read_pace(pace)}, {}};
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

// `bytes`: as model/spec_bytes.hpp writes a run. `way`: a Way (way.hpp), on so many workers as
// in_way() says. `kernel`: of all operations, or -1 for those that labels name. Never null;
// run_error() tells whether it can start.
RunHandle* run_create(const std::uint8_t* bytes, std::uint32_t length, std::uint32_t workers,
                      std::uint32_t way, int kernel) {
  auto* handle = new RunHandle;
  Result<RunSpec, std::string> spec = decode_spec({bytes, length});
  if (spec) {
    const auto asked = static_cast<Way>(std::min<std::uint32_t>(way, 4));
    handle->spec = in_way(std::move(*spec), asked, workers);
    handle->error = why_not_executable(handle->spec);
    if (kernel >= 0 && kernel < static_cast<int>(kKernelKinds)) {
      handle->kernel = static_cast<KernelKind>(kernel);
    }
  } else {
    handle->error = spec.error();
  }
  return handle;
}
// The kernels that it uses, a bit for each.
int run_kernels(const RunHandle* handle) {
  if (handle->kernel) return 1 << static_cast<int>(*handle->kernel);
  int kernels = 0;
  for (const Program& program : handle->spec.programs) {
    for (std::size_t i = 0; i < program.ops.size() && i < program.labels.size(); ++i) {
      if (!std::holds_alternative<Cpu>(program.ops[i])) continue;
      kernels |= 1 << static_cast<int>(kernel_named_in(program.labels[i]));
    }
  }
  return kernels;
}
// 1: it may take a core from a running thread at any time, so that workers had better look often.
int run_preempts(const RunHandle* handle) {
  return trace_head(handle->spec, 1).preemption == Preemption::none ? 0 : 1;
}
// A sentence in UTF-8, or of length 0.
const std::uint8_t* run_error(RunHandle* handle) { return handle->out.put(handle->error); }
// Of what run_error(), run_trace(), run_account() or run_failures() has just returned.
std::uint32_t run_length(const RunHandle* handle) {
  return static_cast<std::uint32_t>(handle->out.bytes.size());
}
int run_workers(const RunHandle* handle) { return static_cast<int>(handle->spec.machine.cores); }

// Makes it ready to begin, which may take some milliseconds. `solo`: on this worker alone; then
// run_begin() and run_end() drive it. `bytes`: two paces as above, that by which workers are told
// to compute and that at which they are expected to; without `solo`, how long before the end of an
// order the next is asked for.
void run_prepare(RunHandle* handle, const std::uint8_t* bytes, int solo, double ask_ahead_ms) {
  const Pace pace = read_pace(bytes);
  handle->run.emplace(handle->spec, pace, solo != 0, handle->kernel,
                      instant(ask_ahead_ms) - Time{});
  handle->run->expect(read_pace(bytes + sizeof(PaceBytes)));
  if (solo) handle->solo.emplace(*handle->run, pace);
}
// What it can be expected to be, prediction.hpp. `pace` and `solo` as for run_prepare(), `figures`
// as above. How many reports it came to.
std::uint32_t run_predict(RunHandle* handle, const std::uint8_t* pace, const std::uint8_t* figures,
                          int solo) {
  Predicted made =
      predict(handle->spec, read_pace(pace), read_figures(figures), solo != 0, handle->kernel);
  handle->predicted = std::move(made.trace);
  return made.reports;
}
// The makespan that was predicted last, in ms; 0 if none was.
double run_predicted(const RunHandle* handle) {
  return static_cast<double>(handle->predicted.end.ns) / kNsPerMs;
}
void run_start(RunHandle* handle, double now) { handle->run->start(instant(now)); }
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
// real_account.hpp, beside the prediction that was made last; after run_ended().
const std::uint8_t* run_account(RunHandle* handle) {
  return handle->out.put(real_account(*handle->run, handle->predicted));
}
void run_destroy(RunHandle* handle) { delete handle; }
}
