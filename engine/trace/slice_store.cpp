#include "trace/slice_store.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace interleave {
namespace {

constexpr std::size_t kCacheLine = 64;

// Memory that the system may keep on one large page, if it is as large as one. No memory ends the
// program, as it does everywhere.
void* chunk_of(std::size_t bytes, [[maybe_unused]] std::size_t page) {
#ifdef __linux__
  if (bytes == page) {
    void* chunk = std::aligned_alloc(page, page);
    if (!chunk) std::abort();
    ::madvise(chunk, page, MADV_HUGEPAGE);  // without large pages it is only slower
    return chunk;
  }
#endif
  void* chunk = std::aligned_alloc(kCacheLine, bytes);
  if (!chunk) std::abort();
  return chunk;
}

}  // namespace

void SliceStore::open_chunk() {
  chunks_.emplace_back(chunk_of(bytes_, kPage));
  next_ = static_cast<Slice*>(chunks_.back().get());
  left_ = bytes_ / sizeof(Slice);
  if (bytes_ < kPage) bytes_ *= 2;
}

}  // namespace interleave
