# Third-party targets, each compiled from pinned sources without our warnings: imgui, SDL2 (Emscripten only), CLI11, zlib,
# and Catch2::Catch2WithMain (native only). They are built only when something links them.

interleave_source(imgui 1.90.1 "" URL https://github.com/ocornut/imgui/archive/refs/tags/v1.90.1.tar.gz
  URL_HASH SHA256=21dcc985bb2ae8fe48047c86135dbc438d6980a8f2e08babbda5be820592f282)
add_library(imgui STATIC EXCLUDE_FROM_ALL
  ${imgui_source}/imgui.cpp ${imgui_source}/imgui_draw.cpp ${imgui_source}/imgui_tables.cpp ${imgui_source}/imgui_widgets.cpp)
if(EMSCRIPTEN)
  target_sources(imgui PRIVATE ${PROJECT_SOURCE_DIR}/cmake/imgui_absent.c ${PROJECT_SOURCE_DIR}/cmake/whole_number_scanf.c
    ${PROJECT_SOURCE_DIR}/cmake/small_libc.c)
  # Numbers with a fraction are written by engine/base, so ImGui gets the printf that knows none.
  target_compile_definitions(imgui PRIVATE vsnprintf=vsniprintf)
  foreach(absent IN ITEMS
      _ZN11ImFontAtlas14AddFontDefaultEPK12ImFontConfig _ZN5ImGui31TableSettingsAddSettingsHandlerEv
      _ZN5ImGui17RenderMouseCursorE6ImVec2fijjj _ZN5ImGui10EndColumnsEv _ZN5ImGui15LogRenderedTextEPK6ImVec2PKcS4_
      _ZN5ImGui11CloseButtonEjRK6ImVec2 _ZN5ImGui14CollapseButtonEjRK6ImVec2
      _ZN5ImGui25FindBestWindowPosForPopupEP11ImGuiWindow _ZN5ImGui9ScrollbarE9ImGuiAxis)
    target_link_options(imgui INTERFACE LINKER:--wrap=${absent})
  endforeach()
endif()
target_include_directories(imgui SYSTEM PUBLIC ${imgui_source})
# One configuration for the library and for everybody who includes imgui.h.
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="${PROJECT_SOURCE_DIR}/web/ui/imgui_config.h")
target_compile_options(imgui PRIVATE -w $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>)

interleave_source(cli11 2.4.1 /usr/include URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.1.tar.gz
  URL_HASH SHA256=73b7ec52261ce8fe980a29df6b4ceb66243bb0b779451dbd3d014cfec9fdbb58)
add_library(cli11 INTERFACE)
if(EXISTS "${cli11_source}/include/CLI/CLI.hpp")
  string(APPEND cli11_source /include)
endif()
target_include_directories(cli11 SYSTEM INTERFACE ${cli11_source})
add_library(CLI11::CLI11 ALIAS cli11)

include(zlib)
if(EMSCRIPTEN)
  include(sdl2)
  # ImGui's two backends: the only ones that include SDL and GL headers besides web/app.
  add_library(imgui_backends STATIC EXCLUDE_FROM_ALL
    ${imgui_source}/backends/imgui_impl_sdl2.cpp ${imgui_source}/backends/imgui_impl_opengl3.cpp
    ${PROJECT_SOURCE_DIR}/cmake/imgui_owns_context.c)
  set_source_files_properties(${imgui_source}/backends/imgui_impl_opengl3.cpp PROPERTIES COMPILE_DEFINITIONS
    "glGetIntegerv=imgui_asks_state;glGetString=imgui_asks_version;glIsEnabled=imgui_asks_enabled")
  target_include_directories(imgui_backends SYSTEM PUBLIC ${imgui_source}/backends)
  target_compile_definitions(imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(imgui_backends PRIVATE -w $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>)
  target_link_libraries(imgui_backends PUBLIC imgui SDL2)
else()
  include(catch2)
endif()
