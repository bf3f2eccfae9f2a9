"""The file of conversations as a program that was killed has left it, read from a copy so that nothing is mended by looking."""
import os
import shutil
import sqlite3
import stat
import tempfile

NAME = "conversations.sqlite"
INDEXES = ["messageWords", "titleWords", "messageCharacters", "attachmentWords", "attachmentCharacters"]


class KeptFile:
    """What is in the file: problems, texts of messages, drafts and replies."""

    def __init__(self, folder):
        self.problems = []
        self.messages, self.drafts, self.replies = [], [], {}
        self.conversations = 0
        path = os.path.join(folder, "specbranch", NAME)
        if not os.path.exists(path):
            return
        with tempfile.TemporaryDirectory() as copies:
            for end in ("", "-wal"):
                if os.path.exists(path + end):
                    if stat.S_IMODE(os.stat(path + end).st_mode) != 0o600:
                        self.problems.append(f"{NAME}{end} can be read by others")
                    shutil.copy(path + end, os.path.join(copies, NAME + end))
            connection = sqlite3.connect(os.path.join(copies, NAME))
            try:
                self.read(connection)
            except sqlite3.Error as error:
                self.problems.append(f"the file cannot be read: {error}")
            finally:
                connection.close()

    def read(self, connection):
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            return
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            self.problems.append("the file is damaged")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            self.problems.append(f"rows lead nowhere: {broken[:3]}")
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        self.conversations = connection.execute("SELECT count(*) FROM conversation WHERE deleted IS NULL").fetchone()[0]
        self.drafts = [text for text, in connection.execute("SELECT text FROM draft")]
        pieces = {}
        for message, data in connection.execute("SELECT message, bytes FROM streamPiece ORDER BY message, ordinal"):
            pieces[message] = pieces.get(message, b"") + data
        for number, parent, role, text, state in connection.execute("SELECT id, parent, role, text, state FROM message ORDER BY id"):
            if role == "user":
                self.messages.append(text)
            elif role == "assistant":
                said = pieces.get(number, b"").decode(errors="replace") if state == "streaming" else text
                question = connection.execute("SELECT text FROM message WHERE id = ?", (parent,)).fetchone()
                self.replies.setdefault(question[0] if question else "", []).append(said)

    def holds(self, text):
        """Whether what was typed is a message, or waits to be sent."""
        return any(text in kept for kept in self.messages + self.drafts)
