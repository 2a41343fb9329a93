#include "ui/table.hpp"

#include <algorithm>
#include <array>

#include "base/sort.hpp"

namespace interleave {
namespace {

constexpr std::array<TableColumn, 8> kOfJobs{{{Column::arrival, "arrival", 7},
                                              {Column::start, "start", 6},
                                              {Column::finish, "finish", 0},
                                              {Column::response, "response", 3},
                                              {Column::turnaround, "turnaround", 2},
                                              {Column::waiting, "waiting", 1},
                                              {Column::blocked, "blocked", 5},
                                              {Column::cpu, "cpu", 4}}};
constexpr TableColumn kVerdict{Column::deadline, "deadline", 3, CellKind::verdict};

constexpr std::array<TableColumn, 6> kOfSums{{{Column::jobs, "jobs", 5, CellKind::count},
                                              {Column::mean, "mean", 3},
                                              {Column::p50, "p50", 1},
                                              {Column::p95, "p95", 0},
                                              {Column::p99, "p99", 4},
                                              {Column::max, "max", 2}}};
constexpr std::array<TableColumn, 2> kOfDeadlines{
    {{Column::missed, "missed", 6, CellKind::count},
     {Column::dropped, "dropped", 7, CellKind::count}}};

bool has_deadlines(const Trace& trace) {
  return std::any_of(trace.jobs.begin(), trace.jobs.end(),
                     [](const JobInfo& job) { return job.deadline.has_value(); });
}

std::optional<std::int64_t> ns(const std::optional<Duration>& value) {
  return value ? std::optional(value->ns) : std::nullopt;
}

std::optional<std::int64_t> ns(const std::optional<Time>& value) {
  return value ? std::optional(value->ns) : std::nullopt;
}

std::optional<std::int64_t> mean_of(const Summary& summary) {
  const Millionths& mean = summary.mean_ns_millionths;
  return mean ? std::optional(*mean / 1'000'000) : std::nullopt;
}

std::optional<std::int64_t> of_summary(const Summary& summary, Column column) {
  if (summary.count == 0) return std::nullopt;
  switch (column) {
    case Column::mean: return mean_of(summary);
    case Column::p50: return summary.median.ns;
    case Column::p95: return summary.p95.ns;
    case Column::p99: return summary.p99.ns;
    case Column::max: return summary.max.ns;
    default: return std::nullopt;
  }
}

template <class Numbers>
const Summary& summary_of(const Numbers& numbers, Criterion measure) {
  switch (measure) {
    case Criterion::response: return numbers.response;
    case Criterion::waiting: return numbers.waiting;
    case Criterion::turnaround: break;
  }
  return numbers.turnaround;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Numbers in names as numbers: "chop.2" before "chop.10".
bool comes_before(std::string_view a, std::string_view b) {
  std::size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    if (is_digit(a[i]) && is_digit(b[k])) {
      const auto number = [](std::string_view text, std::size_t& at) {
        while (at < text.size() && text[at] == '0') ++at;
        const std::size_t from = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return text.substr(from, at - from);
      };
      const std::string_view x = number(a, i), y = number(b, k);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else if (a[i] != b[k]) {
      return a[i] < b[k];
    } else {
      ++i;
      ++k;
    }
  }
  return a.size() - i < b.size() - k;
}

}  // namespace

std::vector<Grouping> groupings_of(const Trace& trace) {
  std::vector<Grouping> all{Grouping::jobs};
  if (trace.jobs.size() > trace.tasks.size()) all.push_back(Grouping::tasks);
  for (std::size_t i = 1; i < trace.tasks.size(); ++i) {
    if (trace.tasks[i].group != trace.tasks[i - 1].group) continue;
    all.push_back(Grouping::groups);
    break;
  }
  return all;
}

Table::Table(const Reading& reading, const TableChoice& choice)
    : reading_(reading), grouping_(Grouping::jobs), measure_(choice.measure) {
  const Trace& trace = reading.trace;
  const std::vector<Grouping> offered = groupings_of(trace);
  if (std::find(offered.begin(), offered.end(), choice.grouping) != offered.end()) {
    grouping_ = choice.grouping;
  }
  const bool deadlines = has_deadlines(trace);
  std::size_t items = trace.jobs.size();
  if (grouping_ == Grouping::jobs) {
    columns_.assign(kOfJobs.begin(), kOfJobs.end());
    if (deadlines) columns_.push_back(kVerdict);
  } else {
    sums_ = grouping_ == Grouping::tasks ? measure_tasks(trace, reading.metrics)
                                         : measure_groups(trace, reading.metrics);
    items = sums_.size();
    columns_.assign(kOfSums.begin(), kOfSums.end());
    if (deadlines) columns_.insert(columns_.end(), kOfDeadlines.begin(), kOfDeadlines.end());
  }
  order_.resize(items);
  for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  sort(choice);
}

const std::string& Table::name_of_item(std::size_t item) const {
  if (grouping_ != Grouping::jobs) return sums_[item].name;
  return reading_.trace.task_name(make_id<JobId>(item));
}

const std::string& Table::name(std::size_t row) const { return name_of_item(order_[row]); }

std::uint32_t Table::job_number(std::size_t row) const {
  return grouping_ == Grouping::jobs ? reading_.trace.jobs[order_[row]].index : 0;
}

std::optional<TaskId> Table::task(std::size_t row) const {
  switch (grouping_) {
    case Grouping::jobs: return reading_.trace.jobs[order_[row]].task;
    case Grouping::tasks: return make_id<TaskId>(order_[row]);
    case Grouping::groups: break;
  }
  // A group of one is called as its task is.
  const auto& tasks = reading_.trace.tasks;
  const auto same = std::find_if(tasks.begin(), tasks.end(),
                                 [&](const TaskInfo& task) { return task.name == name(row); });
  if (same == tasks.end()) return std::nullopt;
  return make_id<TaskId>(static_cast<std::size_t>(same - tasks.begin()));
}

std::optional<std::int64_t> Table::of_job(std::size_t job, Column column) const {
  const JobInfo& info = reading_.trace.jobs[job];
  const JobMetrics& metrics = reading_.metrics.jobs[job];
  switch (column) {
    case Column::arrival: return info.arrival.ns;
    case Column::start: return ns(info.start);
    case Column::finish: return ns(info.finish);
    case Column::response: return ns(metrics.response);
    case Column::turnaround: return ns(metrics.turnaround);
    case Column::waiting: return metrics.waiting.ns;
    case Column::blocked: return metrics.blocked_total().ns;
    case Column::cpu: return metrics.cpu.ns;
    case Column::deadline:
      if (!info.deadline) return std::nullopt;
      return metrics.dropped ? 2 : metrics.missed ? 1 : 0;
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> Table::of_item(std::size_t item, Column column) const {
  if (grouping_ == Grouping::jobs) return of_job(item, column);
  const TaskMetrics& sum = sums_[item];
  switch (column) {
    case Column::jobs: return sum.jobs;
    case Column::missed: return sum.missed;
    case Column::dropped: return sum.dropped;
    default: return of_summary(summary_of(sum, measure_), column);
  }
}

std::optional<std::int64_t> Table::value(std::size_t row, Column column) const {
  return of_item(order_[row], column);
}

std::optional<std::int64_t> Table::total(Column column) const {
  const Metrics& metrics = reading_.metrics;
  if (grouping_ != Grouping::jobs) {
    switch (column) {
      case Column::jobs: return static_cast<std::int64_t>(metrics.jobs.size());
      case Column::missed: return metrics.missed;
      case Column::dropped: return metrics.dropped;
      default: return of_summary(summary_of(metrics, measure_), column);
    }
  }
  switch (column) {
    case Column::response: return mean_of(metrics.response);
    case Column::turnaround: return mean_of(metrics.turnaround);
    case Column::waiting: return mean_of(metrics.waiting);
    default: return std::nullopt;
  }
}

void Table::sort(const TableChoice& choice) {
  if (!choice.sort) return;
  const bool down = choice.descending;
  if (*choice.sort == Column::name) {
    sort_items(order_, [&](std::uint32_t a, std::uint32_t b) {
      return down ? comes_before(name_of_item(b), name_of_item(a))
                  : comes_before(name_of_item(a), name_of_item(b));
    });
    return;
  }
  const bool known = std::any_of(columns_.begin(), columns_.end(), [&](const TableColumn& column) {
    return column.id == *choice.sort;
  });
  if (!known) return;
  std::vector<std::optional<std::int64_t>> keys(order_.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = of_item(i, *choice.sort);
  // What is not known comes last either way.
  sort_items(order_, [&](std::uint32_t a, std::uint32_t b) {
    if (!keys[a] || !keys[b]) return keys[a].has_value() && !keys[b];
    return down ? *keys[a] > *keys[b] : *keys[a] < *keys[b];
  });
}

const Table& TableCache::get(const AppState& state, const Reading& reading) {
  if (!table_ || reading_ != &reading || revision_ != state.revision || choice_ != state.table) {
    table_.emplace(reading, state.table);
    reading_ = &reading;
    revision_ = state.revision;
    choice_ = state.table;
  }
  return *table_;
}

}  // namespace interleave
