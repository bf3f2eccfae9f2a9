#!/usr/bin/env python3
"""Compares decoding modes on the held-out prompts, interleaved prompt by prompt (A B C A B C …).

  scripts/measure.py [--program PATH] [--pair NAME] [--prompts N] [ARGUMENTS FOR specbranch run …]

Prints, for each mode, tokens per second (sum of tokens over sum of decoding time), its ratio to autoregressive,
and the acceptance, rollback and bubble figures, from the program's own --json reports.
"""
import argparse
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODES = ["autoregressive", "speculative", "specbranch"]


def chatml(messages):
    turns = "".join(f"<|im_start|>{m['role']}\n{m['content']}<|im_end|>\n" for m in messages)
    return turns + "<|im_start|>assistant\n"


def report(program, pair, prompt, mode, extra):
    command = [program, "run", "--json", "--raw", "--prompt", prompt, "--pair", pair, "--mode", mode, *extra]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--pair", default="starter")
    parser.add_argument("--prompts", type=int, default=40)
    args, extra = parser.parse_known_args()

    rows = [json.loads(line) for line in open(ROOT / "models/starter/prompts_eval.jsonl")]
    rows = rows[:: max(1, len(rows) // args.prompts)][: args.prompts]
    sums = {mode: {} for mode in MODES}
    for row in rows:
        texts = set()
        for mode in MODES:
            result = report(args.program, args.pair, chatml(row["messages"]), mode, extra)
            texts.add(result["text"])
            metrics, total = result["metrics"], sums[mode]
            tokens = metrics["generated_tokens"]
            # The program's own rate leaves the first commit out; weigh it by the tokens it covers.
            if metrics["tokens_per_second"] > 0:
                total["seconds"] = total.get("seconds", 0) + tokens / metrics["tokens_per_second"]
                total["tokens"] = total.get("tokens", 0) + tokens
            for name in ("accepted", "rolled_back", "discarded", "drafted", "target_forwards", "generated_tokens"):
                total[name] = total.get(name, 0) + metrics[name]
            for name in ("target_bubble_share", "draft_bubble_share", "acceptance_rate"):
                total.setdefault(name, []).append(metrics[name])
        if len(texts) > 1:
            print("texts differ:", row["messages"][-1]["content"][:60])

    base = sums["autoregressive"]["tokens"] / sums["autoregressive"]["seconds"]
    print(f"{'mode':15} {'tok/s':>8} {'ratio':>6} {'α':>5} {'RB':>5} {'τ':>5} {'target idle':>12} {'draft idle':>11}")
    for mode in MODES:
        s = sums[mode]
        rate = s["tokens"] / s["seconds"]
        judged_back = s["accepted"] + s["rolled_back"]
        mean = lambda name: sum(s[name]) / len(s[name])
        print(
            f"{mode:15} {rate:8.1f} {rate / base:6.2f} {mean('acceptance_rate'):5.2f} "
            f"{s['rolled_back'] / judged_back if judged_back else 0:5.2f} "
            f"{s['generated_tokens'] / s['target_forwards']:5.2f} {mean('target_bubble_share'):12.2f} "
            f"{mean('draft_bubble_share'):11.2f}"
        )


if __name__ == "__main__":
    main()
