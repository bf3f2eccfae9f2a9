"""Lists: counting, sorting, reversing, choosing, filtering, and lists that the user edits over several turns.

Answers are the items with commas between them, or one item a line where a list is asked for.  A follow-up works on the list of the last answer.
"""
from .arithmetic import in_words
from .core import Check, Dialogue, Phrasings, Source, bot, capital, join_and, system, user
from .data_lists import GROUPS, MORE_WORDS, PACKING, SHOPPING, TASKS
from .framing import SYSTEM
from .tasks import Exchange, names, task_sources

WORDS = sorted({word for group in GROUPS.values() for word in group} | set(MORE_WORDS))


def words(r, count):
    """Different words: of one group, of all, or names."""
    kind = r.random()
    if kind < 0.35:
        return r.sample(r.choice([group for group in GROUPS.values() if len(group) >= count]), count)
    return names(r, count) if kind < 0.5 else r.sample(WORDS, count)


def numbers(r, count):
    """Different numbers, small or large ones."""
    return r.sample(range(1, r.choice((20, 50, 100, 100, 1000 if count < 5 else 100))), count)


def size(r):
    return r.choice((3, 4, 4, 5, 5, 6))


def shown(r, items):
    """A list as users write it."""
    items = [str(item) for item in items]
    kind = r.random()
    if kind < 0.65:
        return ", ".join(items)
    if kind < 0.8:
        return join_and(items).replace(", and ", " and ")
    return " ".join(items) if kind < 0.9 else "[" + ", ".join(items) + "]"


def answered(items):
    return ", ".join(str(item) for item in items) + "."


def listed(text, items, keep=()):
    """The answer is a list."""
    items = [str(item) for item in items]
    return Exchange(text, answered(items), Check("exact", answered(items)), tuple(keep), state=items)


def kept(items):
    return tuple(str(item) for item in items)


# ----------------------------------------------------------------- counting
COUNT = Phrasings(
    ["Count from {a} to {b}.", "Count from {a} to {b}, please.", "List the numbers from {a} to {b}.", "Write the numbers from {a} to {b}.",
     "Can you count from {a} to {b}?",
     "Give me all numbers from {a} to {b}.", "numbers from {a} to {b}", "Start at {a} and count to {b}."],
    ["Please count from {a} to {b}.", "Show me the numbers from {a} to {b}.", "Say the numbers from {a} to {b}."])
STEPS = Phrasings(
    ["Count from {a} to {b} in steps of {s}.", "Count by {s} from {a} to {b}.", "List the numbers from {a} to {b} in steps of {s}.",
     "Start at {a} and count by {s} up to {b}.",
     "Go from {a} to {b} in steps of {s}.", "Every {s} numbers from {a} to {b}, please."],
    ["Please count in steps of {s} from {a} to {b}.", "Can you count by {s} from {a} to {b}?", "Write the numbers from {a} to {b} in steps of {s}."])
DOWN = Phrasings(
    ["Count down from {a} to {b}.", "Count backwards from {a} to {b}.", "Can you count down from {a} to {b}?", "Start at {a} and count down to {b}.",
     "Countdown from {a} to {b}"],
    ["Please count backwards from {a} to {b}.", "Give me a countdown from {a} to {b}.", "Say the numbers from {a} down to {b}."])
TIMES = Phrasings(
    ["List the first {n} multiples of {s}.", "What are the first {n} multiples of {s}?", "Give me {n} multiples of {s}.",
     "Write the {s} times table up to {n} times {s}.",
     "Show me the first {n} numbers of the {s} times table."],
    ["Tell me the first {n} multiples of {s}.", "Please list {n} multiples of {s}.", "I need the first {n} multiples of {s}."])
KINDS = Phrasings(
    ["List the first {n} {kind} numbers.", "Give me {n} {kind} numbers.", "What are the first {n} {kind} numbers?", "Write down {n} {kind} numbers.",
     "Name the first {n} {kind} numbers."],
    ["Tell me the first {n} {kind} numbers.", "Please list {n} {kind} numbers.", "Show me the first {n} {kind} numbers."])
KIND_NUMBERS = {"even": [2, 4, 6, 8, 10, 12, 14, 16, 18, 20], "odd": [1, 3, 5, 7, 9, 11, 13, 15, 17, 19], "prime": [2, 3, 5, 7, 11, 13, 17, 19, 23, 29],
                "square": [1, 4, 9, 16, 25, 36, 49, 64, 81, 100]}


def count(r, held_out):
    kind = r.random()
    a, n = r.choice((1, 1, r.randint(0, 40), r.randint(0, 95))), r.randint(4, 11)
    if kind < 0.3:
        return listed(COUNT.pick(r, held_out, a=a, b=a + n), range(a, a + n + 1))
    if kind < 0.6:
        s = r.choice((2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 20, 25, 50, 100))
        a = r.choice((a, s, 0))
        n = min(n, 8)
        return listed(STEPS.pick(r, held_out, a=a, b=a + n * s, s=s), range(a, a + n * s + 1, s))
    if kind < 0.75:
        return listed(DOWN.pick(r, held_out, a=a + n, b=a), range(a + n, a - 1, -1))
    if kind < 0.9:
        s, n = r.randint(2, 12), r.randint(3, 10)
        return listed(TIMES.pick(r, held_out, n=n, s=s), range(s, s * n + 1, s))
    name, n = r.choice(sorted(KIND_NUMBERS)), r.randint(3, 10)
    return listed(KINDS.pick(r, held_out, n=n, kind=name), KIND_NUMBERS[name][:n])


# ----------------------------------------------------------------- order
UP = Phrasings(
    ["Sort these numbers: {x}", "Sort the numbers {x}.", "Put these numbers in order: {x}", "Order from small to large: {x}", "Sort {x}.",
     "Arrange {x} from smallest to largest.",
     "Please sort: {x}", "Sort this list: {x}", "Can you put {x} in order?", "From lowest to highest: {x}", "Sort in ascending order: {x}"],
    ["Please put these numbers in order: {x}", "Can you sort these numbers? {x}", "Arrange these numbers from small to large: {x}",
     "Sort these from lowest to highest: {x}"])
DOWNWARD = Phrasings(
    ["Sort these numbers from large to small: {x}", "Order from largest to smallest: {x}", "Sort {x} in descending order.",
     "Put these numbers in falling order: {x}",
     "From highest to lowest: {x}", "Arrange {x} from largest to smallest.", "Sort {x} with the largest first."],
    ["Please sort from large to small: {x}", "Can you sort these from highest to lowest? {x}", "Arrange these numbers from largest to smallest: {x}"])
ALPHABET = Phrasings(
    ["Sort these words alphabetically: {x}", "Put these words in alphabetical order: {x}", "Sort {x} by the alphabet.", "Alphabetical order, please: {x}",
     "Order from A to Z: {x}",
     "Arrange these words alphabetically: {x}", "Sort these words: {x}", "Can you put {x} in alphabetical order?", "Sort from A to Z: {x}"],
    ["Please sort these words from A to Z: {x}", "Can you sort these words alphabetically? {x}", "Put these in alphabetical order: {x}"])
REVERSE = Phrasings(
    ["Reverse this list: {x}", "Write this list backwards: {x}", "Put these in reverse order: {x}", "Reverse the order of {x}.", "Turn this list around: {x}",
     "From last to first: {x}",
     "Say these backwards: {x}", "Reverse: {x}"],
    ["Please reverse this list: {x}", "Can you write this list from last to first? {x}", "Turn these around: {x}"])


def sort_numbers(r, held_out):
    items = numbers(r, size(r))
    if r.random() < 0.7:
        return listed(UP.pick(r, held_out, x=shown(r, items)), sorted(items))
    return listed(DOWNWARD.pick(r, held_out, x=shown(r, items)), sorted(items, reverse=True))


def sort_words(r, held_out):
    items = words(r, r.choice((3, 3, 4, 4, 5)))
    while len({item[0].lower() for item in items}) < len(items) and r.random() < 0.9:
        items = words(r, len(items))
    return listed(ALPHABET.pick(r, held_out, x=shown(r, items)), sorted(items, key=str.lower), kept(items))


def reverse(r, held_out):
    items = numbers(r, size(r)) if r.random() < 0.35 else words(r, size(r))
    return listed(REVERSE.pick(r, held_out, x=shown(r, items)), items[::-1], kept(items))


# ----------------------------------------------------------------- one item
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
PLACE = Phrasings(
    ["What is the {place} item of this list? {x}", "Which is the {place} in this list: {x}", "Give me the {place} item: {x}",
     "Here is a list: {x}. What is the {place} item?",
     "{x}: what is the {place} one?", "Which word comes {place}? {x}", "Tell me the {place} of these: {x}"],
    ["What is the {place} one in this list? {x}", "Please tell me the {place} item: {x}", "Which item is {place} in this list? {x}"])


def place(r, held_out):
    items = words(r, size(r))
    i = r.choice((0, len(items) - 1, r.randrange(len(items))))
    name = "last" if i == len(items) - 1 else PLACES[i]
    answer = f"The {name} one is {items[i]}."
    return Exchange(PLACE.pick(r, held_out, place=name, x=shown(r, items)), answer, Check("exact", [answer, items[i]]), kept(items), state=items)


EXTREME = Phrasings(
    ["Which number is the {w}: {x}?", "What is the {w} number here? {x}", "Find the {w} number: {x}", "Which of these is the {w} number? {x}",
     "Give me the {w} of {x}.",
     "{x}: which one is the {w}?"],
    ["Tell me the {w} number of these: {x}", "Please find the {w} number in this list: {x}", "Which number is the {w} here? {x}"])


def extreme(r, held_out):
    items, large = numbers(r, size(r)), r.random() < 0.5
    word = r.choice(("largest", "biggest", "highest") if large else ("smallest", "lowest"))
    value = max(items) if large else min(items)
    return Exchange(EXTREME.pick(r, held_out, w=word, x=shown(r, items)), f"The {word} number is {value}.", Check("number", value),
                    state=[str(item) for item in items])


LENGTH = Phrasings(
    ["Which word is the {w}: {x}?", "What is the {w} word? {x}", "Find the {w} word: {x}", "Which of these words is {w}? {x}", "Give me the {w} word of {x}."],
    ["Tell me the {w} word in this list: {x}", "Please find the {w} word: {x}", "Which word here is the {w}? {x}"])


def length(r, held_out):
    """The longest or shortest word, with the letters of each counted first."""
    while True:
        items, long = r.sample(WORDS, r.choice((3, 3, 4))), r.random() < 0.6
        lengths = [len(item) for item in items]
        best = max(lengths) if long else min(lengths)
        if lengths.count(best) == 1:
            break
    word, chosen = "longest" if long else "shortest", items[lengths.index(best)]
    answer = f"{', '.join(f'{item} has {n}' for item, n in zip(items, lengths))}. The {word} word is {chosen}."
    return Exchange(LENGTH.pick(r, held_out, w=word, x=shown(r, items)), capital(answer), Check("contains", [f"{word} word is {chosen}"]), kept(items),
                    state=items)


HOW_MANY = Phrasings(
    ["How many items are in this list? {x}", "How many words are here: {x}", "Count the items: {x}", "How long is this list? {x}", "How many are these: {x}?",
     "Count these: {x}",
     "How many things do I have here? {x}"],
    ["Please count the items in this list: {x}", "How many items do I have here? {x}", "Tell me how many these are: {x}"])


def numbered(items):
    return ", ".join(f"{i}: {item}" for i, item in enumerate(items, 1))


def how_many(r, held_out):
    items = words(r, r.randint(3, 7))
    answer = f"{numbered(items)}. There are {len(items)}."
    return Exchange(HOW_MANY.pick(r, held_out, x=shown(r, items)), answer, Check("number", len(items)), kept(items), state=items)


CONTAINED = Phrasings(
    ["Is {w} in this list? {x}", "Does this list have {w}? {x}", "{x}: is {w} one of them?", "Can you find {w} here? {x}", "Check if {w} is in the list: {x}"],
    ["Please check if {w} is in this list: {x}", "Is {w} one of these? {x}", "Do you see {w} in this list? {x}"])


def contained(r, held_out):
    items = words(r, size(r) + 1)
    extra, inside = items.pop(), r.random() < 0.5
    word = r.choice(items) if inside else extra
    answer = f"Yes, {word} is in the list." if inside else f"No, {word} is not in the list."
    return Exchange(CONTAINED.pick(r, held_out, w=word, x=shown(r, items)), answer, Check("exact", answer), kept(items + [word]), state=items)


# ----------------------------------------------------------------- filtering
FILTER = Phrasings(
    ["Which of these numbers are {w}? {x}", "Keep only the {w} numbers: {x}", "List the {w} numbers: {x}", "Find the {w} numbers in {x}.",
     "Give me only the {w} numbers of {x}.",
     "Pick out the {w} numbers: {x}"],
    ["Please keep only the {w} numbers: {x}", "Which numbers here are {w}? {x}", "Show me only the {w} numbers: {x}"])
ABOVE = Phrasings(
    ["Which of these numbers are {w} than {k}? {x}", "Keep the numbers {w} than {k}: {x}", "List the numbers {w} than {k}: {x}",
     "Find the numbers in {x} that are {w} than {k}."],
    ["Please keep only the numbers {w} than {k}: {x}", "Which numbers here are {w} than {k}? {x}", "Show me the numbers {w} than {k}: {x}"])
BEGINS = Phrasings(
    ["Which of these words begin with {k}? {x}", "Keep only the words that start with {k}: {x}", "List the words with {k} at the start: {x}",
     "Find the words in {x} that begin with {k}.",
     "Which words start with {k}? {x}"],
    ["Please keep only the words that begin with {k}: {x}", "Which words here start with {k}? {x}", "Show me the words that start with {k}: {x}"])


def filtered(r, held_out):
    kind = r.random()
    if kind < 0.4:
        word = r.choice(("even", "odd"))
        items = numbers(r, r.randint(4, 7))
        return found(FILTER.pick(r, held_out, w=word, x=shown(r, items)), [n for n in items if (n % 2 == 0) == (word == "even")])
    if kind < 0.65:
        items, word = numbers(r, r.randint(4, 6)), r.choice(("larger", "smaller", "greater"))
        k = r.choice((10, 20, 30, 50, 100, sorted(items)[len(items) // 2]))
        return found(ABOVE.pick(r, held_out, w=word, k=k, x=shown(r, items)), [n for n in items if (n < k if word == "smaller" else n > k)])
    letter = r.choice("abcdflmprst")
    start = r.sample([word for word in WORDS if word[0] == letter], r.choice((1, 2, 2)))
    items = start + r.sample([word for word in WORDS if word[0] != letter], r.randint(2, 4))
    r.shuffle(items)
    return found(BEGINS.pick(r, held_out, k=r.choice((letter, letter.upper(), f"\"{letter}\"")), x=shown(r, items)), [w for w in items if w[0] == letter],
                 kept(items))


def found(text, items, keep=()):
    return listed(text, items, keep) if items else Exchange(text, "None of them.", Check("exact", "None of them."), tuple(keep))


DUPLICATES = Phrasings(
    ["Remove the duplicates: {x}", "Remove duplicates from this list: {x}", "Write each item only once: {x}", "List every item once: {x}",
     "Delete what is there twice: {x}",
     "Without duplicates, please: {x}", "Make every item unique: {x}"],
    ["Please remove all duplicates: {x}", "Can you remove the duplicates from this list? {x}", "Write every item once: {x}"])


def duplicates(r, held_out):
    items = numbers(r, r.randint(3, 4)) if r.random() < 0.4 else words(r, r.randint(3, 4))
    many = list(items)
    for item in r.sample(items, r.choice((1, 1, 2))):
        many.insert(r.randint(many.index(item) + 1, len(many)), item)
    return listed(DUPLICATES.pick(r, held_out, x=shown(r, many)), items, kept(items))


# ----------------------------------------------------------------- lists of things
THINGS = Phrasings(
    ["List {n} {g}.", "Name {n} {g}.", "Give me {n} {g}.", "Tell me {n} {g}.", "Write a list of {n} {g}.", "I need {n} {g}.", "Can you name {n} {g}?",
     "What are {n} {g}?", "{n} {g}, please.",
     "Make a list of {n} {g}.", "Show me {n} {g}.", "Think of {n} {g}.", "A list of {n} {g}"],
    ["Please name {n} {g}.", "Can you list {n} {g}?", "Could you give me {n} {g}?", "I want a list of {n} {g}."])
MORE = Phrasings(["More, please.", "And {n} more?", "Give me {n} more.", "Name {n} more.", "{n} more, please."],
                 ["Can you name {n} more?", "Please give me {n} more.", "Tell me {n} more."])


def lines(items, start=1):
    return "\n".join(f"{i}. {capital(item)}" for i, item in enumerate(items, start))


def members(group, count, other_than=()):
    """Any `count` different members of the group."""
    return Check("rule", {"name": "members", "of": GROUPS[group], "count": count, "other_than": list(other_than)})


def things(r, held_out):
    """The group's members in their order, from any of them on."""
    group = r.choice(sorted(GROUPS))
    n, first = r.randint(2, min(8, len(GROUPS[group]) - 2)), r.randrange(len(GROUPS[group]))
    turned = GROUPS[group][first:] + GROUPS[group][:first]
    items = turned[:n]
    text = THINGS.pick(r, held_out, n=r.choice((str(n), in_words(n))), g=group if group != "colours" or r.random() < 0.5 else "colors")
    return Exchange(capital(text), lines(items), members(group, n), (group, in_words(n)), state=(group, turned, n))


def things_follow(r, held_out, before):
    group, turned, n = before.state
    items = turned[n:n + 2]
    return Exchange(capital(MORE.pick(r, held_out, n=r.choice(("2", "two")))), lines(items, n + 1), members(group, 2, turned[:n]), ("two",))


STYLES = {
    "- ": Phrasings(["Make a bullet list: {x}", "Turn this into a bullet list: {x}", "Write {x} as bullet points.", "Bullet points, please: {x}",
                     "Put each on its own line with a dash: {x}"],
                    ["Please make a bullet list of {x}.", "Can you write this as a bullet list? {x}", "I want bullet points: {x}"]),
    "1. ": Phrasings(["Make a numbered list: {x}", "Turn this into a numbered list: {x}", "Number these: {x}", "Write {x} as a numbered list.",
                      "Give each a number: {x}"],
                     ["Please make a numbered list of {x}.", "Can you number these? {x}", "I want a numbered list: {x}"]),
}


def styled(r, held_out):
    style, items = r.choice(sorted(STYLES)), words(r, size(r))
    answer = "\n".join(f"{i}. {item}" if style == "1. " else f"- {item}" for i, item in enumerate(items, 1))
    return Exchange(STYLES[style].pick(r, held_out, x=shown(r, items)), answer, Check("items", list(items)), kept(items))


# ----------------------------------------------------------------- follow-ups on the last list
AGAIN = {
    "reverse": Phrasings(["Now in reverse.", "Backwards, please.", "And from last to first?", "Now reverse it.", "Turn it around."],
                         ["Please reverse it.", "And now backwards."]),
    "how many": Phrasings(["How many are there?", "How many is that?", "Count them.", "How many items are in it?", "How long is the list?"],
                          ["Please count them.", "And how many are there?"]),
    "first": Phrasings(["Which one is first?", "What is the first one?", "Only the first, please.", "And the first?"],
                       ["Tell me the first one.", "Which is the first?"]),
    "last": Phrasings(["Which one is last?", "What is the last one?", "Only the last, please.", "And the last?"],
                      ["Tell me the last one.", "Which is the last?"]),
    "bullets": Phrasings(["As a bullet list, please.", "Now as bullet points.", "One on each line, please.", "Make it a bullet list."],
                         ["Please make it a bullet list.", "As bullet points, please."]),
}


def list_follow(r, held_out, before):
    items = before.state
    if not items or len(items) < 2 or len(items) > 8:
        return None
    kind = r.choice(sorted(AGAIN))
    text = AGAIN[kind].pick(r, held_out)
    if kind == "reverse":
        return listed(text, items[::-1])
    if kind == "how many":
        return Exchange(text, f"{numbered(items)}. There are {len(items)}.", Check("number", len(items)))
    if kind == "bullets":
        return Exchange(text, "\n".join(f"- {item}" for item in items), Check("items", items))
    chosen = items[0] if kind == "first" else items[-1]
    return Exchange(text, f"The {kind} one is {chosen}.", Check("exact", [f"The {kind} one is {chosen}.", chosen]))


# ----------------------------------------------------------------- a list edited over several turns
NAMES_OF_LISTS = {"shopping": SHOPPING, "packing": PACKING, "to-do": TASKS, "guest": None}
START = Phrasings(
    ["Start a {kind} list with {x}.", "Make a {kind} list: {x}", "I need a {kind} list: {x}.", "Please write a {kind} list with {x}.", "My {kind} list: {x}",
     "Can you keep a {kind} list for me? It has {x}.", "Let us make a {kind} list. Put {x} on it.", "New {kind} list: {x}"],
    ["Help me to keep a {kind} list: {x}", "I want a {kind} list with {x}.", "Please start a {kind} list: {x}"])
ADD = Phrasings(["Add {a}.", "Please add {a}.", "And {a}.", "Put {a} on the list.", "Also {a}, please.", "{a}, too.", "I forgot {a}.", "Can you add {a}?",
                 "add {a} to the list"],
                ["Please put {a} on it, too.", "Add {a} to it, please.", "I also need {a} on the list."])
REMOVE = Phrasings(["Remove {a}.", "Take {a} off the list.", "Delete {a}, please.", "Without {a}.", "I do not need {a} any longer.", "Cross out {a}.",
                    "Drop {a} from the list."],
                   ["Please remove {a} from it.", "Can you take {a} off the list?", "I no longer need {a}."])
REPLACE = Phrasings(["Replace {a} with {b}.", "Change {a} to {b}.", "Instead of {a}, write {b}.", "Put {b} instead of {a}.", "Swap {a} for {b}."],
                    ["Please change {a} to {b}.", "Can you replace {a} with {b}?", "Write {b} instead of {a}."])
SHOW = Phrasings(["Show me the list.", "What is on the list?", "What do I have so far?", "Show the list again.", "Read me the list.",
                  "The whole list, please."],
                 ["Please show me the whole list.", "What is on my list now?", "Tell me the list again."])
NUMBER = Phrasings(["How many things are on the list?", "How many items is that?", "How long is the list?", "How many are on it now?"],
                   ["How many items are on the list now?", "Please count the items on the list."])
CHANGED = {"add": "I added {a}:", "remove": "I removed {a}:", "replace": "I replaced {a} with {b}:"}


def bullets(items):
    return "\n".join(f"- {item}" for item in items)


def edited(r, held_out):
    kind = r.choice(sorted(NAMES_OF_LISTS))
    pool = names(r, 9) if kind == "guest" else r.sample(NAMES_OF_LISTS[kind], 9)
    items = [pool.pop() for _ in range(r.randint(2, 4))]
    messages = [system(r.choice(SYSTEM))] if r.random() < 0.1 else []
    messages += [user(START.pick(r, held_out, kind=kind, x=join_and(items).replace(", and ", " and "))), bot(f"Here is your {kind} list:\n{bullets(items)}")]
    check = Check("items", list(items))
    quoted = '"{}"'.format if kind == "to-do" else str
    for _ in range(r.choice((1, 1, 2, 2, 3, 4))):
        do = r.choice(("add", "add", "add", "remove", "replace", "show", "number"))
        do = "add" if do in ("remove", "replace") and len(items) < 2 or len(items) < 2 else do
        do = "show" if do in ("add", "replace") and not pool else do
        check, a, b = Check("items", []), r.choice(items), pool[-1] if pool else ""
        if do == "add":
            a = pool.pop()
            items.append(a)
        elif do == "remove":
            items.remove(a)
        elif do == "replace":
            items[items.index(a)] = pool.pop()
        if do == "number":
            text, answer, check = NUMBER.pick(r, held_out), f"{numbered(items)}. There are {len(items)}.", Check("number", len(items))
        elif do == "show":
            text, answer = SHOW.pick(r, held_out), f"Here is your {kind} list:\n{bullets(items)}"
        else:
            text = {"add": ADD, "remove": REMOVE, "replace": REPLACE}[do].pick(r, held_out, **({"a": a, "b": b} if do == "replace" else {"a": a}))
            answer = CHANGED[do].format(a=quoted(a), b=quoted(b)) + "\n" + bullets(items)
        if check.kind == "items":
            check = Check("items", list(items))
        messages += [user(text), bot(answer)]
    keep = set(NAMES_OF_LISTS[kind] or []) | {word for message in messages for word in message["content"].split() if kind == "guest" and word[0].isupper()}
    return Dialogue(messages, check, keep)


SOURCES = task_sources("lists", [
    ("lists.count", 1.1, count, list_follow),
    ("lists.sort_numbers", 0.9, sort_numbers, list_follow),
    ("lists.sort_words", 0.6, sort_words, list_follow),
    ("lists.reverse", 0.6, reverse, list_follow),
    ("lists.place", 0.5, place, None),
    ("lists.extreme", 0.5, extreme, None),
    ("lists.length", 0.3, length, None),
    ("lists.how_many", 0.4, how_many, None),
    ("lists.contained", 0.3, contained, None),
    ("lists.filtered", 0.6, filtered, list_follow),
    ("lists.duplicates", 0.3, duplicates, list_follow),
    ("lists.things", 0.7, things, things_follow),
    ("lists.styled", 0.3, styled, None),
]) + [Source("lists.edited", "lists", 0.9, edited)]
