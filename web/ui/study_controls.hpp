// What the two panels of many runs share: words to choose from in the head, progress that can be
// stopped, the words beside the pointer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/panel.hpp"

namespace interleave {

// WordChoices to press, one of them chosen.
struct WordChoices {
  struct Word {
    std::string id, label;
    bool chosen = false;
    Command command;
  };
  std::vector<Word> words;
  void add(std::string id, std::string label, bool chosen, Command command) {
    words.push_back({std::move(id), std::move(label), chosen, std::move(command)});
  }
};

void add_figures(const Panel& panel, WordChoices& words);

// Both on one line; a group that does not fit is one word between two signs that exchange it for
// its neighbours. Gives what is left below.
[[nodiscard]] Rect draw_study_head(Panel& panel, const Rect& body, const WordChoices& left,
                                   const WordChoices& right);

// Nothing once all runs are done; else how far it is, and the word that stops it or goes on. Gives
// what is left above.
[[nodiscard]] Rect draw_study_progress(Panel& panel, const Rect& body,
                                       const StudyProgress& progress);

// A line of words at the top of a diagram, about `x`.
void draw_tip(Panel& panel, float x, float y, const Rect& within, std::string_view words);

}  // namespace interleave
