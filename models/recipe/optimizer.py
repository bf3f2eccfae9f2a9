"""Muon for the hidden matrices, and a clip on queries and keys that keeps attention from becoming one-hot."""
import torch

PEAK = 30.0         # the largest attention score that a head may have


def orthogonalize(g, steps=5):
    """Newton-Schulz iteration on a stack of matrices of one shape: replaces their singular values by values near 1."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = (g / (g.norm(dim=(1, 2), keepdim=True) + 1e-7)).bfloat16()
    flip = x.shape[1] > x.shape[2]
    x = x.mT.contiguous() if flip else x
    for _ in range(steps):
        s = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(s, s, s, beta=b, alpha=c), x, beta=a)
    return (x.mT if flip else x).to(g.dtype)


class Muon(torch.optim.Optimizer):
    """Momentum, then orthogonalized updates, scaled so that the update's size matches AdamW's.  Matrices of one shape are updated together."""

    def __init__(self, params, lr, momentum=0.95, weight_decay=0.05):
        super().__init__(params, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            updates = {}
            for p in group["params"]:
                buffer = self.state[p].setdefault("momentum", torch.zeros_like(p))
                buffer.lerp_(p.grad, 1 - group["momentum"])
                updates.setdefault(p.shape, []).append((p, p.grad.lerp(buffer, group["momentum"])))
            for shape, pairs in updates.items():
                orthogonal = orthogonalize(torch.stack([update for _, update in pairs]))
                for (p, _), update in zip(pairs, orthogonal):
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.add_(update, alpha=-group["lr"] * 0.2 * max(shape) ** 0.5)


def optimizers(model, muon_rate, rate):
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and n.startswith("blocks")]
    others = [p for n, p in model.named_parameters() if not (p.dim() == 2 and n.startswith("blocks"))]
    return Muon(matrices, lr=muon_rate), torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.95), weight_decay=0.0)


@torch.no_grad()
def clip_queries_and_keys(model, ids, mask):
    """Shrinks the queries and keys of heads whose scores exceed PEAK (they have no norm of their own); returns the largest score."""
    highest = 0.0
    for block, peaks in zip(model.blocks, model.attention_peaks(ids, mask)):
        highest = max(highest, peaks.max().item())
        shrink = (PEAK / peaks.clamp(min=PEAK)).sqrt().repeat_interleave(block.attn_q.weight.shape[0] // block.heads)
        block.attn_q.weight *= shrink[:, None]
        block.attn_k.weight *= shrink[:, None]
    return highest
