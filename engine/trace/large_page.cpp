#include "trace/large_page.hpp"

#ifdef __linux__
#include <sanitizer/asan_interface.h>
#include <sys/mman.h>

#include <cstdlib>
#include <vector>
#else
#include <new>
#endif

namespace interleave {

#ifdef __linux__

namespace {

constexpr std::size_t kMost = 256;

// Of this thread. Never destroyed: a Trace may outlive any order of destruction.
std::vector<void*>& spare_pages() {
  static thread_local auto* const pages = new std::vector<void*>;
  return *pages;
}

}  // namespace

void* take_large_page() {
  std::vector<void*>& spare = spare_pages();
  if (!spare.empty()) {
    void* const page = spare.back();
    spare.pop_back();
    ASAN_UNPOISON_MEMORY_REGION(page, kLargePage);
    return page;
  }
  void* const page = std::aligned_alloc(kLargePage, kLargePage);
  if (!page) std::abort();
  ::madvise(page, kLargePage, MADV_HUGEPAGE);  // without, it is only slower
  return page;
}

void give_back_large_page(void* page) {
  std::vector<void*>& spare = spare_pages();
  if (spare.size() == kMost) return std::free(page);
  ::madvise(page, kLargePage, MADV_FREE);
  ASAN_POISON_MEMORY_REGION(page, kLargePage);
  spare.push_back(page);
}

#else

// The C library keeps what is given back by itself.
void* take_large_page() { return ::operator new(kLargePage); }
void give_back_large_page(void* page) { ::operator delete(page); }

#endif

}  // namespace interleave
