# Toolchain file of the web presets: the Emscripten on the PATH if it has the pinned version, else the one tools/bootstrap unpacked.

set(INTERLEAVE_EMSCRIPTEN_VERSION 3.1.69)
include("${CMAKE_CURRENT_LIST_DIR}/cache_folder.cmake")

find_program(INTERLEAVE_EMCC emcc)
set(interleave_emscripten "${INTERLEAVE_CACHE}/emscripten-${INTERLEAVE_EMSCRIPTEN_VERSION}-r1/usr/share/emscripten")
if(NOT EXISTS "${interleave_emscripten}/em++" AND INTERLEAVE_EMCC)
  get_filename_component(interleave_emscripten "${INTERLEAVE_EMCC}" REALPATH)
  get_filename_component(interleave_emscripten "${interleave_emscripten}" DIRECTORY)
endif()
if(NOT EXISTS "${interleave_emscripten}/em++")
  message(FATAL_ERROR "Emscripten ${INTERLEAVE_EMSCRIPTEN_VERSION} was not found: run tools/bootstrap, or put emcc on the PATH.")
endif()
file(STRINGS "${interleave_emscripten}/emscripten-version.txt" interleave_version)
if(NOT interleave_version MATCHES "^\"?${INTERLEAVE_EMSCRIPTEN_VERSION}")
  message(FATAL_ERROR "Emscripten ${interleave_version} was found in ${interleave_emscripten}; ${INTERLEAVE_EMSCRIPTEN_VERSION} is needed.")
endif()
include("${interleave_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
