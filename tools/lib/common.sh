# Shared by the scripts in tools/ (sourced, not run): where the checkout and the cache are, how to speak,
# how to hold a lock. Changes nothing by itself.
# shellcheck shell=bash disable=SC2034,SC2154 # names shared by the files of this folder

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${INTERLEAVE_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set; set INTERLEAVE_CACHE to a folder to keep the toolchain in}/.cache}/interleave}
program=$(basename "$0")

say() { printf '%s: %s\n' "$program" "$*" >&2; }

# The one way to give up: one sentence that says what is missing and what to do; 2 means "could not be set up".
die() {
  say "$*"
  exit 2
}

# locked NAME COMMAND...: runs the command while no other process runs one under the same name.
locked() {
  local name=$1
  shift
  mkdir -p "$cache" 2>/dev/null || die "cannot write to the cache folder $cache; set INTERLEAVE_CACHE to another one."
  if ! command -v flock >/dev/null; then
    "$@" # macOS has no flock; renames below still keep the cache whole
    return
  fi
  (
    if ! flock -n 9; then
      say "waiting for another set-up ($name) to end"
      flock 9
    fi
    "$@"
  ) 9>"$cache/$name.lock"
}

# quietly WHAT COMMAND...: hides the output of a command unless it fails; then shows its last lines and dies with WHAT.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp "$cache/log.XXXXXX")
  if "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "$what"
  fi
}

is_debian() { [ -r /etc/os-release ] && (. /etc/os-release && [ "${ID:-}" = debian ]); }
