#include "ui/morph.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

Picture changed(std::uint64_t times) {
  Picture picture;
  picture.frame_changes = times;
  picture.came_from.resize(1);
  return picture;
}

}  // namespace

TEST_CASE("a new frame arrives in less than a quarter of a second and then rests") {
  Morph morph;
  morph.look(changed(0), false, 10);
  CHECK(!morph.is_moving());
  morph.look(changed(1), false, 11);
  CHECK(morph.arrived() == 0);
  float last = 0;
  for (const double now : {11.05, 11.1, 11.15}) {
    morph.look(changed(1), false, now);
    CHECK(morph.arrived() > last);
    CHECK(morph.is_moving());
    last = morph.arrived();
  }
  morph.look(changed(1), false, 11.25);
  CHECK(!morph.is_moving());
  morph.look(changed(1), false, 99);
  CHECK(!morph.is_moving());
}

TEST_CASE("with little motion wanted everything is there at once") {
  Morph morph;
  morph.look(changed(1), true, 5);
  CHECK(!morph.is_moving());
}

TEST_CASE("another view ends the way") {
  Morph morph;
  morph.look(changed(1), false, 5);
  CHECK(morph.is_moving());
  Picture panned = changed(1);
  panned.came_from.clear();
  morph.look(panned, false, 5.01);
  CHECK(!morph.is_moving());
}

TEST_CASE("an item is in between on its way") {
  const Rect from{0, 0, 10, 20}, to{100, 50, 30, 20};
  CHECK(on_the_way(from, to, 0) == from);
  CHECK(on_the_way(from, to, 1) == to);
  CHECK(on_the_way(from, to, 0.5f) == Rect{50, 25, 20, 20});
}
