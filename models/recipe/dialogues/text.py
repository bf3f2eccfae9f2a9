"""Work on words and sentences: case, letters, spelling, counting, replacing, grammar, rhymes, proverbs and exact copies.

Where letters are reversed or counted, the answer writes them down one by one first: a token may hold a whole word, and writing it out is how a tiny
model gets at its letters.
"""
from . import data_text as data
from .core import Check, Phrasings, capital, join_and
from .data_conversation import town
from .data_facts import OPPOSITES
from .lists import WORDS, numbered, words
from .tasks import Exchange, names, task_sources


# ----------------------------------------------------------------- sentences to work on
def subject(r):
    """Somebody or an animal."""
    return names(r, 1)[0] if r.random() < 0.6 else f"the {r.choice(data.ANIMALS)}"


def action(r):
    """A verb's three forms with what follows it."""
    verb, objects = r.choice(data.CLAUSES)
    forms = next(forms for forms in data.VERBS if forms[0] == verb)
    rest = r.choice(objects.split(","))
    return forms, rest + (" " + r.choice(data.ADVERBS) if r.random() < 0.3 else "")


def plain(r):
    """A small sentence of some kind."""
    kind = r.random()
    if kind < 0.3:
        return capital(f"{subject(r)} is {r.choice(data.QUALITIES)}.")
    (_, third, past), rest = action(r)
    if kind < 0.65:
        return capital(f"{subject(r)} {r.choice((third, past))} {rest}.")
    if kind < 0.85:
        return capital(f"{subject(r)} and {names(r, 1)[0]} {past} {rest}.")
    return f"I {past} {rest}."


def result(text, answer, keep=()):
    return Exchange(text, answer, Check("exact", answer), tuple(keep))


def exactly(text):
    """The answer is this text, its capitals and marks included."""
    return Check("rule", {"name": "same_text", "text": text})


def over(phrasings, change):
    """A task that changes a sentence: the sentence is copied but for the change, so it is never spelled roughly."""
    def task(r, held_out):
        sentence = plain(r) if r.random() < 0.75 else " ".join(words(r, r.randint(1, 3)))
        return Exchange(phrasings.pick(r, held_out, x=sentence), change(sentence), exactly(change(sentence)), (sentence,), state=sentence)
    return task


# ----------------------------------------------------------------- case and copies
UPPER = Phrasings(
    ["Write this in capital letters: {x}", "Change to upper case: {x}", "Make this upper case: {x}", "In capitals, please: {x}", "Write {x} in capitals.",
     "All caps: {x}",
     "Convert to uppercase: {x}", "Put \"{x}\" in capital letters.", "Can you write \"{x}\" in all capitals?", "Shout this: {x}", "uppercase: {x}"],
    ["Please write \"{x}\" in capital letters.", "Can you change this to upper case? {x}", "I want this in capitals: {x}"])
LOWER = Phrasings(
    ["Write this in small letters: {x}", "Change to lower case: {x}", "Make this lower case: {x}", "Convert to lowercase: {x}", "Put \"{x}\" in small letters.",
     "No capitals, please: {x}",
     "Can you write \"{x}\" in lower case?", "lowercase: {x}", "Write {x} without capitals."],
    ["Please write \"{x}\" in small letters.", "Can you change this to lower case? {x}", "I want this without capitals: {x}"])
COPY = Phrasings(
    ["Repeat after me: {x}", "Repeat this: {x}", "Copy this: {x}", "Say this: {x}", "Write this once more: {x}", "Say exactly this: {x}", "Please repeat: {x}",
     "Can you say \"{x}\"?",
     "Echo this text: {x}", "Write exactly: {x}", "Repeat the following: {x}", "Just say: {x}"],
    ["Please say this: {x}", "Can you repeat this? {x}", "Write the following text: {x}", "Please copy exactly this: {x}"])
QUOTE = Phrasings(["Put this in quotes: {x}", "Put quotation marks around this: {x}", "Write this with quotes: {x}", "Quote this: {x}", "Add quotes: {x}"],
                  ["Please put quotes around this: {x}", "Can you put this in quotation marks? {x}", "I want this in quotes: {x}"])

upper = over(UPPER, str.upper)
copy = over(COPY, str)
quote = over(QUOTE, '"{}"'.format)


def lower(r, held_out):
    sentence = plain(r) if r.random() < 0.6 else " ".join(words(r, r.randint(1, 3)))
    sentence = sentence.upper() if r.random() < 0.6 else sentence
    return Exchange(LOWER.pick(r, held_out, x=sentence), sentence.lower(), exactly(sentence.lower()), (sentence,), state=sentence)


FIX = Phrasings(
    ["Fix the capitals and the punctuation: {x}", "Correct this sentence: {x}", "Fix this: {x}", "Write this with capitals and a full stop: {x}",
     "Please correct: {x}",
     "Add capitals and punctuation: {x}", "Make this a proper sentence: {x}", "Clean this up: {x}", "Correct the capitals: {x}"],
    ["Please fix this sentence: {x}", "Can you correct this? {x}", "Please add capitals and punctuation: {x}", "Make a proper sentence of this: {x}"])


def fix(r, held_out):
    name = names(r, 1)[0]
    place = town(r)
    (_, third, past), rest = action(r)
    sentence = r.choice((f"My name is {name}.", f"I live in {place}.", f"{name} lives in {place}.", f"My friend {name} and I {past} {rest}.",
                         f"Yesterday {name} {past} {rest}.",
                         f"Where is {name}?", f"On {r.choice(('Monday', 'Friday', 'Sunday'))}, {name} {third} {rest}.", f"Does {name} live in {place}?",
                         plain(r), plain(r)))
    wrong = sentence.lower()[:-1]
    return Exchange(FIX.pick(r, held_out, x=wrong), sentence, exactly(sentence), rough=False)


# ----------------------------------------------------------------- letters and words
BACKWARDS = Phrasings(
    ["Spell {w} backwards.", "Write {w} backwards.", "Reverse the letters of {w}.", "What is {w} backwards?", "What is \"{w}\" spelled backwards?",
     "Reverse the word {w}.",
     "Turn the word {w} around.", "Reverse this word: {w}", "{w} backwards, please.", "Can you say {w} backwards?"],
    ["Please reverse the word \"{w}\".", "How do you write {w} backwards?", "Can you spell {w} backwards?", "Write the letters of {w} from last to first."])
SPELL = Phrasings(
    ["Spell {w}.", "How do you spell {w}?", "Spell the word {w}.", "Can you spell {w}?", "Spell \"{w}\", please.", "What are the letters of {w}?",
     "How is {w} spelled?", "spell {w}",
     "Give me the spelling of {w}."],
    ["Please spell \"{w}\" for me.", "Tell me how to spell {w}.", "How do I spell the word {w}?"])
LETTERS = Phrasings(
    ["How many letters does {w} have?", "Count the letters of {w}.", "How many letters are in {w}?", "How long is the word {w}?",
     "How many letters has the word \"{w}\"?",
     "Count the letters in \"{w}\".", "Number of letters in {w}?"],
    ["Please count the letters in {w}.", "Tell me how many letters {w} has.", "How many letters are there in the word {w}?"])
OCCURS = Phrasings(
    ["How many times is the letter {k} in {w}?", "How often is {k} in {w}?", "How many {k}'s are in {w}?", "Count the letter {k} in {w}.",
     "How many {k} are in the word \"{w}\"?",
     "In {w}, how many times do you see {k}?"],
    ["Please count the {k}'s in {w}.", "How many times do you see the letter {k} in {w}?", "Tell me how often {k} is in {w}."])
EDGE = Phrasings(
    ["What is the {e} letter of {w}?", "Which is the {e} letter in {w}?", "Which letter is {e} in {w}?", "The {e} letter of {w}?",
     "Give me the {e} letter of \"{w}\"."],
    ["Tell me the {e} letter of {w}.", "Which letter comes {e} in \"{w}\"?", "What is the {e} letter in the word {w}?"])
ORDINALS = ("first", "second", "third", "fourth", "fifth")


def a_word(r, longest=8):
    word = "x" * 99
    while len(word) > longest:
        word = r.choice(WORDS) if r.random() < 0.6 else names(r, 1)[0]
    return word


def letters(word):
    return ", ".join(word)


def backwards(r, held_out):
    w = a_word(r).lower()
    answer = f"The letters are {letters(w)}. Backwards: {letters(w[::-1])}. So it is {w[::-1]}."
    return Exchange(BACKWARDS.pick(r, held_out, w=w), answer, Check("contains", [f"it is {w[::-1]}."]), (w,))


def spell(r, held_out):
    w = a_word(r, 10)
    answer = f"{letters(w.upper())}."
    return Exchange(SPELL.pick(r, held_out, w=w), f"{capital(w)} is spelled {answer}", Check("contains", [f"spelled {answer}"]), (w,))


def count_letters(r, held_out):
    w = a_word(r, 10)
    answer = f"{numbered(w.upper())}. The word {w} has {len(w)} letters."
    return Exchange(LETTERS.pick(r, held_out, w=w), answer, Check("number", len(w)), (w,))


def occurs(r, held_out):
    w = a_word(r, 9).lower()
    k = r.choice(w) if r.random() < 0.8 else r.choice("aeiourst")
    seen, shown = 0, []
    for letter in w:
        seen += letter == k
        shown.append(f"{letter} {seen}" if letter == k else letter)
    answer = f"The letters are {', '.join(shown)}. The number of {k} in {w} is {seen}."
    return Exchange(OCCURS.pick(r, held_out, w=w, k=k), answer, Check("number", seen), (w, k, k + "'s"))


def edge(r, held_out):
    w = a_word(r, 9)
    i = r.choice((0, len(w) - 1, r.randrange(min(5, len(w)))))
    name = "last" if i == len(w) - 1 else ORDINALS[i]
    answer = (f"{numbered(w[:i + 1].upper())}. " if i else "") + f"The {name} letter of {w} is {w[i].upper()}."
    return Exchange(EDGE.pick(r, held_out, w=w, e=name), answer, Check("contains", [f"is {w[i].upper()}."]), (w,))


WORD_COUNT = Phrasings(
    ["How many words are in this sentence? {x}", "Count the words: {x}", "How many words has this: {x}", "Number the words of this sentence: {x}",
     "How many words are in \"{x}\"?",
     "How many words is that? {x}", "Count the words of \"{x}\""],
    ["Please count the words in this sentence: {x}", "How many words does this sentence have? {x}", "Tell me how many words this is: {x}"])
INITIALS = Phrasings(
    ["Take the first letter of each word: {x}", "What are the first letters of these words? {x}", "Make an acronym of {x}.", "Write the initials of {x}.",
     "First letters only: {x}",
     "What do the first letters of {x} spell?", "Which initials does {x} have?"],
    ["Please write the first letter of each word: {x}", "What is the acronym of {x}?", "Tell me the initials of {x}."])


def count_words(r, held_out):
    sentence = plain(r)
    parts = sentence[:-1].split()
    return Exchange(WORD_COUNT.pick(r, held_out, x=sentence), f"{numbered(parts)}. There are {len(parts)} words.", Check("number", len(parts)), (sentence,))


def initials(r, held_out):
    items = names(r, r.choice((2, 2, 3))) if r.random() < 0.4 else words(r, r.randint(3, 4))
    short = "".join(item[0].upper() for item in items)
    answer = f"{', '.join(f'{capital(item)} gives {item[0].upper()}' for item in items)}. Together: {short}."
    return Exchange(INITIALS.pick(r, held_out, x=" ".join(items)), answer, Check("contains", [f"Together: {short}."]), items)


REPLACE = Phrasings(
    ["Replace {a} with {b}: {x}", "Replace the word {a} with {b} in this sentence: {x}", "Change {a} to {b}: {x}",
     "In this sentence, write {b} instead of {a}: {x}",
     "Put {b} instead of {a}: {x}", "Swap {a} for {b} in: {x}", "{x} Now replace {a} with {b}."],
    ["Please change the word {a} to {b}: {x}", "Can you replace {a} with {b}? {x}", "Write {b} instead of {a} in this sentence: {x}"])
DELETE = Phrasings(["Remove the word {a}: {x}", "Delete {a} from this sentence: {x}", "Leave out {a}: {x}", "Write this without the word {a}: {x}",
                    "Take out {a}: {x}"],
                   ["Please remove {a} from this sentence: {x}", "Can you leave out the word {a}? {x}", "Write it without {a}: {x}"])


def replace(r, held_out):
    if r.random() < 0.5:
        a, b = names(r, 2)
    else:
        a, b = r.sample(data.ANIMALS, 2)
    (_, third, past), rest = action(r)
    pattern = f"{{}} {r.choice((third, past))} {rest}." if a[0].isupper() else f"The {{}} is {r.choice(data.QUALITIES)}."
    sentence = pattern.format(a)
    return result(REPLACE.pick(r, held_out, a=a, b=b, x=sentence), pattern.format(b), (sentence, b))


def delete(r, held_out):
    adjective, animal = r.choice(data.QUALITIES), r.choice(data.ANIMALS)
    (_, third, past), rest = action(r)
    start, verb = r.choice(("The", "My", "Our")), r.choice((third, past))
    sentence = f"{start} {adjective} {animal} {verb} {rest}."
    return result(DELETE.pick(r, held_out, a=adjective, x=sentence), f"{start} {animal} {verb} {rest}.", (sentence,))


# ----------------------------------------------------------------- grammar
PAST = Phrasings(
    ["Put this in the past tense: {x}", "Rewrite in the past tense: {x}", "Past tense: {x}", "Change to the past: {x}",
     "Write this as if it was yesterday: {x}", "Make this past tense: {x}",
     "Can you put this in the past? {x}"],
    ["Please write this in the past tense: {x}", "Change this sentence to the past tense: {x}", "I want this in the past: {x}"])
PAST_WORD = Phrasings(
    ["What is the past tense of {w}?", "What is the past of {w}?", "Past tense of {w}?", "Give me the past form of \"{w}\".", "What is {w} in the past tense?",
     "How do you say {w} in the past?"],
    ["Tell me the past tense of {w}.", "Please give me the past of {w}.", "Which is the past tense of \"{w}\"?"])
PLURAL = Phrasings(
    ["What is the plural of {w}?", "Plural of {w}?", "Make {w} plural.", "Give me the plural of \"{w}\".", "One {w}, two ...?",
     "How do you say more than one {w}?", "Write the plural of {w}."],
    ["Tell me the plural of {w}.", "What is the plural form of \"{w}\"?", "Please write {w} in the plural."])
COMPARE = Phrasings(
    ["What is the comparative of {w}?", "Give me the forms of {w}.", "Compare the adjective {w}.", "What are the comparative and superlative of {w}?",
     "{w}, and then?", "How do you compare {w}?"],
    ["Tell me the comparative of {w}.", "Please give me the comparative and superlative of {w}.", "What are the forms of the adjective {w}?"])
OPPOSITE = Phrasings(
    ["Write the opposite: {x}", "Say the opposite: {x}", "Turn this into the opposite: {x}", "Change this to mean the opposite: {x}", "Opposite: {x}"],
    ["Please write the opposite of this: {x}", "What is the opposite of this sentence? {x}", "Make this the opposite: {x}"])
NEGATIVE = Phrasings(["Make this negative: {x}", "Put a not into this sentence: {x}", "Negate this: {x}", "Write the negative of this: {x}",
                      "Say that it is not so: {x}"],
                     ["Please make this sentence negative: {x}", "Can you negate this? {x}", "Write this with not: {x}"])
ASK = Phrasings(["Turn this into a question: {x}", "Make a question of this: {x}", "Write this as a question: {x}", "Ask about this: {x}",
                 "Question form: {x}"],
                ["Please make this a question: {x}", "Can you turn this into a question? {x}", "I want this as a question: {x}"])


def past(r, held_out):
    if r.random() < 0.35:
        now, _, before = r.choice(data.VERBS)
        return Exchange(PAST_WORD.pick(r, held_out, w=now), f"The past tense of {now} is {before}.", Check("contains", [f"is {before}"]), (now,))
    who, ((_, third, before), rest) = subject(r), action(r)
    sentence = capital(f"{who} {third} {rest}.")
    return result(PAST.pick(r, held_out, x=sentence), capital(f"{who} {before} {rest}."), (sentence,))


def plural(r, held_out):
    one, many = r.choice(data.PLURALS)
    return Exchange(PLURAL.pick(r, held_out, w=one), f"The plural of {one} is {many}.", Check("contains", [f"is {many}"]), (one,))


def comparison(r, held_out):
    word, more, most = r.choice(data.COMPARISONS)
    return Exchange(COMPARE.pick(r, held_out, w=word), f"{capital(word)}, {more}, {most}.", Check("contains", [more, most]), (word,))


DESCRIBES = {"hot": "soup", "cold": "soup", "full": "box", "empty": "box", "open": "door", "closed": "door", "wet": "coat", "dry": "coat", "clean": "plate",
             "dirty": "plate",
             "true": "story", "false": "story", "wide": "road", "narrow": "road", "loud": "music", "quiet": "music", "hard": "bed", "soft": "bed"}


def opposite(r, held_out):
    pairs = [pair for pair in OPPOSITES if pair[0] in data.QUALITIES or pair[0] in DESCRIBES or pair[0] in ("tall", "fast", "rich", "strong")]
    a, b = r.choice(pairs)
    a, b = r.choice(((a, b), (b, a)))
    who = f"the {DESCRIBES[a]}" if a in DESCRIBES else subject(r)
    sentence = capital(f"{who} is {a}.")
    return result(OPPOSITE.pick(r, held_out, x=sentence), capital(f"{who} is {b}."), (sentence,))


def negative(r, held_out):
    who, quality = subject(r), r.choice(data.QUALITIES)
    sentence = capital(f"{who} is {quality}.")
    return result(NEGATIVE.pick(r, held_out, x=sentence), capital(f"{who} is not {quality}."), (sentence,))


def as_question(r, held_out):
    who, quality = subject(r), r.choice(data.QUALITIES)
    sentence = capital(f"{who} is {quality}.")
    return result(ASK.pick(r, held_out, x=sentence), f"Is {who} {quality}?", (sentence,))


# ----------------------------------------------------------------- rhymes, proverbs
RHYME = Phrasings(
    ["What rhymes with {w}?", "Give me a rhyme for {w}.", "Which words rhyme with {w}?", "Rhymes for {w}?", "Find words that rhyme with \"{w}\".",
     "I need a rhyme for {w}.",
     "Name words that rhyme with {w}."],
    ["Tell me words that rhyme with {w}.", "Do you know a rhyme for {w}?", "Please find a rhyme for {w}."])
PROVERB = Phrasings(
    ["Complete the proverb: {p} ...", "How does this proverb go on? {p} ...", "Finish the proverb: {p} ...", "{p} ...?", "Complete this saying: {p} ...",
     "What comes after \"{p}\"?",
     "How does the saying go: {p} ...", "Do you know the proverb \"{p} ...\"?"],
    ["Please finish this proverb: {p} ...", "Can you complete the saying? {p} ...", "How does it go on: {p} ..."])


def rhyme(r, held_out):
    group = r.choice(data.RHYMES)
    word = r.choice(group)
    others = [other for other in group if other != word]
    return Exchange(RHYME.pick(r, held_out, w=word), f"{capital(word)} rhymes with {join_and(others)}.", Check("contains", [others]), (word,))


def proverb(r, held_out):
    start, end = r.choice(data.PROVERBS)
    return result(PROVERB.pick(r, held_out, p=start), f"{start} {end}.", (start,))


# ----------------------------------------------------------------- follow-ups
THEN = {
    "upper": Phrasings(["Now in capitals.", "And in upper case?", "In capital letters, please.", "Now all caps."],
                       ["Please write it in capitals.", "Now in capital letters."]),
    "lower": Phrasings(["Now in lower case.", "And in small letters?", "Without capitals, please.", "Now all small."],
                       ["Please write it in small letters.", "Now without capitals."]),
    "count": Phrasings(["How many words is that?", "Count the words.", "How many words are there?"],
                       ["Please count the words.", "How many words does it have?"]),
}


def text_follow(r, held_out, before):
    kind, sentence = r.choice(sorted(THEN)), before.state
    text = THEN[kind].pick(r, held_out)
    if kind == "count":
        parts = before.answer.rstrip(".").replace('"', "").split()
        return Exchange(text, f"{numbered(parts)}. There are {len(parts)} words.", Check("number", len(parts))) if len(parts) > 1 else None
    changed = sentence.upper() if kind == "upper" else sentence.lower()
    return Exchange(text, changed, exactly(changed)) if changed != before.answer else None


SOURCES = task_sources("text", [
    ("text.upper", 0.8, upper, text_follow),
    ("text.lower", 0.5, lower, text_follow),
    ("text.copy", 0.9, copy, text_follow),
    ("text.quote", 0.25, quote, None),
    ("text.fix", 0.7, fix, None),
    ("text.backwards", 0.7, backwards, None),
    ("text.spell", 0.5, spell, None),
    ("text.count_letters", 0.4, count_letters, None),
    ("text.occurs", 0.35, occurs, None),
    ("text.edge", 0.35, edge, None),
    ("text.count_words", 0.45, count_words, None),
    ("text.initials", 0.3, initials, None),
    ("text.replace", 0.5, replace, None),
    ("text.delete", 0.3, delete, None),
    ("text.past", 0.6, past, None),
    ("text.plural", 0.3, plural, None),
    ("text.comparison", 0.2, comparison, None),
    ("text.opposite", 0.3, opposite, None),
    ("text.negative", 0.2, negative, None),
    ("text.as_question", 0.2, as_question, None),
    ("text.rhyme", 0.25, rhyme, None),
    ("text.proverb", 0.35, proverb, None),
])
