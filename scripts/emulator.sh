#!/usr/bin/env bash
# Prints a Python that has pyte, the terminal emulator of the tests; installs it into a virtual environment in the cache where it is missing.
source "$(dirname "$0")/lib.sh"

python=python3
has_pyte() { "$python" -c 'import pyte' 2>/dev/null; }

has_pyte || python=$cache/python/bin/python
if ! has_pyte; then
  log=$logs/emulator.log
  say "Installing pyte into $cache/python (usually some seconds)" >&2
  logged "$log" python3 -m venv "$cache/python" && logged "$log" "$python" -m pip install pyte==0.8.2 ||
    fail "pyte could not be installed; $log says why. With Debian's Python, python3-venv must be installed."
fi
echo "$python"
