// The codec of texts, also with bytes that no encoder of ours would write.
#include "link/payload.hpp"

#include <zlib.h>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "link/base64url.hpp"
#include "link/dictionary.hpp"
#include "model/scenario.hpp"

namespace interleave {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::string problem_of(std::string_view payload) {
  const auto text = unpack(payload);
  return text ? "" : text.error();
}

// Another encoder's deflate: other effort, other memory, perhaps not knowing the dictionary.
std::string deflated_by_another(std::string_view text, int level, int memory,
                                bool with_dictionary) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, level, Z_DEFLATED, -15, memory, Z_DEFAULT_STRATEGY) == Z_OK);
  const std::string_view known = dictionary_1();
  if (with_dictionary) {
    deflateSetDictionary(&stream, reinterpret_cast<const Bytef*>(known.data()),
                         static_cast<uInt>(known.size()));
  }
  std::string out(text.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return "1." + to_base64url(out);
}

TEST_CASE("a text comes back from its payload") {
  for (const std::string text :
       {"", "\n", "task a\n  cpu 5ms\n", "title \"Caf\xc3\xa9 \xe2\x86\x92 \xf0\x9f\x8d\x85\"\n"}) {
    CHECK(*unpack(pack(text)) == text);
  }
}

TEST_CASE("bytes of every kind come back, also those that do not get shorter") {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += static_cast<char>(random());
  CHECK(*unpack(pack(text)) == text);
}

TEST_CASE("the dictionary of version 1 is what it was when the first link was made") {
  const std::string_view known = dictionary_1();
  CHECK(known.size() == 2680);
  CHECK(adler32(1, reinterpret_cast<const Bytef*>(known.data()), static_cast<uInt>(known.size())) ==
        0xd24b8fd6);
}

TEST_CASE("words of the language cost next to nothing") {
  CHECK(pack("policy round-robin quantum 10ms\n").size() <= 12);
}

TEST_CASE("any correct deflate of a text is read, whoever wrote it") {
  const std::string text = "task a x3\n  repeat 9\n    cpu 5ms \"grind\"\n  end\n";
  for (const int level : {0, 1, 6, 9}) {
    for (const int memory : {1, 9}) {
      CHECK(*unpack(deflated_by_another(text, level, memory, true)) == text);
      CHECK(*unpack(deflated_by_another(text, level, memory, false)) == text);
    }
  }
}

TEST_CASE("a payload that was cut short is told from one that was changed") {
  const std::string payload = pack("task a\n  cpu 5ms \"grind\"\ntask b at 3ms\n  cpu 70us\n");
  std::size_t cut = 0;
  for (std::size_t length = 2; length < payload.size(); ++length) {
    const std::string problem = problem_of(payload.substr(0, length));
    INFO(length);
    CHECK_FALSE(problem.empty());
    cut += contains(problem, "cut short") ? 1 : 0;
  }
  CHECK(cut > payload.size() / 2);
  CHECK(contains(problem_of(payload + "AAAA"), "damaged"));
  CHECK(contains(problem_of(payload + " "), "damaged"));
  CHECK(contains(problem_of("1.____"), "damaged"));
  CHECK(contains(problem_of(""), "damaged"));
  CHECK(contains(problem_of("1"), "damaged"));
  CHECK(contains(problem_of("x.AA"), "damaged"));
}

TEST_CASE("no damaged payload brings the program down") {
  std::mt19937 random(11);
  const std::string payload = pack("task a\n  cpu 5ms \"grind\"\ntask b at 3ms\n  cpu 70us\n");
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = payload;
    const std::size_t at = 2 + random() % (payload.size() - 2);
    damaged[at] = payload[2 + random() % (payload.size() - 2)];
    const auto text = unpack(damaged);
    CHECK((text.has_value() ? text->size() <= kMaxTextBytes : !text.error().empty()));
  }
}

TEST_CASE("a payload of a later version says so") {
  CHECK(contains(problem_of("2.AAAA"), "later version"));
  CHECK(contains(problem_of("12.AAAA"), "later version"));
}

TEST_CASE("a payload that unpacks to more than a scenario may have is refused") {
  const std::string most(kMaxTextBytes, ' ');
  CHECK(unpack(pack(most)).has_value());
  CHECK(contains(problem_of(pack(most + " ")), "1 MiB"));
  const std::string bomb = deflated_by_another(std::string(50u << 20, ' '), 9, 9, true);
  CHECK(bomb.size() < 100'000);
  CHECK(contains(problem_of(bomb), "1 MiB"));
  CHECK(contains(problem_of("1." + std::string(3u << 20, 'A')), "1 MiB"));
}

}  // namespace
}  // namespace interleave
