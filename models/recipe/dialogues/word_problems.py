"""Small problems told in words: money, sharing, ages, distances, the time of day, units, comparisons, sequences and percent.

A problem is a short story with names and numbers drawn anew; its answer says what is to be calculated, calculates it in the one written form of
arithmetic.py, and ends with a sentence whose last number is the result.
"""
from .arithmetic import add, divide, multiply, subtract
from .core import Check, Phrasings, plural
from .data_conversation import DAYS, town
from .tasks import Exchange, names, task_sources

THINGS = ("apples pears plums oranges lemons cherries cookies muffins marbles stamps stickers coins cards pencils pens shells buttons stones "
          "balloons postcards candles eggs nuts beads badges ribbons tickets keys flowers tulips roses books comics puzzles cups plates").split()
BOXES = "boxes bags packs baskets bowls jars trays crates".split()
GOODS = ("book lamp cake toy plant ticket notebook cup pen hat scarf basket candle kite puzzle ball poster plate mug drum spoon pillow").split()
CURRENCY = ("dollars", "dollars", "euros")


def number(text, answer, value, keep=(), state=None):
    return Exchange(text, answer, Check("number", value), tuple(keep), state=state)


# ----------------------------------------------------------------- more and fewer
MORE = Phrasings(
    ["{p} has {a} {t}. {q} gives {p} {b} more. How many {t} does {p} have now?", "{p} has {a} {t} and finds {b} more. How many {t} are there now?",
     "There are {a} {t} in a box. {p} puts {b} more into it. How many {t} are in the box?", "{p} had {a} {t} and got {b} more. How many does {p} have in all?",
     "{p} has {a} {t}, {q} has {b}. How many {t} do they have together?", "{p} picks {a} {t} and {q} picks {b} {t}. How many do they have together?",
     "{p} bought {a} {t} on Monday and {b} {t} on Tuesday. How many {t} is that in total?",
     "{p} owns {a} {t}. Then {p} buys {b}. What is the total number of {t}?",
     "In the morning {p} found {a} {t}, and in the evening {b} more. How many {t} is that?"],
    ["{p} starts with {a} {t} and gets {b} more from {q}. How many {t} does {p} have?",
     "Together, how many {t} do {p} and {q} have if {p} has {a} and {q} has {b}?",
     "{p} found {a} {t} in the morning and {b} {t} in the evening. How many were found in all?"])
FEWER = Phrasings(
    ["{p} has {a} {t} and gives {b} to {q}. How many {t} are left?", "{p} had {a} {t} and lost {b}. How many {t} does {p} have now?",
     "There are {a} {t} in a box. {p} takes {b} out. How many {t} are left in the box?",
     "{p} had {a} {t}. {b} of them went to {q}. How many {t} does {p} still have?",
     "{p} sells {b} of {a} {t}. How many {t} remain?", "Out of {a} {t}, {b} were given away. How many are left?",
     "{p} has {a} {t} and uses {b}. How many remain?"],
    ["{p} starts with {a} {t} and gives away {b}. How many {t} does {p} still have?", "From {a} {t}, {p} takes {b}. How many {t} are left?",
     "If {p} has {a} {t} and sells {b} to {q}, how many {t} remain?"])
HOW_MANY_MORE = Phrasings(
    ["{p} has {a} {t} and {q} has {b}. How many more does {p} have?", "{p} has {a} {t}, but {q} has only {b}. What is the difference?",
     "How many more {t} does {p} have than {q}, if {p} has {a} and {q} has {b}?", "{q} has {b} {t} and {p} has {a}. How many fewer does {q} have?"],
    ["If {p} has {a} {t} and {q} has {b}, how many more does {p} have?", "{q} has {b} {t}, but {p} has {a}. How many more {t} is that?"])


def two_numbers(r):
    a, b = r.randint(3, 99), r.randint(2, 60)
    return (a, b) if a >= b else (b, a)


def more(r, held_out):
    (p, q), t = names(r, 2), r.choice(THINGS)
    a, b = r.sample(two_numbers(r), 2)
    answer = f"{add(a, b)} That makes {a + b} {t}."
    return number(MORE.pick(r, held_out, p=p, q=q, a=a, b=b, t=t), answer, a + b, (p, q, t), (p, t, a + b))


def fewer(r, held_out):
    (p, q), t = names(r, 2), r.choice(THINGS)
    a, b = two_numbers(r)
    answer = f"{subtract(a, b)} The number of {t} left is {a - b}."
    return number(FEWER.pick(r, held_out, p=p, q=q, a=a, b=b, t=t), answer, a - b, (p, q, t), (p, t, a - b))


def how_many_more(r, held_out):
    (p, q), t = names(r, 2), r.choice(THINGS)
    a, b = two_numbers(r)
    return number(HOW_MANY_MORE.pick(r, held_out, p=p, q=q, a=a, b=b, t=t), f"{subtract(a, b)} The difference is {a - b}.", a - b, (p, q, t))


GETS = Phrasings(["Then {p} gets {n} more. How many now?", "And if {p} finds {n} more?", "Now {p} gets another {n}. How many is that?",
                  "Then {p} buys {n} more. And now?"],
                 ["And then {p} finds another {n}. How many now?", "And if {p} gets {n} more?"])
LOSES = Phrasings(["Then {p} loses {n}. How many now?", "And if {p} gives away {n}?", "Now {p} uses {n}. How many are left?", "Then {p} sells {n}. And now?"],
                  ["And then {p} gives away {n}. How many are left?", "And if {p} loses {n}?"])


def things_follow(r, held_out, before):
    if not before.state:
        return None
    p, t, have = before.state
    n = r.randint(2, 20)
    if r.random() < 0.5 and n <= have:
        return number(LOSES.pick(r, held_out, p=p, n=n), f"{subtract(have, n)} The number of {t} left is {have - n}.", have - n, (p,), (p, t, have - n))
    return number(GETS.pick(r, held_out, p=p, n=n), f"{add(have, n)} That makes {have + n} {t}.", have + n, (p,), (p, t, have + n))


# ----------------------------------------------------------------- groups and sharing
GROUPS = Phrasings(
    ["{p} has {n} {box} with {each} {t} each. How many {t} is that?", "There are {n} {box}. Each one holds {each} {t}. How many {t} are there in all?",
     "How many {t} are in {n} {box} with {each} {t} each?", "{p} fills {n} {box} with {each} {t} each. How many {t} does {p} need?",
     "{p} buys {n} {box} of {t}. In each there are {each}. How many {t} does {p} have?", "{n} {box}, {each} {t} in each. How many in total?"],
    ["Each of {n} {box} holds {each} {t}. How many {t} are there?", "If {p} has {n} {box} and each has {each} {t}, how many {t} is that in all?",
     "In total, how many {t} are in {n} {box} of {each}?"])
SHARE = Phrasings(
    ["{p} shares {a} {t} equally among {n} friends. How many does each friend get?", "{n} children share {a} {t} fairly. How many does each child get?",
     "{p} puts {a} {t} into {n} {box}, the same number in each. How many {t} are in each?", "Divide {a} {t} among {n} people. How many does each get?",
     "{a} {t} for {n} people: how many for each?", "{p} has {a} {t} for {n} guests. How many {t} can each guest have?"],
    ["{a} {t} are shared equally by {n} friends. How many for each friend?", "If {n} people share {a} {t}, how many does each get?",
     "{p} wants to give {a} {t} to {n} children, the same number to each. How many does each child get?"])


def groups(r, held_out):
    (p,), t, box, n, each = names(r, 1), r.choice(THINGS), r.choice(BOXES), r.randint(2, 9), r.randint(2, 30)
    answer = f"{multiply(each, n)} That makes {each * n} {t}."
    return number(GROUPS.pick(r, held_out, p=p, t=t, box=box, n=n, each=each), answer, n * each, (p, t, box), (p, t, n * each))


def share(r, held_out):
    (p,), t, box, n, each = names(r, 1), r.choice(THINGS), r.choice(BOXES), r.randint(2, 9), r.randint(2, 25)
    text = SHARE.pick(r, held_out, p=p, t=t, box=box, n=n, a=n * each)
    return number(text, f"{divide(n * each, n)} Each gets {each}.".replace("Each gets", "In each there are" if "puts" in text else "Each gets"), each,
                  (p, t, box))


BUYS_BOXES = Phrasings(
    ["{p} has {a} {t} and buys {n} {box} with {each} {t} each. How many {t} does {p} have now?",
     "{p} had {a} {t}. Then {q} brought {n} {box} of {each} {t}. How many are there now?",
     "There are {a} {t} on the table and {n} {box} with {each} {t} each. How many {t} is that in all?",
     "{q} gives {p} {n} {box} of {each} {t}. {p} already has {a}. How many {t} does {p} have in total?",
     "{n} {box} with {each} {t} each, and {a} more: how many {t} in all?"],
    ["{p} starts with {a} {t} and gets {n} {box} with {each} {t} each. How many {t} is that in total?",
     "How many {t} does {p} have with {a} {t} and {n} {box} of {each} more?"])


def buys_boxes(r, held_out):
    (p, q), t, box, a, n, each = names(r, 2), r.choice(THINGS), r.choice(BOXES), r.randint(5, 60), r.randint(2, 9), r.randint(2, 9)
    answer = f"The {box}: {multiply(each, n)}\nAll together: {add(a, n * each)}\nThat makes {a + n * each} {t}."
    return number(BUYS_BOXES.pick(r, held_out, p=p, q=q, t=t, box=box, a=a, n=n, each=each), answer, a + n * each, (p, q, t, box), (p, t, a + n * each))


# ----------------------------------------------------------------- money
PRICE = Phrasings(
    ["One {g} costs {c} {m}. What do {n} cost?", "A {g} costs {c} {m}. How much do {n} of them cost?",
     "{p} buys {n} {g}s for {c} {m} each. How much does {p} pay?",
     "What is the price of {n} {g}s at {c} {m} each?", "Each {g} is {c} {m}. {p} wants {n}. How much is that?", "{n} {g}s at {c} {m} each: what is the total?"],
    ["How much does {p} pay for {n} {g}s if one {g} costs {c} {m}?", "If a {g} is {c} {m}, what is the price of {n}?",
     "{p} needs {n} {g}s. Each costs {c} {m}. What is the total price?"])
CHANGE = Phrasings(
    ["{p} buys a {g} for {c} {m} and pays with {paid} {m}. How much change does {p} get?", "A {g} costs {c} {m}. {p} pays {paid} {m}. What is the change?",
     "{p} has {paid} {m} and spends {c} {m} on a {g}. How much money is left?", "How much change is there from {paid} {m} for a {g} that costs {c} {m}?",
     "{p} gives {paid} {m} for a {g} of {c} {m}. How much does {p} get back?"],
    ["If {p} pays for a {g} of {c} {m} with {paid} {m}, what is the change?", "{p} has {paid} {m} and buys a {g} for {c} {m}. What is left?",
     "How much does {p} get back from {paid} {m} for a {g} of {c} {m}?"])
SAVE = Phrasings(
    ["{p} saves {c} {m} every week. How much is that after {n} weeks?", "{p} gets {c} {m} a week. How much is that in {n} weeks?",
     "{p} puts {c} {m} into a box each week. How much is in the box after {n} weeks?", "If {p} saves {c} {m} a week, how much is it after {n} weeks?"],
    ["How much does {p} have after {n} weeks if {p} saves {c} {m} each week?", "Each week {p} saves {c} {m}. How much is that after {n} weeks?"])


def price(r, held_out):
    (p,), g, m, c, n = names(r, 1), r.choice(GOODS), r.choice(CURRENCY), r.randint(2, 30), r.randint(2, 9)
    return number(PRICE.pick(r, held_out, p=p, g=g, m=m, c=c, n=n), f"{multiply(c, n)} That is {plural(c * n, m[:-1])}.", c * n, (p, g, m))


def change(r, held_out):
    (p,), g, m, paid = names(r, 1), r.choice(GOODS), r.choice(CURRENCY), r.choice((10, 20, 20, 50, 50, 100))
    c = r.randint(2, paid - 1)
    return number(CHANGE.pick(r, held_out, p=p, g=g, m=m, c=c, paid=paid), f"{subtract(paid, c)} That is {plural(paid - c, m[:-1])}.", paid - c, (p, g, m))


def save(r, held_out):
    (p,), m, c, n = names(r, 1), r.choice(CURRENCY), r.randint(2, 30), r.randint(2, 10)
    return number(SAVE.pick(r, held_out, p=p, m=m, c=c, n=n), f"{multiply(c, n)} That is {plural(c * n, m[:-1])}.", c * n, (p, m))


# ----------------------------------------------------------------- ages, distances
AGE = Phrasings(
    ["{p} is {a} years old. {q} is {b} years {w}. How old is {q}?", "{p} is {a}. {q} is {b} years {w} than {p}. How old is {q}?",
     "How old is {q} if {p} is {a} and {q} is {b} years {w}?", "{q} is {b} years {w} than {p}, who is {a}. How old is {q}?"],
    ["If {p} is {a} years old and {q} is {b} years {w}, how old is {q}?", "{q} is {b} years {w} than {p}. {p} is {a}. What is the age of {q}?"])
AGE_LATER = Phrasings(
    ["{p} is {a} years old. How old is {p} in {b} years?", "{p} is {a} now. How old will {p} be in {b} years?",
     "How old will {p} be in {b} years, being {a} today?",
     "{p} is {a} today. What age will {p} be {b} years from now?"],
    ["If {p} is {a} now, how old will {p} be in {b} years?", "{p} is {a} years old today. What is the age of {p} in {b} years?"])
DISTANCE = Phrasings(
    ["{who} goes {v} kilometres an hour. How far does it go in {h} hours?", "{who} travels at {v} kilometres per hour for {h} hours. How far does it go?",
     "How far does {low} get in {h} hours at {v} km/h?", "{who} drives {h} hours at {v} km/h. How many kilometres is that?",
     "At {v} kilometres an hour, how far does {low} go in {h} hours?"],
    ["{who} goes {v} km/h. How many kilometres does it go in {h} hours?", "How far is it if {low} travels {h} hours at {v} kilometres an hour?"])
VEHICLES = ("A train", "A bus", "A car", "A boat", "A bicycle", "A truck", "A tram", "A ship")
REMAINING = Phrasings(
    ["The way to {town} is {a} kilometres. {p} has gone {b} kilometres. How far is it still?",
     "{p} has to walk {a} kilometres and has walked {b}. How many are left?",
     "It is {a} km to the next town, and {p} has done {b} km. How much is left?",
     "A trip of {a} kilometres: {p} has done {b} of them. How many are left?", "{p} wants to go {a} km and has gone {b} km. How far is it still to {town}?"],
    ["{p} has gone {b} of {a} kilometres. How far is it still?", "The trip is {a} kilometres long, and {p} has done {b}. How many kilometres are left?"])


def age(r, held_out):
    (p, q), older = names(r, 2), r.random() < 0.6
    a, b = r.randint(15, 70), r.randint(2, 14)
    value = a + b if older else a - b
    text = AGE.pick(r, held_out, p=p, q=q, a=a, b=b, w="older" if older else "younger")
    return number(text, f"{add(a, b) if older else subtract(a, b)} The age of {q} is {value}.", value, (p, q))


def age_later(r, held_out):
    (p,), a, b = names(r, 1), r.randint(4, 70), r.randint(2, 30)
    return number(AGE_LATER.pick(r, held_out, p=p, a=a, b=b), f"{add(a, b)} The age of {p} will be {a + b}.", a + b, (p,))


def distance(r, held_out):
    who, v, h = r.choice(VEHICLES), r.choice((12, 15, 18, 20, 25, 30, 40, 45, 50, 60, 70, 80, 90, 100)), r.randint(2, 9)
    answer = f"Distance is speed times time. {multiply(v, h)} That is {v * h} kilometres."
    return number(DISTANCE.pick(r, held_out, who=who, low=who.lower(), v=v, h=h), answer, v * h)


def remaining(r, held_out):
    (p,), goal = names(r, 1), town(r)
    a, b = two_numbers(r)
    return number(REMAINING.pick(r, held_out, p=p, town=goal, a=a, b=b), f"{subtract(a, b)} That is {plural(a - b, 'kilometre')}.", a - b, (p, goal))


# ----------------------------------------------------------------- time
CLOCK = Phrasings(
    ["It is {t}. What time is it in {n} minutes?", "What time is it {n} minutes after {t}?", "The film starts at {t} and lasts {n} minutes. When does it end?",
     "The cake goes into the oven at {t} for {n} minutes. When is it done?", "The lesson begins at {t} and takes {n} minutes. When is it over?",
     "The bus leaves at {t} and needs {n} minutes. When does it arrive?",
     "{t} plus {n} minutes is what time?"],
    ["It is {t} now. What time will it be in {n} minutes?", "A lesson starts at {t} and lasts {n} minutes. When is it done?",
     "When is it {n} minutes after {t}?"])
CLOCK_HOURS = Phrasings(
    ["It is {t}. What time is it in {h} hours?", "What time is it {h} hours after {t}?", "The train leaves at {t} and needs {h} hours. When does it arrive?",
     "{p} sleeps from {t} for {h} hours. When does {p} wake up?"],
    ["It is {t} now. What time will it be in {h} hours?", "When is it {h} hours after {t}?"])


def clock(r, held_out):
    hour, minute, n = r.randint(1, 11), r.choice((0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)), r.choice((5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55))
    total = minute + n
    answer = add(minute, n) if minute else f"0 + {n} = {n}."
    if total >= 60:
        hour += 1
        answer += f" {total} minutes are 1 hour and {total - 60} minutes."
    end = f"{hour}:{total % 60:02d}"
    return Exchange(CLOCK.pick(r, held_out, t=f"{hour - (total >= 60)}:{minute:02d}", n=n), f"{answer} The time is {end}.",
                    Check("contains", [f"time is {end}"]))


def clock_hours(r, held_out):
    (p,), hour, minute, h = names(r, 1), r.randint(1, 12), r.choice((0, 15, 30, 45, 10, 20)), r.randint(2, 9)
    total = hour + h
    answer = f"{add(hour, h)}" + (f" After 12 we start again: {total} - 12 = {total - 12}." if total > 12 else "")
    end = f"{total - 12 if total > 12 else total}:{minute:02d}"
    return Exchange(CLOCK_HOURS.pick(r, held_out, t=f"{hour}:{minute:02d}", h=h, p=p), f"{answer} The time is {end}.", Check("contains", [f"time is {end}"]),
                    (p,))


WEEKDAY = Phrasings(
    ["Today is {d}. What day is it in {n} days?", "It is {d}. Which day is it {n} days later?", "What day is {n} days after {d}?",
     "If today is {d}, what day is it in {n} days?",
     "{n} days after {d}, what day is it?"],
    ["It is {d} today. What day will it be in {n} days?", "Which day is {n} days after {d}?", "Today is {d}. Which day is it {n} days from now?"])


def weekday(r, held_out):
    d, n = r.randrange(7), r.randint(2, 6)
    days = [DAYS[(d + i) % 7] for i in range(n + 1)]
    answer = f"{days[0]}, then {', '.join(f'{i} {day}' for i, day in enumerate(days[1:], 1))}. It is {days[-1]}."
    return Exchange(WEEKDAY.pick(r, held_out, d=days[0], n=n), answer, Check("contains", [f"It is {days[-1]}"]), (days[0],))


# ----------------------------------------------------------------- units
UNITS = (("hour", "hours", "minutes", 60), ("minute", "minutes", "seconds", 60), ("day", "days", "hours", 24), ("week", "weeks", "days", 7),
         ("year", "years", "months", 12),
         ("dozen", "dozen", "pieces", 12), ("metre", "metres", "centimetres", 100), ("euro", "euros", "cents", 100), ("dollar", "dollars", "cents", 100),
         ("kilometre", "kilometres", "metres", 1000), ("kilogram", "kilograms", "grams", 1000), ("centimetre", "centimetres", "millimetres", 10),
         ("litre", "litres", "millilitres", 1000))
CONVERT = Phrasings(
    ["How many {small} are in {n} {big}?", "Convert {n} {big} to {small}.", "What is {n} {big} in {small}?", "How many {small} are {n} {big}?",
     "{n} {big} in {small}?",
     "Please convert {n} {big} into {small}.", "How many {small} do {n} {big} have?"],
    ["Tell me how many {small} are in {n} {big}.", "Can you convert {n} {big} to {small}?", "{n} {big} are how many {small}?"])
BACK = Phrasings(
    ["How many {big} are {n} {small}?", "Convert {n} {small} to {big}.", "What is {n} {small} in {big}?", "{n} {small} in {big}?",
     "Please convert {n} {small} into {big}.",
     "How many {big} do {n} {small} make?"],
    ["Tell me how many {big} are in {n} {small}.", "Can you convert {n} {small} to {big}?", "{n} {small} are how many {big}?"])


def times_unit(n, size):
    zeros = {10: "one zero", 100: "two zeros", 1000: "three zeros"}
    return f"We write {zeros[size]} after {n}." if size in zeros else multiply(size, n)


def units(r, held_out):
    one, big, small, size = r.choice(UNITS)
    n = r.randint(2, 60 if size in (10, 100, 1000) else 9)
    answer = f"1 {one} has {size} {small}. {times_unit(n, size)} That is {n * size} {small}."
    return number(CONVERT.pick(r, held_out, n=n, big=big, small=small), answer, n * size, (big, small))


def units_back(r, held_out):
    one, big, small, size = r.choice([u for u in UNITS if u[3] in (10, 100, 1000, 7)])
    n = r.randint(2, 60 if size != 7 else 20)
    zeros = {10: "one zero", 100: "two zeros", 1000: "three zeros"}
    step = f"We take away {zeros[size]}." if size in zeros else divide(n * size, size)
    return number(BACK.pick(r, held_out, n=n * size, big=big, small=small), f"1 {one} has {size} {small}. {step} That is {n} {big}.", n, (big, small))


# ----------------------------------------------------------------- sequences, percent, shapes
SEQUENCE = Phrasings(
    ["What comes next: {s}?", "Which number comes next? {s}", "Continue the sequence: {s}", "{s}, ... What is the next number?",
     "What is the next number after {s}?",
     "Find the next number: {s}", "Complete the pattern: {s}"],
    ["Which number is next: {s}?", "Tell me the next number: {s}", "Please continue: {s}"])


def sequence(r, held_out):
    if r.random() < 0.2:
        start, count = r.randint(1, 9), r.randint(3, 5)
        numbers = [start * 2 ** i for i in range(count)]
        value = numbers[-1] * 2
        answer = f"Each number is double the one before. {multiply(numbers[-1], 2)} The next number is {value}."
    else:
        start, step, count = r.randint(1, 40), r.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 20)), r.randint(3, 5)
        down = r.random() < 0.25
        numbers = [start + step * i for i in range(count + 1)]
        numbers = numbers[::-1] if down else numbers
        value = numbers.pop()
        answer = (f"Each number is {step} {'less' if down else 'more'} than the one before. "
                  f"{subtract(numbers[-1], step) if down else add(numbers[-1], step)} The next number is {value}.")
    return number(SEQUENCE.pick(r, held_out, s=", ".join(map(str, numbers))), answer, value)


PERCENT = Phrasings(
    ["What is {x}% of {n}?", "How much is {x} percent of {n}?", "Calculate {x}% of {n}.", "{x}% of {n}", "Find {x} percent of {n}.", "Give me {x}% of {n}.",
     "What do I get for {x}% of {n}?"],
    ["Tell me {x}% of {n}.", "Can you calculate {x} percent of {n}?", "How much is {x}% of {n}, please?"])


def percent(r, held_out):
    x, n = r.choice((10, 10, 20, 30, 40, 50, 50, 60, 70, 80, 90, 25, 100)), r.randint(2, 60) * 10
    if x == 50:
        n = n if n % 20 == 0 or r.random() < 0.5 else n + 10
        answer, value = f"50% is one half. {divide(n, 2)}", n // 2
    elif x == 25:
        n = n // 40 * 40 + 40
        answer, value = f"25% is one quarter. {divide(n, 4)}", n // 4
    elif x == 100:
        answer, value = "100% is all of it.", n
    else:
        tenth = n // 10
        value = tenth * (x // 10)
        answer = f"10% of {n} is {tenth}. {multiply(tenth, x // 10)}" if x > 10 else "For 10% we take away one zero."
    return number(PERCENT.pick(r, held_out, x=x, n=n), f"{answer} So {x}% of {n} is {value}.", value)


SHAPE = Phrasings(
    ["A {shape} is {w} metres long and {h} metres wide. What is its {what}?", "What is the {what} of a {shape} of {w} by {h} metres?",
     "Find the {what} of a {shape} that is {w} metres long and {h} metres wide.", "A {shape} measures {w} by {h} metres. Calculate its {what}."],
    ["How big is the {what} of a {shape} of {w} by {h} metres?", "Tell me the {what} of a {shape} that is {w} metres by {h} metres."])


def shape(r, held_out):
    name, what, w, h = r.choice(("room", "garden", "rectangle", "field", "carpet")), r.choice(("area", "perimeter")), r.randint(3, 20), r.randint(2, 9)
    if what == "area":
        value = w * h
        answer = f"The area is length times width. {multiply(w, h)} The area is {value} square metres."
    else:
        value = 2 * (w + h)
        answer = f"The perimeter is twice the length and the width together.\n{add(w, h)}\n{multiply(w + h, 2)}\nThe perimeter is {value} metres."
    return number(SHAPE.pick(r, held_out, shape=name, what=what, w=w, h=h), answer, value, (what,))


SOURCES = task_sources("math", [
    ("problems.more", 0.8, more, things_follow),
    ("problems.fewer", 0.8, fewer, things_follow),
    ("problems.how_many_more", 0.3, how_many_more, None),
    ("problems.groups", 0.5, groups, things_follow),
    ("problems.share", 0.5, share, None),
    ("problems.buys_boxes", 0.35, buys_boxes, things_follow),
    ("problems.price", 0.5, price, None),
    ("problems.change", 0.5, change, None),
    ("problems.save", 0.25, save, None),
    ("problems.age", 0.4, age, None),
    ("problems.age_later", 0.3, age_later, None),
    ("problems.distance", 0.4, distance, None),
    ("problems.remaining", 0.2, remaining, None),
    ("problems.clock", 0.4, clock, None),
    ("problems.clock_hours", 0.2, clock_hours, None),
    ("problems.weekday", 0.3, weekday, None),
    ("problems.units", 0.4, units, None),
    ("problems.units_back", 0.2, units_back, None),
    ("problems.sequence", 0.4, sequence, None),
    ("problems.percent", 0.5, percent, None),
    ("problems.shape", 0.3, shape, None),
])
