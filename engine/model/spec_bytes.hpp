// A RunSpec as bytes, so that whoever has parsed and resolved a scenario can hand one run to a
// worker that knows no text. Little-endian, versioned, and read with suspicion: decode_spec()
// accepts any bytes, allocates no more than a small multiple of their number, and returns a RunSpec
// such as resolve() makes (ids in range, repeats nested, values within the language's limits), or a
// sentence that says why not.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/run_spec.hpp"

namespace interleave {

[[nodiscard]] std::vector<std::uint8_t> encode_spec(const RunSpec& spec);
[[nodiscard]] Result<RunSpec, std::string> decode_spec(std::span<const std::uint8_t> bytes);

}  // namespace interleave
