#include "layout/fold.hpp"

#include <catch2/catch_test_macros.hpp>

#include "traces.hpp"

using namespace interleave;

namespace {

std::vector<DrawItem> lay_out_lane(const Trace& trace, const Viewport& view, float width) {
  std::vector<DrawItem> items;
  const Track& track = trace.lanes[0].track;
  lay_out_track(track, TrackSums(track), trace.jobs, TimeScale(view, 0, width), 7, 2, items);
  return items;
}

}  // namespace

TEST_CASE("slices wide enough are one item each, in the order of time") {
  const Trace trace = stripes(3, 10);
  const auto items = lay_out_lane(trace, {Time{0}, Duration{60}}, 600);
  REQUIRE(items.size() == 6);
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(items[i].row == 7);
    CHECK(items[i].track == 2);
    CHECK(items[i].slice == i);
    CHECK(items[i].count == 1);
    CHECK(items[i].x0 == static_cast<float>(i) * 100);
    CHECK(items[i].x1 == static_cast<float>(i + 1) * 100);
    CHECK(items[i].state == (i % 2 == 0 ? State::running : State::blocked));
  }
}

TEST_CASE("slices too narrow to tell apart become folds that count them all") {
  const Trace trace = stripes(5000, 10);
  const auto items = lay_out_lane(trace, {Time{0}, Duration{100'000}}, 1000);
  std::uint64_t slices = 0;
  for (const DrawItem& item : items) {
    CHECK(item.folded());
    slices += item.count;
  }
  CHECK(slices == 10'000);
  CHECK(items.size() <= 334);
}

TEST_CASE("a fold is in the state that has most of its time") {
  Trace trace = stripes(0, 1);
  Time t;
  for (int i = 0; i < 200; ++i) {
    const bool runs = i % 2 == 0;
    Slice slice;
    slice.start = t;
    slice.end = t + Duration{runs ? 1 : 9};
    slice.job = JobId{0};
    slice.state = runs ? State::running : State::ready;
    trace.lanes[0].track.append(slice);
    t = slice.end;
  }
  const auto items = lay_out_lane(trace, {Time{0}, Duration{1000}}, 100);
  REQUIRE(!items.empty());
  for (const DrawItem& item : items) CHECK(item.state == State::ready);
}

TEST_CASE("items never overlap and never leave the view") {
  const Trace trace = stripes(700, 13);
  for (const std::int64_t start : {0, 5, 900, 17'000}) {
    const auto items = lay_out_lane(trace, {Time{start}, Duration{1500}}, 333);
    float last = 0;
    for (const DrawItem& item : items) {
      CHECK(item.x0 >= last);
      CHECK(item.x1 > item.x0);
      last = item.x1;
    }
    CHECK(last <= 333);
  }
}

TEST_CASE("a slice that reaches beyond the view is cut at its edges") {
  const Trace trace = stripes(1, 1000);
  const auto items = lay_out_lane(trace, {Time{400}, Duration{200}}, 300);
  REQUIRE(items.size() == 1);
  CHECK(items[0].x0 == 0);
  CHECK(items[0].x1 == 300);
}

TEST_CASE("nothing lies beyond the end of a track") {
  const Trace trace = stripes(3, 10);
  CHECK(lay_out_lane(trace, {Time{60}, Duration{100}}, 300).empty());
  CHECK(lay_out_lane(stripes(0, 1), {Time{0}, Duration{100}}, 300).empty());
}

TEST_CASE("a hundred thousand slices give as many items as there are pixels for") {
  const Trace trace = stripes(50'000, 1'000);
  const auto items = lay_out_lane(trace, fit(trace.end), 1920);
  CHECK(items.size() <= 641);
  CHECK(items.size() > 300);
}

TEST_CASE(
    "a slice wide enough to be seen is never lost in a fold, and every slice is counted once") {
  std::uint32_t noise = 11;
  const auto next = [&noise] {
    noise = noise * 1664525 + 1013904223;
    return noise >> 8;
  };
  for (const bool has_gaps : {false, true}) {
    Trace trace = stripes(0, 1);
    Track& track = trace.lanes[0].track;
    Time t;
    for (int i = 0; i < 20'000; ++i) {
      if (has_gaps && next() % 50 == 0) t = t + Duration{next() % 3000};
      Slice slice;
      slice.start = t;
      slice.end = t = t + Duration{next() % 40 == 0 ? next() % 9000 : 1 + next() % 60};
      slice.job = JobId{0};
      slice.state = next() % 2 == 0 ? State::running : State::ready;
      track.append(slice);
    }
    for (const std::int64_t span : {t.ns, t.ns / 10, t.ns / 200}) {
      const TimeScale scale({Time{0}, Duration{span}}, 0, 900);
      const auto items = lay_out_lane(trace, scale.viewport(), 900);
      REQUIRE(!items.empty());
      std::size_t i = items[0].slice;
      for (const DrawItem& item : items) {
        REQUIRE(item.slice == i);
        i += item.count;
        if (!item.folded()) continue;
        REQUIRE(item.x1 - item.x0 < kFoldPixels + 1);
        for (std::size_t k = item.slice; k < i; ++k) {
          REQUIRE(scale.x_of(track.end(k)) - scale.x_of(track.start(k)) < kFoldPixels + 1);
        }
      }
      REQUIRE((i == track.size() || track.start(i) >= scale.viewport().end()));
    }
  }
}
