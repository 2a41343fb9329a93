// The guarantees of trace.hpp about lanes and cores, as decode() demands them of foreign bytes.
#pragma once

#include "base/bytes.hpp"
#include "trace/trace.hpp"

namespace interleave {

// Reads a track's slices. False when one of them is of no length, before its predecessor, or of
// an unknown state, cause or kind of wait; what its ids mean is not looked at.
[[nodiscard]] bool read_slices(ByteReader& in, Track& track);

// Why the lanes and cores break a guarantee: the end of a sentence; null if they hold. Expects
// tasks, jobs and programs whose own ids are in range.
[[nodiscard]] const char* why_tracks_are_wrong(const Trace& trace);

// Whether every job that is blocked by a device names one of trace.devices.
[[nodiscard]] bool devices_exist(const Trace& trace);

// Whether the job exists and its program has this operation (or none is named).
[[nodiscard]] bool is_operation_of(const Trace& trace, JobId job, std::uint32_t operation);

}  // namespace interleave
