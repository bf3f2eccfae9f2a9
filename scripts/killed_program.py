"""The program on a terminal of its own, started by a shell, killed, and started again; and what it leaves behind."""
import os
import re
import signal
import stat
import time

from held_out import ROOT
from shell_terminal import ShellTerminal

# What may lie in the user's folders at any time, as paths below them.
KEPT = re.compile(r"specbranch/(conversations\.sqlite(-wal|-shm)?|history\.jsonl|[a-z-]+\.log(\.old)?|probed-models\.json|costs/[^/]+|models/.*)")
# What the user has written, which nobody else may read.
PRIVATE = re.compile(r"specbranch/(conversations.*|history\.jsonl|editing/.*)")
# What only a program that runs, or an editor that it has started, may have.
PASSING = re.compile(r"specbranch/editing/[^/]+/.*")


class KilledProgram:
    """A user's folders, a terminal, and a program that is killed again and again."""

    def __init__(self, program, folder, environment=None):
        self.program, self.folder = program, folder
        self.home = os.path.join(folder, "home")
        temporary = os.path.join(folder, "tmp")
        os.makedirs(self.home)
        os.makedirs(temporary)
        names = ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"]
        variables = {**os.environ, **{name: self.home for name in names}, "TMPDIR": temporary, "TERM": "xterm-256color", "LANG": "C.UTF-8",
                     "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "SPECBRANCH_MODELS": str(ROOT / "models"), **(environment or {})}
        variables.pop("NO_COLOR", None)
        self.terminal = ShellTerminal(folder, variables)
        self.problems = []
        self.pid = None

    def start(self, arguments):
        """Has the shell start the program in the foreground."""
        number = os.path.join(self.folder, "pid")
        if os.path.exists(number):
            os.unlink(number)
        with open(os.path.join(self.folder, "start"), "w") as file:
            words = " ".join("'" + word.replace("'", "'\\''") + "'" for word in [self.program, *arguments])
            file.write(f"echo $$ > pid.new; mv pid.new pid; exec {words}\n")
        self.terminal.clear()
        self.terminal.write("sh ./start; echo ended with $?\n")
        end = time.monotonic() + 20
        while not os.path.exists(number) and time.monotonic() < end:
            self.terminal.read(0.02)
        with open(number) as file:
            self.pid = int(file.read())

    def is_running(self):
        try:
            os.kill(self.pid, 0)
            return True
        except ProcessLookupError:
            return False

    def kill(self):
        """Kills it, whatever it does, and waits until the shell has noticed."""
        if not self.is_running():
            self.problems.append("the program had ended by itself: " + self.shown())
            return
        os.kill(self.pid, signal.SIGKILL)
        self.terminal.clear()
        if not self.wait_for_end(137):
            self.problems.append("the shell has not got the terminal back: " + self.shown())

    def wait_for_end(self, status, seconds=30):
        return self.terminal.wait(lambda rows: any(f"ended with {status}" in row for row in rows), seconds)

    def shown(self):
        return " / ".join(row.strip() for row in self.terminal.rows() if row.strip())[-2500:]

    def processes(self):
        """Processes of the program that live on, without the shell's."""
        found = []
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                if os.path.realpath(os.readlink(f"/proc/{entry}/exe")) != os.path.realpath(self.program):
                    continue
                with open(f"/proc/{entry}/environ", "rb") as file:
                    if self.home.encode() in file.read():
                        found.append(int(entry))
            except OSError:
                continue
        return found

    def check_processes(self, seconds=5):
        end = time.monotonic() + seconds
        while self.processes() and time.monotonic() < end:
            time.sleep(0.05)
        if left := self.processes():
            self.problems.append(f"processes are left behind: {left}")

    def check_files(self, while_running=False):
        """Everything that lies around must be known by its name, and of nobody else's business."""
        for folder, _, names in os.walk(self.home):
            for name in names:
                path = os.path.join(folder, name)
                shown = os.path.relpath(path, self.home)
                if not KEPT.fullmatch(shown) and not (while_running and PASSING.fullmatch(shown)):
                    self.problems.append(f"{shown} was left behind")
                if PRIVATE.fullmatch(shown) and stat.S_IMODE(os.stat(path).st_mode) & 0o077:
                    self.problems.append(f"{shown} can be read by others")
        for folder, _, names in os.walk(os.path.join(self.folder, "tmp")):
            self.problems += [f"{os.path.join(folder, name)} was left behind" for name in names]

    def close(self):
        if self.pid and self.is_running():
            os.kill(self.pid, signal.SIGKILL)
        self.terminal.close()
