#include "app/history.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace interleave {
namespace {

std::string replaced(const std::string& text, std::size_t at, const std::string& what,
                     const std::string& by) {
  std::string result;
  result.reserve(text.size() - what.size() + by.size());
  return result.append(text, 0, at).append(by).append(text, at + what.size());
}

bool is_inside_code_point(const std::string& text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

}  // namespace

std::size_t History::Step::bytes() const {
  return sizeof(Step) + removed.size() + added.size() +
         (knobs_before.size() + knobs_after.size()) * sizeof(Scalar);
}

History::Step History::step_between(const Version& before, const Version& after) {
  const std::string &a = before.text, &b = after.text;
  const std::size_t shorter = std::min(a.size(), b.size());
  auto same = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first -
      a.begin());
  while (same > 0 && (is_inside_code_point(a, same) || is_inside_code_point(b, same))) --same;
  std::size_t tail = 0;
  while (tail < shorter - same && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  while (tail > 0 && is_inside_code_point(a, a.size() - tail)) --tail;
  return {same, a.substr(same, a.size() - same - tail), b.substr(same, b.size() - same - tail),
          before.knobs, after.knobs};
}

bool History::goes_on(const Step& step, Way way, double now_ms) const {
  if (done_.empty() || way == Way::whole || way != way_ || now_ms - when_ms_ > kPauseMs) {
    return false;
  }
  const Step& last = done_.back();
  if (way == Way::knob) {
    // One knob: exactly one value differs in both, and it is the same one.
    const auto turned = [](const Step& s) {
      const auto& [a, b] = std::tie(s.knobs_before, s.knobs_after);
      if (a.size() != b.size()) return a.end() - a.begin();
      return std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
    };
    return turned(last) == turned(step);
  }
  if (last.added.ends_with('\n')) return false;
  const std::size_t end = last.at + last.added.size();
  return step.at + step.removed.size() >= last.at && step.at <= end;
}

void History::note(const Version& before, const Version& after, Way way, double now_ms) {
  Step step = step_between(before, after);
  if (goes_on(step, way, now_ms)) {
    Step& last = done_.back();
    bytes_ -= last.bytes();
    const Version first{replaced(before.text, last.at, last.added, last.removed),
                        last.knobs_before};
    last = step_between(first, after);
    bytes_ += last.bytes();
  } else {
    bytes_ += step.bytes();
    done_.push_back(std::move(step));
  }
  undone_.clear();
  way_ = way;
  when_ms_ = now_ms;
  forget_oldest();
}

std::optional<History::Version> History::undo(const std::string& now) {
  if (done_.empty()) return std::nullopt;
  Step step = std::move(done_.back());
  done_.pop_back();
  bytes_ -= step.bytes();
  way_ = Way::whole;
  Version version{replaced(now, step.at, step.added, step.removed), step.knobs_before};
  undone_.push_back(std::move(step));
  return version;
}

std::optional<History::Version> History::redo(const std::string& now) {
  if (undone_.empty()) return std::nullopt;
  Step step = std::move(undone_.back());
  undone_.pop_back();
  bytes_ += step.bytes();
  way_ = Way::whole;
  Version version{replaced(now, step.at, step.removed, step.added), step.knobs_after};
  done_.push_back(std::move(step));
  return version;
}

void History::forget_oldest() {
  std::size_t gone = 0;
  while (bytes_ > kMostBytes && gone + 1 < done_.size()) bytes_ -= done_[gone++].bytes();
  done_.erase(done_.begin(), done_.begin() + static_cast<std::ptrdiff_t>(gone));
}

}  // namespace interleave
