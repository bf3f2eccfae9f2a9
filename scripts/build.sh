#!/usr/bin/env bash
# Builds the program or its tests with the engine that set-up found.
#
#   scripts/build.sh release|debug     # debug builds the tests, too
#   scripts/build.sh test [FILTER]     # builds and runs the tests
#   scripts/build.sh bench-sampling    # builds and runs what measures the sampling mathematics
#   scripts/build.sh proof             # the program that proves losslessness
#
# The flags are the same for building and testing, so nothing is built twice. The compiler's output is kept in
# .build/CONFIGURATION.log, where scripts/warnings.sh looks for warnings.
source "$(dirname "$0")/lib.sh"
cd "$root"

export PKG_CONFIG_PATH=$root/.engine/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
# Where the installed program finds its libraries, and where the one built here does.
if [ "$(uname)" = Darwin ]; then origin=@loader_path; else origin='$ORIGIN'; fi
flags=(-Xlinker -rpath -Xlinker "$origin/../lib/specbranch" -Xlinker -rpath -Xlinker "$root/.engine/lib")

# The linker finds fault with Swift's own static library, which is nothing that anybody here can mend.
without_known_noise() {
  awk "!/libFoundationEssentials.*the use of .mktemp' is dangerous/ { print; fflush() }"
}

# compile CONFIGURATION WHAT USUALLY ARGUMENTS...
compile() {
  local log=.build/$1.log what=$2 usually=$3
  shift 3
  say "Building $what (usually $usually the first time)"
  mkdir -p .build
  swift build "${flags[@]}" "$@" 2>&1 | without_known_noise | tee "$log" >&2 ||
    fail "The build failed; the lines above and $root/$log say why."
  scripts/warnings.sh --again "$log"
}

release() {
  # Without the shared Swift runtime the program runs where no Swift is installed.
  compile release "SpecBranch" "3 to 6 minutes" -c release --product specbranch --static-swift-stdlib
}

run_tests() {
  say "$1"
  shift
  # As the program sets it for itself: two models on few cores must not spin for each other.
  export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-10000}
  swift test "${flags[@]}" --skip-build "$@" || fail "Some tests failed; the lines above say which."
}

# Optimised: it needs millions of tokens.
proof() {
  compile release "the losslessness proof" "2 minutes" -c release --product losslessness-proof --static-swift-stdlib
}

debug() { compile debug "SpecBranch and its tests" "2 to 5 minutes" --build-tests; }

case ${1:-} in
release) release ;;
debug) debug ;;
bench-sampling)
  compile release "the sampling bench" "1 minute" -c release --product sampling-bench --static-swift-stdlib
  .build/release/sampling-bench
  ;;
proof) proof ;;
test)
  debug
  if [ -n "${2:-}" ]; then
    run_tests "Running the tests that match $2" --filter "$2"
  else
    run_tests "Running the unit tests (usually 1 minute)" --skip '^(RealPair|EndToEnd)Tests'
    # What computes for real, or waits for a screen, is not disturbed by the others.
    run_tests "Running the tests on the real pair and the real program (usually 1 minute)" \
      --no-parallel --filter '^(RealPair|EndToEnd)Tests'
  fi
  ;;
*) fail "Usage: scripts/build.sh release|debug|proof|test" ;;
esac
