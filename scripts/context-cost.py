#!/usr/bin/env python3
"""What a round costs as the context grows, and that it evaluates nothing but its chain.

  scripts/context-cost.py --target big.gguf [--draft small.gguf] [--lengths 128,1024,3900] [--mode specbranch]

Reads prompts of the given lengths, decodes a few tokens after each, and takes the figures from the trace. Make a target
with room for it by `make ballast ARGS="q4_0 --context 4096"`.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(__file__).resolve().parent.parent
program = Path(os.environ.get("SPECBRANCH", root / ".build/release/specbranch"))
filler = "The fox went to the market and bought three lemons, two apples and a small red hat. "


def trace(arguments, prompt, folder):
    path = Path(folder) / "trace.jsonl"
    command = [program, "run", *arguments, "--raw", "--temperature", "0", "--prompt", "-", "--trace", path]
    done = subprocess.run(command, input=prompt, text=True, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"specbranch failed: {done.stderr.strip()}")
    return [json.loads(line) for line in path.read_text().splitlines()]


def figures(events):
    rounds = {event["round"]: event for event in events if event["event"] == "round_finished"}
    forwards = [event for event in events if event["event"] == "forward_finished" and event["round"] > 0]
    target = [event for event in forwards if event["lane"] == "target" and event["kind"] == "verification"]
    # The first round may still pay for what was set up; the others evaluate the last token and the chain.
    extra = sum(event["tokens"] - 1 - rounds[event["round"]]["draft_length"] for event in target if event["round"] in rounds)
    draft = [event["duration_s"] for event in forwards if event["lane"] == "draft" and event["kind"] != "prompt"]
    times = [event["time_s"] for event in events if event["event"] == "committed"]
    gaps = [later - earlier for earlier, later in zip(times, times[1:])]
    busy = [event["duration_s"] for event in target[1:]]
    return {
        "prompt": next(event["prompt_tokens"] for event in events if event["event"] == "run_started"),
        "target": statistics.median(busy),
        "draft": statistics.median(draft) if draft else 0,
        "round": statistics.median(gaps),
        "extra": extra,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", required=True)
    parser.add_argument("--draft")
    parser.add_argument("--lengths", default="128,1024,3900")
    parser.add_argument("--mode", default="specbranch")
    parser.add_argument("--context", default="4096")
    parser.add_argument("--max-tokens", default="48")
    options = parser.parse_args()
    arguments = ["--target", options.target, "--context", options.context, "--max-tokens", options.max_tokens]
    arguments += ["--mode", options.mode if options.draft else "autoregressive"]
    if options.draft:
        arguments += ["--draft", options.draft]
    print("prompt tokens  target forward ms  draft step ms  round ms  tokens evaluated beyond the chain")
    with tempfile.TemporaryDirectory() as folder:
        per_token = figures(trace(arguments, filler * 4, folder))["prompt"] / 4
        for length in map(int, options.lengths.split(",")):
            seen = figures(trace(arguments, filler * max(round(length / per_token), 1), folder))
            print(
                f"{seen['prompt']:13d}  {seen['target'] * 1e3:17.2f}  {seen['draft'] * 1e3:13.2f}"
                f"  {seen['round'] * 1e3:8.2f}  {seen['extra']:d}"
            )


main()
