// One frame of the explorer's face: all panels on one borderless window, drawn from the AppState,
// answered by Commands. It keeps between frames only what belongs to the hand and the eye: where
// a drag began, the last picture, the list of controls.
#pragma once

#include <vector>

#include "layout/picture.hpp"
#include "ui/command.hpp"
#include "ui/control.hpp"
#include "ui/difference.hpp"
#include "ui/fonts.hpp"
#include "ui/minimap_panel.hpp"
#include "ui/morph.hpp"
#include "ui/table.hpp"
#include "ui/timeline_panel.hpp"

namespace interleave {

class Scene {
 public:
  // Between ImGui::NewFrame() and ImGui::Render(). The commands are those of this frame.
  [[nodiscard]] Commands draw(const AppState& state, const Fonts& fonts, const Picture& picture);

  // Something is on its way and wants another frame.
  [[nodiscard]] bool is_moving() const { return morph_.is_moving(); }
  [[nodiscard]] const std::vector<Control>& controls() const { return controls_; }

 private:
  std::vector<Control> controls_;
  TimelineDrag drag_;
  MinimapDrag minimap_drag_;
  Morph morph_;
  TableCache tables_;
  DifferenceCache differences_;
};

}  // namespace interleave
