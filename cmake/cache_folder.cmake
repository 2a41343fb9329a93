# The folder tools/bootstrap fills, found as tools/lib/common.sh finds it: sets INTERLEAVE_CACHE.

set(INTERLEAVE_CACHE "$ENV{INTERLEAVE_CACHE}")
if(NOT INTERLEAVE_CACHE)
  set(INTERLEAVE_CACHE "$ENV{XDG_CACHE_HOME}")
  if(NOT INTERLEAVE_CACHE)
    set(INTERLEAVE_CACHE "$ENV{HOME}/.cache")
  endif()
  string(APPEND INTERLEAVE_CACHE "/interleave")
endif()
