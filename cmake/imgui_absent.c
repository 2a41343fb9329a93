/* What ImGui names and this page never uses, each kept small. CMake leads calls of the C++ functions here (--wrap). */
#include <stdarg.h>
#include <stddef.h>

/* Of sscanf, ImGui and SDL need what they ask of versions and of hints: a text and whole numbers in it (%d). Fields to type numbers
   into and ImGui's settings file, which need more, are not used. The library's own would bring in the reading of long doubles. */

static int digit_of(char letter) { return letter >= '0' && letter <= '9' ? letter - '0' : -1; }

int vsscanf(const char* text, const char* format, va_list numbers) {
  int found = 0;
  while (*format) {
    if (format[0] != '%' || format[1] != 'd') {
      if (*text++ != *format++) break;
      continue;
    }
    if (digit_of(*text) < 0) break;
    int number = 0;
    while (digit_of(*text) >= 0 && number < 100000000) number = number * 10 + digit_of(*text++);
    *va_arg(numbers, int*) = number;
    ++found;
    format += 2;
  }
  return found;
}

int sscanf(const char* text, const char* format, ...) {
  va_list numbers;
  va_start(numbers, format);
  const int found = vsscanf(text, format, numbers);
  va_end(numbers);
  return found;
}

/* The font that ImGui uses when it is given none (the page gives it one), its tables' settings, its own mouse cursor, columns, the
   log of what was drawn as text, the buttons of window title bars, scroll bars, and places for popups. */
void* __wrap__ZN11ImFontAtlas14AddFontDefaultEPK12ImFontConfig(void* atlas, const void* config) {
  (void)atlas;
  (void)config;
  return NULL;
}
void __wrap__ZN5ImGui31TableSettingsAddSettingsHandlerEv(void) {}
void __wrap__ZN5ImGui17RenderMouseCursorE6ImVec2fijjj(const void* place, float scale, int shape, unsigned a, unsigned b, unsigned c) {
  (void)place, (void)scale, (void)shape, (void)a, (void)b, (void)c;
}
void __wrap__ZN5ImGui10EndColumnsEv(void) {}
void __wrap__ZN5ImGui15LogRenderedTextEPK6ImVec2PKcS4_(const void* place, const char* text, const char* end) {
  (void)place, (void)text, (void)end;
}
int __wrap__ZN5ImGui11CloseButtonEjRK6ImVec2(unsigned id, const void* place) { return (void)id, (void)place, 0; }
int __wrap__ZN5ImGui14CollapseButtonEjRK6ImVec2(unsigned id, const void* place) { return (void)id, (void)place, 0; }
void __wrap__ZN5ImGui9ScrollbarE9ImGuiAxis(int axis) { (void)axis; }
void __wrap__ZN5ImGui25FindBestWindowPosForPopupEP11ImGuiWindow(float* place, const void* window) {
  (void)window;
  place[0] = place[1] = 0;
}
