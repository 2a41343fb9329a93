// The knobs. They are read before everything else, so that `$name` may stand above its `param`.
#include <optional>
#include <string>
#include <utility>

#include "base/format.hpp"
#include "text/characters.hpp"
#include "text/parser.hpp"

namespace interleave {

void Parser::parse_parameters() {
  if (text_.find("param") == std::string_view::npos) return;  // not read twice for nothing
  Lexer lexer(text_, nullptr);  // the second reading reports what no token can be made of
  std::vector<Token> tokens;
  while (lexer.next_statement(tokens)) {
    StatementCursor cursor(text_, tokens, report_);
    if (cursor.take_word("param")) parse_parameter(cursor);
  }
  scenario_.parameters = parameters_.parameters;
}

void Parser::parse_parameter(StatementCursor& cursor) {
  std::string_view name;
  SourceSpan where, value_place;
  if (!cursor.read_name("a parameter", name, where)) return;
  if (parameter_name_length(name) != name.size()) {
    report_.error(where, "bad-name",
                  "the name of a parameter has no `-` and no `.`, found " + in_quotes(name));
    name = name.substr(0, parameter_name_length(name));
  }
  const auto index = static_cast<std::uint32_t>(parameters_.names.size());
  if (!parameters_.index_of.emplace(name, index).second) {
    report_.error(where, "defined-twice",
                  "there are two parameters with the name " + in_quotes(name));
    return;
  }
  if (index == kMaxParameters) {
    report_.error(where, "too-many-parameters",
                  "a scenario has at most " + to_text(kMaxParameters) + " parameters");
  }
  Parameter parameter{std::string(name), {}, {}, {}, {}, ""};
  const bool understood = parse_parameter_values(parameter, value_place, cursor);
  if (!understood) parameter.from = parameter.to = parameter.step = std::nullopt;
  parameters_.names.push_back(name);
  parameters_.parameters.push_back(std::move(parameter));
  parameters_.understood.push_back(understood);
  source_.parameters.push_back(where);
  source_.parameter_values.push_back(value_place);
}

// `= VALUE [from V to V [step V]] [STRING]`.
bool Parser::parse_parameter_values(Parameter& parameter, SourceSpan& value_place,
                                    StatementCursor& cursor) {
  if (!cursor.take(Token::Kind::equals)) {
    return cursor.fail_expecting("expected-equals", "`=` after the parameter's name");
  }
  QuantityParser quantities(cursor, parameters_);
  SourceSpan from_place, to_place, step_place;
  if (!quantities.read_only_literal("the parameter", parameter.value, value_place)) return false;
  if (cursor.take_word("from")) {
    if (!quantities.read_only_literal("`from`", parameter.from.emplace(), from_place)) return false;
    if (!cursor.take_word("to")) {
      return cursor.fail_expecting("expected-to", "`to` and the other end of the range");
    }
    if (!quantities.read_only_literal("`to`", parameter.to.emplace(), to_place)) return false;
    if (cursor.take_word("step") &&
        !quantities.read_only_literal("`step`", parameter.step.emplace(), step_place)) {
      return false;
    }
  }
  cursor.read_label(parameter.label);
  return cursor.expect_end("the parameter") &&
         check_parameter(parameter, value_place, from_place, step_place);
}

// One unit for all, which a bare 0 takes; an ascending range; a positive step.
bool Parser::check_parameter(Parameter& parameter, const SourceSpan& value_place,
                             const SourceSpan& range_place, const SourceSpan& step_place) {
  const auto each = [&parameter](auto&& visit) {
    visit(parameter.value);
    if (parameter.from) visit(*parameter.from);
    if (parameter.to) visit(*parameter.to);
    if (parameter.step) visit(*parameter.step);
  };
  bool duration = false, number = false;
  each([&](const Scalar& value) {
    if (value.unit == Unit::duration) duration = true;
    if (value.unit == Unit::number && value.value != Rational{0}) number = true;
  });
  if (duration && number) {
    report_.error(value_place, "unit-mismatch",
                  "the values of a parameter are all durations or all numbers");
    return false;
  }
  if (duration) each([](Scalar& value) { value.unit = Unit::duration; });
  if (parameter.from && parameter.from->value > parameter.to->value) {
    report_.error(range_place, "bad-range", "`from` is larger than `to`");
    return false;
  }
  if (parameter.step && parameter.step->value <= Rational{0}) {
    report_.error(step_place, "bad-step", "`step` must be larger than 0");
    return false;
  }
  return true;
}

}  // namespace interleave
