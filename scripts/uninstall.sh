#!/usr/bin/env bash
# Takes away what scripts/install.sh put there; settings, conversations and models of yours stay.
#
#   scripts/uninstall.sh PREFIX        # DESTDIR is put before it
source "$(dirname "$0")/lib.sh"

prefix=${1:?name the folder it was installed to}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
place=${DESTDIR:-}$prefix

[ -e "$place/bin/specbranch" ] || fail "There is no specbranch in $place. Name the folder with PREFIX=FOLDER."
[ -w "$place/bin" ] || fail "$place may not be written. Run this with sudo."
rm -f "$place/bin/specbranch" "$place/share/man/man1/specbranch.1" \
  "$place/share/bash-completion/completions/specbranch" "$place/share/zsh/site-functions/_specbranch" \
  "$place/share/fish/vendor_completions.d/specbranch.fish"
rm -rf "$place/lib/specbranch" "$place/share/specbranch"
say "Took specbranch out of $place"
