// Workers that exist in a test only: each has a Compute and a time line of its own, computes at the
// pace that it is told, takes its mail when it returns to its event loop, and is held up or dies
// when the test says so. Messages take as long as the test says.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <string>
#include <vector>

#include "worker/compute.hpp"
#include "worker/real_run.hpp"
#include "worker/solo_run.hpp"

namespace interleave {

inline constexpr Pace kPace{1'000, {100'000}};  // a step takes a microsecond

[[nodiscard]] inline Time ms(double count) { return {static_cast<std::int64_t>(count * 1e6)}; }
[[nodiscard]] inline Duration for_ms(double count) {
  return {static_cast<std::int64_t>(count * 1e6)};
}

class FakeMachine {
 public:
  struct Habits {
    Duration latency = for_ms(0.2);
    Duration turn = for_ms(8);  // computing until it looks at its mail again
    Duration ask_ahead = for_ms(4);
    // How long the operating system holds the worker up in a block that begins at t.
    std::function<Duration(std::uint32_t worker, Time t)> held_up = [](std::uint32_t, Time) {
      return Duration{};
    };
    std::function<bool(std::uint32_t worker, Time t)> dead = [](std::uint32_t, Time) {
      return false;
    };
    bool refill = true;  // a lost worker is replaced
  };

  FakeMachine(const RunSpec& spec, Habits habits)
      : run(spec, kPace, false, std::nullopt, habits.ask_ahead), habits_(std::move(habits)) {
    for (std::int64_t i = 0; i < spec.machine.cores; ++i) add_worker();
  }

  // Executes the run; its Trace. Instants are by a clock that does not begin at 0.
  const Trace& execute() {
    run.start(kOrigin);
    send_orders();
    Time next_watch = kOrigin + for_ms(250);
    for (int guard = 0; !run.ended() && guard < 1'000'000; ++guard) {
      const auto due = run.due();
      Time next = next_watch;
      if (due) next = std::min(next, std::max(*due, now_));
      if (!events_.empty()) next = std::min(next, events_.top().at);
      now_ = next;
      if (!events_.empty() && events_.top().at == now_) {
        const Event event = events_.top();
        events_.pop();
        handle(event);
      } else if (due && *due <= now_) {
        run.tick(now_);
      } else {
        watch();
        next_watch = now_ + for_ms(250);
      }
      send_orders();
    }
    return run.trace();
  }

  // Messages of workers that asked for their next order.
  [[nodiscard]] std::uint32_t asks() const { return asks_; }

  RealRun run;

 private:
  static constexpr Time kOrigin{5'000'000'000};

  struct Event {
    enum class Kind { wake, order, report };
    Time at;
    std::uint64_t sequence;
    Kind kind;
    std::uint32_t worker;
    Order order;
    Report report;
    bool operator<(const Event& other) const {
      return at != other.at ? at > other.at : sequence > other.sequence;
    }
  };
  struct Worker {
    Compute compute;
    std::vector<Order> mail;
    bool awake = false;  // a wake event is under way
  };

  void add_worker() { workers_.push_back({Compute{kPace}, {}, false}); }

  void push(Time at, Event::Kind kind, std::uint32_t worker, Order order = {}, Report report = {}) {
    events_.push({at, sequence_++, kind, worker, order, report});
  }

  void send_orders() {
    while (const auto dispatch = run.take_order()) {
      push(now_ + habits_.latency, Event::Kind::order, dispatch->worker, dispatch->order);
    }
  }

  void watch() {
    const auto lost = run.watch(now_);
    if (!lost || !habits_.refill) return;
    workers_[*lost] = {Compute{kPace}, {}, false};
    habits_.dead = [](std::uint32_t, Time) { return false; };
    run.replace(*lost, now_);
  }

  void handle(const Event& event) {
    Worker& worker = workers_[event.worker];
    if (event.kind == Event::Kind::report) return run.take(event.worker, event.report, now_);
    if (event.kind == Event::Kind::order) worker.mail.push_back(event.order);
    if (event.kind == Event::Kind::wake) worker.awake = false;
    if (worker.awake || habits_.dead(event.worker, since_start())) return;
    take_turn(event.worker);
  }

  [[nodiscard]] Time since_start() const { return Time{} + (now_ - kOrigin); }

  void take_turn(std::uint32_t index) {
    Worker& worker = workers_[index];
    Time t = now_;
    for (const Order& order : worker.mail) worker.compute.accept(order, t);
    worker.mail.clear();
    bool more = true;
    while (t - now_ < habits_.turn && (more = worker.compute.begin_block(t))) {
      send_reports(index, t);
      const auto steps = static_cast<std::int64_t>(worker.compute.block_steps());
      t = t + Duration{steps * 1'000} + habits_.held_up(index, Time{} + (t - kOrigin));
      worker.compute.end_block(t);
      send_reports(index, t);
    }
    send_reports(index, t);
    worker.awake = t > now_ || more;
    if (worker.awake) push(t, Event::Kind::wake, index);
  }

  void send_reports(std::uint32_t index, Time t) {
    while (const auto report = workers_[index].compute.take_report()) {
      if (report->kind == Report::Kind::ask) ++asks_;
      push(t + habits_.latency, Event::Kind::report, index, {}, *report);
    }
  }

  Habits habits_;
  std::vector<Worker> workers_;
  std::priority_queue<Event> events_;
  std::uint64_t sequence_ = 0;
  std::uint32_t asks_ = 0;
  Time now_ = kOrigin;
};

// Executes the run on one worker without messages, with a timer that is never late.
inline Trace execute_solo(const RunSpec& spec, RealRun& run) {
  (void)spec;
  SoloRun solo{run, kPace};
  Time t{};
  run.start(t);
  for (int guard = 0; !run.ended() && guard < 10'000'000; ++guard) {
    if (solo.begin_block(t)) {
      t = t + Duration{static_cast<std::int64_t>(solo.block_steps()) * 1'000};
      solo.end_block(t);
    } else if (const auto due = run.due()) {
      t = std::max(t, *due);
    }
  }
  return run.trace();
}

}  // namespace interleave
