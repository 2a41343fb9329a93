#include "sim/policies/manual.hpp"

#include <algorithm>
#include <utility>

#include "sim/ranked_item.hpp"
#include "trace/radix_sort.hpp"

namespace interleave {

Manual::Manual(Duration quantum, Chooser chooser, std::size_t threads, std::size_t queues)
    : RankedPolicy({}, KeyKind::drawn, Ties::by_place, threads, queues),
      quantum_(quantum),
      chooser_(std::move(chooser)) {}

std::unique_ptr<Policy> Manual::clone() const { return std::make_unique<Manual>(*this); }

void Manual::enqueue(QueueId queue, ThreadId thread, Entry why, const ThreadFacts&, Time) {
  join(queue, thread, why, 0);
}

ThreadId Manual::pick(std::span<const QueueId> queues, Time now) {
  std::vector<ThreadId> choice;
  if (chooser_) {
    for (const QueueId queue : queues) ready().list(queue, choice);
  }
  if (choice.size() < 2) return RankedPolicy::pick(queues, now);
  std::vector<RankedItem> placed;
  for (const ThreadId thread : choice)
    placed.push_back({Time{standing(thread).place}, thread.value});
  radix_sort(placed);
  for (std::size_t i = 0; i < placed.size(); ++i) choice[i] = ThreadId{placed[i].id};
  const std::size_t answer = chooser_(choice, now);
  if (answer == kUndecided) return {};
  const ThreadId thread = choice[std::min(answer, choice.size() - 1)];
  take_out(thread);
  return thread;
}

Duration Manual::quantum(ThreadId, Time) { return quantum_; }

}  // namespace interleave
