"""What the model cannot know or do: it says so in a kind sentence, and names two or three things that it can."""
from dataclasses import dataclass

from . import data_unknown as data
from .core import Check, Dialogue, Phrasings, Source, article, capital, join_and
from .framing import exchange, framed

WEIGHT = 9


@dataclass
class Unknown:
    """One kind of question.  The wordings have {x} from a table and the reason, why it is declined, may name it; {c} is a city, {n} a number."""
    intent: str
    share: float
    things: list
    reason: str
    asks: Phrasings
    instead: str = ""       # advice that takes the place of what it can do
    exact: bool = False     # the answer names {x}, so rough spelling leaves it as it is


def part(table, held_out):
    """Every sixth thing of a table is kept for evaluation."""
    return [thing for n, thing in enumerate(table) if (n % 6 == 5) == held_out]


def made_up(r):
    """A name that there is not: a place or a word."""
    return "".join(r.sample(data.SYLLABLES, r.choice((2, 2, 3))))


def abilities(r):
    chosen = r.sample(data.ABILITIES, r.choice((2, 3, 3)))
    return f"I can {join_and(chosen, 'or')}."


def declined(r, reason, instead=""):
    return f"I am a very small model and {reason}. {instead or abilities(r)}"


# ----------------------------------------------------------------- kinds of questions
NONE = [""]
KINDS = [
    Unknown("news", 5, NONE, "know no news", Phrasings(
        ["What is in the news?", "What happened today?", "What is new in the world?", "Tell me the news.", "What are today's headlines?",
         "Did anything happen this week?", "What happened yesterday?",
         "What is going on in the world?", "Who won the election?", "Any news from {c}?", "What happened in {c} this week?", "Give me the latest news.",
         "Is there news about {c}?",
         "Who is the president now?", "Who is the prime minister?", "What did the government decide?", "What do people talk about at the moment?",
         "Is there a war?", "What is in the paper today?"],
        ["What is the latest news?", "Tell me what happened today.", "What are the headlines?", "What is happening in {c} today?",
         "What happened in the world this week?"])),
    Unknown("weather", 6, data.CITIES, "do not know the weather", Phrasings(
        ["What is the weather like in {x}?", "How is the weather in {x}?", "Will it rain in {x} tomorrow?", "Is it warm in {x}?",
         "Do I need an umbrella in {x}?", "What is the forecast for {x}?",
         "How cold is it in {x}?", "Is the sun shining in {x}?", "Does it snow in {x}?", "What will the weather be in {x} on Sunday?",
         "What is the weather today?", "Will it rain today?",
         "Is it raining?", "How warm is it outside?", "Should I take a coat in {x}?", "What temperature is it in {x}?", "Weather in {x}?",
         "Is there a storm in {x}?"],
        ["How will the weather be in {x}?", "Tell me the weather in {x}.", "Is it cold in {x} today?", "Does it rain in {x}?",
         "What is the weather like today?"])),
    Unknown("date", 5, NONE, "have no clock or calendar", Phrasings(
        ["What day is it?", "What is today's date?", "What time is it?", "Which year is it?", "What is the date?", "What day of the week is it today?",
         "How late is it?", "What is the time in {c}?",
         "Is it morning or evening?", "Which month is it?", "How many days is it until Christmas?", "When is Easter this year?", "What time is it now?",
         "Is today a holiday?",
         "How long have we been talking?", "What is the date today?", "Is today Monday?"],
        ["Which day is it today?", "What time is it in {c}?", "Tell me the date.", "What year is it?", "How late is it now?"])),
    Unknown("price", 5, data.GOODS, "know no prices", Phrasings(
        ["How much is {x}?", "What does {x} cost?", "What is the price of {x}?", "How expensive is {x}?", "Where can I buy {x} cheaply?",
         "Is {x} expensive?", "What do I pay for {x}?",
         "How much money do I need for {x}?", "Where do I get {x}?", "Which shop sells {x}?", "What does {x} cost in {c}?", "Is {x} cheaper in {c}?",
         "Price of {x}?",
         "What is {x} worth?", "How much would {x} be?"],
        ["How much does {x} cost?", "Tell me the price of {x}.", "What is the price of {x} in {c}?", "How much do I pay for {x}?"])),
    Unknown("sports", 3, data.TEAMS, "know no results", Phrasings(
        ["Who won the {x} game?", "What was the {x} score?", "Who is the best in {x}?", "Who is the world champion in {x}?", "When is the next {x} match?",
         "How did {c} play in {x}?",
         "Which team leads in {x}?", "Who won the {x} final?", "Tell me the {x} results.", "Did {c} win in {x}?", "Who plays {x} tonight?"],
        ["Who won in {x} yesterday?", "What are the {x} results?", "Which team won the {x} final?", "Who is the {x} champion?"])),
    Unknown("film", 3, data.BOOKS, "do not know books, films or songs like that", Phrasings(
        ["What happens in {x}?", "Who wrote {x}?", "Did you like {x}?", "How does {x} end?", "Is {x} good?", "Who plays in {x}?", "What is {x} about?",
         "Can you recommend {x}?",
         "Tell me about {x}.", "What is your opinion of {x}?", "Who sings in {x}?", "Recommend me a book like {x}."],
        ["Do you know {x}?", "What do you think of {x}?", "How is {x}?", "Tell me how {x} ends."])),
    Unknown("person", 7, ["person"], "do not know {x}", Phrasings(
        ["Who is {x}?", "Do you know {x}?", "Tell me about {x}.", "When was {x} born?", "What did {x} do?", "How old is {x}?", "Where does {x} live?",
         "Is {x} famous?", "Who was {x}?",
         "What is {x} known for?", "What did {x} write?", "Why is {x} famous?", "Is {x} married?", "What does {x} look like?", "Where was {x} born?",
         "Have you heard of {x}?",
         "What is the job of {x}?", "Give me a biography of {x}."],
        ["Can you tell me who {x} is?", "What do you know about {x}?", "Tell me who {x} was.", "In which year was {x} born?"]), exact=True),
    Unknown("place", 5, ["place"], "do not know a place called {x}", Phrasings(
        ["Where is {x}?", "What is the capital of {x}?", "How many people live in {x}?", "Which language do people speak in {x}?", "What can I see in {x}?",
         "How do I get to {x}?",
         "On which continent is {x}?", "Is {x} a city or a country?", "Who rules {x}?", "How large is {x}?", "What is the currency of {x}?",
         "What do they eat in {x}?", "Tell me about {x}."],
        ["Do you know where {x} is?", "What city is the capital of {x}?", "In which country is {x}?", "What do you know about {x}?"]), exact=True),
    Unknown("country", 5, data.COUNTRIES, "do not know enough about {x}", Phrasings(
        ["What is the capital of {x}?", "Which city is the capital of {x}?", "What language do people speak in {x}?", "How many people live in {x}?",
         "What is the currency of {x}?",
         "Tell me about {x}.", "Who is the king of {x}?", "How large is {x}?", "What is the flag of {x}?", "Which is the highest mountain in {x}?",
         "What do people eat in {x}?",
         "Capital of {x}?", "What is the history of {x}?", "Which rivers are there in {x}?"],
        ["Tell me the capital of {x}.", "What is {x} like?", "Which language is spoken in {x}?", "What do you know about {x}?"]), exact=True),
    Unknown("animal", 4, [article(x) for x in data.ANIMALS], "do not know enough about that animal", Phrasings(
        ["What sound does {x} make?", "What is the young of {x} called?", "How long does {x} live?", "How heavy is {x}?", "How fast is {x}?",
         "Where do I find {x}?", "What does {x} eat?",
         "How many teeth does {x} have?", "Is {x} dangerous?", "Can {x} swim?", "Tell me about {x}.", "How does {x} sleep?"],
        ["How old can {x} be?", "What do you know about {x}?", "Tell me what {x} eats.", "How big is {x}?"])),
    Unknown("word", 5, data.WORDS + ["word"] * 14, 'do not know the word "{x}"', Phrasings(
        ["What does {x} mean?", 'What does "{x}" mean?', "Define {x}.", "What is the meaning of {x}?", "What is the opposite of {x}?",
         "Explain the word {x}.", "Give me a synonym of {x}.",
         'What is a "{x}"?', "Where does the word {x} come from?", "Use {x} in a sentence.", "How do you use the word {x}?", "What is {x}?",
         "How do you pronounce {x}?",
         "Which word rhymes with {x}?"],
        ["Tell me what {x} means.", "Please define {x}.", "Can you explain the word {x}?", 'What is the meaning of "{x}"?']), exact=True),
    Unknown("essay", 5, data.TOPICS, "cannot write long texts", Phrasings(
        ["Write an essay about {x}.", "Write {n} words about {x}.", "Write a long article about {x}.", "I need a report about {x} for school.",
         "Write a book about {x}.", "Write my homework about {x}.",
         "Give me a lecture on {x}.", "Write a chapter on {x}.", "Write a paper about {x}.", "Explain {x} in {n} words.", "I need a speech about {x}.",
         "Make a presentation about {x}.",
         "Write a detailed text on {x}.", "Prepare a course on {x}."],
        ["Please write an essay on {x}.", "I need {n} words about {x}.", "Write a long text about {x}.", "Can you write an article on {x}?"])),
    Unknown("topic", 6, data.TOPICS, "do not know enough about {x}", Phrasings(
        ["Tell me about {x}.", "What do you know about {x}?", "Explain {x} to me.", "What is important about {x}?", "Teach me {x}.",
         "What are the main ideas of {x}?", "Let's talk about {x}.",
         "Give me some facts about {x}.", "Who is an expert on {x}?", "What do scientists say about {x}?", "How did {x} begin?",
         "I want to learn about {x}.", "Why is {x} important?",
         "What is your opinion of {x}?", "Discuss {x} with me."],
        ["Can you tell me something about {x}?", "Can you explain {x}?", "I would like to know more about {x}.", "What can you tell me about {x}?"]),
        exact=True),
    Unknown("history", 3, data.EVENTS, "do not know enough history", Phrasings(
        ["When was {x}?", "What was {x}?", "In which year was {x}?", "Why was {x} important?", "Who took part in {x}?", "Tell me about {x}.",
         "What happened after {x}?", "How long did {x} last?"],
        ["Tell me when {x} was.", "What do you know about {x}?", "What year was {x}?"])),
    Unknown("invention", 3, data.INVENTIONS, "do not know who invented {x}", Phrasings(
        ["Who invented {x}?", "Who made {x} first?", "When was {x} invented?", "Where was {x} invented?", "Do you know who invented {x}?",
         "Who had the idea of {x}?", "How old is {x}?",
         "What is the history of {x}?"],
        ["Tell me who invented {x}.", "Who was the inventor of {x}?", "Can you tell me who invented {x}?"]), exact=True),
    Unknown("medical", 4, data.PAINS, "cannot give medical advice", Phrasings(
        ["What can I do? {X} hurts.", "{X} hurts.", "Why does {x} hurt?", "I have a pain in {x}.", "Is it bad when {x} hurts?", "How do I treat {x}?",
         "{X} is swollen. What is it?",
         "What illness do I have? {X} hurts.", "I fell, and {x} hurts."],
        ["What should I do about {x}? It hurts.", "{X} hurts a lot.", "I have had a pain in {x} for days."]),
        "Please ask a doctor. I hope that you feel better soon."),
    Unknown("medicine", 4, data.DRUGS, "cannot give medical advice", Phrasings(
        ["Should I take {x}?", "How much {x} can I take?", "Is {x} dangerous?", "Can I drink wine with {x}?", "How does {x} work?", "Can my child take {x}?",
         "What are the side effects of {x}?",
         "May I stop taking {x}?", "Where do I get {x}?"],
        ["Can I take {x} every day?", "Is it safe to take {x}?", "What happens if I take too much {x}?"]), "Please ask a doctor or a pharmacist."),
    Unknown("illness", 3, data.ILLNESSES, "cannot give medical advice", Phrasings(
        ["What helps against {x}?", "I have {x}. What should I do?", "How do I know whether I have {x}?", "How do I treat {x}?", "Is {x} dangerous?",
         "What causes {x}?", "My child has {x}.",
         "How long does {x} last?", "Can I work with {x}?"],
        ["What do I do about {x}?", "I think I have {x}.", "What is the best cure for {x}?"]), "Please ask a doctor. I hope that you feel better soon."),
    Unknown("legal", 4, data.LEGAL, "cannot give legal advice", Phrasings(
        ["Can I {x}?", "How do I {x}?", "Is it legal to {x}?", "What does the law say if I want to {x}?", "I want to {x}. What must I do?",
         "Do I need a lawyer to {x}?", "Should I {x}?",
         "Help me {x}.", "Am I allowed to {x}?", "What does it take to {x}?"],
        ["Do I have the right to {x}?", "How can I {x}?", "I would like to {x}. Is it allowed?"]), "Please ask a lawyer."),
    Unknown("money", 4, data.MONEY, "cannot give advice about money", Phrasings(
        ["Should I buy {x}?", "Is it a good time to buy {x}?", "Will the price of {x} rise?", "Where should I put my money, into {x}?",
         "How do I get rich with {x}?", "Is {x} safe?",
         "Should I sell {x}?", "What do you think of {x} for my savings?", "How much should I pay for {x}?", "Should I borrow money for {x}?"],
        ["Is it good to buy {x} now?", "Do you recommend {x}?", "Should I put my savings into {x}?"]),
        "Please ask somebody who knows you and the matter well."),
    Unknown("danger", 5, data.DANGERS, "cannot help with that", Phrasings(
        ["How do I {x}?", "How can I {x}?", "Tell me how to {x}.", "Teach me to {x}.", "I want to {x}.", "Explain how to {x}.", "What do I need to {x}?",
         "Can you help me {x}?", "Is it easy to {x}?",
         "Give me a plan to {x}.", "Write instructions to {x}."],
        ["Please tell me how to {x}.", "Help me {x}.", "What is the best way to {x}?", "I would like to {x}."]),
        "It could hurt somebody. Let us do something else."),
    Unknown("action", 6, data.ACTIONS, "can only read and write text here", Phrasings(
        ["Please {x}.", "Can you {x}?", "Could you {x} for me?", "I want you to {x}.", "{X}.", "Will you {x}?", "Are you able to {x}?",
         "Would you please {x}?", "{X}, please.", "Go and {x}.",
         "Help me {x}.", "I need you to {x} now.", "Can you {x} for me?"],
        ["Please {x} for me.", "Could you please {x}?", "Do you know how to {x}?", "I would like you to {x}."])),
    Unknown("private", 4, data.PRIVATE, "cannot know that", Phrasings(
        ["Do you know {x}?", "Tell me {x}.", "Can you tell me {x}?", "Guess {x}.", "I forgot {x}. Can you help?", "Please tell me {x}.", "Find out {x}.",
         "What about {x}?", "Can you find out {x}?"],
        ["Do you happen to know {x}?", "Could you tell me {x}?", "I would like to know {x}."])),
    Unknown("future", 4, data.FUTURE, "cannot look into the future", Phrasings(
        ["Will I {x}?", "Do you know if I will {x}?", "Tell me whether I will {x}.", "When will I {x}?", "How likely is it that I will {x}?",
        "Am I going to {x}?",
         "Do you think that I will {x}?",
         "Will my friend {x}?", "Predict whether I will {x}.", "What are my chances to {x}?"],
        ["Do you know whether I will {x}?", "Is it likely that I will {x}?", "Can you tell me if I will {x}?"])),
    Unknown("language", 6, data.FOREIGN, "do not know {x}", Phrasings(
        ['Translate "{s}" into {x}.', "Say something in {x}.", "Do you speak {x}?", 'How do you say "{s}" in {x}?', "Translate this sentence into {x}: {s}",
         "Teach me {x}.", "What is hello in {x}?",
         "Write a letter in {x}.", "How do I say thank you in {x}?", "Can you translate into {x}?", 'What does "{s}" mean in {x}?', "Count to ten in {x}.",
         "Can we talk in {x}?",
         "Tell me a story in {x}."],
        ['Please translate "{s}" into {x}.', "Can you speak {x}?", 'What is "{s}" in {x}?', "Do you know {x}?"]), exact=True),
    Unknown("code", 4, data.CODE, "only know small functions in Python, a little Swift, and a few shell commands", Phrasings(
        ["Write a program in {x}.", "Can you write {x}?", "Show me a function in {x}.", "How do I sort a list in {x}?", "Do you know {x}?",
         "Fix my {x} code.", "Teach me {x}.",
         "Write hello world in {x}.", "Translate this code into {x}.", "Is {x} better than Python?", "What is a loop in {x}?", "Explain pointers in {x}."],
        ["Can you program in {x}?", "Write a function in {x}.", "Please write this in {x}.", "How do I write a loop in {x}?"])),
    Unknown("program", 3, data.PROGRAMS, "can write small functions only", Phrasings(
        ["Write {x}.", "Write {x} in Python.", "Make me {x}.", "Build {x} for me.", "Can you program {x}?", "I need the code of {x}.",
         "How do I program {x}?", "Show me how to build {x}.",
         "Write the source code of {x}."],
        ["Please write {x}.", "Can you build {x}?", "I want {x}. Write the code.", "Code {x} for me."])),
    Unknown("maths", 4, data.MATHS, "can only do small sums", Phrasings(
        ["What is {x}?", "Compute {x}.", "Calculate {x}.", "Find {x}.", "Give me {x}.", "Solve this: {x}.", "Tell me {x}.", "Can you compute {x}?",
         "I need {x}.", "Explain {x}."],
        ["Please compute {x}.", "Can you find {x}?", "Work out {x}.", "Can you tell me {x}?"])),
    Unknown("opinion", 4, data.TOPICS + data.TEAMS, "have no opinions of my own", Phrasings(
        ["Do you like {x}?", "What do you think of {x}?", "Are you for or against {x}?", "Is {x} good or bad?", "Do you believe in {x}?",
         "What is better, {x} or money?", "Which party is right about {x}?",
         "Do you love {x}?", "What would you do about {x}?", "Is {x} boring?"],
        ["What is your opinion on {x}?", "Do you think that {x} is good?", "Do you prefer {x} or something else?"])),
]

LANGUAGE_INPUT = "understand only English well"
NONSENSE = ["I did not understand that.", "Sorry, I did not understand that."]

ANYWAY = Phrasings(
    ["Try anyway.", "Just guess.", "Please try.", "Come on, try it.", "Can you not guess?", "Just make something up.", "Give me your best guess.",
     "Do it anyway."],
    ["Please try anyway.", "Try to guess.", "Can you try it anyway?"])
WHY_NOT = Phrasings(["Why not?", "Why?", "Why don't you know that?", "How come?", "Why can't you?", "But why?"],
                    ["Why can you not do that?", "Why do you not know that?", "Why not, please?"])
WHAT_THEN = Phrasings(
    ["What can you do then?", "What do you know?", "So what can you do?", "What can I ask you?", "Okay, what can you do?", "Then what can you do?",
     "What are you good for?"],
    ["So what do you know?", "Then what can I ask you?", "Okay. What can you do then?"])
BECAUSE = "I was trained on a few kinds of short dialogues only, and I cannot look anything up."
GUESS = "I would only make something up, and that helps nobody."


def thing_for(r, kind, held_out):
    """What is asked about: from the kind's table, or made up."""
    word = r.choice(part(kind.things, held_out) if len(kind.things) > 5 else kind.things)
    if word == "person":
        return f"{r.choice(data.GIVEN)} {r.choice(data.FAMILY)}" if r.random() < 0.6 else f"{r.choice(data.GIVEN)} {capital(made_up(r))}"
    if word == "place":
        return capital(made_up(r))
    return made_up(r) if word == "word" else word


def agreeing(text, many):
    """The question with its verb's plural: "Is vitamins safe?" becomes "Are vitamins safe?"."""
    for one, other in (("is", "are"), ("Is", "Are"), ("does", "do"), ("Does", "Do"), ("was", "were"), ("Was", "Were"), ("has", "have"), ("did", "did")):
        text = text.replace(f"{one} {many}", f"{other} {many}").replace(f"{many} {one}", f"{many} {other}")
    return text


def question(r, kind, held_out):
    """A question of that kind, its answer, and what rough spelling must leave as it is."""
    x = thing_for(r, kind, held_out)
    city = r.choice(part(data.CITIES[:30], held_out))
    asks = kind.asks.pick(r, held_out, x=x, X=capital(x) if x else "", c=city, s=r.choice(data.SENTENCES), n=r.choice((500, 800, 1000, 1500, 2000, 3000)))
    if x in data.MANY:
        asks = agreeing(asks, x)
    return capital(asks), declined(r, kind.reason.format(x=x), kind.instead), {x} if kind.exact else set()


def follow_up(r, held_out):
    """After the answer: why not, a guess, or what it can do."""
    asks, answer = r.choice([(WHY_NOT, BECAUSE + " " + abilities(r)), (ANYWAY, GUESS + " " + abilities(r)),
                             (WHAT_THEN, "I am a very small model. " + abilities(r))])
    return exchange((asks.pick(r, held_out), answer))


def any_kind(r):
    kind = r.choices(KINDS, [k.share for k in KINDS])[0]
    return kind, question(r, kind, False)


def earlier(r):
    _, (asks, answer, _) = any_kind(r)
    return exchange((asks, answer))


def dialogue(kind):
    def make(r, held_out):
        goes_on = r.random() < 0.15
        asks, answer, keep = question(r, kind, held_out and not goes_on)
        turns = exchange((asks, answer))
        if goes_on:
            turns += follow_up(r, held_out)
        before = earlier if not keep and r.random() < 0.3 else None
        return Dialogue(framed(r, turns, before), Check("declines"), keep, rough=before is None)
    return make


# ----------------------------------------------------------------- input that is no question
def mash(r):
    """What a cat on the keyboard writes."""
    row = r.choice(("asdfghjkl", "qwertyuiop", "zxcvbnm", "asdf", "jkl", "abcdefghijklmnopqrstuvwxyz"))
    return "".join(r.choice(row) for _ in range(r.randint(3, 14)))


def nonsense_input(r, held_out):
    kind = r.randrange(6)
    if kind == 0:
        return r.choice(part(data.EMPTY, held_out))
    if kind == 1:
        return r.choice(part(data.EMOJI, held_out)) * r.choice((1, 1, 2, 3))
    if kind == 2:
        return " ".join(made_up(r) for _ in range(r.randint(2, 5))) + r.choice(("", "?", ".", "!"))
    if kind == 3:
        return r.choice("?!.,-#*") * r.randint(1, 8)
    if kind == 4:
        return "".join(r.choice("0123456789") for _ in range(r.randint(5, 14)))
    return " ".join(mash(r) for _ in range(r.choice((1, 1, 1, 2, 3))))


def nonsense(r, held_out):
    answer = f"{r.choice(NONSENSE)} I am a very small model; {abilities(r)}"
    return Dialogue(framed(r, exchange((nonsense_input(r, held_out), answer)), earlier), Check("declines"), rough=False)


def other_language(r, held_out):
    answer = declined(r, LANGUAGE_INPUT)
    return Dialogue(framed(r, exchange((r.choice(part(data.OTHER_LANGUAGES, held_out)), answer))), Check("declines"), rough=False)


def sources():
    own = [(f"unknown.{kind.intent}", kind.share, dialogue(kind)) for kind in KINDS]
    own += [("unknown.nonsense", 8, nonsense), ("unknown.other_language", 4, other_language)]
    total = sum(share for _, share, _ in own)
    return [Source(intent, "unknown", WEIGHT * share / total, make) for intent, share, make in own]


SOURCES = sources()
