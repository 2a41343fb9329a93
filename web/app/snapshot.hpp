// The explorer's state as JSON: what `explorer.snapshot()` returns, what the page lays over and
// beside the canvas, and what tests read. Times are whole nanoseconds, places CSS pixels.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "app/explorer.hpp"
#include "layout/picture.hpp"
#include "ui/control.hpp"

namespace interleave {

// Which parts are wanted; the page asks for little while it plays.
enum SnapshotPart : unsigned {
  kDocumentPart = 1,  // diagnostics, title, notes, knobs, the version of the text
  kRunsPart = 2,      // variants, their table, and the sentences about them
  kViewPart = 4,      // cursor, viewport, choices, now sentence, message, real run, editor slot
  kPicturePart = 8,   // rows, items, controls
  kStudiesPart = 16,  // curves, outcomes, what is played
  kFormPart = 32,     // the scenario statement by statement, to be edited
  kAroundPart = 64,   // app/snapshot_around.hpp
  kTasksPart = 128,   // within the runs: the metrics of each job
  kTextPart = 256,    // the text, which may be long
  kAllParts = 447,    // but what is around the cursor
};

struct SnapshotFacts {
  std::uint64_t frames = 0;  // drawn so far
  bool webgl = false;
  std::span<const Control> controls;  // of the last frame
};

// Of rows and items at most kMostItems each are listed, of tasks a run as many; the counts are
// always whole.
inline constexpr std::size_t kMostItems = 5000;

[[nodiscard]] std::string snapshot(const AppState& state, const Picture& picture,
                                   const SnapshotFacts& facts, unsigned parts);

}  // namespace interleave
