#!/usr/bin/env python3
"""Gives the program damaged models and settings, and checks that it survives each: a sentence, an exit code, the terminal as it was.

  scripts/mutated-files.py [--program PROGRAM] [--files 2000] [--seed 1] [--at-once 2]

Files by turns: a target, a draft, a LoRA adapter, a config.toml, each cut off, overwritten, filled with pieces or thinned out. `specbranch run`
reads it on a terminal of its own, every 21st file the chat does, which is then quit with Ctrl-C. Wrong is: an end by a signal, another exit code
than 0 and 1, an error that is anything else than one sentence (of settings one for each fault), another terminal mode than before, or a chat that
does not leave. Ends with 1 where anything is wrong.
"""
import argparse
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

from held_out import ROOT
from side_by_side import side_by_side

MODELS = os.path.join(ROOT, "models", "starter")
TARGET, DRAFT = (os.path.join(MODELS, name) for name in ("starter-target-f16.gguf", "starter-draft-f16.gguf"))
SETTINGS = b"""temperature = 0.5
seed = 3
theme = "dark"
mode = "speculative"
draft_length = 4
stop = ["A", 'B']
[profiles.fast]
draft_length = 8
"""
KINDS = ("target", "draft", "adapter", "settings")
# Where a model's header ends, about: its vocabulary and the list of its tensors.
HEADER = 120_000
PIECES = [b"\xff" * 8, b"\x00" * 8, b"GGUF", b"\x7f\xff\xff\xff\xff\xff\xff\xff", b"]", b"[[", b"=", b"'''", b"1e999", b"\n[=]\n", b"\\u0000"]
PATIENCE = 60


def adapter(width=256, rank=4):
    """A sound LoRA adapter of one matrix of the target."""
    text = lambda words: struct.pack("<Q", len(words)) + words
    string = lambda key, words: text(key) + struct.pack("<I", 8) + text(words)
    tensor = lambda name, rows, columns, offset: text(name) + struct.pack("<IQQIQ", 2, rows, columns, 0, offset)
    data = b"GGUF" + struct.pack("<IQQ", 3, 2, 4)
    data += string(b"general.architecture", b"llama") + string(b"general.type", b"adapter") + string(b"adapter.type", b"lora")
    data += text(b"adapter.lora.alpha") + struct.pack("<If", 6, rank)
    data += tensor(b"blk.0.attn_output.weight.lora_a", width, rank, 0)
    data += tensor(b"blk.0.attn_output.weight.lora_b", rank, width, 4 * width * rank)
    data += bytes(-len(data) % 32)
    return data + struct.pack(f"<{2 * width * rank}f", *(random.Random(5).uniform(-1, 1) for _ in range(2 * width * rank)))


def damaged(data, header, generator):
    """The data, cut, overwritten, filled or thinned out, mostly where it is read first."""
    place = lambda: generator.randrange(min(len(data), header if generator.random() < 0.8 else len(data)))
    way, data = generator.randrange(4), bytearray(data)
    if way == 0:
        return bytes(data[:place()])
    for _ in range(generator.randint(1, 4)):
        if way == 1:
            data[place()] = generator.randrange(256)
        elif way == 2:
            start = place()
            piece = generator.choice(PIECES)
            data[start:start + (len(piece) if generator.random() < 0.5 else 0)] = piece
        else:
            start = place()
            del data[start:start + generator.randint(1, 20)]
            if not data:
                break
    return bytes(data)


def on_a_terminal(arguments, environment, quits):
    """Runs it on a terminal; answers how it ended (None: not at all), what came, and whether the terminal is as it was."""
    screen, terminal = pty.openpty()
    before = termios.tcgetattr(terminal)
    process = os.fork()
    if process == 0:
        os.setsid()
        for descriptor in (0, 1, 2):
            os.dup2(terminal, descriptor)
        os.close(screen)
        os.execve(arguments[0], arguments, environment)
    output, status, end, asked = b"", None, time.time() + PATIENCE, 0
    started = time.time()
    while status is None and time.time() < end:
        if select.select([screen], [], [], 0.05)[0]:
            output += os.read(screen, 65536)
        if quits and time.time() - started > 2 + asked:
            os.write(screen, b"\x03")
            asked += 0.3
        ended, code = os.waitpid(process, os.WNOHANG)
        if ended:
            status = code
    if status is None:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    while select.select([screen], [], [], 0)[0]:
        output += os.read(screen, 65536)
    after = termios.tcgetattr(terminal)
    os.close(screen)
    os.close(terminal)
    return status, output, before == after


def shown(output):
    """The lines that stay on the terminal: a line of progress goes back to its start and takes itself away."""
    lines = output.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    lines = [line.split("\r")[-1].replace("\x1b[K", "") for line in lines]
    return [line for line in lines if line]


def is_sentence(line):
    return re.search(r"\w[^\x1b]*[.?]$", line) is not None


def problem(program, number, seed):
    """What is wrong with how the program takes this file in; None where nothing is."""
    generator = random.Random(seed * 1_000_003 + number)
    kind, chats = KINDS[number % len(KINDS)], number % 21 == 20
    with tempfile.TemporaryDirectory(prefix="specbranch-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SPECBRANCH_"))}
        environment |= {f"XDG_{name}_HOME": os.path.join(folder, name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment["TERM"] = "xterm-256color"
        models = {"target": TARGET, "draft": DRAFT}
        if kind == "settings":
            path = os.path.join(folder, "config", "specbranch", "config.toml")
            os.makedirs(os.path.dirname(path))
            content = damaged(SETTINGS, len(SETTINGS), generator)
        elif kind == "adapter":
            path, content = os.path.join(folder, "adapter.gguf"), damaged(adapter(), 400, generator)
        else:
            path = os.path.join(folder, "damaged.gguf")
            with open(models[kind], "rb") as file:
                content = damaged(file.read(), HEADER, generator)
            models[kind] = path
        with open(path, "wb") as file:
            file.write(content)
        arguments = [program] + ([] if chats else ["run", "--max-tokens", "2"])
        arguments += ["--target", models["target"], "--draft", models["draft"], "--context", "256"]
        arguments += ["--lora", path] if kind == "adapter" else []
        status, output, same = on_a_terminal(arguments + ([] if chats else ["Hello!"]), environment, chats)
    name = f"{kind}{', the chat' if chats else ''}: "
    if status is None:
        return name + f"no end in {PATIENCE} s"
    if os.WIFSIGNALED(status):
        return name + f"ended by signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    if code not in ((0, 1, 130) if chats else (0, 1)):
        return name + f"exit code {code}: {output[-400:]!r}"
    # The chat says it on its screen.
    if not chats and code == 1:
        lines = shown(output)
        if not lines or not all(map(is_sentence, lines)) or (kind != "settings" and len(lines) != 1):
            return name + f"an error that is not one sentence: {output[-400:]!r}"
    if not same:
        return name + "the terminal's mode is another one"
    if chats and output.count(b"\x1b[?1049h") != output.count(b"\x1b[?1049l"):
        return name + "the terminal's other screen was not left"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "specbranch"))
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    arguments = parser.parse_args()
    program, started, problems = os.path.abspath(arguments.program), time.time(), []
    cases = ((program, number, arguments.seed) for number in range(arguments.files))
    for done, ((_, number, _), found) in enumerate(side_by_side(problem, cases, arguments.at_once, 2 * PATIENCE), 1):
        if found:
            problems.append(found)
            print(f"file {number}, {found}", flush=True)
        if done % 100 == 0:
            print(f"{done} files, {len(problems) or 'no'} problems", flush=True)
    print(f"{arguments.files} files, {time.time() - started:.0f} s: {len(problems) or 'no'} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
