// A Trace as bytes, to cross from a worker to the page. Little-endian, versioned, and read with
// suspicion: decode() accepts any bytes, allocates no more than a small multiple of their number,
// and returns a Trace that satisfies every guarantee of trace.hpp, or a sentence that says why not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "trace/trace.hpp"

namespace interleave {

[[nodiscard]] std::vector<std::uint8_t> encode(const Trace& trace);
[[nodiscard]] Result<Trace, std::string> decode(std::span<const std::uint8_t> bytes);

}  // namespace interleave
