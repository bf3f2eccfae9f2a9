"""What stands around a dialogue of facts, the program, stories and the unknown: system messages, greetings, small talk and thanks."""
from . import data_identity as identity
from .core import bot, system, user

SYSTEM = [
    "You are a helpful assistant.", "You are a helpful and friendly assistant.", "You are Sprig, a small model.", "You are a kind assistant.",
    "You are an assistant in a terminal.", "Help the user.", "Be friendly and honest.", "You are a polite helper. Say so when you do not know something.",
    "Answer the user's questions.", "You are a careful assistant.", "Answer in plain English.", "You are Sprig, the model that comes with SpecBranch.",
]
BRIEF = ["Answer briefly.", "Be brief.", "Give short answers.", "Answer in a few words.", "Keep answers as short as possible.",
         "Answer with one word if you can."]

GREETINGS = ["Hello!", "Hi!", "Hey!", "Hi there!", "Good morning!", "Good evening!", "Hello, Sprig!", "Hi Sprig!", "Good afternoon!", "Hello there!"]
WELCOMES = ["Hello! How can I help you?", "Hi! What can I do for you?"]

THANKS = ["Thanks!", "Thank you!", "Thank you very much.", "Great, thanks.", "Perfect, thank you.", "Thanks a lot.", "Good, thanks.", "Okay, thanks.",
          "Thank you, Sprig."]
PLEASURES = ["You are welcome! What else can I do?", "You are welcome!"]
NODS = ["Nice!", "Cool!", "That helps.", "Got it.", "Great!", "I see.", "Interesting.", "Okay.", "Good to know.", "All right."]
NODDED = ["Good! What else would you like to know?", "Good! What else can I do?"]

CHAT = [
    ("How are you?", identity.FINE),
    ("Who are you?", identity.WHO),
    ("What is your name?", identity.WHO),
    ("What can you do?", identity.CAN),
    ("Can I ask you something?", "Of course! What would you like to know?"),
    ("I have a few questions.", "Go ahead! I will do my best."),
    ("Are you ready?", "Yes, I am ready."),
    ("Let's begin.", "Good! What shall we begin with?"),
    ("I am bored.", "Then let us do something! I can tell a story, answer a question, or do a sum."),
    ("Can you help me?", "Gladly! What do you need?"),
    ("You are quite quick.", "Thank you! A small draft model guesses ahead for me."),
]


# Words that a sentence begins with and that are no names: they lose their capital in the middle of a sentence.
STARTERS = frozenset(
    "A Am An And Any Anybody Are At Because By Can Compare Could Define Describe Did Do Does Explain For From Give Good Help How Ice If In "
    "Introduce Is It List Make Name New Now Of On Once Only Opposite People Please Say Show Speculation Teach Tell That The There This To Was "
    "Water What What's When Where Which Who Who's Whose Why Will With Would You".split())


def lower_first(text):
    """For the middle of a sentence: names keep their capital."""
    return text[0].lower() + text[1:] if text.split()[0] in STARTERS else text


def exchange(pair):
    question, answer = pair
    return [user(question), bot(answer)]


def small_talk(r):
    """A greeting or a line of small talk, with its answer."""
    if r.random() < 0.5:
        return exchange((r.choice(GREETINGS), r.choice(WELCOMES)))
    return exchange(r.choice(CHAT))


def thanks(r):
    """Thanks or a nod, with its answer."""
    if r.random() < 0.6:
        return exchange((r.choice(THANKS), r.choice(PLEASURES)))
    return exchange((r.choice(NODS), r.choice(NODDED)))


def framed(r, turns, earlier=None, system_share=0.1):
    """The turns, sometimes after a system message, a greeting, up to three turns that `earlier(r)` gives, or thanks for them."""
    before = []
    if r.random() < 0.15:
        before += small_talk(r)
    if earlier and r.random() < 0.35:
        for _ in range(r.choice((1, 1, 1, 2, 2, 3))):
            before += earlier(r)
        if r.random() < 0.2:
            before += thanks(r)
    if r.random() < system_share:
        before.insert(0, system(r.choice(SYSTEM)))
    return before + turns
