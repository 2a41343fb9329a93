#include "trace/requests.hpp"

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "made_trace.hpp"

namespace interleave {
namespace {

// The i-th is asked at i / 2 ms.
Requests row_of(std::uint32_t count) {
  Requests row;
  for (std::uint32_t i = 0; i < count; ++i) row.push_back({JobId{i}, 0, at_ms(i / 2), {}, {}});
  return row;
}

TEST_CASE("a row of requests keeps each one in its place, over all lengths of blocks") {
  constexpr std::uint32_t kMany = 200'000;  // several large pages
  const Requests row = row_of(kMany);
  REQUIRE(row.size() == kMany);
  CHECK(row.back().job == JobId{kMany - 1});
  std::uint32_t wrong = 0, seen = 0;
  for (const DeviceRequest& request : row) wrong += request.job != JobId{seen++} ? 1 : 0;
  for (std::uint32_t i = 0; i < kMany; ++i) wrong += row[i].job != JobId{i} ? 1 : 0;
  CHECK(seen == kMany);
  CHECK(wrong == 0);
}

TEST_CASE("a copied row of requests is one of its own") {
  Requests row = row_of(100);
  const Requests copy = row;
  CHECK(copy == row);
  row[40].done = at_ms(90);
  CHECK_FALSE(copy == row);
  const Requests moved = std::move(row);
  CHECK(moved.size() == 100);
  CHECK(moved[40].done == at_ms(90));
}

TEST_CASE("a row of requests that was cleared is begun anew") {
  Requests row = row_of(100);
  row.clear();
  CHECK(row.empty());
  row.push_back({JobId{7}, 0, at_ms(1), {}, {}});
  CHECK(row.size() == 1);
  CHECK(row[0].job == JobId{7});
}

TEST_CASE("the first request from an instant on is found") {
  const Requests row = row_of(100);
  CHECK(row.first_asked_from(at_ms(0)) == 0);
  CHECK(row.first_asked_from(at_ms(7)) == 14);
  CHECK(row.first_asked_from(at_ms(50)) == 100);
  CHECK(Requests{}.first_asked_from(at_ms(0)) == 0);
}

}  // namespace
}  // namespace interleave
