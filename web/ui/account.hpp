// Where time went, as parts that add up to a whole: of the cores of a run, or of one job.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/metrics.hpp"

namespace interleave {

// How a part is drawn: as the timeline draws that state.
enum class Fill : std::uint8_t { solid, crossed, hatched, outlined, dotted, empty };

struct AccountPart {
  std::string_view label;  // in English
  Duration time;
  Fill fill = Fill::empty;
  int tenths = 0;  // of a percent of the whole; those of all parts add up to 1000
  friend bool operator==(const AccountPart&, const AccountPart&) = default;
};

// Parts of no length are left out; empty when the whole is 0.
struct Account {
  std::vector<AccountPart> parts;
  Duration whole;
  friend bool operator==(const Account&, const Account&) = default;
};

// All cores together: useful, polling, switching, and idle for three reasons.
[[nodiscard]] Account account_of_cores(const Metrics& metrics);

// One job from its arrival on: the parts of its turnaround.
[[nodiscard]] Account account_of_job(const JobMetrics& job);

// "12.5 %".
[[nodiscard]] std::string percent_text(int tenths);

}  // namespace interleave
