# zlib, for links (engine/link): the one codec of page and command line, because browsers' and Node's compressors give other
# bytes and take no dictionary. Only what compresses and reads raw deflate, from the same source everywhere: no gzip, no
# files. 15 KB of WebAssembly, 5 KB compressed.

interleave_source(zlib 1.3.1 "" URL https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz
  URL_HASH SHA256=9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23)
set(zlib_files adler32.c deflate.c inffast.c inflate.c inftrees.c trees.c zutil.c)
list(TRANSFORM zlib_files PREPEND "${zlib_source}/")
add_library(zlib STATIC EXCLUDE_FROM_ALL ${zlib_files})
target_include_directories(zlib SYSTEM PUBLIC ${zlib_source})
target_compile_definitions(zlib PRIVATE NO_GZIP)
target_compile_options(zlib PRIVATE -w)
