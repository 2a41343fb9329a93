// A value or what prevented it. A small stand-in for std::expected (C++23, which not all of our
// compilers have), with the same names. Reading the side that is not there is a bug and asserted.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace interleave {

template <class Error>
struct Unexpected {
  Error error;
};
template <class Error>
Unexpected(Error) -> Unexpected<Error>;

template <class Value, class Error>
class [[nodiscard]] Result {
 public:
  Result(Value value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Unexpected<Error> unexpected)
      : state_(std::in_place_index<1>, std::move(unexpected.error)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] Value& value() { return assert(has_value()), *std::get_if<0>(&state_); }
  [[nodiscard]] const Value& value() const { return assert(has_value()), *std::get_if<0>(&state_); }
  [[nodiscard]] const Error& error() const {
    return assert(!has_value()), *std::get_if<1>(&state_);
  }
  Value& operator*() { return value(); }
  const Value& operator*() const { return value(); }
  Value* operator->() { return &value(); }
  const Value* operator->() const { return &value(); }

 private:
  std::variant<Value, Error> state_;
};

}  // namespace interleave
