// An edit made in the form, written into the text: only the statements concerned change, whatever
// else stands in the text stays as it is.
//
// Guarantees: the result is a text without errors, or a sentence says why the edit makes no sense.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "text/parse.hpp"

namespace interleave {

struct FormEdit {
  enum class Act : std::uint8_t {
    set,     // `field` of the statement `at` becomes `value`; "" takes an optional one away
    step,    // it becomes the next larger round value, or the next smaller one for `value` "-1"; an
             // optional one that is not said gets a first value
    add,     // a new statement that begins with `value`: an operation before "op T I", a setting
             // of "variant V" or, with `at` "", a common one; tasks and the like at their end
    remove,  // the statement `at` with all that belongs to it
    move     // the operation `at`, a repeat with all in it, to before "op T I" of `value`
  };
  Act act = Act::set;
  std::string at;  // text/form_place.hpp
  std::string field, value;
};

// "set", "step", "add", "remove", "move".
[[nodiscard]] std::string_view name_of(FormEdit::Act act);

// `parsed` is parse(text), without errors.
[[nodiscard]] Result<std::string, std::string> form_edit(std::string_view text,
                                                         const ParsedScenario& parsed,
                                                         const FormEdit& edit);

}  // namespace interleave
