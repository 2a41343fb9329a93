// Memory in pieces of the size of a processor's large page. Those given back are kept for the next
// run of the same thread, up to half a gigabyte: to have the system make and clear them anew took a
// quarter of a run's time. The system may take what is in them meanwhile.
#pragma once

#include <cstddef>

namespace interleave {

inline constexpr std::size_t kLargePage = std::size_t{2} << 20;  // bytes

// What is in it is not known. No memory ends the program, as it does everywhere.
[[nodiscard]] void* take_large_page();
void give_back_large_page(void* page);

}  // namespace interleave
