#!/usr/bin/env python3
"""What a busy process beside the program costs it: speeds, and the slowest forward.

  scripts/busy-neighbour.py --target big.gguf [--draft small.gguf] [--mode auto] [--prompts 6] [--max-tokens 64]

Decodes held-out prompts by turns on the idle machine and beside a process that keeps one core busy. Prints the ratio of the
speeds (Σ tokens ÷ Σ time), and for each lane the slowest forward in units of the median one of the idle machine.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

from held_out import DRAFT, ROOT, held_out_prompts


def decode(args, prompt, folder):
    """The run's metrics and the seconds of each lane's forwards, of one token the draft's."""
    trace = os.path.join(folder, "trace.jsonl")
    command = [args.program, "run", "--json", "--raw", "--prompt", prompt, "--target", args.target, "--draft", args.draft,
               "--temperature", "0", "--mode", args.mode, "--max-tokens", str(args.max_tokens), "--context", "512", "--trace", trace]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"error: specbranch failed: {done.stderr.strip()}")
    forwards = {"target": [], "draft": []}
    for line in open(trace):
        event = json.loads(line)
        if event["event"] == "forward_finished" and event["round"] > 1:
            forwards[event["lane"]].append(event["compute_s"])
    return json.loads(done.stdout)["metrics"], forwards


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--target", required=True)
    parser.add_argument("--draft", default=str(DRAFT))
    parser.add_argument("--mode", default="auto")
    parser.add_argument("--prompts", type=int, default=6)
    parser.add_argument("--max-tokens", type=int, default=64)
    args = parser.parse_args()

    sums = {"idle": [0, 0.0], "busy": [0, 0.0]}
    forwards = {kind: {"target": [], "draft": []} for kind in sums}
    with tempfile.TemporaryDirectory() as folder:
        for prompt in held_out_prompts(args.prompts):
            for kind in sums:
                neighbour = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if kind == "busy" else None
                try:
                    metrics, times = decode(args, prompt, folder)
                finally:
                    if neighbour:
                        neighbour.kill()
                        neighbour.wait()
                if metrics["tokens_per_second"]:
                    sums[kind][0] += metrics["generated_tokens"]
                    sums[kind][1] += metrics["generated_tokens"] / metrics["tokens_per_second"]
                for lane in times:
                    forwards[kind][lane] += times[lane]
    rates = {kind: tokens / seconds for kind, (tokens, seconds) in sums.items()}
    print(f"idle {rates['idle']:.1f} tok/s, beside a busy process {rates['busy']:.1f}: {rates['busy'] / rates['idle']:.2f}")
    for lane in ("target", "draft"):
        median = statistics.median(forwards["idle"][lane])
        slowest = max(forwards["busy"][lane]) / median
        late = sum(time > 5 * median for time in forwards["busy"][lane])
        print(f"{lane}: idle median {median * 1000:.2f} ms, slowest beside it {slowest:.1f} times that; "
              f"{late} of {len(forwards['busy'][lane])} above five times")


if __name__ == "__main__":
    main()
