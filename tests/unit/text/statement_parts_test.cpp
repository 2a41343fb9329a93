#include "text/statement_parts.hpp"

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>

#include "text/parse.hpp"

namespace interleave {
namespace {

using Said = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void check_parts(std::string_view statement, Said said) {
  INFO(statement);
  StatementParts parts = parts_of(statement);
  std::size_t count = 0;
  for (const auto& value : parts.values) count += value ? 1 : 0;
  CHECK(count == said.size());
  for (const auto& [name, value] : said) {
    INFO(name);
    const auto* const found = parts.find(name);
    REQUIRE(found);
    CHECK(found->value_or("(not said)") == value);
  }
  CHECK(joined(parts) == statement);
}

TEST_CASE("a statement is taken apart into its fields, and put together the same") {
  check_parts("title \"A \\\"b\\\" \\\\\"", {{"text", "A \"b\" \\"}});
  check_parts("param n = 10ms from 1ms to 20ms step 1ms \"Turn; #1\"", {{"name", "n"},
                                                                        {"value", "10ms"},
                                                                        {"from", "1ms"},
                                                                        {"to", "20ms"},
                                                                        {"step", "1ms"},
                                                                        {"label", "Turn; #1"}});
  check_parts("param n = 3", {{"name", "n"}, {"value", "3"}});
  check_parts("cores ($n * 2)", {{"value", "($n * 2)"}});
  check_parts("model pool $n", {{"kind", "pool"}, {"threads", "$n"}});
  check_parts("model threads", {{"kind", "threads"}});
  check_parts("interpreter-lock off", {{"off", ""}});
  check_parts("interpreter-lock interval 5ms", {{"interval", "5ms"}});
  check_parts(
      "policy mlfq levels 2 quantum 1ms,($t / 2) after-io front",
      {{"kind", "mlfq"}, {"levels", "2"}, {"quantum", "1ms,($t / 2)"}, {"after-io", "front"}});
  check_parts("policy priority cooperative aging 5ms",
              {{"kind", "priority"}, {"cooperative", ""}, {"aging", "5ms"}});
  check_parts("queues per-core steal", {{"kind", "per-core"}, {"steal", ""}});
  check_parts("cost typical switch 1us poll 2us",
              {{"base", "typical"}, {"switch", "1us"}, {"poll", "2us"}});
  check_parts("cost switch 1us", {{"switch", "1us"}});
  check_parts("device disk servers unlimited", {{"name", "disk"}, {"servers", "unlimited"}});
  check_parts("mutex m inherit", {{"name", "m"}, {"protocol", "inherit"}});
  check_parts("semaphore s 3", {{"name", "s"}, {"count", "3"}});
  check_parts("channel c capacity 2", {{"name", "c"}, {"capacity", "2"}});
  check_parts("horizon none", {{"at", "none"}});
}

TEST_CASE("a task's attributes are its fields") {
  check_parts("task a", {{"name", "a"}});
  check_parts("task a x3", {{"name", "a"}, {"copies", "3"}});
  check_parts(
      "task a x($n + 1) at 0ms,5ms apart uniform 1ms 2ms after b,c.2 every exponential 5ms "
      "count 3 deadline 4ms drop priority -1 nice 2 tickets 3 pin 0,1 on-demand in "
      "\"A, b\",\"C\"",
      {{"name", "a"},
       {"copies", "($n + 1)"},
       {"at", "0ms,5ms"},
       {"apart", "uniform 1ms 2ms"},
       {"after", "b,c.2"},
       {"every", "exponential 5ms"},
       {"count", "3"},
       {"deadline", "4ms"},
       {"drop", ""},
       {"priority", "-1"},
       {"nice", "2"},
       {"tickets", "3"},
       {"pin", "0,1"},
       {"on-demand", ""},
       {"in", "\"A, b\",\"C\""}});
}

TEST_CASE("operations have their fields") {
  check_parts("cpu uniform 1ms 2ms \"work\"", {{"length", "uniform 1ms 2ms"}, {"label", "work"}});
  check_parts("io disk 5ms polling \"x\"",
              {{"device", "disk"}, {"length", "5ms"}, {"wait", "polling"}, {"label", "x"}});
  check_parts("io disk 5ms \"x\"", {{"device", "disk"}, {"length", "5ms"}, {"label", "x"}});
  check_parts("sleep 5ms async", {{"length", "5ms"}, {"wait", "async"}});
  check_parts("lock m", {{"name", "m"}});
  check_parts("spawn child 3", {{"name", "child"}, {"count", "3"}});
  check_parts("spawn child", {{"name", "child"}});
  check_parts("repeat forever", {{"count", "forever"}});
  check_parts("yield", {});
  check_parts("end", {});
}

TEST_CASE("every policy says its keys as fields") {
  const StatementParts parts = parts_of("policy cfs");
  REQUIRE(parts.fields.size() == 3);
  CHECK(parts.fields[1].name == "latency");
  CHECK(parts.fields[2].name == "granularity");
  CHECK(parts_of("policy nothing").fields.size() == 1);
}

TEST_CASE("what begins a new statement is a whole one by itself or with a name") {
  for (const FormWord& word : form_words()) {
    if (word.word == "end") continue;
    INFO(word.word);
    CHECK(find_statement(word.word) != nullptr);
    std::string line = std::string(word.word) + " " + std::string(word.fresh);
    const std::size_t hole = line.find('%');
    if (hole != line.npos) line.replace(hole, 1, "x");
    const StatementParts parts = parts_of(line);
    for (std::size_t i = 0; i < parts.fields.size(); ++i) {
      INFO(parts.fields[i].name);
      CHECK((parts.values[i] || parts.fields[i].optional));
    }
  }
}

}  // namespace
}  // namespace interleave
