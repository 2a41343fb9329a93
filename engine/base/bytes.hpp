// Little-endian numbers and texts in a row of bytes, for what crosses between workers and page. A
// ByteReader never reads past its end: from the first thing that is missing on, it gives zeros and
// says `ok() == false`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave {

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(value); }
  void u32(std::uint32_t value) { number(value, 4); }
  void i64(std::int64_t value) { number(static_cast<std::uint64_t>(value), 8); }
  void count(std::size_t value) { u32(static_cast<std::uint32_t>(value)); }
  void text(std::string_view value) {
    count(value.size());
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  [[nodiscard]] std::vector<std::uint8_t> take() && { return std::move(bytes_); }

 private:
  void number(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }

  std::vector<std::uint8_t> bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::int64_t i64() { return static_cast<std::int64_t>(number(8)); }

  // How many records follow. 0, and no longer ok, when so many of at least `record_bytes` each
  // could not be in what is left: so whoever allocates by it is bounded by the bytes received.
  std::size_t count(std::size_t record_bytes) {
    const std::size_t claimed = u32();
    if (claimed > rest_.size() / record_bytes) fail();
    return ok_ ? claimed : 0;
  }
  std::string text() {
    const std::size_t length = count(1);
    std::string value(reinterpret_cast<const char*>(rest_.data()), length);
    rest_ = rest_.subspan(length);
    return value;
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  std::uint64_t number(std::size_t size) {
    if (rest_.size() < size) return fail(), 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{rest_[i]} << (8 * i);
    rest_ = rest_.subspan(size);
    return value;
  }

  std::span<const std::uint8_t> rest_;
  bool ok_ = true;
};

}  // namespace interleave
