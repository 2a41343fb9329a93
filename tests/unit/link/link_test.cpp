// What a link says beside its text, and what is said of one that cannot be read.
#include "link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include "text/parse.hpp"

namespace interleave {
namespace {

using Problems = std::vector<std::string>;

Link whole_link() {
  Link link;
  link.text = "param n = 3\ntask a x$n\n  cpu 5ms\n";
  link.at = Time{45'000'000};
  link.view = LinkView{Time{0}, Time{1'500}};
  link.frame = "cores";
  link.mode = "both";
  link.variant = 2;
  link.selection = LinkSelection{Time{12'500'000}, 3};
  link.knobs = {{"n", {Rational{4}, Unit::number}},
                {"\xc3\xa9tape", {Rational{1'000'000}, Unit::duration}}};
  return link;
}

Problems problems_of(std::string_view link) { return read_link(link).problems; }

std::string scenario_file(const char* path) {
  std::ifstream file(std::string(INTERLEAVE_SOURCE_DIR "/") + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("all that a link says comes back equal") {
  const Link link = whole_link();
  const LinkReading reading = read_link(write_link(link));
  CHECK(reading.link == link);
  CHECK(reading.problems.empty());
  CHECK(reading.lost_text.empty());
  CHECK(write_link(Link{}).empty());
}

TEST_CASE("fields are written as the language writes times and values") {
  Link link = whole_link();
  link.text.clear();
  CHECK(write_link(link) ==
        "t=45ms&v=0..1.5us&f=cores&m=both&n=2&sel=12.5ms,3&k.n=4&k.%C3%A9tape=1ms");
  Link remote;
  remote.url = "https://example.org/a b.ilv?x=1&y=2#z";
  CHECK(write_link(remote) == "url=https%3A%2F%2Fexample.org%2Fa%20b.ilv%3Fx%3D1%26y%3D2%23z");
  CHECK(read_link(write_link(remote)).link.url == remote.url);
}

TEST_CASE("a link is read from a whole address, from its fragment, and as a page's source has it") {
  const Link link = read_link("t=5ms&f=threads").link;
  CHECK(link.at == Time{5'000'000});
  CHECK(read_link("#t=5ms&f=threads").link == link);
  CHECK(read_link("https://example.org/?scenario=salad#t=5ms&f=threads").link == link);
  CHECK(read_link("#t=5ms&amp;f=threads").link == link);
  CHECK(read_link("#&t=5%6ds&&f=threads&").link == link);
  CHECK(read_link("").link.empty());
  CHECK(read_link("#").link.empty());
}

TEST_CASE("of two fields of one name the later one holds") {
  const Link link = read_link("t=5ms&k.n=1&k.m=2&t=6ms&k.n=3").link;
  CHECK(link.at == Time{6'000'000});
  REQUIRE(link.knobs.size() == 2);
  CHECK(link.knobs[1].name == "n");
  CHECK(link.knobs[1].value.value == Rational{3});
}

TEST_CASE("what cannot be read is named, and the rest holds") {
  const LinkReading reading = read_link("t=5&f=cores&colour=red&v=5ms..2ms&k.n=4");
  CHECK(reading.link.frame == "cores");
  CHECK(reading.link.knobs.size() == 1);
  CHECK_FALSE(reading.link.at);
  CHECK_FALSE(reading.link.view);
  CHECK(reading.problems ==
        Problems{"The link's `t` should be a time such as `5ms`, but is `5`.",
                 "The link says `colour`, which this version of Interleave does not know.",
                 "The link's `v` should be two times such as `5ms..20ms`, but is `5ms..2ms`."});
}

TEST_CASE("times beyond the model, and rows that cannot be, are no moment") {
  for (const char* const wrong : {"t=",
                                  "t=-1ms",
                                  "t=5",
                                  "t=ms",
                                  "t=1000001s",
                                  "t=0.5ns",
                                  "t=99999999999999999999s",
                                  "v=1ms",
                                  "v=1ms..",
                                  "v=..1ms",
                                  "v=1ms..1ms",
                                  "sel=1ms",
                                  "sel=1ms,-1",
                                  "sel=1ms,1.5",
                                  "sel=1ms,1ms",
                                  "sel=,1",
                                  "sel=1ms,99999999999",
                                  "k.n=",
                                  "k.n=x",
                                  "f=",
                                  "f=Cores",
                                  "x",
                                  "=",
                                  "k.n"}) {
    INFO(wrong);
    CHECK(problems_of(wrong).size() == 1);
  }
  for (const char* const right : {"t=0", "t=0ms", "t=1000000s", "v=0..1ns", "sel=0,0"}) {
    INFO(right);
    CHECK(problems_of(right).empty());
  }
}

TEST_CASE("a value that is repeated to the reader is short and is text") {
  const Problems problems = problems_of("t=" + std::string(5000, 'x') + "&t=%FF%00");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].size() < 120);
  CHECK(problems[1].find("\xef\xbf\xbd\\u0000") != std::string::npos);
}

TEST_CASE("a text that cannot be unpacked is said, and the rest holds") {
  const LinkReading reading = read_link("s=1.!!!&t=5ms");
  CHECK(reading.link.text.empty());
  CHECK_FALSE(reading.lost_text.empty());
  CHECK(reading.link.at == Time{5'000'000});
}

TEST_CASE("fields without end are not read without end") {
  std::string link;
  for (int i = 0; i < 10'000; ++i) link += "x&";
  CHECK(problems_of(link).size() == kMostLinkFields);
}

// What a reader sends: an address of usual length, the scenario, and the moment.
std::size_t length_of_link(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  REQUIRE(parsed.ok());
  Link link;
  link.text = print(parsed.scenario);
  link.at = Time{45'000'000};
  link.frame = "cores";
  return std::string("https://interleave.example.org/#").size() + write_link(link).size();
}

TEST_CASE("a scenario of some 550 bytes is a link of less than 330 characters") {
  const std::string text = scenario_file("tests/golden/inputs/coffee.ilv");
  CHECK(print(parse(text).scenario).size() >= 550);
  CHECK(length_of_link(text) < 330);
  CHECK(length_of_link(scenario_file("assets/scenarios/salad.ilv")) < 330);
  CHECK(length_of_link(scenario_file("assets/scenarios/matrix.ilv")) < 330);
}

}  // namespace
}  // namespace interleave
