#include "layout/deadlines.hpp"

#include "base/sort.hpp"
#include "trace/export/svg_rows.hpp"

namespace interleave {
namespace {

bool is_missed(const Trace& trace, const JobInfo& job) {
  return job.dropped ||
         (*job.deadline < trace.end && !(job.finish && *job.finish <= *job.deadline));
}

bool has_deadlines(const Trace& trace) {
  for (const JobInfo& job : trace.jobs) {
    if (job.deadline) return true;
  }
  return false;
}

}  // namespace

Deadlines::Deadlines(const Trace& trace, RowKind kind) {
  const bool by_core = kind == RowKind::core;
  if (!by_core && kind == RowKind::thread && !trace.thread_per_task) return;
  if (!has_deadlines(trace)) return;
  std::vector<std::size_t> cores;
  if (by_core) cores = last_cores(trace);
  for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
    const JobInfo& job = trace.jobs[i];
    if (!job.deadline || (by_core && cores[i] == trace.cores.size())) continue;
    const auto row = by_core ? static_cast<std::uint32_t>(cores[i]) : job.lane;
    all_.push_back({row, *job.deadline});
    if (is_missed(trace, job)) missed_.push_back(all_.back());
  }
  for (Posts* posts : {&all_, &missed_}) {
    sort_items(*posts, [](const Post& a, const Post& b) {
      return a.row != b.row ? a.row < b.row : a.at < b.at;
    });
  }
}

std::size_t Deadlines::first_from(const Posts& posts, std::size_t from, std::size_t row, Time at) {
  std::size_t count = posts.size() - from;
  while (count > 0) {
    const std::size_t half = count / 2;
    const Post& post = posts[from + half];
    if (post.row < row || (post.row == row && post.at < at)) {
      from += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return from;
}

void Deadlines::lay_out(std::size_t row, std::uint32_t number, const TimeScale& scale,
                        std::vector<DeadlineMark>& marks) const {
  const Viewport& view = scale.viewport();
  for (const Posts* posts : {&all_, &missed_}) {
    const bool missed = posts == &missed_;
    std::size_t i = first_from(*posts, 0, row, view.start);
    while (i < posts->size() && (*posts)[i].row == row && (*posts)[i].at <= view.end()) {
      const float x = scale.x_of((*posts)[i].at);
      marks.push_back({number, x, missed});
      i = first_from(*posts, i + 1, row, scale.time_at(x + (missed ? kCrossGap : kPostGap)));
    }
  }
}

}  // namespace interleave
