"""Questions about a text that the user gives: notices, e-mails, stories, invented encyclopaedia entries, two documents, or a list of records.  What the
text does not say is said to be missing."""
from dataclasses import dataclass
from typing import Callable

from . import data_conversation as words
from .conversation import finish, join, turn
from .core import Phrasings, Source, roughen
from .data_passages_life import LIFE
from .data_passages_world import WORLD
from .passages import draw, other_statement

KINDS = LIFE + WORLD

GIVEN_WITH_QUESTION = Phrasings(
    ["{text}\n\n{question}", "Read this text and answer the question.\n\n{text}\n\nQuestion: {question}", "Here is a text:\n{text}\n\n{question}",
     "Text: {text}\n\nQuestion: {question}", "{text}\n\nQuestion: {question}", "I have a text here: \"{text}\" {question}", "{question}\n\n{text}",
     "Context: {text}\nQuestion: {question}", "Please answer from the text.\n{text}\n{question}",
     "Answer with the help of this {kind}.\n\n{text}\n\n{question}", "Question: {question}\nText: {text}", "This {kind} is for you:\n\n{text}\n\n{question}",
     "Use the text to answer. {text} {question}"],
    ["Please read this {kind} and answer.\n\n{text}\n\n{question}", "I found this {kind}: \"{text}\"\n\n{question}",
     "Look at this text:\n{text}\n\nMy question: {question}", "Answer this question about the text: {question}\n\n{text}"])
GIVEN = Phrasings(
    ["Read this text:\n\n{text}", "I will ask you some questions about this text.\n\n{text}", "Here is a {kind}:\n\n{text}",
     "Please read this {kind}.\n\n{text}", "Text: {text}", "Remember this text: {text}", "I have some questions about this {kind}: {text}",
     "Look at this:\n{text}", "This is a {kind}. {text}"],
    ["Here is a text that I have questions about.\n\n{text}", "Please look at this {kind}:\n\n{text}", "I want to ask you about this {kind}. {text}"])
READ = ["I have read it. What would you like to know?", "I have read the {kind}. What would you like to know?"]

QUESTION = Phrasings(
    ["{question}", "{question}", "{question}", "{question}", "According to the text, {low}", "Question: {question}", "Tell me: {low}", "And {low}",
     "Next question: {question}", "I would like to know: {low}", "Can you tell me: {low}", "One more question: {question}", "In this text, {low}",
     "Please look it up: {low}", "Another question: {question}", "Sprig, {low}", "Now {low}", "Please answer: {question}",
     "And now: {low}", "From the text: {low}", "What does it say: {low}", "OK, and {low}"],
    ["{question}", "{question}", "{question}", "What does the text say: {low}", "I have a question about the text: {question}",
     "Tell me, according to the text: {low}"])
IS_IT_TRUE = Phrasings(
    ["Is it true that {statement}?", "Does the text say that {statement}?", "Is it right that {statement}?", "True or false: {statement}?",
     "Am I right that {statement}?", "Is this correct: {statement}?", "I think that {statement}. Is that right?", "So {statement}, right?"],
    ["Is it correct that {statement}?", "Can one say that {statement}?", "I believe that {statement}. Is it true?"])
WHERE_SAID = Phrasings(
    ["Where does it say that?", "Which sentence says that?", "Quote the sentence.", "Show me the sentence.", "How do you know?", "Where did you read that?",
     "Give me the sentence from the text.", "Where is that in the text?"],
    ["Can you quote the sentence?", "Which sentence of the text says that?", "How do you know that? Show me the sentence."])
WHAT_KIND = Phrasings(
    ["What kind of text is this?", "What kind of text is it?", "What is this text?", "Is this a story or something else?", "What sort of text is that?",
     "Which kind of text did I give you?"],
    ["What sort of text is this?", "Can you tell me what kind of text it is?", "Of which kind is this text?"])
FIRST_WORDS = set("What Which Who Whom Whose Where When Why How To For From In On At By After Is Are Does Do Near Of Tell With Up".split())
NO_STATEMENT = ("Press", "Clean")


# ----------------------------------------------------------------- questions about a passage
def asked(r, held_out, question, keep, first=False):
    """The question as the user types it, sometimes in haste; the first one, which comes with the text, is plain."""
    low = question[0].lower() + question[1:] if question.split()[0] in FIRST_WORDS else question
    text = question if first else QUESTION.pick(r, held_out, question=question, low=low)
    return roughen(r, text, keep) if r.random() < 0.15 else text


def lowered(passage, statement):
    """A sentence as it stands within another one."""
    statement = statement.rstrip(".")
    begins_with_name = any(value[:1].isupper() and statement.startswith(value) for field, value in passage.values.items() if field == field.lower())
    return statement if begins_with_name or statement.split()[0] in words.DAYS + words.MONTHS else statement[0].lower() + statement[1:]


def not_said(passage, fact, question):
    return turn(question, f"The text does not say {passage.fill(fact.about)}.", ["does not say"], rough=False)


def about_fact(r, held_out, passage, fact, told, first=False):
    """A plain question for a fact, told or not."""
    question = asked(r, held_out, passage.fill(r.choice(fact.ask_held_out if held_out else fact.ask)), passage.values.values(), first)
    if not told:
        return not_said(passage, fact, question)
    return turn(question, passage.fill(fact.answer), [passage.fill(m) for m in fact.must], rough=False)


def is_it_true(r, held_out, passage, fact):
    """A statement to be confirmed, or corrected by what the text says."""
    answer, must = passage.fill(fact.answer), [passage.fill(m) for m in fact.must]
    wrong = other_statement(r, passage, fact) if r.random() < 0.5 else None
    question = IS_IT_TRUE.pick(r, held_out, statement=lowered(passage, wrong or answer))
    return turn(question, f"{'No' if wrong else 'Yes'}. {answer}", ["No." if wrong else "Yes."] + must, rough=False)


def question(r, held_out, passage, first=False):
    """One question about the passage; now and then with a second turn that asks for the sentence."""
    kind = r.random()
    if kind < 0.22 and passage.untold:
        return about_fact(r, held_out, passage, r.choice(passage.untold), False, first)
    if kind < 0.26:
        name = passage.kind.name
        return turn(WHAT_KIND.pick(r, held_out), f"It is {'an' if name[0] in 'aeiou' else 'a'} {name}.", [name], rough=False)
    fact = r.choice(passage.told)
    if kind < 0.38 and not fact.answer.startswith(NO_STATEMENT):
        return is_it_true(r, held_out, passage, fact)
    asking = about_fact(r, held_out, passage, fact, True, first)
    if r.random() < 0.1:
        sentence = passage.sentences[fact.key]
        return join([asking, turn(WHERE_SAID.pick(r, held_out), f'The text says: "{sentence}"', [sentence], rough=False)])
    return asking


def with_passage(r, held_out, text, kind, parts):
    """The parts' questions, the first of them asked together with the text or after it was read; none is asked twice."""
    answers = [part.messages[-1]["content"] for part in parts]
    parts = [part for i, part in enumerate(parts) if answers[i] not in answers[i + 1:]]
    if r.random() < 0.65:
        first = parts[0].messages[0]
        first["content"] = GIVEN_WITH_QUESTION.pick(r, held_out, text=text, kind=kind, question=first["content"])
    else:
        parts = [turn(GIVEN.pick(r, held_out, text=text, kind=kind), r.choice(READ).format(kind=kind), rough=False)] + parts
    return finish(r, parts)


def passage_questions(r, held_out):
    """A passage and one to five questions."""
    passage = draw(r, KINDS)
    count = 1 if r.random() < 0.35 else r.randint(2, 5)
    return with_passage(r, held_out, passage.text, passage.kind.name, [question(r, held_out, passage, i == 0) for i in range(count)])


def not_in_text(r, held_out):
    """A passage, perhaps a question that it answers, then one that it does not."""
    passage = draw(r, KINDS)
    parts = [question(r, held_out, passage, i == 0) for i in range(r.choice((0, 0, 1, 2)))]
    return with_passage(r, held_out, passage.text, passage.kind.name, parts + [about_fact(r, held_out, passage, r.choice(passage.untold), False, not parts)])


def two_documents(r, held_out):
    """Two short documents; each question is answered by one of them."""
    one, two = draw(r, LIFE, most=4), draw(r, WORLD, most=4)
    text = r.choice(("Document 1: {}\nDocument 2: {}", "[1] {}\n[2] {}", "Text A: {}\nText B: {}")).format(*r.sample((one.text.replace("\n", " "),
        two.text.replace("\n", " ")), 2))
    parts = []
    for i in range(r.choice((1, 1, 2, 3))):
        passage = r.choice((one, two))
        parts.append(about_fact(r, held_out, passage, r.choice(passage.told), True, i == 0))
    return with_passage(r, held_out, text, "text", parts)


# ----------------------------------------------------------------- records
@dataclass
class Records:
    """A list's kind: what it gives for a name, how that is asked for and answered, and the same from the value to the name."""
    what: str
    draw_value: Callable
    ask: Phrasings
    answer: str
    reverse: Phrasings
    reverse_answer: str


RECORDS = [
    Records("room", lambda r: str(r.randint(101, 899)),
            Phrasings(["Which room does {name} have?", "In which room is {name}?", "What is the room of {name}?"],
                      ["Tell me the room of {name}.", "What room is {name} in?"]),
            "{name} has room {value}.",
            Phrasings(["Who has room {value}?", "Who is in room {value}?"], ["Which person has room {value}?", "Whose room is {value}?"]),
            "{name} has room {value}."),
    Records("phone number", lambda r: f"{r.randint(20, 99)}{r.randint(100, 999)}",
            Phrasings(["What is the phone number of {name}?", "How can I call {name}?", "Which number does {name} have?"],
                      ["Tell me the phone number of {name}.", "What number must I call for {name}?"]),
            "The phone number of {name} is {value}.",
            Phrasings(["Who has the number {value}?", "Whose number is {value}?"],
                      ["Which person has the number {value}?", "To whom does the number {value} belong?"]),
            "The number {value} is the one of {name}."),
    Records("birthday", lambda r: f"{r.randint(1, 28)} {r.choice(words.MONTHS)}",
            Phrasings(["When is the birthday of {name}?", "When does {name} have a birthday?", "What is the birthday of {name}?"],
                      ["Tell me the birthday of {name}.", "On which day is the birthday of {name}?"]),
            "The birthday of {name} is on {value}.",
            Phrasings(["Who has a birthday on {value}?", "Whose birthday is on {value}?"], ["Which person has a birthday on {value}?",
                "Who was born on {value}?"]),
            "{name} has a birthday on {value}."),
    Records("job", lambda r: r.choice(words.JOBS),
            Phrasings(["What is the job of {name}?", "What does {name} work as?", "Which job does {name} have?"],
                      ["Tell me the job of {name}.", "As what does {name} work?"]),
            "The job of {name} is {value}.",
            Phrasings(["Who is the {value}?", "Who works as {value}?"], ["Which person is the {value}?", "Whose job is {value}?"]),
            "The {value} is {name}."),
    Records("town", words.town,
            Phrasings(["Where does {name} live?", "In which town does {name} live?", "Where is {name} from?"], ["Tell me the town of {name}.",
                "Which town is {name} from?"]),
            "{name} lives in {value}.",
            Phrasings(["Who lives in {value}?", "Who is from {value}?"], ["Which person lives in {value}?", "Whose town is {value}?"]),
            "{name} lives in {value}."),
    Records("price", lambda r: f"{r.randint(2, 99)} euros",
            Phrasings(["How much is the {name}?", "What does the {name} cost?", "What is the price of the {name}?"],
                      ["Tell me the price of the {name}.", "How many euros is the {name}?"]),
            "The {name} costs {value}.",
            Phrasings(["What costs {value}?", "Which thing costs {value}?"], ["What can I get for {value}?", "Which thing has a price of {value}?"]),
            "The {name} costs {value}."),
]
NOT_IN_LIST = "{name} is not in the list."


def records(r, held_out):
    """A list of names with a value each; the value of a name is asked for, or the name of a value, or a name that is not there."""
    kind = r.choice(RECORDS)
    count = r.randint(3, 7)
    names = r.sample(words.OBJECTS, count + 1) if kind.what == "price" else [name for name, _ in words.people(r, count + 1)]
    values = []
    while len(values) < count:
        value = kind.draw_value(r)
        if value not in values:
            values.append(value)
    line = r.choice(("{name}: {value}", "- {name}: {value}", "{name} - {value}", "{name}, {what} {value}"))
    text = "\n".join(line.format(name=name, value=value, what=kind.what) for name, value in zip(names, values))
    parts = []
    for _ in range(r.choice((1, 1, 2, 3))):
        i, form = r.randrange(count), r.random()
        name, value = names[i], values[i]
        if form < 0.15:
            named = "The " + names[-1] if kind.what == "price" else names[-1]
            parts.append(turn(kind.ask.pick(r, held_out, name=names[-1]), NOT_IN_LIST.format(name=named), ["not in the list"], rough=False))
        elif form < 0.45:
            parts.append(turn(kind.reverse.pick(r, held_out, value=value), kind.reverse_answer.format(name=name, value=value), [name], rough=False))
        else:
            parts.append(turn(kind.ask.pick(r, held_out, name=name), kind.answer.format(name=name, value=value), [value], rough=False))
    return with_passage(r, held_out, text, "list", parts)


SOURCES = [
    Source("retrieval.passage", "retrieval", 5.0, passage_questions),
    Source("retrieval.not_said", "retrieval", 1.5, not_in_text),
    Source("retrieval.documents", "retrieval", 1.5, two_documents),
    Source("retrieval.records", "retrieval", 1.5, records),
]
