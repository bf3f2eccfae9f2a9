"""Answers of a model to many prompts at once, with a cache of keys and values; greedy or sampled."""
import torch


class Cache:
    """Keys and values of one layer for a batch; room for all positions from the start."""

    def __init__(self, rows, heads, room, size, like):
        self.k = torch.zeros(rows, heads, room, size, dtype=like.dtype, device=like.device)
        self.v, self.used = torch.zeros_like(self.k), 0

    def append(self, k, v):
        n = k.shape[2]
        self.k[:, :, self.used:self.used + n], self.v[:, :, self.used:self.used + n] = k, v
        self.used += n
        return self.k[:, :, :self.used], self.v[:, :, :self.used]

    def keep(self, rows):
        self.k, self.v = self.k[rows], self.v[rows]


@torch.no_grad()
def answer_batch(model, prompts, most, stop, temperature, generator):
    """Ids of the answers; prompts are filled up on the left, where nothing attends to.  (ids, ended) each: ended means that a stop token came."""
    c, device, rows = model.config, model.cos.device, len(prompts)
    width = max(map(len, prompts))
    room = min(c.context, width + most)
    ids = torch.zeros(rows, width, dtype=torch.long, device=device)
    real = torch.zeros(rows, room, dtype=torch.bool, device=device)
    for i, p in enumerate(prompts):
        ids[i, width - len(p):] = torch.tensor(p, device=device)
        real[i, width - len(p):] = True
    caches = [Cache(rows, c.heads, room, c.dim // c.heads, model.embed.weight) for _ in model.blocks]
    answers, ended, alive, at = [[] for _ in prompts], [False] * rows, list(range(rows)), 0
    causal = torch.ones(room, room, dtype=torch.bool, device=device).tril()
    while alive and at < room:
        n = ids.shape[1]
        own = torch.eye(room, dtype=torch.bool, device=device)[at:at + n, :at + n]          # so that filling attends to something
        mask = ((causal[at:at + n, :at + n] & real[:, None, :at + n]) | own)[:, None]
        x = model.embed(ids)
        for block, cache in zip(model.blocks, caches):
            x = block(x, model.cos[at:at + n], model.sin[at:at + n], mask, cache)
        chosen = choose(model.logits(model.norm(x[:, -1])), temperature, generator)
        at, going = at + n, []
        for row, (i, token) in enumerate(zip(alive, chosen.tolist())):
            if token in stop:
                ended[i] = True
                continue
            answers[i].append(token)
            if len(answers[i]) < most:
                going.append(row)
        alive, ids = [alive[row] for row in going], chosen[going][:, None]
        if len(going) < len(real):
            real = real[going]
            for cache in caches:
                cache.keep(going)
    return list(zip(answers, ended))


def choose(logits, temperature, generator):
    if not temperature:
        return logits.argmax(-1)
    return torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator).squeeze(1)


def answers(model, prompts, most, stop, temperature=0.0, seed=0, batch=64):
    """(ids, ended) of the answer to each prompt (a list of ids), in the prompts' order."""
    generator = torch.Generator(device=model.cos.device).manual_seed(seed)
    order, found = sorted(range(len(prompts)), key=lambda i: len(prompts[i])), [None] * len(prompts)
    for first in range(0, len(order), batch):
        chosen = order[first:first + batch]
        for i, answer in zip(chosen, answer_batch(model, [prompts[i] for i in chosen], most, stop, temperature, generator)):
            found[i] = answer
    return found
