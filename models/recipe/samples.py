#!/usr/bin/env python3
"""What the drafts learn from: training dialogues whose last answer is the target's own, and others as they are.

Half of the answers are greedy, half are sampled at temperature 0.7, so that the draft meets what the target says, not what it should say.
An answer without an end is left out.  Stopped, it goes on with the next thousand when the same command is given again.

  python samples.py --checkpoint target.pt --tokenizer tokenizer.json --corpus train.jsonl --answered 20000 --others 30000 --out samples.jsonl
"""
import argparse
import json
import os
import time
from itertools import islice

import torch

from speaker import Speaker

AT_ONCE, TEMPERATURE = 1024, 0.7


def answered(speaker, rows, number):
    """The rows with the target's answers; what it left without an end is dropped."""
    half = len(rows) // 2
    said = speaker.answer(rows[:half]) + speaker.answer(rows[half:], TEMPERATURE, number)
    return [{**row, "check": None, "messages": row["messages"][:-1] + [{"role": "assistant", "content": text}]}
            for row, (text, ended) in zip(rows, said) if ended and text]


def lines(path, first, count):
    with open(path) as f:
        return [json.loads(line) for line in islice(f, first, first + count)]


def append(path, rows):
    with open(path, "a") as f:
        f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def done_before(progress):
    if not os.path.exists(progress):
        return 0, 0
    with open(progress) as f:
        return json.load(f)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--corpus", required=True, help="JSON lines of generate.py train")
    ap.add_argument("--answered", type=int, default=20000, help="dialogues that the target answers")
    ap.add_argument("--others", type=int, default=30000, help="dialogues as they are")
    ap.add_argument("--most", type=int, default=320, help="tokens of an answer")
    ap.add_argument("--out", required=True)
    ap.add_argument("--threads", type=int, default=os.cpu_count())
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    part, progress = args.out + ".part", args.out + ".progress"
    speaker, (first, size) = Speaker(args.checkpoint, args.tokenizer, args.most), done_before(progress)
    with open(part, "a") as f:
        f.truncate(size)                            # what was being written when it was stopped
    while first < args.answered:
        begun, rows = time.time(), lines(args.corpus, first, min(AT_ONCE, args.answered - first))
        if not rows:
            break
        found = answered(speaker, rows, first)
        append(part, found)
        first += len(rows)
        with open(progress, "w") as f:
            json.dump((first, os.path.getsize(part)), f)
        print(f"{first} of {args.answered} dialogues, {len(found)} of the last {len(rows)} kept, {time.time() - begun:.0f} s", flush=True)
    append(part, lines(args.corpus, first, args.others))
    os.replace(part, args.out)
    os.remove(progress)


if __name__ == "__main__":
    main()
