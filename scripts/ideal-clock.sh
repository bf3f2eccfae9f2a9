#!/usr/bin/env bash
# How fast each mode could be for a pair of models, on an ideal clock; --help says more.
source "$(dirname "$0")/lib.sh"

python=$cache/recipe/venv/bin/python
[ -x "$python" ] || python=python3
"$python" -c 'import numpy, tomllib' 2>/dev/null || fail "There is no Python with numpy; run models/recipe/sprig setup first."
exec "$python" "$root/models/recipe/ideal_clock.py" "$@"
