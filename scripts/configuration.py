#!/usr/bin/env python3
"""Writes the tables of keys in docs/configuration.md anew, from the program's own table of settings.

  scripts/configuration.py [--program PROGRAM]
"""
import argparse
import json
import os
import re
import subprocess

from held_out import ROOT

DOCUMENT = os.path.join(ROOT, "docs/configuration.md")
BEGIN, END = "<!-- keys: written by scripts/configuration.py -->\n", "<!-- end of keys -->"


def row(setting):
    places = [f"`{place}`" for place in (setting.get("option"), setting["variable"]) if place]
    return f"| `{setting['key']}` | {setting['summary']} | {setting['values']} | {setting['defaults_to']} | {'<br>'.join(places)} |\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build/release/specbranch"))
    args = parser.parse_args()
    # Nobody's own settings are part of it.
    environment = {**os.environ, "XDG_CONFIG_HOME": "/nonexistent"}
    output = subprocess.run([args.program, "config", "show", "--json"], env=environment, check=True, capture_output=True, text=True).stdout
    table = "| key | what it is | values | default | also |\n|---|---|---|---|---|\n" + "".join(map(row, json.loads(output)))
    with open(DOCUMENT) as file:
        text = file.read()
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    assert pattern.search(text), f"{DOCUMENT} has no place for the keys"
    with open(DOCUMENT, "w") as file:
        file.write(pattern.sub(lambda _: BEGIN + table + END, text))


if __name__ == "__main__":
    main()
