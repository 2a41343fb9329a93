// What is declared by name for one run: devices, mutexes, semaphores, channels and barriers. A
// variant's declaration replaces the common one of its kind and name in place; a new name joins the
// end.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/name_table.hpp"
#include "model/resolve_machine.hpp"
#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

void resolve_objects(const EffectiveSettings& settings, Values& values, RunSpec& run);

// What a name of each kind means in a run: its index in the RunSpec, which must outlive this.
class ObjectNames {
 public:
  explicit ObjectNames(const RunSpec& run);

  NameTable devices, mutexes, semaphores, channels, barriers;
};

}  // namespace interleave
