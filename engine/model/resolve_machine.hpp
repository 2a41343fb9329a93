// The settings of one run: the common block with one variant's laid over it, as whole numbers.
#pragma once

#include <cstdint>
#include <optional>

#include "model/run_spec.hpp"
#include "model/values.hpp"

namespace interleave {

// A setting and the block that it was said in (empty: the common one).
template <class Setting>
struct Said {
  const Setting* setting = nullptr;
  std::optional<std::uint32_t> variant;
};

// The common settings under one variant's own; `variant` as in resolve().
class EffectiveSettings {
 public:
  EffectiveSettings(const Scenario& scenario, std::size_t variant);

  template <class Setting>
  [[nodiscard]] Said<Setting> find(std::optional<Setting> Settings::*member) const {
    if (own_ && own_->*member) return {&*(own_->*member), index_};
    if (common_.*member) return {&*(common_.*member), std::nullopt};
    return {};
  }
  [[nodiscard]] const Settings& common() const { return common_; }
  [[nodiscard]] const Settings* own() const { return own_; }
  [[nodiscard]] std::optional<std::uint32_t> index() const { return index_; }

 private:
  const Settings& common_;
  const Settings* own_ = nullptr;
  std::optional<std::uint32_t> index_;
};

// Fills all of `run` but its programs, tasks and what belongs to them.
void resolve_settings(const EffectiveSettings& settings, Values& values, RunSpec& run);

}  // namespace interleave
