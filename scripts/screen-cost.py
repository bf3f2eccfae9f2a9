#!/usr/bin/env python3
"""What the screen costs, measured in a pseudo-terminal: idle, while a reply is decoded, and from a key to the screen.

  scripts/screen-cost.py [--program PROGRAM] [--size 120x40] [--keys 200]

Starts the chat with emulated lanes, reads its screen as a terminal would, and prints the share of a core that it uses when nothing
happens and while it decodes, and how long keys take, while a reply runs, from being written to the screen's first answer.
"""
import argparse
import fcntl
import os
import pty
import random
import select
import struct
import tempfile
import termios
import time

from held_out import ROOT


class Chat:
    def __init__(self, args, folder):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder)
            os.execv(args.program, [args.program, "--pair", "starter-misaligned", "--mode", "specbranch", "--temperature", "0.8",
                                    "--emulate-target", "20+0.1*n", "--emulate-draft", "2+0.05*k"])
        columns, rows = map(int, args.size.split("x"))
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds, until_quiet=None):
        """What comes within so many seconds, or until nothing came for a while; the screen is read all the time."""
        end, text = time.monotonic() + seconds, b""
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], min(left, until_quiet or left))[0]:
                text += os.read(self.terminal, 65536)
            elif until_quiet:
                break
        return text

    def write(self, text):
        os.write(self.terminal, text.encode())

    def cpu_seconds(self):
        fields = open(f"/proc/{self.child}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def share(self, seconds):
        before = self.cpu_seconds()
        self.read(seconds)
        return (self.cpu_seconds() - before) / seconds

    def answer(self, key):
        """Seconds from a key to the first byte that shows it: a mark in the input line, which nothing else changes."""
        start = time.monotonic()
        self.write(key)
        while time.monotonic() < start + 1:
            if select.select([self.terminal], [], [], 1)[0] and key.encode() in os.read(self.terminal, 65536):
                break
        return time.monotonic() - start

    def end(self):
        os.kill(self.child, 15)
        os.close(self.terminal)
        os.waitpid(self.child, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--keys", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chat = Chat(args, folder)
        try:
            chat.read(4)
            print(f"idle: {chat.share(10):.2%} of a core")
            latencies, generator = [], random.Random(1)
            while len(latencies) < args.keys:
                chat.write("Tell me a story about a fox.\r")
                chat.read(0.3)
                for _ in range(12):
                    # A character that no reply of this pair has.
                    latencies.append(chat.answer(generator.choice("\u00df\u00f8\u00e5\u00e6\u0142")))
                    chat.read(generator.uniform(0.02, 0.08))
                chat.write("\x15")
                chat.read(4, until_quiet=0.6)
            chat.write("Tell me a story about a dog.\r")
            print(f"while decoding: {chat.share(1.0):.1%} of a core, the models' work included")
        finally:
            chat.end()
    latencies.sort()
    at = lambda share: latencies[min(int(share * len(latencies)), len(latencies) - 1)] * 1000
    print(f"key to screen: median {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, slowest {latencies[-1] * 1000:.1f} ms, {len(latencies)} keys")


if __name__ == "__main__":
    main()
