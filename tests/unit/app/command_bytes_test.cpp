#include "app/command_bytes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <utility>

using namespace interleave;

namespace {

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::vector<std::uint8_t> bytes_of(Fields fields) {
  std::vector<std::uint8_t> bytes;
  const auto add = [&](std::string_view part) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<std::uint8_t>(part.size() >> shift));
    }
    bytes.insert(bytes.end(), part.begin(), part.end());
  };
  for (const auto& [name, value] : fields) {
    add(name);
    add(value);
  }
  return bytes;
}

Result<Command, std::string> decoded(Fields fields) { return decode_command(bytes_of(fields)); }

template <class Expected>
Expected read_as(Fields fields) {
  const auto command = decoded(fields);
  REQUIRE(command);
  REQUIRE(std::holds_alternative<Expected>(*command));
  return *std::get_if<Expected>(&*command);
}

}  // namespace

TEST_CASE("commands are read from their named values, in any order") {
  CHECK(read_as<SetText>({{"type", "set-text"}, {"text", "task a\n;"}}).text == "task a\n;");
  CHECK(read_as<Seek>({{"time", "5000000"}, {"type", "seek"}}).time == Time{5'000'000});
  CHECK(read_as<StepEvent>({{"type", "step"}, {"by", "-1"}}).by == -1);
  CHECK(read_as<SetFrame>({{"type", "frame"}, {"frame", "your-code"}}).frame == Frame::your_code);
  CHECK(read_as<SetMode>({{"type", "mode"}, {"mode", "both"}}).mode == Mode::both);
  CHECK(read_as<SetKnob>({{"type", "knob"}, {"name", "n"}, {"value", "4"}}).literal == "4");
  CHECK(read_as<TurnKnob>({{"type", "knob"}, {"name", "n"}, {"position", "4"}}).position == 4);
  CHECK(read_as<Zoom>({{"type", "zoom"}, {"factor", "0.25"}}).factor == 0.25);
  CHECK(read_as<Zoom>({{"type", "zoom"}, {"factor", "2"}, {"about", "7"}}).about == Time{7});
  CHECK(read_as<ChooseDetail>({{"type", "detail"}, {"detail", "why"}}).detail == Detail::why);
  CHECK(!read_as<Select>({{"type", "select"}}).what);
  const Selection selection{2, true, TaskId{3}};
  CHECK(read_as<Select>({{"type", "select"}, {"run", "2"}, {"measured", "true"}, {"task", "3"}})
            .what == selection);
  const Selection slice{0, false, TaskId{3}, Time{5}, 0xffff'ffff};
  CHECK(read_as<Select>({{"type", "select"}, {"run", "0"}, {"task", "3"}, {"time", "5"}}).what ==
        slice);
  const Selection idle{0, false, {}, Time{5}, 1};
  CHECK(read_as<Select>({{"type", "select"}, {"run", "0"}, {"core", "1"}, {"time", "5"}}).what ==
        idle);
  const TableChoice sorted{Grouping::groups, Criterion::waiting, Column::p95, true};
  CHECK(read_as<ArrangeTable>({{"type", "table"},
                               {"grouping", "groups"},
                               {"measure", "waiting"},
                               {"sort", "p95"},
                               {"descending", "true"}})
            .choice == sorted);
  CHECK(read_as<ArrangeTable>({{"type", "table"}}).choice == TableChoice{});
  CHECK(
      read_as<RealResult>({{"type", "real-result"}, {"number", "1"}, {"run", "0"}, {"trace", "ab"}})
          .trace == std::vector<std::uint8_t>{'a', 'b'});
}

TEST_CASE("a large instant keeps all its digits") {
  CHECK(read_as<Seek>({{"type", "seek"}, {"time", "999999999999999"}}).time ==
        Time{999'999'999'999'999});
}

TEST_CASE("what is no command is refused by a sentence that names the trouble") {
  CHECK(decoded({{"type", "dance"}}).error() == "There is no command `dance`.");
  CHECK(decoded({{"time", "5"}}).error() == "The command's `type` is missing.");
  CHECK(decoded({{"type", "seek"}}).error() == "The command's `time` is missing.");
  CHECK(decoded({{"type", "seek"}, {"time", "soon"}}).error() ==
        "The command's `time` is not a number.");
  CHECK(decoded({{"type", "frame"}, {"frame", "fancy"}}).error() ==
        "The command's `frame` is none of its choices.");
  CHECK(!decoded({{"type", "step"}, {"by", "99999999999"}}));
  CHECK(!decoded({{"type", "real-progress"}, {"number", "1"}, {"run", "-1"}, {"permille", "5"}}));
}

TEST_CASE("any beginning of a command's bytes is either a command or refused") {
  const auto bytes = bytes_of({{"type", "seek"}, {"time", "5"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(!decode_command(std::span(bytes).first(size)));
  }
  CHECK(decode_command(bytes));
}

TEST_CASE("a length that claims more than there is reads nothing beyond the end") {
  std::vector<std::uint8_t> bytes(8, 0xff);
  CHECK(!decode_command(bytes));
  std::vector<std::uint8_t> many;
  for (int i = 0; i < 100; ++i) {
    const auto one = bytes_of({{"x", "y"}});
    many.insert(many.end(), one.begin(), one.end());
  }
  CHECK(!decode_command(many));
}
