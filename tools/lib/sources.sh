# Third-party sources (sourced, not run): the upstream tarballs in Debian 13's source packages, without Debian's patches, and the
# files of two binary packages, unpacked into the cache. Elsewhere CMake fetches them (cmake/sources.cmake).
# shellcheck shell=bash disable=SC2034,SC2154 # names shared by the files of this folder

# name, version, kind and name of the Debian package
third_party_sources="sdl2 2.32.4 source libsdl2
imgui 1.90.1 source imgui
catch2 3.7.1 source catch2
cli11 2.4.1 binary libcli11-dev
zlib 1.3.1 source zlib
inter 4.1 binary fonts-inter"

# need_sources NAME...
need_sources() {
  local wanted=" $* " name version kind package missing=()
  is_debian || return 0
  while read -r name version kind package; do
    [[ $wanted != *" $name "* || -d $cache/$name-$version ]] || missing+=("$name $version $kind $package")
  done <<<"$third_party_sources"
  [ ${#missing[@]} -eq 0 ] && return
  need_packages xz-utils bzip2
  locked toolchain unpack_sources "${missing[@]}"
}

unpack_sources() {
  local work=$cache/unpack.sources entry
  rm -rf "$work"
  open_suite "$work/apt"
  for entry in "$@"; do
    # shellcheck disable=SC2086 # four words
    unpack_source "$work" $entry
  done
  rm -rf "$work"
}

unpack_source() {
  local work=$1 name=$2 version=$3 kind=$4 package=$5 archive
  [ -d "$cache/$name-$version" ] && return
  mkdir -p "$work/$name/tree"
  cd "$work/$name" || return
  if [ "$kind" = source ]; then
    # The tarball alone: it stays when a point release takes new patches in, and a mirror may not have all of those yet.
    APT_CONFIG=$work/apt/apt.conf quietly "could not download the source of $package: is there a network?" \
      apt-get -qq source --download-only --tar-only "$package"
    archive=$(echo ./*.orig.tar.*)
    tar -C tree --strip-components=1 -xf "$archive" || die "could not unpack $archive: is the disk full?"
  else
    APT_CONFIG=$work/apt/apt.conf quietly "could not download $package: is there a network?" apt-get -qq download "$package"
    archive=$(echo ./*.deb)
    dpkg-deb -x "$archive" tree || die "could not unpack $archive: is the disk full?"
  fi
  # zlib's tarball is called 1.3.dfsg+really1.3.1: Debian took 1.3 for a while, and its numbers never go back.
  case $archive in *"_$version"[+-.]* | *"+really$version".*) ;; *) die "Debian $toolchain_suite no longer has $package $version, but $archive." ;; esac
  mv tree "$cache/$name-$version"
}
