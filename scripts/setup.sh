#!/usr/bin/env bash
# Makes a machine ready to build SpecBranch: Swift, system packages, the engine.
#
#   scripts/setup.sh [--tests]
#
# Leaves `.engine`, a link to the engine's folder, and `.build/engine-key`, which changes when the engine does.
# A second run takes no time. LLAMA_BACKEND=cpu|cuda|vulkan|metal and LLAMA_SOURCE=FOLDER choose the engine.
source "$(dirname "$0")/lib.sh"

oldest_swift=6.2
purpose=build
[ "${1:-}" = --tests ] && purpose=tests
stamp=$root/.build/setup-$purpose

# What the engine must be made from, where the user says so.
requested() {
  [ -z "${LLAMA_BACKEND:-}${LLAMA_SOURCE:-}" ] || "$root/scripts/engine.sh" --key
}

is_ready() {
  [ -e "$stamp" ] && [ "$stamp" -nt "$root/scripts/packages.sh" ] && [ "$stamp" -nt "$root/scripts/engine.sh" ] &&
    [ -e "$root/.engine/lib/pkgconfig/llama.pc" ] && [ -e "$root/.build/engine-key" ] || return 1
  [ "$purpose" = build ] || [ -x "$root/.build/peers/ggml-rpc-server" ] || return 1
  local wanted
  wanted=$(requested) || return 1
  [ -z "$wanted" ] || [ "$wanted" = "$(cat "$root/.build/engine-key")" ]
}

check_swift() {
  have swift || fail "Swift is not installed. Get version $oldest_swift or newer from swift.org/install, then try again."
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail "Swift is installed but does not start. Install it again from swift.org/install."
  if [ "$(printf '%s\n%s\n' "$oldest_swift" "$version" | sort -V | head -n 1)" != "$oldest_swift" ]; then
    fail "Swift $version is too old. Get version $oldest_swift or newer from swift.org/install, then try again."
  fi
}

is_ready && exit 0
check_swift
"$root/scripts/packages.sh" "$purpose"
"$root/scripts/engine.sh"
if [ "$purpose" = tests ]; then
  "$root/scripts/peers.sh" server
  "$root/scripts/emulator.sh" >/dev/null
fi
touch "$stamp"
