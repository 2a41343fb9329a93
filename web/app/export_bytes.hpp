// The runs that are shown, as a file of one of the engine's formats.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "trace/export/report.hpp"
#include "ui/state.hpp"

namespace interleave {

// web/js/page/export.js knows the same numbers.
enum class ExportFormat : std::uint8_t { svg, json, csv, chrome_trace };

// Each simulated run, and after it or in its place the measured one, as the mode has it.
[[nodiscard]] std::vector<RunReport> reports_of(const AppState& state);

// `with_title`, `width` (pixels): of an SVG. "" while there is nothing to tell.
[[nodiscard]] std::string export_bytes(const AppState& state, ExportFormat format, bool with_title,
                                       float width);

}  // namespace interleave
