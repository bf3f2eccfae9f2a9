"""Stories from a grammar of heroes, wishes, helpers and turns, told again shorter, with another name or further on; small rhyming poems; short letters."""
from dataclasses import dataclass, replace

from . import data_story as data
from .core import Check, Dialogue, Phrasings, Source, article, capital
from .data_facts import DAYS
from .framing import exchange, framed

PRONOUNS = {"she": {"he": "she", "him": "her", "his": "her"}, "he": {"he": "he", "him": "him", "his": "his"}}


# ----------------------------------------------------------------- a tale: its hero, its plot and its sentences
@dataclass
class Tale:
    """What a story tells.  `choices` are the numbers of the wordings, so that the same story can be told again with another name."""
    theme: str
    name: str
    kind: str
    gender: str
    place: str
    words: dict
    choices: list
    short: bool = False

    def values(self):
        pronouns = PRONOUNS[self.gender]
        return {**self.words, "name": self.name, "kind": self.kind, "place": self.place, **pronouns,
                **{key.capitalize(): capital(word) for key, word in pronouns.items()},
                "a_adj": article(self.words["adj"]), "a_helper": article(self.words["helper"]), "A_helper": capital(article(self.words["helper"])),
                "a_new_thing": article(self.words["new_thing"])}

    def text(self):
        plot = data.PLOTS[self.theme]
        parts = [(True, data.OPENINGS), (False, data.TRAITS)] + plot + [(True, data.ENDINGS)]
        told = [wordings[choice % len(wordings)] for (needed, wordings), choice in zip(parts, self.choices) if needed or not self.short]
        return " ".join(capital(sentence.format(**self.values())) for sentence in told)


def new_name(r):
    """A name and whether its bearer is she or he."""
    gender = r.choice(("she", "he"))
    if r.random() < 0.55:
        return r.choice(data.GIRLS if gender == "she" else data.BOYS), gender
    return capital("".join(r.sample(data.SYLLABLES, r.choice((2, 2, 3))))), gender


def new_tale(r, short=False):
    kind = r.choice(data.KINDS + data.PEOPLE)
    name, gender = new_name(r)
    while kind in data.FEMALE and gender == "he" or kind in data.MALE and gender == "she":
        name, gender = new_name(r)
    friend = new_name(r)[0]
    while friend == name:
        friend = new_name(r)[0]
    secret, answer = r.choice(data.SECRETS)
    helper = r.choice([other for other in data.KINDS if other != kind])
    words = {"adj": r.choice(data.ADJECTIVES), "helper": helper, "friend": friend, "love": r.choice(data.LOVES), "thing": r.choice(data.THINGS),
             "skill": r.choice(data.SKILLS),
             "project": r.choice(data.PROJECTS), "goal": r.choice(data.GOALS), "secret": secret, "answer": answer, "new_thing": r.choice(data.THINGS)}
    return Tale(r.choice(list(data.PLOTS)), name, kind, gender, r.choice(data.PLACES), words, [r.randrange(60) for _ in range(12)], short)


# ----------------------------------------------------------------- asking for a story
ASK = Phrasings(
    ["Tell me a story about {x}.", "Write a story about {x}.", "Can you tell me a story about {x}?", "I would like a story about {x}.",
     "Make up a story about {x}.", "A story about {x}, please.",
     "Tell a story about {x}.", "Please tell me a story about {x}.", "Could you write a story about {x}?", "I want a story about {x}.",
     "Write me a little story about {x}.", "Story about {x}.",
     "Tell me a bedtime story about {x}.", "Tell my child a story about {x}.", "Invent a story about {x}.", "Do you know a story about {x}?",
     "Give me a story about {x}.",
     "Write a tale about {x}.", "Tell me something about {x}, a story."],
    ["Please write me a story about {x}.", "Could you make up a story about {x}?", "I want to hear a story about {x}.", "Can you invent a tale about {x}?"])
ASK_SHORT = Phrasings(
    ["Tell me a short story about {x}.", "Write a very short story about {x}.", "A short story about {x}, please.",
     "Tell me a story about {x} in a few sentences.", "Only a short story about {x}.",
     "Tell me a story about {x}, but keep it short.", "Can you write a short story about {x}?"],
    ["Please write a short story about {x}.", "I would like a very short story about {x}.", "Write a story about {x} in a few sentences."])
ASK_ANY = Phrasings(
    ["Tell me a story.", "I want a story.", "Can you tell me a story?", "Tell a story, please.", "Make up a story.", "Write a story.",
     "Do you know any stories?", "A story, please.",
     "Please tell me a story.", "Story time!", "Entertain me with a story.", "I can't sleep. Tell me a story."],
    ["I want to hear a story.", "Could you tell me a story?", "Invent a story for me."])

SHORTER = Phrasings(
    ["Make it shorter.", "Shorter, please.", "Can you make it shorter?", "Tell it shorter.", "That is too long.", "Now the short version.",
     "A shorter version, please.", "Sum it up.",
     "Can you tell it in fewer sentences?"],
    ["Please make it shorter.", "Tell me the short version.", "Can you tell it shorter?"])
ANOTHER = Phrasings(
    ["Another one.", "Another one, please.", "Tell me another story.", "One more!", "Again, another story.", "I want another one.", "Now a different story.",
     "Another story, please."],
    ["Can you tell me another one?", "Please, one more story.", "Tell me a different one."])
GO_ON = Phrasings(
    ["What happens next?", "Go on.", "Continue.", "And then?", "What happened then?", "Continue the story.", "How does it go on?", "Tell me more.",
     "And what happened after that?", "Please continue."],
    ["Please go on.", "What happened next?", "Can you continue the story?"])
RENAME = Phrasings(
    ["Call the {kind} {new}.", "Change the name to {new}.", "Now call {him} {new}.", "The same story, but the {kind} is called {new}.",
     "Tell it again with the name {new}.",
     "Rename {name} to {new}.", "Use the name {new} instead.", "Can the {kind} be called {new}?"],
    ["Please change the name to {new}.", "Tell the same story with the name {new}.", "Can you call the {kind} {new} instead?"])
OTHER_KIND = Phrasings(
    ["Make it {a_new} instead.", "The same story with {a_new}.", "Can {name} be {a_new}?", "Change the {kind} into {a_new}.",
     "Tell it again, but {name} is {a_new}."],
    ["Please make it {a_new}.", "Tell the same story, but with {a_new}.", "Could {name} be {a_new} instead?"])
MORAL = Phrasings(
    ["What is the moral?", "What is the moral of the story?", "What does the story teach?", "What can I learn from it?", "What do we learn?",
     "And the moral?"],
    ["Tell me the moral of the story.", "What can we learn from this story?", "What is it that the story teaches?"])
QUESTIONS = [
    (Phrasings(["What was the {kind} called?", "What was the {kind}'s name?", "Who was the story about?", "What is the name of the {kind}?"],
               ["How was the {kind} called?", "Tell me the {kind}'s name."]),
     "The {kind} was called {name}.", "{name}"),
    (Phrasings(["Where did {name} live?", "Where does the story take place?", "Where was that?"],
               ["Where was it that {name} lived?", "Tell me where {name} lived."]),
     "{name} lived {place}.", "{place}"),
    (Phrasings(["Who was {friend}?", "What kind of animal was {friend}?", "And {friend}?"], ["Tell me who {friend} was.", "What was {friend}?"]),
     "{friend} was {a_helper}.", "{helper}"),
    (Phrasings(["Who was {name}?", "What was {name}?", "And {name}?"], ["Tell me who {name} was.", "What kind of hero was {name}?"]),
     "{name} was {a_adj} {kind}.", "{kind}"),
]


def story_check(*needed):
    return Check("rule", {"name": "story", "contains": list(needed), "sentences": 4})


def request(r, held_out, short):
    """A request for a story, the tale that fulfils it, and what the story must contain."""
    shape = r.random()
    if shape < 0.08 and not short:
        return ASK_ANY.pick(r, held_out), new_tale(r), []
    tale = new_tale(r, short)
    subjects = [f"{tale.name} the {tale.kind}", f"{article(tale.kind)} named {tale.name}", f"{article(tale.kind)} called {tale.name}",
                f"{tale.name}, {article(tale.words['adj'])} {tale.kind}"]
    needed = [tale.name, tale.kind]
    subject = r.choice(subjects)
    if shape > 0.7:
        subject, needed = r.choice((article(tale.kind), f"{article(tale.words['adj'])} {tale.kind}")), [tale.kind]
    extra = r.random()
    if extra < 0.2:
        subject += f" {tale.place}"
        needed.append(tale.place)
    elif extra < 0.4:
        subject += f" and {tale.theme}"
    elif extra < 0.48:
        subject, needed = tale.theme, []
    return (ASK_SHORT if short else ASK).pick(r, held_out, x=subject), tale, needed


def earlier(r):
    short = r.random() < 0.6
    asks, tale, _ = request(r, False, short)
    return exchange((asks, tale.text()))


def told(r, held_out):
    short = r.random() < 0.2
    asks, tale, needed = request(r, held_out, short)
    return Dialogue(framed(r, exchange((asks, tale.text())), earlier if r.random() < 0.3 else None), story_check(*needed), kept(tale))


def kept(tale):
    return {tale.name, tale.words["friend"]}


def told_on(r, held_out):
    """A story and one to three wishes about it."""
    asks, tale, _ = request(r, False, False)
    turns, keep = exchange((asks, tale.text())), kept(tale)
    count = r.choice((1, 1, 1, 2, 2, 3))
    for n in range(1, count + 1):
        asks, answer, check, tale = wish(r, held_out and n == count, tale)
        turns += exchange((asks, answer))
        keep |= kept(tale)
    return Dialogue(framed(r, turns), check, keep)


def wish(r, held_out, tale):
    """Something asked about the story just told: the question, its answer, how it is judged, and the story that stands then."""
    values = {**tale.values(), "a_new": "", "new": ""}
    kind = r.choices(("shorter", "rename", "kind", "on", "another", "moral", "question"), (0 if tale.short else 3, 3, 1.5, 3, 2, 1.5, 5))[0]
    if kind == "shorter":
        tale = replace(tale, short=True)
        return SHORTER.pick(r, held_out), tale.text(), story_check(tale.name), tale
    if kind == "rename":
        name = new_name(r)[0]
        changed = replace(tale, name=name)
        return RENAME.pick(r, held_out, **{**values, "new": name}), changed.text(), story_check(name), changed
    if kind == "kind":
        other = r.choice([k for k in data.KINDS if k not in (tale.kind, tale.words["helper"])])
        changed = replace(tale, kind=other)
        return OTHER_KIND.pick(r, held_out, **{**values, "a_new": article(other)}), changed.text(), story_check(tale.name, other), changed
    if kind == "on":
        answer = " ".join(capital(r.choice(wordings).format(**values)) for wordings in data.NEXT)
        return GO_ON.pick(r, held_out), answer, story_check(tale.words["friend"]), tale
    if kind == "another":
        tale = new_tale(r)
        return ANOTHER.pick(r, held_out), tale.text(), story_check(), tale
    if kind == "moral":
        return MORAL.pick(r, held_out), data.MORALS[tale.theme], Check("exact", data.MORALS[tale.theme]), tale
    asks, answer, needed = r.choice(QUESTIONS)
    if "{friend}" in answer and tale.words["friend"] not in tale.text():
        asks, answer, needed = QUESTIONS[0]
    return asks.pick(r, held_out, **values), capital(answer.format(**values)), Check("contains", [needed.format(**values)]), tale


# ----------------------------------------------------------------- poems
POEM = Phrasings(
    ["Write a poem about {x}.", "Write me a poem about {x}.", "Can you write a poem about {x}?", "A poem about {x}, please.", "Make a rhyme about {x}.",
     "I would like a poem about {x}.",
     "Write four lines about {x} that rhyme.", "Tell me a poem about {x}.", "Compose a short poem about {x}.", "Do you know a poem about {x}?",
     "Make up a poem about {x}.",
     "A rhyme about {x}!", "Write a little poem on {x}.", "Poem about {x}."],
    ["Please write a poem about {x}.", "Could you make up a short poem about {x}?", "I want a poem about {x}.", "Can you make a rhyme about {x}?"])
POEM_NEXT = Phrasings(["Another one.", "Another one, please.", "One more about {x}.", "And one about {x}?", "Now about {x}.", "And about {x}?"],
                      ["Please, one more about {x}.", "Can you write one about {x}, too?", "And now one about {x}."])


def poem(r, topic):
    """Two couplets on the topic; for a topic without its own lines, two that fit anything."""
    couplets = r.sample(data.POEMS[topic], 2) if topic in data.POEMS else r.sample(data.ANY_POEM, 2)
    return "\n".join(capital(line.format(x=topic)) for couplet in couplets for line in couplet)


def any_topic(r):
    return r.choice(list(data.POEMS)) if r.random() < 0.6 else r.choice(data.POEM_TOPICS)


def poems(r, held_out):
    """One poem, or a second one on another topic."""
    topic = any_topic(r)
    twice = r.random() < 0.25
    turns = exchange((POEM.pick(r, held_out and not twice, x=topic), poem(r, topic)))
    if twice:
        topic = any_topic(r)
        text = r.choice([p for p in (POEM_NEXT.held_out if held_out else POEM_NEXT.train) if "{x}" in p])
        turns += exchange((text.format(x=topic), poem(r, topic)))
    needed = [] if topic in data.POEMS else [topic]
    return Dialogue(framed(r, turns), Check("rule", {"name": "poem", "lines": 4, "contains": needed}))


# ----------------------------------------------------------------- letters
LETTER = Phrasings(
    ["Write a letter to {purpose}. My name is {me}.", "Write an e-mail to {purpose}. I am {me}.", "Please write a short letter to {purpose}. Sign it {me}.",
     "I want to {purpose}. Write a letter. I am {me}.",
     "Help me {purpose} in a letter. My name is {me}.", "Can you write an email to {purpose}? Sign it {me}.", "Write a message to {purpose}, from {me}.",
     "I need a letter to {purpose}. My name is {me}.",
     "Draft an e-mail to {purpose}. I am {me}.", "Write a note to {purpose}. Sign it {me}."],
    ["Please write an e-mail to {purpose}. My name is {me}.", "Could you write a letter to {purpose}? I am {me}.",
     "I would like to {purpose} in a letter. Sign it {me}."])
SHORTEN = Phrasings(["Make it shorter.", "Shorter, please.", "Can you make it shorter?", "That is too long."],
                    ["Please make it shorter.", "Can you write it shorter?"])
GREETING = ["Best wishes,", "Kind regards,", "Yours,", "Many greetings,"]


def letter(r, held_out):
    purpose, parts = r.choice(list(data.LETTERS.items()))
    me, to = new_name(r)[0], new_name(r)[0]
    values = {"to": to, "gift": r.choice(data.GIFTS), "day": r.choice(DAYS)}
    body = [r.choice(wordings).format(**values) for wordings in parts]
    greeting = r.choice(GREETING)

    def written(sentences):
        return f"Dear {to},\n\n{capital(' '.join(sentences))}\n\n{greeting}\n{me}"

    asks = LETTER.pick(r, held_out, purpose=purpose.format(**values), me=me)
    turns = exchange((asks, written(body)))
    if r.random() < 0.15:
        turns = exchange((LETTER.pick(r, False, purpose=purpose.format(**values), me=me), written(body))) + exchange((SHORTEN.pick(r, held_out),
             written(body[:1])))
    needed = [to, me] + [values[key] for key in ("gift", "day") if f"{{{key}}}" in purpose]
    return Dialogue(framed(r, turns), Check("contains", needed), {me, to} | set(DAYS))


SOURCES = [Source("story.told", "story", 5, told), Source("story.told_on", "story", 3, told_on), Source("story.poem", "story", 1.5, poems),
           Source("story.letter", "story", 1.5, letter)]
