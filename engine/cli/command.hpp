// What a command of `interleave` leaves behind. Commands write nothing but the files they are asked
// to: who calls them prints the two texts and ends with the exit code.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace interleave {

// A run that did not come to a proper end outranks everything; README, the command line.
enum class ExitCode : int {
  done = 0,
  scenario_wrong = 1,
  call_wrong = 2,
  run_failed = 3  // deadlock, fault, no-progress or budget; the output is whole
};

struct CommandResult {
  ExitCode exit = ExitCode::done;
  std::string out, err;

  void worsen(ExitCode code) { exit = std::max(exit, code); }
  // A sentence about the call, without its full stop.
  void fail_call(std::string_view sentence) {
    worsen(ExitCode::call_wrong);
    err.append("interleave: ").append(sentence).append("\n");
  }
};

}  // namespace interleave
