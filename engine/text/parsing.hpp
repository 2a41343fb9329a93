// parse() and resolve_in_text() with pauses, for so many tasks that somebody waits meanwhile.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "model/resolving.hpp"
#include "text/parse.hpp"

namespace interleave {

class Parsing {
 public:
  // The text must stay where it is.
  explicit Parsing(std::string_view text);
  Parsing(Parsing&&) noexcept;
  Parsing& operator=(Parsing&&) noexcept;
  ~Parsing();

  // Reads the text, at first; then resolves the variants, by so many tasks more. True: all is done.
  bool go_on(std::size_t tasks);
  [[nodiscard]] ParsedScenario take() &&;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// What Resolving has come to, with its problems placed in the text.
[[nodiscard]] Result<RunSpec, Diagnostics> take_in_text(Resolving resolving,
                                                        const ParsedScenario& parsed);

}  // namespace interleave
