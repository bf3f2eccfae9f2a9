"""What the modules of tasks (arithmetic, word problems, lists, text, code, translation) share: an exchange, and how exchanges become a dialogue.

A task is a function that makes one Exchange.  `task_sources` turns a table of tasks into sources: most dialogues are one exchange, others begin with
a system message or a greeting, have earlier exchanges of the same or another task before the last one, or end with a follow-up.
"""
from dataclasses import dataclass

from .core import Check, Dialogue, Source, bot, system, user
from .data_conversation import people
from .framing import BRIEF, SYSTEM, small_talk, thanks

LONGEST_EARLIER = 70        # words of an earlier exchange's answer
BRIEF_ANSWER = 12           # words that an answer has at most where a brief one is asked for

_all_tasks = []             # (task, weight) of every module, for earlier exchanges of another task


@dataclass
class Exchange:
    """A question, its answer and how the answer is judged; `state` is what a follow-up needs to know."""
    question: str
    answer: str
    check: Check | None = None
    keep: tuple = ()
    rough: bool = True
    state: object = None


def names(r, count):
    """`count` different first names."""
    return [name for name, _ in people(r, count)]


def _turn(exchange):
    return [user(exchange.question), bot(exchange.answer)]


def _earlier(r, held_out, task):
    """One to three short exchanges before the last one, of the same task or of another."""
    found = []
    for _ in range(r.choice((1, 1, 1, 2, 2, 3))):
        other = task if r.random() < 0.4 else r.choices([t for t, _ in _all_tasks], [w for _, w in _all_tasks])[0]
        exchange = other(r, held_out)
        if len(exchange.answer.split()) <= LONGEST_EARLIER:
            found.append(exchange)
    return found


def dialogue(r, held_out, task, follow=None, earlier_share=0.3, follow_share=0.3):
    messages = []
    if r.random() < 0.08:
        messages += small_talk(r)
    earlier = _earlier(r, held_out, task) if r.random() < earlier_share else []
    for exchange in earlier:
        messages += _turn(exchange)
        if r.random() < 0.2:
            messages += thanks(r)
    exchange = task(r, held_out)
    after = follow(r, held_out, exchange) if follow and r.random() < follow_share else None
    last = [exchange, after] if after else [exchange]
    for each in last:
        messages += _turn(each)
    if r.random() < 0.1:
        brief = all(len(m["content"].split()) <= BRIEF_ANSWER for m in messages if m["role"] == "assistant")
        messages.insert(0, system(r.choice(BRIEF[:3] if brief and r.random() < 0.5 else SYSTEM)))
    keep = {text for each in earlier + last for text in each.keep}
    return Dialogue(messages, last[-1].check, keep, all(each.rough for each in earlier + last))


def task_sources(category, table, **shares):
    """Sources of rows (intent, weight, task, follow-up or None).  A follow-up makes an Exchange from the one before, or None where it has none."""
    _all_tasks.extend((task, weight) for _, weight, task, _ in table)

    def source(intent, weight, task, follow):
        return Source(intent, category, weight, lambda r, held_out: dialogue(r, held_out, task, follow, **shares))

    return [source(*row) for row in table]
