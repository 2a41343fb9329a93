# Debian packages (sourced, not run): those of the machine itself, and those of Debian 13 that are only unpacked.
# The mirror's address is read from the machine's own apt configuration; signature checks stay on.
# shellcheck shell=bash disable=SC2034,SC2154 # names shared by the files of this folder

toolchain_suite=trixie

# need_packages NAME...: installs what is missing; speaks to apt only then.
need_packages() {
  local name missing=()
  is_debian || return 0
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" = 0 ] || die "these Debian packages are missing: ${missing[*]}; run as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  locked apt install_packages "${missing[@]}"
}

install_packages() {
  local options=(-qq -y --no-install-recommends -o DPkg::Lock::Timeout=300)
  export DEBIAN_FRONTEND=noninteractive
  apt-get "${options[@]}" install "$@" >/dev/null 2>&1 </dev/null && return
  # An old index, no index yet, or an installation that was interrupted: put that right and try once more.
  dpkg --configure -a >/dev/null 2>&1 </dev/null || true
  quietly "apt-get update failed: is there a network, and is apt's mirror right?" apt-get -qq -o DPkg::Lock::Timeout=300 update
  apt-get "${options[@]}" --fix-broken install >/dev/null 2>&1 </dev/null || true
  quietly "apt-get could not install: $*" apt-get "${options[@]}" install "$@"
}

# open_suite FOLDER: a private apt state for the toolchain's suite, so that apt-get and apt-cache, run with
# APT_CONFIG=FOLDER/apt.conf, know that suite and neither read nor change the machine's own state.
open_suite() {
  local folder=$1 mirror
  command -v apt-get >/dev/null || die "apt-get was not found, although this is Debian."
  # shellcheck disable=SC2016 # apt's own $(...)
  mirror=$(apt-get indextargets --format '$(CREATED_BY) $(COMPONENT) $(CODENAME) $(REPO_URI)' |
    awk -v own="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" \
      '$1 == "Packages" && $2 == "main" && $3 == own { print $4; exit }')
  [ -n "$mirror" ] || die "apt's configuration names no Debian mirror (a source with the component main of this release)."
  mkdir -p "$folder"/{state/lists/partial,cache/archives/partial,parts,sources}
  : >"$folder/status"
  cat >"$folder/sources/toolchain.sources" <<END
Types: deb deb-src
URIs: $mirror
Suites: $toolchain_suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  {
    apt-config dump | grep '^Acquire::' | grep -v '::IndexTargets::' || true # proxies, retries, certificates
    cat <<END
Dir::Etc::Main "/dev/null";
Dir::Etc::Parts "$folder/parts";
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$folder/sources";
Dir::State "$folder/state";
Dir::State::status "$folder/status";
Dir::Cache "$folder/cache";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
END
  } >"$folder/apt.conf"
  APT_CONFIG=$folder/apt.conf quietly "could not read the package index of Debian $toolchain_suite: is there a network?" \
    apt-get -qq -o APT::Update::Error-Mode=any update
}
