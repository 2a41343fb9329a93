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

/* Nobody draws a surface on another one: the picture is WebGL's, and cursors are the page's own. Without these a copy of
   surfaces says that it is not supported. The types are SDL's own, in no public header. */
void* SDL_CalculateBlit0(SDL_Surface* surface) { return (void)surface, NULL; }
void* SDL_CalculateBlit1(SDL_Surface* surface) { return (void)surface, NULL; }
void* SDL_CalculateBlitN(SDL_Surface* surface) { return (void)surface, NULL; }
void* SDL_CalculateBlitA(SDL_Surface* surface) { return (void)surface, NULL; }
void SDL_Blit_Slow(void* info) { (void)info; }
int SDL_RLESurface(SDL_Surface* surface) { return (void)surface, -1; }
void SDL_UnRLESurface(SDL_Surface* surface, int recode) { (void)surface, (void)recode; }
int SDL_RLEBlit(SDL_Surface* from, SDL_Rect* area, SDL_Surface* to, SDL_Rect* place) {
  return (void)from, (void)area, (void)to, (void)place, -1;
}
int SDL_RLEAlphaBlit(SDL_Surface* from, SDL_Rect* area, SDL_Surface* to, SDL_Rect* place) {
  return (void)from, (void)area, (void)to, (void)place, -1;
}
const Uint32 SDL_GeneratedBlitFuncTable[8] = {0};

/* Pinches and drags are our own. */
void SDL_GestureProcessEvent(SDL_Event* event) { (void)event; }
int SDL_GestureAddTouch(SDL_TouchID touch) { return (void)touch, 0; }
int SDL_GestureDelTouch(SDL_TouchID touch) { return (void)touch, 0; }
void SDL_GestureQuit(void) {}

/* Emscripten's own would bring in every function of GL, 7 KB compressed; SDL itself asks for these three, and the page's code
   calls GL directly. */
__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char* name) {
  typedef __eglMustCastToProperFunctionPointerType Function;
  if (strcmp(name, "glGetString") == 0) return (Function)glGetString;
  if (strcmp(name, "glGetIntegerv") == 0) return (Function)glGetIntegerv;
  if (strcmp(name, "glGetError") == 0) return (Function)glGetError;
  return NULL;
}

double sdl_reads_a_number(const char* text, char** end) {
  if (end) *end = (char*)text;
  return 0;
}
double sdl_reads_a_fraction(const char* text) { return (void)text, 0; }

SDL_Surface* __wrap_SDL_ConvertSurface(SDL_Surface* from, const SDL_PixelFormat* format, Uint32 flags) {
  return (void)from, (void)format, (void)flags, NULL;
}
SDL_Surface* __wrap_SDL_ConvertSurfaceFormat(SDL_Surface* from, Uint32 format, Uint32 flags) {
  return (void)from, (void)format, (void)flags, NULL;
}
SDL_Surface* __wrap_SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 r, Uint32 g, Uint32 b, Uint32 a) {
  return (void)flags, (void)width, (void)height, (void)depth, (void)r, (void)g, (void)b, (void)a, NULL;
}
SDL_Surface* __wrap_SDL_CreateRGBSurfaceWithFormat(Uint32 flags, int width, int height, int depth, Uint32 format) {
  return (void)flags, (void)width, (void)height, (void)depth, (void)format, NULL;
}

/* A window's surface, and the mouse's cursor: of the device's functions these may be missing. */
int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format, void** pixels, int* pitch) {
  return (void)device, (void)window, (void)format, (void)pixels, (void)pitch, -1;
}
int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* areas, int count) {
  return (void)device, (void)window, (void)areas, (void)count, -1;
}
void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window) { (void)device, (void)window; }
void Emscripten_InitMouse(void) {}
void Emscripten_FiniMouse(void) {}
