// The names of a Scenario: which there are of each kind, which is free for a new one, and one of
// them changed wherever it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/scenario.hpp"

namespace interleave {

// What is declared with `word` (`device`, `task`, `param`, `variant`, ...) anywhere, in order.
[[nodiscard]] std::vector<std::string> declared_names(const Scenario& scenario,
                                                      std::string_view word);

// A name that nothing of this kind has yet.
[[nodiscard]] std::string free_name(const Scenario& scenario, std::string_view word);

// Every declaration and every use of `name` has the name `next` then.
void rename(Scenario& scenario, std::string_view word, const std::string& name,
            const std::string& next);

}  // namespace interleave
