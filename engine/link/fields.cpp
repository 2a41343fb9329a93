#include "link/fields.hpp"

#include <algorithm>
#include <cstdint>

namespace interleave {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

int hex_value(char c) {
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  const std::size_t value = kHexDigits.find(c);
  return value == kHexDigits.npos ? -1 : static_cast<int>(value);
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == ',';
}

// What is no escape stays as it is.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && text.size() - i > 2;
    const int high = escape ? hex_value(text[i + 1]) : -1;
    const int low = escape ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return plain;
}

void append_encoded(std::string& fragment, std::string_view text) {
  for (const char c : text) {
    if (is_plain(c)) {
      fragment += c;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(c);
    fragment += '%';
    fragment += kHexDigits[byte >> 4];
    fragment += kHexDigits[byte & 15];
  }
}

}  // namespace

std::vector<LinkField> read_fields(std::string_view link) {
  const std::size_t hash = link.find('#');
  if (hash != link.npos) link.remove_prefix(hash + 1);
  std::vector<LinkField> fields;
  while (!link.empty() && fields.size() < kMostLinkFields) {
    std::string_view field = link.substr(0, link.find('&'));
    link.remove_prefix(std::min(link.size(), field.size() + 1));
    if (field.starts_with("amp;")) field.remove_prefix(4);
    if (field.empty()) continue;
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::size_t value = std::min(equals + 1, field.size());
    fields.push_back({decoded(field.substr(0, equals)), decoded(field.substr(value))});
  }
  return fields;
}

void append_field(std::string& fragment, std::string_view name, std::string_view value) {
  if (!fragment.empty()) fragment += '&';
  append_encoded(fragment, name);
  fragment += '=';
  append_encoded(fragment, value);
}

}  // namespace interleave
