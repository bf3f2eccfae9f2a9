"""Facts that everybody knows, asked in many wordings: straight, the other way round, as a yes or no question (also a wrong one), and as follow-ups."""
from collections import Counter
from dataclasses import dataclass

from . import data_facts as data
from .core import Check, Dialogue, Phrasings, Source, article, capital, join_and, system
from .framing import BRIEF, exchange, framed, lower_first

WEIGHT = 17

# Around a question that stands by itself.
AROUND = Phrasings(
    ["{Q}"] * 26 + ["Quick question: {q}", "Hi! {Q}", "I have a question. {Q}", "For a quiz: {q}", "{Q} Thanks!", "Tell me: {q}", "One more question: {q}",
                    "Okay, {q}",
                    "My child asks: {q}", "Please tell me: {q}", "And now: {q}", "Hello, {q}", "So, {q}", "{Q} Please answer.", "A question for you: {q}",
                    "Next question: {q}", "Hello, I have a question: {q}", "Quiz time! {Q}", "Let me ask you this: {q}", "I wonder: {q}",
                    "Hi there! Now: {q}", "Here is one: {q}", "Something else: {q}", "{Q} I forgot.", "{Q} Just curious.", "Hey, {q}",
                    "Hi, {q}", "Good morning! {Q}", "Help me out: {q}", "Could you tell me: {q}", "Sprig, {q}", "Do you know this: {q}",
                    "Well, {q}", "Next: {q}", "A quick one: {q}", "First question: {q}", "My question is: {q}", "Now, {q}", "{Q} Thank you.",
                    "One for you: {q}", "Try this one: {q}"],
    ["{Q}"] * 6 + ["Now a question for you: {q}", "Hello! Quick question: {q}", "Please answer: {q}", "Hi, I have one question: {q}"])

SURE = Phrasings(["Are you sure?", "Really?", "Is that right?", "Are you certain?", "Is that true?", "Is this right?", "Is that correct?", "You are sure?",
                  "Are you quite sure?", "Are you sure about that?", "Is that so?", "Certain?", "Right?", "Hm, are you sure?", "Is it really so?",
                  "Really sure?", "Is that really true?", "Do you know that for sure?", "I do not believe it.", "You sure?", "Sure about that?", "For sure?",
                  "Sure, is it?", "Oh, sure?", "Surely?", "Hm, sure?", "Is that for sure?", "And you are sure?"],
                 ["Are you really sure?", "Is that really right?", "Sure?"])

# A statement, put as a yes or no question; {s} begins in lower case where it can.
STATED = ["Is it correct that {s}?", "Is it so that {s}?", "Would you say that {s}?", "{S}. Is that correct?", "{S}, is that so?", "{S}, isn't that right?",
          "Do you think that {s}?", "True or false: {s}?", "{S}. True or false?", "I believe that {s}. Is that true?", "Somebody told me that {s}. Is it true?",
          "{S}, true?", "I read that {s}. Is that so?", "Can it be that {s}?", "So {s}?", "Do I remember right that {s}?", "Am I wrong, or is it true that {s}?",
          "{S}. Right?", "Is this right: {s}?"]

# What a short question after another one may begin with in training ("And Italy?", "Right, and Italy?").
LEADS = ["Right, and", "Good, and", "Nice, and", "Thanks, and", "I see, and", "So, and", "Great, and", "Ah, and", "Well, and", "And now", "And then"]


@dataclass
class Relation:
    """One kind of fact.  `fields` name the columns of `rows`; `says` is the answer, `key` the field that must be in it.  `back` asks for the first
    field by the key, `claims` are yes or no questions with {key}, `further` asks on after such a question."""
    intent: str
    fields: str
    rows: list
    key: str
    says: str
    asks: Phrasings
    back: Phrasings | None = None
    back_key: str = "x"
    claims: Phrasings | None = None
    further: Phrasings | None = None
    brief: str | None = None
    share: float = 1.0

    def __post_init__(self):
        self.facts = [dict(zip(self.fields.split(), row)) for row in self.rows]
        count = Counter(str(f[self.key]) for f in self.facts)
        self.unique = [f for f in self.facts if count[str(f[self.key])] == 1]
        self.keys = sorted(count)


def fill(template, fact):
    """The template with {x}, {a_x} (with its article) and so on, as a sentence."""
    return capital(template.format(**columns(fact)))


def columns(fact):
    """The fact's columns, and each with its article."""
    return {**fact, **{f"a_{name}": article(value) for name, value in fact.items() if isinstance(value, str) and value}}


AMERICAN = [("colour", "color"), ("grey", "gray"), ("metre", "meter"), ("litre", "liter"), ("aeroplane", "airplane"), ("yoghurt", "yogurt")]


def wrapped(r, question, held_out):
    """The question as a user says it: at times with words around it, or in American spelling."""
    if r.random() < 0.4:
        for british, american in AMERICAN:
            question = question.replace(british, american)
    return AROUND.pick(r, held_out).format(q=lower_first(question), Q=question) if question.endswith("?") else question


def choose(r, phrasings, held_out):
    return r.choice(phrasings.held_out if held_out else phrasings.train)


def ask(relation, r, held_out):
    fact = r.choice(relation.facts)
    question = fill(choose(r, relation.asks, held_out), fact)
    return wrapped(r, question, held_out), fill(relation.says, fact), [str(fact[relation.key])], fact


def ask_back(relation, r, held_out):
    fact = r.choice(relation.unique)
    question = fill(choose(r, relation.back, held_out), fact)
    return wrapped(r, question, held_out), fill(relation.says, fact), [str(fact[relation.back_key])], fact


def ask_claim(relation, r, held_out):
    """A yes or no question, answered by the fact: a verdict takes a comparison, which a small model often gets wrong."""
    fact = r.choice(relation.facts)
    right = r.random() < (0.4 if held_out else 0.5)
    claimed = dict(fact)
    if not right:
        claimed[relation.key] = r.choice([f[relation.key] for f in relation.facts if str(f[relation.key]) != str(fact[relation.key])])
    statement = relation.says.format(**columns(claimed)).rstrip(".")
    if not held_out and r.random() < 0.5:
        question = capital(r.choice(STATED).format(s=statement, S=capital(statement)))
    else:
        question = fill(choose(r, relation.claims, held_out), claimed)
    return wrapped(r, question, held_out), fill(relation.says, fact), [str(fact[relation.key])], fact


def one(relation, r, held_out):
    """A question with its answer, what must be in the answer, and the fact."""
    ways = [(ask, 6)]
    if relation.back and relation.unique:
        ways.append((ask_back, 2))
    if relation.claims:
        ways.append((ask_claim, 2.5 if held_out else 8))
    return r.choices([w for w, _ in ways], [n for _, n in ways])[0](relation, r, held_out)


def earlier(r):
    relation = r.choices(RELATIONS, [x.share * len(x.facts) for x in RELATIONS])[0]
    question, answer, _, _ = one(relation, r, False)
    return exchange((question, answer))


def dialogue(relation):
    def make(r, held_out):
        shape = r.random()
        sure_from = 0.95 if held_out else 0.85
        if shape < 0.05 and relation.brief:
            return in_brief(relation, r, held_out)
        if shape < 0.22 and relation.further:
            return followed(relation, r, held_out)
        question, answer, needed, fact = one(relation, r, held_out and shape < sure_from)
        turns = exchange((question, answer))
        if shape >= sure_from:
            sure = "Yes, I am sure. " + fill(relation.says, fact)
            turns += exchange((SURE.pick(r, held_out), sure))
            needed = [str(fact[relation.key])]
        return Dialogue(framed(r, turns, earlier), Check("contains", needed))
    return make


def further(relation, r, held_out):
    template = choose(r, relation.further, held_out)
    lead, _, rest = template.partition(" ")
    return f"{r.choice(LEADS)} {rest}" if lead == "And" and not held_out and r.random() < 0.4 else template


def followed(relation, r, held_out):
    """A question, and then only the name of another thing: "And of Italy?"."""
    count = min(r.choice((2, 2, 3, 4)), len(relation.facts))
    facts = r.sample(relation.facts, count)
    turns = exchange((fill(choose(r, relation.asks, False), facts[0]), fill(relation.says, facts[0])))
    for n, fact in enumerate(facts[1:], 1):
        question = fill(further(relation, r, held_out and n == count - 1), fact)
        turns += exchange((question, fill(relation.says, fact)))
    return Dialogue(framed(r, turns), Check("contains", [str(facts[-1][relation.key])]))


def in_brief(relation, r, held_out):
    """After a system message that asks for it, the answer is only what was asked for."""
    count = min(r.choice((1, 1, 2, 3)), len(relation.facts))
    facts = r.sample(relation.facts, count)
    turns = [system(r.choice(BRIEF))]
    for n, fact in enumerate(facts, 1):
        turns += exchange((fill(choose(r, relation.asks, held_out and n == count), fact), fill(relation.brief, fact)))
    return Dialogue(turns, Check("contains", [str(facts[-1][relation.key])]))


# ----------------------------------------------------------------- the relations
def countries(with_continent=False):
    return [(x, capital_city, continent) for x, capital_city, continent in data.COUNTRIES if continent or not with_continent]


def counted():
    """Every "how many": thing, whole, number and the number with its thing."""
    rows = data.NUMBERS + data.UNITS + [("sides", article(x), n) for x, n in data.SIDES] + data.BODY_NUMBERS + [("legs", article(x), n) for x, n in data.LEGS]
    return [(x, z, f"no {x}" if n == 0 else f"1 {x[:-1]}" if n == 1 else f"{n} {x}") for x, z, n in rows]


def opposites():
    first = {x for x, _ in data.OPPOSITES}
    return data.OPPOSITES + [(y, x) for x, y in data.OPPOSITES if y not in first]


def days():
    n = len(data.DAYS)
    return [(day, data.DAYS[(i + 1) % n], data.DAYS[i - 1]) for i, day in enumerate(data.DAYS)]


def months():
    n = len(data.MONTHS)
    return [(month, data.MONTHS[(i + 1) % n], data.MONTHS[i - 1], data.SEASONS[i]) for i, month in enumerate(data.MONTHS)]


def months_with_days():
    """February has a sentence of its own."""
    return [(month, f"{n} days" if n > 28 else "28 days, and 29 in a leap year") for month, n in zip(data.MONTHS, data.MONTH_DAYS)]


RELATIONS = [
    Relation(
        "facts.capital", "x y c", countries(), "y", "the capital of {x} is {y}.",
        Phrasings(["The capital of {x}, please?", "Please tell me the capital of {x}.", "What city is {x}'s capital?",
                   "What is the capital of {x}?", "What's the capital of {x}?", "Which city is the capital of {x}?", "What is the capital city of {x}?",
                   "{x}'s capital?",
                   "Tell me the capital of {x}.", "Name the capital of {x}.", "Can you tell me the capital of {x}?", "Do you know the capital of {x}?",
                   "Capital of {x}?",
                   "What is the name of the capital of {x}?", "Which city is {x}'s capital?", "I need the capital of {x}.",
                   "I would like to know the capital of {x}."],
                  ["What city is the capital of {x}?", "Could you tell me what the capital of {x} is?", "Please name the capital of {x}.",
                   "The capital of {x} is which city?"]),
        Phrasings(["Which country is {y} the capital of?", "Tell me of which country {y} is the capital.",
                   "{y} is the capital of which country?", "Which country has {y} as its capital?", "What country is {y} the capital of?",
                   "Of which country is {y} the capital?",
                   "Which country's capital is {y}?", "{y} is the capital of what?"],
                  ["Tell me which country has the capital {y}.", "{y} is the capital city of which country?", "The capital {y} is of which country?"]),
        claims=Phrasings(["Is the capital city of {x} {y}?", "Is {y} the capital city of {x}?",
                   "Is {y} the capital of {x}?", "Is the capital of {x} {y}?", "{y} is the capital of {x}, right?",
                          "Is it true that {y} is the capital of {x}?",
                          "I think the capital of {x} is {y}. Is that right?", "Is {y} {x}'s capital?"],
                         ["Is {y} really the capital of {x}?", "{y} is the capital city of {x}, is that true?",
                          "Am I right that the capital of {x} is {y}?"]),
        further=Phrasings(["And for {x}?", "Then {x}?",
                   "And of {x}?", "And {x}?", "What about {x}?", "And the capital of {x}?", "How about {x}?", "{x}?", "And what about {x}?"],
                          ["And what is it for {x}?", "Now {x}.", "Okay, and {x}?"]), brief="{y}.", share=1.5),
    Relation(
        "facts.continent", "x c y", countries(True), "y", "{x} is in {y}.",
        Phrasings(["Tell me which continent {x} is in.", "Which continent does {x} belong to?", "Do you know on which continent {x} is?", "Is {x} in Europe, in Asia or somewhere else?",
                   "Which continent is {x} in?", "What continent is {x} in?", "On which continent is {x}?", "Where is {x}?", "{x} is on which continent?",
                   "Where in the world is {x}?",
                   "Tell me the continent of {x}.", "What continent does {x} belong to?", "In which part of the world is {x}?"],
                  ["{x} belongs to which continent?", "Can you tell me which continent {x} is in?", "On what continent is {x}?"]),
        claims=Phrasings(["I think that {x} is in {y}.", "Can I find {x} in {y}?",
                   "Is {x} in {y}?", "Is {x} a country in {y}?", "{x} is in {y}, right?", "Is it true that {x} is in {y}?", "Does {x} belong to {y}?"],
                         ["Is {x} really in {y}?", "Am I right that {x} is in {y}?", "I think {x} is in {y}. Is that right?"]),
        further=Phrasings(["And on which continent is {x}?", "Then {x}?",
                   "And {x}?", "What about {x}?", "How about {x}?", "And where is {x}?", "{x}?"], ["And what about {x}?", "Okay, and {x}?",
                                                                                                           "Now {x}."]), brief="{y}."),
    Relation(
        "facts.language", "x y", data.LANGUAGES, "y", "people in {x} speak {y}.",
        Phrasings(["Tell me what they speak in {x}.", "In {x}, which language do they speak?", "Which language do I need in {x}?",
                   "What language do people speak in {x}?", "Which language is spoken in {x}?", "What is the language of {x}?", "What do they speak in {x}?",
                   "Which language do they speak in {x}?", "What is spoken in {x}?", "Tell me the language of {x}.",
                   "In {x}, what language do people speak?"],
                  ["What language is spoken in {x}?", "Which language do people in {x} speak?", "Can you tell me what language people speak in {x}?"]),
        claims=Phrasings(["Is the language of {x} {y}?", "In {x} people speak {y}, right?", "Is {y} what they speak in {x}?",
                   "Do people in {x} speak {y}?", "Is {y} spoken in {x}?", "Do they speak {y} in {x}?", "People in {x} speak {y}, right?"],
                         ["Is it true that people in {x} speak {y}?", "Is {y} the language of {x}?", "In {x} they speak {y}, is that right?"]),
        further=Phrasings(["Then {x}?",
                   "And in {x}?", "What about {x}?", "And {x}?", "How about in {x}?"], ["And what about {x}?", "Okay, and in {x}?", "Now {x}."]),
        brief="{y}."),
    Relation(
        "facts.currency", "x y", data.CURRENCIES, "y", "the money of {x} is {y}.",
        Phrasings(["Which currency is used in {x}?", "With what do I pay in {x}?", "Which money do I need in {x}?",
                   "What is the currency of {x}?", "What money do people use in {x}?", "Which currency does {x} have?", "How do people pay in {x}?",
                   "What is the money of {x} called?",
                   "Which money is used in {x}?", "What do they pay with in {x}?", "Tell me the currency of {x}."],
                  ["What currency is used in {x}?", "With what money do people pay in {x}?", "Which money do they use in {x}?"]),
        claims=Phrasings(["Does {x} use {y}?", "Do they use {y} in {x}?", "Do I pay with {y} in {x}?",
                   "Is {y} the currency of {x}?", "Is the currency of {x} {y}?", "Do people in {x} pay with {y}?", "Is {y} the money of {x}?"],
                         ["Is it true that {x} uses {y}?", "Is {y} used in {x}?", "Am I right that the money of {x} is {y}?"]),
        further=Phrasings(["Then {x}?",
                   "And in {x}?", "What about {x}?", "And of {x}?", "And {x}?"], ["And what about {x}?", "Okay, and {x}?", "Now {x}."]),
        brief="{y}."),
    Relation(
        "facts.young", "x y", data.YOUNG, "y", "a young {x} is called {a_y}.",
        Phrasings(["Tell me the name of a young {x}.", "Which word do people use for a baby {x}?",
                   "What is a young {x} called?", "What is a baby {x} called?", "What do you call a baby {x}?", "What do you call a young {x}?",
                   "What is the young of {a_x} called?",
                   "What is the name for a baby {x}?", "How do you call a little {x}?", "Which word means a young {x}?", "A baby {x} is called what?"],
                  ["What do people call a young {x}?", "Tell me the word for a baby {x}.", "What is the word for a young {x}?"]),
        Phrasings(["The baby of which animal is {a_y}?", "Whose baby is {a_y}?",
                   "Which animal has a young called {a_y}?", "Of which animal is {a_y} the young?", "{a_y} is the young of which animal?",
                   "What animal is {a_y}?",
                   "{a_y} is a baby what?"],
                  ["Of what animal is {a_y} the baby?", "{a_y} is the baby of which animal?", "Which animal's baby is called {a_y}?"]),
        claims=Phrasings(["Is {a_y} a young {x}?",
                   "Is a young {x} called {a_y}?", "Is a baby {x} {a_y}?", "A baby {x} is {a_y}, right?", "Do you call a young {x} {a_y}?"],
                         ["Is it true that a young {x} is called {a_y}?", "Is {a_y} a baby {x}?", "Is {a_y} the right word for a young {x}?"]),
        further=Phrasings(["And the young of {a_x}?", "{a_x}?",
                   "And a young {x}?", "And a baby {x}?", "And {a_x}?", "What about {a_x}?", "And of {a_x}?"],
                          ["And what about a young {x}?", "Okay, and a baby {x}?", "How about {a_x}?"]), brief="{a_y}."),
    Relation(
        "facts.sound", "x y", data.SOUNDS, "y", "{a_x} goes {y}.",
        Phrasings(["Tell me what {a_x} says.", "What sound comes from {a_x}?", "Which noise does {a_x} make?",
                   "What sound does {a_x} make?", "What does {a_x} say?", "Which sound does {a_x} make?", "What noise does {a_x} make?",
                   "How does {a_x} sound?",
                   "What is the sound of {a_x}?", "What do you hear from {a_x}?", "Make the sound of {a_x}."],
                  ["What sound do you hear from {a_x}?", "How does {a_x} go?", "Tell me the sound of {a_x}."]),
        Phrasings(["Which animal makes {y}?", "What animal goes {y}?",
                   "Which animal goes {y}?", "What animal says {y}?", "Which animal makes the sound {y}?", "{y}: which animal is that?"],
                  ["What animal makes the sound {y}?", "Which animal says {y}?", "Name the animal that goes {y}."]),
        claims=Phrasings(["{a_x} goes {y}, right?", "Is {y} what {a_x} says?", "Do you hear {y} from {a_x}?",
                   "Does {a_x} say {y}?", "Does {a_x} go {y}?", "Does {a_x} make the sound {y}?"],
                         ["Is it true that {a_x} goes {y}?", "{a_x} says {y}, right?", "Is {y} the sound of {a_x}?"]),
        further=Phrasings(["And the sound of {a_x}?", "{a_x}?",
                   "And {a_x}?", "What about {a_x}?", "And what does {a_x} say?", "And the {x}?"], ["And what about {a_x}?", "How about {a_x}?",
                                                                                                            "Okay, and {a_x}?"]), brief="{y}."),
    Relation(
        "facts.food", "x y", data.FOODS, "y", "{a_x} eats {y}.",
        Phrasings(["Tell me what {a_x} likes to eat.", "What food does {a_x} eat?", "What is the usual food of {a_x}?", "Which food do you give {a_x}?",
                   "What does {a_x} eat?", "What do {x}s eat?", "What is the food of {a_x}?", "What does {a_x} live on?", "What do you feed {a_x}?",
                   "What does {a_x} like to eat?",
                   "Which food does {a_x} eat?"],
                  ["What kind of food does {a_x} eat?", "What is eaten by {a_x}?", "Tell me what {a_x} eats."]),
        further=Phrasings(["{a_x}?", "And the food of {a_x}?", "Then {a_x}?",
                   "And {a_x}?", "What about {a_x}?", "And what does {a_x} eat?"], ["And what about {a_x}?", "How about {a_x}?",
                                                                                            "Okay, and {a_x}?"]), brief="{y}."),
    Relation(
        "facts.home", "x y", data.HOMES, "y", "{a_x} lives in {y}.",
        Phrasings(["Tell me the home of {a_x}.", "Where can I find {a_x}?", "In which place does {a_x} live?", "Do you know where {a_x} lives?",
                   "Where does {a_x} live?", "What is the home of {a_x}?", "Where do you find {a_x}?", "What does {a_x} live in?", "Where is {a_x} at home?",
                   "In what does {a_x} live?",
                   "What is the home of {a_x} called?"],
                  ["Tell me where {a_x} lives.", "In which home does {a_x} live?", "Where would I find {a_x}?"]),
        Phrasings(["Which animal has its home in {y}?", "Name the animal that lives in {y}.", "Which animal do you find in {y}?", "Tell me who lives in {y}.",
                   "Which animal lives in {y}?", "Who lives in {y}?", "What animal lives in {y}?"],
                  ["Name an animal that lives in {y}.", "What animal is at home in {y}?", "Tell me which animal lives in {y}."]),
        further=Phrasings(["{a_x}?", "Then {a_x}?",
                   "And {a_x}?", "What about {a_x}?", "And where does {a_x} live?"], ["And what about {a_x}?", "How about {a_x}?",
                                                                                              "Okay, and {a_x}?"]), brief="in {y}."),
    Relation(
        "facts.group", "x y", data.GROUPS, "y", "{a_x} is {y}.",
        Phrasings(["Tell me what {a_x} is.", "What group does {a_x} belong to?", "Which group is {a_x} in?", "Of what kind is {a_x}?",
                   "What kind of animal is {a_x}?", "To which group of animals does {a_x} belong?", "What is {a_x}?", "What sort of animal is {a_x}?",
                   "Which kind of animal is {a_x}?",
                   "Is {a_x} a mammal, a bird, a fish or something else?", "How is {a_x} classified?", "What type of animal is {a_x}?"],
                  ["{a_x} is what kind of animal?", "Which group of animals does {a_x} belong to?", "Tell me what kind of animal {a_x} is."]),
        claims=Phrasings(["Can you call {a_x} {y}?", "I think that {a_x} is {y}.",
                   "Is {a_x} {y}?", "Is it true that {a_x} is {y}?", "{a_x} is {y}, right?", "Does {a_x} count as {y}?"],
                         ["Is {a_x} really {y}?", "Am I right that {a_x} is {y}?", "I think {a_x} is {y}. Is that right?"]),
        further=Phrasings(["{a_x}?", "Then {a_x}?",
                   "And {a_x}?", "What about {a_x}?", "And what is {a_x}?"], ["And what about {a_x}?", "How about {a_x}?", "Okay, and {a_x}?"]),
        brief="{y}."),
    Relation(
        "facts.colour", "x v y", data.COLOURS, "y", "{x} {v} {y}.",
        Phrasings(["Tell me which colour {x} {v}.", "Which is the colour of {x}?", "The colour of {x}, please?",
                   "What colour {v} {x}?", "What color {v} {x}?", "Which colour {v} {x}?", "Which color {v} {x}?", "What is the colour of {x}?",
                   "Tell me the color of {x}.",
                   "What is the color of {x}?", "Of what colour {v} {x}?"],
                  ["Tell me the colour of {x}.", "{x} {v} what colour?", "The color of {x} is what?"]),
        claims=Phrasings(["Is {y} the color of {x}?", "{x} {v} {y}, is that right?", "Is the color of {x} {y}?",
                   "{v} {x} {y}?", "Is the colour of {x} {y}?", "{x} {v} {y}, right?", "Is it true that {x} {v} {y}?"],
                         ["Am I right that {x} {v} {y}?", "{x}: {v} that {y}?", "Is {y} the colour of {x}?"]),
        further=Phrasings(["{x}?", "Then {x}?", "And which colour {v} {x}?",
                   "And {x}?", "What about {x}?", "And the colour of {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]),
        brief="{y}."),
    Relation(
        "facts.mixture", "x z y", [row for a, b, y in data.MIXTURES for row in ((a, b, y), (b, a, y))], "y", "{x} and {z} make {y}.",
        Phrasings(["Tell me what {x} and {z} make.", "Which colour comes from {x} and {z}?", "I put {x} and {z} together. What colour is that?", "When I mix {x} with {z}, what do I get?",
                   "What do you get when you mix {x} and {z}?", "Which colour do {x} and {z} make?", "What colour do you get from {x} and {z}?",
                   "I mix {x} and {z} paint. What do I get?",
                   "What color do {x} and {z} make?", "Mixing {x} with {z} gives which colour?", "What is {x} mixed with {z}?"],
                  ["What do {x} and {z} make?", "Which color do I get when I mix {x} with {z}?", "I have {x} and {z} paint. What colour do they make?"]),
        claims=Phrasings(["Will {x} and {z} give {y}?", "Is {y} made from {x} and {z}?",
                   "Do {x} and {z} make {y}?", "Is {x} mixed with {z} {y}?", "Do you get {y} when you mix {x} and {z}?"],
                         ["Is it true that {x} and {z} make {y}?", "Do I get {y} from {x} and {z}?", "{x} and {z} make {y}, right?"]),
        further=Phrasings(["Then {x} and {z}?", "{x} and {z}?",
                   "And {x} and {z}?", "What about {x} and {z}?"], ["And what about {x} and {z}?", "How about {x} and {z}?"]), brief="{y}."),
    Relation(
        "facts.opposite", "x y", opposites(), "y", 'the opposite of "{x}" is "{y}".',
        Phrasings(['Say the opposite of "{x}".', "I need the opposite of {x}.", "Which word is the opposite of {x}?", 'Do you know the opposite of "{x}"?', 'The opposite of the word "{x}"?',
                   "What is the opposite of {x}?", 'What is the opposite of "{x}"?', "What's the opposite of {x}?", "Tell me the opposite of {x}.",
                   "Opposite of {x}?",
                   'Give me the opposite of "{x}".', 'Which word is the opposite of "{x}"?', "Name the opposite of {x}.",
                   "What word means the opposite of {x}?",
                   "The opposite of {x} is what?", "{x} and its opposite?"],
                  ["What word is the opposite of {x}?", "Can you tell me the opposite of {x}?", 'I need the opposite of the word "{x}".',
                   "Please give me the opposite of {x}."]),
        claims=Phrasings(['Is "{y}" the opposite of {x}?', "Is the opposite of {x} {y}?", '"{y}" is the opposite of "{x}", right?',
                   "Is {y} the opposite of {x}?", 'Is the opposite of "{x}" "{y}"?', "The opposite of {x} is {y}, right?"],
                         ["Is it true that the opposite of {x} is {y}?", 'Is "{y}" the opposite of "{x}"?', "Am I right that {y} is the opposite of {x}?"]),
        further=Phrasings(["Then {x}?", "{x}?", "And the opposite of {x}?",
                   "And of {x}?", "And {x}?", "What about {x}?", 'And of "{x}"?'], ["And what about {x}?", "How about {x}?", "Okay, and of {x}?"]),
        brief="{y}."),
    Relation(
        "facts.day_after", "x y z", days(), "y", "the day after {x} is {y}.",
        Phrasings(["What day comes after {x}?", "Which day comes after {x}?", "What is the day after {x}?", "Which day follows {x}?", "What comes after {x}?",
                   "Today is {x}. What day is tomorrow?", "If today is {x}, what is tomorrow?"],
                  ["Which day is after {x}?", "What day follows {x}?", "When today is {x}, which day is tomorrow?"]),
        further=Phrasings(["And after {x}?"], ["And what comes after {x}?"]), brief="{y}."),
    Relation(
        "facts.day_before", "x z y", days(), "y", "the day before {x} is {y}.",
        Phrasings(["What day comes before {x}?", "Which day comes before {x}?", "What is the day before {x}?", "Which day is before {x}?",
                   "What comes before {x}?",
                   "Today is {x}. What day was yesterday?", "If today is {x}, what was yesterday?"],
                  ["What day is before {x}?", "When today is {x}, which day was yesterday?", "Tell me the day before {x}."]),
        further=Phrasings(["And before {x}?"], ["And what comes before {x}?"]), brief="{y}."),
    Relation(
        "facts.month_after", "x y", [m[:2] for m in months()], "y", "the month after {x} is {y}.",
        Phrasings(["What month comes after {x}?", "Which month comes after {x}?", "Which month follows {x}?", "What is the month after {x}?",
                   "What comes after {x}?"],
                  ["What month follows {x}?", "Which month is after {x}?", "Tell me the month after {x}."]),
        further=Phrasings(["And after {x}?"], ["And what comes after {x}?"]), brief="{y}."),
    Relation(
        "facts.month_before", "x y", [(m[0], m[2]) for m in months()], "y", "the month before {x} is {y}.",
        Phrasings(["What month comes before {x}?", "Which month comes before {x}?", "What is the month before {x}?", "Which month is before {x}?",
                   "What comes before {x}?"],
                  ["What month is before {x}?", "Tell me the month before {x}.", "Can you tell me which month comes before {x}?"]),
        further=Phrasings(["And before {x}?"], ["And what comes before {x}?"]), brief="{y}."),
    Relation(
        "facts.month_days", "x y", months_with_days(), "y", "{x} has {y}.",
        Phrasings(["How many days do we have in {x}?", "{x}: how many days?", "How many days long is {x}?",
                   "How many days does {x} have?", "How many days are there in {x}?", "How many days has {x}?", "How long is {x}?",
                   "What is the number of days in {x}?",
                   "Tell me how many days {x} has."],
                  ["How many days are in {x}?", "In {x}, how many days are there?", "What number of days does {x} have?"]),
        further=Phrasings(["And how long is {x}?", "{x}?", "Then {x}?", "And how many days has {x}?",
                   "And {x}?", "What about {x}?", "And in {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]), brief="{y}."),
    Relation(
        "facts.season", "x y", [(m[0], m[3]) for m in months()], "y", "in the north {x} is in {y}.",
        Phrasings(["Tell me in which season {x} is.", "Which season does {x} belong to?", "{x}: which season is that?",
                   "In which season is {x}?", "Which season is {x} in?", "What season is it in {x}?", "Which season is it in {x}?",
                   "{x} is in which season?"],
                  ["What season does {x} belong to?", "What season is {x} in?", "Tell me the season of {x}."]),
        claims=Phrasings(["{x} is in {y}, right?", "Is {x} part of {y}?", "Is {x} one of the months of {y}?",
                   "Is {x} in {y}?", "Is it {y} in {x}?", "Is {x} a month of {y}?"], ["Is it true that {x} is in {y}?", "Does {x} belong to {y}?"]),
        further=Phrasings(["{x}?", "Then {x}?",
                   "And {x}?", "What about {x}?", "And in {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]), brief="{y}."),
    Relation(
        "facts.number", "x z y", counted(), "y", "{z} has {y}.",
        Phrasings(["{z} has which number of {x}?", "How many {x} can you count in {z}?", "Count the {x} of {z}.", "What is the number of {x} in {z}?", "Of {x}, how many does {z} have?", "The number of {x} in {z}?",
                   "How many {x} does {z} have?", "How many {x} are there in {z}?", "How many {x} has {z}?", "What is the number of {x} of {z}?",
                   "How many {x} are in {z}?",
                   "Tell me how many {x} {z} has.", "Do you know how many {x} {z} has?", "{z}: how many {x}?", "How many {x} are there on {z}?"],
                  ["Can you tell me how many {x} {z} has?", "What number of {x} does {z} have?", "{z} has how many {x}?",
                   "Do you know how many {x} are there in {z}?"]),
        further=Phrasings(["And the {x} of {z}?",
                   "And how many {x} does {z} have?", "And how many {x} has {z}?", "How about the {x} of {z}?"],
                          ["And how many {x} are there in {z}?", "What about the {x} of {z}?"]), brief="{y}."),
    Relation(
        "facts.most", "x y", data.MOSTS, "y", "the {x} is {y}.",
        Phrasings(["Which one is the {x}?", "Tell me what the {x} is.", "I would like to know the {x}.",
                   "What is the {x}?", "Which is the {x}?", "What's the {x}?", "Do you know the {x}?", "Tell me the {x}.", "Name the {x}.",
                   "What is the {x} called?",
                   "Can you name the {x}?", "The {x}: what is it?"],
                  ["Please name the {x}.", "Can you tell me what the {x} is?", "Do you know what the {x} is?"]),
        claims=Phrasings(["{y} is the {x}, right?", "Is it {y} that is the {x}?",
                   "Is {y} the {x}?", "Is the {x} {y}?", "Is it true that {y} is the {x}?"],
                         ["Is {y} really the {x}?", "The {x} is {y}, right?", "Am I right that {y} is the {x}?"]), brief="{y}."),
    Relation(
        "facts.space", "x y", data.SPACE, "y", "the planet {x} is {y}.",
        Phrasings(["Tell me the name of the planet that is {x}.", "Do you know the planet that is {x}?", "Which of our planets is {x}?", "Of the planets, which one is {x}?",
                   "Which planet is {x}?", "What planet is {x}?", "Name the planet that is {x}.", "What is the planet {x}?", "Tell me which planet is {x}."],
                  ["Which of the planets is {x}?", "What is the name of the planet {x}?", "Do you know which planet is {x}?"]),
        claims=Phrasings(["Is it {y} that is the planet {x}?", "{y} is the planet {x}, right?",
                   "Is {y} the planet {x}?", "Is the planet {x} {y}?"], ["Is it true that {y} is the planet {x}?", "The planet {x} is {y}, right?"]),
        brief="{y}."),
    Relation(
        "facts.body", "x y", data.BODY, "y", "we use {y} to {x}.",
        Phrasings(["Which part of the body do you need to {x}?", "What does the body use to {x}?",
                   "What do we use to {x}?", "Which part of the body do we use to {x}?", "What part of the body helps us {x}?", "With what do we {x}?",
                   "What do people use to {x}?",
                   "Which organ do we need to {x}?"],
                  ["What part of the body do we use to {x}?", "Which part of the body do people need to {x}?", "Tell me what we use to {x}."]),
        Phrasings(["What is {y} for?", "Tell me the job of {y}.",
                   "What do we use {y} for?", "What are we doing with {y}?", "What is the job of {y}?", "What do we need {y} for?"],
                  ["What do people use {y} for?", "Tell me what we use {y} for.", "For what do we need {y}?"]), brief="{y}."),
    Relation(
        "facts.material", "x y", data.MATERIALS, "y", "we make {x} from {y}.",
        Phrasings(["What is {x} made from?", "What is {x} made of?", "Which thing does {x} come from?", "What do I need to make {x}?", "Do you know what people make {x} from?",
                   "What do we make {x} from?", "What is the main thing in {x}?", "From what do people make {x}?", "What do you need to make {x}?",
                   "Where does {x} come from?",
                   "What do they make {x} of?", "Tell me what {x} comes from."],
                  ["From what do we make {x}?", "What do people make {x} of?", "Do you know what {x} comes from?"]),
        claims=Phrasings(["Is {x} made from {y}?", "Is {x} made of {y}?", "Do you make {x} out of {y}?",
                   "Do we make {x} from {y}?", "Does {x} come from {y}?", "Do people make {x} from {y}?"],
                         ["Is it true that we make {x} from {y}?", "Do they make {x} of {y}?", "We make {x} from {y}, right?"]),
        further=Phrasings(["Then {x}?", "And what do we make {x} from?", "{x}?",
                   "And {x}?", "What about {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]), brief="{y}."),
    Relation(
        "facts.formula", "x y", data.FORMULAS, "y", "the chemical symbol for {x} is {y}.",
        Phrasings(["Tell me the chemical symbol for {x}.", "How is {x} written in chemistry?",
                   "What is the chemical symbol for {x}?", "What is the formula of {x}?", "What is the symbol for {x}?", "How do chemists write {x}?",
                   "What is the chemical formula for {x}?",
                   "Which symbol does {x} have?"],
                  ["What is the chemical formula of {x}?", "Tell me the symbol for {x}.", "Which formula does {x} have?"]),
        Phrasings(["What is the substance {y}?", "The symbol {y}: what is it?", "What do chemists mean by {y}?",
                   "What is {y} in chemistry?", "What does {y} stand for?", "Which substance has the symbol {y}?", "What is {y}?"],
                  ["In chemistry, what is {y}?", "What does the symbol {y} stand for?", "Which substance is {y}?"]),
        further=Phrasings(["Then {x}?", "{x}?",
                   "And for {x}?", "What about {x}?", "And {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]), brief="{y}."),
    Relation(
        "facts.physics", "q says y", data.PHYSICS, "y", "{says}",
        Phrasings(["Do you know when {q}?", "Do you know at what temperature {q}?", "Tell me at how many degrees {q}.", "How warm must it be so that {q}?",
                   "At what temperature does {q}?", "When does {q}?", "At how many degrees does {q}?", "How cold or hot must it be to make {q}?",
                   "At which temperature does {q}?"],
                  ["Tell me the temperature at which {q}s.", "What temperature makes {q}?", "At what degrees does {q}?"]), share=2),
    Relation(
        "facts.word", "x y", data.STATES, "y", "{x} is called {y}.",
        Phrasings(["Do you know the word for {x}?", "How do people call {x}?", "Which name does {x} have?",
                   "What is {x} called?", "What do you call {x}?", "What is the word for {x}?", "How do you call {x}?", "Which word means {x}?",
                   "What do we call {x}?",
                   "Give me the word for {x}."],
                  ["What do people call {x}?", "Tell me the word for {x}.", "What is the name for {x}?"]), brief="{y}."),
    Relation(
        "facts.person", "x y", data.PEOPLE, "y", "{y} {x}.",
        Phrasings(["I would like to know the name of the person who {x}.", "Name the person who {x}.", "Please say who {x}.",
                   "Who {x}?", "Do you know who {x}?", "Can you tell me who {x}?", "Tell me who {x}.", "Who was it that {x}?", "Which person {x}?",
                   "What is the name of the person who {x}?"],
                  ["Do you remember who {x}?", "Please tell me who {x}.", "I would like to know who {x}."]),
        Phrasings(["Tell me something about {y}.", "What is it that {y} did?", "What has {y} done?",
                   "What is {y} known for?", "What did {y} do?", "Who was {y}?", "What do you know about {y}?", "Tell me about {y}.", "Why is {y} famous?"],
                  ["For what is {y} known?", "Tell me what {y} did.", "What is {y} famous for?"]),
        claims=Phrasings(["Did you know that {y} {x}?", "Was it {y} who {x}?",
                   "Is it true that {y} {x}?", "Is it right that {y} {x}?"], ["Am I right that {y} {x}?", "{y} {x}, right?"]), brief="{y}."),
    Relation(
        "facts.year", "c q y", data.YEARS, "y", "{c} in {y}.",
        Phrasings(["Tell me in which year {c}.", "Do you know the year when {c}?",
                   "When {q}?", "In which year {q}?", "In what year {q}?", "What year {q}?", "Do you know when {c}?", "Can you tell me when {c}?",
                   "Which year {q}?"],
                  ["Tell me when {c}.", "Tell me the year when {c}.", "Can you tell me in which year {c}?"]),
        Phrasings(["In {y}, what happened?", "Tell me about the year {y}.",
                   "What happened in {y}?", "What do you know about the year {y}?", "Which event was in {y}?"], ["Tell me what happened in {y}.",
                                                                                                                 "What happened in the year {y}?"]),
        "c", Phrasings(["Is it true that {c} in {y}?", "Was it in {y} that {c}?"], ["Is it right that {c} in {y}?", "Am I right that {c} in {y}?"]),
        brief="in {y}."),
    Relation(
        "facts.place", "x y", data.PLACES, "y", "you can find {x} in {y}.",
        Phrasings(["Tell me where {x} is to be seen.", "In which place can I find {x}?", "Where is it that people go to see {x}?", "Where must I go to see {x}?",
                   "Where do I find {x}?", "In which place do I see {x}?", "Where can I see {x}?", "Where can you find {x}?",
                   "Where do I have to go to see {x}?",
                   "I want to see {x}. Where must I go?", "Which city, country or continent has {x}?"],
                  ["Where can I find {x}?", "Where do you find {x}?", "Tell me where I can see {x}."]),
        Phrasings(["Which sight can I see in {y}?", "What famous place is there in {y}?", "Tell me a famous sight in {y}.", "What is famous in {y}?", "I am going to {y}. What can I see there?", "Which famous thing can I see in {y}?",
                   "What is there to see in {y}?", "What can I see in {y}?", "Name a famous sight in {y}."], ["Tell me what I can see in {y}.",
                                                                                                              "Which famous sight is there in {y}?"]),
        further=Phrasings(["Then {x}?", "{x}?", "And where can I see {x}?",
                   "And {x}?", "What about {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and {x}?"]), brief="in {y}."),
    Relation(
        "facts.instrument", "x y", data.INSTRUMENTS, "y", "the {x} is {y}.",
        Phrasings(["Tell me what the {x} is.", "Of which kind is the {x}?",
                   "What kind of instrument is the {x}?", "{x}: what kind of instrument is it?", "To which family of instruments does the {x} belong?",
                   "What type of instrument is the {x}?",
                   "Which kind of instrument is the {x}?"],
                  ["The {x} is what kind of instrument?", "Tell me what kind of instrument the {x} is.", "What sort of instrument is the {x}?"]),
        further=Phrasings(["Then the {x}?", "The {x}?",
                   "And the {x}?", "What about the {x}?"], ["And what about the {x}?", "How about the {x}?"]), brief="{y}."),
    Relation(
        "facts.sport", "x y", data.SPORTS, "y", "for {x} you need {y}.",
        Phrasings(["Tell me what is needed for {x}.", "What must I have for {x}?",
                   "What do you need for {x}?", "What is needed for {x}?", "Which things do I need for {x}?", "What do people use in {x}?",
                   "I want to try {x}. What do I need?"],
                  ["What things do you need for {x}?", "Tell me what I need for {x}.", "What do people need for {x}?"]),
        Phrasings(["Which sport is it that needs {y}?",
                   "For which sport do you need {y}?", "Which sport uses {y}?", "What game needs {y}?"], ["For what sport do I need {y}?",
                                                                                                          "Which game or sport needs {y}?"]),
        further=Phrasings(["Then {x}?", "{x}?",
                   "And for {x}?", "What about {x}?"], ["And what about {x}?", "How about {x}?", "Okay, and for {x}?"]), brief="{y}."),
    Relation(
        "facts.job", "x y", data.JOBS, "y", "{a_x} {y}.",
        Phrasings(["Tell me about the work of {a_x}.", "Do you know what {a_x} does?",
                   "What does {a_x} do?", "What is the job of {a_x}?", "What is {a_x}?", "What does {a_x} do all day?", "Tell me what {a_x} does.",
                   "What is the work of {a_x}?"],
                  ["What work does {a_x} do?", "What kind of job does {a_x} have?", "Can you tell me what {a_x} does?"]),
        Phrasings(["Which job is it: somebody who {y}?", "Who is it that {y}?",
                   "Who {y}?", "Which person {y}?", "What do you call a person who {y}?", "Whose job is it: who {y}?"],
                  ["What is a person called who {y}?", "Tell me who {y}.", "Do you know who {y}?"]),
        further=Phrasings(["Then {a_x}?", "{a_x}?",
                   "And {a_x}?", "What about {a_x}?"], ["And what about {a_x}?", "How about {a_x}?"])),
    Relation(
        "facts.tool", "x y", data.TOOLS, "y", "we use {a_x} to {y}.",
        Phrasings(["Tell me the use of {a_x}.", "Do you know what {a_x} is for?",
                   "What is {a_x} for?", "What do you do with {a_x}?", "What do we use {a_x} for?", "Why do people need {a_x}?", "What can I do with {a_x}?",
                   "What is {a_x} used for?"],
                  ["For what do we use {a_x}?", "Tell me what {a_x} is for.", "What do people do with {a_x}?"]),
        Phrasings(["Which thing helps us to {y}?", "What helps me to {y}?",
                   "What do I need to {y}?", "Which tool do we use to {y}?", "What do people use to {y}?", "With what can I {y}?",
                   "I want to {y}. What do I need?"],
                  ["What thing do we use to {y}?", "Tell me what I need to {y}.", "Which thing do people use to {y}?"]),
        further=Phrasings(["Then {a_x}?", "{a_x}?",
                   "And {a_x}?", "What about {a_x}?"], ["And what about {a_x}?", "How about {a_x}?"])),
    Relation(
        "facts.plant", "x y", data.PLANTS, "y", "{x} grow {y}.",
        Phrasings(["Can you tell me where {x} grow?", "In which place do {x} grow?", "Do you know how {x} grow?",
                   "Where do {x} grow?", "How do {x} grow?", "Where do I find {x} in nature?", "Tell me where {x} grow."],
                  ["Do you know where {x} grow?", "In nature, where do {x} grow?", "Where is it that {x} grow?"]),
        further=Phrasings(["Then {x}?", "{x}?",
                   "And {x}?", "What about {x}?"], ["And what about {x}?", "How about {x}?"]), brief="{y}."),
    Relation(
        "facts.why", "q c says y", data.WHYS, "y", "{says}",
        Phrasings(["Could you tell me why {c}?", "What is the cause that {c}?", "I wonder why {c}.", "Say why {c}.", "My son asks why {c}.", "What makes it so that {c}?", "For what cause {q}?",
                   "Why {q}?", "Can you explain why {c}?", "Do you know why {c}?", "Tell me why {c}.", "What is the reason that {c}?", "How come {c}?",
                   "Explain to a child why {c}.",
                   "I would like to know why {c}.", "Please explain why {c}.", "Why is it that {c}?", "Explain why {c}."],
                  ["For what reason {q}?", "Can you tell me why {c}?", "Please tell me why {c}.", "What is the reason why {c}?"]), share=2),
    Relation(
        "facts.meaning", "x says y", data.MEANINGS, "y", "{says}",
        Phrasings(["What exactly is {x}?", "Could you tell me what {x} is?", "What is the meaning of {x}?", "Give me the meaning of {x}.",
                   "What is {x}?", "What's {x}?", "What does it mean: {x}?", "Explain what {x} is.", "Can you explain what {x} is?", "Tell me what {x} is.",
                   "Define {x}.",
                   "Do you know what {x} is?", "How would you explain {x} to a child?", "What do people mean by {x}?"],
                  ["Can you tell me what {x} is?", "Please explain what {x} is.", "Please define {x}.", "What do you mean by {x}?"]), share=1.6),
    Relation(
        "facts.recipe", "x says y", data.RECIPES, "y", "{says}",
        Phrasings(["What must I do to {x}?", "Could you tell me how to {x}?", "Show me how to {x}.", "What do I need to do if I want to {x}?", "How does one {x}?",
                   "How do I {x}?", "How do you {x}?", "Tell me how to {x}.", "How can I {x}?", "What is the best way to {x}?",
                   "I want to {x}. How do I do it?", "Explain how to {x}.",
                   "Can you tell me how to {x}?", "Teach me to {x}."],
                  ["Please tell me how to {x}.", "What do I have to do to {x}?", "Do you know how to {x}?"]), share=1.6),
]


# ----------------------------------------------------------------- several facts together
TWO = Phrasings(
    ["What are the capitals of {x} and {z}?", "I would like to know the capitals of {x} and {z}.", "Please tell me the capitals of {x} and {z}.",
     "Do you know the capitals of {x} and {z}?", "The capitals of {x} and of {z}, please.", "Tell me the capitals of {x} and {z}.", "Name the capitals of {x} and {z}.", "Capitals of {x} and {z}?",
     "What is the capital of {x}, and what is the capital of {z}?", "Which cities are the capitals of {x} and {z}?"],
    ["Please name the capitals of {x} and {z}.", "Can you tell me the capitals of {x} and {z}?", "I need the capitals of {x} and {z}."])
ABOUT = Phrasings(
    ["What do you know about {x}?", "Tell me about {x}.", "Tell me something about {x}.", "Tell me more about {x}.", "Give me some facts about {x}.",
     "What can you tell me about {x}?",
     "I would like to know more about {x}.", "Do you know anything about {x}?"],
    ["Can you tell me something about {x}?", "What facts do you know about {x}?", "Please tell me about {x}."])


def two_capitals(r, held_out):
    (x, x_capital, _), (z, z_capital, _) = r.sample(data.COUNTRIES, 2)
    answer = f"The capital of {x} is {x_capital}, and the capital of {z} is {z_capital}."
    return Dialogue(framed(r, exchange((capital(TWO.pick(r, held_out, x=x, z=z)), answer)), earlier), Check("contains", [x_capital, z_capital]))


def about_country(r, held_out):
    x, city, continent = r.choice([row for row in data.COUNTRIES if row[2]])
    sentences = [f"{capital(x)} is in {continent}.", f"The capital of {x} is {city}."]
    sentences += [f"People in {x} speak {y}." for c, y in data.LANGUAGES if c == x]
    return Dialogue(framed(r, exchange((ABOUT.pick(r, held_out, x=x), " ".join(sentences))), earlier), Check("contains", [city, continent]))


def about_animal(r, held_out):
    x, group = r.choice(data.GROUPS)
    needed = [group]
    sentences = [f"{capital(article(x))} is {group}."]
    for table, sentence in ((data.FOODS, "It eats {}."), (data.HOMES, "It lives in {}."), (data.YOUNG, "Its young is called {}.")):
        for animal, y in table:
            if animal == x:
                needed.append(y)
                sentences.append(sentence.format(article(y) if table is data.YOUNG else y))
    name = r.choice((article(x), f"the {x}"))
    return Dialogue(framed(r, exchange((ABOUT.pick(r, held_out, x=name), " ".join(sentences))), earlier), Check("contains", needed))


IN_ORDER = [
    ("the days of the week", join_and(data.DAYS)), ("the months of the year", join_and(data.MONTHS)),
    ("the seasons", "spring, summer, autumn, and winter"),
    ("the planets of the solar system", "Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, and Neptune"),
    ("the continents", "Africa, Antarctica, Asia, Australia, Europe, North America, and South America"),
    ("the oceans", "the Pacific, the Atlantic, the Indian, the Southern, and the Arctic Ocean"),
    ("the colours of the rainbow", "red, orange, yellow, green, blue, indigo, and violet"), ("the five senses", "sight, hearing, smell, taste, and touch"),
    ("the vowels", "a, e, i, o, and u"), ("the primary colours", "red, yellow, and blue"), ("the four directions", "north, east, south, and west"),
    ("the letters of the alphabet", " ".join("abcdefghijklmnopqrstuvwxyz")),
]
NAMED = Phrasings(
    ["Name {x}.", "What are {x}?", "List {x}.", "Could you name {x}?", "I need {x}.", "Please tell me {x}.", "Write down {x}.", "Tell me {x}.", "Which are {x}?", "Can you name {x}?", "Can you list {x}?", "What are {x} called?",
     "Do you know {x}?",
     "Give me {x}.", "Say {x} in order."],
    ["Please name {x}.", "Please list {x}.", "Can you tell me {x}?", "I would like to know {x}."])


def in_order(r, held_out):
    x, names = r.choice(IN_ORDER)
    answer = f"{capital(x)} are {names}."
    return Dialogue(framed(r, exchange((capital(NAMED.pick(r, held_out, x=x)), answer)), earlier), Check("contains", [names]))


def sources():
    own = [(x.intent, x.share * max(len(x.facts), 6), dialogue(x)) for x in RELATIONS]
    own += [("facts.two_capitals", 12, two_capitals), ("facts.about_country", 25, about_country), ("facts.about_animal", 20, about_animal),
            ("facts.in_order", 24, in_order)]
    total = sum(share for _, share, _ in own)
    return [Source(intent, "qa", WEIGHT * share / total, make) for intent, share, make in own]


SOURCES = sources()
