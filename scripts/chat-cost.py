#!/usr/bin/env python3
"""What the screen costs decoding: the same prompts in the chat, in a pseudo-terminal, and without a screen.

  scripts/chat-cost.py --target big.gguf [--draft small.gguf] [--mode specbranch] [--prompts 8] [--size 120x40] [EXTRA …]

By turns, prompt by prompt, greedily; each program's own trace tells its speed. Prints the ratio of Σ tokens ÷ Σ time, with a
paired bootstrap over prompts (95 %). Other arguments go to both programs (`--emulate-target …`).
"""
import argparse
import fcntl
import json
import os
import pty
import random
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

from held_out import DRAFT, ROOT, TARGET, held_out_questions


def metrics(trace):
    """The metrics of the last run in a trace, or None while it has not ended."""
    if not os.path.exists(trace):
        return None
    for line in reversed(open(trace).read().splitlines()):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if event["event"] == "run_finished":
            return event["metrics"]
    return None


def ends(trace):
    """Whether the run in a trace has ended, told from its last bytes."""
    if not os.path.exists(trace):
        return False
    with open(trace, "rb") as file:
        file.seek(max(0, os.path.getsize(trace) - 4096))
        return b'"run_finished"' in file.read()


def headless(args, extra, question, folder):
    trace = os.path.join(folder, "headless.jsonl")
    command = [args.program, "run", *pair(args, extra), "--prompt", question, "--trace", trace]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL).returncode != 0:
        sys.exit("error: specbranch run failed; run it by hand to see why.")
    return metrics(trace)


def pair(args, extra):
    return ["--target", args.target, "--draft", args.draft, "--temperature", "0", "--mode", args.mode,
            "--max-tokens", str(args.max_tokens), "--context", "512", *extra]


def chat(args, extra, question, folder):
    """Types the question into a chat, with somebody to read the screen, and waits for the reply's end."""
    trace = os.path.join(folder, "chat.jsonl")
    columns, rows = map(int, args.size.split("x"))
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder)
        os.execv(args.program, [args.program, "chat", *pair(args, extra), "--trace", trace])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    screen, asked, result, deadline, next_look = b"", False, None, time.time() + 120, 0
    try:
        while time.time() < deadline and result is None:
            if select.select([terminal], [], [], 0.1)[0]:
                read = os.read(terminal, 65536)
                screen = read if asked else screen + read
            if not asked and b"Enter" in screen and time.time() > deadline - 117:
                os.write(terminal, question.replace("\n", " ").encode() + b"\r")
                asked = True
            # A look takes time from the program that is measured, so there are few and they are short.
            if asked and time.time() > next_look:
                next_look = time.time() + 0.5
                result = metrics(trace) if ends(trace) else None
        os.write(terminal, b"\x03\x03")
        time.sleep(0.2)
    finally:
        os.kill(child, 15)
        os.close(terminal)
        os.waitpid(child, 0)
    if result is None:
        sys.exit("error: the chat gave no reply within two minutes.")
    return result


def rate(runs):
    return sum(run["generated_tokens"] for run in runs) / sum(run["generated_tokens"] / run["tokens_per_second"] for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--target", default=str(TARGET))
    parser.add_argument("--draft", default=str(DRAFT))
    parser.add_argument("--mode", default="specbranch")
    parser.add_argument("--prompts", type=int, default=8)
    parser.add_argument("--max-tokens", type=int, default=64)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rows", action="store_true", help="print each prompt's speeds")
    args, extra = parser.parse_known_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for question in held_out_questions(args.prompts):
            row = {}
            programs = {"chat": chat, "headless": headless}
            for name in list(programs) if len(rows) % 2 else list(programs)[::-1]:
                row[name] = programs[name](args, extra, question, folder)
            if all(run["tokens_per_second"] for run in row.values()):
                rows.append(row)
            if args.rows:
                print(" ".join(f"{name} {run['tokens_per_second']:.1f}" for name, run in sorted(row.items())), flush=True)
    ratio = lambda chosen: rate([row["chat"] for row in chosen]) / rate([row["headless"] for row in chosen])
    generator = random.Random(1)
    ratios = sorted(ratio(generator.choices(rows, k=len(rows))) for _ in range(2000))
    print(f"chat {rate([row['chat'] for row in rows]):.1f} tok/s, headless {rate([row['headless'] for row in rows]):.1f}: "
          f"{ratio(rows):.3f} [{ratios[50]:.3f}, {ratios[1949]:.3f}] on {len(rows)} prompts")


if __name__ == "__main__":
    main()
