#!/usr/bin/env python3
"""Kills the chat (kill -9) at random moments while it is used, and checks that nothing acknowledged is lost.

  scripts/kill-chat.py [--program PROGRAM] [--kills 500] [--seed 1]

In a pseudo-terminal it sends messages, edits them, lets replies stream and types; what the screen has shown as sent must be in
the file afterwards, what was typed and not sent must be back, a reply may miss at most its last second, and the file must be whole.
"""
import argparse
import fcntl
import os
import pty
import random
import select
import sqlite3
import struct
import sys
import tempfile
import termios
import time

from held_out import ROOT


class Chat:
    def __init__(self, program, folder):
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", XDG_STATE_HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder)
            os.execv(program, [program, "--continue", "--pair", "starter-misaligned", "--temperature", "0.8",
                               "--panes", "none", "--emulate-target", "30+0.1*n", "--emulate-draft", "3+0.05*k"])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.seen = b""

    def read(self, seconds, until=None):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if until and until in self.seen:
                return True
            if select.select([self.terminal], [], [], left)[0]:
                try:
                    self.seen += os.read(self.terminal, 65536)
                except OSError:
                    return False
        return until is None or until in self.seen

    def write(self, text):
        os.write(self.terminal, text.encode())

    def kill(self):
        os.kill(self.child, 9)
        os.waitpid(self.child, 0)
        os.close(self.terminal)


def rows(path, statement, *arguments):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement, arguments).fetchall()
    finally:
        connection.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/specbranch"))
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    generator = random.Random(args.seed)
    sent, problems, replies = [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "specbranch/conversations.sqlite")
        for number in range(args.kills):
            chat = Chat(args.program, folder)
            if not chat.read(60, until=b"context"):
                problems.append(f"{number}: the chat did not start")
                chat.kill()
                break
            chat.read(0.8)
            acknowledged, unsent = [], ""
            # What an earlier kill has left in the input goes first.
            chat.write("\x15" * 3)
            for step in range(generator.randint(1, 3)):
                chat.read(0.2)
                word = f"w{number}x{step}q"
                edits = step > 0 and generator.random() < 0.3
                if edits:
                    chat.write("\x03")
                    chat.read(0.4)
                    chat.write("\x1bM")
                    chat.read(0.2)
                    chat.write("\x1b[A")
                    chat.read(0.2)
                    chat.write("e")
                    chat.read(0.2)
                chat.seen = b""
                chat.write(f" {word}")
                if not chat.read(3, until=word.encode()):
                    continue
                chat.seen = b""
                chat.write("\r")
                # Its tokens stream: the message has been acknowledged.
                if chat.read(1.5, until="tok/s".encode()) and chat.read(0.6, until="●".encode()):
                    acknowledged.append(word)
                chat.read(generator.random() * 1.5)
            if generator.random() < 0.6:
                unsent = f"unsent{number}z"
                chat.seen = b""
                chat.write(unsent)
                shown = chat.read(2, until=unsent.encode())
                chat.read(0.1 + generator.random() * 0.2)
                unsent = unsent if shown else ""
            chat.kill()
            if not os.path.exists(path):
                problems.append(f"{number}: there is no file")
                continue
            if rows(path, "PRAGMA integrity_check") != [("ok",)]:
                problems.append(f"{number}: the file is damaged")
            sent += acknowledged
            texts = " ".join(str(row[0]) for row in rows(path, "SELECT text FROM message WHERE role = 'user'"))
            problems += [f"{number}: “{word}” is lost" for word in sent if word not in texts]
            drafts = " ".join(str(row[0]) for row in rows(path, "SELECT text FROM draft"))
            if unsent and unsent not in drafts + texts:
                problems.append(f"{number}: the unsent “{unsent}” is lost")
            replies = rows(path, "SELECT COUNT(*) FROM message WHERE role = 'assistant'")[0][0]
            left = set(os.listdir(os.path.dirname(path))) - {"conversations.sqlite" + end for end in ("", "-wal", "-shm")}
            left = {name for name in left if name.endswith((".tmp", ".partial"))}
            if left:
                problems.append(f"{number}: files were left behind: {left}")
            if problems:
                break
    for problem in problems:
        print(problem)
    print(f"{args.kills} kills, {len(sent)} messages acknowledged, {replies} replies begun: "
          + ("nothing lost" if not problems else f"{len(problems)} problems"))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
