"""What every source of dialogues shares: the dialogue, phrasings kept apart for evaluation, and rough spelling.

A *source* makes dialogues of one intent (`math.addition`, `facts.capital`).  It draws every choice from the generator that it is given, so a seed
always makes the same dialogue.  The wordings of what a user says are `Phrasings`: those for training and those that are only used when a dialogue is
made for evaluation, so that "held out" means a wording that the model has never read.
"""
import random
import re
from dataclasses import dataclass, field
from typing import Callable

CATEGORIES = ("conversation", "translation", "summarization", "qa", "math", "retrieval", "program", "story", "code", "lists", "text", "unknown")


def user(text):
    return {"role": "user", "content": text}


def bot(text):
    return {"role": "assistant", "content": text}


def system(text):
    return {"role": "system", "content": text}


@dataclass
class Check:
    """How the last answer of a dialogue is judged (`judge.py`).

    kind      value
    exact     a string or a list of strings: the answer is one of them (case, spaces and the last full stop do not count)
    number    a number: the last number of the answer equals it
    contains  a list of strings; each is in the answer (case does not count); an item that is a list asks for one of its strings
    items     a list of strings: the answer's list items, in this order
    code      {"name", "cases": [[arguments, result], ...]}: the Python function in the answer gives these results
    declines  None: the answer says that it does not know or cannot
    rule      {"name", ...}: a named rule of judge.py with its parameters
    """
    kind: str
    value: object = None


@dataclass
class Dialogue:
    """Messages that end with the answer to be learned; every assistant message is learned, the last one is judged."""
    messages: list
    check: Check | None = None
    keep: set = field(default_factory=set)      # strings of user messages that rough spelling must leave as they are (what the answer copies)
    rough: bool = True                          # False: user messages are never roughened (code, exact text)


@dataclass
class Source:
    """make(r, held_out) gives a Dialogue; weight is the share of the corpus relative to the other sources."""
    intent: str
    category: str
    weight: float
    make: Callable

    def __post_init__(self):
        assert self.category in CATEGORIES, self.category


@dataclass
class Phrasings:
    """Wordings of one thing that a user says, with {names} to be filled in."""
    train: list
    held_out: list

    def pick(self, r, held_out, **values):
        text = r.choice(self.held_out if held_out else self.train)
        return text.format(**values) if values else text


# ----------------------------------------------------------------- wording
def article(word):
    return ("an " if word[0].lower() in "aeiou" else "a ") + word


def join_and(items, word="and"):
    items = list(items)
    if len(items) == 1:
        return items[0]
    if len(items) == 2:
        return f"{items[0]} {word} {items[1]}"
    return ", ".join(items[:-1]) + f", {word} {items[-1]}"


def capital(text):
    return text[0].upper() + text[1:]


def plural(n, word, many=None):
    return f"{n} {word}" if n == 1 else f"{n} {many or word + 's'}"


# ----------------------------------------------------------------- rough spelling
_WORD = re.compile(r"[A-Za-z']+")
_NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "p", "t": "r", "n": "m", "s": "d", "r": "t", "l": "k", "c": "v"}


def _typo(r, word):
    if len(word) < 4:
        return word
    i = r.randrange(1, len(word) - 1)
    kind = r.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    if kind == 1:
        return word[:i] + word[i + 1:]
    if kind == 2:
        return word[:i] + word[i] + word[i:]
    return word[:i] + _NEIGHBOURS.get(word[i].lower(), word[i]) + word[i + 1:]


def roughen(r, text, keep=()):
    """Text as people type it in haste: lower case, without the last mark, with a typo or two.  Words of `keep`, and words with digits or other
    letters, stay as they are."""
    kept = {word for phrase in keep for word in _WORD.findall(phrase)}
    lower, typos = r.random() < 0.6, r.choice((0, 0, 1, 1, 2))
    words = [m for m in _WORD.finditer(text) if m.group() not in kept]
    wrong = {m.start() for m in r.sample(words, min(typos, len(words)))}

    def rewrite(m):
        word = m.group()
        if word in kept:
            return word
        if m.start() in wrong:
            word = _typo(r, word)
        return word.lower() if lower else word

    text = _WORD.sub(rewrite, text)
    if r.random() < 0.6:
        text = re.sub(r"[.?!]$", "", text)
    return text
