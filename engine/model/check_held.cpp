#include "model/check_held.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace interleave {
namespace {

// Of one mutex, in a stretch of a program: the first and the last operation on it.
struct Touch {
  std::uint32_t first = 0, last = 0;
};
// By mutex; ordered, so that problems come in the same order everywhere.
using Touches = std::map<std::uint32_t, Touch>;

class HeldCheck {
 public:
  HeldCheck(std::uint32_t task, const Program& program, const std::vector<MutexSpec>& mutexes,
            Values& values)
      : task_(task), program_(program), mutexes_(mutexes), values_(values) {}

  void run() {
    open_.emplace_back();
    for (std::uint32_t i = 0; i < program_.ops.size() && !endless_; ++i) {
      const auto* const begin = std::get_if<RepeatBegin>(&program_.ops[i]);
      if (begin && begin->count == 0) {
        i = begin->end;
      } else {
        look_at(i);
      }
    }
    if (open_.size() != 1) return;
    for (const auto& [mutex, touch] : open_.front()) {
      if (!locks(touch.first)) report_not_held(touch.first);
      if (locks(touch.last) && !endless_) {
        report(touch.last, "still-held",
               "the task ends while it holds the mutex " + name_of_mutex(touch.last),
               "add an `unlock` behind this `lock`");
      }
    }
  }

 private:
  void look_at(std::uint32_t i) {
    const Op& op = program_.ops[i];
    if (std::holds_alternative<RepeatBegin>(op)) {
      open_.emplace_back();
    } else if (const auto* end = std::get_if<RepeatEnd>(&op)) {
      close(std::get<RepeatBegin>(program_.ops[end->begin]).count);
    } else if (const auto* step = std::get_if<Coordinate>(&op)) {
      const bool concerns = step->verb == Verb::lock || step->verb == Verb::unlock;
      if (concerns && step->object < mutexes_.size()) append(step->object, {i, i});
    }
  }

  // What is done twice over follows upon itself.
  void close(std::int64_t count) {
    const Touches body = std::move(open_.back());
    open_.pop_back();
    if (count != 1) {
      for (const auto& [mutex, touch] : body) check_pair(touch.last, touch.first);
    }
    for (const auto& [mutex, touch] : body) append(mutex, touch);
    endless_ = count == RepeatBegin::kForever;
    // The repeats around it are entered once only.
    while (endless_ && open_.size() > 1) close(1), endless_ = true;
  }

  void append(std::uint32_t mutex, const Touch& touch) {
    const auto [known, is_new] = open_.back().try_emplace(mutex, touch);
    if (is_new) return;
    check_pair(known->second.last, touch.first);
    known->second.last = touch.last;
  }

  void check_pair(std::uint32_t before, std::uint32_t after) {
    if (locks(before) != locks(after)) return;
    if (!locks(after)) return report_not_held(after);
    report(after, "locked-twice",
           "the task already holds the mutex " + name_of_mutex(after) + " that it locks here",
           "a mutex is unlocked before it is locked again");
  }

  void report_not_held(std::uint32_t operation) {
    report(operation, "not-held",
           "the task does not hold the mutex " + name_of_mutex(operation) + " that it unlocks here",
           "only who has locked a mutex can unlock it");
  }

  void report(std::uint32_t operation, std::string_view code, std::string message,
              std::string hint) {
    values_.report({ScenarioPlace::Part::operation, std::nullopt, task_, operation}, code,
                   std::move(message), std::move(hint));
  }

  [[nodiscard]] const Coordinate& step(std::uint32_t operation) const {
    return std::get<Coordinate>(program_.ops[operation]);
  }
  [[nodiscard]] bool locks(std::uint32_t operation) const {
    return step(operation).verb == Verb::lock;
  }
  [[nodiscard]] std::string name_of_mutex(std::uint32_t operation) const {
    return "`" + mutexes_[step(operation).object].name + "`";
  }

  std::uint32_t task_;
  const Program& program_;
  const std::vector<MutexSpec>& mutexes_;
  Values& values_;
  std::vector<Touches> open_;  // the task itself, then every repeat not yet ended
  bool endless_ = false;       // a `repeat forever` is reached
};

}  // namespace

void check_held(std::uint32_t task, const Program& program, const std::vector<MutexSpec>& mutexes,
                Values& values) {
  HeldCheck(task, program, mutexes, values).run();
}

}  // namespace interleave
