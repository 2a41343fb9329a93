// An Account as one bar with its parts named under it.
#pragma once

#include "ui/account.hpp"
#include "ui/panel.hpp"

namespace interleave {

// The height of the bar with its legend in this width, CSS pixels.
[[nodiscard]] float account_height(const Panel& panel, const Account& account, float width);

// From the top left corner of `where`, in its width; each part in `colour` and in the pattern that
// the timeline has for its state. An empty Account draws nothing.
void draw_account(Panel& panel, const Account& account, const Rect& where, ImU32 colour);

}  // namespace interleave
