// One run for people: a sentence, the table of jobs, where the cores' time went, the checks. All
// times are exact.
#pragma once

#include <string>

#include "trace/export/report.hpp"

namespace interleave {

[[nodiscard]] std::string run_report_text(const RunReport& report);

}  // namespace interleave
