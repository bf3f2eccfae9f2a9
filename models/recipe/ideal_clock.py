#!/usr/bin/env python3
"""How fast each mode could be for a pair of models, on an ideal clock: the target's greedy answers to held-out prompts and the draft's
true rollouts are recorded once, then decoded again with given costs of a target forward and of a draft step, in milliseconds.

  scripts/ideal-clock.sh --pair starter --count 60 --record starter.npz
  scripts/ideal-clock.sh --pair starter --pair starter-weak --by-category --json clock.json
  scripts/ideal-clock.sh --pair starter --target 40+0.2*n --draft 4+0.1*k --recommend
"""
import argparse
import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import clock_recording as recording
from clock_replay import Costs, Tally, autoregressive, pearl, speculative, zero_bubble, zero_bubble_formula
from clock_specbranch import Setting, specbranch

MODELS = Path(__file__).resolve().parents[1]
HELD_OUT = "prompts_eval.jsonl"
LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12)
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
BRANCHES = (4, 8, 16)
STOPS = (0.01, 0.03, 0.1, 0.2, 0.3, 0.4)
CLOSE = 0.01  # a speed-up this share below the best is as good where it rolls back less
WORTH = 0.05  # settings so far below the best are tried with a branch stop, too


def total(answers, replay):
    sums = Tally()
    for answer in answers:
        sums.add(replay(answer))
    return sums


class Modes:
    """The modes of a pair on one clock, each with its best parameters over all answers."""

    def __init__(self, answers, costs):
        self.answers, self.costs = answers, costs
        self.baseline = self.speed(total(answers, lambda answer: autoregressive(answer, costs)))
        self.rows = {
            "SpS": self.best({f"γ {g}": lambda a, g=g: speculative(a, costs, g) for g in LENGTHS}),
            "adaptive SpS": self.best({f"γ {g}, ε {e}": lambda a, g=g, e=e: speculative(a, costs, g, e) for g in LENGTHS for e in THRESHOLDS}),
            "PEARL": self.best({f"γ {g}": lambda a, g=g: pearl(a, costs, g) for g in LENGTHS}),
        }
        self.tried = self.specbranch_settings()
        fastest = max(self.tried, key=lambda s: self.tried[s][0])
        self.rows["SpecBranch"] = (named(fastest), lambda a: specbranch(a, costs, fastest))
        self.fastest = fastest

    @staticmethod
    def speed(sums):
        return sums.tokens / sums.milliseconds

    def best(self, replays):
        name = max(replays, key=lambda name: self.speed(total(self.answers, replays[name])))
        return name, replays[name]

    def specbranch_settings(self):
        """{setting: (speed-up, rollback rate)}"""
        tried = {}

        def attempt(setting):
            sums = total(self.answers, lambda answer: specbranch(answer, self.costs, setting))
            tried[setting] = (self.speed(sums) / self.baseline, sums.rollback_rate)
        for setting in [Setting(g, e, k) for g in LENGTHS for e in THRESHOLDS for k in BRANCHES]:
            attempt(setting)
        least = max(speed for speed, _ in tried.values()) * (1 - WORTH)
        for plain in [setting for setting, (speed, _) in tried.items() if speed >= least]:
            for stop in STOPS:
                attempt(Setting(plain.draft_length, plain.threshold, plain.branches, stop))
        return tried

    def careful(self):
        """Of the settings that are about as fast as the fastest, the one that rolls back least."""
        least = self.tried[self.fastest][0] * (1 - CLOSE)
        return min((s for s in self.tried if self.tried[s][0] >= least), key=lambda s: self.tried[s][1])

    def figures(self, answers):
        """The figures of some of the answers, with the parameters that are best for all."""
        baseline = self.speed(total(answers, lambda answer: autoregressive(answer, self.costs)))
        positions = sum(map(len, answers))
        acceptance = sum(sum(answer.hits) for answer in answers) / positions
        length = round(self.costs.ratio)
        found = {"answers": len(answers), "tokens": positions, "acceptance": acceptance, "modes": {},
                 "zero_bubble": zero_bubble(answers, length), "zero_bubble_formula": zero_bubble_formula(acceptance, length)}
        for mode, (parameters, replay) in self.rows.items():
            sums = total(answers, replay)
            found["modes"][mode] = {"parameters": parameters, "speedup": self.speed(sums) / baseline, "rollback_rate": sums.rollback_rate}
        return found


def named(s):
    return f"γ {s.draft_length}, ε {s.threshold}, k {s.branches}" + (f", stop {s.branch_stop}" if s.branch_stop else "")


def show(tables):
    modes = next(iter(tables.values()))["modes"]
    print(f"| | α | {' | '.join(modes)} | zero-bubble |\n|---|---|{'---|' * len(modes)}---|")
    for name, found in tables.items():
        cells = [f"{m['speedup']:.2f} ({m['parameters']}; RB {m['rollback_rate']:.2f})" for m in found["modes"].values()]
        print(f"| {name} | {found['acceptance']:.2f} | {' | '.join(cells)} | {found['zero_bubble']:.2f} |")


def recommend(name, modes):
    for what, s in (("fastest", modes.fastest), (f"within {CLOSE:.0%} of it, the fewest tokens rolled back", modes.careful())):
        speed, rollback = modes.tried[s]
        print(f"\n# {name}: {what} ({speed:.2f}, rollback rate {rollback:.2f})\n[recommended]\ndraft_length = {s.draft_length}\n"
              f"confidence_threshold = {s.threshold}\nbranches = {s.branches}\nbranch_stop = {s.branch_stop}")


def record_file(path, pair, several):
    """Each pair has a recording of its own."""
    if not path or not several:
        return path
    return str(Path(path).with_name(f"{Path(path).stem}-{pair}{Path(path).suffix}"))


def answers_of(pair, args, several):
    manifest = MODELS / f"{pair}.toml"
    if not manifest.exists():
        raise SystemExit(f"There is no pair {pair} in models/.")
    with open(manifest, "rb") as f:
        found = tomllib.load(f)
    if found.get("chat", {}).get("template", "chatml") != "chatml":
        raise SystemExit(f"{pair} does not speak ChatML, which is all that the ideal clock knows.")
    target, draft = (MODELS / found[model]["file"] for model in ("target", "draft"))
    for file in (target, draft):
        if not file.exists():
            raise SystemExit(f"{file} is missing; specbranch models fetches it.")
    try:
        prompts = recording.read_prompts(args.prompts or target.parent / HELD_OUT, args.count)
    except (OSError, ValueError) as problem:
        raise SystemExit(f"The prompts cannot be read ({problem}); name a file with --prompts.") from problem
    context = found.get("recommended", {}).get("context", 1024)
    file = record_file(args.record, pair, several)
    key = recording.key_of(target, draft, prompts, context, args.most)
    arrays = recording.kept(file, key)
    if arrays is None:
        print(f"Recording {len(prompts)} answers of {pair}", file=sys.stderr)
        arrays = recording.record(target, draft, prompts, context, args.most, args.threads)
        if file:
            recording.keep(file, key, arrays)
    return recording.answers_of(arrays, prompts)


def arguments():
    ap = argparse.ArgumentParser(prog="ideal-clock.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pair", action="append", required=True, help="a pair of models/; may be given several times")
    ap.add_argument("--prompts", help=f"JSON lines with messages and a category ({HELD_OUT} beside the target)")
    ap.add_argument("--count", type=int, default=60, help="so many of the prompts, evenly chosen (60)")
    ap.add_argument("--most", type=int, default=320, help="tokens of an answer (320)")
    ap.add_argument("--record", help="keep the recording in this file, and use it again while models and prompts are the same")
    ap.add_argument("--target", default="20+0.1*n", help="milliseconds of a target forward on n tokens (20+0.1*n)")
    ap.add_argument("--draft", default="2+0.05*k", help="milliseconds of a draft step on k sequences (2+0.05*k)")
    ap.add_argument("--by-category", action="store_true", help="the same for each category, with the parameters that are best for all")
    ap.add_argument("--recommend", action="store_true", help="the best parameters of SpecBranch, as lines of a manifest")
    ap.add_argument("--json", help="write the figures to this file")
    ap.add_argument("--threads", type=int, default=1, help="threads while recording (1)")
    args = ap.parse_args()
    if args.count < 1 or args.most < 1:
        ap.error("--count and --most must be at least 1")
    return args


def main():
    args = arguments()
    try:
        costs = Costs.parse(args.target, args.draft)
    except ValueError as problem:
        raise SystemExit(str(problem)) from problem
    pairs, report = list(dict.fromkeys(args.pair)), {}
    modes = {pair: Modes(answers_of(pair, args, len(pairs) > 1), costs) for pair in pairs}
    for pair, found in modes.items():
        groups = defaultdict(list)
        for answer in found.answers:
            groups[answer.category].append(answer)
        report[pair] = {"all": found.figures(found.answers)}
        if args.by_category:
            report[pair]["categories"] = {category: found.figures(group) for category, group in sorted(groups.items())}
    show({pair: found["all"] for pair, found in report.items()})
    for pair, found in report.items():
        if args.by_category:
            print(f"\n{pair}\n")
            show(found["categories"])
        if args.recommend:
            recommend(pair, modes[pair])
    if args.json:
        with open(args.json, "w") as f:
            json.dump({"target": args.target, "draft": args.draft, "pairs": report}, f, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
