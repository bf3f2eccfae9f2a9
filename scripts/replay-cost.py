#!/usr/bin/env python3
"""What folding and drawing cost, measured in a pseudo-terminal: a recorded trace at 10,000 events a second, and a long conversation.

  scripts/replay-cost.py [--program PROGRAM] [--trace FILE] [--seconds 10] [--rounds 1000,5000,10000,20000]

Records a trace with the starter pair unless it is given one, plays it with `specbranch replay` with all panes shown, and prints the
share of a core that the program uses (its own user and system time), events and frames; then one conversation with that many rounds: the
memory it holds, and the time from a key to its effect on the screen. Wall times depend on what else the machine does, CPU time hardly.
"""
import argparse
import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import tempfile
import termios
import time

from held_out import ROOT

PANES = "branches,tokens,draft-length,timeline,why,figures,log,parameters"


class Replay:
    """The program in a pseudo-terminal of its own, whose screen is read all the time."""

    def __init__(self, args, folder, size, options):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder)
            time.sleep(0.2)
            os.execv(args.program, [args.program, "replay", args.trace, "--panes", PANES, "--summary", *options])
        columns, rows = map(int, size.split("x"))
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = 0

    def read(self, seconds):
        """What is written within so many seconds; ends early with the program."""
        end, text = time.monotonic() + seconds, b""
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                try:
                    more = os.read(self.terminal, 65536)
                except OSError:
                    break
                if not more:
                    break
                text += more
        self.output += len(text)
        return text

    def write(self, text):
        os.write(self.terminal, text.encode())

    def cpu_seconds(self):
        fields = open(f"/proc/{self.child}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self):
        for line in open(f"/proc/{self.child}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024

    def answer(self, key, shown):
        """Seconds from a key to the first output that has its effect."""
        start, text = time.monotonic(), b""
        self.write(key)
        while time.monotonic() < start + 2:
            if select.select([self.terminal], [], [], 2)[0]:
                text += os.read(self.terminal, 65536)
                if shown.encode() in text:
                    break
        return time.monotonic() - start

    def end(self):
        """Quits as people do.

        Returns what the program says of itself."""
        self.write("\x1b")
        self.read(0.3)
        self.write("\x03\x03\x03")
        text = self.read(3)
        try:
            os.kill(self.child, 15)
        except ProcessLookupError:
            pass
        os.close(self.terminal)
        os.waitpid(self.child, 0)
        said = [line for line in text.decode(errors="replace").splitlines() if "Played " in line]
        return "Played " + said[-1].split("Played ")[1].strip() if said else "(it said nothing on leaving)"


def counts(trace):
    """Events and rounds of a trace."""
    events = [json.loads(line)["event"] for line in open(trace)]
    return len(events), events.count("round_finished")


def record(args, folder):
    args.trace = os.path.join(folder, "recorded.jsonl")
    with open(args.trace, "w") as whole:
        for number, prompt in enumerate(["Tell me a story about a fox.", "Tell me a story about Ruth the dog.", "What is 12 plus 7?"]):
            part = os.path.join(folder, f"{number}.jsonl")
            subprocess.run([args.program, "run", "--pair", "starter-misaligned", "--mode", "specbranch", "--temperature", "0.8", "--seed",
                            str(number + 1), "--prompt", prompt, "--max-tokens", "250", "--trace", part],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            whole.write(open(part).read())


def rate(args, folder, size):
    replay = Replay(args, folder, size, ["--events-per-second", str(args.rate), "--repeat", "1000000"])
    try:
        replay.read(3)
        before, start, written = replay.cpu_seconds(), time.monotonic(), replay.output
        replay.read(args.seconds)
        share = (replay.cpu_seconds() - before) / (time.monotonic() - start)
        output = (replay.output - written) / args.seconds / 1024
    finally:
        said = replay.end()
    print(f"{size}, {args.rate} events a second: {share:.1%} of a core, {output:.0f} KiB a second to the terminal. {said}", flush=True)


def conversation(args, folder, size, events, rounds):
    """Plays to each number of rounds as fast as it goes, and measures there."""
    for wanted in map(int, args.rounds.split(",")):
        passes = -(-wanted // rounds)
        replay = Replay(args, folder, size, ["--events-per-second", "40000", "--repeat", str(passes)])
        try:
            # Tuning is where a replay begins; its end is said on the screen.
            begun, text = time.monotonic(), b""
            while b"is over" not in text[-400000:] and time.monotonic() < begun + 60 + passes * events / 2000:
                text = text[-1000:] + replay.read(0.5)
            took, spent = time.monotonic() - begun, replay.cpu_seconds()
            # Until the sentence that it is over has gone.
            replay.read(6)
            idle = replay.cpu_seconds()
            replay.read(6)
            idle = (replay.cpu_seconds() - idle) / 6
            replay.write("i")
            replay.read(0.5)
            latencies = sorted(replay.answer(key, key) for key in ["\u00df", "\u00f8", "\u00e5", "\u00e6", "\u0142"] * 20)
            resident = replay.resident_mib()
            at = lambda share: latencies[min(int(share * len(latencies)), len(latencies) - 1)] * 1000
            print(f"{size}, {passes * rounds} rounds in {passes} passes: {resident:.0f} MiB resident, "
                  f"{spent / (passes * events) * 1e6:.1f} µs of CPU an event (in {took:.0f} s), idle {idle:.1%} of a core, "
                  f"key to screen p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms", flush=True)
        finally:
            replay.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--trace")
    parser.add_argument("--sizes", default="120x40,200x60")
    parser.add_argument("--rate", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", default="1000,5000,10000,20000")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not args.trace:
            record(args, folder)
        events, rounds = counts(args.trace)
        print(f"the trace: {events} events, {rounds} rounds", flush=True)
        for size in args.sizes.split(","):
            rate(args, folder, size)
        for size in args.sizes.split(","):
            conversation(args, folder, size, events, rounds)


if __name__ == "__main__":
    main()
