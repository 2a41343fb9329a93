#include <unistd.h>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "base/format.hpp"
#include "cli/files.hpp"
#include "cli/sweep_command.hpp"
#include "fixture.hpp"
#include "ui/study_facts.hpp"

using namespace interleave;

namespace {

const std::string kFour =
    "title \"Four\"\n"
    "# kept\n"
    "param n = 4 from 1 to 6 \"Tasks\"\n"
    "policy round-robin quantum 10ms\n"
    "cost switch 1ms\n"
    "task a x$n; cpu 30ms\n"
    "task late at 5ms deadline 60ms; cpu 12ms\n"
    "variant \"Turns\"\n"
    "variant \"In order\"; policy fifo; cores 2\n";

const std::string kRandom =
    "policy fifo\ntask a x3 every exponential 10ms count 4 deadline 15ms; cpu uniform 1ms 6ms\n";

struct StudyFixture : ExplorerFixture {
  explicit StudyFixture(const std::string& text, Detail detail) {
    explorer.apply(Resize{1280, 800, 1});
    load(text);
    explorer.apply(ChooseDetail{detail});
  }

  void finish() {
    for (int i = 0; i < 100'000 && explorer.busy(); ++i) explorer.advance();
    REQUIRE(!explorer.busy());
  }

  StudyFixture& over(const std::string& axis) {
    explorer.apply(StudyCommand{SweepOver{axis}});
    finish();
    return *this;
  }
};

std::string sweep(const std::string& text, std::string name, std::string from, std::string to,
                  std::string step) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("interleave-study-" + std::to_string(::getpid()) + ".ilv");
  REQUIRE(write_file(file.string(), text).empty());
  SweepOptions options;
  options.file = file.string();
  options.name = std::move(name);
  options.from = std::move(from);
  options.to = std::move(to);
  options.step = std::move(step);
  const CommandResult result = sweep_command(options);
  std::filesystem::remove(file);
  REQUIRE(result.exit == ExitCode::done);
  return result.out;
}

// The columns that a study has too: makespan, speedup, p99_turnaround, misses.
std::vector<std::vector<std::string>> columns(const std::string& csv) {
  std::vector<std::vector<std::string>> lines;
  std::size_t at = csv.find("\r\n") + 2;
  while (at < csv.size()) {
    const std::size_t end = csv.find("\r\n", at);
    std::vector<std::string> fields{""};
    for (const char c : csv.substr(at, end - at)) {
      if (c == ',') fields.emplace_back();
      if (c != ',') fields.back() += c;
    }
    lines.push_back({fields[3], fields[4], fields[8], fields[9]});
    at = end + 2;
  }
  return lines;
}

std::vector<std::string> columns(const Sample& sample) {
  return {to_text(sample.makespan.ns), sample.speedup ? six_decimals(*sample.speedup) : "",
          to_text(sample.p99.ns), to_text(sample.misses)};
}

}  // namespace

TEST_CASE("curves have the numbers of the command line's sweep") {
  StudyFixture f(kFour, Detail::curves);
  const Curves& curves = f.state().curves;
  struct Sweep {
    std::string axis, from, to, step;
    std::size_t count;
  };
  for (const Sweep& one : {Sweep{"cores", "1", "16", "1", 16}, Sweep{"n", "1", "6", "1", 6}}) {
    CAPTURE(one.axis);
    f.over(one.axis);
    const auto expected = columns(sweep(kFour, one.axis, one.from, one.to, one.step));
    REQUIRE(curves.samples.size() == 2);
    REQUIRE(curves.samples[0].size() == one.count);
    REQUIRE(expected.size() == 2 * one.count);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(columns(curves.samples[i / one.count][i % one.count]) == expected[i]);
    }
  }
}

TEST_CASE("nothing is studied before it is looked at") {
  StudyFixture f(kFour, Detail::tasks);
  CHECK(!f.explorer.busy());
  CHECK(f.state().curves.samples.empty());
}

TEST_CASE("the swept knob's own value does not matter, any other does") {
  StudyFixture f(kFour, Detail::curves);
  f.over("n");
  f.explorer.apply(SetKnob{"n", "2"});
  f.settle();
  f.explorer.advance();
  CHECK(!f.explorer.busy());
  CHECK(f.state().curves.progress.done == 12);
  f.over("cores");
  const auto before = f.state().curves.samples;
  f.explorer.apply(SetKnob{"n", "3"});
  f.finish();
  CHECK(f.state().curves.samples != before);
}

TEST_CASE("a study known already is there at once") {
  StudyFixture f(kFour, Detail::curves);
  f.over("n").over("cores");
  f.explorer.apply(StudyCommand{SweepOver{"n"}});
  HandClock::now_ms = 0;
  f.explorer.advance();
  CHECK(f.state().curves.progress.done == 12);
  CHECK(!f.explorer.busy());
}

TEST_CASE("a study goes on by slices, stops when told to and goes on again") {
  StudyFixture f(kFour, Detail::curves);
  Study study({f.state().document.good.scenario,
               f.state().document.knobs,
               "cores",
               {{Rational{1}}, {Rational{2}}},
               0,
               2});
  CHECK(!study.advance(HandClock::read, HandClock::now_ms - 1));
  CHECK(study.done() <= 1);

  f.explorer.apply(StudyCommand{RunStudy{false}});
  f.explorer.advance();
  const std::size_t done = f.state().curves.progress.done;
  f.explorer.apply(StudyCommand{RunStudy{false}});
  if (done < 32) {
    CHECK(f.state().curves.progress.cancelled);
    CHECK(!f.explorer.busy());
    f.explorer.advance();
    CHECK(f.state().curves.progress.done == done);
  }
  f.explorer.apply(StudyCommand{RunStudy{true}});
  f.finish();
  CHECK(f.state().curves.progress.done == 32);
  CHECK(!f.state().curves.progress.running);
}

TEST_CASE("a point of a knob turns the knob, one of a setting changes the text and nothing else") {
  StudyFixture f(kFour, Detail::curves);
  f.over("n");
  CHECK(f.explorer.apply(StudyCommand{LoadPoint{0, 1}}).empty());
  f.settle();
  CHECK(f.state().document.knobs[0].value == Rational{2});
  CHECK(f.state().document.text == kFour);
  f.over("cores");
  CHECK(f.explorer.apply(StudyCommand{LoadPoint{1, 3}}).empty());
  f.settle();
  std::string changed = kFour;
  changed.replace(changed.find("cores 2"), 7, "cores 4");
  CHECK(f.state().document.text == changed);
  CHECK(f.state().chosen_run == 1);
  CHECK(present_setting(f.state(), "cores")->value == Rational{4});
  CHECK(!f.explorer.apply(StudyCommand{LoadPoint{0, 16}}).empty());
}

TEST_CASE("where a knob stands for the cores, they are not swept beside it") {
  StudyFixture f("param cores = 2 from 1 to 4\ncores $cores\ntask a x3; cpu 5ms\n", Detail::curves);
  f.finish();
  REQUIRE(f.state().curves.axes.size() == 2);
  CHECK(f.state().curves.axes[0].name == "cores");
  CHECK(f.state().curves.axes[0].values.size() == 4);
  CHECK(f.state().curves.axes[1].name == "quantum");
}

TEST_CASE("a run without end leaves a gap, and holds nothing up") {
  StudyFixture f(
      "param n = 1 from 1 to 3\nhorizon 1s\ntask a x$n; repeat 100000; cpu 1us; yield; end\n",
      Detail::curves);
  f.over("n");
  CHECK(f.state().curves.samples[0].size() == 3);
  CHECK(!f.state().curves.samples[0][2].known);
}

TEST_CASE("outcomes over seeds have the worst one, and loading it shows that very run") {
  StudyFixture f(kRandom, Detail::outcomes);
  f.explorer.apply(StudyCommand{SetSeeds{50}});
  f.finish();
  REQUIRE(f.state().outcomes.samples.size() == 50);
  const auto summary = summary_of(f.state().outcomes, Figure::makespan);
  REQUIRE(summary);
  CHECK(summary->values.size() == 50);
  CHECK(summary->p50 <= summary->p95);
  CHECK(summary->p99 <= summary->worst);
  CHECK(summary->worst == summary->values.back());
  CHECK(f.explorer.apply(StudyCommand{LoadSeed{summary->worst_seed}}).empty());
  f.settle();
  CHECK(f.state().runs[0].simulated.metrics.makespan.ns == summary->worst);
  CHECK(f.state().document.text.find("seed " + to_text(summary->worst_seed)) != std::string::npos);
  f.explorer.advance();
  CHECK(!f.explorer.busy());  // another seed is no other study
}

TEST_CASE("where nothing is random, outcomes say so") {
  StudyFixture f(kFour, Detail::outcomes);
  f.finish();
  CHECK(f.state().outcomes.samples.empty());
  CHECK(f.state().outcomes.note.starts_with("Nothing here is left to chance"));
}

TEST_CASE("lots drawn by the policy are chance enough") {
  StudyFixture f("policy lottery quantum 2ms\ntask a x3; cpu 10ms\n", Detail::outcomes);
  f.finish();
  CHECK(f.state().outcomes.samples.size() == 200);
  CHECK(f.state().outcomes.note.empty());
}

TEST_CASE("a wrong text is not overwritten by a point or a seed") {
  StudyFixture f(kRandom, Detail::outcomes);
  f.finish();
  f.explorer.apply(SetText{kRandom + "task"});
  CHECK(!f.explorer.apply(StudyCommand{LoadSeed{3}}).empty());
  CHECK(f.state().document.text == kRandom + "task");
}

TEST_CASE("a scenario of very many jobs is not run many times, and says so") {
  StudyFixture f("task a x6000; cpu 1us\n", Detail::curves);
  f.finish();
  CHECK(f.state().curves.note.find("too large") != std::string::npos);
  CHECK(f.state().curves.samples.empty());
}
