#include "trace/piece.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

TEST_CASE("the pieces of a look share everything out, in order and once") {
  for (const std::size_t count : {1u, 2u, 3u, 7u, 400u}) {
    for (const std::size_t size : {0u, 1u, 6u, 1000u, 12'345'678u}) {
      Piece piece(count);
      std::size_t next = 0, first = 0, second = 0;
      for (std::size_t i = 0; i < count; ++i, piece.go_on()) {
        CHECK(piece.is_first() == (i == 0));
        CHECK(piece.is_last() == (i + 1 == count));
        CHECK(piece.begin(size) == next);
        next += piece.share(size);
        if (piece.share_of_second(size) > 0) {
          CHECK(first + piece.share_of_first(size) == size);  // the second begins after the first
        }
        first += piece.share_of_first(size);
        second += piece.share_of_second(size);
        if (piece.is_last_of_first()) CHECK(first == size);
      }
      CHECK(next == size);
      CHECK(first == size);
      CHECK(second == size);
      CHECK(piece.is_first());
    }
  }
}

TEST_CASE("what a look keeps lasts from its first piece to its last") {
  Piece piece(2);
  for (int look = 0; look < 2; ++look) {
    CHECK(++piece.memory<int>(5) == 6);
    piece.go_on();
    CHECK(++piece.memory<int>(5) == 7);
    piece.go_on();
  }
}
