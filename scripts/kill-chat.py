#!/usr/bin/env python3
"""Kills the program (kill -9) at random moments while it is used, and checks that nothing acknowledged is lost.

  scripts/kill-chat.py [--program PROGRAM] [--kills 500] [--seed 1] [--at-once 2]
  scripts/kill-chat.py --activity editing --seed 17 --kills 5       # one life again: the same moments, as far as a machine repeats them

A life is some kills in a row in one user's folders, on one terminal with a shell in it, in one of three activities: a reply streams;
something is typed, pasted, written in the user's editor, or an earlier message is edited; a pair is pulled from a slow hub on this
machine. After each kill: every message whose reply has begun and everything typed is in the file or in the input, a reply misses at most
its last second, what was typed its last half a second; the file is whole, with its indexes; no file, lock or process is left that nobody
takes away; what a pull has fetched is right, and it goes on where it was. Then the next start works on the terminal as the kill has left it,
and in the end the terminal is as it was. Needs pyte: scripts/emulator.sh prints a Python that has it. Ends with 1 where anything is wrong.
"""
import argparse
import os
import random
import sys
import tempfile
import time

from held_out import ROOT
from killed_activities import chat_life, editing, pull_life, streaming
from side_by_side import NoAnswer, side_by_side

ACTIVITIES = ["streaming", "editing", "pulling"]
MOST_KILLS_OF_A_LIFE = 5
# One of five kills takes about a minute.
SECONDS_OF_A_LIFE = 600


def live(program, activity, seed, kills):
    """One life; answers its problems and what was lost at most of replies and of typing."""
    generator = random.Random(f"{activity} {seed}")
    with tempfile.TemporaryDirectory(prefix="kill-chat-") as folder:
        if activity == "pulling":
            life = pull_life(program, folder, generator, kills, str(ROOT / "models"))
        else:
            life = chat_life({"streaming": streaming, "editing": editing}[activity], program, folder, generator, kills)
        return life.problems, life.lost_reply, life.lost_typing


def lives(args):
    """Which lives there are: the activities by turns, each with a seed of its own."""
    kinds = [args.activity] if args.activity else ACTIVITIES
    length = args.kills if args.activity and args.kills <= MOST_KILLS_OF_A_LIFE else min(MOST_KILLS_OF_A_LIFE, max(args.kills // len(kinds), 1))
    left, number = args.kills, 0
    while left > 0:
        yield args.program, kinds[number % len(kinds)], args.seed + number, min(length, left)
        left -= length
        number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2, help="lives side by side, each with its own folders and terminal")
    parser.add_argument("--activity", choices=ACTIVITIES, help="only this one")
    args = parser.parse_args()
    args.program = os.path.abspath(args.program)
    began, problems = time.monotonic(), 0
    sums = {kind: [0, 0, [], []] for kind in ACTIVITIES}
    for (_, activity, seed, kills), life in side_by_side(live, lives(args), args.at_once, SECONDS_OF_A_LIFE):
        found, replies, typing = ([str(life)], [], []) if isinstance(life, NoAnswer) else life
        total = sums[activity]
        total[0] += kills
        total[1] += len(found)
        total[2] += replies
        total[3] += typing
        problems += len(found)
        for problem in found:
            print(f"{activity}, seed {seed}: {problem}\n  again: scripts/kill-chat.py --activity {activity} --seed {seed} --kills {kills}",
                  flush=True)
    for activity, (kills, wrong, replies, typing) in sums.items():
        lost = [f"at most {max(values):.2f} s of {what} not kept" for what, values in (("a reply", replies), ("typing", typing)) if values]
        print(", ".join([f"{activity}: {kills} kills", f"{wrong} problems", *lost]))
    print(f"seeds from {args.seed}, {time.monotonic() - began:.0f} s: " + ("nothing lost" if not problems else f"{problems} problems"))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
