#include "ui/panel.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "imgui.h"

namespace interleave {

Press press_area(Panel& panel, std::string id, std::string_view label, const Rect& where,
                 std::string value, bool enabled) {
  Press press;
  const float ratio = panel.paint.ratio();
  const ImVec2 size{std::max(1.0f, where.width * ratio), std::max(1.0f, where.height * ratio)};
  ImGui::SetCursorScreenPos({where.x * ratio, where.y * ratio});
  press.clicked = ImGui::InvisibleButton(id.c_str(), size) && enabled;
  press.hovered = ImGui::IsItemHovered() && enabled;
  press.held = ImGui::IsItemActive() && enabled;
  press.released = ImGui::IsItemDeactivated() && enabled;
  panel.controls.push_back({std::move(id), std::string(label), where, std::move(value), enabled});
  return press;
}

Pointer pointer(const Panel& panel) {
  const ImVec2 position = ImGui::GetIO().MousePos;
  return {position.x / panel.paint.ratio(), position.y / panel.paint.ratio()};
}

bool choice(Panel& panel, std::string id, std::string_view label, const Rect& where, bool chosen,
            Type type, float air) {
  const Press press = press_area(panel, std::move(id), label, where, chosen ? "true" : "false");
  const Look& look = panel.look();
  const Rect words{where.x + air / 2, where.y, where.width - air, where.height};
  panel.paint.text(words, type, chosen || press.hovered ? look.ink : look.soft, label,
                   Align::centre);
  if (chosen) {
    const float width = std::min(words.width, panel.paint.width_of(type, label));
    const float x = where.x + (where.width - width) / 2;
    const float y = where.y + where.height / 2 + em_size(type) * 0.5f + 5;
    panel.paint.fill({x, y, width, 2}, look.accent);
  }
  return press.clicked;
}

bool icon_button(Panel& panel, std::string id, std::string_view label, Icon icon, const Rect& where,
                 bool enabled) {
  const Press press = press_area(panel, std::move(id), translated(label), where, "", enabled);
  const Look& look = panel.look();
  if (press.hovered) {
    const float radius = std::min(where.width, where.height) / 2;
    panel.paint.disc(where.x + where.width / 2, where.y + where.height / 2, radius, look.wash);
  }
  const ImU32 colour = !enabled ? look.hairline : press.held ? look.accent : look.ink;
  draw_icon(panel.paint, icon, where, colour);
  return press.clicked;
}

bool capsule(Panel& panel, std::string id, std::string_view label, const Rect& where) {
  const Press press = press_area(panel, std::move(id), label, where);
  const Look& look = panel.look();
  const Rect shape{where.x, where.y + (where.height - 32) / 2, where.width, 32};
  if (press.hovered) panel.paint.fill(shape, look.wash, 16);
  panel.paint.outline(shape, press.hovered ? look.accent : look.faint, 16);
  panel.paint.text(where, Type::body, press.held ? look.accent : look.ink, label, Align::centre);
  return press.clicked;
}

std::int64_t slider(Panel& panel, std::string id, std::string_view label, const Rect& where,
                    std::int64_t position, std::int64_t last, std::string value) {
  constexpr float kHandle = 6;
  const Press press = press_area(panel, std::move(id), label, where, std::move(value), last > 0);
  const Look& look = panel.look();
  const float x0 = where.x + kHandle;
  const float length = std::max(1.0f, where.width - 2 * kHandle);
  const float y = where.y + where.height / 2;
  const Pointer at = pointer(panel);
  if ((press.held || press.released) && is_there(at) && last > 0) {
    const float share = std::clamp((at.x - x0) / length, 0.0f, 1.0f);
    position = std::llround(share * static_cast<float>(last));
  }
  const float share = last > 0 ? static_cast<float>(position) / static_cast<float>(last) : 0;
  const float x = x0 + share * length;
  panel.paint.fill({where.x, y - 1, where.width, 2}, look.hairline, 1);
  panel.paint.fill({where.x, y - 1, x - where.x, 2}, look.soft, 1);
  panel.paint.disc(x, y, kHandle, look.ground);
  const bool lively = press.hovered || press.held;
  panel.paint.ring(x, y, kHandle - 1, lively ? look.accent : look.ink, 2);
  return position;
}

void scroll_mark(Panel& panel, const Rect& area, float content, float scroll) {
  if (content <= area.height + 1) return;
  const float length = std::max(24.0f, area.height * area.height / content);
  const float way =
      (area.height - length) * std::clamp(scroll / (content - area.height), 0.0f, 1.0f);
  panel.paint.fill({area.right() + 8, area.y + way, 3, length}, panel.look().hairline, 1.5f);
}

}  // namespace interleave
