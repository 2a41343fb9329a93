// Asks the processor to have a place in memory at hand soon, for reading and writing. Changes
// nothing but the speed; the address need not be that of anything.
#pragma once

namespace interleave {

inline void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__) && !defined(__wasm__)
  __builtin_prefetch(address, 1);
  // Without this GCC leaves out calls of functions that do nothing else.
  __asm__ volatile("");
#endif
}

}  // namespace interleave
