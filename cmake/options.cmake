# The language and the warnings of our own code, and the choices a preset makes. Third-party code gets none of this.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(INTERLEAVE_WERROR "Turn warnings in our own code into errors" OFF)
option(INTERLEAVE_FUZZ "Build tests/fuzz with libFuzzer (Clang) instead of what replays its files" OFF)
option(INTERLEAVE_PRECOMPILE "Precompile the standard's headers and Catch2's, for builds from nothing" OFF)
set(INTERLEAVE_SANITIZE "" CACHE STRING "Sanitizers for all code, e.g. address,undefined")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

if(EMSCRIPTEN)
  # Numbers with a fraction become whole ones, and memory is copied, in one instruction; every browser with WebGL 2 has both.
  add_compile_options(-mnontrapping-fptoint -mbulk-memory)
  add_link_options(-mbulk-memory)
  set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
else()
  set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

if(INTERLEAVE_SANITIZE)
  # vptr wants RTTI, which our code is built without.
  add_compile_options(-fsanitize=${INTERLEAVE_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # GCC says of itself that its sanitizers give this warning where there is nothing to warn of.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_link_options(-fsanitize=${INTERLEAVE_SANITIZE} -fno-sanitize-recover=all)
endif()

add_library(interleave_warnings INTERFACE)
target_compile_options(interleave_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(INTERLEAVE_WERROR)
  target_compile_options(interleave_warnings INTERFACE -Werror)
endif()

# interleave_precompile(<target> <header>...): those, and the standard's most used, once for the target. What a file forgets to
# include is found by the builds that do without.
function(interleave_precompile target)
  if(INTERLEAVE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      ${ARGN} <algorithm> <functional> <memory> <optional> <span> <string> <string_view> <variant> <vector>)
  endif()
endfunction()
