#!/usr/bin/env python3
"""Puts finished models in their place: copies what a pair needs from the work folder, and writes sizes and checksums into the manifests.

  python place.py --work ~/.cache/specbranch/recipe/work --models ../../models

A manifest's other lines stay as they are; a predictor that has not been trained is left out with a sentence.
"""
import argparse
import hashlib
import os
import re
import shutil

# What is copied, and the name that it gets in models/sprig.
MODELS = {f"gguf/sprig-{name}-f16.gguf": f"sprig-{name}-f16.gguf" for name in ("target", "draft", "draft-weak", "draft-misaligned")}
PREDICTORS = {f"predictors/{name}.safetensors": f"sprig-{name}-predictor.safetensors" for name in ("draft", "draft-weak", "draft-misaligned")}
OTHERS = {"prompts_eval.jsonl": "prompts_eval.jsonl", "card/tables.md": "tables.md", "card/curve.svg": "curve.svg"}
MANIFESTS = ("sprig.toml", "sprig-weak.toml", "sprig-misaligned.toml")


def with_checksums(text, folder):
    """A manifest's text with the size and checksum of each of its models; they stand in the two lines after `file`."""
    def entry(match):
        path = os.path.join(folder, match["file"])
        with open(path, "rb") as f:
            content = f.read()
        return f'file = "{match["file"]}"\nsize = {len(content)}\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'

    return re.sub(r'^file = "(?P<file>[^"]+\.gguf)"\nsize = .*\nsha256 = .*\n', entry, text, flags=re.M)


def copy(work, folder):
    for source, name in {**MODELS, **PREDICTORS, **OTHERS}.items():
        path = os.path.join(work, source)
        if not os.path.exists(path):
            print(f"{source} is not there yet and was left out.")
            continue
        shutil.copyfile(path, os.path.join(folder, name))
        print(f"{os.path.getsize(path) / 1e6:6.2f} MB  {name}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--work", required=True)
    ap.add_argument("--models", required=True, help="folder of the manifests; the files go to sprig/ in it")
    args = ap.parse_args()
    folder = os.path.join(args.models, "sprig")
    os.makedirs(folder, exist_ok=True)
    copy(args.work, folder)
    for name in MANIFESTS:
        path = os.path.join(args.models, name)
        with open(path) as f:
            text = f.read()
        with open(path, "w") as f:
            f.write(with_checksums(text, args.models))


if __name__ == "__main__":
    main()
