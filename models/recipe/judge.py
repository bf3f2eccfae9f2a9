#!/usr/bin/env python3
"""Judges a model's answers: greedy ones by the evaluation prompts' checks, and sampled ones by their form (loops, empty, no end of turn).

  python judge.py --checkpoint target.pt --tokenizer tokenizer.json --prompts judged.jsonl --report judge.json --answers answers.jsonl
  python judge.py ... --count 300 --skip-form             # a quick look: every n-th prompt, greedy only
"""
import argparse
import json
import os
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch

from checks import degenerate, passes
from speaker import Speaker, read, spread

OUT_OF_DOMAIN = Path(__file__).parent / "out_of_domain.jsonl"
TEMPERATURE, HELD_OUT_SAMPLES, MOST_DEGENERATE = 0.7, 500, 0.01
LONG_NUMBER = re.compile(r"\d{4}")
ARITHMETIC = ("arithmetic.addition", "arithmetic.subtraction", "arithmetic.multiplication", "arithmetic.long_multiplication", "arithmetic.division",
              "arithmetic.chain", "arithmetic.order")


def is_arithmetic(row):
    """A sum of numbers of up to three digits."""
    return row["intent"] in ARITHMETIC and not LONG_NUMBER.search(row["messages"][-2]["content"])


# what is required: (name, which rows, least share of right answers)
REQUIRED = [
    ("overall", lambda row: True, 0.80),
    ("arithmetic up to 3 digits", is_arithmetic, 0.90),
    ("facts", lambda row: row["intent"].startswith("facts."), 0.95),
    ("name recall over 3 turns", lambda row: row["intent"] == "conversation.recall", 0.90),
]


# ----------------------------------------------------------------- by checks
def judged(rows, said):
    with ThreadPoolExecutor(4) as pool:           # code runs in processes of its own
        return list(pool.map(lambda pair: passes(pair[0]["check"], pair[1][0]), zip(rows, said)))


def shares(keys, right):
    count, good = Counter(keys), Counter(key for key, ok in zip(keys, right) if ok)
    return {key: {"prompts": count[key], "right": good[key], "share": good[key] / count[key]} for key in sorted(count)}


def figures(rows, right):
    found = []
    for name, belongs, least in REQUIRED:
        own = [ok for row, ok in zip(rows, right) if belongs(row)]
        found.append({"name": name, "prompts": len(own), "right": sum(own), "share": sum(own) / max(1, len(own)), "least": least,
                      "met": sum(own) >= least * len(own) > 0})
    return found


def in_the_middle(speaker, rows):
    """Right answers to prompts that stand after others in a conversation."""
    right = judged(rows, speaker.answer(rows))
    return {"prompts": len(rows), "right": sum(right), "share": sum(right) / len(rows)}


# ----------------------------------------------------------------- by form
def form(speaker, rows):
    said = speaker.answer(rows, TEMPERATURE)
    kinds = [degenerate(text, ended) for text, ended in said]
    bad = [{"prompt": [m["content"] for m in row["messages"] if m["role"] == "user"][-1], "kind": kind, "answer": text}
           for row, (text, _), kind in zip(rows, said, kinds) if kind]
    return {"prompts": len(rows), "temperature": TEMPERATURE, "degenerate": len(bad), "share": len(bad) / len(rows), "most": MOST_DEGENERATE,
            "met": len(bad) <= MOST_DEGENERATE * len(rows), "kinds": dict(Counter(kind for kind in kinds if kind)), "examples": bad}


def table(heading, rows):
    print(f"\n| {heading} | prompts | right | share |\n|---|---|---|---|")
    for key, row in rows.items():
        print(f"| {key} | {row['prompts']} | {row['right']} | {row['share']:.3f} |")


def show(report):
    table("category", report["categories"])
    table("intent", report["intents"])
    print("\n| required | prompts | share | at least | |\n|---|---|---|---|---|")
    for figure in report["figures"]:
        print(f"| {figure['name']} | {figure['prompts']} | {figure['share']:.3f} | {figure['least']:.2f} | {'met' if figure['met'] else 'missed'} |")
    if report["late"]:
        print("\nin the middle of a conversation: {right} of {prompts} are right, {share:.3f}".format(**report["late"]))
    for name, found in report["form"].items():
        print(f"\n{name}: {found['degenerate']} of {found['prompts']} answers at temperature {found['temperature']} are degenerate {found['kinds'] or ''} "
              f"(at most {found['most']:.0%}: {'met' if found['met'] else 'missed'})")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--prompts", required=True, help="JSON lines of generate.py evaluation")
    ap.add_argument("--late", help="JSON lines of generate.py late, judged apart")
    ap.add_argument("--count", type=int, default=10**9, help="judge only so many of the prompts, evenly chosen")
    ap.add_argument("--skip-form", action="store_true", help="greedy answers only")
    ap.add_argument("--most", type=int, default=320, help="tokens of an answer")
    ap.add_argument("--report", help="write the figures to this JSON file")
    ap.add_argument("--answers", help="write the greedy answers to this JSON lines file")
    ap.add_argument("--threads", type=int, default=os.cpu_count())
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    speaker, begun = Speaker(args.checkpoint, args.tokenizer, args.most), time.time()
    held_out = read(args.prompts)
    rows = [row for row in spread(held_out, args.count) if row["check"]]
    said = speaker.answer(rows)
    right = judged(rows, said)
    late = read(args.late) if args.late else []
    state = torch.load(args.checkpoint, map_location="cpu", weights_only=True)["state"]
    report = {"state": {key: state[key] for key in ("step", "tokens", "seconds")}, "figures": figures(rows, right),
              "categories": shares([row["category"] for row in rows], right), "intents": shares([row["intent"] for row in rows], right),
              "form": {}, "late": in_the_middle(speaker, late) if late else None}
    if not args.skip_form:
        report["form"] = {"held out": form(speaker, spread(held_out, HELD_OUT_SAMPLES)), "out of domain": form(speaker, read(OUT_OF_DOMAIN))}
    show(report)
    print(f"\n{len(rows)} prompts in {time.time() - begun:.0f} s")
    if args.answers:
        with open(args.answers, "w") as f:
            for row, (text, ended), ok in zip(rows, said, right):
                f.write(json.dumps({**row, "answer": text, "ended": ended, "right": ok}, ensure_ascii=False) + "\n")
    if args.report:
        with open(args.report, "w") as f:
            json.dump(report, f, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
