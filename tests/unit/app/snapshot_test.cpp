#include "app/snapshot.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "app/json_writer.hpp"
#include "fixture.hpp"
#include "ui/facts.hpp"

using namespace interleave;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string snapshot_of(const AppState& state, unsigned parts) {
  const auto runs = shown_runs(state);
  const Picture picture = lay_out(runs, view_of(state, page_of(state)));
  const std::vector<Control> controls{{"play", "Play", {1, 2, 3, 4}, "", true}};
  return snapshot(state, picture, {7, true, controls}, parts);
}

}  // namespace

TEST_CASE("JSON has its commas and its numbers as JSON wants them") {
  JsonWriter json;
  json.object().field("a", 1).key("b").array().value("x\"y").value(true).null().end_array();
  json.field("c", 1.5).field("d", -0.0625).field("e", 1e300).key("f").object().end_object();
  json.end_object();
  CHECK(json.take() == R"({"a":1,"b":["x\"y",true,null],"c":1.5,"d":-0.063,"e":null,"f":{}})");
}

TEST_CASE("a snapshot holds the document, the runs, the view and the picture") {
  ExplorerFixture f;
  f.explorer.apply(Resize{1440, 900, 2});
  f.load(kTwoTasks);
  const std::string all = snapshot_of(f.state(), kAllParts);
  CHECK_THAT(all, ContainsSubstring("\"frames\":7"));
  CHECK_THAT(all, ContainsSubstring("\"title\":\"Two\""));
  CHECK_THAT(all, ContainsSubstring("\"variant\":\"Both\",\"title\":\"Both\",\"end\":\"completed\","
                                    "\"makespan\":40000000,\"cores\":2"));
  CHECK_THAT(all, ContainsSubstring("\"cursor\":0,\"playing\":false"));
  CHECK_THAT(all, ContainsSubstring("\"viewport\":{\"start\":0,\"span\":82500000}"));
  CHECK_THAT(all, ContainsSubstring("{\"run\":0,\"measured\":false,\"row\":0,\"task\":\"a\","
                                    "\"state\":\"running\",\"start\":0,\"end\":10000000,"
                                    "\"folded\":false,\"count\":1"));
  CHECK_THAT(all, ContainsSubstring("{\"id\":\"play\",\"label\":\"Play\",\"value\":\"\","
                                    "\"enabled\":true,\"x\":1,\"y\":2,\"width\":3,\"height\":4}"));
  CHECK_THAT(all, ContainsSubstring("\"name\":\"turn\",\"label\":\"\",\"value\":\"10ms\""));
}

TEST_CASE("the metrics of the jobs, which may be thousands, are given to who asks for them") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  CHECK_THAT(snapshot_of(f.state(), kRunsPart), !ContainsSubstring("taskCount"));
  CHECK_THAT(snapshot_of(f.state(), kRunsPart | kTasksPart), ContainsSubstring("\"taskCount\":2"));
}

TEST_CASE("diagnostics are told with their place and their hint") {
  ExplorerFixture f;
  f.load("polcy fifo\n");
  const std::string document = snapshot_of(f.state(), kDocumentPart);
  CHECK_THAT(document, ContainsSubstring("\"severity\":\"error\""));
  CHECK_THAT(document, ContainsSubstring("\"line\":1,\"column\":1,\"length\":5"));
}

TEST_CASE(
    "the version of the text grows with each other text, which is told when it is asked for") {
  ExplorerFixture f;
  f.load("task a; cpu 1ms\n");
  const std::string before = snapshot_of(f.state(), kDocumentPart);
  CHECK_THAT(before, ContainsSubstring("\"textVersion\":1,") && !ContainsSubstring("cpu 1ms"));
  f.explorer.apply(SetText{"task a; cpu 1ms\n"});
  CHECK(snapshot_of(f.state(), kDocumentPart) == before);
  f.load("task a; cpu 2ms\n");
  f.explorer.apply(Undo{});
  const std::string after = snapshot_of(f.state(), kDocumentPart | kTextPart);
  CHECK_THAT(after, ContainsSubstring("\"textVersion\":3,") && ContainsSubstring("cpu 1ms"));
}

TEST_CASE("the parts asked for are the parts given") {
  ExplorerFixture f;
  f.load(kTwoTasks);
  const std::string view = snapshot_of(f.state(), kViewPart);
  CHECK_THAT(view, ContainsSubstring("\"cursor\""));
  CHECK_THAT(view, !ContainsSubstring("\"runs\""));
  CHECK_THAT(view, !ContainsSubstring("\"items\""));
  CHECK(snapshot_of(f.state(), 0) == "{}");
}
