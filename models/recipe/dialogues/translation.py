"""Translation between English and French, German or Spanish: words, phrases, and short sentences composed with the right genders and forms."""
from . import data_translation as data
from .core import Check, Phrasings, article, capital
from .tasks import Exchange, task_sources

LANGUAGES = ("French", "German", "Spanish")
VOWELS = "aeiouhâàéèêîôûœ"


# ----------------------------------------------------------------- noun phrases: English, French, German, Spanish
class Noun:
    def __init__(self, row):
        self.kind, self.en, self.en_many = row[:3]
        self.fr_gender, self.fr, self.fr_many = row[3:6]
        self.de_gender, self.de, self.de_many = row[6:9]
        self.es_gender, self.es, self.es_many = row[9:]


NOUNS = [Noun(row) for row in data.NOUNS]
UNCOUNTED = ("bread", "cheese")
NOT_MINE = ("museum", "forest", "castle", "hotel", "park", "church", "man", "woman", "girl", "king", "queen")


def nouns(kinds):
    return [noun for noun in NOUNS if noun.kind in kinds]


COUNTED = [noun for noun in NOUNS if noun.en not in UNCOUNTED]


def fr_the(noun):
    return "l'" + noun.fr if noun.fr[0] in VOWELS else {"m": "le ", "f": "la "}[noun.fr_gender] + noun.fr


def fr_my(noun):
    return ("mon " if noun.fr_gender == "m" or noun.fr[0] in VOWELS else "ma ") + noun.fr


def de_the(noun, case="nominative"):
    return {"m": "den" if case == "accusative" else "der", "f": "die", "n": "das"}[noun.de_gender] + " " + noun.de


def de_a(noun, stem="ein", case="nominative"):
    """"ein" or "mein" with the noun."""
    return stem + {"m": "en" if case == "accusative" else "", "f": "e", "n": ""}[noun.de_gender] + " " + noun.de


def es_the(noun):
    return {"m": "el ", "f": "la "}[noun.es_gender] + noun.es


def es_a(noun):
    return {"m": "un ", "f": "una "}[noun.es_gender] + noun.es


def the(noun, case="nominative"):
    return f"the {noun.en}", fr_the(noun), de_the(noun, case), es_the(noun)


def a(noun, case="nominative"):
    return article(noun.en), {"m": "un ", "f": "une "}[noun.fr_gender] + noun.fr, de_a(noun, case=case), es_a(noun)


def my(noun, case="nominative"):
    return f"my {noun.en}", fr_my(noun), de_a(noun, "mein", case), "mi " + noun.es


def the_or_my(r, noun):
    return my(noun) if r.random() < 0.3 and noun.en not in NOT_MINE else the(noun)


def the_many(noun):
    return f"the {noun.en_many}", "les " + noun.fr_many, "die " + noun.de_many, {"m": "los ", "f": "las "}[noun.es_gender] + noun.es_many


def in_the(noun):
    de = ("in der " if noun.de_gender == "f" else "im ") + noun.de
    return f"in the {noun.en}", "dans " + fr_the(noun), de, "en " + es_the(noun)


def place_for(r, noun):
    """A place where the noun may well be."""
    fitting = (data.PLACES.get(noun.en) or data.PLACES_OF_KIND[noun.kind]).split()
    return r.choice([place for place in nouns("l") if place.en in fitting])


# ----------------------------------------------------------------- adjectives and verbs
def adjective_for(r, noun):
    return r.choice([row for row in data.ADJECTIVES if noun.kind in row[0]])


def adjective(row, noun):
    """(English, French, German, Spanish) in the noun's gender."""
    _, en, fr_m, fr_f, de, es_m, es_f, _ = row
    return en, fr_m if noun.fr_gender == "m" else fr_f, de, es_m if noun.es_gender == "m" else es_f


def fr_many(word):
    return data.FRENCH_PLURALS.get(word) or (word if word[-1] in "sx" else word + "s")


def es_many(word):
    return data.SPANISH_PLURALS.get(word) or word + "s"


def verb(row, subject):
    """The verb's form for a row of SUBJECTS."""
    en, fr, de, es = row[1:3], row[3:7], row[7:10], row[10:14]
    return en[subject[4]], fr[subject[5]], de[subject[6]], es[subject[5]]


HE = data.SUBJECTS[1]


def with_subject(subject, forms):
    """The subject before the verb's forms; "je" loses its e before a vowel."""
    en, fr, de, es = forms
    start = "j'" if subject[1] == "je" and fr[0] in VOWELS else subject[1] + " "
    return f"{subject[0]} {en}", start + fr, f"{subject[2]} {de}", f"{subject[3]} {es}".strip()


def joined(*parts):
    """Parts put side by side in each of the four languages; a part may be one string for all."""
    parts = [(part,) * 4 if isinstance(part, str) else part for part in parts]
    return tuple(" ".join(words) for words in zip(*parts))


# ----------------------------------------------------------------- sentences: (four texts without capital and mark, mark)
def is_adjective(r):
    noun = r.choice(NOUNS)
    row = adjective_for(r, noun)
    subject = the_or_my(r, noun)
    if r.random() < 0.15:
        return joined(subject, ("is not", "n'est pas", "ist nicht", "no " + row[7]), adjective(row, noun)), "."
    return joined(subject, ("is", "est", "ist", row[7]), adjective(row, noun)), "."


def are_adjective(r):
    noun = r.choice(COUNTED)
    row = adjective_for(r, noun)
    en, fr, de, es = adjective(row, noun)
    are = ("are", "sont", "sind", {"es": "son", "está": "están"}[row[7]])
    return joined(the_many(noun), are, (en, fr_many(fr), de, es_many(es))), "."


def where_is(r):
    return joined(("where is", "où est", "wo ist", "dónde está"), the_or_my(r, r.choice(NOUNS))), "?"


def has_object(r):
    row, subject = r.choice(data.TRANSITIVE), r.choice(data.SUBJECTS)
    noun = r.choice(nouns(row[0]))
    phrase = the if noun.en in UNCOUNTED else r.choice((the, a, a))
    return joined(with_subject(subject, verb(row, subject)), phrase(noun, "accusative")), "."


def has_many(r):
    row, subject, count = r.choice(data.TRANSITIVE), r.choice(data.SUBJECTS), r.choice(data.NUMBERS)
    noun = r.choice([noun for noun in COUNTED if noun.kind in row[0]])
    return joined(with_subject(subject, verb(row, subject)), count, (noun.en_many, noun.fr_many, noun.de_many, noun.es_many)), "."


def does(r):
    row = r.choice(data.INTRANSITIVE)
    if r.random() < 0.5:
        subject, place = r.choice(data.SUBJECTS), r.choice(nouns("l"))
        clause = with_subject(subject, verb(row, subject))
    else:
        noun = r.choice(nouns(row[0]))
        place, clause = place_for(r, noun), joined(the_or_my(r, noun), verb(row, HE))
    kind = r.random()
    if kind < 0.45:
        clause = joined(clause, r.choice(data.ADVERBS))
    elif kind < 0.75 and row[1] not in ("come", "swim"):
        clause = joined(clause, in_the(place))
    return clause, "."


def is_in(r):
    noun = r.choice(nouns("patf"))
    return joined(the_or_my(r, noun), ("is", "est", "ist", "está"), in_the(place_for(r, noun))), "."


def there_is(r):
    noun = r.choice([noun for noun in COUNTED if noun.kind != "l"])
    return joined(("there is", "il y a", "es gibt", "hay"), a(noun, "accusative"), in_the(place_for(r, noun))), "."


def this_is(r):
    noun = r.choice(COUNTED)
    phrase = a if noun.en in NOT_MINE else my if noun.kind == "p" else r.choice((my, a))
    this = {"m": "este es", "f": "esta es"}[noun.es_gender]
    return joined(("this is", "c'est", "das ist", this), phrase(noun)), "."


def coloured(r):
    """A noun with a colour before or after it: the red car, la voiture rouge, das rote Auto, el coche rojo."""
    noun, row = r.choice(nouns("t")), r.choice([row for row in data.ADJECTIVES if row[1] in data.COLOURS])
    en, fr, de, es = adjective(row, noun)
    kind, (start, bare) = r.random(), (de_the(noun).split(" ")[0], noun.de)
    phrase = (f"the {en} {noun.en}", f"{fr_the(noun)} {fr}", f"{start} {de}e {bare}", f"{es_the(noun)} {es}")
    if kind < 0.4:
        return joined(("where is", "où est", "wo ist", "dónde está"), phrase), "?"
    if kind < 0.7:
        return joined(phrase, ("is", "est", "ist", "está"), in_the(place_for(r, noun))), "."
    other = r.choice([row for row in data.ADJECTIVES if "t" in row[0] and row[1] not in data.COLOURS])
    return joined(phrase, ("is", "est", "ist", other[7]), adjective(other, noun)), "."


CLAUSES = ((is_adjective, 5), (are_adjective, 3), (where_is, 2), (has_object, 5), (has_many, 2), (does, 5), (is_in, 2), (there_is, 2), (this_is, 2),
           (coloured, 2))


def clause(r):
    return r.choices([make for make, _ in CLAUSES], [weight for _, weight in CLAUSES])[0](r)


def sentence(r):
    """(English, French, German, Spanish) with capitals and marks."""
    texts, mark = clause(r)
    if r.random() < 0.12 and mark == ".":
        more, mark = clause(r)
        while mark == "?":
            more, mark = clause(r)
        texts = joined(texts, ("and", "et", "und", "y"), more)
    en, fr, de, es = (capital(text) for text in texts)
    if mark == "?":
        return en + "?", fr + " ?", de + "?", "¿" + es + "?"
    return en + ".", fr + ".", de + ".", es + "."


# ----------------------------------------------------------------- tasks
TO = Phrasings(
    ["Translate to {l}: {t}", "Translate into {l}: {t}", "How do you say \"{t}\" in {l}?", "Translate this sentence into {l}: {t}",
     "Please translate into {l}: \"{t}\"",
     "{l}, please: {t}", "What is \"{t}\" in {l}?", "Say \"{t}\" in {l}.", "Can you translate this into {l}? {t}", "\"{t}\" in {l}, please.",
     "I need this in {l}: {t}",
     "In {l}: {t}", "Put this into {l}: {t}", "How would I say \"{t}\" in {l}?", "Write \"{t}\" in {l}.", "English to {l}: {t}", "Translate \"{t}\" to {l}.",
     "What would \"{t}\" be in {l}?", "{l} translation: {t}"],
    ["Could you translate \"{t}\" into {l}?", "Please say this in {l}: {t}", "How do I say \"{t}\" in {l}?", "Tell me in {l}: {t}",
     "I want to say \"{t}\" in {l}.",
     "Please translate to {l}: {t}"])
BACK = Phrasings(
    ["Translate to English: {t}", "Translate into English: {t}", "What does \"{t}\" mean?", "What does \"{t}\" mean in English?", "What is \"{t}\" in English?",
     "{l} to English: {t}", "Please translate this {l} sentence: {t}", "How do you say \"{t}\" in English?", "In English, please: {t}", "English, please: {t}",
     "My friend wrote \"{t}\" in {l}. What does it mean?", "I read this in {l}: \"{t}\" What does it mean?", "Translate this {l} text into English: {t}",
     "Translate from {l}: {t}", "\"{t}\" is {l}. What does it say?"],
    ["Could you translate \"{t}\" into English?", "Please say this in English: {t}", "Tell me in English: {t}", "What does this {l} sentence mean? {t}",
     "Please translate from {l} to English: {t}"])
ALSO = Phrasings(["And in {l}?", "In {l}?", "What about {l}?", "And the same in {l}, please.", "Now in {l}.", "How about {l}?", "Now {l}, please.",
                  "In {l}, too.",
                  "and in {l}"],
                 ["And how do you say it in {l}?", "Now the same in {l}.", "Please say it in {l}, too."])
NEXT = Phrasings(["And \"{t}\"?", "Now: {t}", "And this one: {t}", "Next: {t}", "What about \"{t}\"?", "Another one: {t}"],
                 ["And what about \"{t}\"?", "Now this one: {t}"])


def informal(r, text):
    """Now and then what is typed has no capital and no full stop."""
    if r.random() < 0.15 and text.endswith("."):
        return (text if text.startswith("I ") else text[0].lower() + text[1:])[:-1]
    return text


def translated(text, answer, keep, row, language):
    return Exchange(text, answer, Check("exact", answer), (keep,), state=(row, language))


def to_foreign(r, held_out):
    row, language = sentence(r), r.randrange(3)
    shown = informal(r, row[0])
    return translated(TO.pick(r, held_out, t=shown, l=LANGUAGES[language]), row[1 + language], shown, row, language)


def to_english(r, held_out):
    row, language = sentence(r), r.randrange(3)
    return translated(BACK.pick(r, held_out, t=row[1 + language], l=LANGUAGES[language]), row[0], row[1 + language], row, None)


def phrase(r, held_out):
    row, language = r.choice(data.PHRASES), r.randrange(3)
    if r.random() < 0.7:
        return translated(TO.pick(r, held_out, t=row[0], l=LANGUAGES[language]), row[1 + language], row[0], row, language)
    return translated(BACK.pick(r, held_out, t=row[1 + language], l=LANGUAGES[language]), row[0], row[1 + language], row, None)


def translation_follow(r, held_out, before):
    """The same in another language, or another sentence in the same one."""
    row, language = before.state
    if language is None:
        return None
    if r.random() < 0.6:
        other = r.choice([i for i in range(3) if i != language])
        return translated(ALSO.pick(r, held_out, l=LANGUAGES[other]), row[1 + other], LANGUAGES[other], row, other)
    row = sentence(r)
    return translated(NEXT.pick(r, held_out, t=row[0]), row[1 + language], row[0], row, language)


# ----------------------------------------------------------------- words
def word_rows():
    """Every word as (English, French, German, Spanish); nouns with their article."""
    rows = [the(noun) for noun in NOUNS]
    rows += [(row[1], row[2], row[4], row[5]) for row in data.ADJECTIVES]
    return rows + data.NUMBERS + data.DAYS + data.SMALL_WORDS


WORDS = word_rows()
WORD_TO = Phrasings(
    ["What is \"{w}\" in {l}?", "How do you say \"{w}\" in {l}?", "What is the {l} word for \"{w}\"?", "Translate the word \"{w}\" into {l}.",
     "\"{w}\" in {l}?",
     "What is {w} in {l}?", "How do you say {w} in {l}?", "Tell me the {l} word for {w}.", "{w} in {l}", "What do you call {w} in {l}?",
     "Give me the {l} for \"{w}\"."],
    ["How would I say \"{w}\" in {l}?", "Tell me \"{w}\" in {l}.", "Please give me the {l} word for {w}.", "I need the {l} word for \"{w}\"."])
WORD_BACK = Phrasings(
    ["What does \"{w}\" mean?", "What does \"{w}\" mean in English?", "What is \"{w}\" in English?", "Translate \"{w}\" into English.",
     "What does the {l} word \"{w}\" mean?",
     "What is the English word for \"{w}\"?", "\"{w}\" in English?", "Which English word is \"{w}\"?", "I do not know what \"{w}\" means.",
     "I read the {l} word \"{w}\". What is it?"],
    ["Tell me what \"{w}\" means in English.", "Please translate the {l} word \"{w}\".", "What is the {l} \"{w}\" in English?"])
AMBIGUOUS_BACK = {"hier", "no", "son"}      # words that two of the languages share


def word(r, held_out):
    row, language = r.choice(WORDS), r.randrange(3)
    name, foreign = LANGUAGES[language], row[1 + language]
    english = row[0][4:] if row[0].startswith("the ") and r.random() < 0.8 else row[0]
    if r.random() < 0.65 or foreign in AMBIGUOUS_BACK:
        answer = f"In {name}, \"{english}\" is \"{foreign}\"."
        return Exchange(WORD_TO.pick(r, held_out, w=english, l=name), answer, Check("contains", [f"is \"{foreign}\""]), (english,),
                        state=(row, english, language))
    return Exchange(WORD_BACK.pick(r, held_out, w=foreign, l=name), f"\"{capital(foreign)}\" means \"{row[0]}\".", Check("contains", [f"means \"{row[0]}\""]),
                    (foreign,))


def word_follow(r, held_out, before):
    if not before.state:
        return None
    row, english, language = before.state
    other = r.choice([i for i in range(3) if i != language])
    foreign = row[1 + other]
    return Exchange(ALSO.pick(r, held_out, l=LANGUAGES[other]), f"In {LANGUAGES[other]}, \"{english}\" is \"{foreign}\".",
                    Check("contains", [f"is \"{foreign}\""]),
                    (LANGUAGES[other],))


COUNTING = Phrasings(
    ["Count to {n} in {l}.", "How do you count to {n} in {l}?", "Can you count to {n} in {l}?", "Count from two to {n} in {l}.",
     "Say the numbers up to {n} in {l}."],
    ["Please count to {n} in {l}.", "Tell me the numbers up to {n} in {l}.", "I want to count to {n} in {l}."])
ONE = ("un", "eins", "uno")


def counting(r, held_out):
    language, n = r.randrange(3), r.randint(3, 10)
    text = COUNTING.pick(r, held_out, n=r.choice((str(n), data.NUMBERS[n - 2][0])), l=LANGUAGES[language])
    words = [ONE[language]] * ("from two" not in text) + [row[1 + language] for row in data.NUMBERS[:n - 1]]
    answer = capital(", ".join(words)) + "."
    return Exchange(text, answer, Check("exact", answer), (LANGUAGES[language], data.NUMBERS[n - 2][0]))


UNKNOWN = Phrasings(
    ["Translate to {l}: {t}", "How do you say \"{t}\" in {l}?", "What is \"{t}\" in {l}?", "Translate this into {l}: {t}", "Can you speak {l}?",
     "Do you know {l}?"],
    ["Please translate into {l}: {t}", "Could you say \"{t}\" in {l}?", "Do you speak {l}?"])
OTHER_LANGUAGES = "Italian Portuguese Dutch Polish Swedish Norwegian Danish Finnish Greek Turkish Arabic Chinese Japanese Korean Russian Hindi Latin".split()


def other_language(r, held_out):
    name = r.choice(OTHER_LANGUAGES)
    answer = f"I do not know {name}. I am a very small model; I can translate between English and French, German or Spanish."
    return Exchange(UNKNOWN.pick(r, held_out, l=name, t=sentence(r)[0]), answer, Check("declines"), (name,))


SOURCES = task_sources("translation", [
    ("translation.to_foreign", 5.2, to_foreign, translation_follow),
    ("translation.to_english", 2.4, to_english, None),
    ("translation.phrase", 0.7, phrase, translation_follow),
    ("translation.word", 2.1, word, word_follow),
    ("translation.counting", 0.3, counting, None),
    ("translation.other_language", 0.3, other_language, None),
])
