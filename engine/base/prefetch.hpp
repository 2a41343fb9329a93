// Asks the processor to have a place in memory at hand soon, for reading and writing: changes
// nothing but the speed.
#pragma once

namespace interleave {

// WebAssembly has no such request.
#if defined(__GNUC__) && !defined(__wasm__)
inline constexpr bool kPrefetches = true;
#else
inline constexpr bool kPrefetches = false;
#endif

// The address need not be that of anything.
inline void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__) && !defined(__wasm__)
  __builtin_prefetch(address, 1);
  // Without this GCC leaves out calls of functions that do nothing else.
  __asm__ volatile("");
#endif
}

// For places of which many are sent for in a row, of things that are there. WebAssembly reads them
// and forgets what it read: it waits for them, but for all of the row together, and later for none.
inline void prefetch_in_row(const void* address) {
#ifdef __wasm__
  const char read = *static_cast<const volatile char*>(address);
  __asm__ volatile("" : : "r"(read));
#else
  prefetch(address);
#endif
}

}  // namespace interleave
