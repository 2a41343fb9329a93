# One folder is one library.
#
#   interleave_library(engine_text SOURCES lexer.cpp parser.cpp LINKS engine_model engine_base
#                      [OPTIMIZE -O2] [EXCEPTIONS])
#
# The library exports only its own folder, under its own name: `#include "text/parser.hpp"` works for targets that link
# engine_text, directly or through another library, and for no others. Without SOURCES it is header-only. Our code is compiled
# without exceptions and RTTI unless EXCEPTIONS is given. OPTIMIZE replaces the build type's -O level (release builds only).

function(interleave_library name)
  cmake_parse_arguments(PARSE_ARGV 1 lib "EXCEPTIONS" "OPTIMIZE" "SOURCES;LINKS")
  if(lib_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "interleave_library(${name}): unknown argument ${lib_UNPARSED_ARGUMENTS}")
  endif()

  get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
  set(include_root "${PROJECT_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${include_root}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${include_root}/${folder}" SYMBOLIC)

  if(lib_SOURCES)
    add_library(${name} STATIC ${lib_SOURCES})
    target_include_directories(${name} PUBLIC "${include_root}")
    target_link_libraries(${name} PUBLIC ${lib_LINKS})
    interleave_compile_options(${name} "${lib_EXCEPTIONS}" "${lib_OPTIMIZE}")
    list(LENGTH lib_SOURCES files)
    if(files GREATER 9)
      interleave_precompile(${name})
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${include_root}")
    target_link_libraries(${name} INTERFACE ${lib_LINKS})
  endif()
endfunction()

# Our warnings, and no exceptions and RTTI unless `exceptions` is true.
function(interleave_compile_options target exceptions optimize)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:interleave_warnings>)
  if(NOT exceptions)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions;-fno-rtti>)
  elseif(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -fwasm-exceptions)
    target_link_options(${target} PRIVATE -fwasm-exceptions)
  endif()
  if(optimize AND CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${target} PRIVATE ${optimize})
  endif()
endfunction()

# A program that Node runs, on the real file system. Its speed counts and not its size: it may take all memory that there is, and
# a loop that were put into its only caller would stay in the slow code that Node begins with.
function(interleave_for_node target)
  target_link_options(${target} PRIVATE -O3 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
    -sSTACK_SIZE=1MB -sEXIT_RUNTIME=1 -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=0)
endfunction()

# interleave_command(engine_cli): the command `interleave` from main.cpp: <build>/interleave, or under Emscripten
# node/interleave.cjs beside the build folder, which reads and writes the real file system under Node.
function(interleave_command)
  cmake_parse_arguments(PARSE_ARGV 0 cmd "" "" "SOURCES;LINKS")
  add_executable(interleave ${cmd_SOURCES})
  target_link_libraries(interleave PRIVATE ${cmd_LINKS})
  interleave_compile_options(interleave TRUE "")
  if(NOT EMSCRIPTEN)
    set_target_properties(interleave PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
    return()
  endif()
  get_filename_component(folder "${PROJECT_BINARY_DIR}/../node" ABSOLUTE)
  set_target_properties(interleave PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${folder}")
  interleave_for_node(interleave)
  # package.json says that .js here is an ES module; what Emscripten writes is CommonJS.
  add_custom_command(TARGET interleave POST_BUILD VERBATIM
    COMMAND ${CMAKE_COMMAND} -E copy_if_different "${folder}/interleave.js" "${folder}/interleave.cjs"
    BYPRODUCTS "${folder}/interleave.cjs")
endfunction()
