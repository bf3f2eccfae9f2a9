#!/usr/bin/env bash
# Makes the pictures of docs/ anew: the program's own screens, in the middle of a reply, saved by its own key; and,
# for the guide to the panes, drawn from replies recorded with a seed.
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
    "env COLORTERM=truecolor XDG_STATE_HOME=$folder XDG_DATA_HOME=$folder SPECBRANCH_MODELS=$root/models SPECBRANCH_THEMES=$root/themes $program $*"
  sleep 2
  screen send-keys -t p "Tell me a story about Ruth the dog." Enter
  sleep "$seconds"
  screen send-keys -t p M-S
  sleep 1
  mv "$folder/specbranch-screen.svg" "$root/docs/pictures/$name.svg"
  screen kill-session -t p
  # The server goes with its only session, and must be gone before the next one starts.
  sleep 1
  say "docs/pictures/$name.svg"
}

mkdir -p "$root/docs/pictures"
# Slowed down, so that the picture falls into the middle of a round.
slow="--emulate-target 400+2*n --emulate-draft 40+1*k"
picture chat 120 40 5.6 "$slow"
picture chat-80x24 80 24 5.6 "$slow"
picture chat-200x60 200 60 5.6 "$slow"
picture chat-light 120 40 5.6 "$slow --theme light --pair sprig-misaligned"

# record MODE OPTIONS...: a reply of the misaligned pair, added to the trace.
record() {
  "$program" run --pair sprig-misaligned --seed 7 --max-tokens 60 --prompt "Tell me a story about a fox." \
    --emulate-target '60+0.2*n' --emulate-draft '6+0.1*k' --trace "$folder/one.jsonl" --mode "$@" >/dev/null
  cat "$folder/one.jsonl" >>"$folder/all.jsonl"
}

# drawn NAME SIZE OPTIONS...: the trace as the chat shows it.
drawn() {
  local name=inspector-$1 size=$2
  shift 2
  "$program" render --trace "$folder/all.jsonl" --size "$size" "$@" --output "$root/docs/pictures/$name.svg"
  say "docs/pictures/$name.svg"
}

export SPECBRANCH_MODELS=$root/models SPECBRANCH_THEMES=$root/themes
record autoregressive --temperature 0.6
record speculative --temperature 0.6 --draft-length 4
record specbranch --temperature 0.6 --draft-length 4 --branches 6 --confidence-threshold 0.4
drawn branches 100x26 --reply 3 --round 5 --zoom branches
drawn why 100x28 --reply 2 --round 1 --zoom why
drawn time 120x40 --reply 3 --round 9 --panes timeline,draft-length
drawn figures 100x20 --zoom figures
drawn screen 200x60 --reply 3 --round 9 --panes branches,tokens,draft-length,timeline,why,figures,log,parameters
