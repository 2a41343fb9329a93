#include "ui/studies.hpp"

#include "base/format.hpp"
#include "base/sort.hpp"
#include "base/words.hpp"

namespace interleave {

std::string_view name_of(Figure figure) {
  switch (figure) {
    case Figure::makespan: return "makespan";
    case Figure::speedup: return "speedup";
    case Figure::p99: return "p99";
    case Figure::misses: return "misses";
  }
  return "";
}

static std::string_view english_of(Figure figure) {
  switch (figure) {
    case Figure::makespan: return translatable("Makespan");
    case Figure::speedup: return translatable("Speed-up");
    case Figure::p99: return translatable("p99 turnaround");
    case Figure::misses: return translatable("Missed deadlines");
  }
  return "";
}

std::string_view label_of(Figure figure) { return translated(english_of(figure)); }

std::string_view short_label_of(Figure figure) {
  switch (figure) {
    case Figure::p99: return "p99";
    case Figure::misses: return translated("Misses");
    default: return label_of(figure);
  }
}

std::optional<std::int64_t> value_of(const Sample& sample, Figure figure) {
  if (!sample.known) return std::nullopt;
  switch (figure) {
    case Figure::makespan: return sample.makespan.ns;
    case Figure::speedup: return sample.speedup;
    case Figure::p99: return sample.finished > 0 ? std::optional(sample.p99.ns) : std::nullopt;
    case Figure::misses: return sample.misses;
  }
  return std::nullopt;
}

std::string figure_text(Figure figure, std::int64_t value) {
  switch (figure) {
    case Figure::makespan:
    case Figure::p99: return readable_duration(Duration{value});
    case Figure::misses: return to_text(value);
    case Figure::speedup: break;
  }
  const std::int64_t hundredths = (value + 5'000) / 10'000;
  const std::string decimals = to_text(100 + hundredths % 100).substr(1);
  return to_text(hundredths / 100) + "." + decimals + " \xC3\x97";
}

std::optional<OutcomeSummary> summary_of(const Outcomes& outcomes, Figure figure) {
  OutcomeSummary summary;
  const bool least_is_worst = figure == Figure::speedup;
  for (std::size_t i = 0; i < outcomes.samples.size(); ++i) {
    const auto value = value_of(outcomes.samples[i], figure);
    if (!value) {
      ++summary.left_out;
      continue;
    }
    const bool worse = least_is_worst ? *value < summary.worst : *value > summary.worst;
    if (summary.values.empty() || worse) {
      summary.worst = *value;
      summary.worst_seed = static_cast<std::int64_t>(i) + 1;
    }
    summary.values.push_back(*value);
  }
  if (summary.values.empty()) return std::nullopt;
  sort_items(summary.values);
  const auto rank = [&](std::size_t percent) {
    return summary.values[(summary.values.size() * percent + 99) / 100 - 1];
  };
  summary.p50 = rank(50);
  summary.p95 = rank(95);
  summary.p99 = rank(99);
  return summary;
}

}  // namespace interleave
