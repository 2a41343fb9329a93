#include "layout/time_scale.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>

using namespace interleave;

TEST_CASE("an instant goes to a pixel and comes back") {
  const TimeScale scale({Time{1'000'000}, Duration{2'000'000}}, 100, 500);
  CHECK(scale.x_of(Time{1'000'000}) == 100);
  CHECK(scale.x_of(Time{3'000'000}) == 600);
  CHECK(scale.time_at(350) == Time{2'000'000});
  CHECK(scale.time_of(1) == Duration{4000});
}

TEST_CASE(
    "an instant far outside the view is put where a line to it is clipped and not overflown") {
  const TimeScale scale({Time{0}, Duration{100}}, 0, 1000);
  CHECK(scale.x_of(kMaxTime) == 1e6f);
  CHECK(scale.x_of(Time{-kMaxTime.ns}) == -1e6f);
}

TEST_CASE("a pixel is worth at least a nanosecond") {
  const TimeScale scale({Time{0}, Duration{100}}, 0, 4000);
  CHECK(scale.time_of(1) == Duration{1});
}

TEST_CASE("everything fits with a little air behind the finish") {
  const Viewport all = fit(Time{1'000'000});
  CHECK(all.start == Time{0});
  CHECK(all.end() > Time{1'000'000});
  CHECK(all.end() < Time{1'050'000});
}

TEST_CASE("a run of no length still has a view") { CHECK(fit(Time{0}).span >= kMinSpan); }

TEST_CASE("zooming keeps the instant under the pointer where it is") {
  const Time end{1'000'000'000};
  const Time about{300'000'000};
  Viewport view = fit(end);
  const float before = TimeScale(view, 0, 1000).x_of(about);
  for (int i = 0; i < 5; ++i) view = zoomed(view, about, 2, end);
  CHECK(std::abs(TimeScale(view, 0, 1000).x_of(about) - before) < 0.01f);
  CHECK(std::abs(view.span.ns - fit(end).span.ns / 32) <= 1);
}

TEST_CASE("zooming stops at the shortest span and at the whole run") {
  const Time end{1'000'000};
  CHECK(zoomed(fit(end), Time{500}, 1e12, end).span == kMinSpan);
  CHECK(zoomed(fit(end), Time{500}, 1e-12, end) == fit(end));
  CHECK(zoomed(fit(end), Time{500}, std::nan(""), end) == fit(end));
  CHECK(zoomed(fit(end), Time{500}, -1, end) == fit(end));
}

TEST_CASE("panning stays within the run") {
  const Time end{1'000'000};
  const Viewport near{Time{400'000}, Duration{100'000}};
  CHECK(panned(near, Duration{50'000}, end).start == Time{450'000});
  CHECK(panned(near, Duration{-kMaxTime.ns}, end).start == Time{0});
  CHECK(panned(near, Duration{kMaxTime.ns}, end).end() == fit(end).end());
}

TEST_CASE("the view follows an instant only when it has to") {
  const Time end{1'000'000};
  const Viewport near{Time{400'000}, Duration{160'000}};
  CHECK(revealing(near, Time{450'000}, end) == near);
  CHECK(revealing(fit(end), Time{1'000'000}, end) == fit(end));
  const Viewport later = revealing(near, Time{700'000}, end);
  CHECK(later.end() == Time{710'000});
  CHECK(later.span == near.span);
  CHECK(revealing(near, Time{0}, end).start == Time{0});
}

TEST_CASE("a view between two instants is that stretch, within the run and not too short") {
  CHECK(between(Time{200}, Time{900}, Time{1000}) == Viewport{Time{200}, Duration{700}});
  CHECK(between(Time{200}, Time{201}, Time{1000}).span == kMinSpan);
  CHECK(between(Time{-50}, Time{9000}, Time{1000}) == fit(Time{1000}));
}
