// The smallest Dear ImGui + SDL2 + WebGL 2 page, built like the explorer: what "first frame" is
// compared with. Draws one window in one frame and then stops; the page notes the time in
// window.bareFirstFrame.
#include <SDL.h>
#include <emscripten.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_impl_sdl2.h"

#include <SDL_opengles2.h>

EM_JS(void, note_first_frame, (), { Module['onFirstFrame'](); });

int main(int, char**) {
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_TIMER) != 0) {
    return 1;
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_Window* window = SDL_CreateWindow("bare", 0, 0, 1280, 720, SDL_WINDOW_OPENGL);
  SDL_GLContext context = SDL_GL_CreateContext(window);
  if (context == nullptr) {
    return 1;
  }

  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplSDL2_InitForOpenGL(window, context);
  ImGui_ImplOpenGL3_Init("#version 300 es");

  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    ImGui_ImplSDL2_ProcessEvent(&event);
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowSize(
      ImVec2(400, 200));  // a window without a size is not drawn in its first frame
  ImGui::Begin("Bare");
  ImGui::TextUnformatted("One window, one line.");
  ImGui::End();
  ImGui::Render();
  glViewport(0, 0, 1280, 720);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window);
  note_first_frame();
  return 0;
}
