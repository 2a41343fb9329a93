// resolve() with pauses, for so many tasks that somebody waits meanwhile.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "model/run_spec.hpp"
#include "model/scenario.hpp"

namespace interleave {

class Resolving {
 public:
  // As resolve(); the scenario must stay where it is.
  Resolving(const Scenario& scenario, std::size_t variant, std::span<const Scalar> knobs = {});
  Resolving(Resolving&&) noexcept;
  Resolving& operator=(Resolving&&) noexcept;
  ~Resolving();

  // Goes on by so many tasks. True: all are there.
  bool go_on(std::size_t tasks);
  [[nodiscard]] Result<RunSpec, std::vector<Problem>> take() &&;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace interleave
