#!/usr/bin/env bash
# Makes a target that costs what a large one costs and answers as the small target of a pair does, to measure with.
#
#   scripts/ballast.sh [f16|q8_0|q4_0] [--pair NAME] [--context N] [--embed N] [--layers N] [--ffn N] [--kv-heads N] [--verify]
#
# Prints the file's path; it is kept in the user's cache, and made once. The usual shape has 0.7 billion parameters, 1.4 GB
# as f16. --context sets the context length that the file claims; beyond what the small target was trained on only
# costs can be measured. --verify compares greedy answers with the small target's. q4_0 is llama-quantize's own mix, so it
# needs make peers. Python packages (numpy, gguf) are installed into a virtual environment in the cache where they are missing.
source "$(dirname "$0")/lib.sh"

type=f16 pair=sprig context=0 embed=1536 layers=22 ffn=5632 kv_heads=0 verify=false
while [ $# -gt 0 ]; do
  case $1 in
  f16 | q8_0 | q4_0) type=$1 ;;
  --pair) pair=${2:?} && shift ;;
  --context) context=${2:?} && shift ;;
  --embed) embed=${2:?} && shift ;;
  --layers) layers=${2:?} && shift ;;
  --ffn) ffn=${2:?} && shift ;;
  --kv-heads) kv_heads=${2:?} && shift ;;
  --verify) verify=true ;;
  *) fail "Unknown argument $1; see the first lines of scripts/ballast.sh." ;;
  esac
  shift
done

manifest=$root/models/$pair.toml
[ -e "$manifest" ] || fail "There is no pair $pair in models/."
small=$root/models/$(sed -n '/^\[target\]/,/^\[draft\]/s/^file = "\(.*\)"$/\1/p' "$manifest")
recipe=$root/models/recipe/ballast.py
folder=$cache/ballast
key=$({ cat "$recipe"; sha256_of "$small"; } | hash_of_input)
shape=e$embed-l$layers-f$ffn-k$kv_heads
[ "$context" = 0 ] || shape=$shape-c$context
path_of() { echo "$folder/$pair-ballast-$shape-$1-$key.gguf"; }

# Sets `python` to one that has what the recipe imports.
find_python() {
  python=python3
  "$python" -c 'import numpy, gguf' 2>/dev/null && return
  python=$cache/python/bin/python
  [ -x "$python" ] && "$python" -c 'import numpy, gguf' 2>/dev/null && return
  local log=$logs/python.log
  say "Installing numpy and gguf into $cache/python (usually under a minute)"
  logged "$log" python3 -m venv "$cache/python" && logged "$log" "$python" -m pip install numpy gguf ||
    fail "numpy and gguf could not be installed; $log says why. With Debian's Python, python3-venv must be installed."
}

# make TYPE
make_file() {
  local file partial
  file=$(path_of "$1")
  partial=$file.partial
  if [ -e "$file" ]; then return; fi
  mkdir -p "$folder" "$logs"
  if [ "$1" = q4_0 ]; then
    local quantize=$root/.build/peers/llama-quantize
    [ -x "$quantize" ] || fail "There is no llama-quantize; run make peers first."
    make_file f16
    say "Quantising to q4_0"
    logged "$logs/ballast.log" "$quantize" "$(path_of f16)" "$partial" Q4_0 || fail "It could not be quantised; $logs/ballast.log says why."
  else
    find_python
    say "Making $file (usually half a minute)"
    logged "$logs/ballast.log" "$python" "$recipe" "$small" "$partial" --embed "$embed" --layers "$layers" --ffn "$ffn" \
      --kv-heads "$kv_heads" --type "$1" --context "$context" || fail "It could not be made; $logs/ballast.log says why."
  fi
  mv "$partial" "$file"
}

make_file "$type"
file=$(path_of "$type")
if [ "$verify" = true ]; then
  program=$root/.build/release/specbranch
  [ -x "$program" ] || program=$root/.build/debug/specbranch
  "$root/scripts/same-text.py" --program "$program" "$small" "$file" >&2 || fail "$file does not answer as the target of $pair does."
fi
echo "$file"
