"""Passages of many small events (who did what, where and when) with questions about them, and their summary: what is left when places and times go."""
from . import data_conversation as words
from . import data_events as data
from .conversation import finish, turn
from .core import Check, Phrasings, Source, capital, join_and
from .retrieval import asked, with_passage
from .summarization import FIRST_ASKED, GIVEN_WITH_TASK

WHO = Phrasings(
    ["Who {past} {what}?", "Which person {past} {what}?", "Who was it that {past} {what}?", "Who {past} {what}, according to the text?"],
    ["Tell me who {past} {what}.", "Can you tell me who {past} {what}?", "I want to know who {past} {what}."])
DID = Phrasings(
    ["What did {who} do?", "What do we read about {who}?", "What does the text say about {who}?", "What do you know about {who}?"],
    ["Tell me what {who} did.", "Can you tell me what {who} did?", "What was it that {who} did?"])
WHERE = Phrasings(
    ["Where did {who} {base} {what}?", "Where was {who}?", "At what place did {who} {base} {what}?", "Where was it that {who} {past} {what}?"],
    ["Tell me where {who} {past} {what}.", "Can you tell me where {who} {past} {what}?", "I want to know where {who} {past} {what}."])
WHEN = Phrasings(
    ["When did {who} {base} {what}?", "At what time did {who} {base} {what}?", "When was it that {who} {past} {what}?",
     "When exactly did {who} {base} {what}?"],
    ["Tell me when {who} {past} {what}.", "Can you tell me when {who} {past} {what}?", "I want to know when {who} {past} {what}."])


def draw_events(r, count):
    """Events with different people, deeds, places and times; some have no place or no time."""
    named = [name for name, _ in words.people(r, count)]
    roles = r.sample(data.ROLES, count)
    deeds, places, times = r.sample(data.DEEDS, count), r.sample(data.WHERE, count), r.sample(data.WHEN, count)
    events = []
    for name, role, (past, base, what), where, when in zip(named, roles, deeds, places, times):
        where = where.format(town=words.town(r)) if r.random() < 0.75 else None
        when = when.format(day=r.choice(words.DAYS), month=r.choice(words.MONTHS), year=r.randint(1900, 2020),
            time=r.choice(words.TIMES)) if r.random() < 0.65 else None
        events.append({"who": role if r.random() < 0.25 else name, "past": past, "base": base, "what": what, "where": where, "when": when})
    return events


def deed(event):
    return "{who} {past} {what}".format(**event)


def sentence(r, event):
    """An event as a sentence, with its time in front or at the end."""
    place, time = (" " + event[key] if event[key] else "" for key in ("where", "when"))
    if time and r.random() < 0.4:
        return f"{capital(event['when'])}, {deed(event)}{place}."
    return f"{capital(deed(event))}{place}{time}."


def ask(r, held_out, event, first):
    """A question about one event; what the text does not say is said to be missing."""
    key = r.choice(("who", "did", "where", "when"))
    phrasings = {"who": WHO, "did": DID, "where": WHERE, "when": WHEN}[key]
    question = asked(r, held_out, phrasings.pick(r, held_out, **event), (event["who"],), first)
    if key in ("who", "did"):
        return turn(question, capital(deed(event)) + ".", [event["who"] if key == "who" else event["what"]], rough=False)
    if not event[key]:
        return turn(question, f"The text does not say {key} {deed(event)}.", ["does not say"], rough=False)
    return turn(question, f"{capital(deed(event))} {event[key]}.", [event[key]], rough=False)


def questions(r, held_out):
    """A passage of three to seven events and one to four questions."""
    events = draw_events(r, r.randint(3, 7))
    text = " ".join(sentence(r, event) for event in events)
    return with_passage(r, held_out, text, "text", [ask(r, held_out, r.choice(events), i == 0) for i in range(r.choice((1, 1, 2, 3, 4)))])


def summary(r, held_out):
    """Three or four events summed up without their places and times, as a sentence or as points."""
    events = draw_events(r, r.choice((3, 3, 4)))
    form = r.choice(("sentence", "sentence", "points"))
    if form == "points":
        events = events[:3]
    text = " ".join(sentence(r, event) for event in events)
    said = GIVEN_WITH_TASK.pick(r, held_out, task=FIRST_ASKED[form].pick(r, held_out, kind="text"), text=text, kind="text")
    points = [capital(deed(event)) + "." for event in events]
    if form == "points":
        last, check = turn(said, "\n".join("- " + point for point in points), rough=False), Check("items", points)
    else:
        names = [event["who"] for event in events]
        last = turn(said, capital(join_and([deed(event) for event in events])) + ".", rough=False)
        check = Check("rule", {"name": "summary", "contains": names, "most_words": len(text.split()) + 4})
    last.check = check
    return finish(r, [last])


SOURCES = [
    Source("retrieval.events", "retrieval", 2.5, questions),
    Source("summarization.events", "summarization", 1.5, summary),
]
