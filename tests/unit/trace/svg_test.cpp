#include "trace/export/svg.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "made_trace.hpp"
#include "trace/export/svg_marks.hpp"
#include "trace/export/svg_writer.hpp"

namespace interleave {
namespace {

using Catch::Matchers::ContainsSubstring;

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t i = text.find(part); i != std::string::npos; i = text.find(part, i + 1)) ++found;
  return found;
}

TEST_CASE("a picture says in words what it shows") {
  const std::string svg = export_svg(made_run());
  CHECK_THAT(svg, ContainsSubstring("role=\"img\""));
  CHECK_THAT(svg, ContainsSubstring("<title>What ran on each core</title>"));
  CHECK_THAT(svg, ContainsSubstring("<desc>The run is over after 9 ms: "));
}

TEST_CASE("a picture needs no style that a strict page would forbid") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const std::string svg = export_svg(made_run(), {theme, SvgOptions::Frame::your_code, 960, ""});
    CHECK(count(svg, "style") == 0);
    CHECK(count(svg, "<script") == 0);
    CHECK(count(svg, "href") == 0);
    CHECK(count(svg, "class=") == 0);
  }
}

TEST_CASE("text of the reader's stays text") {
  Trace trace = made_run();
  trace.variant = "<b> & \"c\"\x01";
  const std::string svg =
      export_svg(trace, {Theme::light, SvgOptions::Frame::cores, 960, "</svg>"});
  CHECK_THAT(svg, ContainsSubstring("&lt;b&gt; &amp; &quot;c&quot;<"));
  CHECK_THAT(svg, ContainsSubstring(">&lt;/svg&gt;</text>"));
  CHECK(count(svg, "</svg>") == 1);
}

TEST_CASE("a picture of tasks shows what they wait for and what they do") {
  const std::string svg =
      export_svg(made_run(), {Theme::light, SvgOptions::Frame::your_code, 960, ""});
  CHECK_THAT(svg, ContainsSubstring(">disk</text>"));
  CHECK_THAT(svg, ContainsSubstring(">work</text>"));
  CHECK_THAT(svg, ContainsSubstring(">9 ms</text>"));
}

TEST_CASE("rows of the caller's take the place of the frame's") {
  const Trace trace = made_run();
  const RunReport run{&trace, measure(trace, std::nullopt), {}};
  const std::vector<std::vector<SvgRow>> rows{
      {{SvgRow::Kind::other, 0, "thread 7", {&trace.cores[0], &trace.cores[0]}}}};
  SvgOptions options;
  const std::string without = export_svg({&run, 1}, options);
  options.rows = rows;
  const std::string svg = export_svg({&run, 1}, options);
  CHECK_THAT(svg, ContainsSubstring(">thread 7</text>"));
  CHECK(count(svg, "core 0") == 0);
  CHECK(count(without, "core 0") == 1);
}

TEST_CASE("who waits stands under the row, a line each, and what follows makes room") {
  const Trace trace = made_run();
  const RunReport run{&trace, measure(trace, std::nullopt), {}};
  Track waiting;
  Slice slice;
  slice.start = at_ms(1);
  slice.end = at_ms(4);
  slice.job = JobId{0};
  slice.state = State::blocked;
  waiting.append(slice);
  std::vector<std::vector<SvgRow>> rows{{{SvgRow::Kind::other, 0, "disk", {&trace.cores[0]}, {}},
                                         {SvgRow::Kind::other, 1, "till", {&trace.cores[0]}, {}}}};
  SvgOptions options;
  options.rows = rows;
  const std::string without = export_svg({&run, 1}, options);
  rows[0][0].waiting = {&waiting, &waiting};
  const std::string svg = export_svg({&run, 1}, options);
  const auto dotted = "stroke-dasharray=\"0.1 4\"";
  CHECK(count(svg, dotted) == count(without, dotted) + 2);
  const auto height = [](const std::string& text) {
    const std::string key = " height=\"";
    return std::stoi(text.substr(text.find(key) + key.size()));
  };
  CHECK(height(svg) == height(without) + 10);
}

TEST_CASE("variants share one axis and each has its line at the finish") {
  const Trace longer = made_run();
  Trace shorter = made_run();
  shorter.variant = "Shorter";
  shorter.end_kind = End::horizon;
  const Metrics metrics = measure(longer, std::nullopt);
  const RunReport runs[] = {{&longer, metrics, {}}, {&shorter, metrics, {}}};
  const std::string svg = export_svg(runs);
  CHECK(count(svg, "stroke-width=\"1.25\"") == 2);
  CHECK(count(svg, ">5 ms</text>") == 1);
  CHECK_THAT(svg, ContainsSubstring(">9 ms, horizon</text>"));
  CHECK_THAT(svg, ContainsSubstring(">Shorter</text>"));
}

TEST_CASE("a picture stays small however long the run and however many the tasks") {
  Trace head = made_head(1, 1);
  head.tasks.resize(1000, head.tasks[0]);
  head.lanes.resize(1000, head.lanes[0]);
  Recorder recorder{head};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(1));
  const JobId b = recorder.release(TaskId{0}, 0, 1, at_ms(0), for_ms(1));
  for (int i = 0; i < 100'000; ++i) {
    const bool first = i % 2 == 0;
    recorder.on_core(first ? a : b, CoreId{0}, ThreadId{first ? 0u : 1u}, Time{i}, State::running,
                     Cause::dispatched, 0);
    recorder.ready(first ? b : a, Time{i}, Cause::quantum_expired, 0);
  }
  recorder.end(End::horizon, Time{100'000});
  CHECK(export_svg(recorder.trace()).size() < 200'000);
  const std::string tasks =
      export_svg(recorder.trace(), {Theme::light, SvgOptions::Frame::your_code, 960, ""});
  CHECK(tasks.size() < 600'000);
  CHECK_THAT(tasks, ContainsSubstring(">and 936 more tasks</text>"));
}

TEST_CASE("an empty run has a picture too") {
  CHECK_THAT(export_svg(made_head(0, 1)), ContainsSubstring(">0</text>"));
  CHECK_THAT(export_svg(std::span<const RunReport>{}), ContainsSubstring("</svg>"));
}

TEST_CASE("slices too short to be seen are one mark of the longest") {
  Track track;
  const auto append = [&track](std::int64_t start, std::int64_t end, std::uint32_t job) {
    Slice slice;
    slice.start = Time{start};
    slice.end = Time{end};
    slice.job = JobId{job};
    slice.state = State::running;
    track.append(slice);
  };
  append(0, 100, 0);
  append(100, 102, 1);
  append(102, 107, 2);
  append(107, 108, 3);
  append(108, 200, 4);
  const std::vector<SvgMark> marks = svg_marks(track, false, Duration{10});
  REQUIRE(marks.size() == 3);
  CHECK(marks[1].start == Time{100});
  CHECK(marks[1].end == Time{108});
  CHECK(marks[1].job == JobId{2});
  CHECK(marks[1].folded);
  CHECK(!marks[2].folded);
}

TEST_CASE("pixels are written with at most two decimals") {
  CHECK(pixels(12) == "12");
  CHECK(pixels(12.5f) == "12.5");
  CHECK(pixels(0.05f) == "0.05");
  CHECK(pixels(-1.25f) == "-1.25");
}

TEST_CASE(
    "deadlines have posts on their task and on the core it was on last, missed ones crosses") {
  const auto lines = [](const Trace& trace, SvgOptions::Frame frame) {
    SvgOptions options;
    options.frame = frame;
    const std::string svg = export_svg(trace, options);
    std::size_t count = 0;
    for (std::size_t at = svg.find("<line"); at != svg.npos; at = svg.find("<line", at + 1))
      ++count;
    return count;
  };
  Trace trace = made_run();
  const std::size_t none = lines(trace, SvgOptions::Frame::your_code);
  const std::size_t on_cores = lines(trace, SvgOptions::Frame::cores);
  trace.jobs[1].deadline = at_ms(7);
  CHECK(lines(trace, SvgOptions::Frame::your_code) == none + 1);
  trace.jobs[1].deadline = at_ms(5);
  CHECK(lines(trace, SvgOptions::Frame::your_code) == none + 3);
  CHECK(lines(trace, SvgOptions::Frame::cores) == on_cores + 3);
}

TEST_CASE("who is blocked by a mutex shows its name") {
  Trace trace = made_run();
  trace.mutexes = {{"fork", 0, true}};
  Track lane;
  lane.append(
      {at_ms(0), at_ms(9), JobId{0}, 0, 0, State::blocked, Cause::wait_began, WaitKind::mutex});
  trace.lanes[0].track = lane;
  SvgOptions options;
  options.frame = SvgOptions::Frame::your_code;
  CHECK(export_svg(trace, options).find(">fork</text>") != std::string::npos);
}

}  // namespace
}  // namespace interleave
