// Settings that a caller may change as if the text said so: a command line, a sweep, a click on a
// point of a curve.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

inline constexpr std::string_view kChangeableSettings[] = {"cores", "threads", "quantum", "seed",
                                                           "horizon"};

// Sets one of them in the common settings and in every variant. False: no model here has a number
// of threads, no policy a quantum, or the name is none of them.
[[nodiscard]] bool change_setting(Scenario& scenario, std::string_view name, const Scalar& value);

// What the run of this variant heeds: its own policy, the common one, the language's default.
[[nodiscard]] PolicyKind policy_of(const Scenario& scenario, std::size_t variant);
[[nodiscard]] bool has_quantum(PolicyKind kind);

// Where `cores`, `seed` or the quantum of this variant's policy is written: the statement that its
// run heeds. Null: it is not said (of a quantum: the policy takes none or its default).
[[nodiscard]] const Quantity* setting_of(const Scenario& scenario, std::size_t variant,
                                         std::string_view name);

// Sets `cores`, `quantum` or `seed` for the run of this variant: where it is said, else in the
// common settings. False as above.
[[nodiscard]] bool change_setting_of(Scenario& scenario, std::size_t variant, std::string_view name,
                                     const Scalar& value);

}  // namespace interleave
