"""What is done when the kill comes: each function uses a program for some random time, kills it and checks what is left."""
import os
import re
import time

from kept_file import KeptFile
from killed_chat import KilledChat, letters
from killed_program import KilledProgram
from slow_hub import REPOSITORY, SlowHub

PASTED = "The quick brown fox jumps over the lazy dog while the owl looks on."
EDITOR = """#!/bin/sh
# Saves at once, as `:w` does, and goes on until a line is read.
while read -r line; do printf '%s' "$line"; done < "$1" > /dev/null
printf ' %s' "$(cat '{folder}/saves')" >> "$1"
echo "the editor has saved"
read -r line
"""


# A reply streams

def streaming(chat):
    """A reply comes, is stopped, comes again, or a message waits for its first token."""
    if not chat.start():
        return chat.user.kill()
    chat.clear_input()
    random = chat.generator
    for _ in range(random.choice([0, 0, 1])):
        chat.tell()
        if chat.wait_for_start():
            chat.terminal.watch(random.random() * 1.5, chat.look)
            chat.stop()
    chat.tell()
    way = random.random()
    if way < 0.25:
        # About where the message is kept and the first token comes.
        chat.terminal.watch(random.random() * 0.25, chat.look)
    elif chat.wait_for_start():
        chat.terminal.watch(random.random() * 3, chat.look)
        if way > 0.85:
            chat.stop()
            chat.terminal.write("\x1b")
            chat.terminal.watch(0.3)
            # Another reply to the same message.
            chat.terminal.write("r")
            chat.question, chat.seen_reply = None, []
            chat.terminal.watch(random.random(), chat.look)
        elif way > 0.6:
            chat.type("next " + chat.word())
            chat.terminal.watch(random.random(), chat.look)
    chat.kill()


# Something is written

def editing(chat):
    if not chat.start():
        return chat.user.kill()
    chat.clear_input()
    way = chat.generator.choice([typing, pasting, changing_a_message, in_the_editor])
    way(chat)


def typing(chat):
    random = chat.generator
    text = " ".join(chat.word() for _ in range(random.randint(2, 12)))
    if random.random() < 0.5:
        text = text.replace(" ", "\n", 2)
    chat.type(text, rate=random.choice([20, 60, 300]))
    chat.terminal.watch(random.random() * 0.7, chat.look)
    chat.kill()


def pasting(chat):
    random = chat.generator
    lines = [f"{number}: {PASTED} {chat.word()}" for number in range(random.choice([3, 40, 800]))]
    last = chat.word()
    chat.paste("\n".join(lines) + "\n" + last)
    if not chat.terminal.wait(lambda rows: last in chat.input(rows).replace(" ", ""), 20):
        chat.problems.append("the pasted text does not come: " + chat.user.shown())
    chat.look()
    if random.random() < 0.5:
        chat.type(chat.word())
    chat.terminal.watch(random.random() * 0.7, chat.look)
    chat.kill()


def changing_a_message(chat):
    """An earlier message is edited, while something else has been written already; perhaps it is sent."""
    random = chat.generator
    chat.tell()
    chat.wait_for_start()
    chat.stop()
    before = chat.word() if random.random() < 0.6 else None
    if before:
        chat.type(before)
        chat.terminal.watch(0.6, chat.look)
        chat.promised.append(before)
    chat.unsent, chat.seen_typing = "", []
    for keys, shows in [("\x1b", "Tuning"), ("M", "╭ Messages"), ("\x1b[A", None), ("e", "╭ Editing")]:
        chat.terminal.write(keys)
        if shows and not chat.terminal.wait(lambda rows: any(shows in row for row in rows), 5):
            chat.problems.append(f"{shows} does not come: {chat.user.shown()}")
        chat.terminal.watch(0.15)
    word = chat.word()
    chat.type(" " + word)
    chat.terminal.watch(random.random() * 0.5, chat.look)
    if random.random() < 0.5:
        chat.terminal.watch(0.6, chat.look)
        chat.promised.append(word)
        chat.send(word)
        chat.terminal.watch(random.random() * 1.5, chat.look)
    chat.kill()


def in_the_editor(chat):
    """The user's editor has saved when the chat dies, and outlives it."""
    random = chat.generator
    draft, saved = chat.word(), chat.word()
    with open(os.path.join(chat.user.folder, "saves"), "w") as file:
        file.write(saved)
    chat.type(draft)
    chat.terminal.watch(0.6, chat.look)
    chat.promised.append(draft)
    chat.unsent, chat.seen_typing = "", []
    chat.terminal.write("\x18")
    has_saved = chat.terminal.wait(lambda rows: any("the editor has saved" in row for row in rows), 10)
    if not has_saved:
        chat.problems.append("the editor does not come: " + chat.user.shown())
    chat.terminal.watch(random.random() * 0.3)
    chat.kill()
    # The editor may have begun to read while the terminal was its own; it ends with the next line, or without one.
    chat.terminal.write("\n")
    chat.terminal.watch(0.3)
    chat.user.start(["chat", "--pair", "starter-misaligned", "--panes", "none", "--no-mouse"])
    if not chat.terminal.wait(lambda rows: saved in chat.input(rows).replace(" ", "") and draft in chat.input(rows).replace(" ", ""), 20):
        chat.problems.append(f"what the editor saved is not back: “{draft} {saved}”: {chat.user.shown()}")
    chat.user.check_files()
    chat.terminal.watch(0.6)
    chat.promised.append(saved)
    chat.kill()


# A pair is pulled

class Pull:
    """A pull from a slow hub, killed and started again until it is whole."""

    NAMES = ["starter-draft-f16.gguf", "starter-draft-weak-f16.gguf"]

    def __init__(self, program, folder, generator, models):
        files = {}
        for name in self.NAMES:
            with open(os.path.join(models, "starter", name), "rb") as file:
                files[name] = file.read()
        self.hub = SlowHub(files)
        self.user = KilledProgram(program, folder, {"HF_ENDPOINT": self.hub.address, "HF_TOKEN": ""})
        self.terminal, self.problems, self.generator = self.user.terminal, self.user.problems, generator
        self.models = os.path.join(self.user.home, "specbranch/models")
        self.lost_reply, self.lost_typing = [], []

    def pull(self):
        """Some moments of it, and a kill."""
        self.hub.seconds = self.generator.choice([0.1, 0.6, 1.5])
        self.hub.breaks_after = self.generator.choice([None, None, 700_000])
        sizes, asked = self.sizes(), len(self.hub.starts)
        self.user.start(self.arguments())
        self.terminal.watch(self.generator.random() * 2.5)
        if self.user.is_running():
            self.user.kill()
        self.check(sizes, asked)

    def arguments(self):
        return ["models", "pull", f"{REPOSITORY}:{self.NAMES[0]}", "--draft", f"{REPOSITORY}:{self.NAMES[1]}", "--name", "mine"]

    def path(self, name):
        return os.path.join(self.models, "mine", name)

    def sizes(self):
        found = {}
        for name in self.NAMES:
            for path in (self.path(name), self.path(name + ".partial")):
                if os.path.exists(path):
                    found[name] = os.path.getsize(path)
                    break
        return found

    def check(self, sizes, asked):
        """What has come is right and was asked for once; only a whole pair has a manifest."""
        self.user.check_processes()
        known = {name + end for name in self.NAMES for end in ("", ".partial", ".partial.json", ".lock")} | {".manifest"}
        there = set(os.listdir(self.path(""))) if os.path.isdir(self.path("")) else set()
        if there - known:
            self.problems.append(f"files are left behind: {there - known}")
        for name in self.NAMES:
            for path in (self.path(name), self.path(name + ".partial")):
                if os.path.exists(path):
                    with open(path, "rb") as file:
                        self.compare(os.path.basename(path), file.read(), self.hub.files[name], path.endswith(".gguf"))
        if os.path.exists(self.models + "/mine.toml") and not set(self.NAMES) <= there:
            self.problems.append("a pair is listed whose files are not there")
        starts = self.hub.starts[asked:]
        if starts and starts[0] not in {0, *sizes.values()}:
            self.problems.append(f"it goes on at {starts[0]}, but {sizes} was there")
        if starts and sizes and 0 == starts[0] and all(0 < size < len(self.hub.files[name]) for name, size in sizes.items()):
            self.problems.append(f"it begins anew, but {sizes} was there")

    def compare(self, name, data, whole, must_be_whole):
        if data != (whole if must_be_whole else whole[:len(data)]):
            self.problems.append(f"{name} has {len(data)} bytes that are not the hub's")

    def finish(self):
        """The pull ends, is verified, and leaves what it should and nothing else."""
        self.hub.seconds, self.hub.breaks_after = 0.05, None
        for arguments, status in [(self.arguments(), 0), (["models", "verify", "mine"], 0)]:
            self.user.start(arguments)
            if not self.user.wait_for_end(status):
                self.problems.append(f"{arguments[:2]} fails: {self.user.shown()}")
                return
        left = sorted(os.listdir(self.path("")))
        if left != self.NAMES or sorted(os.listdir(self.models)) != ["mine", "mine.toml"]:
            self.problems.append(f"files are left behind: {left}")
        if problem := self.terminal.is_restored():
            self.problems.append(f"the terminal is not restored: {problem}")
        self.user.check_files()
        self.user.start(["models", "remove", "mine", "--yes"])
        if not self.user.wait_for_end(0) or os.listdir(self.models):
            self.problems.append(f"the pair is not removed: {self.user.shown()}")

    def close(self):
        self.user.close()
        self.hub.close()


# A life is some kills in one user's folders

def chat_life(activity, program, folder, generator, kills):
    editor = os.path.join(folder, "editor")
    with open(editor, "w") as file:
        file.write(EDITOR.format(folder=folder))
    os.chmod(editor, 0o700)
    chat = KilledChat(program, folder, generator, {"VISUAL": editor})
    try:
        for _ in range(kills):
            activity(chat)
            if chat.problems:
                return chat
        if chat.start():
            chat.leave()
        kept = KeptFile(chat.user.home)
        chat.problems += kept.problems
    finally:
        chat.user.close()
    return chat


def pull_life(program, folder, generator, kills, models):
    pull = Pull(program, folder, generator, models)
    try:
        for _ in range(kills):
            pull.pull()
            if pull.problems:
                return pull
            # Killed once or several times on its way to the end.
            if generator.random() < 0.4:
                pull.finish()
        pull.finish()
    finally:
        pull.close()
    return pull
