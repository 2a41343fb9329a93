// An explorer with a clock that a test turns by hand.
#pragma once

#include <string>

#include "app/explorer.hpp"

namespace interleave {

struct HandClock {
  static inline double now_ms = 0;
  static double read() { return now_ms; }
};

struct ExplorerFixture {
  Explorer explorer{HandClock::read};

  ExplorerFixture() { HandClock::now_ms = 0; }

  [[nodiscard]] const AppState& state() const { return explorer.state(); }

  // Lets simulations end; playback goes on by no time.
  void settle() {
    for (int i = 0; i < 100'000 && state().simulating; ++i) explorer.advance();
  }

  std::string load(const std::string& text) {
    std::string problem = explorer.apply(SetText{text});
    settle();
    return problem;
  }
};

// Two tasks that take turns on one core: 80 ms, an event every 10 ms; and the same on two.
inline const std::string kTwoTasks =
    "title \"Two\"\n"
    "param turn = 10ms from 2ms to 40ms step 2ms\n"
    "policy round-robin quantum $turn\n"
    "task a; cpu 40ms \"slice\"\n"
    "task b; cpu 40ms\n"
    "variant \"One\"\n"
    "variant \"Both\"; cores 2\n";

}  // namespace interleave
