// What will happen and when, for events that are never set to a time before the last one taken. Of
// several at one instant the one begun first comes first, so that equal input gives equal output.
//
// A radix heap (Ahuja, Mehlhorn, Orlin, Tarjan, Faster Algorithms for the Shortest Path Problem,
// 1990), with digits of six bits: an event lies in the bucket of the highest digit in which its
// time differs from the last one taken, and of what that digit is. When the first bucket's turn
// comes its events are dealt out to lower digits, whose buckets are empty then, so that every
// bucket stays in the order of beginning. An event moves a few times in its life, always from one
// row of memory to the end of another.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/time.hpp"

namespace interleave {

inline constexpr Time kNever{std::numeric_limits<std::int64_t>::max()};

template <class Payload>
class EventQueue {
 public:
  // The earliest time; kNever if the queue is empty.
  [[nodiscard]] Time next() const { return next_; }

  // `at` must not be negative or before the last event taken.
  void push(Time at, const Payload& payload) {
    next_ = std::min(next_, at);
    put({at, payload});
  }

  // The first event, taken out. The queue must not be empty. `expect` is told of most events that
  // their turn comes in some time, and then that it comes soon (true): to have their memory at
  // hand.
  Payload take() {
    return take([](const Payload&, bool) {});
  }
  template <class Expect>
  Payload take(const Expect& expect) {
    std::size_t b = first();
    if (b >= kDigits) {
      deal_out(b, expect);
      b = first();
    }
    Bucket* due = &buckets_[b];
    last_ = next_;
    const Payload payload = due->events[taken_++].payload;
    if (taken_ == due->events.size()) {
      due->events.clear();
      taken_ = 0;
      mark_empty(b);
      if (levels_ == 0) {
        next_ = kNever;
        return payload;
      }
      due = &buckets_[first()];
      next_ = due->earliest;
    }
    expect(due->events[taken_].payload, true);
    return payload;
  }

 private:
  struct Event {
    Time at;
    Payload payload;
  };
  struct Bucket {
    std::vector<Event> events;
    Time earliest = kNever;
  };

  static constexpr std::size_t kBits = 6, kDigits = 1 << kBits;
  static constexpr std::size_t kLevels = (64 + kBits - 1) / kBits;
  // A bucket of at most so many events is dealt out to those whose turn comes in some time.
  static constexpr std::size_t kFew = 32;

  // Of the buckets that are not empty: the lowest digit of the lowest level.
  [[nodiscard]] std::size_t first() const {
    constexpr std::uint32_t kHighest = 1u << (kLevels - 1);  // a compiler may wonder where it ends
    const auto level = static_cast<std::size_t>(std::countr_zero(levels_ | kHighest));
    return level * kDigits + static_cast<std::size_t>(std::countr_zero(digits_[level]));
  }

  void put(const Event& event) {
    const auto differs = static_cast<std::uint64_t>(event.at.ns ^ last_.ns) | 1;
    const std::size_t level = static_cast<std::size_t>(std::bit_width(differs) - 1) / kBits;
    const std::size_t digit = static_cast<std::size_t>(event.at.ns >> (level * kBits)) % kDigits;
    Bucket& bucket = buckets_[level * kDigits + digit];
    if (bucket.events.empty() || event.at < bucket.earliest) bucket.earliest = event.at;
    digits_[level] |= std::uint64_t{1} << digit;
    levels_ |= 1u << level;
    bucket.events.push_back(event);
  }

  void mark_empty(std::size_t b) {
    std::uint64_t& digits = digits_[b / kDigits];
    digits &= ~(std::uint64_t{1} << b % kDigits);
    if (digits == 0) levels_ &= ~(1u << b / kDigits);
  }

  template <class Expect>
  void deal_out(std::size_t b, const Expect& expect) {
    Bucket& bucket = buckets_[b];
    last_ = bucket.earliest;
    mark_empty(b);
    const bool few = bucket.events.size() <= kFew;
    for (const Event& event : bucket.events) {
      put(event);
      if (few) expect(event.payload, false);
    }
    bucket.events.clear();
  }

  std::array<Bucket, kLevels * kDigits> buckets_;
  std::array<std::uint64_t, kLevels> digits_{};  // by level, a bit for each bucket with events
  std::uint32_t levels_ = 0;                     // a bit for each level with events
  std::size_t taken_ = 0;                        // from the front of the first bucket
  Time next_ = kNever;
  Time last_;  // taken
};

}  // namespace interleave
