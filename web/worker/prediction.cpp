#include "worker/prediction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "worker/real_run.hpp"

namespace interleave {
namespace {

constexpr int kMostEvents = 2'000'000;

class Prediction {
 public:
  Prediction(const RunSpec& spec, Pace ordered, const Figures& figures, bool solo,
             std::optional<KernelKind> kernel)
      : run_(spec, ordered, solo, kernel, figures.ask_ahead),
        figures_(figures),
        solo_(solo),
        workers_(static_cast<std::size_t>(spec.machine.cores)) {
    if (solo_) figures_.message = figures_.crowded = figures_.effort = figures_.turn = {};
  }

  Predicted make() {
    run_.start(now_);
    send_orders();
    for (int i = 0; i < kMostEvents && !run_.ended(); ++i) {
      const Time next = next_event();
      if (next == kNever) break;
      compute_until(next);
      look_at_workers();
      deliver();
      if (timer() <= now_) tick();
    }
    return {std::move(run_).take_trace(), scheduled_};
  }

 private:
  // One kind of letter for both directions makes the module smaller.
  struct Mail {
    Time at;  // when it arrives
    std::uint32_t worker = 0;
    Order order;
    Report report;
  };
  struct Worker {
    std::vector<Mail> orders;  // the first is being executed
    std::vector<Mail> mail;
    Time told, sent;  // when the last report and the last order arrive
    KernelKind kind = KernelKind::spin;
    double left = 0;  // ns of the first order, on a core of its own
    Time begin;       // of the first order
    bool asked = false;
  };

  // Workers that compute, and the side that schedules.
  [[nodiscard]] double busy() const {
    int busy = now_ < free_ ? 1 : 0;
    for (const Worker& worker : workers_) busy += worker.orders.empty() ? 0 : 1;
    return busy;
  }

  [[nodiscard]] double speed(const Worker& worker, double busy) const {
    return std::min(1.0, figures_.cores[static_cast<std::size_t>(worker.kind)] / busy);
  }

  // When a message arrives that is sent at t, after one that arrives at `former`.
  [[nodiscard]] Time arrival(Time t, Time former) const {
    const bool any_free = busy() + 0.5 < figures_.cores[0];
    return std::max(former, t + (any_free ? figures_.message : figures_.crowded));
  }

  [[nodiscard]] static double ask_ahead(const Worker& worker) {
    return worker.orders.front().order.ask_ahead_us * 1e3;
  }

  // To the next thing that the worker has to say.
  [[nodiscard]] double to_go(const Worker& worker) const {
    return worker.asked ? worker.left : worker.left - ask_ahead(worker);
  }

  [[nodiscard]] Time timer() const {
    const std::optional<Time> due = run_.due();
    if (!due) return kNever;
    return std::max(free_, *due + figures_.late);
  }

  [[nodiscard]] Time next_event() const {
    Time next = timer();
    if (now_ < free_) next = std::min(next, free_);
    const double among = busy();
    for (const Worker& worker : workers_) {
      if (!worker.mail.empty()) next = std::min(next, looks_at_mail(worker));
      if (worker.orders.empty()) continue;
      const double ns =
          std::min(std::ceil(std::max(0.0, to_go(worker)) / speed(worker, among)), 1e18);
      next = std::min(next, now_ + Duration{static_cast<std::int64_t>(ns)});
    }
    for (const Mail& report : reports_) next = std::min(next, std::max(free_, report.at));
    return std::max(next, now_);
  }

  void compute_until(Time t) {
    const double passed = static_cast<double>((t - now_).ns), among = busy();
    for (Worker& worker : workers_) {
      if (worker.orders.empty()) continue;
      worker.left = std::max(0.0, worker.left - passed * speed(worker, among));
    }
    now_ = t;
  }

  void look_at_workers() {
    for (std::uint32_t i = 0; i < workers_.size(); ++i) {
      Worker& worker = workers_[i];
      while (!worker.orders.empty() && to_go(worker) <= 0) say_more(i);
      while (!worker.mail.empty() && looks_at_mail(worker) <= now_) {
        const Mail mail = worker.mail.front();
        worker.mail.erase(worker.mail.begin());
        accept(mail);
      }
    }
  }

  void say_more(std::uint32_t i) {
    Worker& worker = workers_[i];
    if (worker.asked) return report(i, Report::Kind::done);
    worker.asked = true;
    if (worker.orders.size() == 1) report(i, Report::Kind::ask);
  }

  void accept(const Mail& mail) {
    Worker& worker = workers_[mail.worker];
    if (mail.order.kind == Order::Kind::stop) {
      while (!worker.orders.empty()) report(mail.worker, Report::Kind::done);
      return;
    }
    worker.orders.push_back(mail);
    if (worker.orders.size() > 1) return;
    begin(worker);
  }

  void begin(Worker& worker) {
    const Order& order = worker.orders.front().order;
    if (order.continues == 0) worker.kind = order.state.kind;
    const Duration length = figures_.pace.length_of(order.steps, worker.kind);
    worker.left = static_cast<double>((length + figures_.effort + figures_.effort).ns);
    worker.begin = now_;
    worker.asked = order.ask_ahead_us == 0;
  }

  void report(std::uint32_t i, Report::Kind kind) {
    Worker& worker = workers_[i];
    const Order& order = worker.orders.front().order;
    Report told;
    told.id = order.id;
    told.kind = kind;
    if (kind == Report::Kind::done) {
      const Duration left{static_cast<std::int64_t>(worker.left)};
      told.steps = order.steps - std::min(order.steps, figures_.pace.steps_in(left, worker.kind));
      told.begin = worker.begin;
      told.end = now_;
      worker.orders.erase(worker.orders.begin());
      if (!worker.orders.empty()) begin(worker);
    }
    const Time at = worker.told = arrival(now_, worker.told);
    reports_.push_back({at, i, {}, told});
  }

  // One report: until it is dealt with no other is looked at.
  void deliver() {
    const auto first = std::min_element(reports_.begin(), reports_.end(),
                                        [](const Mail& a, const Mail& b) { return a.at < b.at; });
    if (first == reports_.end() || std::max(free_, first->at) > now_) return;
    const Mail mail = *first;
    reports_.erase(first);
    ++scheduled_;
    run_.take(mail.worker, mail.report, now_);
    schedule();
  }

  void tick() {
    run_.tick(now_);
    schedule();
  }

  void schedule() {
    free_ = now_ + figures_.handling + figures_.effort;
    if (solo_) now_ = free_;  // it computes nothing meanwhile
    send_orders();
  }

  void send_orders() {
    while (const auto dispatch = run_.take_order()) {
      Worker& worker = workers_[dispatch->worker];
      const Time at = worker.sent = arrival(std::max(now_, free_), worker.sent);
      if (!solo_) free_ = std::max(now_, free_) + figures_.effort;
      worker.mail.push_back({at, dispatch->worker, dispatch->order, {}});
    }
  }

  // One that computes looks between two turns, on average after half of one.
  [[nodiscard]] Time looks_at_mail(const Worker& worker) const {
    const Time at = worker.mail.front().at;
    return worker.orders.empty() ? at : at + Duration{figures_.turn.ns / 2};
  }

  RealRun run_;
  Figures figures_;
  bool solo_;
  std::vector<Worker> workers_;
  std::vector<Mail> reports_;  // that are under way
  Time now_, free_;            // when the scheduling has time again
  std::uint32_t scheduled_ = 0;
};

}  // namespace

Predicted predict(const RunSpec& spec, Pace ordered, const Figures& figures, bool solo,
                  std::optional<KernelKind> kernel) {
  return Prediction{spec, ordered, figures, solo, kernel}.make();
}

}  // namespace interleave
