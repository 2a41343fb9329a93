// Writes JSON, comma by comma. The caller keeps the brackets balanced; everything else (quoting,
// commas, numbers that JSON can hold) is seen to here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interleave {

class JsonWriter {
 public:
  JsonWriter& object();      // {
  JsonWriter& end_object();  // }
  JsonWriter& array();       // [
  JsonWriter& end_array();   // ]
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint32_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(double number);  // at most three decimals; not finite: null
  JsonWriter& null();

  template <class Value>
  JsonWriter& field(std::string_view name, const Value& content) {
    return key(name).value(content);
  }
  template <class Value>
  JsonWriter& field_or_null(std::string_view name, const std::optional<Value>& content) {
    key(name);
    return content ? value(*content) : null();
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void separate();
  void raw(std::string_view text);

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace interleave
