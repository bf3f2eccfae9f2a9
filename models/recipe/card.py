#!/usr/bin/env python3
"""Writes the model card's tables (tables.md) and the training curve (curve.svg) from what the other steps left in the work folder.

  python card.py --work ~/.cache/specbranch/recipe/work --out card

A table whose step has not been done is left out, with a sentence that names the step.
"""
import argparse
import csv
import json
import os

import numpy as np

from tokenizer import ANSWER_BIT

NAMES = {"target": "target", "draft": "aligned draft", "draft-weak": "weak draft", "draft-misaligned": "misaligned draft"}
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 320, 56, 16, 20, 44
SMOOTH = 15         # points of the training's loss


def table(head, rows):
    """A Markdown table; numbers stand on the right."""
    rows = [[str(cell) for cell in row] for row in rows]
    marks = ["--:" if rows and all(row[i].replace(".", "").replace(",", "").isdigit() for row in rows) else "---" for i in range(len(head))]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, marks, *rows))


def met(yes):
    return "yes" if yes else "no"


# ----------------------------------------------------------------- what the steps left
class Work:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def json(self, name):
        with open(self.path(name)) as f:
            return json.load(f)

    def csv(self, name):
        with open(self.path(name), newline="") as f:
            return list(csv.DictReader(f))


def data_table(work):
    rows = []
    for name, title in (("train", "training"), ("evaluation", "held out")):
        with open(work.path(f"{name}.jsonl"), "rb") as f:
            count = sum(1 for _ in f)
        packed = list(np.load(work.path(f"{name}.npz")).values())
        tokens = sum(int(((data & ((1 << ANSWER_BIT) - 1)) != 0).sum()) for data in packed)        # without the ends of texts and the filling
        answers = sum(int((data >> ANSWER_BIT).sum()) for data in packed)
        rows.append((title, f"{count:,}", f"{tokens / 1e6:.2f} M", f"{answers / tokens:.0%}"))
    return table(("dialogues", "count", "tokens", "written by the assistant"), rows)


def size_table(work):
    import torch
    rows = []
    for name, title in NAMES.items():
        if not os.path.exists(work.path(f"{name}.pt")):
            continue
        checkpoint = torch.load(work.path(f"{name}.pt"), map_location="cpu", weights_only=True)
        c, state, file = checkpoint["config"], checkpoint["state"], work.path(f"gguf/sprig-{name}-f16.gguf")
        parameters = sum(t.numel() for t in checkpoint["model"].values())
        size = f"{os.path.getsize(file) / 1e6:.1f} MB" if os.path.exists(file) else ""
        rows.append((title, f"{parameters / 1e6:.2f} M", c["dim"], c["layers"], c["heads"], c["ffn"], c["vocab"], c["context"], size, state["step"],
                     f"{state['tokens'] / 1e6:.2f} M", f"{state['seconds'] / 60:.0f} min" if state["seconds"] else ""))
    return table(("model", "parameters", "width", "layers", "heads", "ffn", "vocabulary", "context", "F16 file", "steps", "tokens read",
                  "training"), rows)


def curve_table(work):
    rows = work.csv("target.evaluation.csv")
    return table(("step", "tokens", "held-out loss of the answers (nats a token)"),
                 [(row["step"], f"{int(row['tokens']) / 1e6:.1f} M", f"{float(row['all']):.3f}") for row in rows])


def required_table(work):
    report = work.json("judge.json")
    rows = [(f["name"], f["prompts"], f"{f['share']:.1%}", f"at least {f['least']:.0%}", met(f["met"])) for f in report["figures"]]
    rows += [(f"degenerate answers, {name}", f["prompts"], f"{f['share']:.1%}", f"at most {f['most']:.0%}", met(f["met"]))
             for name, f in report["form"].items()]
    if late := report.get("late"):
        rows.append(("overall, in the middle of a conversation", late["prompts"], f"{late['share']:.1%}", "", ""))
    return table(("figure", "prompts", "share", "required", "met"), rows)


def category_table(work):
    return table(("category", "prompts", "right"), [(key, row["prompts"], f"{row['share']:.1%}") for key, row in work.json("judge.json")["categories"].items()])


def weakest_table(work, count=15):
    intents = sorted(work.json("judge.json")["intents"].items(), key=lambda pair: pair[1]["share"])[:count]
    return table(("intent", "prompts", "right"), [(key, row["prompts"], f"{row['share']:.1%}") for key, row in intents])


def alignment_table(work):
    report = work.json("align.json")
    rows = [(NAMES[name], *(f"{of['all'][key]:.3f}" for key in ("top1", "top2", "top3", "rescued", "overlap")), f"{of['all']['per_pass']:.2f}")
            for name, of in report["drafts"].items()]
    head = ("draft", "top 1", "top 2", "top 3", "in the top 3 where not the first", "overlap", f"tokens a pass (draft length {report['length']})")
    return table(head, rows)


def alignment_by_category(work):
    drafts = work.json("align.json")["drafts"]
    categories = list(drafts["draft"])
    return table(("greedy agreement", *(NAMES[name] for name in drafts)), [(c, *(f"{of[c]['top1']:.3f}" for of in drafts.values())) for c in categories])


def alignment_required(work):
    rows = [(NAMES[name], line["what"], f"{line['value']:.3f}", met(line["met"]))
            for name, lines in work.json("align.json")["required"].items() for line in lines]
    return table(("draft", "required", "is", "met"), rows)


def export_table(work):
    rows = [(NAMES[name], kind.upper(), f["prompts"], f["tokens"], f"{f['nmse']:.1e}", f"{f['same']} of {f['prompts']}")
            for name in NAMES if os.path.exists(work.path(f"export-{name}.json")) for kind, f in work.json(f"export-{name}.json").items()]
    if not rows:
        raise FileNotFoundError
    return table(("model", "file", "prompts", "tokens", "NMSE of the logits, at most", "greedy answers as PyTorch's"), rows)


SECTIONS = [("Data", data_table, "tokenizer"), ("Sizes", size_table, "target"), ("Training curve", curve_table, "target"),
            ("Required", required_table, "judge"), ("Right answers, a category", category_table, "judge"), ("The weakest intents", weakest_table, "judge"),
            ("Alignment", alignment_table, "align"), ("Alignment, a category", alignment_by_category, "align"),
            ("Alignment, required", alignment_required, "align"), ("llama.cpp against PyTorch", export_table, "export")]


def section(work, title, make, step):
    try:
        text = make(work)
    except FileNotFoundError:
        text = f"To be made by `./sprig {step}`."
    return f"## {title}\n\n{text}\n"


# ----------------------------------------------------------------- the picture
def smoothed(values):
    """Each value's mean with its neighbours."""
    half = SMOOTH // 2
    return [sum(part) / len(part) for part in (values[max(0, i - half):i + half + 1] for i in range(len(values)))]


def curve(work):
    """Loss over tokens: the training's as a line, the held-out dialogues' as dots; the loss is on a logarithmic scale."""
    steps, held_out = work.csv("target.csv"), work.csv("target.evaluation.csv") if os.path.exists(work.path("target.evaluation.csv")) else []
    line = list(zip((int(row["tokens"]) / 1e6 for row in steps), smoothed([float(row["loss"]) for row in steps])))
    dots = [(int(row["tokens"]) / 1e6, float(row["all"])) for row in held_out]
    far, low = max(x for x, _ in line + dots), min(y for _, y in line + dots)
    bottom, top = 0.9 * low, max(y for _, y in line) * 1.05

    def place(x, y):
        up = np.log(y / bottom) / np.log(top / bottom)
        return f"{LEFT + x / far * (WIDTH - LEFT - RIGHT):.1f},{HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM):.1f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" role="img">',
             "<title>The target's loss over the tokens that it has read</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    for y in (v for v in (0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 8) if bottom < v < top):
        at = place(0, y).split(",")[1]
        parts.append(f'<path d="M{LEFT},{at}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{float(at) + 4}" text-anchor="end" fill="#444444">{y:g}</text>')
    for n in range(5):
        x = far * n / 4
        at = place(x, bottom).split(",")[0]
        parts.append(f'<text x="{at}" y="{HEIGHT - BOTTOM + 18}" text-anchor="{"end" if n == 4 else "middle"}" fill="#444444">{x:.1f} M</text>')
    parts.append(f'<text x="{WIDTH // 2}" y="{HEIGHT - 8}" text-anchor="middle" fill="#444444">tokens read; loss of the answers in nats a token</text>')
    parts.append(f'<polyline points="{" ".join(place(*point) for point in line)}" fill="none" stroke="#2f6fb0" stroke-width="1.5"/>')
    for point in dots:
        x, y = place(*point).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="3.5" fill="#c4552d"/>')
    parts += [f'<text x="{WIDTH - RIGHT - 8}" y="{TOP + 14}" text-anchor="end" fill="#2f6fb0">training</text>',
              f'<text x="{WIDTH - RIGHT - 8}" y="{TOP + 30}" text-anchor="end" fill="#c4552d">held out</text>', "</svg>"]
    return "\n".join(parts) + "\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--work", required=True)
    ap.add_argument("--out", required=True)
    args = ap.parse_args()
    work = Work(args.work)
    os.makedirs(args.out, exist_ok=True)
    with open(os.path.join(args.out, "tables.md"), "w") as f:
        f.write("\n".join(section(work, *row) for row in SECTIONS))
    if os.path.exists(work.path("target.csv")):
        with open(os.path.join(args.out, "curve.svg"), "w") as f:
            f.write(curve(work))
    print(f"tables.md and curve.svg are in {args.out}")


if __name__ == "__main__":
    main()
