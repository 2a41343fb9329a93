# Where third-party sources are: INTERLEAVE_<NAME>_SOURCE (cache variable or environment), else the cache folder that
# tools/bootstrap filled, else a download of the same version from its home. The hash of Catch2's tarball is that of Debian's
# source package; those of SDL2, Dear ImGui, CLI11 and zlib (which Debian repacks) are the ones that other package collections name.

include(cache_folder)

# interleave_source(<name> <version> <subfolder in the cache> [FetchContent arguments...]) sets <name>_source in the caller.
function(interleave_source name version subfolder)
  string(TOUPPER "${name}" upper)
  set(INTERLEAVE_${upper}_SOURCE "$ENV{INTERLEAVE_${upper}_SOURCE}" CACHE PATH "Source folder of ${name} ${version}")
  set(cached "${INTERLEAVE_CACHE}/${name}-${version}${subfolder}")
  if(INTERLEAVE_${upper}_SOURCE)
    set(found "${INTERLEAVE_${upper}_SOURCE}")
  elseif(EXISTS "${cached}")
    set(found "${cached}")
  elseif(ARGN)
    include(FetchContent)
    if(POLICY CMP0135)
      cmake_policy(SET CMP0135 NEW)
    endif()
    message(STATUS "Fetching ${name} ${version}")
    # SOURCE_SUBDIR names a folder that does not exist: unpack only, the targets are our own.
    FetchContent_Declare(interleave_${name} ${ARGN} SOURCE_SUBDIR interleave-unpack-only)
    FetchContent_MakeAvailable(interleave_${name})
    set(found "${interleave_${name}_SOURCE_DIR}")
  else()
    message(FATAL_ERROR "${name} ${version} was not found: run tools/bootstrap or set INTERLEAVE_${upper}_SOURCE.")
  endif()
  if(NOT IS_DIRECTORY "${found}")
    message(FATAL_ERROR "INTERLEAVE_${upper}_SOURCE names no folder: ${found}")
  endif()
  set(${name}_source "${found}" PARENT_SCOPE)
endfunction()
