// The words of a picture: what stands on a mark, and how a text is made to fit.
#pragma once

#include <string>

#include "trace/export/svg_marks.hpp"

namespace interleave {

// Of a run: the task, or with `by_operation` what it does; may be empty.
[[nodiscard]] std::string run_words(const Trace& trace, const SvgMark& mark, bool by_operation);
// Of a wait: the name of what is waited for; may be empty.
[[nodiscard]] std::string wait_words(const Trace& trace, const SvgMark& mark);

// Shortened with an ellipsis where it is wider.
[[nodiscard]] std::string fitting(const std::string& text, float width, float size);

// "12.5ms" as people write it: "12.5 ms".
[[nodiscard]] std::string spaced(std::string duration);

}  // namespace interleave
