#include "ui/scene.hpp"

#include "imgui.h"
#include "ui/detail_panel.hpp"
#include "ui/facts.hpp"
#include "ui/header_panel.hpp"
#include "ui/knobs_panel.hpp"
#include "ui/moved_marks.hpp"
#include "ui/play_panel.hpp"
#include "ui/transport_panel.hpp"

namespace interleave {
namespace {

constexpr ImGuiWindowFlags kBareWindow =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
    ImGuiWindowFlags_NoBringToFrontOnFocus;

}  // namespace

Commands Scene::draw(const AppState& state, const Fonts& fonts, const Picture& picture) {
  Commands commands;
  controls_.clear();
  const PageLayout page = page_of(state);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("explorer", nullptr, kBareWindow);
  Painter painter(*ImGui::GetWindowDrawList(), look(state.shown_theme()), fonts, state.ratio);
  Panel panel{painter, state, page, commands, controls_};
  draw_header(panel);
  draw_knobs(panel);
  draw_real(panel);
  draw_transport(panel);
  draw_tabs(panel);
  draw_play(panel);
  if (shows_standings(state)) {
    draw_standings(panel);
  } else {
    draw_detail(panel, tables_);
  }
  draw_moved_marks(panel, picture, differences_);
  draw_minimap(panel, picture, minimap_drag_);
  morph_.look(picture, state.reduced_motion, ImGui::GetTime());
  draw_timeline(panel, picture, morph_.arrived(), drag_);  // last: its card lies above the rest
  ImGui::End();
  ImGui::PopStyleVar(2);
  return commands;
}

}  // namespace interleave
