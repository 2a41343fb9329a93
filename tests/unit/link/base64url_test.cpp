#include "link/base64url.hpp"

#include <catch2/catch_test_macros.hpp>

namespace interleave {
namespace {

TEST_CASE("bytes are letters as RFC 4648 has them, without padding") {
  CHECK(to_base64url("").empty());
  CHECK(to_base64url("f") == "Zg");
  CHECK(to_base64url("fo") == "Zm8");
  CHECK(to_base64url("foo") == "Zm9v");
  CHECK(to_base64url("foobar") == "Zm9vYmFy");
  CHECK(to_base64url("\xfb\xff\xbe") == "-_--");
}

TEST_CASE("letters become the same bytes again, whatever their number") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    CHECK(from_base64url(to_base64url(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
}

TEST_CASE("what no encoder writes is refused") {
  CHECK_FALSE(from_base64url("A"));
  CHECK_FALSE(from_base64url("AAAAA"));
  CHECK_FALSE(from_base64url("Zg=="));
  CHECK_FALSE(from_base64url("Zm+v"));
  CHECK_FALSE(from_base64url("Zm 9v"));
  CHECK_FALSE(from_base64url(std::string_view("Zm\0v", 4)));
}

}  // namespace
}  // namespace interleave
