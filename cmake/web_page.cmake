# How WebAssembly for the browser is linked. Both functions are empty outside Emscripten builds. What they link lands in the
# build's folder wasm/, from which tools/web/page.mjs takes it into the page.

set(INTERLEAVE_CLOSURE "" CACHE FILEPATH "Closure Compiler for the JavaScript glue; found in node_modules when empty")
if(EMSCRIPTEN AND NOT INTERLEAVE_CLOSURE)
  file(GLOB INTERLEAVE_CLOSURE_FOUND "${PROJECT_SOURCE_DIR}/node_modules/google-closure-compiler-*/compiler*")
  list(FILTER INTERLEAVE_CLOSURE_FOUND EXCLUDE REGEX "\\.jar$")
  list(APPEND INTERLEAVE_CLOSURE_FOUND "")
  list(GET INTERLEAVE_CLOSURE_FOUND 0 INTERLEAVE_CLOSURE_FOUND)
else()
  set(INTERLEAVE_CLOSURE_FOUND "${INTERLEAVE_CLOSURE}")
endif()

# interleave_web_page(<target> EXPORT_NAME <name> SOURCES ... LINKS ... [FUNCTIONS _f ...] [RUNTIME_METHODS m ...] [OPTIONS ...])
#
# A program with a canvas: <target>.js, a classic script that defines the function <name>(moduleOptions) -> Promise<module>,
# and <target>.wasm. No file system, no eval, so that it runs under a strict content security policy. main() is exported by
# itself; FUNCTIONS adds C functions for JavaScript (module._f), RUNTIME_METHODS Emscripten's own.
function(interleave_web_page target)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 page "" "EXPORT_NAME" "SOURCES;LINKS;FUNCTIONS;RUNTIME_METHODS;OPTIONS")
  add_executable(${target} ${page_SOURCES})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/wasm")
  target_link_libraries(${target} PRIVATE ${page_LINKS})
  interleave_compile_options(${target} FALSE "")
  set(functions _main ${page_FUNCTIONS})
  list(JOIN functions "," functions)
  list(JOIN page_RUNTIME_METHODS "," methods)
  target_link_options(${target} PRIVATE
    -fno-exceptions
    -sMODULARIZE=1 -sEXPORT_NAME=${page_EXPORT_NAME} -sENVIRONMENT=web
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sINCOMING_MODULE_JS_API=canvas,instantiateWasm,noExitRuntime
    -sMALLOC=emmalloc -sINITIAL_MEMORY=16MB -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=256KB
    -sEXPORTED_FUNCTIONS=${functions} -sEXPORTED_RUNTIME_METHODS=${methods}
    ${page_OPTIONS})
  # Once more through the optimiser, with like functions side by side: 2.5 KB less to load.
  target_link_options(${target} PRIVATE -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz,--reorder-functions)
  interleave_use_closure(${target})
endfunction()

# interleave_worker_wasm(<target> SOURCES ... LINKS ... FUNCTIONS f ... [MEMORY 8MB] [OPTIONS ...])
#
# A library without glue for Web Workers: <target>.wasm, which JavaScript instantiates itself from a posted
# WebAssembly.Module: new WebAssembly.Instance(module, {}), then instance.exports._initialize(). It exports FUNCTIONS
# (malloc and free, too, if named) and its growing memory, and imports nothing: no clock, no file, no exit. An import that
# slips in fails the build (tools/web/wasm_imports.mjs).
function(interleave_worker_wasm target)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 worker "" "MEMORY" "SOURCES;LINKS;FUNCTIONS;OPTIONS")
  if(NOT worker_MEMORY)
    set(worker_MEMORY 4MB)
  endif()
  add_executable(${target} ${worker_SOURCES} "${PROJECT_SOURCE_DIR}/cmake/worker_runtime.c")
  set_target_properties(${target} PROPERTIES SUFFIX ".wasm" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/wasm")
  target_link_libraries(${target} PRIVATE ${worker_LINKS})
  interleave_compile_options(${target} FALSE "")
  list(TRANSFORM worker_FUNCTIONS PREPEND "_" OUTPUT_VARIABLE functions)
  list(JOIN functions "," functions)
  target_link_options(${target} PRIVATE
    -fno-exceptions -sSTANDALONE_WASM=1 --no-entry
    -sFILESYSTEM=0 -sMALLOC=emmalloc -sINITIAL_MEMORY=${worker_MEMORY} -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=128KB
    -sEXPORTED_FUNCTIONS=${functions} ${worker_OPTIONS})
  # Once more through the optimiser: 0.8 KB less to load.
  target_link_options(${target} PRIVATE -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND node "${PROJECT_SOURCE_DIR}/tools/web/wasm_imports.mjs" "$<TARGET_FILE:${target}>")
endfunction()

# Minifies the glue in optimised builds: 54 KB instead of 150. Emscripten finds the compiler by the environment.
function(interleave_use_closure target)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  if(NOT INTERLEAVE_CLOSURE_FOUND)
    message(WARNING "No Closure Compiler in node_modules: ${target}.js will be three times its size. Run tools/bootstrap.")
    return()
  endif()
  target_link_options(${target} PRIVATE --closure=1)
  set_target_properties(${target} PROPERTIES
    RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env EM_CLOSURE_COMPILER=${INTERLEAVE_CLOSURE_FOUND}")
endfunction()
