#include "app/platform_sdl.hpp"

#include <SDL.h>
#include <SDL_opengles2.h>

#include <algorithm>
#include <cfloat>

#include "font/inter.hpp"
#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"

namespace interleave {
namespace {

// SDL's polling itself queues SDL_POLLSENTINEL; to wake for that would be never to sleep.
int watch_events(void* wake, SDL_Event* event) {
  if (event->type != SDL_POLLSENTINEL) reinterpret_cast<void (*)()>(wake)();
  return 0;
}

std::optional<Key> key_of(SDL_Scancode code) {
  switch (code) {
    case SDL_SCANCODE_W: return Key::w;
    case SDL_SCANCODE_A: return Key::a;
    case SDL_SCANCODE_S: return Key::s;
    case SDL_SCANCODE_D: return Key::d;
    case SDL_SCANCODE_F: return Key::f;
    case SDL_SCANCODE_R: return Key::r;
    case SDL_SCANCODE_P: return Key::p;
    case SDL_SCANCODE_LEFT: return Key::left;
    case SDL_SCANCODE_RIGHT: return Key::right;
    case SDL_SCANCODE_HOME: return Key::home;
    case SDL_SCANCODE_END: return Key::end;
    case SDL_SCANCODE_SPACE: return Key::space;
    case SDL_SCANCODE_EQUALS:
    case SDL_SCANCODE_KP_PLUS: return Key::plus;
    case SDL_SCANCODE_MINUS:
    case SDL_SCANCODE_KP_MINUS: return Key::minus;
    case SDL_SCANCODE_COMMA: return Key::comma;
    case SDL_SCANCODE_PERIOD: return Key::period;
    case SDL_SCANCODE_BACKSPACE: return Key::backspace;
    case SDL_SCANCODE_RETURN:
    case SDL_SCANCODE_KP_ENTER: return Key::enter;
    default: break;
  }
  if (code < SDL_SCANCODE_1 || code > SDL_SCANCODE_9) return std::nullopt;
  return static_cast<Key>(static_cast<int>(Key::digit1) + (code - SDL_SCANCODE_1));
}

void set_up_imgui() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  io.MousePos = {-FLT_MAX, -FLT_MAX};
}

}  // namespace

bool Window::open(const char* title) {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_Window* window = SDL_CreateWindow(title, 0, 0, 1, 1, SDL_WINDOW_OPENGL);
  if (window == nullptr || SDL_GL_CreateContext(window) == nullptr) return false;
  SDL_StopTextInput();
  window_ = window;
  set_up_imgui();
  drawable_ = ImGui_ImplOpenGL3_Init("#version 300 es");
  SDL_AddEventWatch(watch_events, reinterpret_cast<void*>(wake_));
  return drawable_;
}

std::vector<KeyPress> Window::take_keys() {
  std::vector<KeyPress> keys;
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    if (event.type != SDL_KEYDOWN) continue;
    const auto key = key_of(event.key.keysym.scancode);
    if (key) keys.push_back({*key, (event.key.keysym.mod & KMOD_SHIFT) != 0});
  }
  return keys;
}

void Window::move_pointer(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }

void Window::press_pointer(bool down) { ImGui::GetIO().AddMouseButtonEvent(0, down); }

void Window::hold_shift(bool down) { ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, down); }

void Window::leave_pointer() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void Window::begin_frame(int width, int height, float ratio, float seconds, unsigned letters) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (ratio != fonts_ratio_ || (letters & ~fonts_letters_) != 0) {
    fonts_letters_ |= letters;
    fonts_ = build_fonts(atlas, inter_font(), ratio, fonts_letters_);
    // In a new context the texture is made below, with everything else that lives in it.
    if (fonts_ratio_ != 0) {
      ImGui_ImplOpenGL3_DestroyFontsTexture();
      ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    fonts_ratio_ = ratio;
  }
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = std::clamp(seconds, 0.001f, 0.1f);
  ImGui_ImplOpenGL3_NewFrame();
  atlas.ClearTexData();  // the copy in memory is not needed again
  ImGui::NewFrame();
}

void Window::end_frame(ImU32 ground) {
  ImGui::Render();
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(ground);
  glViewport(0, 0, static_cast<int>(io.DisplaySize.x), static_cast<int>(io.DisplaySize.y));
  glClearColor(colour.x, colour.y, colour.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(static_cast<SDL_Window*>(window_));
}

bool Window::has_pending_input() const {
  return !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

bool Window::pointer_is_over_control() const {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  return context.HoveredId != 0 || context.ActiveId != 0;
}

void Window::context_lost() {
  if (!drawable_) return;
  drawable_ = false;
  ImGui_ImplOpenGL3_Shutdown();
}

void Window::context_restored() {
  if (drawable_) return;
  fonts_ratio_ = 0;
  drawable_ = ImGui_ImplOpenGL3_Init("#version 300 es");
}

}  // namespace interleave
