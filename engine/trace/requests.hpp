// What devices were asked for, and when they served it; timers likewise. A long run has a million
// requests: they lie in blocks, so that growing copies none, and the long ones are large pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

#include "base/ids.hpp"
#include "base/optional_time.hpp"
#include "base/prefetch.hpp"
#include "base/time.hpp"
#include "trace/block_lengths.hpp"
#include "trace/large_page.hpp"
#include "trace/slice.hpp"

namespace interleave {

struct DeviceRequest {
  JobId job;
  std::uint32_t operation = kNoOperation;
  Time asked;
  OptionalTime begun;  // when a server took it
  OptionalTime done;
  friend bool operator==(const DeviceRequest&, const DeviceRequest&) = default;
};

class Requests {
 public:
  Requests() = default;
  Requests(const Requests& other);
  Requests(Requests&& other) noexcept;
  Requests& operator=(Requests other) noexcept;
  ~Requests() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] DeviceRequest& operator[](std::size_t i) { return *slot(i); }
  [[nodiscard]] const DeviceRequest& operator[](std::size_t i) const { return *slot(i); }
  // Index of the first one asked at t or later; size() if there is none.
  [[nodiscard]] std::size_t first_asked_from(Time t) const;
  // Of a row that is not empty.
  [[nodiscard]] const DeviceRequest& back() const { return next_[-1]; }

  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }

  void push_back(const DeviceRequest& request) {
    if (left_ == 0) begin_block();
    std::construct_at(next_++, request);
    --left_;
    ++size_;
    prefetch(next_ + kAhead);
  }
  void clear() { *this = {}; }

  friend bool operator==(const Requests& a, const Requests& b);

 private:
  static constexpr std::size_t kAhead = 4;
  static constexpr std::size_t kLongest = kLargePage / sizeof(DeviceRequest);
  using Lengths = BlockLengths<16, kLongest>;

  struct Free {
    bool is_page = false;
    void operator()(DeviceRequest* block) const;
  };

  [[nodiscard]] DeviceRequest* slot(std::size_t i) const {
    const std::size_t block = Lengths::block_of(i);
    return blocks_[block].get() + (i - Lengths::begin_of(block));
  }
  void begin_block();

  std::vector<std::unique_ptr<DeviceRequest, Free>> blocks_;
  DeviceRequest* next_ = nullptr;  // behind the last one, in its block
  std::size_t left_ = 0;           // of that block
  std::size_t size_ = 0;
};

class Requests::Iterator {
 public:
  Iterator(const Requests& requests, std::size_t i) : requests_(&requests), i_(i) {}
  [[nodiscard]] const DeviceRequest& operator*() const { return (*requests_)[i_]; }
  Iterator& operator++() { return ++i_, *this; }
  friend bool operator==(const Iterator& it, std::default_sentinel_t) {
    return it.i_ == it.requests_->size();
  }

 private:
  const Requests* requests_;
  std::size_t i_;
};

inline Requests::Iterator Requests::begin() const { return {*this, 0}; }

}  // namespace interleave
