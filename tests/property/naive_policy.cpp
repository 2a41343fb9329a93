#include "naive_policy.hpp"

#include <algorithm>

namespace interleave {
namespace {

constexpr std::int64_t kNone = INT64_MAX;

constexpr std::int64_t kLinuxWeights[] = {
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
    3906,  3121,  2501,  1991,  1586,  1277,  1024,  820,   655,   526,   423,  335,  272,  215,
    172,   137,   110,   87,    70,    56,    45,    36,    29,    23,    18,   15};

std::int64_t smallest_gap(const TaskSpec& task) {
  std::int64_t gap = kNone;
  for (std::size_t i = 1; i < task.at.size(); ++i) {
    gap = std::min(gap, (task.at[i] - task.at[i - 1]).ns);
  }
  return gap;
}

}  // namespace

NaivePolicy::NaivePolicy(const RunSpec& spec)
    : spec_(spec.policy), seed_(static_cast<std::uint64_t>(spec.seed)) {
  for (const TaskSpec& task : spec.tasks) {
    Who& thread = all_.emplace_back();
    thread.priority = task.priority;
    thread.nice = task.nice;
    thread.tickets = task.tickets;
    thread.period = smallest_gap(task);
    if (spec_.kind == PolicyKind::mlfq) fresh(thread);
  }
}

void NaivePolicy::tell(int thread, std::int64_t burst, std::int64_t work) {
  who(thread).burst = burst;
  who(thread).work = work;
}

std::vector<int> NaivePolicy::ready() const {
  std::vector<int> threads;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    if (who(i).stage == Stage::ready) threads.push_back(i);
  }
  return threads;
}

bool NaivePolicy::anyone_ready() const { return !ready().empty(); }

// With after-io preempt, who has returned and not run since comes before all others.
bool NaivePolicy::claims(const Who& thread) const {
  return spec_.after_io == PolicySpec::AfterIo::preempt && thread.returned;
}

std::int64_t NaivePolicy::weight(int thread) const { return kLinuxWeights[who(thread).nice + 20]; }

std::int64_t NaivePolicy::v_now(int thread) const {
  return who(thread).v + who(thread).used * 1024 / weight(thread);
}

// The weighted mean of the ready and running, floored; what runs counts without rounding.
std::int64_t NaivePolicy::mean() const {
  Wide sum = 0, weights = 0;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    if (who(i).stage == Stage::away) continue;
    sum += Wide{weight(i)} * who(i).v + Wide{1024} * who(i).used;
    weights += weight(i);
  }
  if (weights == 0) return v_of_last_;
  Wide floor = sum / weights;
  while (floor * weights > sum) --floor;
  return static_cast<std::int64_t>(floor);
}

void NaivePolicy::fresh(Who& thread) const {
  const auto level = static_cast<std::size_t>(thread.level);
  thread.left = spec_.quanta[level].ns;
  thread.quanta = spec_.allotments[level];
}

void NaivePolicy::use_up(Who& thread) const {
  if (--thread.quanta > 0) {
    thread.left = spec_.quanta[static_cast<std::size_t>(thread.level)].ns;
    return;
  }
  if (thread.level + 1 < static_cast<std::int64_t>(spec_.quanta.size())) ++thread.level;
  fresh(thread);
}

void NaivePolicy::observe() {
  if (spec_.kind != PolicyKind::cfs) return;
  std::int64_t least = kNone;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    if (who(i).stage != Stage::away) least = std::min(least, v_now(i));
  }
  if (least != kNone) v_of_last_ = std::max(v_of_last_, least);
}

void NaivePolicy::come_by_pass(int thread) {
  std::int64_t smallest = kNone;
  for (const Who& other : all_) {
    if (other.stage != Stage::away) smallest = std::min(smallest, other.pass);
  }
  if (smallest != kNone) who(thread).pass = std::max(who(thread).pass, smallest);
}

void NaivePolicy::come_by_mean(int thread) {
  Wide weights = 0;
  for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
    if (who(i).stage != Stage::away) weights += weight(i);
  }
  Who& own = who(thread);
  own.v = mean();
  if (weights > 0) {
    own.v -= static_cast<std::int64_t>(own.lag * (weights + weight(thread)) / weights);
  }
  own.due = own.v + spec_.slice.ns * 1024 / weight(thread);
}

void NaivePolicy::join(int thread, Why why, std::int64_t deadline, std::int64_t now) {
  Who& own = who(thread);
  const bool comes = why == Why::arrived || why == Why::woke;
  observe();
  if (comes && spec_.kind == PolicyKind::stride) come_by_pass(thread);
  if (why == Why::arrived) own.lag = 0;
  if (comes && spec_.kind == PolicyKind::eevdf) come_by_mean(thread);
  if (comes && spec_.kind == PolicyKind::cfs) {
    own.v = std::max(own.v, v_of_last_ - spec_.latency.ns / 2);
  }
  if (spec_.kind == PolicyKind::vtime) own.queued_v = std::max(own.v, v_of_last_ - spec_.slice.ns);
  if (spec_.kind == PolicyKind::mlfq) {
    if (why == Why::arrived) {
      own.level = 0;
      fresh(own);
    }
    if (why != Why::preempted && own.left == 0) use_up(own);
  }
  const bool front = why == Why::woke && spec_.kind == PolicyKind::mlfq &&
                     spec_.after_io == PolicySpec::AfterIo::front;
  if (why != Why::preempted) own.place = front ? next_front_-- : next_place_++;
  own.stage = Stage::ready;
  own.deadline = deadline;
  own.since = now;
  own.returned = why == Why::woke;
  if (comes) own.came = now;
  if (why == Why::woke) own.returned_at = now;
}

void NaivePolicy::run(int thread) {
  Who& own = who(thread);
  own.stage = Stage::running;
  own.returned = false;
  own.used = 0;
  if (spec_.kind != PolicyKind::vtime) return;
  if (!own.has_run) own.v = v_of_last_;
  own.has_run = true;
}

void NaivePolicy::charge(int thread) {
  Who& own = who(thread);
  observe();
  const std::int64_t used = own.used;
  if (spec_.kind == PolicyKind::mlfq) own.left -= used;
  if (spec_.kind == PolicyKind::stride) {
    own.pass += 10'000 / own.tickets * used / spec_.quantum.ns;
  }
  if (spec_.kind == PolicyKind::vtime) {
    own.v += used * 100 / std::clamp<std::int64_t>((weight(thread) * 100 + 512) / 1024, 1, 10'000);
  }
  if (spec_.kind == PolicyKind::cfs) own.v = v_now(thread);
  if (spec_.kind == PolicyKind::eevdf) {
    own.v = v_now(thread);
    if (own.v >= own.due) own.due = own.v + spec_.slice.ns * 1024 / weight(thread);
  }
  own.used = 0;
}

void NaivePolicy::leave(int thread, bool waits) {
  Who& own = who(thread);
  if (spec_.kind == PolicyKind::eevdf) {
    const std::int64_t most = spec_.slice.ns * 1024 / weight(thread);
    v_of_last_ = mean();
    own.lag = std::clamp(v_of_last_ - own.v, -most, most);
  }
  if (spec_.kind == PolicyKind::mlfq && waits) {
    const bool used_up = own.left == 0;
    if (spec_.on_io_reset) fresh(own);
    if (used_up) use_up(own);
  }
  own.stage = Stage::away;
}

std::int64_t NaivePolicy::quantum(int thread) {
  Who& own = who(thread);
  switch (spec_.kind) {
    case PolicyKind::mlfq:
      if (own.left == 0) {
        use_up(own);
        own.place = next_place_++;
      }
      return own.left;
    case PolicyKind::vtime: v_of_last_ = std::max(v_of_last_, own.v); return spec_.slice.ns;
    case PolicyKind::eevdf: return spec_.slice.ns;
    case PolicyKind::cfs: {
      std::int64_t weights = 0;
      for (int i = 0; i < static_cast<int>(all_.size()); ++i) {
        if (who(i).stage != Stage::away) weights += weight(i);
      }
      return std::max(spec_.granularity.ns, spec_.latency.ns * weight(thread) / weights);
    }
    case PolicyKind::priority: return spec_.quantum.ns > 0 ? spec_.quantum.ns : -1;
    case PolicyKind::round_robin:
    case PolicyKind::lottery:
    case PolicyKind::stride:
    case PolicyKind::random:
    case PolicyKind::manual: return spec_.quantum.ns;
    default: return -1;
  }
}

// What is compared, the smaller being the more urgent; 0 where places alone decide.
std::int64_t NaivePolicy::key(int thread, std::int64_t now) const {
  const Who& own = who(thread);
  const bool waits = own.stage == Stage::ready;
  switch (spec_.kind) {
    case PolicyKind::fifo: return claims(own) ? -1 : 0;
    case PolicyKind::sjf:
    case PolicyKind::srtf: return own.burst;
    case PolicyKind::priority:
      return -own.priority - (waits && spec_.aging.ns > 0 ? (now - own.since) / spec_.aging.ns : 0);
    case PolicyKind::mlfq: return own.level;
    case PolicyKind::stride: return own.pass;
    case PolicyKind::vtime: return own.queued_v;
    case PolicyKind::cfs: return v_now(thread);
    case PolicyKind::eevdf: return own.due;
    case PolicyKind::edf: return own.deadline;
    case PolicyKind::rm: return own.period;
    case PolicyKind::llf: return own.deadline == kNone ? kNone : own.deadline - own.work;
    default: return 0;
  }
}

// Whether `a` is picked before `b`.
bool NaivePolicy::before(int a, int b, std::int64_t now) const {
  const Who &first = who(a), &second = who(b);
  if (spec_.kind == PolicyKind::hrrn) {
    if (first.burst == 0 || second.burst == 0) {
      if (first.burst != second.burst) return first.burst == 0;
      return first.place < second.place;
    }
    const std::int64_t left = (now - first.since) * second.burst;
    const std::int64_t right = (now - second.since) * first.burst;
    return left != right ? left > right : first.place < second.place;
  }
  if (spec_.kind == PolicyKind::eevdf) {
    const bool a_may = first.v <= mean(), b_may = second.v <= mean();
    if (a_may != b_may) return a_may;
    if (!a_may) return first.v != second.v ? first.v < second.v : first.place < second.place;
  }
  if (key(a, now) != key(b, now)) return key(a, now) < key(b, now);
  if (spec_.kind == PolicyKind::stride || spec_.ties_by_index) return a < b;
  return first.place < second.place;
}

std::uint64_t NaivePolicy::draw() {
  if (drawn_ < spec_.draws.size()) {
    return static_cast<std::uint64_t>(spec_.draws[drawn_++]);
  }
  std::uint64_t z = (seed_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  z ^= z >> 31;
  return z;
}

int NaivePolicy::pick(std::int64_t now) {
  const std::vector<int> threads = ready();
  if (threads.empty()) return -1;
  if (spec_.kind == PolicyKind::lottery || spec_.kind == PolicyKind::random) {
    std::uint64_t total = 0;
    const auto chances = [&](int i) {
      return spec_.kind == PolicyKind::random ? 1 : who(i).tickets;
    };
    for (const int i : threads) total += static_cast<std::uint64_t>(chances(i));
    auto winner = static_cast<std::int64_t>(draw() % total);
    for (const int i : threads) {
      if (winner < chances(i)) return i;
      winner -= chances(i);
    }
  }
  return *std::min_element(threads.begin(), threads.end(),
                           [&](int a, int b) { return before(a, b, now); });
}

// Who may take a core now; -1: nobody.
int NaivePolicy::candidate(std::int64_t now) const {
  const std::vector<int> threads = ready();
  if (threads.empty()) return -1;
  switch (spec_.kind) {
    case PolicyKind::fifo:
      if (spec_.after_io != PolicySpec::AfterIo::preempt) return -1;
      break;
    case PolicyKind::priority:
      if (spec_.cooperative) return -1;
      break;
    case PolicyKind::srtf:
    case PolicyKind::mlfq:
    case PolicyKind::cfs:
    case PolicyKind::eevdf:
    case PolicyKind::edf:
    case PolicyKind::rm:
    case PolicyKind::llf: break;
    default: return -1;
  }
  return *std::min_element(threads.begin(), threads.end(),
                           [&](int a, int b) { return before(a, b, now); });
}

bool NaivePolicy::takes_core(int waiting, int running, std::int64_t now) const {
  const auto any_who_came = [&](auto holds) {
    const std::vector<int> threads = ready();
    return std::any_of(threads.begin(), threads.end(),
                       [&](int i) { return who(i).came == now && holds(i); });
  };
  switch (spec_.kind) {
    case PolicyKind::fifo: return who(waiting).returned;
    case PolicyKind::cfs:
      return any_who_came([&](int i) { return v_now(running) - v_now(i) > spec_.granularity.ns; });
    case PolicyKind::eevdf:
      return any_who_came(
          [&](int i) { return who(i).v <= mean() && who(i).due < who(running).due; });
    case PolicyKind::mlfq:
      if (key(waiting, now) == key(running, now)) {
        return spec_.after_io == PolicySpec::AfterIo::front && who(waiting).returned_at == now &&
               who(waiting).place < who(running).place;
      }
      break;
    default: break;
  }
  return key(waiting, now) < key(running, now);
}

bool NaivePolicy::gives_way_before(int a, int b, std::int64_t now) const {
  if (spec_.kind == PolicyKind::fifo) {
    const bool a_now = who(a).returned_at == now, b_now = who(b).returned_at == now;
    if (a_now != b_now) return b_now;
    return who(a).place > who(b).place;
  }
  if (key(a, now) != key(b, now)) return key(a, now) > key(b, now);
  return spec_.ties_by_index ? a > b : who(a).place > who(b).place;
}

bool NaivePolicy::boosts_at(std::int64_t now) const {
  return spec_.kind == PolicyKind::mlfq && spec_.boost.ns > 0 && now > 0 &&
         now % spec_.boost.ns == 0;
}

// All running threads have joined again before.
void NaivePolicy::boost() {
  for (std::int64_t level = static_cast<std::int64_t>(spec_.quanta.size()) - 1; level > 0;
       --level) {
    std::vector<int> threads = ready();
    std::sort(threads.begin(), threads.end(),
              [&](int a, int b) { return who(a).place < who(b).place; });
    for (const int i : threads) {
      if (who(i).level != level) continue;
      who(i).level = 0;
      who(i).place = next_place_++;
    }
  }
  for (Who& thread : all_) {
    thread.level = 0;
    fresh(thread);
  }
}

bool NaivePolicy::compares_at(std::int64_t now) const {
  if (spec_.kind == PolicyKind::llf) return now % spec_.tick.ns == 0;
  return spec_.kind == PolicyKind::priority && spec_.aging.ns > 0;
}

}  // namespace interleave
