"""A chat that is used and killed: what its screen has shown, and what must be in its file afterwards."""
import re
import time

from kept_file import KeptFile
from killed_program import KilledProgram

# A reply may miss this much; what is typed and shown, that much. Seconds.
REPLY_LOSS, TYPING_LOSS = 1.0, 0.5
FAST = ["--pair", "starter-misaligned", "--panes", "none", "--no-mouse", "--context", "1024", "--temperature", "0.8",
        "--emulate-target", "25+0.1*n", "--emulate-draft", "3+0.05*k"]
NAMES = ["Ruth", "Emil", "Nora", "Otto", "Lena", "Karl", "Ida", "Paul"]
ANIMALS = ["dog", "cat", "fox", "owl", "hen", "frog"]


# What may be said of the context above a reply.
NOTICE = re.compile(r"^Thecontexthasroomfor.*?leftout")


def letters(text):
    """Only what no layout changes."""
    return "".join(character for character in text if character.isalnum())


class KilledChat:
    def __init__(self, program, folder, generator, environment=None):
        self.user = KilledProgram(program, folder, environment)
        self.terminal, self.problems = self.user.terminal, self.user.problems
        self.generator = generator
        # What was typed or sent in all of this chat's life, and must never be lost.
        self.promised = []
        # The reply on the screen, and what is typed, each with the time when the screen first showed it.
        self.question, self.seen_reply = None, []
        self.unsent, self.seen_typing = "", []
        self.last_sent = None
        # The most of a reply and of what was typed that a kill has cost. Seconds.
        self.lost_reply, self.lost_typing = [], []
        self.words = 0

    def word(self):
        """A word that nobody else writes."""
        self.words += 1
        return f"w{self.words}{''.join(self.generator.choices('bcdfghjkmnpqrstvwxz', k=5))}"

    # What the screen shows

    def box(self, rows, place):
        """The rows in one of the boxes; the conversation, whose title is its own, is the first, the input the last."""
        starts = [number for number, row in enumerate(rows) if row.startswith("╭")]
        inside = []
        for row in rows[starts[place] + 1:] if starts else []:
            if not row.startswith("│"):
                break
            inside.append(row[1:].rstrip().removesuffix("│"))
        return inside

    def input(self, rows=None):
        return "".join(row.replace("❯", " ").strip() + " " for row in self.box(rows or self.terminal.rows(), -1))

    def reply(self, rows):
        """Letters of the reply at the end of the conversation."""
        rows = self.box(rows, 0)
        starts = [number for number, row in enumerate(rows) if row.startswith(" ●")]
        # While a frame is drawn the reply before may still stand there.
        if not starts or self.question not in "".join(rows[:starts[-1]]).replace(" ", "").replace("▌", ""):
            return ""
        said = rows[starts[-1] + 1:]
        text = letters(" ".join(row for row in said if not re.search(r"\d+ tokens? · ", row)))
        return NOTICE.sub("", text)

    def look(self):
        """Notes what the screen shows now of a reply and of what is typed."""
        rows, now = self.terminal.rows(), time.monotonic()
        if self.question:
            shown = self.reply(rows)
            if shown and (not self.seen_reply or shown != self.seen_reply[-1][1]):
                self.seen_reply.append((now, shown))
        if self.unsent:
            shown = letters(self.input(rows))
            if shown and (not self.seen_typing or shown != self.seen_typing[-1][1]):
                self.seen_typing.append((now, shown))

    # Using it

    def start(self):
        """Starts it, and checks that what was there is there again."""
        before = KeptFile(self.user.home)
        arguments = list(FAST)
        resumes = before.conversations > 0 and self.generator.random() < 0.7
        if resumes:
            arguments.append("--continue")
        self.user.start(["chat", *arguments])
        if not self.terminal.wait(lambda rows: any(re.search(r"(context|ctx) \d+/", row) for row in rows)
                                  and any("❯" in row for row in rows), 60):
            self.problems.append("the chat did not start: " + self.user.shown())
            return False
        self.question, self.seen_reply, self.unsent, self.seen_typing = None, [], "", []
        drafts = [letters(draft) for draft in before.drafts]
        self.user.check_files(while_running=True)
        if drafts and not resumes:
            # Of what was left in several conversations one is back.
            shows = lambda rows: any(letters(self.input(rows))[-20:] in draft for draft in drafts) and letters(self.input(rows))
            if not self.terminal.wait(shows, 5):
                self.problems.append(f"the input is not back: {before.drafts} in {self.user.shown()}")
        return True

    def clear_input(self):
        if letters(self.input()) and "Writeamessage" not in letters(self.input()):
            self.terminal.write("\x03")
            if not self.terminal.wait(lambda rows: "Write a message" in self.input(rows), 5):
                self.problems.append("the input was not cleared: " + self.user.shown())
            # What was given up in the input is in the input's history alone.
            self.terminal.watch(0.3)
            messages = KeptFile(self.user.home).messages
            self.promised = [word for word in self.promised if any(word in message for message in messages)]
        # Its going is not waited for: what was typed may be in the file a moment longer.
        self.terminal.watch(0.1)

    def type(self, text, rate=60):
        """Types letter by letter, so many a second."""
        self.unsent += text
        for character in text:
            # A line end is Ctrl-J.
            self.terminal.write(character)
            self.terminal.watch(self.generator.random() * 2 / rate, self.look)

    def paste(self, text):
        self.unsent += text
        self.terminal.write("\x1b[200~" + text + "\x1b[201~")

    def tell(self):
        """Asks for a story, and answers the word by which the message can be found."""
        word = self.word()
        text = f"Tell me a story about {self.generator.choice(NAMES)} the {self.generator.choice(ANIMALS)}. {word}"
        self.terminal.write(text)
        if not self.terminal.wait(lambda rows: word in self.input(rows).replace(" ", ""), 5):
            self.problems.append(f"“{text}” does not come on the screen: {self.user.shown()}")
        self.terminal.watch(0.05)
        self.promised.append(word)
        self.send(word)
        return word

    def send(self, word):
        self.unsent, self.seen_typing = "", []
        self.question, self.seen_reply = word, []
        self.terminal.write("\r")

    def is_answering(self, rows):
        return any(row.lstrip().startswith("decoding") for row in rows)

    def wait_for_start(self):
        """Waits for a first token, which says that the message is kept."""
        began = self.terminal.wait(lambda rows: bool(self.look() or self.seen_reply), 20)
        if not began:
            self.problems.append("no token came: " + self.user.shown())
        return began

    def stop(self):
        """Ends the reply, if one runs."""
        if self.terminal.wait(lambda rows: any(row.lstrip().startswith("ready") for row in rows), 0):
            return
        self.terminal.write("\x03")
        if not self.terminal.wait(lambda rows: any(row.lstrip().startswith("ready") for row in rows), 20):
            self.problems.append("the reply does not end: " + self.user.shown())

    # Killing it

    def kill(self):
        self.look()
        moment = time.monotonic()
        question, replies, typed, typing = self.question, self.seen_reply, self.unsent, self.seen_typing
        self.user.kill()
        self.user.check_processes()
        self.user.check_files(while_running=True)
        kept = KeptFile(self.user.home)
        self.problems += kept.problems
        for word in self.promised:
            if not kept.holds(word):
                self.problems.append(f"“{word}” is lost; unsent is {[text[-60:] for text in kept.drafts]}")
        if question:
            self.check_reply(kept, question, replies, moment)
        if typed:
            self.check_typing(kept, typed, typing, moment)

    def check_reply(self, kept, question, seen, moment):
        stored = [letters(text) for asked, texts in kept.replies.items() if question in asked for text in texts]
        lost = 0
        for when, shown in seen:
            if not any(shown in text for text in stored):
                lost = moment - when
                break
        self.lost_reply.append(lost)
        if lost > REPLY_LOSS:
            self.problems.append(f"{lost:.2f} s of the reply to “{question}” are lost: {stored} does not have {seen[-1][1]}")

    def check_typing(self, kept, typed, seen, moment):
        wanted = letters(typed)
        stored = [letters(text) for text in kept.drafts]
        # How many of the letters came back, in their order and without a gap.
        count = max((len(wanted[:number]) for number in range(len(wanted), 0, -max(len(wanted) // 2000, 1))
                     if any(wanted[:number] in text for text in stored)), default=0)
        lost = 0
        for when, shown in seen:
            # The screen shows the end of what is typed.
            end = wanted.find(shown[-24:])
            if end >= 0 and end + len(shown[-24:]) > count:
                lost = moment - when
                break
        self.lost_typing.append(lost)
        if lost > TYPING_LOSS:
            self.problems.append(f"{lost:.2f} s of “{typed[:60]}” are lost; unsent is {[text[-80:] for text in kept.drafts]}")

    def leave(self):
        """Quits as people do, and checks that the terminal is as it was before all the kills."""
        self.clear_input()
        self.stop()
        self.terminal.write("\x04")
        if not self.user.wait_for_end(0):
            self.problems.append("it does not quit: " + self.user.shown())
            return
        self.terminal.watch(0.2)
        if problem := self.terminal.is_restored():
            self.problems.append(f"the terminal is not restored: {problem}")
        self.user.check_processes()
        self.user.check_files()
