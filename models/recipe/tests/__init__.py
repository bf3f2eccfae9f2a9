"""Tests of the recipe: `./sprig test`, or `python3 -m unittest discover -s tests -t .` (those that need packages are skipped without them)."""
