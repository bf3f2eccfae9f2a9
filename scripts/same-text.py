#!/usr/bin/env python3
"""Compares the greedy answers of two models on some of the held-out prompts.

  scripts/same-text.py [--program PATH] [--prompts N] [--max-tokens N] ONE.gguf OTHER.gguf

Fails if fewer than --at-least of the answers are the same: weights that were quantised may differ now and then.
"""
import argparse
import json
import subprocess

from held_out import ROOT, held_out_prompts


def answer(program, model, prompt, max_tokens):
    command = [program, "run", "--json", "--raw", "--prompt", prompt, "--target", model, "--mode", "autoregressive",
               "--max-tokens", str(max_tokens)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["tokens"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one")
    parser.add_argument("other")
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--prompts", type=int, default=10)
    parser.add_argument("--max-tokens", type=int, default=48)
    parser.add_argument("--at-least", type=float, default=0.8, help="share of the prompts (default: 0.8)")
    args = parser.parse_args()
    pairs = [[answer(args.program, model, prompt, args.max_tokens) for model in (args.one, args.other)]
             for prompt in held_out_prompts(args.prompts)]
    same = sum(one == other for one, other in pairs)
    print(f"{same} of {len(pairs)} greedy answers are equal ({sum(len(one) for one, _ in pairs)} tokens)")
    raise SystemExit(same < args.at_least * len(pairs))


if __name__ == "__main__":
    main()
