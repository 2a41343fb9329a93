// What the tests of real runs share: a text executed on a machine that exists in the test only, and
// who was running when in the Trace that came of it.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "fake_machine.hpp"
#include "text/parse.hpp"
#include "trace/checks.hpp"
#include "trace/wire.hpp"

namespace interleave {

inline RunSpec spec_of(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  for (const Diagnostic& diagnostic : parsed.diagnostics) INFO(diagnostic.message);
  REQUIRE(parsed.ok());
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec.has_value());
  return *spec;
}

inline const FakeMachine::Habits kIdeal{.latency = {}};

inline Trace execute(const std::string& text, FakeMachine::Habits habits = kIdeal) {
  FakeMachine machine{spec_of(text), std::move(habits)};
  const Trace trace = machine.execute();
  REQUIRE(machine.run.ended());
  REQUIRE(machine.run.verified());
  return trace;
}

inline void require_whole(const Trace& trace) {
  const Result<Trace, std::string> read = decode(encode(trace));
  INFO((read ? std::string{} : read.error()));
  REQUIRE(read.has_value());
  REQUIRE(*read == trace);
  REQUIRE(trace.measured);
  for (const CheckResult& result : check(trace)) {
    INFO(result.name);
    REQUIRE(result.failure == "");
  }
}

// "a 0 10, b 10 20": who was running on a core from when to when, in milliseconds.
inline std::string shown(const Trace& trace, std::size_t core, State state = State::running) {
  std::string text;
  const Track& track = trace.cores[core];
  for (std::size_t i = 0; i < track.size(); ++i) {
    if (track.state(i) != state) continue;
    std::int64_t start = track.start(i).ns;
    while (i + 1 < track.size() && track.state(i + 1) == state &&
           track.job(i + 1) == track.job(i)) {
      ++i;
    }
    if (!text.empty()) text += ", ";
    text += trace.task_name(track.job(i)) + " " + std::to_string(start / 1'000'000) + " " +
            std::to_string(track.end(i).ns / 1'000'000);
  }
  return text;
}

inline Duration running(const Trace& trace, std::size_t lane) {
  Duration sum;
  const Track& track = trace.lanes[lane].track;
  for (std::size_t i = 0; i < track.size(); ++i) {
    if (track.state(i) == State::running) sum += track[i].length();
  }
  return sum;
}

inline Duration on_cores(const Trace& trace, State state) {
  Duration sum;
  for (const Track& track : trace.cores) {
    for (std::size_t i = 0; i < track.size(); ++i) {
      if (track.state(i) == state) sum += track[i].length();
    }
  }
  return sum;
}

inline const std::string kMatrix =
    "policy round-robin quantum 10ms\ncores 2\ntask rows x4\n cpu 60ms \"compute\"\n";

}  // namespace interleave
