/* What ImGui names and this page never uses, each kept small. CMake leads calls of the C++ functions here (--wrap). */
#include <stddef.h>

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
