"""Passages of three to eight sentences, of many kinds, with what can be asked about them and how they are summed up.

A kind's facts are drawn anew for every passage, and some of its facts are left out; so the same question can be answered for one passage and not for
the next, and the answer must be read from the text."""
from dataclasses import dataclass

from . import data_conversation as words
from .core import article, capital


@dataclass
class Fact:
    """One sentence of a passage, and how it is asked for."""
    key: str
    says: list                      # wordings of the sentence
    ask: list                       # questions for training
    ask_held_out: list
    answer: str
    about: str                      # follows "The text does not say"
    must: list                      # strings that a right answer has


@dataclass
class Kind:
    name: str                       # what the text is: "notice", "story"
    choices: dict                   # field: values to draw from (on top of draw_values)
    required: tuple                 # facts that every passage of the kind has
    facts: list
    gist: str                       # one sentence, of required facts only
    keywords: tuple                 # three words or names
    title: str
    must: list                      # what a summary names
    heading: str = ""               # a first line, as of an e-mail


@dataclass
class Passage:
    kind: Kind
    values: dict
    sentences: dict                 # the key of each fact told: its sentence

    def fill(self, text):
        return text.format(**self.values)

    @property
    def text(self):
        return self.fill(self.kind.heading) + " ".join(self.sentences.values())

    @property
    def told(self):
        return [f for f in self.kind.facts if f.key in self.sentences]

    @property
    def untold(self):
        return [f for f in self.kind.facts if f.key not in self.sentences]


def draw_values(r):
    """Values for the fields that all kinds share."""
    values = {}
    for i, (name, female) in enumerate(words.people(r, 3), 1):
        values[f"p{i}"] = name
        for word, other in (("he", "she"), ("his", "her"), ("him", "her")):
            values[f"{word}{i}"] = other if female else word
    for field, source in (("day", words.DAYS), ("colour", words.COLOURS), ("job", words.JOBS), ("object", words.OBJECTS), ("place", words.PLACES), ("month",
        words.MONTHS)):
        values[field + "1"], values[field + "2"] = r.sample(source, 2)
    values["time1"], values["time2"] = sorted(r.sample(words.TIMES, 2), key=words.TIMES.index)
    values["town1"], values["town2"] = words.town(r), words.made_town(r) + r.choice(("", "", "-on-Sea"))
    values["food"], values["foods"], values["hobby"], values["pet"] = (r.choice(x) for x in (words.FOODS, words.PLURAL_FOODS, words.HOBBIES[:16], words.PETS))
    values["season"], values["instrument"] = r.choice(words.SEASONS), r.choice(words.INSTRUMENTS)
    values["made"] = r.choice(words.NAME_STARTS) + r.choice(words.NAME_MIDDLES) + r.choice(words.NAME_ENDS)
    few = r.randint(2, 9)
    values.update(few=str(few), fewer=str(r.randrange(few)), few2=str(r.randint(2, 9)), some=str(r.randint(11, 95)), many=str(r.randint(101, 990)),
        year=str(r.randint(1820, 2019)), price=str(r.randint(2, 60)),
                  date=str(r.randint(1, 28)),
                  warm=str(r.randint(11, 34)), high=str(r.randint(21, 179)), area=str(r.randint(40, 120)))
    return values


def with_forms(values):
    """The values, also with an article (a_job1) and with a capital (Job1, A_job1)."""
    forms = dict(values)
    for field, value in values.items():
        if value[0].isalpha():
            forms["a_" + field], forms[capital(field)], forms["A_" + field] = article(value), capital(value), capital(article(value))
    return forms


def draw(r, kinds, most=8):
    """A passage of one of the kinds: its required facts and some of the others, three to `most` sentences in the kind's order."""
    kind = r.choice(kinds)
    values = draw_values(r)
    values.update((field, r.choice(options)) for field, options in sorted(kind.choices.items()))
    values = with_forms(values)
    optional = [f.key for f in kind.facts if f.key not in kind.required]
    least = max(0, 3 - len(kind.required))
    chosen = set(r.sample(optional, r.randint(least, max(least, min(len(optional) - 1, most - len(kind.required))))))
    sentences = {f.key: r.choice(f.says).format(**values) for f in kind.facts if f.key in kind.required or f.key in chosen}
    return Passage(kind, values, sentences)


def other_statement(r, passage, fact):
    """A fact's answer with other values in it, so that it is not what the text says; None where it cannot be told from the true one."""
    kind = passage.kind
    fresh = draw_values(r)
    fresh.update((field, r.choice(options)) for field, options in sorted(kind.choices.items()))
    fresh, values = with_forms(fresh), dict(passage.values)
    for field in (must.strip("{}") for must in fact.must):
        for form in (field, "a_" + field, capital(field), "A_" + field):
            if form in fresh:
                values[form] = fresh[form]
    changed = fact.answer.format(**values)
    return None if any(must.format(**values) == passage.fill(must) for must in fact.must) else changed
