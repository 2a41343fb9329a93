#include "cli/text_table.hpp"

#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

TEST_CASE("names stand to the left, numbers to the right, without trailing spaces") {
  TextTable table({"task", "cpu", ""});
  table.add({"a", "10ms", ""});
  table.add({"grinder", "5ms", "x"});
  CHECK(table.text() ==
        "task      cpu\n"
        "a        10ms\n"
        "grinder   5ms  x\n");
}

TEST_CASE("letters of several bytes are one wide") {
  TextTable table({"é", "µs"});
  table.add({"ab", "1"});
  CHECK(table.text() == "é   µs\nab   1\n");
}

}  // namespace
}  // namespace interleave
