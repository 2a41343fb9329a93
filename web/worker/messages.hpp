// What the side that schedules (real_run.hpp) and the side that computes (compute.hpp) say to each
// other. Both are the same compiled module, on the same machine, so a message crosses between
// workers as the bytes of its struct; read_message() still accepts nothing of another size.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <type_traits>

#include "base/time.hpp"
#include "worker/kernel.hpp"

namespace interleave {

// Scheduler to worker: steps to make after those ordered before, or to stop.
struct Order {
  enum class Kind : std::uint32_t {
    work,
    stop,  // report what is done of the current order, drop the rest and all later ones
  };
  std::uint32_t id = 0;
  Kind kind = Kind::work;
  std::uint32_t continues = 0;     // 1: from where the former order ended; `state` means nothing
  std::uint32_t ask_ahead_us = 0;  // how long before its end to ask for more; 0: not at all
  std::uint64_t steps = 0;
  KernelState state;
};

// A stretch of time in which the worker did not compute although it was about to.
struct Gap {
  Time begin, end;
};

inline constexpr std::size_t kMaxGaps = 16;

// Worker to scheduler, about one order.
struct Report {
  enum class Kind : std::uint32_t {
    ask,   // it will soon be done: what is next?
    part,  // so far, and it goes on
    done,  // the last of this order: with fewer steps than ordered if it was stopped
  };
  std::uint32_t id = 0;
  Kind kind = Kind::ask;
  std::uint32_t gap_count = 0;
  std::uint32_t unused = 0;
  std::uint64_t steps = 0;           // made in [begin, end)
  Time begin, end;                   // by the worker's clock
  KernelState state;                 // at `end`
  std::array<Gap, kMaxGaps> gaps{};  // the first gap_count, ascending, within [begin, end]
};

template <class Message>
[[nodiscard]] std::span<const std::uint8_t> bytes_of(const Message& message) {
  static_assert(std::is_trivially_copyable_v<Message>);
  return {reinterpret_cast<const std::uint8_t*>(&message), sizeof message};
}

template <class Message>
[[nodiscard]] std::optional<Message> read_message(std::span<const std::uint8_t> bytes) {
  static_assert(std::is_trivially_copyable_v<Message>);
  if (bytes.size() != sizeof(Message)) return std::nullopt;
  Message message;
  std::memcpy(static_cast<void*>(&message), bytes.data(), sizeof message);
  return message;
}

}  // namespace interleave
