// What holds for every policy: random use of the interface, with a plain account of who is where.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "model/draws.hpp"
#include "sim/policy.hpp"

namespace interleave {
namespace {

constexpr std::size_t kThreads = 12, kQueues = 3;

std::vector<PolicySpec> all_policies() {
  std::vector<PolicySpec> specs;
  for (int kind = 0; kind <= static_cast<int>(PolicyKind::manual); ++kind) {
    PolicySpec spec{static_cast<PolicyKind>(kind), Duration{10}};
    spec.quanta = {Duration{10}, Duration{20}};
    spec.allotments = {2, 1};
    spec.slice = Duration{20};
    spec.latency = Duration{60};
    spec.granularity = Duration{7};
    spec.tick = Duration{5};
    specs.push_back(spec);
  }
  const auto also = [&specs](PolicyKind kind, auto change) {
    PolicySpec spec = specs[static_cast<std::size_t>(kind)];
    change(spec);
    specs.push_back(spec);
  };
  also(PolicyKind::fifo, [](PolicySpec& s) { s.after_io = PolicySpec::AfterIo::preempt; });
  also(PolicyKind::priority, [](PolicySpec& s) { s.aging = Duration{13}; });
  also(PolicyKind::priority, [](PolicySpec& s) { s.ties_by_index = true; });
  also(PolicyKind::edf, [](PolicySpec& s) { s.ties_by_index = true; });
  also(PolicyKind::mlfq, [](PolicySpec& s) {
    s.boost = Duration{50};
    s.after_io = PolicySpec::AfterIo::front;
    s.on_io_reset = true;
  });
  also(PolicyKind::cfs, [](PolicySpec& s) { s.per_core = true; });
  also(PolicyKind::eevdf, [](PolicySpec& s) { s.per_core = true; });
  return specs;
}

// Uses a policy at random; what it answered is kept, to compare two of them.
class RandomUse {
 public:
  RandomUse(const PolicySpec& spec, std::uint64_t seed) : bits_(seed) {
    policy_ = make_policy(spec, 0, kQueues, 9);
  }
  RandomUse(const RandomUse& other)
      : bits_(other.bits_),
        policy_(other.policy_->clone()),
        now_(other.now_),
        where_(other.where_),
        answers_(other.answers_) {}

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      now_.ns += below(4);
      step();
      check();
    }
  }
  [[nodiscard]] const std::vector<std::int64_t>& answers() const { return answers_; }

 private:
  static constexpr int kAway = -1, kRunning = -2;  // else the queue that it is ready in

  std::int64_t below(std::uint64_t bound) {
    bits_ = splitmix64(bits_);
    return static_cast<std::int64_t>(bits_ % bound);
  }

  void step() {
    const auto thread = make_id<ThreadId>(static_cast<std::size_t>(below(kThreads)));
    int& where = where_[thread.index()];
    switch (below(8)) {
      case 0:
      case 1:
        if (where == kAway) enqueue(thread, below(2) == 0 ? Entry::arrived : Entry::woke);
        break;
      case 2:
      case 3: pick(); break;
      case 4:
        if (where == kRunning) leave(thread);
        break;
      case 5:
        if (where == kRunning) requeue(thread);
        break;
      case 6:
        if (where >= 0 && below(3) == 0) {
          policy_->withdraw(QueueId{static_cast<std::uint32_t>(where)}, thread, now_);
          where = kAway;
        } else if (policy_->traits().has_urgency) {
          policy_->inherit(thread, below(2) == 0 ? Policy::kNotInherited : below(40), now_);
        }
        break;
      default: steal();
    }
  }

  void enqueue(ThreadId thread, Entry why) {
    const std::int64_t queue = below(kQueues);
    ThreadFacts facts{below(5), below(40) - 20, 1 + below(200), now_ + Duration{below(90)}};
    facts.period = Duration{1 + below(50)};
    facts.burst = Duration{below(30)};
    facts.work = facts.burst + Duration{below(30)};
    policy_->enqueue(QueueId{static_cast<std::uint32_t>(queue)}, thread, why, facts, now_);
    where_[thread.index()] = static_cast<int>(queue);
  }

  // The queues 0 and 2, or one of them, or 1.
  [[nodiscard]] std::vector<QueueId> some_queues() {
    const std::array<std::vector<QueueId>, 4> some{
        {{QueueId{0}, QueueId{2}}, {QueueId{0}}, {QueueId{1}}, {QueueId{2}}}};
    return some[static_cast<std::size_t>(below(4))];
  }

  [[nodiscard]] bool is_in(ThreadId thread, std::span<const QueueId> queues) const {
    return std::any_of(queues.begin(), queues.end(), [&](QueueId queue) {
      return where_[thread.index()] == static_cast<int>(queue.value);
    });
  }

  void pick() {
    const std::vector<QueueId> queues = some_queues();
    bool anyone = false;
    for (std::size_t i = 0; i < kThreads; ++i) anyone |= is_in(make_id<ThreadId>(i), queues);
    REQUIRE(policy_->anyone_ready(queues) == anyone);
    const bool compares = policy_->traits().compares_running;
    const ThreadId candidate = compares ? policy_->candidate(queues, now_) : ThreadId{};
    const ThreadId thread = policy_->pick(queues, now_);
    REQUIRE(thread.valid() == anyone);
    answers_.push_back(thread.value);
    if (!anyone) return;
    REQUIRE(is_in(thread, queues));
    REQUIRE((!candidate.valid() || candidate == thread));
    where_[thread.index()] = kRunning;
    const Duration quantum = policy_->quantum(thread, now_);
    REQUIRE(quantum > Duration{});
    answers_.push_back(quantum.ns);
  }

  void leave(ThreadId thread) {
    policy_->charge(thread, Duration{below(15)}, now_);
    policy_->depart(thread, below(2) == 0, now_);
    where_[thread.index()] = kAway;
  }

  void requeue(ThreadId thread) {
    constexpr std::array kWhy{Entry::yielded, Entry::quantum_ended, Entry::preempted};
    policy_->charge(thread, Duration{below(15)}, now_);
    enqueue(thread, kWhy[static_cast<std::size_t>(below(3))]);
  }

  void steal() {
    const auto queue = make_id<QueueId>(static_cast<std::size_t>(below(kQueues)));
    const auto odd = [](ThreadId thread) { return thread.value % 2 == 1; };
    bool anyone = false;
    for (std::size_t i = 1; i < kThreads; i += 2) {
      anyone |= where_[i] == static_cast<int>(queue.value);
    }
    const ThreadId thread = policy_->steal(queue, odd, now_);
    REQUIRE(thread.valid() == anyone);
    answers_.push_back(thread.value);
    if (!anyone) return;
    REQUIRE(where_[thread.index()] == static_cast<int>(queue.value));
    where_[thread.index()] = kRunning;
  }

  void check() {
    for (std::size_t queue = 0; queue < kQueues; ++queue) {
      std::vector<ThreadId> listed, expected;
      policy_->list_ready(make_id<QueueId>(queue), listed);
      for (std::size_t i = 0; i < kThreads; ++i) {
        if (where_[i] == static_cast<int>(queue)) expected.push_back(make_id<ThreadId>(i));
      }
      std::sort(listed.begin(), listed.end());
      REQUIRE(listed == expected);
      for (const ThreadId thread : listed) answers_.push_back(policy_->key(thread, now_).value);
    }
    const Time next = policy_->next_instant(now_);
    REQUIRE(next > now_);
    if (below(10) == 0) policy_->reach(now_);
  }

  std::uint64_t bits_;
  std::unique_ptr<Policy> policy_;
  Time now_;
  std::vector<int> where_ = std::vector<int>(kThreads, kAway);
  std::vector<std::int64_t> answers_;
};

TEST_CASE("every policy keeps account of who is ready, whatever is done with it") {
  for (const PolicySpec& spec : all_policies()) {
    CAPTURE(static_cast<int>(spec.kind));
    for (std::uint64_t seed = 1; seed <= 5; ++seed) RandomUse{spec, seed}.run(1000);
  }
}

TEST_CASE("a clone of any policy gives the same answers from then on") {
  for (const PolicySpec& spec : all_policies()) {
    CAPTURE(static_cast<int>(spec.kind));
    RandomUse use{spec, 77};
    use.run(300);
    RandomUse clone = use;
    use.run(500);
    const std::vector<std::int64_t> answers = use.answers();
    clone.run(500);
    CHECK(clone.answers() == answers);
  }
}

}  // namespace
}  // namespace interleave
