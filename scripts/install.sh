#!/usr/bin/env bash
# Installs the built program with its libraries, themes and models, so that it runs from anywhere.
#
#   scripts/install.sh PREFIX [PROGRAM]    # DESTDIR is put before it; PROGRAM is another build than the release
source "$(dirname "$0")/lib.sh"
cd "$root"

prefix=${1:?name the folder to install to}
program=${2:-.build/release/specbranch}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
place=${DESTDIR:-}$prefix
engine=$(cd .engine/lib && pwd -P)

mkdir -p "$place/bin" "$place/lib/specbranch" "$place/share/specbranch" 2>/dev/null && [ -w "$place/bin" ] ||
  fail "$place may not be written. Choose another folder with PREFIX=FOLDER, or run this with sudo."
install -m 755 "$program" "$place/bin/specbranch"
rm -f "$place"/lib/specbranch/lib*
case $(cat .build/engine-key) in
installed-*)
  # The system's own engine stays where it is; its libraries find each other there.
  for library in "$engine"/libllama.* "$engine"/libggml*; do ln -s "$library" "$place/lib/specbranch/"; done
  ;;
*) cp -a "$engine"/libllama* "$engine"/libggml* "$place/lib/specbranch/" ;;
esac
rm -rf "$place/share/specbranch/models" "$place/share/specbranch/themes"
mkdir -p "$place/share/specbranch/models"
cp -r models/*.toml models/README.md models/sprig models/starter "$place/share/specbranch/models/"
[ ! -d themes ] || cp -r themes "$place/share/specbranch/"
chmod -R u+w,a+rX "$place/share/specbranch" "$place/lib/specbranch"

# Written by the program itself, so that they are what it takes.
generate() {
  mkdir -p "$(dirname "$1")"
  "$place/bin/specbranch" "${@:2}" >"$1" || fail "$place/bin/specbranch does not run here, so $1 could not be written."
}
generate "$place/share/man/man1/specbranch.1" __manual
generate "$place/share/bash-completion/completions/specbranch" --generate-completion-script bash
generate "$place/share/zsh/site-functions/_specbranch" --generate-completion-script zsh
generate "$place/share/fish/vendor_completions.d/specbranch.fish" --generate-completion-script fish
say "Installed $place/bin/specbranch"
