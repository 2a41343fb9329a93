// A link: a scenario and the moment at which to look at it, in the fragment of an address, which no
// server is ever sent:
//
//   s=1.PAYLOAD   the scenario's text (link/payload.hpp)      url=ADDRESS  where else the text is
//   t=TIME        the cursor                                  v=TIME..TIME what is on view
//   f=FRAME       the frame, such as `cores`                  sel=TIME,ROW what is picked out
//   m=MODE        simulated, real or both                     n=COUNT      the variant, from 0
//   k.NAME=VALUE  a knob
//
// Times and values are written as the language writes them. All of it is optional. What a link of
// version 1 says it says for ever; tests/golden/links keeps some of each kind.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "link/fields.hpp"
#include "model/quantity.hpp"

namespace interleave {

// The frames that a link may name.
inline constexpr std::array<std::string_view, 4> kLinkFrames{"your-code", "threads", "cores",
                                                             "whole-system"};
// What is looked at: what was worked out, what was measured, or one under the other.
inline constexpr std::array<std::string_view, 3> kLinkModes{"simulated", "real", "both"};

struct LinkView {
  Time start, end;  // start < end
  friend bool operator==(const LinkView&, const LinkView&) = default;
};

// By time and row, never by numbers of the program's own, which another version may count
// otherwise. Rows are the cores in the frames `cores` and `whole-system`, the lanes of tasks in the
// others, counted from 0 through all variants, measured runs left out.
struct LinkSelection {
  Time at;
  std::uint32_t row = 0;
  friend bool operator==(const LinkSelection&, const LinkSelection&) = default;
};

struct LinkKnob {
  std::string name;
  Scalar value;
  friend bool operator==(const LinkKnob&, const LinkKnob&) = default;
};

struct Link {
  std::string text;  // "": the link brings none
  std::string url;   // "": none; not looked at here
  std::optional<Time> at;
  std::optional<LinkView> view;
  std::string frame;  // one of kLinkFrames, "": none
  std::string mode;   // one of kLinkModes, "": none
  std::optional<std::uint32_t> variant;
  std::optional<LinkSelection> selection;
  std::vector<LinkKnob> knobs;

  [[nodiscard]] bool empty() const { return *this == Link{}; }
  friend bool operator==(const Link&, const Link&) = default;
};

// What the link says, in the order in which it is written; the text packed.
[[nodiscard]] std::vector<LinkField> link_fields(const Link& link);

// The fragment without its `#`; "" for an empty link. Equal links give equal bytes everywhere.
[[nodiscard]] std::string write_link(const Link& link);

struct LinkReading {
  Link link;                          // all that could be read
  std::string lost_text;              // why there is no text though the link brings one, or ""
  std::vector<std::string> problems;  // what else could not be read, a sentence each
};

// A whole address or its fragment. Of two fields of one name the later one holds. Texts are not
// parsed.
[[nodiscard]] LinkReading read_link(std::string_view link);

}  // namespace interleave
