#include "trace/slice_store.hpp"

#include <new>

#include "trace/large_page.hpp"

namespace interleave {
namespace {

// Slices do not lie across more of the processor's cache lines than they need.
constexpr std::align_val_t kCacheLine{64};

}  // namespace

SliceStore::~SliceStore() {
  for (void* page : pages_) give_back_large_page(page);
}

void SliceStore::Free::operator()(void* chunk) const { ::operator delete(chunk, kCacheLine); }

void SliceStore::open_chunk() {
  if (bytes_ < kLargePage) {
    chunks_.emplace_back(::operator new(bytes_, kCacheLine));
    next_ = static_cast<Slice*>(chunks_.back().get());
  } else {
    pages_.push_back(take_large_page());
    next_ = static_cast<Slice*>(pages_.back());
  }
  left_ = bytes_ / sizeof(Slice);
  if (bytes_ < kLargePage) bytes_ *= 2;
}

}  // namespace interleave
