"""A shell in a pseudo-terminal whose screen can be read: where a killed program leaves the terminal to the next one."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from terminal_emulator import Emulator, EmulatorStream

MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
# What a terminal starts with, of the modes that programs switch.
USUAL_MODES = {7, 25}
PROMPT = "shell> "


class ShellTerminal:
    def __init__(self, folder, environment, columns=90, rows=30):
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            # Line editing would switch modes of its own.
            os.execvpe("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"], {**environment, "PS1": PROMPT, "HISTFILE": ""})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.size = (columns, rows)
        self.modes = set(USUAL_MODES)
        self.tail = b""
        self.clear()
        if not self.wait(lambda rows: any(PROMPT.strip() in row for row in rows), 10):
            raise RuntimeError("the shell did not start")
        self.settings = termios.tcgetattr(self.master)

    def clear(self):
        """Forgets what the screen shows, as `reset` does; the modes stay as programs have left them."""
        self.emulator = Emulator(*self.size)
        self.stream = EmulatorStream(self.emulator)

    def rows(self):
        return self.emulator.texts()

    def read(self, seconds):
        """Takes in what comes within that time; answers whether anything did."""
        if not select.select([self.master], [], [], max(seconds, 0))[0]:
            return False
        try:
            more = os.read(self.master, 65536)
        except OSError:
            return False
        self.take_modes(more)
        self.stream.feed(more)
        return True

    def take_modes(self, more):
        # A sequence may be cut anywhere.
        data = self.tail + more
        end = 0
        for found in MODES.finditer(data):
            end = found.end()
            for number in map(int, found[1].split(b";")):
                (self.modes.add if found[2] == b"h" else self.modes.discard)(number)
        rest = data[end:]
        start = rest.rfind(b"\x1b")
        self.tail = rest[start:] if 0 <= start and len(rest) - start < 32 else b""

    def watch(self, seconds, look=lambda: None):
        """Reads for that time, and looks after everything that came."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.read(min(left, 0.05)):
                # A frame comes in pieces.
                while self.read(0.004):
                    pass
                look()

    def wait(self, condition, seconds):
        """Reads until the rows of the screen satisfy the condition; answers whether they did in time."""
        end = time.monotonic() + seconds
        while True:
            while self.read(0.004):
                pass
            if condition(self.rows()):
                return True
            if time.monotonic() > end:
                return False
            self.read(0.1)

    def write(self, text):
        """Types; reads meanwhile, since a terminal takes only so much at once."""
        data = text.encode() if isinstance(text, str) else text
        end = time.monotonic() + 60
        while data:
            if time.monotonic() > end:
                raise RuntimeError("what runs in the terminal reads nothing")
            ready = select.select([self.master], [self.master], [], 10)
            if self.master in ready[0]:
                self.read(0)
            if self.master in ready[1]:
                data = data[os.write(self.master, data[:1024]):]

    def is_restored(self):
        """What a program that has ended has left otherwise than it found it; None if nothing."""
        if self.modes != USUAL_MODES:
            return f"the modes {sorted(self.modes ^ USUAL_MODES)} are switched"
        if termios.tcgetattr(self.master) != self.settings:
            return "the terminal's settings are others"
        return None

    def close(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.master)
