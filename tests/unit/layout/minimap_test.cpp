#include "layout/minimap.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

constexpr Time kEnd{3200};  // fit() shows 3300 of it
const Rect kStrip{100, 500, 330, 24};

}  // namespace

TEST_CASE("the window stands where the view is in the whole run") {
  const Minimap minimap(kStrip, {Time{1000}, Duration{500}}, kEnd);
  CHECK(minimap.window() == Rect{200, 500, 50, 24});
  const Minimap whole(kStrip, fit(kEnd), kEnd);
  CHECK(whole.window() == kStrip);
}

TEST_CASE("a window of a hair can still be seen and taken") {
  const Minimap minimap(kStrip, {Time{3199}, Duration{1}}, kEnd);
  CHECK(minimap.window().width >= 6);
  CHECK(minimap.window().right() <= kStrip.right());
  const float middle = minimap.window().x + minimap.window().width / 2;
  CHECK(minimap.grip_at(middle, false) == MinimapGrip::window);
}

TEST_CASE("inside it is moved, at an edge stretched, elsewhere fetched") {
  const Minimap minimap(kStrip, {Time{1000}, Duration{500}}, kEnd);
  CHECK(minimap.grip_at(225, false) == MinimapGrip::window);
  CHECK(minimap.grip_at(199, false) == MinimapGrip::left_edge);
  CHECK(minimap.grip_at(251, false) == MinimapGrip::right_edge);
  CHECK(minimap.grip_at(300, false) == MinimapGrip::outside);
  CHECK(minimap.grip_at(262, true) == MinimapGrip::right_edge);
}

TEST_CASE("a drag moves the view as far as the hand, and not beyond the run") {
  const Minimap minimap(kStrip, {Time{1000}, Duration{500}}, kEnd);
  CHECK(minimap.dragged(MinimapGrip::window, 220, 230) == Viewport{Time{1100}, Duration{500}});
  CHECK(minimap.dragged(MinimapGrip::window, 220, 0).start == Time{0});
  CHECK(minimap.dragged(MinimapGrip::left_edge, 200, 210) == Viewport{Time{1100}, Duration{400}});
  CHECK(minimap.dragged(MinimapGrip::right_edge, 250, 260) == Viewport{Time{1000}, Duration{600}});
  CHECK(minimap.dragged(MinimapGrip::left_edge, 200, 400).span == kMinSpan);
  CHECK(minimap.dragged(MinimapGrip::right_edge, 250, 0).span == kMinSpan);
  CHECK(minimap.dragged(MinimapGrip::outside, 300, 300) == Viewport{Time{1750}, Duration{500}});
}

TEST_CASE("a low timeline has no minimap, a high one gives it the foot of its rows") {
  PageLayout page;
  page.timeline = {10, 20, 400, 100};
  CHECK(minimap_of(page).empty());
  CHECK(rows_without_minimap(page) == page.rows());
  page.timeline.height = 300;
  CHECK(minimap_of(page).bottom() == page.timeline.bottom());
  CHECK(rows_without_minimap(page).bottom() < minimap_of(page).y);
}
