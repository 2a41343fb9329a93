// Characters, strings, line ends: what a text is made of before any word has a meaning.
#include <catch2/catch_test_macros.hpp>

#include "diagnosed.hpp"

namespace interleave {
namespace {

TEST_CASE("statements are separated by lines and semicolons, empty ones allowed") {
  const Scenario scenario = parse("; ;task a;;  cpu 1ms ; cpu 2ms;\n\n;task b").scenario;
  REQUIRE(scenario.tasks.size() == 2);
  CHECK(scenario.tasks[0].body.size() == 2);
}

TEST_CASE("a comment ends with its line") {
  const Scenario scenario = parse("cores 2 # cores ; three\ntask a#b\n#task c").scenario;
  CHECK(scenario.settings.cores == Quantity::number(2));
  REQUIRE(scenario.tasks.size() == 1);
  CHECK(scenario.tasks[0].name == "a");
}

TEST_CASE("inside a string semicolons, number signs and escapes are text") {
  const ParsedScenario parsed = parse(R"-(title "a;b # c \"d\" \\ =,()" ; cores 2)-");
  CHECK(parsed.ok());
  CHECK(parsed.scenario.title == R"-(a;b # c "d" \ =,())-");
  CHECK(parsed.scenario.settings.cores.has_value());
}

TEST_CASE("a byte order mark and CRLF change neither meaning nor columns") {
  CHECK(diagnosed("\xef\xbb\xbf"
                  "cores 0\r\nmutx m\r\n") == Found{"1:7 out-of-range", "2:1 unknown-statement"});
  CHECK(parse("title \"a\"\r\n").scenario.title == "a");
}

TEST_CASE("columns count code points") {
  CHECK(diagnosed("title \"äöü😀\" x") == Found{"1:14 unexpected-word"});
  CHECK(diagnosed("\ttask é at 5") == Found{"1:12 missing-unit"});
}

TEST_CASE("a string ends on its line") {
  CHECK(diagnosed("title \"a\ntask b") == Found{"1:7 open-string"});
  CHECK(diagnosed("title \"a\\\"\n") == Found{"1:7 open-string"});
  CHECK(diagnosed("title \"a\\") == Found{"1:7 open-string", "1:9 bad-escape"});
}

TEST_CASE("an unknown escape is placed where it stands") {
  CHECK(diagnosed(R"(title "é\n")") == Found{"1:9 bad-escape"});
}

TEST_CASE("typographic quotation marks get a hint") {
  CHECK(diagnosed("title “Coffee”") == Found{"1:7 expected-string"});
  CHECK(hint_of("title “Coffee”").find("straight quotation marks") != std::string::npos);
  CHECK(hint_of("task a;cpu 1ms “x”").find("straight quotation marks") != std::string::npos);
}

TEST_CASE("spaces of typography are errors with a hint, and separate words all the same") {
  CHECK(diagnosed("cores\u00a0"
                  "2") == Found{"1:6 odd-space"});
  CHECK(diagnosed("cores 2\u3000") == Found{"1:8 odd-space"});
  CHECK(hint_of("cores\u202f2").find("ordinary") != std::string::npos);
}

TEST_CASE("control characters and what is no UTF-8 are named") {
  CHECK(diagnosed(std::string_view("cores 2\0", 8)) == Found{"1:8 control-character"});
  CHECK(diagnosed("cores 2\rtask a") == Found{"1:8 control-character", "1:9 unexpected-word"});
  CHECK(diagnosed("title \"\xff\xff\"") == Found{"1:8 not-utf8"});
  CHECK(diagnosed("# \xff") == Found{"1:3 not-utf8"});
}

TEST_CASE("names hold letters of all scripts, digits, and three marks") {
  for (const char* name : {"a", "Z9", "über", "日本", "a-b.c_d", "¡", "x2", "task", "end"}) {
    INFO(name);
    const Scenario scenario = parse(std::string("task ") + name).scenario;
    CHECK(scenario.tasks.at(0).name == name);
  }
  CHECK(diagnosed("task 2a") == Found{"1:6 bad-name"});
  CHECK(diagnosed("task -a") == Found{"1:6 bad-name"});
  CHECK(diagnosed("task a+b") == Found{"1:6 bad-name"});
  CHECK(diagnosed("task \"a\"") == Found{"1:6 expected-name"});
  CHECK(diagnosed("task") == Found{"1:5 expected-name"});
}

TEST_CASE("a word is what its position makes of it") {
  const ParsedScenario parsed = parse("device io\ntask cpu x2\nio io 5ms\ntask at at 1ms\ntask x2");
  CHECK(parsed.ok());
  CHECK(parsed.scenario.tasks.size() == 3);
  CHECK(parsed.scenario.tasks[0].copies == Quantity::number(2));
  CHECK(parsed.scenario.tasks[2].name == "x2");
  CHECK_FALSE(parsed.scenario.tasks[2].copies.has_value());
}

}  // namespace
}  // namespace interleave
