#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <vector>

#include "made_trace.hpp"

namespace interleave {
namespace {

Slice slice(std::int64_t start, std::int64_t end) {
  Slice result;
  result.start = Time{start};
  result.end = Time{end};
  return result;
}

TEST_CASE("a track finds the slice at a time, and none in a gap or beyond") {
  Track track;
  track.append(slice(0, 5));
  track.append(slice(5, 7));
  track.append(slice(9, 12));
  CHECK(track.at(Time{0}) == 0);
  CHECK(track.at(Time{4}) == 0);
  CHECK(track.at(Time{5}) == 1);
  CHECK(!track.at(Time{8}));
  CHECK(track.at(Time{11}) == 2);
  CHECK(!track.at(Time{12}));
  CHECK(track.first_ending_after(Time{7}) == 2);
  CHECK(track.first_ending_after(Time{12}) == 3);
}

TEST_CASE("a track leaves slices of no length out") {
  Track track;
  track.append(slice(3, 3));
  CHECK(track.empty());
}

TEST_CASE("tracks that share their memory keep their slices apart, and copies outlive it") {
  std::vector<Track> copies;
  {
    const auto store = std::make_shared<SliceStore>();
    std::vector<Track> tracks(100);
    for (Track& track : tracks) track = Track{store};
    // More than a large page holds, so that the memory is of several pieces.
    for (std::int64_t i = 0; i < 1000; ++i) {
      for (std::size_t k = 0; k < tracks.size(); ++k) {
        tracks[k].append(slice(1000 * i, 1000 * i + 1 + static_cast<std::int64_t>(k)));
      }
    }
    copies = tracks;
  }
  for (std::size_t k = 0; k < copies.size(); ++k) {
    REQUIRE(copies[k].size() == 1000);
    for (std::size_t i = 0; i < 1000; ++i) {
      REQUIRE(copies[k][i].length().ns == 1 + static_cast<std::int64_t>(k));
      REQUIRE(copies[k].start(i).ns == 1000 * static_cast<std::int64_t>(i));
    }
  }
}

TEST_CASE("a track is gone through in order, whatever its length, and after its last was removed") {
  Track track;
  CHECK(track.begin() == track.end());
  for (std::int64_t length = 1; length <= 100; ++length) {
    track.append(slice(length - 1, length));
    std::int64_t seen = 0;
    for (const Slice& each : track) CHECK(each.start == Time{seen++});
    CHECK(seen == length);
    for (std::int64_t first : {length / 3, length - 1, length}) {
      seen = first;
      for (auto next = track.from(static_cast<std::size_t>(first)); next != track.end(); ++next) {
        CHECK(next->start == Time{seen++});
      }
      CHECK(seen == length);
    }
  }
  while (!track.empty()) {
    track.remove_last();
    std::size_t seen = 0;
    for (const Slice& each : track) seen += each.end == Time{static_cast<std::int64_t>(seen) + 1};
    CHECK(seen == track.size());
  }
}

TEST_CASE(
    "a track whose tail is taken is empty, is written to by it, and is whole when it is back") {
  Track track{std::make_shared<SliceStore>()};
  for (std::int64_t i = 0; i < 5; ++i) track.append(slice(i, i + 1));
  Track::Tail tail = track.take_tail();
  CHECK(track.empty());
  CHECK(Track{track}.empty());
  for (std::int64_t i = 5; i < 40; ++i) track.append(tail) = slice(i, i + 1);
  // Back over the border of a block, and on again.
  for (int i = 0; i < 10; ++i) track.remove_last(tail);
  CHECK(tail.last() == slice(29, 30));
  for (std::int64_t i = 30; i < 50; ++i) track.append(tail) = slice(i, i + 1);
  const Track copy{track, tail};
  track.put_tail(tail);
  REQUIRE(track.size() == 50);
  for (std::size_t i = 0; i < 50; ++i) {
    CHECK(track[i] == slice(static_cast<std::int64_t>(i), static_cast<std::int64_t>(i) + 1));
  }
  CHECK(copy == track);
  while (!track.empty()) track.remove_last();
  CHECK(track.take_tail().next == nullptr);
}

TEST_CASE("what one run has given back serves the next, and two at once share nothing") {
  const auto fill = [](std::int64_t shift) {
    Track track{std::make_shared<SliceStore>()};
    for (std::int64_t i = 0; i < 200'000; ++i) track.append(slice(i + shift, i + shift + 1));
    return track;
  };
  const Track first = fill(0);
  { const Track gone = fill(5); }
  const Track second = fill(9);
  for (std::int64_t i = 0; i < 200'000; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (first.start(at) != Time{i} || second.start(at) != Time{i + 9}) FAIL("at " << i);
  }
  CHECK(second.size() == 200'000);
}

TEST_CASE("a slice takes at most 40 bytes") { CHECK(sizeof(Slice) <= 40); }

TEST_CASE("ends and states have the names of the documented output") {
  CHECK(name_of(End::completed) == "completed");
  CHECK(name_of(End::no_progress) == "no-progress");
  CHECK(name_of(End::budget) == "budget");
  CHECK(name_of(State::running) == "running");
  CHECK(name_of(State::stalled) == "stalled");
}

}  // namespace
}  // namespace interleave
