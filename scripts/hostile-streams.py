#!/usr/bin/env python3
"""Plays hostile model output in the real program, in a real pseudo-terminal, and looks at every byte that reaches the terminal.

  scripts/hostile-streams.py [--program PROGRAM] [--count 20000] [--streams-per-second 150] [--size 150x50] [--seed 1]
  scripts/hostile-streams.py --tokens --count 100          # the streams alone, each a list of tokens in hexadecimal
  scripts/hostile-streams.py --trace FILE.jsonl            # a recording of such tokens, too

Traces with those streams as tokens (scripts/hostile_trace.py) are played with `specbranch replay`, for two types of terminal. Everything the
program writes must be what our terminal layer writes (scripts/terminal_grammar.py), and a terminal emulator (pyte; scripts/emulator.sh
prints a Python that has it) must show in the end what it shows after the screen was drawn anew. Ends with 1 where something is foreign.
"""
import argparse
import fcntl
import json
import os
import pty
import re
import select
import struct
import sys
import tempfile
import termios
import time

from hostile_trace import SEQUENCES, marker, streams, write_trace
from side_by_side import NoAnswer, side_by_side
from terminal_emulator import Emulator, EmulatorStream
from terminal_grammar import Grammar

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TERMINALS = ["tmux-256color", "xterm-256color"]
PANES = "branches,tokens,why,log"
# Between two looks of the emulator at its screen.
LOOK_BYTES = 4096
QUIET_SECONDS = 2
NOTICE_SECONDS = 6


class Program:
    """The program in a pseudo-terminal; all that it writes is kept."""

    def __init__(self, args, terminal, trace, folder, rate):
        self.output = bytearray()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ.update(TERM=terminal, COLORTERM="", LANG="C.UTF-8", LC_ALL="C.UTF-8", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder,
                              XDG_CONFIG_HOME=folder)
            # The size is set by then.
            time.sleep(0.2)
            os.execv(args.program, [args.program, "replay", trace, "--events-per-second", str(rate), "--panes", PANES, "--theme", "dark"])
        columns, rows = map(int, args.size.split("x"))
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_until_quiet(self, seconds=QUIET_SECONDS):
        """Reads until nothing came for so long, or the program has ended."""
        while select.select([self.terminal], [], [], seconds)[0]:
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                return
            if not more:
                return
            self.output += more

    def write(self, text):
        os.write(self.terminal, text)

    def status(self):
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


def play_streams(args, terminal, made, first, folder):
    """Plays the streams, numbered from `first`, on a terminal of that type; answers what is wrong."""
    trace = os.path.join(folder, terminal + ".jsonl")
    events = write_trace(trace, made, first)
    markers = [marker(first + place) for place in range(len(made))]
    return play(args, terminal, trace, args.streams_per_second * events / len(made), markers, folder)


def play(args, terminal, trace, rate, markers, folder):
    """Plays a trace in whose text those markers stand."""
    began = time.monotonic()
    program = Program(args, terminal, trace, folder, rate)
    program.read_until_quiet()
    # The notice of the replay's end goes after some seconds.
    select.select([program.terminal], [], [], NOTICE_SECONDS)
    program.read_until_quiet(1)
    before = len(program.output)
    program.write(b"\x0c")
    program.read_until_quiet(1)
    after = len(program.output)
    program.write(b"q")
    program.read_until_quiet()
    status = program.status()
    seconds = time.monotonic() - began

    columns, rows = map(int, args.size.split("x"))
    grammar = Grammar(terminal, columns, rows)
    problems = [f"the check overlooks {data!r}" for data in blind(grammar)]
    problems += [f"{sentence} at byte {place}" for place, sentence in grammar.foreign(bytes(program.output))]
    if status != 0:
        problems.append(f"the program ended with {status}")
    emulator = Emulator(columns, rows)
    stream = EmulatorStream(emulator)
    seen = set()
    for start in range(0, before, LOOK_BYTES):
        stream.feed(bytes(program.output[start : min(start + LOOK_BYTES, before)]))
        seen.update(re.findall(r"\bs\d+e\b", "\n".join(emulator.texts())))
    seen &= set(markers)
    drawn, shown = emulator.cells(), emulator.texts()
    stream.feed(bytes(program.output[before:after]))
    afresh, shown_afresh = emulator.cells(), emulator.texts()
    problems += [f"row {y + 1} differs once drawn anew: {shown[y].rstrip()!r}, then {shown_afresh[y].rstrip()!r}"
                 for y in range(rows) if drawn[y] != afresh[y]]
    # A screen that is drawn now and then does not show all of them; one that shows hardly any was not tried.
    if len(seen) < len(markers) / 10:
        problems.append(f"only {len(seen)} of {len(markers)} streams were on the screen")
    if after == before:
        problems.append("the screen was not drawn anew")
    text = "\n".join(shown)
    for expected in (*markers[-1:], "The recording is over", "Branches", "Tokens", "Why", "Log", "recording"):
        if expected not in text:
            problems.append(f"the last screen lacks {expected!r}")
    stream.feed(bytes(program.output[after:]))
    what = f"{len(markers)} streams, {len(seen)} of them seen on the emulator's screen" if markers else os.path.basename(trace)
    print(f"{terminal}: {what}; {len(program.output)} bytes read in {seconds:.0f} s")
    if problems or args.show:
        print(text)
    sys.stdout.flush()
    return [f"{terminal}: {problem}" for problem in problems]


def call(function, *arguments):
    return function(*arguments)


def blind(grammar):
    """Sequences that the check would not find, were they written as they are."""
    harmless = {b"\t", b"\x0d", b"a\r\nb\rc", b"\x08" * 9, b"\xc2\xad"}
    # Characters that a cell may hold.
    shown = [data for data in SEQUENCES if is_shown(data)]
    return [data for data in SEQUENCES if data not in harmless and data not in shown and not grammar.foreign(data)]


def is_shown(data):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in text) and not Grammar.unseen(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build/release/specbranch"))
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--streams-per-second", type=float, default=150, help="on each of the terminals, which play at the same time")
    parser.add_argument("--size", default="150x50")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokens", action="store_true")
    parser.add_argument("--trace")
    parser.add_argument("--events-per-second", type=float, default=2000, help="of a recording")
    parser.add_argument("--show", action="store_true", help="print the last screens")
    args = parser.parse_args()
    made = streams(args.count, args.seed)
    if args.tokens:
        print(json.dumps([[token.hex() for token in tokens] for tokens in made]))
        return
    share = -(-len(made) // len(TERMINALS))
    # Several times as long as playing takes: the emulator is slower.
    seconds = 300 + 6 * share / args.streams_per_second
    with tempfile.TemporaryDirectory() as folder:
        plays = [(play_streams, args, terminal, made[place * share : (place + 1) * share], place * share, folder)
                 for place, terminal in enumerate(TERMINALS)]
        if args.trace:
            plays += [(play, args, terminal, args.trace, args.events_per_second, [], folder) for terminal in TERMINALS]
        problems = []
        for (_, _, terminal, *_), found in side_by_side(call, plays, len(plays), seconds):
            problems += [f"{terminal}: {found}"] if isinstance(found, NoAnswer) else found
    for problem in problems[:40]:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
