#include "base/format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/utf8.hpp"

namespace interleave {
namespace {

__extension__ using Wide = __int128;

struct DurationUnit {
  std::uint64_t ns;
  std::string_view written;   // as the language writes it
  std::string_view readable;  // as people do
};
constexpr std::array<DurationUnit, 4> kUnits{
    {{1'000'000'000, "s", "s"}, {1'000'000, "ms", "ms"}, {1'000, "us", "µs"}, {1, "ns", "ns"}}};
constexpr std::uint64_t kExactFraction = 1'000'000;  // six decimals
constexpr std::uint64_t kSignificant = 1'000;        // three digits

std::string unsigned_text(std::uint64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

// `fraction` of `scale` (a power of ten) as decimals without trailing zeros, "" for none.
std::string decimals(std::uint64_t fraction, std::uint64_t scale) {
  if (fraction == 0) return "";
  std::string text = unsigned_text(scale + fraction);
  text[0] = '.';
  return text.erase(text.find_last_not_of('0') + 1);
}

// Rounds half up to three significant digits, which may reach the next unit: then false.
bool append_readable(std::string& text, std::uint64_t ns, const DurationUnit& unit) {
  std::uint64_t scale = 1;  // parts of the unit that one step of the last digit is
  while (scale < unit.ns && ns * 10 * scale < kSignificant * unit.ns) scale *= 10;
  const std::uint64_t step = unit.ns / scale;
  const std::uint64_t steps = (ns + step / 2) / step;
  if (steps / scale >= kSignificant && unit.ns != kUnits[0].ns) return false;
  text += unsigned_text(steps / scale) + decimals(steps % scale, scale) + " ";
  text += unit.readable;
  return true;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

void append_json_escape(std::string& text, char32_t control) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (control) {
    case '\n': text += "\\n"; return;
    case '\r': text += "\\r"; return;
    case '\t': text += "\\t"; return;
    default:
      text += "\\u00";
      text += kHex[control >> 4];
      text += kHex[control & 15];
  }
}

}  // namespace

std::string to_text(std::int64_t value) {
  return (value < 0 ? "-" : "") + unsigned_text(magnitude(value));
}

std::string six_decimals(std::int64_t millionths) {
  const std::uint64_t size = magnitude(millionths);
  std::string fraction = unsigned_text(kExactFraction + size % kExactFraction);
  fraction[0] = '.';
  return (millionths < 0 ? "-" : "") + unsigned_text(size / kExactFraction) + fraction;
}

std::string exact_duration(Duration duration) {
  if (duration.ns == 0) return "0";
  const std::uint64_t ns = magnitude(duration.ns);
  const auto fits = [ns](const DurationUnit& unit) {
    const std::uint64_t finest = std::max<std::uint64_t>(1, unit.ns / kExactFraction);
    return ns >= unit.ns && ns % finest == 0;
  };
  const DurationUnit& unit = *std::find_if(kUnits.begin(), kUnits.end(), fits);
  std::string text = (duration.ns < 0 ? "-" : "") + unsigned_text(ns / unit.ns);
  text += decimals(ns % unit.ns, unit.ns);
  return text.append(unit.written);
}

std::string readable_duration(Duration duration) {
  if (duration.ns == 0) return "0";
  const std::uint64_t ns = magnitude(duration.ns);
  std::size_t unit = 0;
  while (kUnits[unit].ns > ns) ++unit;
  std::string text = duration.ns < 0 ? "-" : "";
  // Above some hours ns * 10 * scale could overflow: whole seconds need no scale.
  if (ns / kUnits[0].ns >= kSignificant) {
    return text + unsigned_text((ns + kUnits[0].ns / 2) / kUnits[0].ns) + " s";
  }
  if (!append_readable(text, ns, kUnits[unit])) append_readable(text, ns, kUnits[unit - 1]);
  return text;
}

std::int64_t ratio_in_millionths(std::int64_t numerator, std::int64_t denominator) {
  const Wide scaled = (Wide{numerator} * 1'000'000 * 2 + denominator) / (Wide{denominator} * 2);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return scaled > kMost ? kMost : static_cast<std::int64_t>(scaled);
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; };
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t from = offset;  // a long text is plain for the most part
    while (offset < text.size() && is_plain(text[offset])) ++offset;
    quoted += text.substr(from, offset - from);
    if (offset == text.size()) break;
    const CodePoint point = code_point_at(text, offset);
    if (point.value == CodePoint::kInvalid) {
      append_utf8(quoted, 0xfffd);
    } else if (point.value < 0x20) {
      append_json_escape(quoted, point.value);
    } else {
      if (point.value == '"' || point.value == '\\') quoted += '\\';
      quoted += text.substr(offset, point.bytes);
    }
    offset += point.bytes;
  }
  return quoted += '"';
}

std::string counted(std::int64_t count, std::string_view singular) {
  std::string text = to_text(count) + " ";
  if (count == 1) return text.append(singular);
  const bool sibilant = ends_with_any(singular, {"s", "x", "ch", "sh"});
  return text.append(singular).append(sibilant ? "es" : "s");
}

}  // namespace interleave
