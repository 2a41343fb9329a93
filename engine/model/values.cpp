#include "model/values.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/format.hpp"

namespace interleave {
namespace {

bool is_zero_number(const Scalar& scalar) { return scalar == Scalar{}; }

std::string shown(const Scalar& scalar) {
  const std::int64_t floor = scalar.value.floor();
  if (scalar.unit == Unit::duration) return exact_duration({floor});
  return to_text(floor);
}

std::string sentence(std::string_view what, std::string_view rest) {
  return std::string(what).append(rest);
}

}  // namespace

void Values::report(const ScenarioPlace& place, std::string_view code, std::string message,
                    std::string hint) {
  if (problems_.size() >= kMaxProblems) return;
  problems_.push_back(
      {place, Severity::error, std::string(code), std::move(message), std::move(hint)});
}

// `0` needs no unit, also as the value of a knob that is never anything but 0.
bool Values::is_bare_zero(const Quantity& quantity) const {
  if (quantity.nodes.size() != 1) return false;
  const QuantityNode& node = quantity.nodes[0];
  if (node.kind == QuantityNode::Kind::literal) return is_zero_number(node.literal);
  if (node.kind != QuantityNode::Kind::parameter) return false;
  if (node.parameter >= scenario_.parameters.size()) return false;
  const Parameter& parameter = scenario_.parameters[node.parameter];
  return is_zero_number(parameter.value) && is_zero_number(parameters_[node.parameter]) &&
         is_zero_number(parameter.from.value_or(Scalar{})) &&
         is_zero_number(parameter.to.value_or(Scalar{}));
}

std::optional<Scalar> Values::value(const Quantity& quantity, const ScenarioPlace& place,
                                    Unit expected, std::string_view what) {
  if (quantity.nodes.empty()) return std::nullopt;
  const auto result = evaluate(quantity, parameters_);
  if (!result) {
    report(place, result.error().code, sentence(what, ": ") + result.error().message);
    return std::nullopt;
  }
  if (result->unit == expected) return *result;
  if (expected == Unit::duration && is_bare_zero(quantity)) return Scalar{{0}, Unit::duration};
  if (expected == Unit::duration) {
    report(place, "missing-unit",
           sentence(what, " expects a duration, found the number ") + shown(*result),
           "write a unit right after the number: `" + shown(*result) + "ms`");
  } else {
    report(place, "wrong-unit",
           sentence(what, " expects a number, found the duration ") + shown(*result));
  }
  return std::nullopt;
}

Duration Values::duration(const Quantity& quantity, const ScenarioPlace& place,
                          std::string_view what) {
  const auto scalar = value(quantity, place, Unit::duration, what);
  if (!scalar) return {};
  if (scalar->value < Rational{0}) {
    report(place, "negative", sentence(what, " cannot be negative, found ") + shown(*scalar));
    return {};
  }
  if (scalar->value > Rational{kMaxDuration.ns}) {
    report(place, "too-long",
           sentence(what, " is longer than ") + exact_duration(kMaxDuration) +
               ", the most that can be simulated");
    return {};
  }
  return {scalar->value.floor()};
}

Length Values::length(const LengthStatement& said, const ScenarioPlace& place,
                      std::string_view what) {
  const std::size_t before = problems_.size();
  Length length{said.distribution, duration(said.first, place, what)};
  if (said.distribution != Distribution::uniform) return length;
  length.second = duration(said.second, place, what);
  const bool understood = problems_.size() == before && !said.second.nodes.empty();
  if (length.second < length.first) {
    if (understood) {
      report(place, "bad-range",
             sentence(what, ": the first of the two lengths of `uniform` is the longer one"));
    }
    length.second = length.first;
  }
  return length;
}

std::int64_t Values::whole(const Quantity& quantity, const ScenarioPlace& place,
                           std::string_view what, const WholeRange& range) {
  const auto scalar = value(quantity, place, Unit::number, what);
  const std::int64_t harmless = std::max<std::int64_t>(range.least, 0);
  if (!scalar) return harmless;
  const std::int64_t floor = scalar->value.floor();
  if (floor < 0 && range.least >= 0) {
    report(place, "negative", sentence(what, " cannot be negative, found ") + to_text(floor));
    return harmless;
  }
  if (floor < range.least) {
    report(
        place, "out-of-range",
        sentence(what, " must be at least ") + to_text(range.least) + ", found " + to_text(floor));
    return harmless;
  }
  if (floor > range.most) {
    report(place, range.code,
           sentence(what, " can be at most ") + to_text(range.most) + ", found " + to_text(floor));
    return harmless;
  }
  return floor;
}

}  // namespace interleave
