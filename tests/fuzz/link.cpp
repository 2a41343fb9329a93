// Any bytes as a link, as they are and as the deflate of one. What is read is written and read
// again to the same; what is not is answered with a sentence.
#include "link/link.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include "link/base64url.hpp"
#include "link/payload.hpp"
#include "model/scenario.hpp"
#include "require.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

void try_text(const std::string& text) {
  require(text.size() <= kMaxTextBytes, "no more than a scenario may have");
  const auto again = unpack(pack(text));
  require(again.has_value() && *again == text, "a text comes back from its payload", text);
  (void)parse(text);
}

void try_deflate(std::string_view bytes) {
  const std::string letters = to_base64url(bytes);
  const auto again = from_base64url(letters);
  require(again && *again == bytes, "bytes come back from their letters", letters);
  const auto text = unpack("1." + letters);
  if (!text) return require(!text.error().empty(), "a wrong payload is answered");
  try_text(*text);
}

void try_link(std::string_view bytes) {
  const LinkReading reading = read_link(bytes);
  for (const std::string& problem : reading.problems) {
    require(problem.size() > 20 && problem.size() < 500, "a problem is a sentence", problem);
  }
  const std::string written = write_link(reading.link);
  const LinkReading again = read_link(written);
  require(again.link == reading.link, "a link comes back equal", written);
  require(again.problems.empty() && again.lost_text.empty(), "what is written is read", written);
}

}  // namespace
}  // namespace interleave

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  interleave::try_deflate(bytes);
  interleave::try_link(bytes);
  return 0;
}
