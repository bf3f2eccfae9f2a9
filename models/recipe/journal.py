"""The training curve as CSV files beside the checkpoint (x.pt: x.csv, x.evaluation.csv), and a line on the screen now and then."""
import csv
import os
import time

COLUMNS = ["step", "tokens", "minutes", "rate", "loss", "gradient", "peak"]
EVERY = 20          # seconds


class Journal:
    def __init__(self, checkpoint, step):
        base = checkpoint.removesuffix(".pt")
        self.steps, self.evaluations = base + ".csv", base + ".evaluation.csv"
        self.losses, self.written, self.tokens = [], time.time(), None
        for path in (self.steps, self.evaluations):
            forget(path, step)

    def step(self, state, rate, loss, gradient):
        self.losses.append(loss)
        if self.tokens is None:
            self.tokens = state["tokens"]
        passed = time.time() - self.written
        if passed < EVERY:
            return
        mean = sum(self.losses) / len(self.losses)
        append(self.steps, COLUMNS, [state["step"], state["tokens"], f"{state['seconds'] / 60:.2f}", f"{rate:.4f}", f"{mean:.4f}", f"{gradient:.3f}",
                                     f"{state.get('peak', 0):.1f}"])
        print(f"step {state['step']}  {state['tokens'] / 1e6:.2f} M tokens  {state['seconds'] / 60:.1f} min  loss {mean:.4f}  rate {rate:.3f}  "
              f"gradient {gradient:.2f}  peak {state.get('peak', 0):.0f}  {(state['tokens'] - self.tokens) / passed:.0f} tokens/s", flush=True)
        self.losses, self.written, self.tokens = [], time.time(), state["tokens"]

    def evaluation(self, state, losses):
        append(self.evaluations, ["step", "tokens", *losses], [state["step"], state["tokens"], *(f"{v:.4f}" for v in losses.values())])


def append(path, columns, values):
    fresh = not os.path.exists(path)
    with open(path, "a", newline="") as f:
        writer = csv.writer(f)
        writer.writerows(([columns] if fresh else []) + [values])


def forget(path, step):
    """Drops what was written after the step that a run is resumed at."""
    if os.path.exists(path):
        with open(path) as f:
            head, *rows = f.read().splitlines()
        with open(path, "w") as f:
            f.writelines(line + "\n" for line in [head] + [row for row in rows if int(row.split(",")[0]) <= step])
