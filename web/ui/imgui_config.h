// Dear ImGui's compile-time configuration, the same for the library and for everything that includes imgui.h.
// Demo and debug windows are off: they cost 140 KB compressed. No file access: the page has no file system.
#pragma once

#define ImDrawIdx unsigned int // WebGL 2 has no vertex offset; a wide view has more than 65,536 vertices
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_KEYIO
