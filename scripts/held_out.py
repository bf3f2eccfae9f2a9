"""The repository's held-out prompts, for the scripts that measure."""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The default pair.
PAIR = ROOT / "models/sprig"
TARGET, DRAFT = PAIR / "sprig-target-f16.gguf", PAIR / "sprig-draft-f16.gguf"


def chatml(messages):
    """A conversation in the default pair's template, open for the assistant's reply."""
    turns = "".join(f"<|im_start|>{m['role']}\n{m['content']}<|im_end|>\n" for m in messages)
    return turns + "<|im_start|>assistant\n"


def held_out_prompts(count, offset=0):
    """`count` prompts as text, evenly spread over the categories, from the row `offset` on."""
    with open(PAIR / "prompts_eval.jsonl") as file:
        rows = [json.loads(line) for line in file]
    step = max(1, len(rows) // count)
    return [chatml(row["messages"]) for row in rows[offset % step::step][:count]]


def held_out_questions(count):
    """`count` questions of one turn, evenly spread over the categories."""
    with open(PAIR / "prompts_eval.jsonl") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if [m["role"] for m in row["messages"]] == ["user"]]
    return [row["messages"][0]["content"] for row in rows[:: max(1, len(rows) // count)][:count]]
