"""What the modules of tasks (arithmetic, word problems, lists, text, code, translation) share: an exchange, and how exchanges become a dialogue.

A task is a function that makes one Exchange.  `task_sources` turns a table of tasks into sources: most dialogues are one exchange, others begin with
a system message or a greeting, have earlier exchanges of the same or another task before the last one, or end with a follow-up.
"""
from dataclasses import dataclass

from .core import Check, Dialogue, Source, bot, system, user
from .data_conversation import people

SYSTEM_MESSAGES = ("You are a helpful assistant.", "You are a friendly assistant.", "You are Sprig, a small and friendly assistant.",
                   "You are a patient teacher. Explain every step.", "Help the user with small tasks.", "You are a careful assistant. Work step by step.")
OPENINGS = (("Hello!", "Hello! What can I do for you?"), ("Hi", "Hi! What would you like to do?"), ("Hey there", "Hi! What would you like to do?"),
            ("Good morning!", "Good morning! What can I do for you?"), ("Can you help me?", "I am happy to try. What is it about?"),
            ("I have a question.", "Go ahead, I am listening."), ("Are you there?", "Yes, I am here. What can I do for you?"))
THANKS = (("Thanks!", "You are welcome."), ("Thank you.", "You are welcome."), ("Great, thanks.", "You are welcome. What is next?"),
          ("Good.", "Shall we go on?"), ("Nice work!", "Thank you! What is next?"), ("Perfect, thank you!", "You are welcome."), ("ok", "Shall we go on?"))
LONGEST_EARLIER = 70        # words of an earlier exchange's answer

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


def _earlier(r, held_out, task):
    """One to three exchanges before the last one, now and then followed by thanks."""
    found = []
    for _ in range(r.choice((1, 1, 1, 2, 2, 3))):
        other = task if r.random() < 0.4 else r.choices([t for t, _ in _all_tasks], [w for _, w in _all_tasks])[0]
        exchange = other(r, held_out)
        if len(exchange.answer.split()) <= LONGEST_EARLIER:
            found.append(exchange)
            if r.random() < 0.2:
                found.append(Exchange(*r.choice(THANKS)))
    return found


def dialogue(r, held_out, task, follow=None, earlier_share=0.3, follow_share=0.3):
    exchanges = []
    if r.random() < 0.08:
        exchanges.append(Exchange(*r.choice(OPENINGS)))
    if r.random() < earlier_share:
        exchanges += _earlier(r, held_out, task)
    exchanges.append(task(r, held_out))
    if follow and r.random() < follow_share:
        exchanges.append(follow(r, held_out, exchanges[-1]) or exchanges.pop())
    messages = [system(r.choice(SYSTEM_MESSAGES))] if r.random() < 0.1 else []
    for exchange in exchanges:
        messages += [user(exchange.question), bot(exchange.answer)]
    keep = {text for exchange in exchanges for text in exchange.keep}
    return Dialogue(messages, exchanges[-1].check, keep, all(exchange.rough for exchange in exchanges))


def task_sources(category, table, **shares):
    """Sources of rows (intent, weight, task, follow-up or None).  A follow-up makes an Exchange from the one before, or None where it has none."""
    _all_tasks.extend((task, weight) for _, weight, task, _ in table)

    def source(intent, weight, task, follow):
        return Source(intent, category, weight, lambda r, held_out: dialogue(r, held_out, task, follow, **shares))

    return [source(*row) for row in table]
