#!/usr/bin/env python3
"""Compares the program with llama.cpp's own tools: llama-bench and llama-speculative-simple.

  scripts/bench-peers.py [--target FILE --draft FILE] [--mode MODE] [--prompts N] [--max-tokens N] [--json OUT]
                         [ARGUMENTS FOR specbranch run …]

Everything computes with the same engine build, GOMP_SPINCOUNT, target threads, prompts and token counts, greedily. First
llama-speculative-simple's best setting is sought on a few prompts (every setting on the first, then the better half of
them on each further one). Then, on other prompts, five programs run in turn, prompt by prompt: ours as `autoregressive` and
in MODE, llama-bench's token generation at the prompt's depth, and llama-speculative-simple with its best setting and with
nothing to draft. A ratio is one of Σ tokens ÷ Σ time; its interval is a paired bootstrap over prompts (95 %). Each program
times its own decoding; ours leaves the first token out, the others do not.
"""
import argparse
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys

from held_out import DRAFT, ROOT, TARGET, held_out_prompts

PEERS = ROOT / ".build/peers"


class Runs:
    """Runs the programs, each of which answers with (tokens, seconds) for one prompt."""

    def __init__(self, args, extra):
        self.args, self.extra = args, extra
        self.environment = dict(os.environ, LD_LIBRARY_PATH=str(ROOT / ".engine/lib"))
        self.environment.setdefault("GOMP_SPINCOUNT", "10000")

    def output(self, command):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=self.environment,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit(f"error: {pathlib.Path(command[0]).name} failed: {done.stderr.strip().splitlines()[-1:]}")
        return done.stdout, done.stderr

    def ours(self, prompt, mode):
        args = self.args
        command = [args.program, "run", "--json", "--raw", "--prompt", prompt, "--target", args.target, "--draft", args.draft,
                   "--temperature", 0, "--mode", mode, "--max-tokens", args.max_tokens, "--context", args.context,
                   "--threads", args.threads, *self.extra]
        report = json.loads(self.output(command)[0])
        metrics = report["metrics"]
        rate, tokens = metrics["tokens_per_second"], metrics["generated_tokens"]
        return {"tokens": tokens, "seconds": tokens / rate if rate else 0, "prompt_tokens": metrics["prompt_tokens"],
                "text": report["text"]}

    def bench(self, tokens, depth):
        command = [PEERS / "llama-bench", "-m", self.args.target, "-p", 0, "-n", tokens, "-d", depth, "-t", self.args.threads,
                   "-r", 1, "-o", "json"]
        result = json.loads(self.output(command)[0])[0]
        return {"tokens": tokens, "seconds": tokens / result["avg_ts"]}

    def simple(self, prompt, setting):
        args = self.args
        # It stops when it has more tokens than it was told to make.
        command = [PEERS / "llama-speculative-simple", "-m", args.target, "--no-escape", "-p", prompt, "-n", args.max_tokens - 1,
                   "-c", args.context, "--temp", 0, "--samplers", "top_k", "--top-k", 1, *setting.arguments(args)]
        # Its log comes from a thread of its own, whose last lines are lost now and then.
        for _ in range(5):
            text, log = self.output(command)
            if re.search(r"decoded.*speed:", log):
                break
        return {"tokens": number(log, r"decoded\s+(\d+) tokens"),
                "seconds": number(log, r"decoded\s+(\d+) tokens") / number(log, r"decoded.*speed:\s+([\d.]+) t/s"),
                "prompt_tokens": number(log, r"encoded\s+(\d+) tokens"), "text": text.strip()}


def number(log, pattern):
    found = re.search(pattern, log)
    if not found:
        sys.exit(f"error: llama-speculative-simple's log has no “{pattern}”; is it of another release?")
    return float(found.group(1)) if "." in found.group(1) else int(found.group(1))


class Setting:
    """One way to run llama-speculative-simple; with no draft length it drafts nothing."""

    def __init__(self, draft_length=None, p_min=0.0, threads=2, draft_threads=2):
        self.draft_length, self.p_min, self.threads, self.draft_threads = draft_length, p_min, threads, draft_threads

    def arguments(self, args):
        if self.draft_length is None:
            # No text repeats a run of so many tokens: it looks for one and never finds it.
            return ["--spec-type", "ngram-simple", "--spec-ngram-simple-size-n", 1000, "-t", args.threads]
        return ["-md", args.draft, "--spec-type", "draft-simple", "--spec-draft-n-max", self.draft_length, "--spec-draft-p-min",
                self.p_min, "-t", self.threads, "-td", self.draft_threads]

    def __str__(self):
        if self.draft_length is None:
            return "nothing drafted"
        return f"n-max {self.draft_length}, p-min {self.p_min:g}, {self.threads} + {self.draft_threads} threads"


def rate(runs):
    return sum(run["tokens"] for run in runs) / sum(run["seconds"] for run in runs)


def best_setting(runs, prompts, args):
    """The fastest setting, by halving: every one on the first prompt, the better half on each further one."""
    grid = itertools.product(args.draft_lengths, args.p_min, args.thread_counts, args.thread_counts)
    left = [Setting(*choice) for choice in grid]
    measured = {setting: [] for setting in left}
    for index, prompt in enumerate(prompts):
        for done, setting in enumerate(left):
            measured[setting].append(runs.simple(prompt, setting))
            progress(f"settings, prompt {index + 1} of {len(prompts)}: {done + 1} of {len(left)}")
        left.sort(key=lambda setting: -rate(measured[setting]))
        left = left[: max(2, len(left) // 2)]
    progress("")
    for setting in left[:5]:
        print(f"  {setting}: {rate(measured[setting]):.1f} tok/s on {len(measured[setting])} prompts")
    return left[0]


def compare(runs, prompts, best, args):
    """One row for each prompt and round, with a run of each program."""
    baseline, rows = Setting(), []
    for index, (prompt, _) in enumerate(itertools.product(prompts, range(args.runs))):
        first = runs.ours(prompt, "autoregressive")
        programs = {
            "ours, autoregressive": lambda: runs.ours(prompt, "autoregressive"),
            "llama-bench tg": lambda: runs.bench(first["tokens"], first["prompt_tokens"]),
            f"ours, {args.mode}": lambda: runs.ours(prompt, args.mode),
            "llama-speculative-simple, best": lambda: runs.simple(prompt, best),
            "llama-speculative-simple, nothing drafted": lambda: runs.simple(prompt, baseline),
        }
        names = list(programs)
        # Each takes each place in turn.
        shift = index % len(names)
        row = {name: programs[name]() for name in names[shift:] + names[:shift]}
        check(prompt, row, args)
        rows.append(row)
        progress(f"comparing: {index + 1} of {len(prompts) * args.runs}")
    progress("")
    return rows


def check(prompt, row, args):
    """The same prompt tokens, and the same text but for near-ties, or the comparison is none."""
    counts = {run["prompt_tokens"] for run in row.values() if "prompt_tokens" in run}
    if len(counts) > 1:
        sys.exit(f"error: the programs read the prompt as different numbers of tokens: {sorted(counts)}")
    expected = row["ours, autoregressive"]
    for name, run in row.items():
        if "text" in run:
            # Peers print the prompt, too, and a last token beyond the limit now and then.
            run["same_text"] = expected["text"].strip() in run["text"]
            run["same_count"] = run["tokens"] == expected["tokens"]
            if not run["same_text"]:
                print(f"  {name}: another text for {prompt.splitlines()[-2][:50]!r}")


def interval(rows, one, other, seed=1, resamples=2000):
    """The ratio of two programs' rates, and its 95 % interval by a paired bootstrap over rows."""
    ratio = lambda chosen: rate([row[one] for row in chosen]) / rate([row[other] for row in chosen])
    generator = random.Random(seed)
    ratios = sorted(ratio(generator.choices(rows, k=len(rows))) for _ in range(resamples))
    return ratio(rows), ratios[int(0.025 * resamples)], ratios[int(0.975 * resamples) - 1]


def report(rows, best, args):
    ours, simple = f"ours, {args.mode}", "llama-speculative-simple, best"
    print(f"\n{'program':45} {'tok/s':>8} {'tokens':>7} {'same text':>10}")
    for name in rows[0]:
        same = [row[name]["same_text"] for row in rows if "same_text" in row[name]]
        print(f"{name:45} {rate([row[name] for row in rows]):8.1f} {sum(row[name]['tokens'] for row in rows):7} "
              f"{f'{sum(same)}/{len(same)}' if same else '':>10}")
    pairs = [("ours, autoregressive", "llama-bench tg"), (ours, simple), (ours, "ours, autoregressive"),
             (simple, "llama-speculative-simple, nothing drafted"), (ours, "llama-speculative-simple, nothing drafted")]
    ratios = []
    print(f"\n{'ratio':90} {'':>6} {'95 % interval':>16}")
    for one, other in pairs:
        value, low, high = interval(rows, one, other)
        ratios.append({"of": one, "to": other, "ratio": value, "low": low, "high": high})
        print(f"{one + ' ÷ ' + other:90} {value:6.3f} {low:8.3f}–{high:.3f}")
    return ratios


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)


def numbers(kind):
    return lambda text: [kind(word) for word in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--target", default=str(TARGET))
    parser.add_argument("--draft", default=str(DRAFT))
    parser.add_argument("--mode", default="auto", help="our mode to compare (default: auto)")
    parser.add_argument("--threads", type=int, default=2, help="of the target, for ours and the baselines (default: 2)")
    parser.add_argument("--context", type=int, default=1024)
    parser.add_argument("--prompts", type=int, default=20, help="to compare on (default: 20)")
    parser.add_argument("--runs", type=int, default=1, help="rounds over them (default: 1)")
    parser.add_argument("--setting-prompts", type=int, default=4, help="others, to seek the best setting on (default: 4)")
    parser.add_argument("--max-tokens", type=int, default=96)
    parser.add_argument("--draft-lengths", type=numbers(int), default=[2, 3, 4, 5, 6, 8, 10, 12])
    parser.add_argument("--p-min", type=numbers(float), default=[0.0, 0.5, 0.75])
    parser.add_argument("--thread-counts", type=numbers(int), default=[1, 2], help="of each lane (default: 1,2)")
    parser.add_argument("--json", help="write everything measured to this file")
    args, extra = parser.parse_known_args()
    if not (PEERS / "llama-speculative-simple").exists():
        sys.exit("error: llama.cpp's tools are not built; run make peers first.")

    runs = Runs(args, extra)
    prompts = held_out_prompts(args.prompts)
    print(f"seeking llama-speculative-simple's best setting on {args.setting_prompts} prompts")
    best = best_setting(runs, held_out_prompts(args.setting_prompts, offset=7), args)
    print(f"comparing on {len(prompts)} other prompts: {best}")
    rows = compare(runs, prompts, best, args)
    ratios = report(rows, best, args)
    if args.json:
        shared = {"GOMP_SPINCOUNT": runs.environment["GOMP_SPINCOUNT"], "engine": os.path.realpath(ROOT / ".engine")}
        with open(args.json, "w") as file:
            json.dump({"settings": vars(args) | {"best": str(best)} | shared, "ratios": ratios, "rows": rows}, file, indent=1)


if __name__ == "__main__":
    main()
