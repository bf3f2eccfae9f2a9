#!/usr/bin/env python3
"""Makes the corpus of dialogues, the evaluation prompts and the predictors' prompts from the sources in dialogues/.

Dialogue n of a split is made by a generator seeded with the split's first seed + n, so a corpus of any length can be made, continued and repeated.
The splits' seeds do not meet; evaluation also uses the sources' held-out wordings.  A training dialogue whose last question is asked in an
evaluation prompt is dropped.

  python generate.py train --dialogues 200000 --out corpus/train.jsonl
  python generate.py train --first 400000 --dialogues 130000 --factor lists=4 --factor problems.price=2 --out corpus/later.jsonl
  python generate.py evaluation --each 40 --out corpus/evaluation.jsonl
  python generate.py late --each 40 --out late.jsonl                      # the same in the middle of a conversation
  python generate.py suite --each 20 --out prompts_eval.jsonl             # for `specbranch bench`
  python generate.py predictor --each 350 --out predictor.jsonl           # for `specbranch predictor train`
  python generate.py show --intent math --each 2           # read some
  python generate.py statistics --dialogues 20000          # share and length of each source
"""
import argparse
import json
import random
from collections import Counter, defaultdict
from dataclasses import asdict

from dialogues import all_sources
from dialogues.core import CATEGORIES, roughen

TRAIN_SEED, EVALUATION_SEED, PREDICTOR_SEED = 0, 1_000_000_000, 2_000_000_000
ROUGH_SHARE = 0.15
EACH = 250              # dialogues of a category that are judged
JOINED = "joined"       # the intent of several dialogues in one
MOST_WORDS = 470        # of them together: some 900 tokens
MOST_LATE = 350         # in evaluation: the answer has to fit in the context, too
PERSONAL = {"conversation.recall", "conversation.remember", "conversation.correction", "conversation.greeting"}     # they tell of the user
ABOUT_BEFORE = {"conversation.untold", "conversation.so_far", "conversation.repeat", "conversation.mixed"}


def make(source, seed, held_out):
    """One dialogue as a dictionary: category, intent, messages, check."""
    r = random.Random(seed)
    dialogue = source.make(r, held_out)
    messages = [dict(m) for m in dialogue.messages]
    assert messages[-1]["role"] == "assistant" and all(m["content"].strip() for m in messages), source.intent
    if dialogue.rough and r.random() < ROUGH_SHARE:
        for message in messages:
            if message["role"] == "user":
                message["content"] = roughen(r, message["content"], dialogue.keep)
    return {"category": source.category, "intent": source.intent, "messages": messages, "check": asdict(dialogue.check) if dialogue.check else None}


def training(sources, first, count, factors={}, joined_share=0.0):
    """`count` training dialogues from number `first` on; a category or an intent with a factor comes so many times as often as it usually does.
    A share of them are several dialogues in one, as people talk."""
    weights = [s.weight * factors.get(s.category, 1) * factors.get(s.intent, 1) for s in sources]
    for seed in range(TRAIN_SEED + first, TRAIN_SEED + first + count):
        r = random.Random(seed * 2 + 1)
        source = r.choices(sources, weights)[0]
        dialogue = make(source, seed, False)
        yield joined(r, sources, weights, dialogue, seed) if r.random() < joined_share else dialogue


def words(messages):
    return sum(len(message["content"].split()) for message in messages)


def joined(r, sources, weights, dialogue, seed, held_out=False, most=MOST_WORDS):
    """The dialogue after up to seven others.  Only one of them tells of the user, and none speaks about what was said before: they would contradict."""
    before, personal = [], dialogue["intent"] in PERSONAL
    if dialogue["intent"] in ABOUT_BEFORE:
        return dialogue
    for n in range(r.choice((1, 2, 3, 4, 5, 6, 7))):
        source = r.choices(sources, weights)[0]
        if source.intent in ABOUT_BEFORE or (personal and source.intent in PERSONAL):
            continue
        more = [m for m in make(source, f"{seed}.{n}", False)["messages"] if m["role"] != "system"]
        if words(before + more + dialogue["messages"]) > most:
            break
        before += more
        personal = personal or source.intent in PERSONAL
    own = dialogue["messages"]
    systems = [m for m in own if m["role"] == "system"]
    return {**dialogue, "intent": dialogue["intent"] if held_out else JOINED, "messages": systems + before + [m for m in own if m["role"] != "system"]}


def late(sources, each):
    """The evaluation's dialogues, each after others that are not judged: what an answer is worth in the middle of a conversation."""
    weights = [source.weight for source in sources]
    for n, dialogue in enumerate(evaluation(sources, each)):
        yield joined(random.Random(EVALUATION_SEED + n), sources, weights, dialogue, f"late {n}", held_out=True, most=MOST_LATE)


def questions(dialogue):
    """What a training dialogue must not share with the evaluation: its last question; all of them where several dialogues were joined."""
    asked = [m["content"] for m in dialogue["messages"] if m["role"] == "user"]
    return asked if dialogue["intent"] == JOINED else asked[-1:]


def evaluation(sources, each, base=EVALUATION_SEED):
    """About `each` dialogues of every category that are judged, spread over its sources by weight (at least one each)."""
    for category in CATEGORIES:
        own = [s for s in sources if s.category == category]
        total = sum(s.weight for s in own)
        for source in own:
            for n in range(max(1, round(each * source.weight / total))):
                yield make(source, base + 10_000 * sources.index(source) + n, True)


def prompts(dialogues):
    """Dialogues up to the last question, with the corpus's answer beside them: what `specbranch bench` and `specbranch predictor` read."""
    for dialogue in dialogues:
        messages = dialogue["messages"]
        yield {"category": dialogue["category"], "messages": messages[:-1], "reference": messages[-1]["content"]}


def suite(sources, each):
    """Exactly `each` of the evaluation's dialogues of every category, evenly chosen, so that every figure by category rests on as many."""
    rows = list(evaluation(sources, EACH))
    for category in CATEGORIES:
        own = [row for row in rows if row["category"] == category]
        yield from (own[len(own) * n // each] for n in range(each))


def write(dialogues, path):
    with open(path, "w") as f:
        count = 0
        for count, dialogue in enumerate(dialogues, 1):
            f.write(json.dumps(dialogue, ensure_ascii=False) + "\n")
    print(f"{count} dialogues in {path}")


def show(sources, each):
    for source in sources:
        for n in range(each):
            dialogue = make(source, EVALUATION_SEED + n if n % 2 else n, bool(n % 2))
            print(f"--- {source.intent} ({'held out' if n % 2 else 'training'})  check {dialogue['check']}")
            for message in dialogue["messages"]:
                print(f"[{message['role']}] {message['content']}")


def statistics(sources, count):
    share, said, distinct = Counter(), Counter(), defaultdict(set)
    for dialogue in training(sources, 0, count):
        key = dialogue["intent"]
        share[key] += 1
        said[key] += words(dialogue["messages"])
        distinct[key].add(json.dumps(dialogue["messages"]))
    for source in sources:
        n = share[source.intent]
        print(f"{source.category:14} {source.intent:32} {n / count:6.1%}  {said[source.intent] / max(n, 1):6.1f} words  "
              f"{len(distinct[source.intent]) / max(n, 1):5.0%} distinct")
    print(f"all: {sum(said.values()) / count:.1f} words a dialogue")


def factor(text):
    """('lists', 4.0) of lists=4, ('facts.why', 2.0) of facts.why=2."""
    name, _, value = text.partition("=")
    if name not in CATEGORIES and name not in (s.intent for s in all_sources()):
        raise argparse.ArgumentTypeError(f"there is no category or intent {name}; the categories are {', '.join(CATEGORIES)}")
    return name, float(value)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("train", "evaluation", "late", "predictor", "suite", "show", "statistics"))
    ap.add_argument("--dialogues", type=int, default=20000)
    ap.add_argument("--first", type=int, default=0)
    ap.add_argument("--factor", type=factor, action="append", default=[], metavar="NAME=N", help="so many times as many of a category or an intent")
    ap.add_argument("--joined", type=float, default=0.0, metavar="SHARE", help="of training dialogues that are several in one")
    ap.add_argument("--each", type=int, default=2, help="of an intent (show) or a category")
    ap.add_argument("--intent", default="", help="only intents that begin with this")
    ap.add_argument("--out")
    args = ap.parse_args()
    sources = [s for s in all_sources() if s.intent.startswith(args.intent)]
    if args.what == "show":
        show(sources, args.each)
    elif args.what == "statistics":
        statistics(sources, args.dialogues)
    elif args.what == "evaluation":
        write(evaluation(sources, args.each), args.out)
    elif args.what == "late":
        write(late(sources, args.each), args.out)
    elif args.what == "predictor":
        write(prompts(evaluation(sources, args.each, PREDICTOR_SEED)), args.out)
    elif args.what == "suite":
        write(prompts(suite(sources, args.each)), args.out)
    else:
        asked = {d["messages"][-2]["content"] for d in evaluation(sources, EACH)}
        made = training(sources, args.first, args.dialogues, dict(args.factor), args.joined)
        write((dialogue for dialogue in made if asked.isdisjoint(questions(dialogue))), args.out)


if __name__ == "__main__":
    main()
