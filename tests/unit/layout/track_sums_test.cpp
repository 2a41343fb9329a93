#include "layout/track_sums.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "traces.hpp"

using namespace interleave;

namespace {

// Slices of changing lengths and states.
Track noisy(std::size_t slices) {
  Track track;
  std::uint32_t noise = 7;
  Time t;
  for (std::size_t i = 0; i < slices; ++i) {
    noise = noise * 1664525 + 1013904223;
    Slice slice;
    slice.start = t;
    slice.end = t = t + Duration{1 + (noise >> 24)};
    slice.state = static_cast<State>((noise >> 16) % 6);
    track.append(slice);
  }
  return track;
}

// The same by looking at every slice.
std::size_t looked_up(const Track& track, std::size_t from, std::size_t to) {
  std::array<std::int64_t, 7> total{}, length{};
  std::array<std::size_t, 7> longest{};
  for (std::size_t i = from; i < to; ++i) {
    const auto state = static_cast<std::size_t>(track.state(i));
    total[state] += track[i].length().ns;
    if (track[i].length().ns <= length[state]) continue;
    length[state] = track[i].length().ns;
    longest[state] = i;
  }
  std::size_t most = 0;
  for (std::size_t state = 1; state < 7; ++state) {
    if (total[state] > total[most]) most = state;
  }
  return longest[most];
}

}  // namespace

TEST_CASE("of whole groups, sums say what looking at every slice says") {
  constexpr std::size_t kGroup = 64;
  const Track track = noisy(20'000);
  const TrackSums sums(track);
  std::uint32_t noise = 3;
  for (int k = 0; k < 2000; ++k) {
    noise = noise * 1664525 + 1013904223;
    const std::size_t from = (noise >> 8) % (track.size() - kGroup);
    noise = noise * 1664525 + 1013904223;
    const std::size_t to = from + 1 + (noise >> 8) % (track.size() - from);
    const std::size_t first = (from + kGroup - 1) / kGroup * kGroup, last = to / kGroup * kGroup;
    const bool whole = first < last;
    REQUIRE(sums.dominant_slice(track, from, to) ==
            looked_up(track, whole ? first : from, whole ? last : to));
  }
}

TEST_CASE("the slice that ends after an instant is found as by looking at all") {
  for (const std::size_t slices : {std::size_t{50}, std::size_t{1000}}) {
    const Track track = noisy(slices);
    const TrackSums sums(track), of_nothing;
    for (std::size_t from = 0; from <= track.size(); from += 7) {
      for (std::int64_t t = 0; t <= track.end(slices - 1).ns + 50; t += 97) {
        std::size_t expected = from;
        while (expected < track.size() && track.end(expected) <= Time{t}) ++expected;
        REQUIRE(sums.first_ending_after(track, from, Time{t}, Time{t}) == expected);
        REQUIRE(of_nothing.first_ending_after(track, from, Time{t}, Time{t}) == expected);
        // With some slack it may be a later one, but nothing that ends too late is left behind.
        const std::size_t found = sums.first_ending_after(track, from, Time{t}, Time{t + 600});
        REQUIRE(found >= expected);
        if (found > expected) REQUIRE(track.end(found - 1) <= Time{t + 600});
      }
    }
  }
}

TEST_CASE("a short track has no sums and is looked at whole") {
  const Track track = noisy(100);
  const TrackSums sums(track);
  CHECK(sums.bytes() == 0);
  CHECK(sums.dominant_slice(track, 3, 90) == looked_up(track, 3, 90));
}

TEST_CASE("a slice with its share of the sums takes at most 40 bytes") {
  const Track track = noisy(100'000);
  CHECK(sizeof(Slice) * track.size() + TrackSums(track).bytes() <= 40 * track.size());
}

TEST_CASE("sums that are made a few slices at a time end as those that are made at once") {
  const Track track = noisy(20'000);
  const TrackSums whole(track);
  TrackSums sums;
  std::size_t calls = 0;
  for (; sums.add(track, 1000) > 0; ++calls) {
    const std::size_t found = sums.first_ending_after(track, 0, Time{900'000}, Time{900'000});
    CHECK(found == track.first_ending_after(Time{900'000}));
    CHECK(sums.dominant_slice(track, 10, 15'000) < 15'000);
  }
  CHECK(calls > 10);
  CHECK(sums.bytes() == whole.bytes());
  for (std::size_t from = 0; from < track.size(); from += 997) {
    CHECK(sums.dominant_slice(track, from, track.size()) ==
          whole.dominant_slice(track, from, track.size()));
    CHECK(sums.start(track, from) == track.start(from));
  }
}
