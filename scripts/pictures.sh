#!/usr/bin/env bash
# Makes the pictures of docs/ anew: the program's own screens, in the middle of a reply, saved by its own key.
#
#   scripts/pictures.sh [PROGRAM]
source "$(dirname "$0")/lib.sh"
program=$(realpath "${1:-$root/.build/release/specbranch}")
[ -x "$program" ] || fail "There is no program $program; run make build first."
have tmux || fail "tmux is missing; install it, then try again."

folder=$(mktemp -d)
socket=specbranch-pictures-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$folder"' EXIT
screen() { tmux -L "$socket" "$@"; }

# picture NAME WIDTH HEIGHT SECONDS ARGUMENTS...
picture() {
  local name=$1 width=$2 height=$3 seconds=$4
  shift 4
  screen -u -f /dev/null new-session -d -s p -x "$width" -y "$height" -c "$folder" \
    "env COLORTERM=truecolor XDG_STATE_HOME=$folder SPECBRANCH_MODELS=$root/models SPECBRANCH_THEMES=$root/themes $program $*"
  sleep 2
  screen send-keys -t p "Tell me a story about Ruth the dog." Enter
  sleep "$seconds"
  screen send-keys -t p M-S
  sleep 1
  mv "$folder/specbranch-screen.svg" "$root/docs/pictures/$name.svg"
  screen kill-session -t p
  say "docs/pictures/$name.svg"
}

mkdir -p "$root/docs/pictures"
# Slowed down, so that the picture falls into the middle of a round.
slow="--emulate-target 400+2*n --emulate-draft 40+1*k"
picture chat 120 40 5.6 "$slow"
picture chat-80x24 80 24 5.6 "$slow"
picture chat-200x60 200 60 5.6 "$slow"
picture chat-light 120 40 5.6 "$slow --theme light --pair starter-misaligned"
