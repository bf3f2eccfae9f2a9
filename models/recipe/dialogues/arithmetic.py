"""Sums, differences, products and quotients of numbers up to three digits, worked out in writing.

A tiny model computes by writing.  So every calculation goes digit by digit in one fixed form: the places are named, the digits of the column are
copied first, and the digit of the result is the last thing of its sentence; the result then copies these digits.  Calculations of one-digit
numbers are answered at once.  Longer ones (two-digit factors, chains) are the same small calculations one after another.
"""
from .core import Check, Phrasings, capital
from .tasks import Exchange, task_sources

PLACES = ("Ones", "Tens", "Hundreds", "Thousands")
SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n, with_and=False):
    """A number from 0 to 999 in words."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    rest = (" and " if with_and else " ") + in_words(n % 100) if n % 100 else ""
    return SMALL[n // 100] + " hundred" + rest


# ----------------------------------------------------------------- worked answers
def digits(n, places):
    """The digits of n from the right, filled up with zeros."""
    return [n // 10 ** i % 10 for i in range(places)]


def places_of(*numbers):
    return max(len(str(n)) for n in numbers)


def add(a, b):
    if a < 10 and b < 10:
        return f"{a} + {b} = {a + b}."
    steps, carry, places = [], 0, places_of(a, b)
    for i, (x, y) in enumerate(zip(digits(a, places), digits(b, places))):
        total = x + y + carry
        step = f"{PLACES[i]}: {x} + {y}{' + 1' if carry else ''} = {total}"
        carry = total // 10
        steps.append(step + (f", carry 1 and write {total % 10}." if carry and i < places - 1 else "."))
    return f"We add {a} + {b} from the right. {' '.join(steps)} So {a} + {b} = {a + b}."


def subtraction_steps(a, b):
    steps, borrow = [], 0
    places = places_of(a, b)
    for i, (x, y) in enumerate(zip(digits(a, places), digits(b, places))):
        minus = f" - {y}{' - 1' if borrow else ''}"
        rest = x - y - borrow
        borrow = rest < 0
        steps.append(f"{PLACES[i]}: {x}{minus} is below 0, so borrow 1: {x + 10}{minus} = {rest + 10}." if borrow else f"{PLACES[i]}: {x}{minus} = {rest}.")
    return " ".join(steps)


def subtract(a, b):
    if a < 10 and b < 10:
        return f"{a} - {b} = {a - b}."
    if a < b:
        return (f"We subtract {a} - {b}. {a} is smaller, so we take {b} - {a} and put a minus in front. {subtraction_steps(b, a)} "
                f"So {b} - {a} = {b - a}, and {a} - {b} = {a - b}.")
    return f"We subtract {a} - {b} from the right. {subtraction_steps(a, b)} So {a} - {b} = {a - b}."


def multiply_steps(a, digit):
    steps, carry, places = [], 0, places_of(a)
    for i, x in enumerate(digits(a, places)):
        product = x * digit
        total = product + carry
        step = f"{PLACES[i]}: {x} x {digit} = {product}" + (f", {product} + {carry} = {total}" if carry else "")
        carry = total // 10
        steps.append(step + (f", carry {carry} and write {total % 10}." if carry and i < places - 1 else "."))
    return f"We multiply {a} x {digit} from the right. {' '.join(steps)}"


def multiply(a, b):
    if a < 10 and b < 10:
        return f"{a} x {b} = {a * b}."
    if 0 in (a, b):
        return f"Anything times 0 is 0, so {a} x {b} = 0."
    if b in (10, 100):
        return f"We write {'a zero' if b == 10 else 'two zeros'} after {a}. So {a} x {b} = {a * b}."
    if b < 10:
        return f"{multiply_steps(a, b)} So {a} x {b} = {a * b}."
    if a < 10:
        return f"{a} x {b} is the same as {b} x {a}. {multiply(b, a)[:-1]}, and {a} x {b} = {a * b}."
    tens, ones = b // 10, b % 10
    first = f"{multiply_steps(a, tens)} So {a} x {tens} = {a * tens}, and {a} x {b - ones} = {a * (b - ones)}."
    if not ones:
        return first
    second = f"{multiply_steps(a, ones)} So {a} x {ones} = {a * ones}."
    return f"{a} x {b} is {a} x {b - ones} plus {a} x {ones}.\n{first}\n{second}\n{add(a * (b - ones), a * ones)}\nSo {a} x {b} = {a * b}."


def divide(a, b):
    """a is a multiple of b, b has one digit."""
    if a < 10 * b:
        return f"{b} x {a // b} = {a}, so {a} / {b} = {a // b}."
    steps, rest, places = [], 0, places_of(a)
    for i in range(places - 1, -1, -1):
        part = rest * 10 + digits(a, places)[i]
        rest = part % b
        steps.append(f"{PLACES[i]}: {part} / {b} = {part // b}, remainder {rest}.")
    return f"We divide {a} / {b} from the left. {' '.join(steps)} So {a} / {b} = {a // b}."


WORKED = {"+": add, "-": subtract, "x": multiply, "/": divide}
RESULT = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "x": lambda a, b: a * b, "/": lambda a, b: a // b}


# ----------------------------------------------------------------- questions
ANY = Phrasings(
    ["What is {e}?", "What is {e}?", "What's {e}?", "Compute {e}.", "Calculate {e}.", "{e}", "{e}", "{e} =", "{e} = ?", "{e}?", "How much is {e}?",
     "Can you work out {e}?", "Please solve {e}.", "Tell me {e}.", "What does {e} equal?", "I need {e}.", "Work out {e}, please.", "What do you get for {e}?",
     "Find {e}.", "Give me the result of {e}.", "Could you calculate {e} for me?", "My homework asks for {e}.", "Show me how to do {e}.", "{e} please",
     "Solve: {e}", "And what about {e}?", "Do the math: {e}", "Quick question: {e}", "Hello! What is {e}?", "Can you help me with {e}?", "Step by step: {e}",
     "I have to calculate {e}. Help me, please.", "What is the answer to {e}?"],
    ["What would {e} be?", "Do you know how much {e} is?", "Please give me the answer to {e}.", "I would like to know {e}.", "Help me to solve {e}, please.",
     "Now I need the result of {e}.", "Let us do {e}.", "Please compute {e} for me."])

OWN = {
    "+": Phrasings(
        ["Add {a} and {b}.", "Add {b} to {a}.", "What is the sum of {a} and {b}?", "What do {a} and {b} make together?", "Please add {a} and {b}.",
         "If I add {b} to {a}, what do I get?", "Find the sum of {a} and {b}.", "Add these numbers: {a}, {b}", "What is the total of {a} and {b}?",
         "How much is {a} and {b}?", "Add up {a} and {b}."],
        ["How much are {a} and {b} together?", "Please find the total of {a} and {b}.", "Can you add {b} to {a} for me?", "I want to add {a} and {b}."]),
    "-": Phrasings(
        ["Subtract {b} from {a}.", "Take {b} away from {a}.", "What is {a} take away {b}?", "What is the difference between {a} and {b}?",
         "If I take {b} from {a}, what is left?", "What is left of {a} after taking away {b}?", "Please subtract {b} from {a}.",
         "What is {a} less {b}?", "Take {b} from {a}.", "How much is left when I subtract {b} from {a}?"],
        ["Can you take {b} away from {a}?", "How much is left if I take {b} from {a}?", "I want to subtract {b} from {a}.",
         "Find the difference between {a} and {b}."]),
    "x": Phrasings(
        ["Multiply {a} by {b}.", "What is the product of {a} and {b}?", "Please multiply {a} by {b}.", "Find the product of {a} and {b}.",
         "If I multiply {a} by {b}, what do I get?", "Multiply {a} and {b}.", "How much is {a} multiplied by {b}?",
         "What do I get when I multiply {a} and {b}?"],
        ["Can you multiply {a} by {b} for me?", "I want to multiply {a} by {b}.", "Tell me the product of {a} and {b}.",
         "How much do I get if I multiply {a} by {b}?"]),
    "/": Phrasings(
        ["Divide {a} by {b}.", "Please divide {a} by {b}.", "How many times does {b} go into {a}?", "If I divide {a} by {b}, what do I get?",
         "Split {a} into {b} equal parts. How big is one part?", "How often does {b} fit into {a}?", "What do I get when I divide {a} by {b}?",
         "{a} shared by {b}"],
        ["Can you divide {a} by {b} for me?", "I want to divide {a} by {b}.", "How many times does {b} fit into {a}?",
         "How big is one part if I split {a} into {b} parts?"]),
}
SIGNS = {"+": ("+",), "-": ("-",), "x": ("x", "x", "*", "*", "\u00d7"), "/": ("/", "/", "\u00f7")}
SIGN_WORDS = {"+": ("plus",), "-": ("minus",), "x": ("times", "times", "multiplied by"), "/": ("divided by",)}


def number_style(r):
    """How this question writes its numbers: mostly in figures."""
    if r.random() < 0.84:
        return str
    with_and = r.random() < 0.3
    return lambda n: in_words(n, with_and) if n < 1000 else str(n)


def expression(r, numbers, signs):
    """A written calculation: "3 + 4", "3+4", "3 plus 4", "three plus four"."""
    show = number_style(r)
    if show is str and r.random() < 0.75:
        space = "" if r.random() < 0.25 else " "
        parts = [space + r.choice(SIGNS[sign]) + space for sign in signs]
    else:
        parts = [" " + r.choice(SIGN_WORDS[sign]) + " " for sign in signs]
    return show(numbers[0]) + "".join(part + show(n) for part, n in zip(parts, numbers[1:])), show is not str


def question(r, held_out, sign, a, b):
    if r.random() < 0.6:
        text, _ = expression(r, (a, b), (sign,))
        text = ANY.pick(r, held_out, e=text)
    else:
        show = number_style(r)
        text = OWN[sign].pick(r, held_out, a=show(a), b=show(b))
    return text[0].upper() + text[1:] if r.random() < 0.9 else text


def kept(*numbers):
    """What rough spelling must leave: the numbers' words."""
    return tuple(in_words(n) for n in numbers if n < 1000)


def calculation(r, held_out, sign, a, b):
    result = RESULT[sign](a, b)
    return Exchange(question(r, held_out, sign, a, b), WORKED[sign](a, b), Check("number", result), kept(a, b), state=(f"{a} {sign} {b}", result))


def upto(r, *weights):
    """A number whose count of digits has these weights (one digit, two digits, ...)."""
    count = r.choices(range(1, len(weights) + 1), weights)[0]
    return r.randrange(10 ** (count - 1), 10 ** count) if count > 1 else r.randrange(1, 10)


# ----------------------------------------------------------------- tasks
def addition(r, held_out):
    return calculation(r, held_out, "+", upto(r, 12, 30, 58), upto(r, 12, 30, 58))


def subtraction(r, held_out):
    a, b = upto(r, 8, 35, 57), upto(r, 14, 38, 48)
    if a < b and r.random() < 0.7:
        a, b = b, a
    return calculation(r, held_out, "-", a, b)


def multiplication(r, held_out):
    kind = r.random()
    if kind < 0.3:
        return calculation(r, held_out, "x", r.randint(1, 9), r.randint(1, 9))
    if kind < 0.36:
        return calculation(r, held_out, "x", upto(r, 10, 50, 40), r.choice((0, 10, 10, 100)))
    a, b = upto(r, 0, 50, 50), r.randint(2, 9)
    return calculation(r, held_out, "x", *((b, a) if r.random() < 0.2 else (a, b)))


def long_multiplication(r, held_out):
    return calculation(r, held_out, "x", r.randint(11, 99), r.randint(11, 99))


def division(r, held_out):
    b = r.randint(2, 9)
    return calculation(r, held_out, "/", b * (r.randint(1, 10) if r.random() < 0.35 else r.randint(10, 999 // b)), b)


def chain(r, held_out):
    """Two or three sums and differences from left to right; no step falls below zero."""
    numbers, signs, steps = [upto(r, 25, 50, 25)], [], []
    value = numbers[0]
    for _ in range(r.choice((2, 2, 2, 3))):
        sign, b = r.choice("+-"), upto(r, 40, 50, 10)
        sign = "+" if sign == "-" and b > value else sign
        steps.append(WORKED[sign](value, b))
        value = RESULT[sign](value, b)
        numbers.append(b)
        signs.append(sign)
    plain = " ".join([str(numbers[0])] + [f"{sign} {n}" for sign, n in zip(signs, numbers[1:])])
    text, _ = expression(r, numbers, signs)
    answer = "\n".join([f"{plain}, from left to right."] + steps + [f"So {plain} = {value}."])
    return Exchange(capital(ANY.pick(r, held_out, e=text)), answer, Check("number", value), kept(*numbers), state=(plain, value))


def order(r, held_out):
    """A product inside a sum or a difference."""
    b, c = r.randint(2, 9), r.randint(2, 9)
    a, sign = r.randint(1, 60), r.choice("+-")
    product = b * c
    if sign == "-" and a < product or r.random() < 0.5:
        first, second = product, a if sign == "+" else r.randint(1, product)
        numbers, signs = (b, c, second), ("x", sign)
    else:
        first, second = a, product
        numbers, signs = (a, b, c), (sign, "x")
    value = RESULT[sign](first, second)
    plain = f"{numbers[0]} {signs[0]} {numbers[1]} {signs[1]} {numbers[2]}"
    text, _ = expression(r, numbers, signs)
    answer = f"Multiplication comes first: {b} x {c} = {product}.\n{WORKED[sign](first, second)}\nSo {plain} = {value}."
    return Exchange(capital(ANY.pick(r, held_out, e=text)), answer, Check("number", value), kept(*numbers), state=(plain, value))


HALVES = {
    "double": Phrasings(["Double {n}.", "What is double {n}?", "What is twice {n}?", "How much is two times {n}?", "Give me the double of {n}.",
                         "What is {n} doubled?"],
                        ["Can you double {n}?", "How much is twice {n}?", "Please double {n} for me."]),
    "half": Phrasings(["What is half of {n}?", "Halve {n}.", "How much is half of {n}?", "Give me half of {n}.", "Split {n} in half.",
                       "What is one half of {n}?"],
                      ["Tell me half of {n}.", "Can you split {n} in half?", "Please find half of {n}."]),
    "square": Phrasings(["What is {n} squared?", "What is the square of {n}?", "Square {n}.", "{n} squared", "Calculate the square of {n}.",
                         "What is {n} times itself?"],
                        ["How much is {n} squared?", "Tell me the square of {n}.", "Find {n} squared."]),
}


def doubles(r, held_out):
    kind = r.choice(("double", "double", "half", "half", "square"))
    n = {"double": upto(r, 20, 50, 30), "half": 2 * upto(r, 25, 50, 25) if r.random() < 0.7 else 2 * r.randint(1, 50), "square": r.randint(1, 20)}[kind]
    n = n if n < 1000 else n // 4 * 2
    answer, value = {"double": lambda: (multiply(n, 2), n * 2), "half": lambda: (divide(n, 2), n // 2), "square": lambda: (multiply(n, n), n * n)}[kind]()
    return Exchange(HALVES[kind].pick(r, held_out, n=n), answer, Check("number", value), state=(answer.split("So ")[-1].split(" = ")[0], value))


COMPARE = Phrasings(
    ["Which is larger, {a} or {b}?", "Which number is bigger: {a} or {b}?", "Is {a} more than {b}?", "Is {a} greater than {b}?", "Compare {a} and {b}.",
     "What is bigger, {a} or {b}?", "Which of {a} and {b} is the larger number?", "Is {a} less than {b}?", "Which is smaller, {a} or {b}?"],
    ["Is {a} larger than {b}?", "Tell me which number is larger: {a} or {b}.", "Which is the bigger number, {a} or {b}?"])


def compare(r, held_out):
    a, b = upto(r, 15, 40, 45), upto(r, 15, 40, 45)
    if r.random() < 0.4:
        b = max(1, a + r.choice((-1, 1)) * r.randint(1, 9))
    text = COMPARE.pick(r, held_out, a=a, b=b)
    if text.startswith("Is "):
        more = "more" if "less" not in text else "less"
        yes = a > b if more == "more" else a < b
        relation = "more than" if a > b else "less than" if a < b else "the same as"
        answer = f"{'Yes' if yes else 'No'}, {a} is {relation} {b}."
    elif a == b:
        answer = f"They are the same: {a}."
    else:
        word = "smaller" if "smaller" in text else "larger"
        first, second = (min(a, b), max(a, b)) if word == "smaller" else (max(a, b), min(a, b))
        answer = f"{first} is {word} than {second}."
    return Exchange(text, answer, Check("exact", answer))


PARITY = Phrasings(
    ["Is {n} even or odd?", "Is {n} an odd number?", "Is {n} an even number?", "Is {n} even?", "Is {n} odd?", "Tell me if {n} is even.", "Even or odd: {n}?",
     "Can {n} be divided by 2?", "I want to know whether {n} is odd."],
    ["Do you know if {n} is even or odd?", "Tell me whether {n} is odd or even.", "Is the number {n} even?"])


def parity(r, held_out):
    n = upto(r, 10, 40, 50)
    word = "odd" if n % 2 else "even"
    return Exchange(PARITY.pick(r, held_out, n=n), f"The last digit of {n} is {n % 10}, so {n} is {word}.", Check("contains", [f"{n} is {word}"]))


ROUND = Phrasings(
    ["Round {n} to the nearest ten.", "Round {n} to tens.", "What is {n} rounded to the nearest ten?", "Please round {n} to the nearest ten.",
     "Give me {n} rounded to tens.",
     "Which ten is nearest to {n}?"],
    ["Can you round {n} to the nearest ten?", "Tell me {n} rounded to the nearest ten.", "I want {n} rounded to tens."])


def rounding(r, held_out):
    n = r.randint(11, 999)
    down = n // 10 * 10
    value = down + 10 if n % 10 >= 5 else down
    answer = f"The last digit of {n} is {n % 10}, so " + (f"we round {'up' if n % 10 >= 5 else 'down'} to {value}." if n % 10 else f"it stays {n}.")
    return Exchange(ROUND.pick(r, held_out, n=n), answer, Check("number", value))


TRUE = Phrasings(
    ["Is {e} equal to {c}?", "Is it true that {e} = {c}?", "I got {c} for {e}. Is that right?", "Check this: {e} = {c}", "Does {e} make {c}?",
     "My answer to {e} is {c}. Correct?",
     "{e} = {c}, right?", "Is {c} the answer to {e}?"],
    ["I think {e} is {c}. Is that correct?", "Can you check this for me: {e} = {c}", "Is {e} really {c}?"])


def checking(r, held_out):
    """The user has a result; it is worked out, then compared."""
    sign = r.choice("++-x")
    a, b = (r.randint(2, 9), r.randint(2, 9)) if sign == "x" else (upto(r, 20, 60, 20), upto(r, 30, 70))
    a, b = max(a, b), min(a, b)
    value = RESULT[sign](a, b)
    right = r.random() < 0.5
    claim = value if right else max(0, value + r.choice((-10, -2, -1, 1, 2, 10)))
    verdict = f"Yes, {value} is right." if claim == value else f"{claim} is not right, it is {value}."
    text = TRUE.pick(r, held_out, e=f"{a} {sign} {b}", c=claim)
    return Exchange(text, f"{WORKED[sign](a, b)} {verdict}", Check("contains", [verdict]), state=(f"{a} {sign} {b}", value))


BY_ZERO = Phrasings(
    ["What is {n} / 0?", "Divide {n} by 0.", "What is {n} divided by zero?", "{n} / 0", "How much is {n} divided by 0?", "{n}/0", "Compute {n} / 0.",
     "Can I divide {n} by zero?"],
    ["Calculate {n} divided by zero.", "What do I get for {n} / 0?", "Please divide {n} by 0."])


def by_zero(r, held_out):
    return Exchange(BY_ZERO.pick(r, held_out, n=upto(r, 40, 40, 20)), "We cannot divide by 0. No number times 0 gives anything but 0.",
                    Check("contains", ["cannot divide by 0"]),
                    keep=("zero",))


# ----------------------------------------------------------------- follow-ups
ONWARD = {
    "+": Phrasings(["Now add {n}.", "Add {n} to that.", "And plus {n}?", "Then add {n}, please.", "Plus {n}?", "Now {n} more.", "Add another {n}."],
                   ["Please add {n} to that.", "And now add {n}.", "And {n} more?"]),
    "-": Phrasings(["Now subtract {n}.", "Take {n} away from that.", "And minus {n}?", "Then subtract {n}, please.", "Minus {n}?", "Take away {n}."],
                   ["Please subtract {n} from that.", "And now take away {n}.", "Now minus {n}?"]),
    "x": Phrasings(["Multiply that by {n}.", "And times {n}?", "Now multiply it by {n}.", "Times {n}, please.", "Now times {n}."],
                   ["Please multiply that by {n}.", "And now multiply by {n}.", "And that times {n}?"]),
}
SAME_AGAIN = Phrasings(["And {e}?", "What about {e}?", "Now {e}.", "And what is {e}?", "Another one: {e}", "Next: {e}", "Thanks, and {e}?", "Good. Now {e}."],
                       ["And now {e}, please.", "Thanks. What about {e}?", "Then what is {e}?"])
SHORTER = Phrasings(["Just the number, please.", "Shorter, please.", "So what is the result?", "Only the result, please.", "What is the final answer?",
                     "In short?", "So how much is it?"],
                    ["Just the result, please.", "So what is the answer?", "Only the number."])
SURE = Phrasings(["Are you sure?", "Is that right?", "Really?", "Are you certain?", "Is that correct?"],
                 ["Are you sure about that?", "Is that really right?", "Are you really sure?"])


def arithmetic_follow(r, held_out, before):
    plain, value = before.state
    kind = r.random()
    if kind < 0.4:
        sign = r.choice("++--x") if 0 < value < 1000 else "+"
        n = r.randint(2, 9) if sign == "x" else upto(r, 40, 60)
        if sign == "-" and n > value or value < 0 or value > 9999:
            return None
        result = RESULT[sign](value, n)
        return Exchange(ONWARD[sign].pick(r, held_out, n=n), WORKED[sign](value, n), Check("number", result), state=(f"{value} {sign} {n}", result))
    if kind < 0.75:
        sign = r.choice("++--x/")
        task = {"+": addition, "-": subtraction, "x": multiplication, "/": division}[sign](r, held_out)
        return Exchange(SAME_AGAIN.pick(r, held_out, e=task.state[0]), task.answer, task.check, state=task.state)
    if kind < 0.9:
        return Exchange(SHORTER.pick(r, held_out), f"{plain} = {value}.", Check("number", value))
    return Exchange(SURE.pick(r, held_out), f"I am a very small model, but I worked it out step by step: {plain} = {value}.", Check("number", value))


SOURCES = task_sources("math", [
    ("arithmetic.addition", 4.6, addition, arithmetic_follow),
    ("arithmetic.subtraction", 4.2, subtraction, arithmetic_follow),
    ("arithmetic.multiplication", 3.0, multiplication, arithmetic_follow),
    ("arithmetic.long_multiplication", 1.4, long_multiplication, arithmetic_follow),
    ("arithmetic.division", 1.9, division, arithmetic_follow),
    ("arithmetic.chain", 1.0, chain, arithmetic_follow),
    ("arithmetic.order", 0.3, order, arithmetic_follow),
    ("arithmetic.doubles", 0.4, doubles, None),
    ("arithmetic.compare", 0.4, compare, None),
    ("arithmetic.parity", 0.2, parity, None),
    ("arithmetic.rounding", 0.2, rounding, None),
    ("arithmetic.checking", 0.35, checking, arithmetic_follow),
    ("arithmetic.by_zero", 0.05, by_zero, None),
])
