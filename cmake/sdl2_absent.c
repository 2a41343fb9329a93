/* The functions of SDL's left-out parts that its window code and ImGui's SDL2 backend name: there is no game controller and
   no renderer. */
#include <EGL/egl.h>
#include <GLES3/gl3.h>
#include <SDL.h>
#include <string.h>

SDL_GameController* SDL_GameControllerOpen(int index) {
  (void)index;
  return NULL;
}

Uint8 SDL_GameControllerGetButton(SDL_GameController* controller, SDL_GameControllerButton button) {
  (void)controller;
  (void)button;
  return 0;
}

Sint16 SDL_GameControllerGetAxis(SDL_GameController* controller, SDL_GameControllerAxis axis) {
  (void)controller;
  (void)axis;
  return 0;
}

int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* width, int* height) {
  (void)renderer;
  (void)width;
  (void)height;
  return -1;
}

SDL_Renderer* SDL_GetRenderer(SDL_Window* window) {
  (void)window;
  return NULL;
}

/* SDL's own, in no public header: called only with a renderer, so never. */
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer) { (void)renderer; }

/* Emscripten's own would bring in every function of GL, 7 KB compressed; SDL itself asks for these three, and the page's code
   calls GL directly. */
__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char* name) {
  typedef __eglMustCastToProperFunctionPointerType Function;
  if (strcmp(name, "glGetString") == 0) return (Function)glGetString;
  if (strcmp(name, "glGetIntegerv") == 0) return (Function)glGetIntegerv;
  if (strcmp(name, "glGetError") == 0) return (Function)glGetError;
  return NULL;
}
