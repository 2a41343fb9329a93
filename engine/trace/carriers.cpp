#include "trace/carriers.hpp"

#include <algorithm>
#include <string_view>

namespace interleave {

Carriers carriers_of(const Trace& trace) {
  if (trace.thread_per_task) return {};
  const std::string_view model = trace.model;
  const std::string_view name = model.substr(0, model.find(' '));
  Carriers carriers{1, name == "event-loop" || name == "green"};
  if (name.size() == model.size()) return carriers;
  std::int64_t threads = 0;
  for (const char c : model.substr(name.size() + 1)) {
    if (c < '0' || c > '9' || threads > 1'000'000'000) break;
    threads = threads * 10 + (c - '0');
  }
  carriers.threads = std::max<std::int64_t>(1, threads);
  return carriers;
}

}  // namespace interleave
