#include "app/json_writer.hpp"

#include <cmath>

#include "base/format.hpp"

namespace interleave {

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

void JsonWriter::raw(std::string_view text) {
  separate();
  text_ += text;
}

JsonWriter& JsonWriter::object() {
  raw("{");
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  text_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::array() {
  raw("[");
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  text_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  raw(json_string(name));
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) { return raw(json_string(text)), *this; }
JsonWriter& JsonWriter::value(std::int64_t number) { return raw(to_text(number)), *this; }
JsonWriter& JsonWriter::value(bool truth) { return raw(truth ? "true" : "false"), *this; }
JsonWriter& JsonWriter::null() { return raw("null"), *this; }

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number) || std::abs(number) > 1e15) return null();
  const std::int64_t thousandths = std::llround(number * 1000);
  const std::int64_t magnitude = thousandths < 0 ? -thousandths : thousandths;
  std::string text = (thousandths < 0 ? "-" : "") + to_text(magnitude / 1000);
  if (magnitude % 1000 != 0) {
    std::string decimals = to_text(1000 + magnitude % 1000).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    text += "." + decimals;
  }
  return raw(text), *this;
}

}  // namespace interleave
