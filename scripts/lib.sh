# Shared by the scripts here: telling people what happens, and where things are kept.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/specbranch
logs=$cache/logs

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
detail() { printf '    %s\n' "$*" >&2; }

# fail WHAT HAPPENED. WHAT TO DO.
fail() {
  printf '\033[1;31merror:\033[0m %s\n' "$*" >&2
  exit 1
}

# Colours are for terminals.
if [ ! -t 2 ] || [ -n "${NO_COLOR:-}" ]; then
  say() { printf '==> %s\n' "$*" >&2; }
  fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
  }
fi

have() { command -v "$1" >/dev/null 2>&1; }

# logged LOG COMMAND...: runs a command quietly; its output is kept in the log.
logged() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >>"$log" 2>&1
}

sha256_of() {
  if have sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c1-64
}

hash_of_input() {
  if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -c1-12
}
