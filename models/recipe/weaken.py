#!/usr/bin/env python3
"""Trains a draft on the plain corpus, and saves it as the misaligned and as the weak draft when its agreement with the target is as wanted.

The rate stays as it is, so one run passes through every agreement; it is measured every few steps along the target's greedy answers.

  python weaken.py --target target.pt --tokenizer tokenizer.json --data train.npz --prompts evaluation.jsonl --out work
"""
import argparse
import os
import sys

import torch

import model as models
from align import agreement, cases_of
from batches import Rows, attention_mask, weights
from optimizer import clip_queries_and_keys, optimizers
from speaker import Speaker, read, spread
from train import WARM_UP, loss_of

WANTED = [("draft-misaligned", 0.48, 0.53), ("draft-weak", 0.73, 0.78)]        # name, agreement from, to
WARM_STEPS = round(WARM_UP * 1000)


class Training:
    """Steps of a new draft."""

    def __init__(self, args, vocabulary):
        self.model, self.data, self.args = models.new("draft", vocabulary), Rows(args.data, args.batch, args.seed), args
        self.optimizers, self.done = optimizers(self.model, args.rate, args.rate), 0

    def step(self):
        x, y, answer = self.data.batch(self.done)
        weight, mask = weights(y, answer, self.args.prompt_weight, torch.Generator().manual_seed(self.done)), attention_mask(x)
        with torch.autocast("cpu", torch.bfloat16):
            loss, _ = loss_of(self.model, self.model.hidden(x, mask), y, weight)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = self.args.rate * min(1.0, (self.done + 1) / WARM_STEPS)
            optimizer.step()
        self.model.zero_grad(set_to_none=True)
        if self.done % 20 == 0:
            clip_queries_and_keys(self.model, x[:2], mask[:2])
        self.done += 1

    def save(self, path):
        state = {"step": self.done, "tokens": self.done * self.args.batch, "seconds": 0.0, "falling": False}
        torch.save({"config": self.model.config.to_dict(), "model": self.model.state_dict(), "state": state}, path)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--target", required=True)
    ap.add_argument("--tokenizer", required=True)
    ap.add_argument("--data", required=True)
    ap.add_argument("--prompts", required=True)
    ap.add_argument("--count", type=int, default=300, help="prompts that the agreement is measured on")
    ap.add_argument("--out", required=True, help="folder for draft-weak.pt and draft-misaligned.pt")
    ap.add_argument("--batch", type=int, default=6144, help="tokens a step")
    ap.add_argument("--rate", type=float, default=0.004)
    ap.add_argument("--prompt-weight", type=float, default=0.15)
    ap.add_argument("--every", type=int, default=5, help="steps between measurements")
    ap.add_argument("--steps", type=int, default=2000, help="give up after so many")
    ap.add_argument("--threads", type=int, default=os.cpu_count())
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    speaker = Speaker(args.target, args.tokenizer, 320)
    cases, wanted = cases_of(speaker, spread(read(args.prompts), args.count)), list(WANTED)
    training = Training(args, speaker.model.config.vocab)
    while wanted and training.done < args.steps:
        training.step()
        if training.done % args.every:
            continue
        found = agreement(training.model, cases)
        print(f"step {training.done}: agreement {found:.3f}", flush=True)
        if wanted[0][1] <= found <= wanted[0][2]:
            training.save(os.path.join(args.out, wanted.pop(0)[0] + ".pt"))
    if wanted:
        sys.exit(f"no {wanted[0][0]} after {training.done} steps; another --seed or --every may find one")


if __name__ == "__main__":
    main()
