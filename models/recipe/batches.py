"""Packed rows (tokenizer.py) as batches: which rows a step reads, what each token may attend to, and which tokens count."""
import numpy as np
import torch

from tokenizer import ANSWER_BIT


class Rows:
    """The rows of an .npz file.  Step n always gives the same batch; rows of one length share a step, every epoch has its own order."""

    def __init__(self, path, tokens, seed=0):
        self.rows = {key: data for key, data in np.load(path).items() if len(data)}
        self.seed, self.epoch, self.plan = seed, -1, []
        self.count = {key: max(1, tokens // (data.shape[1] - 1)) for key, data in self.rows.items()}
        self.steps = sum(max(1, len(data) // self.count[key]) for key, data in self.rows.items())

    def batch(self, step):
        """(inputs, labels, answer) of a step."""
        epoch, place = divmod(step, self.steps)
        if epoch != self.epoch:
            self.epoch, self.plan = epoch, self.make_plan(np.random.default_rng((self.seed, epoch)))
        key, chosen = self.plan[place]
        return split(torch.from_numpy(self.rows[key][chosen].astype(np.int64)))

    def make_plan(self, r):
        plan = []
        for key, data in self.rows.items():
            order = r.permutation(len(data))
            plan += [(key, order[i:i + self.count[key]]) for i in range(0, max(1, len(data) - self.count[key] + 1), self.count[key])]
        return [plan[i] for i in r.permutation(len(plan))]

    def one_of_each(self):
        """A batch of every shape, to compile for."""
        return [split(torch.from_numpy(data[:self.count[key]].astype(np.int64))) for key, data in self.rows.items()]


def split(packed):
    ids, answer = packed & ((1 << ANSWER_BIT) - 1), packed >> ANSWER_BIT
    return ids[:, :-1], ids[:, 1:], answer[:, 1:].bool()


def attention_mask(ids, end_of_text=0):
    """Causal attention inside each packed dialogue: a token never sees the dialogues before its own."""
    ends = ids == end_of_text
    dialogue = ends.cumsum(1) - ends.long()             # <|endoftext|> belongs to the dialogue that it ends
    causal = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool, device=ids.device).tril()
    return ((dialogue[:, :, None] == dialogue[:, None, :]) & causal)[:, None]


def weights(labels, answer, prompt_weight, generator, fraction=0.3, end_of_text=0):
    """1 for the assistant's tokens; a sample of the others shares out `prompt_weight` a token; 0 for the rest and for the filling."""
    sampled = (torch.rand(labels.shape, generator=generator) < fraction) & (labels != end_of_text)
    return torch.where(answer, 1.0, sampled * (prompt_weight / fraction))
