"""Whether an answer is right: one function for each kind of Check in dialogues/core.py, and whether it is degenerate.  Needs no packages."""
import re

from runcode import gives

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?")
ITEM = re.compile(r"^\s*(?:[-*]|\d+[.)])\s+(.*\S)", re.MULTILINE)
FENCED = re.compile(r"```\w*\n(.*?)(?:```|\Z)", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?][\"')]*(?=\s|$)")
DECLINING = ("very small model", "do not know", "don't know", "cannot", "can't", "can not", "did not understand", "do not understand", "have no",
             "has not yet", "have not yet", "make something up")
LOOP = re.compile(r"(.{2,120}?)\1{4,}", re.DOTALL)
SHORTEST_LOOP = 40          # characters


def plain(text):
    """Without case, runs of spaces, and the last full stop."""
    return " ".join(text.lower().split()).rstrip(".").rstrip()


def exact(answer, wanted):
    return plain(answer) in [plain(text) for text in ([wanted] if isinstance(wanted, str) else wanted)]


def number(answer, wanted):
    found = NUMBER.findall(answer)
    return bool(found) and abs(float(found[-1].replace(",", "")) - float(wanted)) < 1e-9


def has(answer, wanted):
    """True where `wanted` is in the answer, and not as a part of a longer word or number."""
    before, after = (r"(?<!\w)" if wanted[0].isalnum() else ""), (r"(?!\w)" if wanted[-1].isalnum() else "")
    return re.search(before + re.escape(wanted.lower()) + after, answer.lower()) is not None


def contains(answer, wanted):
    return all(any(has(answer, one) for one in item) if isinstance(item, list) else has(answer, item) for item in wanted)


def items(answer, wanted):
    return [plain(item) for item in ITEM.findall(answer)] == [plain(item) for item in wanted]


def code(answer, wanted):
    blocks = FENCED.findall(answer)
    return gives(blocks[0] if blocks else answer, wanted["name"], wanted["cases"])


def declines(answer, _=None):
    return any(phrase in answer.lower() for phrase in DECLINING)


# ----------------------------------------------------------------- rules
def same_text(answer, text):
    return " ".join(answer.split()) == " ".join(text.split())


def story(answer, contains, sentences):
    return len(SENTENCE_END.findall(answer)) >= sentences and all(has(answer, name) for name in contains)


def poem(answer, lines, contains):
    return sum(bool(line.strip()) for line in answer.splitlines()) == lines and all(has(answer, name) for name in contains)


def summary(answer, contains, most_words):
    return 0 < len(answer.split()) <= most_words and all(has(answer, name) for name in contains)


def members(answer, of, count, other_than):
    """A list of `count` different ones of these."""
    found, left = [plain(item) for item in ITEM.findall(answer)], {plain(item) for item in of} - {plain(item) for item in other_than}
    return len(found) == len(set(found)) == count and set(found) <= left


RULES = {"same_text": same_text, "story": story, "poem": poem, "summary": summary, "members": members}


def rule(answer, wanted):
    return RULES[wanted["name"]](answer, **{key: value for key, value in wanted.items() if key != "name"})


KINDS = {"exact": exact, "number": number, "contains": contains, "items": items, "code": code, "declines": declines, "rule": rule}


def passes(check, answer):
    """check: a dictionary with kind and value, as generate.py writes it."""
    return KINDS[check["kind"]](answer, check["value"])


# ----------------------------------------------------------------- degenerate output
def degenerate(answer, ended):
    """"empty", "endless" (no end of turn), "loop", or None where nothing is wrong with the answer's form."""
    if not answer.strip():
        return "empty"
    if not ended:
        return "endless"
    if any(len(m.group()) >= SHORTEST_LOOP for m in LOOP.finditer(answer)):
        return "loop"
    return None
