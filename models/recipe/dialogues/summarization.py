"""Summing up a text that the user gives: in one sentence, in two, as main points, in three keywords, or as a title."""
from .conversation import finish, turn
from .core import Check, Phrasings, Source, capital
from .data_passages_life import LIFE
from .data_passages_world import WORLD
from .passages import draw
from .retrieval import GIVEN, READ, question

KINDS = LIFE + WORLD

FIRST_ASKED = {     # how a summary of a form is asked for
    "sentence": Phrasings(
        ["Summarize this text in one sentence.", "Sum up this text in one sentence.", "Summarise the text in a single sentence.",
         "Give me a one-sentence summary.", "Please summarize this.", "Summarize:", "What is this text about?", "Sum this up for me.",
         "TL;DR of this, please.", "Write a short summary.", "Make a summary of one sentence.", "Tell me in one sentence what the text says.",
         "What does the text say in short?", "Can you summarize this {kind}?", "Give me the gist of this {kind}.", "Summary, please."],
        ["In one sentence, what does this {kind} say?", "Please sum up this {kind} in one sentence.", "Can you give me a short summary of this text?",
         "Tell me in short what this {kind} is about."]),
    "two": Phrasings(
        ["Summarize this text in two sentences.", "Sum up the text in two sentences.", "Give me a summary of two sentences.", "Write a two-sentence summary.",
         "Summarise this in 2 sentences.", "Tell me in two sentences what the text says.", "Two sentences, please: what does it say?",
         "Make a summary of two sentences.", "In two sentences, sum up this {kind}."],
        ["Please sum up this {kind} in two sentences.", "In two sentences, what does this text say?", "Can you summarize it in two sentences?"]),
    "points": Phrasings(
        ["List the main points.", "What are the main points of this text?", "Give me the main points as a list.", "Summarize this text in three points.",
         "Three bullet points, please.", "Sum it up in three points.", "Make a list of three main points.", "Write the most important points as a list.",
         "Turn this {kind} into three bullet points."],
        ["Please list the three main points of this {kind}.", "Can you sum up the text as a list of three points?",
         "What are the three most important points?"]),
    "keywords": Phrasings(
        ["Sum up the text in three words.", "Give me three keywords.", "Which three keywords fit the text?", "Three words for this text, please.",
         "Describe this text in three words.", "Find three keywords for this {kind}.", "Summarize it in three words.", "Name three keywords.",
         "Tag this text with three words."],
        ["Please find three words that fit this text.", "What three keywords would you give this {kind}?", "Can you sum it up in three words?"]),
    "title": Phrasings(
        ["Give this text a title.", "Find a title for this text.", "What would be a good title?", "Write a headline.", "Suggest a title for this {kind}.",
         "Which title fits the text?", "Make a title for this.", "I need a title for this text.", "Title?", "What should I call this text?",
         "Think of a short title."],
        ["Please suggest a good title for this {kind}.", "Can you find a headline for this text?", "What title would you give this {kind}?"]),
}
ASKED_AGAIN = {     # how a summary of another form is asked for after the first
    "sentence": Phrasings(
        ["Shorter, please.", "Make it shorter.", "Now in one sentence.", "Too long. One sentence, please.", "Can you make it one sentence?",
         "Just one sentence.", "And in one sentence?"],
        ["Please make that one sentence.", "Can you make it shorter? One sentence.", "That is too long, one sentence please."]),
    "two": Phrasings(
        ["Longer, please.", "A little longer.", "Now in two sentences.", "Tell me more. Two sentences.", "And in two sentences?", "Make it two sentences.",
         "Add one more sentence."],
        ["Please make that two sentences.", "A bit longer: two sentences, please.", "Can you add a sentence?"]),
    "points": Phrasings(
        ["Now as a list.", "And as bullet points?", "Make a list of it.", "List the main points.", "As three points, please.", "Give me the main points."],
        ["Please make it a list.", "Can you list the main points?", "And now as three points, please."]),
    "keywords": Phrasings(
        ["And in three words?", "Now three keywords.", "Only three words, please.", "Even shorter: three words.", "Give me three keywords.",
         "In three words, please."],
        ["Please give me three keywords now.", "Can you say it in three words?", "And now only three words?"]),
    "title": Phrasings(
        ["And a title?", "Now give it a title.", "Find a title for it.", "What would be a good title?", "A headline, please.", "Give me a title."],
        ["Please find a title for it now.", "Can you think of a title too?", "And what title would fit?"]),
}
GIVEN_WITH_TASK = Phrasings(
    ["{task}\n\n{text}", "{task}\n{text}", "{text}\n\n{task}", "{task} {text}", "{task}\n\nText: {text}", "{task}\n\n\"{text}\"",
     "Here is a text:\n{text}\n\n{task}", "Text: {text}\n\n{task}"],
    ["Here is a {kind}:\n\n{text}\n\n{task}", "{task} Here it is: {text}", "I have this text: \"{text}\"\n\n{task}"])


def points(passage):
    return [passage.fill(fact.answer) for fact in passage.told[:3]]


def summary(passage, form):
    """The summary of a passage in a form."""
    kind, fill = passage.kind, passage.fill
    if form == "sentence":
        return capital(fill(kind.gist))
    if form == "two":
        added = next(fact for fact in passage.told if fact.key not in kind.required)
        return capital(fill(kind.gist)) + " " + capital(fill(added.answer))
    if form == "points":
        return "\n".join(f"- {capital(point)}" for point in points(passage))
    if form == "keywords":
        return capital(", ".join(fill(word) for word in kind.keywords)) + "."
    return f'A good title is "{capital(fill(kind.title))}".'


MOST_WORDS = {"sentence": 35, "two": 60, "points": 70, "keywords": 12, "title": 20}


def check(passage, form):
    """What the summary must name, and how long it may be."""
    names = [passage.fill(word) for word in passage.kind.must]
    if form == "points":
        return Check("items", points(passage))
    if form in ("keywords", "title"):
        names = names[:1]
    return Check("rule", {"name": "summary", "contains": names, "most_words": MOST_WORDS[form]})


def summed_up(r, held_out, form):
    """A passage summed up in the form; sometimes read first, sometimes summed up in another form or asked about before."""
    passage, parts = draw(r, KINDS), []
    kind, text = passage.kind.name, passage.text
    begun = r.random()
    if begun < 0.15:
        parts.append(turn(GIVEN.pick(r, held_out, text=text, kind=kind), r.choice(READ).format(kind=kind), rough=False))
        if r.random() < 0.4:
            parts.append(question(r, held_out, passage))
        asked = FIRST_ASKED[form].pick(r, held_out, kind=kind)
    elif begun < 0.45:
        first = r.choice([other for other in FIRST_ASKED if other != form])
        task = FIRST_ASKED[first].pick(r, held_out, kind=kind)
        parts.append(turn(GIVEN_WITH_TASK.pick(r, held_out, task=task, text=text, kind=kind), summary(passage, first), rough=False))
        asked = ASKED_AGAIN[form].pick(r, held_out)
    else:
        asked = GIVEN_WITH_TASK.pick(r, held_out, task=FIRST_ASKED[form].pick(r, held_out, kind=kind), text=text, kind=kind)
    last = turn(asked, summary(passage, form), rough=False)
    last.check = check(passage, form)
    return finish(r, parts + [last])


def source(form, weight):
    return Source(f"summarization.{form}", "summarization", weight, lambda r, held_out: summed_up(r, held_out, form))


SOURCES = [source("sentence", 2.8), source("two", 1.6), source("points", 1.0), source("keywords", 1.0), source("title", 1.1)]
