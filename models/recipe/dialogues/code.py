"""Short functions in Python: write one, explain one, repair one, and say what a line prints; and a few shell and Swift snippets."""
import re

from . import data_code as data
from .core import Check, Phrasings
from .tasks import Exchange, task_sources

SHORT_WORDS = "cat dog sun red hat cup pen map box key bee owl fox jam ice sky sea tea egg ant lamp book fish tree star moon rain wind leaf bird".split()
PARAMETERS = {"X": ("n", "x", "value", "number", "num"), "L": ("items", "values", "numbers", "data", "xs"), "S": ("text", "word", "s", "string", "line")}


# ----------------------------------------------------------------- one function with its names chosen
class Function:
    """A row of data.FUNCTIONS with the parameter's name and the number K put in."""

    def __init__(self, r, row, parameter=None):
        task, noun, name, code, explanation, cases = row
        k = r.randint(2, 12)
        self.letter = next((letter for letter in "XLS" if f"({letter}" in code or f"[{letter}" in code), None)
        self.parameter = parameter or (r.choice(PARAMETERS[self.letter]) if self.letter else None)
        self.task, self.noun, self.name = (text.replace("K", str(k)) for text in (task, noun, name))
        self.code, self.explanation = self._fill(code, k), self._fill(explanation, k)
        self.cases = self._cases(cases, k) if callable(cases) else [[list(arguments), result] for arguments, result in cases]

    def _fill(self, text, k):
        if self.letter:
            parts = text.split(self.letter)
            text = self.parameter.join(parts)
        return text.replace("K", str(k))

    def _cases(self, result, k):
        made = {"X": lambda x: x, "L": lambda x: list(range(x)), "S": str}[self.letter]
        return [[[made(x)], result(k, x)] for x in (k, k + 3, 2 * k)]

    def check(self, name=None):
        name = name or self.name
        if any(isinstance(result, tuple) for _, result in self.cases):
            return Check("contains", [f"def {name}(", self.code.split("\n")[-1]])
        return Check("code", {"name": name, "cases": [list(case) for case in self.cases]})


def fenced(code, language="python"):
    return f"```{language}\n{code}\n```"


def function(r):
    return Function(r, r.choice(data.FUNCTIONS))


# ----------------------------------------------------------------- write
WRITE = Phrasings(
    ["Write a Python function that {t}.", "Please write Python code that {t}.", "Can you write a function that {t}?", "I need a Python function that {t}.",
     "Show me a Python function that {t}.", "Python function that {t}", "Give me a function that {t}.", "How do I write a Python function that {t}?",
     "Write a function {n} that {t}.", "In Python, write a function that {t}.", "Write code for {o}.", "How do I compute {o} in Python?",
     "How do I get {o} in Python?", "I want Python code for {o}.", "Write Python code for {o}.", "python: {o}", "Help me to write a function that {t}.",
     "Write a small function in Python that returns {o}.", "What does a Python function look like that {t}?"],
    ["Could you write a Python function that {t}?", "Make a Python function that {t}.", "Please give me Python code for {o}.", "I want a function that {t}.",
     "How would you write a function in Python that {t}?", "Please show me how to get {o} in Python."])
NAMED = Phrasings([" Call it {n}.", " The function is called {n}.", " Name it {n}.", " Name the function {n}."], [" Please call it {n}.", " Its name is {n}."])
ARGUMENT = Phrasings([" Call the parameter {p}.", " Name the argument {p}.", " The parameter is called {p}."],
                     [" The argument is called {p}.", " Name the parameter {p}."])
OTHER_NAMES = "helper compute my_function solve task run_it calculate do_it work f g process answer convert check_it".split()
NAME_VERBS = "get make do find run try my new the".split()


def asked(r, held_out, f):
    """A question for the function; wordings that need a noun ("the sum of a list") are not used where it is a clause ("whether ...")."""
    while True:
        template = r.choice(WRITE.held_out if held_out else WRITE.train)
        if "{o}" not in template or f.noun.split()[0] not in ("whether", "how"):
            return template.format(t=f.task, n=f.name, o=f.noun)


def other_name(r):
    return r.choice(OTHER_NAMES) if r.random() < 0.4 else r.choice(NAME_VERBS) + "_" + r.choice(SHORT_WORDS)


def write(r, held_out):
    f = function(r)
    name = f.name
    text = asked(r, held_out, f)
    if f.name not in text.split() and r.random() < 0.2:
        name = other_name(r)
        text += NAMED.pick(r, held_out, n=name)
    elif f.letter and r.random() < 0.3:
        text += ARGUMENT.pick(r, held_out, p=f.parameter)
    elif f.letter:
        f.code, f.explanation = usual(f)
    code = f.code.replace(f"def {f.name}(", f"def {name}(")
    return Exchange(text, f"{fenced(code)}\n{f.explanation}", f.check(name), (name, f.parameter or name), rough=r.random() < 0.8, state=(f, code, name))


def usual(f):
    """The code with the parameter's first name: what is written where the user asks for no name."""
    first = PARAMETERS[f.letter][0]
    return tuple(re.sub(rf"\b{f.parameter}\b", first, text) for text in (f.code, f.explanation))


RENAME = Phrasings(["Now call it {n}.", "Rename it to {n}.", "Call the function {n} instead.", "Can it be called {n}?", "Change its name to {n}."],
                   ["Please rename it to {n}.", "Now change the name to {n}.", "Call it {n} instead."])
EXPLAIN_IT = Phrasings(["How does it work?", "Explain it.", "What does it do?", "Why does that work?", "Can you explain the code?", "Tell me how it works.",
                        "explain please",
                        "What does this code do?"],
                       ["How does the code work?", "Please explain it.", "Can you explain how it works?"])
NO_TEXT = Phrasings(["Only the code, please.", "Just the code.", "Without the explanation, please.", "Code only.", "Shorter, please."],
                    ["Just the code, please.", "Only code.", "Please show only the code."])


def code_follow(r, held_out, before):
    f, code, name = before.state
    kind = r.random()
    if kind < 0.35:
        new = next(new for new in iter(lambda: other_name(r), None) if new != name)
        return Exchange(RENAME.pick(r, held_out, n=new), fenced(code.replace(f"def {name}(", f"def {new}(")), f.check(new), (new,))
    if kind < 0.65:
        return Exchange(EXPLAIN_IT.pick(r, held_out), f"The function {name} {f.task}. {f.explanation}", Check("contains", [f.task]))
    if kind < 0.85:
        return Exchange(NO_TEXT.pick(r, held_out), fenced(code), f.check(name))
    other = function(r)
    other.code, other.explanation = usual(other) if other.letter else (other.code, other.explanation)
    text = Phrasings([f"And one that {other.task}?", f"Now one that {other.task}.", f"Another one that {other.task}, please."],
                     [f"And now one that {other.task}.", f"Please write another one that {other.task}."]).pick(r, held_out)
    return Exchange(text, f"{fenced(other.code)}\n{other.explanation}", other.check(), (other.name,))


# ----------------------------------------------------------------- explain
EXPLAIN = Phrasings(
    ["What does this function do?", "Explain this code.", "What does this code do?", "Please explain this function.", "Can you tell me what this does?",
     "Explain this Python function to me.", "I do not understand this code. What does it do?", "What is this function for?", "Describe this function.",
     "Tell me what this Python code does."],
    ["Can you explain this code to me?", "What does this Python function do?", "Please tell me what this code does.", "What is this code for?"])


def explain(r, held_out):
    f = function(r)
    name = f.name if r.random() < 0.5 else other_name(r)
    code = f.code.replace(f"def {f.name}(", f"def {name}(")
    answer = f"The function {name} {f.task}. {f.explanation}"
    return Exchange(f"{EXPLAIN.pick(r, held_out)}\n{fenced(code) if r.random() < 0.7 else code}", answer, Check("contains", [f.task]), rough=False)


# ----------------------------------------------------------------- repair
# what is wrong, (right, wrong) in the code
BUGS = [
    ("The colon after the first line is missing", ("):\n", ")\n")), ("The closing bracket in the first line is missing", ("):\n", ":\n")),
    ("The word return is misspelled", ("return", "retrun")), ("The word def is misspelled", ("def ", "dfe ")),
    ("The loop has no colon", (":\n        ", "\n        ")),
    ("The line after the first must be indented", ("\n    ", "\n")), ("The keyword for is misspelled", ("for ", "fro ")),
]
REPAIR = Phrasings(
    ["Fix this code:", "What is wrong with this code?", "Find the bug:", "This code does not work. Fix it, please.", "Please repair this function:",
     "Why does this not run?",
     "There is a mistake in this code. Where?", "I get an error. Can you fix it?", "Correct this code:", "Debug this:"],
    ["Can you fix this code?", "Please find the mistake in this code:", "Where is the bug in this function?", "This function does not run. Please fix it."])


def repair(r, held_out):
    f = function(r)
    usable = [(what, change) for what, change in BUGS if change[0] in f.code and ("line after" not in what or f.code.count("\n") == 1)
              and ("loop" not in what or "    for " in f.code and f.code.count(":\n        ") == 1)]
    what, (right, wrong) = r.choice(usable)
    broken = f.code.replace(right, wrong, 1)
    answer = f"{what}. Here is the right code:\n{fenced(f.code)}"
    return Exchange(f"{REPAIR.pick(r, held_out)}\n{fenced(broken) if r.random() < 0.7 else broken}", answer, f.check(), rough=False)


# ----------------------------------------------------------------- what does this print
PRINTS = Phrasings(
    ["What does this print?\n{c}", "What does {c} print?", "What is the output of {c}?", "Which output does this give: {c}", "I run {c}. What do I see?",
     "What will Python print for {c}?", "What is printed by {c}?", "In Python, what does {c} give?", "I want to know what {c} prints."],
    ["What do I see if I run {c}?", "Tell me what this prints: {c}", "Which output does {c} give?"])
PRINTS_LINES = Phrasings(["What does this print?\n{c}", "What is the output of this code?\n{c}", "I run this. What do I see?\n{c}",
                          "Which output does this give?\n{c}", "I want to know what this prints:\n{c}"],
                         ["What do I see if I run this?\n{c}", "Tell me what this prints:\n{c}"])


def printed(r):
    """A call of print, its output and why."""
    word, other = r.sample(SHORT_WORDS, 2)
    numbers = r.sample(range(1, 30), r.randint(2, 4))
    a, b = r.randint(2, 9), r.randint(2, 9)
    return r.choice([
        (f"print(\"{word}\".upper())", word.upper(), "The method upper makes capital letters."),
        (f"print(\"{word.upper()}\".lower())", word, "The method lower makes small letters."),
        (f"print(len(\"{word}\"))", len(word), f"The word {word} has {len(word)} letters."),
        (f"print(\"{word}\" + \"{other}\")", word + other, "The plus sign joins the two strings."),
        (f"print(\"{word}\" * {min(a, 4)})", word * min(a, 4), f"The string is repeated {min(a, 4)} times."),
        (f"print({a} + {b})", a + b, "It adds the two numbers."),
        (f"print({a} * {b})", a * b, "The star multiplies the two numbers."),
        (f"print({a} > {b})", a > b, f"It compares {a} with {b}."),
        (f"print({a} == {b})", a == b, "Two equals signs ask if both are the same."),
        (f"print({a * b} // {b})", a, "Two slashes divide and drop the rest."),
        (f"print(len({numbers}))", len(numbers), f"The list has {len(numbers)} items."),
        (f"print({numbers}[0])", numbers[0], "The index 0 is the first item."),
        (f"print({numbers}[-1])", numbers[-1], "The index -1 is the last item."),
        (f"print(max({numbers}))", max(numbers), "It finds the largest number."),
        (f"print(min({numbers}))", min(numbers), "It finds the smallest number."),
        (f"print(sorted({numbers}))", sorted(numbers), "It puts the numbers in order."),
        (f"print({numbers}[::-1])", numbers[::-1], "It reads the list backwards."),
        (f"print(list(range({a})))", list(range(a)), f"The range starts at 0 and ends before {a}."),
        (f"for i in range({min(a, 5)}):\n    print(i)", "\n".join(map(str, range(min(a, 5)))), f"The range starts at 0 and ends before {min(a, 5)}."),
        (f"x = {a}\nx = x + {b}\nprint(x)", a + b, f"It starts with {a} and adds {b}."),
        (f"print(\"{word}\"[0])", word[0], "The index 0 is the first letter."),
        (f"print(\"{word[0]}\" in \"{word}\")", True, f"The word {word} begins with {word[0]}."),
    ])


def output(r, held_out):
    code, result, why = printed(r)
    if "\n" in code:
        text = PRINTS_LINES.pick(r, held_out, c=fenced(code) if r.random() < 0.7 else code)
    else:
        text = PRINTS.pick(r, held_out, c=f"`{code}`" if r.random() < 0.4 else code)
    return Exchange(text, f"{why} It prints:\n{fenced(result, '')}", Check("contains", [f"prints:\n```\n{result}\n```"]),
                    rough=False)


# ----------------------------------------------------------------- shell, Swift
SHELL = Phrasings(
    ["Which shell command {t}?", "What command {t}?", "Give me a shell command that {t}.", "Which command in the terminal {t}?",
     "Show me a bash command that {t}.",
     "I need a command that {t}.", "bash: a command that {t}", "What do I type in the terminal? I need something that {t}."],
    ["Which terminal command {t}?", "Please give me a command that {t}.", "Tell me a shell command that {t}."])
FILES = "notes.txt list.txt report.txt data.csv words.txt letter.txt plan.md log.txt poem.txt names.txt".split()
FOLDERS = "photos music work books old drafts games recipes letters backup".split()


def shell(r, held_out):
    task, command, why = r.choice(data.SHELL)
    name = r.choice(FOLDERS if "folder" in task else FILES)
    text, word = SHELL.pick(r, held_out, t=task), r.choice(SHORT_WORDS)
    if "NAME" in command:
        text += f" The {'folder' if 'folder' in task else 'file'} is {name}."
    if "WORD" in command:
        text += f" The {'word' if 'word' in task else 'text'} is {word}."
    command = command.replace("NAME", name).replace("WORD", word)
    return Exchange(text, f"{fenced(command, 'sh')}\n{why}", Check("contains", [f"\n{command}\n"]), (name, word, "folder", "file", task))


SWIFT = Phrasings(
    ["Write a Swift function that {t}.", "Please write Swift code that {t}.", "Show me a function in Swift that {t}.", "I need a Swift function that {t}.",
     "How do I write a Swift function that {t}?", "Swift: a function that {t}", "In Swift, write a function that {t}.",
     "Can you write Swift? I need a function that {t}."],
    ["Could you write a Swift function that {t}?", "Make a function in Swift that {t}.", "Please show me a Swift function that {t}."])


def swift(r, held_out):
    task, code, why = r.choice(data.SWIFT)
    return Exchange(SWIFT.pick(r, held_out, t=task), f"{fenced(code, 'swift')}\n{why}", Check("contains", [code]), ("Swift",))


SOURCES = task_sources("code", [
    ("code.write", 4.0, write, code_follow),
    ("code.explain", 1.4, explain, None),
    ("code.repair", 1.2, repair, None),
    ("code.output", 1.2, output, None),
    ("code.shell", 0.7, shell, None),
    ("code.swift", 0.5, swift, None),
])
