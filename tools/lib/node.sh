# Node and the packages of package-lock.json (sourced, not run). They are installed into node_modules of the checkout, once for
# each state of the lock file; after that no network is used.
# shellcheck shell=bash disable=SC2034,SC2154 # names shared by the files of this folder

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    is_debian || die "node and npm were not found: install Node 18 or newer."
    need_packages nodejs npm
  fi
}

need_node_packages() {
  local stamp=$root/node_modules/.interleave-lock wanted
  wanted=$(cksum <"$root/package-lock.json")
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  # A link leads to another checkout's packages, which are that checkout's business: npm ci would empty them.
  [ -L "$root/node_modules" ] && return
  need_node
  locked node install_node_packages "$stamp" "$wanted"
}

install_node_packages() {
  local stamp=$1 wanted=$2
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  say "installing the Node packages of package-lock.json"
  (cd "$root" && quietly "npm could not install the packages of package-lock.json: is there a network?" npm ci --no-audit --no-fund)
  echo "$wanted" >"$stamp"
}
