#include "trace/large_page.hpp"

#ifdef __linux__
#include <sanitizer/asan_interface.h>
#include <sys/mman.h>

#include <cstdlib>
#include <mutex>
#include <vector>
#else
#include <new>
#endif

namespace interleave {

#ifdef __linux__

namespace {

struct Spare {
  static constexpr std::size_t kMost = 256;

  std::mutex mutex;
  std::vector<void*> pages;
};

// Never destroyed: a Trace may outlive any order of destruction.
Spare& spare() {
  static auto* const kept = new Spare;
  return *kept;
}

}  // namespace

void* take_large_page() {
  {
    const std::lock_guard lock{spare().mutex};
    std::vector<void*>& pages = spare().pages;
    if (!pages.empty()) {
      void* const page = pages.back();
      pages.pop_back();
      ASAN_UNPOISON_MEMORY_REGION(page, kLargePage);
      return page;
    }
  }
  void* const page = std::aligned_alloc(kLargePage, kLargePage);
  if (!page) std::abort();
  ::madvise(page, kLargePage, MADV_HUGEPAGE);  // without, it is only slower
  return page;
}

void give_back_large_page(void* page) {
  const std::lock_guard lock{spare().mutex};
  if (spare().pages.size() == Spare::kMost) return std::free(page);
  ::madvise(page, kLargePage, MADV_FREE);
  ASAN_POISON_MEMORY_REGION(page, kLargePage);
  spare().pages.push_back(page);
}

#else

// The C library keeps what is given back by itself.
void* take_large_page() { return ::operator new(kLargePage); }
void give_back_large_page(void* page) { ::operator delete(page); }

#endif

}  // namespace interleave
