# Emscripten of the pinned version (sourced, not run). One on the PATH is used as it is; on Debian otherwise the packages of
# Debian 13 are unpacked into the cache and made to run beside the machine's own libraries. Nothing is installed.
# shellcheck shell=bash disable=SC2034,SC2154 # names shared by the files of this folder

emscripten_version=3.1.69
emscripten_folder=$cache/emscripten-$emscripten_version-r1
emscripten_packages=(emscripten binaryen clang-19 lld-19 llvm-19 libllvm19 libclang-cpp19 libclang-common-19-dev libclang1-19
  llvm-19-runtime llvm-19-linker-tools libz3-4 libxml2 libc6 libstdc++6 libgcc-s1 libedit2 libtinfo6 libzstd1 zlib1g liblzma5
  libicu76 libbsd0 libmd0 libffi8 node-acorn node-xtend)

emscripten_on_path() {
  local emcc
  emcc=$(command -v emcc) || return 1
  # emcc is Python and slow to start: read the version file beside it before asking it.
  grep -qs "^\"\?$emscripten_version" "$(dirname "$(readlink -f "$emcc")")/emscripten-version.txt" ||
    [ "$(emcc -dumpversion 2>/dev/null)" = "$emscripten_version" ]
}

need_emscripten() {
  emscripten_on_path && return
  [ -x "$emscripten_folder/usr/share/emscripten/em++" ] && return
  is_debian || die "emcc $emscripten_version was not found: install emsdk $emscripten_version and source its emsdk_env.sh."
  need_packages patchelf python3
  locked toolchain unpack_emscripten
}

unpack_emscripten() {
  local work=$cache/unpack.emscripten tree
  [ -d "$emscripten_folder" ] && return # another run was faster
  say "unpacking Emscripten $emscripten_version into $cache (334 MB to download, 2.1 GB unpacked; once)"
  rm -rf "$work"
  open_suite "$work/apt"
  tree=$work/tree
  mkdir -p "$work/deb" "$tree"
  grep -q "Candidate: $emscripten_version" <<<"$(APT_CONFIG=$work/apt/apt.conf apt-cache policy emscripten)" ||
    die "Debian $toolchain_suite no longer has Emscripten $emscripten_version; put emcc $emscripten_version on the PATH."
  (cd "$work/deb" && APT_CONFIG=$work/apt/apt.conf quietly "could not download Emscripten's packages: is there a network?" \
    apt-get -qq download "${emscripten_packages[@]}")
  local deb
  for deb in "$work"/deb/*.deb; do
    dpkg-deb -x "$deb" "$tree" || die "could not unpack $(basename "$deb"): is the disk full?"
  done
  make_emscripten_run "$tree"
  rm -rf "$emscripten_folder"
  mv "$tree" "$emscripten_folder"
  rm -rf "$work"
}

# The programs get the unpacked C library; Node and Python stay the machine's own.
make_emscripten_run() {
  local tree=$1 loader libraries file
  libraries=$emscripten_folder/usr/lib/$(cd "$tree/usr/lib" && echo *-linux-gnu)
  loader=$(cd "$tree" && find usr/lib* -name 'ld-linux*.so*' | head -n 1)
  [ -n "$loader" ] || die "the unpacked packages hold no dynamic loader; remove $cache and try again."
  for file in "$tree"/usr/lib/llvm-19/bin/{clang-19,lld,llvm-ar,llvm-nm,llvm-objcopy,llvm-dwarfdump,llvm-dwp,llvm-profdata} "$tree"/usr/bin/wasm*; do
    is_elf "$file" || continue
    patchelf --set-interpreter "$emscripten_folder/$loader" --force-rpath \
      --set-rpath "$libraries:$emscripten_folder/usr/lib/llvm-19/lib" "$(readlink -f "$file")"
  done
  for file in "$tree"/usr/lib/*-linux-gnu/*.so* "$tree"/usr/lib/llvm-19/lib/*.so*; do
    case $(basename "$file") in ld-linux* | libc.so* | libm.so* | libmvec* | libpthread* | libdl* | librt*) continue ;; esac
    [ -L "$file" ] || ! is_elf "$file" || patchelf --force-rpath --set-rpath "$libraries" "$file"
  done
  ln -sfn nodejs "$tree/usr/share/node_modules"
  cat >"$tree/usr/share/emscripten/.emscripten" <<END
LLVM_ROOT = '$emscripten_folder/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$emscripten_folder/usr'
import shutil
NODE_JS = shutil.which('node')
CACHE = '$emscripten_folder/usr/share/emscripten/cache'
FROZEN_CACHE = False
END
}

is_elf() { [ -f "$1" ] && [ "$(head -c 4 "$1" | tail -c 3)" = ELF ]; }
