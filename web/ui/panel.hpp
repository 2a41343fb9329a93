// What every panel is given: where to draw, what to show, and where to put the commands that the
// reader's hand gives. The small controls that panels share are here too; each is invisible to
// ImGui but for its place, drawn by us, and entered into the list of controls.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/command.hpp"
#include "ui/control.hpp"
#include "ui/icons.hpp"
#include "ui/painter.hpp"
#include "ui/state.hpp"

namespace interleave {

struct Panel {
  Painter& paint;
  const AppState& state;
  const PageLayout& page;
  Commands& commands;
  std::vector<Control>& controls;

  [[nodiscard]] const Look& look() const { return paint.look(); }
  void give(Command command) { commands.push_back(std::move(command)); }
  // The least height of something to press.
  [[nodiscard]] float touch_height() const { return state.touch ? 44 : 32; }
};

// What the pointer does with a place this frame.
struct Press {
  bool clicked = false;
  bool hovered = false;
  bool held = false;
  bool released = false;  // held until the frame before; the hand may have moved on with it
};

// A place to press that draws nothing. `id` also names it in the list of controls.
Press press_area(Panel& panel, std::string id, std::string_view label, const Rect& where,
                 std::string value = "", bool enabled = true);

// Where the pointer is, in CSS pixels.
struct Pointer {
  float x = 0, y = 0;
};
[[nodiscard]] Pointer pointer(const Panel& panel);
// Not taken away (by the browser, by a second finger), which puts it far outside.
[[nodiscard]] inline bool is_there(const Pointer& at) { return at.x > -1e5f; }

// A word to press; `chosen` has the accent under it. The rectangle is the place to press; `air` is
// how much of its width the word leaves free, shortened where it must be.
bool choice(Panel& panel, std::string id, std::string_view label, const Rect& where, bool chosen,
            Type type = Type::body, float air = 0);

// A sign to press; the English of its label.
bool icon_button(Panel& panel, std::string id, std::string_view label, Icon icon, const Rect& where,
                 bool enabled = true);

// A word in a hairline capsule, for the few things that start something.
bool capsule(Panel& panel, std::string id, std::string_view label, const Rect& where);

// A hairline with a handle; gives the new position while it is dragged, else `position`.
std::int64_t slider(Panel& panel, std::string id, std::string_view label, const Rect& where,
                    std::int64_t position, std::int64_t last, std::string value);

// A thin mark at the right of an area whose content is longer than it; nothing otherwise.
void scroll_mark(Panel& panel, const Rect& area, float content, float scroll);

}  // namespace interleave
