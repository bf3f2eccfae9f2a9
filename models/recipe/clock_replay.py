"""Decodes a recorded answer again on an ideal clock: what each mode would have committed, and how long that would have taken.

The clock knows nothing but the costs of a target forward and of a draft step, in milliseconds; what is judged, kept and dropped costs no time.
A prompt is read, all but its last token, when an answer starts.  A token that ends the answer counts as one.
"""
import re
from dataclasses import dataclass, field

DEPTH = 16  # tokens of a recorded rollout, and candidates at each of them


@dataclass(frozen=True)
class Costs:
    """Milliseconds of a target forward on n tokens and of a draft step on k sequences."""
    target_fixed: float
    target_each: float
    draft_fixed: float
    draft_each: float

    @classmethod
    def parse(cls, target, draft):
        """Of text such as "20+0.1*n" and "2+0.05*k"."""
        costs = cls(*_terms(target, "n"), *_terms(draft, "k"))
        # the replay lets a step that is in flight when a target forward ends finish before the next one ends
        if costs.draft(DEPTH) > costs.target(1):
            raise ValueError(f"A draft step on {DEPTH} sequences ({draft}) must not take longer than a target forward ({target}).")
        return costs

    def target(self, tokens):
        return self.target_fixed + self.target_each * tokens

    def draft(self, sequences):
        return self.draft_fixed + self.draft_each * sequences

    @property
    def ratio(self):
        """c: how many draft steps a target forward lasts."""
        return self.target(1) / self.draft(1)


def _terms(text, unit):
    found = re.fullmatch(rf"(\d+\.?\d*)(?:\+(\d+\.?\d*)\*{unit})?", text.replace(" ", ""))
    if not found or not float(found[1]):
        raise ValueError(f"{text} is no cost; write one as 20+0.1*{unit}, in milliseconds.")
    return float(found[1]), float(found[2] or 0)


class Answer:
    """The target's greedy answer, and what the draft would have drafted at each of its positions.

    tokens       the answer's ids, the one that ends it included
    candidates   [position][step][rank]: the draft's likeliest ids along its greedy rollout from a position
    confidences  [position][step]: max q there
    stops        ids that end an answer; a rollout ends with one, too
    """

    def __init__(self, tokens, candidates, confidences, stops=(), category=""):
        self.tokens, self.candidates, self.confidences, self.category = tokens, candidates, confidences, category
        self.ranks = [next((rank for rank, token in enumerate(steps[0]) if token == true), None) for true, steps in zip(tokens, candidates)]
        self.hits = [rank == 0 for rank in self.ranks]
        self.first = [steps[0][0] for steps in candidates]
        last = len(tokens) - 1
        self._known = [0] * len(tokens)  # the last position whose rollout tells how this one's goes on
        self._reach = [0.0] * len(tokens)
        for i in reversed(range(len(tokens))):
            goes_on = self.hits[i] and i < last
            self._known[i] = self._known[i + 1] if goes_on else i
            end = next((step + 1 for step, best in enumerate(candidates[i]) if best[0] in stops), float("inf"))
            self._reach[i] = self._reach[i + 1] + 1 if goes_on else end

    def __len__(self):
        return len(self.tokens)

    def confidence(self, position, step):
        """max q of the rollout's token number `step`; what is beyond a recorded rollout is taken to be as sure as its last token."""
        row = self.confidences[position]
        if step < len(row):
            return row[step]
        known = self._known[position]
        row = self.confidences[min(known, position + step)]
        return row[min(max(position + step - known, 0), len(row) - 1)]

    def reach(self, position):
        """How many tokens the draft's rollout has, up to the one that ends it; infinity where that was not seen."""
        return self._reach[position] if position < len(self.tokens) else 0


@dataclass
class Tally:
    """What decoding came to: the tokens, the time, and the fates of what was drafted (drafted = accepted + rolled back + discarded)."""
    text: list = field(default_factory=list)
    tokens: int = 0
    milliseconds: float = 0.0
    forwards: int = 0
    drafted: int = 0
    accepted: int = 0
    rolled_back: int = 0
    discarded: int = 0

    def add(self, other):
        for name in ("tokens", "milliseconds", "forwards", "drafted", "accepted", "rolled_back", "discarded"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def rollback_rate(self):
        decided = self.accepted + self.rolled_back
        return self.rolled_back / decided if decided else 0.0


class Decoding:
    """An answer being decoded: how far it is, and the tally so far."""

    def __init__(self, answer, costs):
        self.answer, self.costs, self.position, self.tally = answer, costs, 0, Tally()

    @property
    def ended(self):
        return self.position >= len(self.answer)

    def forward(self, tokens):
        """Counts a target forward; returns its milliseconds."""
        self.tally.forwards += 1
        return self.costs.target(tokens)

    def commit(self, token):
        self.tally.text.append(token)
        self.tally.tokens += 1
        self.position += 1

    def accept(self, rank=0):
        """Commits what the draft held for its candidate number `rank` here."""
        self.tally.accepted += 1
        self.commit(self.answer.candidates[self.position][0][rank])

    def correct(self):
        """Commits the target's own token."""
        self.commit(self.answer.tokens[self.position])

    def accept_hits(self, chain):
        """Verifies a chain up to its first miss; returns how many of its tokens were accepted."""
        start = self.position
        while not self.ended and self.position - start < chain and self.answer.hits[self.position]:
            self.accept()
        return self.position - start

    def fresh_chain(self, limit, threshold):
        """Drafts a chain: (its tokens, the steps that took, whether q after it is known because it was too low to go on)."""
        most = min(limit, self.answer.reach(self.position))
        length = 0
        while length < most:
            if self.answer.confidence(self.position, length) < threshold:
                return length, length + 1, True
            length += 1
        return length, length, False


def autoregressive(answer, costs):
    run = Decoding(answer, costs)
    while not run.ended:
        run.tally.milliseconds += run.forward(1)
        run.correct()
    return run.tally


def speculative(answer, costs, draft_length, threshold=0.0):
    """SpS: draft, verify, repeat; with a threshold (ε) the chain stops before its first low-confidence position."""
    run = Decoding(answer, costs)
    tally = run.tally
    while not run.ended:
        chain, steps, _ = run.fresh_chain(draft_length, threshold)
        tally.drafted += chain
        tally.milliseconds += steps * costs.draft(1) + run.forward(chain + 1)
        rest = chain - run.accept_hits(chain)
        if run.ended:
            tally.discarded += rest
        else:
            tally.rolled_back += rest
            run.correct()
    return tally


def pearl(answer, costs, draft_length):
    """PEARL: γ tokens are drafted beside every forward, and a round lasts until both are done.

    A round without a chain is the *pre* round: its forward judges the first of the tokens drafted beside it.
    """
    run = Decoding(answer, costs)
    tally, chain = run.tally, 0
    while not run.ended:
        new = int(min(draft_length, answer.reach(run.position) - chain))
        tally.drafted += new
        tally.milliseconds += max(run.forward(chain + 1), new * costs.draft(1))
        rest = chain - run.accept_hits(chain)
        if run.ended:
            tally.discarded += rest + new
        elif rest or not new or not answer.hits[run.position]:
            tally.rolled_back += rest + new
            run.correct()
            chain = 0
        else:
            run.accept()
            chain = new - 1
            if run.ended:
                tally.discarded += chain
    return tally


def zero_bubble(answers, draft_length):
    """The zero-bubble limit, replayed: no lane ever waits, and a forward verifies a full chain of γ tokens in flat time.

    Tokens a forward, which is the speed-up over autoregressive decoding.
    """
    forwards = tokens = 0
    for answer in answers:
        run = Decoding(answer, Costs(1, 0, 1, 0))
        while not run.ended:
            forwards += 1
            run.accept_hits(draft_length)
            if not run.ended:
                run.correct()
        tokens += len(answer)
    return tokens / forwards


def zero_bubble_formula(acceptance, draft_length):
    """The same for answers without an end whose tokens are hit independently: (1 − α^(γ+1)) / (1 − α)."""
    if acceptance == 1:
        return draft_length + 1.0
    return (1 - acceptance ** (draft_length + 1)) / (1 - acceptance)
