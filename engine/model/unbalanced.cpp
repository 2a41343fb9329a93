#include "model/unbalanced.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/format.hpp"
#include "model/job_counts.hpp"
#include "model/names.hpp"
#include "model/program_counts.hpp"

namespace interleave {
namespace {

using Part = ScenarioPlace::Part;

constexpr std::size_t kMostFound = 20;

constexpr std::size_t verb_index(Verb verb) { return static_cast<std::size_t>(verb); }

// How often all jobs together do each thing to each object.
class Tally {
 public:
  explicit Tally(const RunSpec& run) {
    const std::vector<std::int64_t> jobs = count_jobs(run).jobs;
    for (std::size_t i = 0; i < run.programs.size(); ++i) {
      const std::vector<std::int64_t> times = times_executed(run.programs[i]);
      for (std::size_t op = 0; op < times.size(); ++op) {
        const auto* step = std::get_if<Coordinate>(&run.programs[i].ops[op]);
        if (step) add(*step, bounded_product(times[op], jobs[i]));
      }
    }
  }

  [[nodiscard]] std::int64_t of(Verb verb, std::size_t object) const {
    const std::vector<std::int64_t>& counts = counts_[verb_index(verb)];
    if (object >= counts.size()) return 0;
    return counts[object] > kMaxJobs ? kEndlessly : counts[object];  // not counted further
  }

 private:
  void add(const Coordinate& step, std::int64_t times) {
    std::vector<std::int64_t>& counts = counts_[verb_index(step.verb)];
    if (counts.size() <= step.object) counts.resize(step.object + 1, 0);
    counts[step.object] = bounded_sum(counts[step.object], times);
  }

  std::array<std::vector<std::int64_t>, kVerbNames.size()> counts_;
};

// Where the name is declared for this variant.
template <class Statement>
ScenarioPlace declaration(const Scenario& scenario, std::size_t variant,
                          std::vector<Statement> Settings::*member, Part part,
                          const std::string& name) {
  const auto find = [&](const Settings& settings) {
    const auto& statements = settings.*member;
    return static_cast<std::size_t>(
        std::find_if(statements.begin(), statements.end(),
                     [&name](const Statement& statement) { return statement.name == name; }) -
        statements.begin());
  };
  if (!scenario.variants.empty()) {
    const Settings& own = scenario.variants[variant].settings;
    const std::size_t index = find(own);
    if (index < (own.*member).size()) {
      return {part, static_cast<std::uint32_t>(variant), static_cast<std::uint32_t>(index), 0};
    }
  }
  return {part, std::nullopt, static_cast<std::uint32_t>(find(scenario.settings)), 0};
}

class Search {
 public:
  Search(const Scenario& scenario, std::size_t variant, const RunSpec& run)
      : scenario_(scenario), variant_(variant), run_(run), tally_(run) {}

  std::vector<Problem> find() {
    for (std::size_t i = 0; i < run_.channels.size() && !full(); ++i) look_at_channel(i);
    for (std::size_t i = 0; i < run_.semaphores.size() && !full(); ++i) look_at_semaphore(i);
    for (std::size_t i = 0; i < run_.barriers.size() && !full(); ++i) look_at_barrier(i);
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool full() const { return found_.size() >= kMostFound; }

  void look_at_channel(std::size_t i) {
    const std::int64_t sent = tally_.of(Verb::send, i), received = tally_.of(Verb::receive, i);
    if (sent == received || sent == kEndlessly || received == kEndlessly) return;
    const std::string& name = run_.channels[i].name;
    const bool more_sent = sent > received;
    warn(declaration(scenario_, variant_, &Settings::channels, Part::channel, name),
         more_sent ? "more-send-than-receive" : "more-receive-than-send",
         "the channel `" + name + "` sees more " +
             (more_sent ? "`send` than `receive`" : "`receive` than `send`") + ": " +
             to_text(std::max(sent, received)) + " and " + to_text(std::min(sent, received)));
  }

  void look_at_semaphore(std::size_t i) {
    const std::int64_t waits = tally_.of(Verb::wait, i), signals = tally_.of(Verb::signal, i);
    const SemaphoreSpec& semaphore = run_.semaphores[i];
    if (waits == kEndlessly || signals == kEndlessly || waits <= semaphore.count + signals) return;
    warn(declaration(scenario_, variant_, &Settings::semaphores, Part::semaphore, semaphore.name),
         "more-wait-than-signal",
         "the semaphore `" + semaphore.name + "` begins with " + to_text(semaphore.count) +
             " and sees " + counted(signals, "`signal`") + ", too few for " +
             counted(waits, "`wait`"));
  }

  void look_at_barrier(std::size_t i) {
    const std::int64_t arrivals = tally_.of(Verb::arrive, i);
    const BarrierSpec& barrier = run_.barriers[i];
    if (arrivals == kEndlessly || arrivals % barrier.parties == 0) return;
    warn(declaration(scenario_, variant_, &Settings::barriers, Part::barrier, barrier.name),
         "uneven-arrivals",
         "the barrier `" + barrier.name + "` opens for every " + to_text(barrier.parties) +
             ", but " + to_text(arrivals) + " arrive: the last ones wait for ever");
  }

  void warn(const ScenarioPlace& place, std::string_view code, std::string message) {
    found_.push_back({place, Severity::warning, std::string(code), std::move(message), ""});
  }

  const Scenario& scenario_;
  std::size_t variant_;
  const RunSpec& run_;
  Tally tally_;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> find_unbalanced(const Scenario& scenario, std::size_t variant,
                                     const RunSpec& run) {
  return Search(scenario, variant, run).find();
}

}  // namespace interleave
