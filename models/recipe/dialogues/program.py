"""Everything a user is likely to ask this program: its terms, keys, commands, panes, marks, modes, files, and what it is itself."""
from . import data_program as data
from .core import Check, Dialogue, Phrasings, Source, capital
from .framing import exchange, framed, lower_first

TERM = Phrasings(
    ["What is {x}?", "What's {x}?", "What does {x} mean?", "Explain {x}.", "Define {x}.", "Can you explain {x}?", "Tell me what {x} is.",
     "I do not understand {x}.", "What do you mean by {x}?",
     "What is meant by {x}?", "Can you define {x}?", "{x}?", "What exactly is {x}?", "Please explain {x} to me.", "Tell me about {x}.",
     "What is {x} in SpecBranch?",
     "What is {x} here?", "I read about {x}. What is that?", "How would you explain {x}?", "What is the meaning of {x}?", "I keep seeing {x}. What is it?",
     "Explain {x} in simple words."],
    ["What is {x} exactly?", "Could you explain {x}?", "Please define {x}.", "Can you tell me what {x} is?", "I would like to know what {x} is."])
TERM_NEXT = Phrasings(["And {x}?", "And what is {x}?", "What about {x}?", "Okay, and {x}?", "And what does {x} mean?"], ["And what about {x}?",
                                                                                                                         "Good. And {x}?", "How about {x}?"])
REPEAT = Phrasings(["Can you repeat that?", "Say that again.", "Please repeat that.", "Once more, please.", "Again, please."], ["Can you say that again?",
                                                                                                                                "Please say that once more."])

DIFFERENCE = Phrasings(
    ["What is the difference between {x} and {y}?", "How do {x} and {y} differ?", "{x} or {y}: what is the difference?",
     "What's the difference between {x} and {y}?",
     "Explain the difference between {x} and {y}.", "How is {x} different from {y}?", "Compare {x} and {y}.", "Are {x} and {y} the same?",
     "{x} and {y}, is that the same?"],
    ["Can you explain the difference between {x} and {y}?", "In what way do {x} and {y} differ?", "Tell me the difference between {x} and {y}.",
     "Please compare {x} and {y}."])

HOW = Phrasings(
    ["How do I {x}?", "How can I {x}?", "Which key do I press to {x}?", "What key do I press to {x}?", "Which key is there to {x}?", "I want to {x}.",
     "What is the key to {x}?", "Can I {x}?",
     "How do you {x}?", "Where can I {x}?", "Is there a key to {x}?", "Tell me how to {x}.", "What do I press to {x}?", "Help me {x}.",
     "I would like to {x}. How?", "Is it possible to {x}?",
     "I need to {x}."],
    ["Can you tell me how to {x}?", "Which key lets me {x}?", "What must I press to {x}?", "How would I {x}?", "Please tell me how I can {x}.",
     "I would like to {x}."])
HOW_NEXT = Phrasings(["And to {x}?", "And how do I {x}?", "Okay. How do I {x}?", "What if I want to {x}?", "And if I want to {x}?"],
                     ["And how can I {x}?", "Now I want to {x}.", "What do I press if I want to {x}?"])

KEY = Phrasings(
    ["What does {k} do?", "What is {k} for?", "What happens when I press {k}?", "I pressed {k}. What happened?", "Explain {k}.", "{k}, what does it do?",
     "Why is there {k}?",
     "Tell me what {k} does.", "What do I need {k} for?", "What is {k}?", "When do I press {k}?"],
    ["What happens if I press {k}?", "What can I do with {k}?", "Can you tell me what {k} does?", "For what is {k}?"])

COMMAND = Phrasings(
    ["What does {k} do?", "What is {k} for?", "What is {k}?", "What does the command {k} do?", "Explain {k}.", "What happens with {k}?",
     "Tell me what {k} does.", "When do I use {k}?"],
    ["What is the command {k} for?", "Can you tell me what {k} does?", "Please explain the command {k}."])
BY_COMMAND = Phrasings(
    ["How do I {x}?", "How can I {x}?", "Which command do I need to {x}?", "I want to {x}.", "Is there a command to {x}?", "What is the command to {x}?",
     "Can I {x}?", "Tell me how to {x}.",
     "What do I type to {x}?", "I would like to {x}. How?", "Help me {x}.", "Is it possible to {x}?"],
    ["Can you tell me how to {x}?", "Which command lets me {x}?", "What must I type to {x}?", "Please tell me how I can {x}.", "I would like to {x}."])

WHERE = Phrasings(
    ["Where are {x}?", "Where do I find {x}?", "In which file are {x}?", "Where do you keep {x}?", "Where are {x} kept?", "Where can I find {x}?",
     "Which folder has {x}?", "Where are {x} stored?",
     "Where on my disk are {x}?"],
    ["In which folder are {x}?", "Tell me where {x} are.", "Where are {x} saved?", "Where do I have to look for {x}?"])

MARK = Phrasings(
    ["What does {x} mean?", "What is {x}?", "What does {x} stand for?", "What is the meaning of {x}?", "Explain {x} to me.", "Why do I see {x}?",
     "I see {x}. What is it?",
     "What does {x} in the panes mean?", "What is {x} on the tape?"],
    ["Can you tell me what {x} means?", "What do you mean by {x}?", "On the screen I see {x}. What does it mean?", "Tell me what {x} means."])

PLACES = {
    "letter": "Press Esc to tune, then {k}. While you type, {alt} does it, too.", "tuning": "Press Esc to tune, then {k}.", "any": "Press {k}.",
    "typing": "While you type, press {k}.", "messages": "Press Esc to tune, then M. Choose the message with Up and Down, and press {k}.",
    "list": "Press Esc to tune, then L. Choose the conversation with Up and Down, and press {k}.",
    "parameters": "Press Esc to tune, then P. Choose the parameter with Up and Down, and press {k}.",
}
CONTEXTS = {"letter": "In tuning", "tuning": "In tuning", "any": "Everywhere", "typing": "While you type"}

AROUND = Phrasings(["{Q}"] * 24 + ["Hi! {Q}", "I have a question. {Q}", "Quick question: {q}", "Sorry, {q}", "{Q} Thanks!", "Okay. {Q}",
                                   "One more question: {q}", "Hey Sprig, {q}"],
                   ["{Q}"] * 6 + ["Hello. {Q}", "Please help me. {Q}", "A question: {q}"])

# Keys that would look like the sentence's own punctuation.
KEY_NAMES = {",": "the comma", ".": "the full stop", ";": "the semicolon", "'": "the apostrophe", '"': "the double quote", "`": "the backquote"}
PLURAL_TERMS = ("tokens", "bubbles", "branches", "rounds", "lanes", "traces", "presets", "profiles", "personas")


def around(r, question, held_out):
    """The question, at times with words around it."""
    return AROUND.pick(r, held_out).format(Q=question, q=lower_first(question))


def asked(r, phrasings, held_out, **values):
    """The question as a sentence; those that follow on another stand by themselves."""
    question = capital(phrasings.pick(r, held_out, **values))
    if values.get("x", "").endswith(PLURAL_TERMS) and not values["x"].startswith(("a ", "the ")):
        question = question.replace("What is ", "What are ").replace("what is ", "what are ").replace("What's ", "What are ").replace("What does ",
             "What do ")
    return question if phrasings in (TERM_NEXT, HOW_NEXT) else around(r, question, held_out)


# ----------------------------------------------------------------- one question, its answer and what must be in the answer
def term(r, held_out, phrasings=TERM):
    names, answer, needed = r.choice(data.TERMS)
    return asked(r, phrasings, held_out, x=r.choice(names)), answer, needed


def difference(r, held_out):
    x, y, answer, needed = r.choice(data.DIFFERENCES)
    x, y = (x, y) if r.random() < 0.6 else (y, x)
    return asked(r, DIFFERENCE, held_out, x=x, y=y), answer, needed


def key(r, held_out, phrasings=HOW):
    """How do I do something: the key for it, and what is pressed before."""
    keys, where, wishes, _ = r.choice(data.KEYS)
    name = KEY_NAMES.get(keys, keys)
    answer = PLACES[where].format(k=name, alt=f"Alt with {name}" if keys in KEY_NAMES else f"Alt-{name}")
    return asked(r, phrasings, held_out, x=r.choice(wishes)), answer, [answer.split(".")[0]]


def step(r, held_out):
    less, more, elsewhere, wishes = r.choice(data.STEPS)
    answer = f"Press Esc to tune, then {less} for less or {more} for more. While you type, {elsewhere} do it, too."
    return asked(r, HOW, held_out, x=r.choice(wishes)), answer, [f"then {less} for less or {more} for more"]


def key_meaning(r, held_out):
    keys, where, _, does = r.choice([row for row in data.KEYS if row[1] in CONTEXTS])
    name = KEY_NAMES.get(keys, f"the key {keys}")
    shown = [f"the key {keys}", f"the key {keys}", f'the "{keys}" key' if keys != '"' else name]
    shown += [f'"{keys}"' if len(keys) == 1 and keys not in "'\"" else keys if len(keys) > 1 else name]
    return asked(r, KEY, held_out, k=r.choice(shown)), f"{CONTEXTS[where]}, {name} {does}.", [does]


def command(r, held_out):
    line, does, _ = r.choice(data.COMMANDS)
    name = line.split(" NAME")[0].split(" FILE")[0].split(" TEXT")[0].split(" PARAMETER")[0]
    return asked(r, COMMAND, held_out, k=name), f"{name} {does}.", [does]


def by_command(r, held_out):
    line, does, wishes = r.choice(data.COMMANDS)
    where = "in the chat" if line.startswith("/") else "in the shell"
    return asked(r, BY_COMMAND, held_out, x=r.choice(wishes)), f"Type {line} {where}. It {does}.", [line]


def place(r, held_out):
    names, answer, needed = r.choice(data.FILES)
    name = r.choice(names)
    question = asked(r, WHERE, held_out, x=name)
    return question if name.endswith("s") else question.replace("here are", "here is").replace("file are", "file is").replace("folder are",
         "folder is").replace(
        f"{name} are", f"{name} is"), answer, [needed]


def mark(r, held_out):
    names, answer, needed = r.choice(data.MARKS)
    return asked(r, MARK, held_out, x=r.choice(names)), answer, needed


def question(r, held_out):
    train, held, answer, needed = r.choice(data.QUESTIONS)
    return around(r, r.choice(held if held_out else train), held_out), answer, needed


KINDS = [(term, 5), (difference, 1), (key, 4.2), (step, 0.4), (key_meaning, 1.6), (command, 0.9), (by_command, 1.3), (place, 0.5), (mark, 1.2), (question, 5)]
WEIGHT = 16


# Rough spelling would change the key or the command that is asked about.
EXACT = (key_meaning, command)


def earlier(kinds):
    """A maker of earlier turns of these kinds."""
    def make(r):
        kind = r.choices([k for k, _ in kinds], [w for _, w in kinds])[0]
        return exchange(kind(r, False)[:2])
    return make


EARLIER, EARLIER_ROUGH = earlier(KINDS), earlier([(kind, weight) for kind, weight in KINDS if kind not in EXACT])


def dialogue(kind):
    def make(r, held_out):
        if kind in (term, key) and r.random() < 0.25:
            return in_a_row(kind, r, held_out)
        asks, answer, needed = kind(r, held_out)
        turns = exchange((asks, answer))
        if r.random() < 0.04:
            turns += exchange((REPEAT.pick(r, held_out), answer))
        exact = kind in EXACT
        return Dialogue(framed(r, turns, EARLIER if exact else EARLIER_ROUGH), Check("contains", needed), rough=not exact)
    return make


def in_a_row(kind, r, held_out):
    """Two to five questions of one kind, the later ones short: "And a chain?"."""
    following = TERM_NEXT if kind is term else HOW_NEXT
    turns = exchange(kind(r, False)[:2])
    count = r.choice((1, 1, 2, 3, 4))
    for n in range(1, count + 1):
        asks, answer, needed = kind(r, held_out and n == count, following)
        turns += exchange((asks, answer))
    return Dialogue(framed(r, turns), Check("contains", needed))


TOTAL = sum(weight for _, weight in KINDS)
SOURCES = [Source(f"program.{kind.__name__}", "program", WEIGHT * weight / TOTAL, dialogue(kind)) for kind, weight in KINDS]
