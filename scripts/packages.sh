#!/usr/bin/env bash
# Installs the system packages that building (or testing) needs, those that are missing only.
#
#   scripts/packages.sh build|tests
source "$(dirname "$0")/lib.sh"

purpose=${1:-build}

has_header() { printf '#include <%s>\n' "$1" | cc -E - >/dev/null 2>&1; }
has_pip() { python3 -m pip --version >/dev/null 2>&1; }
has_venv() { python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }
has_terminals() { [ -e /usr/share/terminfo/x/xterm-direct ] || [ -e /lib/terminfo/x/xterm-direct ]; }

# A package counts as missing if neither what it brings nor itself is there.
missing=()
need() {
  local package=$1
  shift
  "$@" && return
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
}

# The name that this release of Debian has for the wide ncurses headers.
ncurses_package() {
  if apt-cache show libncursesw5-dev >/dev/null 2>&1; then echo libncursesw5-dev; else echo libncurses-dev; fi
}

need g++ have g++
need make have make
need git have git
need cmake have cmake
need ninja-build have ninja
need pkg-config have pkg-config
need python3 have python3
need python3-pip has_pip
if ! have cc || ! has_header ncursesw/curses.h; then need "$(ncurses_package)" false; fi
if ! have cc || ! has_header cmark-gfm.h; then need libcmark-gfm-dev false; fi
if ! have cc || ! has_header cmark-gfm-core-extensions.h; then need libcmark-gfm-extensions-dev false; fi
if ! have cc || ! has_header sqlite3.h; then need libsqlite3-dev false; fi
# Models are fetched with curl's library and checked with OpenSSL's.
if ! have cc || ! has_header curl/curl.h; then need libcurl4-openssl-dev false; fi
if ! have cc || ! has_header openssl/evp.h; then need libssl-dev false; fi
# Its terminal descriptions are what 24-bit colour needs.
need ncurses-term has_terminals
if [ "$purpose" = tests ]; then
  need tmux have tmux
  need python3-venv has_venv
fi
[ ${#missing[@]} -gt 0 ] || exit 0

have apt-get || fail "These are missing: ${missing[*]} (Debian's names). Install them, then try again."
as_root=()
if [ "$(id -u)" != 0 ]; then
  have sudo || fail "System packages are missing. Run this as an administrator, then try again: apt-get install ${missing[*]}"
  as_root=(sudo)
fi

say "Installing system packages: ${missing[*]} (usually under a minute)"
log=$logs/packages.log
export DEBIAN_FRONTEND=noninteractive
install() { logged "$log" "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; }
# The list of packages may be old, or not there at all.
install || { logged "$log" "${as_root[@]}" apt-get update && install; } ||
  fail "The packages could not be installed; $log says why. Install them by hand, then try again: apt-get install ${missing[*]}"
