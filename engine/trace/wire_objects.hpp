// The part of a Trace's bytes about what tasks coordinate with, timers, families, and who is stuck:
// it stands at the end, where all that it names has been read.
#pragma once

#include "base/bytes.hpp"
#include "trace/trace.hpp"

namespace interleave {

void write_objects(ByteWriter& out, const Trace& trace);

// Reads it into the Trace, whose jobs, lanes and devices are read. False when something is out of
// range, or a lane waits for something that is not there.
[[nodiscard]] bool read_objects(ByteReader& in, Trace& trace);

// A request without its device: a timer's, too. False as above.
void write_request(ByteWriter& out, const DeviceRequest& request);
[[nodiscard]] bool read_request(ByteReader& in, const Trace& trace, Requests& requests);
inline constexpr std::size_t kRequestBytes = 32;

}  // namespace interleave
