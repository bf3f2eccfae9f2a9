#!/usr/bin/env bash
# Proves that every mode is lossless: docs/losslessness.md says what, and how.
#
#   scripts/proof.sh quick      # the laws of single tokens, on toy models (3 minutes on 2 cores)
#   scripts/proof.sh full       # for releases: joint laws, too, and the real pair's greedy text (1 hour)
source "$(dirname "$0")/lib.sh"
cd "$root"

toy_models() {
  scripts/build.sh proof
  say "Testing the law of every mode's text ($1)"
  shift
  .build/release/losslessness-proof "$@" || fail "The text has not the target's law; the lines above say where."
}

case ${1:-} in
quick) toy_models "usually 3 minutes" ;;
full)
  toy_models "usually 40 minutes" --joint
  say "Comparing greedy texts on the real pair, and caches with fresh contexts (usually 10 minutes)"
  SPECBRANCH_PROOF=full scripts/build.sh test '(GreedyTextTests|CacheScheduleTests|LosslessnessTests)'
  ;;
*) fail "Usage: scripts/proof.sh quick|full" ;;
esac
