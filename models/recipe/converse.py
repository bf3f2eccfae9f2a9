#!/usr/bin/env python3
"""Answers the ten conversations of the model card anew, greedily: what the user says stays, each answer is the model's.

  python converse.py --checkpoint target.pt --tokenizer tokenizer.json --card ../sprig/README.md

In the card a line `> **...**` is the user's, what follows up to the next one or the next heading is the answer; headings of the third level begin a
conversation.  Everything before the heading "## Ten conversations" stays as it is, and so does the text below it.
"""
import argparse
import os
import re

from speaker import Speaker

HEADING, SAID = "## Ten conversations", re.compile(r"^> \*\*(.*)\*\*$")


def conversations(text):
    """(title, what the user says) for each conversation of the card's part."""
    found = []
    for line in text.splitlines():
        if line.startswith("### "):
            found.append((line[4:], []))
        elif found and (said := SAID.match(line)):
            found[-1][1].append(said[1])
    return found


def converse(speaker, questions):
    """The whole conversation as messages; each answer is given with everything before it."""
    messages = []
    for question in questions:
        messages.append({"role": "user", "content": question})
        (answer, _), = speaker.answer([{"messages": messages}])
        messages.append({"role": "assistant", "content": answer})
    return messages


def written(title, messages):
    said = (f"> **{m['content']}**" if m["role"] == "user" else m["content"] for m in messages)
    return f"### {title}\n\n" + "\n\n".join(said) + "\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--card", required=True)
    ap.add_argument("--most", type=int, default=320, help="tokens of an answer")
    args = ap.parse_args()
    with open(args.card) as f:
        before, heading, part = f.read().partition(HEADING)
    introduction = part.partition("### ")[0]
    speaker = Speaker(args.checkpoint, args.tokenizer, args.most)
    talks = [written(title, converse(speaker, questions)) for title, questions in conversations(part)]
    with open(args.card + ".new", "w") as f:
        f.write(before + heading + introduction + "\n".join(talks))
    os.replace(args.card + ".new", args.card)
    print(f"{len(talks)} conversations in {args.card}")


if __name__ == "__main__":
    main()
