# Toolchain file of the preset web: the Emscripten on the PATH if it has the pinned version, else the one that tools/bootstrap
# unpacked (tools/lib/emscripten.sh names the same folder).

set(INTERLEAVE_EMSCRIPTEN_VERSION 3.1.69)
include("${CMAKE_CURRENT_LIST_DIR}/cache_folder.cmake")

# Sets <variable> to the folder of the emcc on the PATH if it has the pinned version.
function(interleave_emscripten_on_path variable)
  find_program(INTERLEAVE_EMCC emcc)
  mark_as_advanced(INTERLEAVE_EMCC)
  if(NOT INTERLEAVE_EMCC)
    return()
  endif()
  get_filename_component(folder "${INTERLEAVE_EMCC}" REALPATH)
  get_filename_component(folder "${folder}" DIRECTORY)
  if(NOT EXISTS "${folder}/emscripten-version.txt") # a wrapper script, e.g. Homebrew's
    get_filename_component(folder "${INTERLEAVE_EMCC}" DIRECTORY)
    execute_process(COMMAND "${folder}/em-config" EMSCRIPTEN_ROOT OUTPUT_VARIABLE folder
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  if(EXISTS "${folder}/emscripten-version.txt")
    file(STRINGS "${folder}/emscripten-version.txt" version)
    if(version MATCHES "^\"?${INTERLEAVE_EMSCRIPTEN_VERSION}")
      set(${variable} "${folder}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

set(interleave_emscripten "${INTERLEAVE_CACHE}/emscripten-${INTERLEAVE_EMSCRIPTEN_VERSION}-r1/usr/share/emscripten")
interleave_emscripten_on_path(interleave_emscripten)
if(NOT EXISTS "${interleave_emscripten}/em++")
  message(FATAL_ERROR "Emscripten ${INTERLEAVE_EMSCRIPTEN_VERSION} was not found: run tools/bootstrap web, "
                      "or put the emcc of emsdk ${INTERLEAVE_EMSCRIPTEN_VERSION} on the PATH.")
endif()
include("${interleave_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
