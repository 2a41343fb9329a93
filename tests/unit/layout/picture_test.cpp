#include "layout/picture.hpp"

#include <catch2/catch_test_macros.hpp>

#include "traces.hpp"

using namespace interleave;

namespace {

struct Fixture {
  Trace first = stripes(4, 10'000);
  Trace second = stripes(2, 10'000);
  StepCurve curve{{Time{0}}, {1}};
  std::vector<TimelineRun> runs{{&first, &curve, &curve, 1, 0}, {&second, &curve, &curve, 1, 1}};
  TimelineView view{fit(Time{80'000}), Frame::cores, false, 100, 50, 800, 400, {}, 0, 0, 1};
};

}  // namespace

TEST_CASE("variants stand under each other on one axis") {
  const Fixture f;
  const Picture picture = lay_out(f.runs, f.view);
  REQUIRE(picture.rows.size() == 2);
  CHECK(picture.rows[0].top + picture.rows[0].height < picture.rows[1].top);
  CHECK(picture.items.front().x0 == 100);
  CHECK(picture.curves.size() == 2);
  CHECK(picture.stack.blocks[1].top > picture.stack.blocks[0].bottom);
}

TEST_CASE("every point of the area is in at most one row, and an item is hit where it is drawn") {
  const Fixture f;
  const Picture picture = lay_out(f.runs, f.view);
  for (std::uint32_t i = 0; i < picture.items.size(); ++i) {
    const DrawItem& item = picture.items[i];
    const Row& row = picture.rows[item.row];
    const auto hit = hit_test(picture, (item.x0 + item.x1) / 2, row.top + row.height / 2);
    REQUIRE(hit);
    CHECK(hit->row == item.row);
    CHECK(hit->item == i);
    CHECK(hit->block == row.block);
  }
}

TEST_CASE("a hit says the instant, beside a row only the block, outside nothing") {
  const Fixture f;
  const Picture picture = lay_out(f.runs, f.view);
  const float x = TimeScale(f.view.viewport, 100, 800).x_of(Time{35'000});
  CHECK(hit_test(picture, x, picture.rows[0].top + 1)->at == Time{35'000});
  const auto heading = hit_test(picture, x, picture.rows[1].top - 4);
  REQUIRE(heading);
  CHECK(heading->block == 1);
  CHECK(!heading->row);
  CHECK(!hit_test(picture, 99, picture.rows[0].top + 1));
  CHECK(!hit_test(picture, x, 49));
  CHECK(!hit_test(picture, x, 451));
}

TEST_CASE("behind the end of a run a row has no item to hit") {
  const Fixture f;
  const Picture picture = lay_out(f.runs, f.view);
  const float x = TimeScale(f.view.viewport, 100, 800).x_of(Time{60'000});
  const auto hit = hit_test(picture, x, picture.rows[1].top + 1);
  REQUIRE(hit);
  CHECK(hit->row == 1u);
  CHECK(!hit->item);
}

TEST_CASE("rows off screen are not laid out, and scrolling brings them in") {
  Fixture f;
  f.first.cores.resize(1000, f.first.cores[0]);
  const Picture top = lay_out(f.runs, f.view);
  CHECK(top.rows.size() < 30);
  CHECK(top.rows.front().index == 0);
  f.view.scroll = 5000;
  const Picture middle = lay_out(f.runs, f.view);
  CHECK(middle.rows.size() < 30);
  CHECK(middle.rows.front().index > 100);
  f.view.scroll = 1e9f;
  const Picture bottom = lay_out(f.runs, f.view);
  CHECK(bottom.view.scroll == bottom.stack.height - f.view.height);
  CHECK(bottom.rows.back().block == 1);
}

TEST_CASE("the same view is laid out once") {
  Fixture f;
  PictureCache cache;
  const std::size_t items = cache.get(f.runs, f.view).items.size();
  CHECK(cache.get(f.runs, f.view).items.size() == items);
  CHECK(cache.made() == 1);
  f.view.viewport = zoomed(f.view.viewport, Time{0}, 2, Time{80'000});
  cache.get(f.runs, f.view);
  CHECK(cache.made() == 2);
  f.view.revision = 2;
  cache.get(f.runs, f.view);
  CHECK(cache.made() == 3);
}

TEST_CASE("the picture of a long run is laid out at once, and once more when all is summed up") {
  Fixture f;
  Track& core = f.first.cores[0];
  for (Time t = core.end(core.size() - 1); core.size() < 150'000;) {
    Slice slice;
    slice.start = t;
    slice.end = t = t + Duration{1};
    slice.state = core.size() % 2 == 0 ? State::idle : State::switching;
    core.append(slice);
  }
  PictureCache cache;
  CHECK_FALSE(cache.get(f.runs, f.view).is_final());
  for (int parts = 0; !cache.get(f.runs, f.view).is_final(); ++parts) {
    CHECK(cache.made() == 1);
    cache.sum_up();
    REQUIRE(parts < 100);
  }
  CHECK(cache.get(f.runs, f.view).items == lay_out(f.runs, f.view).items);
  CHECK(cache.made() == 2);
}

TEST_CASE("when the frame changes what runs is known by its place before") {
  Fixture f;
  PictureCache cache;
  const float core = cache.get(f.runs, f.view).rows[1].top;
  f.view.frame = Frame::your_code;
  const Picture& code = cache.get(f.runs, f.view);
  CHECK(code.frame_changes == 1);
  REQUIRE(code.came_from.size() == code.items.size());
  for (std::size_t i = 0; i < code.items.size(); ++i) {
    const DrawItem& item = code.items[i];
    if (item.state == State::blocked) {
      CHECK(code.came_from[i].empty());
    } else if (code.rows[item.row].block == 1) {
      CHECK(code.came_from[i].y == core);
      CHECK(code.came_from[i].x == item.x0);
    }
  }
  f.view.viewport = zoomed(f.view.viewport, Time{0}, 2, Time{80'000});
  CHECK(cache.get(f.runs, f.view).came_from.empty());
  CHECK(cache.last().frame_changes == 1);
}

TEST_CASE("a selected task's flows are found once and laid out for each view") {
  Fixture f;
  f.view.flows = FlowSubject{1, false, TaskId{0}};
  PictureCache cache;
  CHECK(cache.get(f.runs, f.view).flows.empty());
  f.second.family.push_back({Time{5'000}, JobId{0}, JobId{0}, FamilyEvent::Kind::spawned});
  f.view.revision = 2;
  CHECK(cache.get(f.runs, f.view).found_flows.size() == 1);
}

TEST_CASE("the overview is the whole of the chosen run, whatever is on view") {
  Fixture f;
  PictureCache cache;
  const std::vector<CurvePoint> all = cache.get(f.runs, f.view).overview;
  REQUIRE(!all.empty());
  CHECK(all.front().x == f.view.left);
  f.view.viewport = zoomed(f.view.viewport, Time{0}, 8, Time{80'000});
  CHECK(cache.get(f.runs, f.view).overview == all);
  f.view.overview = 1;
  CHECK(cache.get(f.runs, f.view).overview.back().x < all.back().x);
}
