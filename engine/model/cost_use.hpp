// Which kinds of `cost` the runs of a Scenario can meet at all, for warnings about the others.
#pragma once

#include <bitset>
#include <string_view>

#include "model/run_spec.hpp"

namespace interleave {

class CostUse {
 public:
  // Whether the run, or the same text with other parameters, has several threads and cores.
  void look_at(const RunSpec& run, bool several_threads, bool several_cores);

  [[nodiscard]] bool meets(CostKind kind) const { return met_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] bool has_several_cores() const { return several_cores_; }

  // Where costs of this kind are spent, to stand behind "has no effect: ".
  [[nodiscard]] static std::string_view condition(CostKind kind);

 private:
  void meet(CostKind kind, bool met) {
    if (met) met_.set(static_cast<std::size_t>(kind));
  }

  std::bitset<kCostKinds> met_;
  bool several_cores_ = false;
};

}  // namespace interleave
