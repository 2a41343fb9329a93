// What will happen and when, for events that are never set to a time before the last one taken. Of
// several at one instant the one begun first comes first, so that equal input gives equal output.
//
// A radix heap (Ahuja, Mehlhorn, Orlin, Tarjan, Faster Algorithms for the Shortest Path Problem,
// 1990), with digits of six bits: an event lies in the bucket of the highest digit in which its
// time differs from a time that nothing to come is before, and of what that digit is. When the
// first bucket's turn comes and it has many events, they are dealt out to lower digits, whose
// buckets are empty then, so that every bucket stays in the order of beginning; a few are taken out
// of it one by one. An event moves once or twice in its life, from one row of memory to the end of
// another.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/prefetch.hpp"
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
    for (; b >= kDigits && buckets_[b].events.size() > kFew; b = first()) {
      if (!kPrefetches && buckets_[b].events.size() <= kRow) announce(b, expect);
      deal_out(b);
    }
    const Payload payload = b < kDigits ? take_first(buckets_[b]) : take_earliest(buckets_[b]);
    Bucket* due = &buckets_[b];
    if (due->events.empty()) {
      mark_empty(b);
      if (levels_ == 0) {
        next_ = kNever;
        return payload;
      }
      b = first();
      due = &buckets_[b];
      if (kPrefetches) announce_next(b, expect);
    }
    next_ = due->earliest;
    if (kPrefetches) expect(due->events[taken_].payload, true);
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
  static constexpr std::size_t kFew = 8;  // at most, to be looked through instead of dealt out
  // At most, to be expected together: what they need stays at hand until their turn.
  static constexpr std::size_t kRow = 1024;

  // Of the buckets that are not empty: the lowest digit of the lowest level.
  [[nodiscard]] std::size_t first() const {
    constexpr std::uint32_t kHighest = 1u << (kLevels - 1);  // a compiler may wonder where it ends
    const auto level = static_cast<std::size_t>(std::countr_zero(levels_ | kHighest));
    return level * kDigits + static_cast<std::size_t>(std::countr_zero(digits_[level]));
  }

  void put(const Event& event) {
    const auto differs = static_cast<std::uint64_t>(event.at.ns ^ base_.ns) | 1;
    const std::size_t level = static_cast<std::size_t>(std::bit_width(differs) - 1) / kBits;
    const std::size_t digit = static_cast<std::size_t>(event.at.ns >> (level * kBits)) % kDigits;
    Bucket& bucket = buckets_[level * kDigits + digit];
    if (bucket.events.empty() || event.at < bucket.earliest) bucket.earliest = event.at;
    digits_[level] |= std::uint64_t{1} << digit;
    levels_ |= 1u << level;
    bucket.events.push_back(event);
    prefetch(&bucket.events.back() + 1);
  }

  void mark_empty(std::size_t b) {
    std::uint64_t& digits = digits_[b / kDigits];
    digits &= ~(std::uint64_t{1} << b % kDigits);
    if (digits == 0) levels_ &= ~(1u << b / kDigits);
  }

  void deal_out(std::size_t b) {
    Bucket& bucket = buckets_[b];
    base_ = bucket.earliest;
    mark_empty(b);
    for (const Event& event : bucket.events) put(event);
    bucket.events.clear();
  }

  // Of a bucket of the lowest digits, whose events are all at one instant.
  Payload take_first(Bucket& bucket) {
    const Payload payload = bucket.events[taken_++].payload;
    if (taken_ == bucket.events.size()) {
      bucket.events.clear();
      taken_ = 0;
    }
    return payload;
  }

  // The turn of bucket b has come: whoever is in the one behind it is expected.
  template <class Expect>
  void announce_next(std::size_t b, const Expect& expect) const {
    const std::uint64_t behind = digits_[b / kDigits] & (digits_[b / kDigits] - 1);
    if (behind == 0) return;
    const std::size_t next = b - b % kDigits + static_cast<std::size_t>(std::countr_zero(behind));
    if (buckets_[next].events.size() <= kFew) announce(next, expect);
  }

  template <class Expect>
  void announce(std::size_t b, const Expect& expect) const {
    for (const Event& event : buckets_[b].events) expect(event.payload, false);
  }

  Payload take_earliest(Bucket& bucket) {
    Event* const events = bucket.events.data();
    const std::size_t count = bucket.events.size();
    std::size_t i = 0;
    Time earliest = kNever;
    for (; events[i].at != bucket.earliest; ++i) earliest = std::min(earliest, events[i].at);
    const Payload payload = events[i].payload;
    for (; i + 1 < count; ++i) {
      events[i] = events[i + 1];
      earliest = std::min(earliest, events[i].at);
    }
    bucket.events.pop_back();
    bucket.earliest = earliest;
    return payload;
  }

  std::array<Bucket, kLevels * kDigits> buckets_;
  std::array<std::uint64_t, kLevels> digits_{};  // by level, a bit for each bucket with events
  std::uint32_t levels_ = 0;                     // a bit for each level with events
  std::size_t taken_ = 0;                        // from the front of the first bucket
  Time next_ = kNever;
  Time base_;  // no event is before it, nor will be
};

}  // namespace interleave
