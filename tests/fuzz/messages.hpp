// The messages that cross between page and workers, as bytes: which one an input of the target
// `messages` is, is said by its first byte.
#pragma once

#include <cstdint>

namespace interleave {

enum class MessageKind : std::uint8_t {
  spec,    // page to worker: a run (model/spec_bytes.hpp)
  trace,   // worker to page: what was measured (trace/wire.hpp)
  order,   // scheduler to worker (web/worker/messages.hpp)
  report,  // worker to scheduler
};
inline constexpr std::uint8_t kMessageKinds = 4;

}  // namespace interleave
