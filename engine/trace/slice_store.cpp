#include "trace/slice_store.hpp"

#ifdef __linux__
#include <sys/mman.h>

#include <cstdlib>
#else
#include <new>
#endif

namespace interleave {
namespace {

#ifdef __linux__

// What is as large as a large page begins where one may begin. No memory ends the program, as it
// does everywhere.
void* allocate(std::size_t bytes, std::size_t page) {
  constexpr std::size_t kCacheLine = 64;
  void* chunk = std::aligned_alloc(bytes == page ? page : kCacheLine, bytes);
  if (!chunk) std::abort();
  if (bytes == page) ::madvise(chunk, page, MADV_HUGEPAGE);  // without, it is only slower
  return chunk;
}
void release(void* chunk) { std::free(chunk); }

#else

void* allocate(std::size_t bytes, std::size_t) { return ::operator new(bytes); }
void release(void* chunk) { ::operator delete(chunk); }

#endif

}  // namespace

void SliceStore::Free::operator()(void* chunk) const { release(chunk); }

void SliceStore::open_chunk() {
  chunks_.emplace_back(allocate(bytes_, kPage));
  next_ = static_cast<Slice*>(chunks_.back().get());
  left_ = bytes_ / sizeof(Slice);
  if (bytes_ < kPage) bytes_ *= 2;
}

}  // namespace interleave
