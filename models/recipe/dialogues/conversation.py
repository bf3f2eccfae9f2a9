"""Conversation: small talk, feelings, jokes, riddles, choices, what a very small program cannot do, and people who tell about themselves and ask for it
turns later.  Parts of this module, and short dialogues of the other modules, are chained into conversations of up to ten turns."""
from functools import lru_cache

from . import data_conversation as words
from . import data_conversation_facts as facts
from . import data_conversation_talk as talk
from .core import Check, Dialogue, Phrasings, Source, article, bot, capital, join_and, system, user

SYSTEM = ["You are a helpful assistant.", "You are Sprig, a small and friendly assistant.", "You are a friendly helper.", "Be kind and helpful.",
          "You are a helpful chat assistant.", "Answer in a friendly way.", "You are a polite assistant. Answer in English."]
SYSTEM_BRIEF = ["Answer briefly.", "Give short answers.", "You are a helpful assistant. Keep your answers short.", "Be brief."]
LEADS = (["", "", "", "", "", "By the way, ", "Hey, ", "Sprig, ", "Well, ", "OK, ", "Oh, ", "One more thing: ", "Hmm, ", "So, "],
         ["", "", "", "Oh, by the way, ", "OK, Sprig, ", "Well, Sprig, "])
LOWERED = set("Are At Can Could Did Do Does For Have How In Is It It's Life List Look Which What What's Who Where When Why Will Would My Our Of On "
              "One Say Show Should Suggest Tell Teach Talk The There This That Today We Everything Everybody Give Make Must Nobody Nothing Recommend Repeat "
              "Shall Speak Try With".split())
LONGEST = 420           # words of a chained conversation


# ----------------------------------------------------------------- parts and chains
def turn(question, answer, must=None, keep=(), rough=True):
    """A dialogue of one question and its answer, whose answer must have the strings of `must`."""
    return Dialogue([user(question), bot(answer)], Check("contains", must) if must else None, set(keep), rough)


def join(parts):
    """One dialogue of all parts' messages, judged by the last part."""
    messages, keep = [m for part in parts for m in part.messages], set().union(*(part.keep for part in parts))
    return Dialogue(messages, parts[-1].check, keep, all(part.rough for part in parts))


def finish(r, parts):
    """The conversation made of `parts`; one in ten begins with a system message."""
    dialogue = join(parts)
    if r.random() < 0.1:
        longest = max(len(m["content"].split()) for m in dialogue.messages if m["role"] == "assistant")
        dialogue.messages.insert(0, system(r.choice(SYSTEM_BRIEF if longest <= 12 and r.random() < 0.5 else SYSTEM)))
    return dialogue


def length(dialogue):
    return sum(len(m["content"].split()) for m in dialogue.messages)


@lru_cache(maxsize=None)
def other_sources():
    """The sources of the other modules: what a long conversation also talks about."""
    from . import all_sources
    return [s for s in all_sources() if s.category not in ("conversation", "retrieval", "summarization")]


def other(r, held_out):
    """A short dialogue of another module, or small talk where there is none."""
    sources = other_sources()
    for _ in range(6 if sources else 0):
        source = r.choices(sources, [s.weight for s in sources])[0]
        found = source.make(r, held_out)
        if found.messages[0]["role"] == "user" and len(found.messages) <= 4 and length(found) <= 70:
            return found
    return chat(r, held_out)


def lead(r, held_out, text):
    """Sometimes a word or two before what the user says."""
    begin, first = r.choice(LEADS[held_out]), text.split()[0]
    if not begin or len(text.split()) < 3 or not (first in LOWERED or first in ("I", "I'm")):
        return text
    return begin + (text[0].lower() + text[1:] if first in LOWERED else text)


# ----------------------------------------------------------------- small talk
def row(r, held_out, rows, **values):
    """One turn of a row of the tables of small talk."""
    train, held, answers, must = r.choice(rows)
    fill = (lambda text: text.format(**values)) if values else (lambda text: text)
    question = fill(Phrasings(train, held).pick(r, held_out))
    if rows not in (talk.GREETINGS, talk.THANKS, talk.MANNERS):
        question = lead(r, held_out, question)
    return turn(question, fill(r.choice(answers)), [[fill(x) for x in m] if isinstance(m, list) else fill(m) for m in must])


def opinion(r, held_out):
    topic = r.choice(talk.TOPICS)
    verb = "are" if topic.endswith("s") and topic != "chess" else "is"
    return row(r, held_out, talk.OPINIONS, topic=topic, is_=verb, Is=capital(verb))


def doing(r, held_out):
    what = r.choice(talk.DOINGS)
    question = Phrasings(*talk.DOING).pick(r, held_out, doing=what)
    answer = r.choice(talk.DOING_ANSWER).format(doing=what.replace("my ", "your "), Doing=capital(what.replace("my ", "your ")))
    return turn(question, answer, ["sounds nice"])


def joke(r, held_out, avoid=()):
    question, punchline = r.choice([j for j in talk.JOKES if j[0] not in avoid])
    ask = Phrasings(*(talk.JOKE_MORE if avoid else talk.JOKE_ASK)).pick(r, held_out)
    return turn(ask, f"{question} {punchline}", [[p for _, p in talk.JOKES]])


def jokes(r, held_out):
    """A joke, often with a laugh or another one after it."""
    first = joke(r, held_out)
    kind = r.random()
    if kind < 0.5:
        return first
    if kind < 0.65:
        glad = r.choice(["I am glad that you like it!", "I am glad that it made you smile!"])
        return join([first, turn(Phrasings(*talk.JOKE_REACT).pick(r, held_out), glad, ["glad"])])
    told = next(q for q, p in talk.JOKES if first.messages[1]["content"] == f"{q} {p}")
    return join([first, joke(r, held_out, avoid=(told,))])


def bored(r, held_out):
    """The user is bored and chooses a joke or a riddle from what Sprig offers."""
    row_of_bored = next(x for x in talk.FEELINGS if "I am bored." in x[0])
    first, what = row(r, held_out, [row_of_bored]), r.choice(("joke", "riddle"))
    second = joke(r, held_out) if what == "joke" else riddle(r, held_out)
    second.messages[0] = user(Phrasings(*talk.OFFER_TAKEN).pick(r, held_out, what=what))
    return join([first, second])


def good_wishes(r, held_out):
    """How are you?  I am fine."""
    return join([row(r, held_out, [talk.GREETINGS[4]]), row(r, held_out, [talk.GREETINGS[5]])])


def riddle(r, held_out):
    """A riddle, guesses, and its answer."""
    question, answer = r.choice(talk.RIDDLES)
    parts = [turn(Phrasings(*talk.RIDDLE_ASK).pick(r, held_out), question, [[q for q, _ in talk.RIDDLES]])]
    if r.random() < 0.1:
        return parts[0]
    ask = Phrasings(*talk.RIDDLE_GUESS)
    if r.random() < 0.4:
        guess = r.choice([a for _, a in talk.RIDDLES if a != answer])
        parts.append(turn(ask.pick(r, held_out, guess=guess, Guess=capital(guess)), talk.RIDDLE_WRONG[0].format(guess=guess), [f"not {guess}"]))
    if r.random() < 0.6:
        parts.append(turn(ask.pick(r, held_out, guess=answer, Guess=capital(answer)), talk.RIDDLE_RIGHT[0].format(answer=answer), ["Yes", answer]))
    elif r.random() < 0.8:
        parts.append(turn(Phrasings(*talk.RIDDLE_GIVE_UP).pick(r, held_out), f"The answer is {answer}.", [answer]))
    return join(parts)


def recommendation(r, held_out):
    """A suggestion, often with the reason asked for, or another one."""
    asks, things = talk.SUGGESTIONS[r.choice(sorted(talk.SUGGESTIONS))]
    picked = r.sample(things, 2)
    answers = [r.choice(talk.SUGGEST_ANSWER).format(thing=t, reason=why) for t, why in picked]
    parts = [turn(Phrasings(*asks).pick(r, held_out), answers[0], [[t for t, _ in things]])]
    kind = r.random()
    if kind < 0.25:
        parts.append(turn(Phrasings(*talk.SUGGEST_MORE).pick(r, held_out), answers[1], [[t for t, _ in things if t != picked[0][0]]]))
    elif kind < 0.45:
        parts.append(turn(Phrasings(*talk.SUGGEST_WHY).pick(r, held_out), f"Because {picked[0][1]}.", [picked[0][1]]))
    return join(parts)


def choice(r, held_out):
    """Choosing between two things: the answer takes one of them."""
    options, excuse = talk.CHOICES[r.choice(sorted(talk.CHOICES))]
    a, b = r.sample(options.split("|"), 2)
    answer = r.choice(talk.CHOICE_ANSWER).format(excuse=excuse, chosen=r.choice((a, b)))
    return turn(Phrasings(*talk.CHOICE_ASK).pick(r, held_out, a=a, b=b, A=capital(a)), answer, [[a, b]], keep=(a, b))


SMALL_TALK = [(3, talk.GREETINGS[4:5]), (3, talk.THANKS[:2]), (6, talk.ABOUT), (4, talk.FEELINGS), (4, talk.MANNERS), (3, talk.LIMITS)]
CHATS = [opinion, doing, joke, recommendation, choice]


def chat(r, held_out):
    """One short part of small talk."""
    if r.random() < 0.35:
        return r.choice(CHATS)(r, held_out)
    return row(r, held_out, r.choices([rows for _, rows in SMALL_TALK], [w for w, _ in SMALL_TALK])[0])


def small_talk(make_part, before=0.3):
    """A source's function: the part, with probability `before` after one to three other turns."""
    def make(r, held_out):
        parts = [make_part(r, held_out)]
        if r.random() < before:
            parts = [chat(r, held_out) if r.random() < 0.7 else other(r, held_out) for _ in range(r.choice((1, 1, 2, 3)))] + parts
        return finish(r, parts)
    return make


def table(rows, before=0.3):
    return small_talk(lambda r, held_out: row(r, held_out, rows), before)


# ----------------------------------------------------------------- what people tell about themselves
def draw_values(r):
    """Values for every field of the facts, made new each time."""
    (name, _), (relname, _) = words.people(r, 2)
    petname = r.choice(words.PET_NAMES) if r.random() < 0.6 else words.person(r)[0]
    values = {"name": name, "relname": relname, "petname": petname, "town": words.town(r), "job": r.choice(words.JOBS), "hobby": r.choice(words.HOBBIES),
              "food": r.choice(words.FOODS), "colour": r.choice(words.COLOURS), "pet": r.choice(words.PETS), "relative": r.choice(words.RELATIVES),
              "plan": r.choice(words.PLANS), "day": r.choice(words.DAYS), "age": str(r.randint(7, 89)), "drink": r.choice(words.DRINKS),
              "language": r.choice(words.LANGUAGES), "n": str(r.randint(2, 30))}
    for key in ("job", "pet"):
        values["a_" + key] = article(values[key])
    values["A_job"] = capital(values["a_job"])
    for key in ("hobby", "food", "colour", "drink"):
        values[capital(key)] = capital(values[key])
    return values


class Person:
    """Somebody who tells facts and asks for them: the values, and which facts are told already."""

    def __init__(self, r, held_out):
        self.r, self.held_out, self.values, self.told = r, held_out, draw_values(r), []

    def keep(self, key):
        fields = facts.FACTS[key].values + (("day",) if key == "plan" else ())
        return {self.values[f] for f in fields}

    def wording(self, phrasings):
        return phrasings.pick(self.r, self.held_out, **self.values)

    def clause(self, key):
        return facts.FACTS[key].clause.format(**self.values).replace(" my ", " your ")

    def answer(self, key):
        return capital(self.clause(key)) + "."

    def must(self, key):
        return [self.values[f].replace("my ", "your ") for f in facts.FACTS[key].values]

    def tell(self, key):
        """The user tells a fact; a listed name is sometimes typed in lower case."""
        fact = facts.FACTS[key]
        said, reply = self.wording(fact.tell), self.r.choice(fact.replies).format(**self.values)
        self.told.append(key)
        if key == "name" and self.r.random() < 0.08 and self.values["name"] in words.WOMEN + words.MEN:
            return turn(said.lower().rstrip("."), reply, self.must(key), rough=False)
        return turn(said if key == "name" else lead(self.r, self.held_out, said), reply, keep=self.keep(key))

    def tell_two(self, keys):
        """The user tells two facts at once."""
        a, b = (self.wording(facts.FACTS[key].tell) for key in keys)
        low = [text[0].lower() + text[1:] if text.split()[0] in LOWERED else text for text in (a, b)]
        self.told += keys
        said = facts.TELL_TWO.pick(self.r, self.held_out, a=a, b=b, a_low=low[0], b_low=low[1])
        name = f", {self.values['name']}" if "name" in keys else ""
        reply = f"Nice to meet you{name}! I will remember that." if name else self.r.choice(facts.TELL_TWO_REPLY)
        return turn(said, reply, keep=self.keep(keys[0]) | self.keep(keys[1]))

    def name_asked_first(self):
        """Sprig asks for the name, and the user answers with it."""
        name, r = self.values["name"], self.r
        self.told.append("name")
        greeting = r.choice(["Hello!", "Hi!", "Good morning!", "Hey there!"])
        said = r.choice([name, f"{name}.", f"{name}!", f"It is {name}.", f"I am {name}.", f"My name is {name}.", f"{name}, and yours?"])
        reply = f"Nice to meet you, {name}! I am Sprig." if "yours" in said else f"Nice to meet you, {name}!"
        return join([turn(greeting, "Hello! What is your name?"), turn(said, reply, keep=(name,))])

    def ask(self, key):
        """The user asks for a fact that was told."""
        asked = lead(self.r, self.held_out, self.wording(facts.FACTS[key].ask))
        return turn(asked, self.answer(key), self.must(key), self.keep(key) | {self.values["pet"], self.values["relative"]})

    def ask_untold(self, key):
        fact = facts.FACTS[key]
        return turn(self.wording(fact.ask), facts.NOT_TOLD.format(about=fact.about.format(**self.values)), ["not yet told me"], {self.values["day"]})

    def correct(self, key):
        """The user takes a fact back and tells another value, which counts from now on."""
        fresh = draw_values(self.r)
        for field in facts.FACTS[key].values:
            for name in (field, "a_" + field, capital(field), "A_" + field):
                if name in fresh:
                    self.values[name] = fresh[name]
        told = facts.FACTS[key].tell
        greetings = ("Hello", "Hi", "hi", "Hey", "Good", "Just")
        plain = [text for text in (told.held_out if self.held_out else told.train) if text.split()[0].rstrip(",!") not in greetings]
        said = self.r.choice(plain).format(**self.values)
        low = said[0].lower() + said[1:] if said.split()[0] in LOWERED else said
        answer = self.answer(key)
        return turn(facts.CORRECT.pick(self.r, self.held_out, tell=low, Tell=capital(said)),
                    self.r.choice(facts.CORRECT_REPLY).format(Answer=answer, answer=answer[0].lower() + answer[1:]), self.must(key), self.keep(key))

    def all_so_far(self):
        """Everything told, in the order of telling."""
        if not self.told:
            return turn(facts.ALL_SO_FAR.pick(self.r, self.held_out), facts.NOTHING_SO_FAR, ["not yet told me"])
        answer = facts.ALL_SO_FAR_ANSWER.format(clauses=join_and([self.clause(key) for key in self.told]))
        return turn(facts.ALL_SO_FAR.pick(self.r, self.held_out), answer, [v for key in self.told for v in self.must(key)])

    def some(self, count, without=()):
        return self.r.sample([key for key in facts.FACTS if key not in self.told and key not in without], count)


def unrelated(r, held_out, count):
    """Turns between telling and asking; names that the user tells do not occur in them."""
    return [chat(r, held_out) if r.random() < 0.6 else other(r, held_out) for _ in range(count)]


def fitting(parts):
    """Parts that stay within the length of a conversation: earlier unrelated turns are left out where it is too long."""
    while sum(map(length, parts)) > LONGEST and len(parts) > 3:
        parts.pop(max(range(1, len(parts) - 1), key=lambda i: length(parts[i])))
    return parts


def recall(r, held_out):
    """The user's name, asked for after other turns (three, for evaluation)."""
    someone = Person(r, held_out)
    kind = r.random()
    if kind < 0.15:
        parts = [someone.name_asked_first()]
    elif kind < 0.35:
        parts = [someone.tell_two(["name"] + someone.some(1, ["name"]))]
    else:
        parts = [someone.tell("name")]
    between = 3 if held_out else r.choice((0, 1, 2, 2, 3, 3, 3, 3, 4, 5, 6))
    for _ in range(between):
        if r.random() < 0.3:
            parts.append(someone.tell(someone.some(1)[0]))
        else:
            parts += unrelated(r, held_out, 1)
    return finish(r, fitting(parts) + [someone.ask("name")])


def remember(r, held_out):
    """Some facts told, one or more asked for later; sometimes one that was not told."""
    someone = Person(r, held_out)
    keys = someone.some(r.choice((1, 2, 2, 3, 4)))
    parts = [someone.tell_two(keys[:2])] if len(keys) > 1 and r.random() < 0.35 else []
    for key in keys[2 if parts else 0:]:
        parts.append(someone.tell(key))
        if r.random() < 0.4:
            parts += unrelated(r, held_out, r.choice((1, 1, 2)))
    asked = r.sample(keys, r.randint(1, min(2, len(keys))))
    last = [someone.ask(key) for key in asked]
    if r.random() < 0.2:
        last = [someone.ask_untold(someone.some(1)[0])]
    return finish(r, fitting(parts) + last)


def untold(r, held_out):
    """A question for a fact that the user never told."""
    someone = Person(r, held_out)
    parts = [someone.tell(key) for key in someone.some(r.choice((0, 1, 1, 2)))] + unrelated(r, held_out, r.choice((0, 0, 1)))
    return finish(r, parts + [someone.ask_untold(someone.some(1)[0])])


def correction(r, held_out):
    """A fact told, taken back and told anew; the new value is asked for."""
    someone = Person(r, held_out)
    key = "name" if r.random() < 0.4 else someone.some(1, ["name"])[0]
    parts = [someone.tell(key)] + unrelated(r, held_out, r.choice((0, 0, 1)))
    parts.append(someone.correct(key))
    if r.random() < 0.8:
        parts += unrelated(r, held_out, r.choice((0, 0, 1, 2))) + [someone.ask(key)]
    return finish(r, parts)


def so_far(r, held_out):
    """Facts told, then: what have I told you so far?"""
    someone = Person(r, held_out)
    parts = []
    for key in someone.some(r.choice((0, 1, 2, 2, 3, 3))):
        parts.append(someone.tell(key))
        if r.random() < 0.25:
            parts += unrelated(r, held_out, 1)
    if not parts:
        parts = unrelated(r, held_out, r.choice((0, 1)))
    return finish(r, fitting(parts) + [someone.all_so_far()])


def repeat(r, held_out):
    """What did I just say?  What did you just say?"""
    someone = Person(r, held_out)
    before = unrelated(r, held_out, r.choice((0, 0, 1)))
    last = someone.tell(someone.some(1)[0]) if r.random() < 0.6 else chat(r, held_out)
    said, answered = (m["content"] for m in last.messages[-2:])
    if r.random() < 0.5:
        again = turn(facts.I_JUST_SAID.pick(r, held_out), f'You said: "{said}"', [said])
    else:
        again = turn(facts.YOU_JUST_SAID.pick(r, held_out), f'I said: "{answered}"', [answered])
    again.rough = False
    return finish(r, before + [last, again])


def mixed(r, held_out):
    """About ten turns: a greeting, some facts told, other modules' questions, small talk, and facts asked for again."""
    someone = Person(r, held_out)
    parts = [row(r, held_out, talk.GREETINGS)] if r.random() < 0.6 else []
    parts.append(someone.tell("name") if r.random() < 0.7 else someone.tell(someone.some(1)[0]))
    for _ in range(r.randint(4, 8)):
        kind = r.random()
        if kind < 0.2:
            parts.append(someone.tell(someone.some(1)[0]))
        elif kind < 0.3 and parts:
            parts.append(someone.ask(r.choice(someone.told)))
        elif kind < 0.35:
            parts.append(someone.correct(r.choice(someone.told)))
        elif kind < 0.6:
            parts.append(other(r, held_out))
        else:
            parts.append(r.choice((jokes, riddle, chat, chat, chat))(r, held_out))
    last = someone.all_so_far() if r.random() < 0.15 else someone.ask(r.choice(someone.told))
    if r.random() < 0.2:
        last = row(r, held_out, talk.THANKS)
    return finish(r, fitting(parts) + [last])


SOURCES = [
    Source("conversation.greeting", "conversation", 1.2, table(talk.GREETINGS, 0.1)),
    Source("conversation.thanks", "conversation", 1.0, table(talk.THANKS, 0.8)),
    Source("conversation.about", "conversation", 2.2, table(talk.ABOUT)),
    Source("conversation.feelings", "conversation", 1.6, table(talk.FEELINGS)),
    Source("conversation.manners", "conversation", 1.3, table(talk.MANNERS, 0.5)),
    Source("conversation.bored", "conversation", 0.5, small_talk(bored)),
    Source("conversation.how_are_you", "conversation", 0.5, small_talk(good_wishes, 0.1)),
    Source("conversation.crisis", "conversation", 0.2, table(talk.CRISIS)),
    Source("conversation.opinion", "conversation", 0.8, small_talk(opinion)),
    Source("conversation.limits", "conversation", 1.4, table(talk.LIMITS)),
    Source("conversation.doing", "conversation", 0.5, small_talk(doing)),
    Source("conversation.joke", "conversation", 1.0, small_talk(jokes)),
    Source("conversation.riddle", "conversation", 1.0, small_talk(riddle)),
    Source("conversation.recommendation", "conversation", 0.9, small_talk(recommendation)),
    Source("conversation.choice", "conversation", 0.8, small_talk(choice)),
    Source("conversation.recall", "conversation", 3.0, recall),
    Source("conversation.remember", "conversation", 2.8, remember),
    Source("conversation.untold", "conversation", 0.8, untold),
    Source("conversation.correction", "conversation", 1.0, correction),
    Source("conversation.so_far", "conversation", 1.0, so_far),
    Source("conversation.repeat", "conversation", 0.7, repeat),
    Source("conversation.mixed", "conversation", 1.8, mixed),
]
