#include "text/literal.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

__extension__ using Wide = __int128;
using Outcome = LiteralReading::Outcome;

struct UnitName {
  std::string_view name;
  std::int64_t ns;
};
constexpr std::array<UnitName, 6> kUnits{{{"ns", 1},
                                          {"us", 1'000},
                                          {"\xc2\xb5s", 1'000},  // U+00B5, the micro sign
                                          {"\xce\xbcs", 1'000},  // U+03BC, the Greek letter
                                          {"ms", 1'000'000},
                                          {"s", 1'000'000'000}}};

struct ForeignName {
  std::string_view name;
  ForeignUnit meaning;
};
constexpr std::array<ForeignName, 14> kForeignUnits{{{"min", {60, "s"}},
                                                     {"mins", {60, "s"}},
                                                     {"minute", {60, "s"}},
                                                     {"minutes", {60, "s"}},
                                                     {"m", {60, "s"}},
                                                     {"h", {3600, "s"}},
                                                     {"hour", {3600, "s"}},
                                                     {"hours", {3600, "s"}},
                                                     {"sec", {1, "s"}},
                                                     {"secs", {1, "s"}},
                                                     {"second", {1, "s"}},
                                                     {"seconds", {1, "s"}},
                                                     {"msec", {1, "ms"}},
                                                     {"usec", {1, "us"}}}};

constexpr std::size_t kMostDecimals = 18;  // 10^18 is the largest power of ten in 64 bits

const UnitName* find_unit(std::string_view word) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(),
                                  [word](const UnitName& unit) { return unit.name == word; });
  return found == kUnits.end() ? nullptr : &*found;
}

std::size_t count_digits(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return !is_digit(static_cast<unsigned char>(c)); });
  return static_cast<std::size_t>(end - text.begin());
}

// Appends decimal digits; false when the value leaves 64 bits.
bool append_digits(std::int64_t& value, std::string_view digits) {
  for (const char digit : digits) {
    if (__builtin_mul_overflow(value, 10, &value)) return false;
    if (__builtin_add_overflow(value, digit - '0', &value)) return false;
  }
  return true;
}

std::optional<Rational> exact(std::string_view whole, std::string_view decimals, bool negative) {
  while (decimals.ends_with('0')) decimals.remove_suffix(1);
  if (decimals.size() > kMostDecimals) return std::nullopt;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  if (!append_digits(numerator, whole) || !append_digits(numerator, decimals)) return std::nullopt;
  for (std::size_t i = 0; i < decimals.size(); ++i) denominator *= 10;
  return Rational::make(negative ? -numerator : numerator, denominator);
}

// Decimal digits of a fraction whose denominator divides a power of ten.
std::string exact_decimal(const Rational& value) {
  const bool negative = value < Rational{0};
  Wide rest = negative ? -Wide{value.numerator()} : Wide{value.numerator()};
  std::string text = negative ? "-" : "";
  text += to_text(static_cast<std::int64_t>(rest / value.denominator()));
  rest %= value.denominator();
  if (rest != 0) text += '.';
  for (std::size_t i = 0; rest != 0 && i < 64; ++i) {
    rest *= 10;
    text += static_cast<char>('0' + static_cast<int>(rest / value.denominator()));
    rest %= value.denominator();
  }
  return text;
}

bool is_all_letters(std::string_view word) {
  return parameter_name_length(word) == word.size() &&
         word.find_first_of("0123456789_") == word.npos;
}

}  // namespace

bool is_unit(std::string_view word) { return find_unit(word) != nullptr; }

ForeignUnit foreign_unit(std::string_view word) {
  for (const ForeignName& foreign : kForeignUnits) {
    if (foreign.name == word) return foreign.meaning;
  }
  return {};
}

LiteralReading read_literal(std::string_view word) {
  LiteralReading reading;
  std::string_view rest = word;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const std::string_view whole = rest.substr(0, count_digits(rest));
  if (whole.empty()) return reading;
  rest.remove_prefix(whole.size());
  std::string_view decimals;
  reading.outcome = Outcome::bad_number;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    decimals = rest.substr(0, count_digits(rest));
    if (decimals.empty()) return reading;
    rest.remove_prefix(decimals.size());
  }
  reading.number = word.substr(0, word.size() - rest.size());
  reading.unit = rest;
  const UnitName* unit = find_unit(rest);
  if (!rest.empty() && !unit) {
    if (is_all_letters(rest)) reading.outcome = Outcome::unknown_unit;
    return reading;
  }
  std::optional<Rational> value = exact(whole, decimals, negative);
  if (value && unit) value = multiply(*value, Rational{unit->ns});
  reading.outcome = value ? Outcome::ok : Outcome::overflow;
  if (value) reading.value = {*value, unit ? Unit::duration : Unit::number};
  return reading;
}

Result<Scalar, std::string> parse_literal(std::string_view text) {
  const LiteralReading reading = read_literal(text);
  const auto found = [text] { return "`" + std::string(text.substr(0, 40)) + "`"; };
  switch (reading.outcome) {
    case Outcome::ok: return reading.value;
    case Outcome::unknown_unit:
      return Unexpected{"there is no unit `" + std::string(reading.unit.substr(0, 40)) +
                        "`: durations are written in ns, us, ms or s"};
    case Outcome::overflow:
      return Unexpected{found() + " is too large or too fine to be kept exactly"};
    default: return Unexpected{"expected a number or a duration such as `5ms`, found " + found()};
  }
}

std::string print_literal(const Scalar& value) {
  if (value.unit == Unit::number) return exact_decimal(value.value);
  if (value.value == Rational{0}) return "0s";
  if (value.value.is_whole()) return exact_duration({value.value.numerator()});
  return exact_decimal(value.value) + "ns";
}

}  // namespace interleave
