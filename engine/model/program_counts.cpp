#include "model/program_counts.hpp"

#include <algorithm>
#include <variant>

namespace interleave {
namespace {

constexpr std::int64_t kBound = kMaxJobs + 1;

}  // namespace

std::int64_t bounded_product(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  if (a == kEndlessly || b == kEndlessly) return kEndlessly;
  return std::min(a, kBound) * std::min(b, kBound) > kBound ? kBound : a * b;
}

std::int64_t bounded_sum(std::int64_t a, std::int64_t b) {
  if (a == kEndlessly || b == kEndlessly) return kEndlessly;
  return std::min(std::min(a, kBound) + std::min(b, kBound), kBound);
}

std::vector<std::int64_t> times_executed(const Program& program) {
  std::vector<std::int64_t> times(program.ops.size(), 0);
  std::vector<std::int64_t> open{1};
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    if (const auto* begin = std::get_if<RepeatBegin>(&program.ops[i])) {
      const std::int64_t count = begin->count == RepeatBegin::kForever ? kEndlessly : begin->count;
      open.push_back(bounded_product(open.back(), count));
    } else if (const auto* end = std::get_if<RepeatEnd>(&program.ops[i])) {
      const bool forever =
          std::get<RepeatBegin>(program.ops[end->begin]).count == RepeatBegin::kForever;
      const bool left = !forever || open.back() == 0;
      open.pop_back();
      // Nothing behind a forever is reached, in whatever it stands.
      if (!left) std::fill(open.begin(), open.end(), 0);
    } else {
      times[i] = open.back();
    }
  }
  return times;
}

}  // namespace interleave
