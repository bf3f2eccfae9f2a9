#!/usr/bin/env bash
# Fails if a build log holds warnings about our own files.
#
#   scripts/warnings.sh LOG            # print them and fail
#   scripts/warnings.sh --again LOG    # have the next build compile those files again, so that it repeats them
source "$(dirname "$0")/lib.sh"
cd "$root"

again=no
if [ "${1:-}" = --again ]; then
  again=yes
  shift
fi
[ -e "${1:-}" ] || fail "There is no build log ${1:-}; build first."
found=$(grep -E "^($root/)?(Sources|Tests)/[^:]+:[0-9]+:[0-9]+: warning:" "$1" | sort -u || true)
[ -n "$found" ] || exit 0
if [ $again = yes ]; then
  cut -d: -f1 <<<"$found" | sort -u | xargs touch -c
else
  printf '%s\n' "$found" >&2
  fail "The build must have no warnings; mend those above."
fi
