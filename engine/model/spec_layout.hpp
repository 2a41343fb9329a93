// What the two directions of spec_bytes.hpp agree upon. Operations are written with their index in
// Op; optional times with kNoTime for none.
#pragma once

#include <cstddef>
#include <cstdint>

namespace interleave {

struct SpecLayout {
  static constexpr std::uint32_t kMagic = 0x53564c49;  // "ILVS"
  static constexpr std::uint32_t kVersion = 2;
  static constexpr std::int64_t kNoTime = -1;

  // The fewest bytes that one of these takes.
  static constexpr std::size_t kNamed = 12, kList = 4, kCore = 4, kRange = 8, kProgram = 4, kOp = 5,
                               kTask = 79, kNumber = 8;
};

}  // namespace interleave
