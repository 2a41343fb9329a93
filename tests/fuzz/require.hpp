// What a fuzzing target demands of the program: a demand that is not met ends the process, which is
// how libFuzzer and replay.cpp learn of it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace interleave {

inline void require(bool holds, std::string_view demand, std::string_view found = "") {
  if (holds) return;
  std::fprintf(stderr, "not so: %.*s\n%.*s\n", static_cast<int>(demand.size()), demand.data(),
               static_cast<int>(found.size()), found.data());
  std::abort();
}

}  // namespace interleave
