// Stretches of time that overlap, dealt out to tracks in which none do: who is served by which
// server, who waits beside whom. A stretch takes the first track that is free; what finds none
// is left out, so that a crowd stays a bounded number of tracks.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/track.hpp"

namespace interleave {

// The tracks that `stretches`, in ascending order of their starts, need; at most `most`.
[[nodiscard]] std::vector<Track> deal_out(const std::vector<Slice>& stretches, std::size_t most);

}  // namespace interleave
