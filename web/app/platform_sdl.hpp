// The window: SDL's canvas and WebGL context, ImGui and its renderer, the typeface. It draws when
// told to and asks for nothing by itself. Sizes come from the page, never from SDL.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "ui/fonts.hpp"
#include "ui/keys.hpp"

namespace interleave {

class Window {
 public:
  // `wake` is called for each event that SDL queues, from within the browser's event.
  explicit Window(void (*wake)()) : wake_(wake) {}
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // False when there is no WebGL 2; nothing else may be called then.
  [[nodiscard]] bool open(const char* title);

  // Keys pressed since the last call.
  [[nodiscard]] std::vector<KeyPress> take_keys();

  void move_pointer(float x, float y);  // device pixels
  void press_pointer(bool down);
  void hold_shift(bool down);
  void leave_pointer();

  // Between the two, ImGui is drawn on; `seconds` since the last frame. `letters`: the LetterGroups
  // that will be drawn.
  void begin_frame(int width, int height, float ratio, float seconds, unsigned letters);
  void end_frame(ImU32 ground);
  [[nodiscard]] const Fonts& fonts() const { return fonts_; }

  // More frames are needed to work off what the pointer did.
  [[nodiscard]] bool has_pending_input() const;
  [[nodiscard]] bool pointer_is_over_control() const;

  void context_lost();
  void context_restored();
  [[nodiscard]] bool can_draw() const { return drawable_; }

 private:
  void (*wake_)();
  void* window_ = nullptr;
  Fonts fonts_;
  float fonts_ratio_ = 0;
  unsigned fonts_letters_ = 0;
  bool drawable_ = false;
};

}  // namespace interleave
