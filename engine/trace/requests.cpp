#include "trace/requests.hpp"

#include <utility>

#include "base/bisect.hpp"

namespace interleave {

Requests::Requests(const Requests& other) {
  for (const DeviceRequest& request : other) push_back(request);
}

Requests::Requests(Requests&& other) noexcept
    : blocks_(std::exchange(other.blocks_, {})),
      next_(std::exchange(other.next_, nullptr)),
      left_(std::exchange(other.left_, 0)),
      size_(std::exchange(other.size_, 0)) {}

Requests& Requests::operator=(Requests other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(next_, other.next_);
  std::swap(left_, other.left_);
  std::swap(size_, other.size_);
  return *this;
}

void Requests::begin_block() {
  left_ = Lengths::length_of(blocks_.size());
  const bool is_page = left_ == kLongest;
  next_ = is_page ? static_cast<DeviceRequest*>(take_large_page())
                  : std::allocator<DeviceRequest>{}.allocate(left_);
  blocks_.emplace_back(next_, Free{is_page});
}

void Requests::Free::operator()(DeviceRequest* block) const {
  is_page ? give_back_large_page(block) : ::operator delete(block);
}

std::size_t Requests::first_asked_from(Time t) const {
  return bisect(size_, [&](std::size_t i) { return slot(i)->asked < t; });
}

bool operator==(const Requests& a, const Requests& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace interleave
