#include "text/form_values.hpp"

#include <algorithm>

#include "base/time.hpp"
#include "text/literal.hpp"
#include "text/parse.hpp"

namespace interleave {
namespace {

using Kind = FormField::Kind;

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

bool is_ok(const LiteralReading& reading) { return reading.outcome == LiteralReading::Outcome::ok; }

// How far it is from `ns` to the next round duration; `ns` is above 0.
std::int64_t round_step(std::int64_t ns) {
  std::int64_t power = 1;
  while (ns / power >= 10) power *= 10;
  return ns >= 2 * power || power < 5 ? power : power / 5;
}

}  // namespace

std::string completed_entry(Kind kind, std::string_view entry, std::string_view before) {
  std::string text(trimmed(entry));
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (c == ' ' && kind == Kind::name) c = '-';
  }
  const bool timed = kind == Kind::duration || kind == Kind::durations || kind == Kind::length ||
                     kind == Kind::scalar;
  if (!timed) return text;
  const LiteralReading now = read_literal(text), old = read_literal(before);
  if (!is_ok(now) || now.value.unit == Unit::duration || now.value.value == Rational{0}) {
    return text;
  }
  if (is_ok(old) && !old.unit.empty()) return text.append(old.unit);
  return kind == Kind::scalar ? text : text + "ms";
}

bool leaves_its_field(Kind kind, std::string_view entry) {
  if (kind == Kind::text) return false;
  return entry.find_first_of(kind == Kind::texts ? ";#" : ";#\"") != entry.npos;
}

std::string first_value(const FormField& field) {
  switch (field.kind) {
    case Kind::flag: return "true";
    case Kind::choice: return std::string(field.words.front());
    case Kind::number:
      if (field.name == "tickets") return "100";
      return field.name == "priority" || field.name == "nice" ? "1" : "2";
    case Kind::numbers: return "0";
    case Kind::duration:
    case Kind::durations:
    case Kind::length:
    case Kind::scalar: return "10ms";
    default: return "";
  }
}

std::optional<std::string> stepped(std::string_view value, bool up) {
  const auto literal = parse_literal(value);
  if (!literal) return std::nullopt;
  const std::int64_t whole = literal->value.floor();
  std::int64_t step = 1;
  if (literal->unit == Unit::duration && whole > 0) {
    step = round_step(up || whole == 1 ? whole : whole - 1);
  } else if (literal->unit == Unit::duration) {
    step = 1'000'000;
  }
  std::int64_t next = 0;
  if (up) {
    next = (whole / step + 1) * step;
  } else {
    next = whole % step == 0 ? whole - step : whole / step * step;
  }
  if (next < 0 && literal->unit == Unit::duration) return std::nullopt;
  if (next > kMaxDuration.ns) return std::nullopt;
  return print_literal({Rational{next}, literal->unit});
}

}  // namespace interleave
