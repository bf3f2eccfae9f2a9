"""SpecBranch without H-RAD on the ideal clock of clock_replay.py."""
from dataclasses import dataclass

from clock_replay import DEPTH, Decoding


@dataclass(frozen=True)
class Setting:
    """γ, ε, k_max, and the product of max q along a branch below which it stops growing (0: never)."""
    draft_length: int
    threshold: float
    branches: int
    branch_stop: float = 0.0


class Branch:
    """Branches that grow alike: their tokens from the branch point on, and how sure the draft is of them.

    `confidence` tells max q of token number i, of which 0 is the candidate; `limit` is the most tokens.
    """

    def __init__(self, confidence, limit, stop, count=1, length=1):
        self.confidence, self.limit, self.stop, self.count, self.length = confidence, limit, stop, count, length
        self.open = False  # whether q after its last token is known
        self.product = 1.0
        for i in range(length):
            self.product *= confidence(i)
        self.stopped = self.product < stop

    @property
    def grows(self):
        return not self.stopped and self.length < self.limit

    def grow(self):
        """Takes the q that a step gave, and the token drafted from it unless the branch ends before."""
        self.product *= self.confidence(self.length)
        self.stopped = self.open = self.product < self.stop
        self.length += not self.stopped


class Round:
    """What the draft does beside one target forward."""

    def __init__(self, run, setting, chain, line, is_open):
        self.run, self.setting, self.chain = run, setting, chain
        self.start = run.position
        self.point = run.position + chain
        self.branches = []  # the top-ranked one, the one of the target's token, the others
        self.true = None  # the branch of the target's token
        self.in_flight = []
        self.can_branch = chain < run.answer.reach(run.position)
        if self.can_branch and (is_open or line > chain):
            self.open(line - chain, is_open)

    def open(self, carried=0, is_open=False):
        """Draws the candidates; the first may carry tokens drafted earlier, and q after them."""
        answer, setting, tally = self.run.answer, self.setting, self.run.tally
        start, chain, stop = self.start, self.chain, setting.branch_stop
        unsure = answer.confidence(start, chain)
        count = min(max(1, int(setting.branches * (1 - unsure))), DEPTH)
        most = setting.draft_length + 1

        def along(step):
            return answer.confidence(start, chain + step)

        top = Branch(along, min(most, answer.reach(start) - chain), stop, length=max(carried, 1))
        self.branches = [top]
        tally.drafted += (not carried) + count - 1
        if carried and is_open and top.length < top.limit:
            self.grow(top)
        others = count - 1
        rank = answer.ranks[self.point] if self.chain_is_right() else None
        if rank is not None and rank < count:
            self.true = top
            if rank:
                self.true = Branch(lambda step: answer.confidence(self.point + 1, step - 1) if step else unsure,
                                   min(most, 1 + answer.reach(self.point + 1)), stop)
                self.branches.append(self.true)
                others -= 1
        if others:
            # Nobody saw what follows a wrong candidate: it is taken to be as sure as the top-ranked branch.
            self.branches.append(Branch(along, most, stop, count=others))

    def chain_is_right(self):
        hits = self.run.answer.hits
        return self.point < len(hits) and all(hits[self.start:self.point])

    def grow(self, branch):
        before = branch.length
        branch.grow()
        self.run.tally.drafted += (branch.length - before) * branch.count

    def play(self, now, end):
        """Grows the branches from `now` to `end`; returns when the draft is free, with a step in flight at the end finished."""
        draft = self.run.costs.draft
        while now < end and self.can_branch:
            growing = [branch for branch in self.branches if branch.grows]
            if self.branches and not growing:
                break
            now += draft(sum(branch.count for branch in growing) or 1)
            if now > end:
                # Its tokens join the tree when the step is done, after the verdict.
                self.in_flight = growing
            elif growing:
                for branch in growing:
                    self.grow(branch)
            else:
                self.open()
        return now

    def land(self):
        """The step in flight ends."""
        for branch in self.in_flight:
            self.grow(branch)

    def end(self, survivor=None):
        """Gives the branches that lost at the branch point, or with the chain, their fates; the top-ranked one counts as rolled back."""
        for branch in self.branches:
            if branch is not survivor:
                self.give_up(branch, "rolled_back" if branch is self.branches[0] else "discarded")

    def discard(self):
        """The answer ended before the branch point."""
        for branch in self.branches:
            self.give_up(branch, "discarded")

    def give_up(self, branch, fate):
        tally = self.run.tally
        setattr(tally, fate, getattr(tally, fate) + branch.length * branch.count)


def specbranch(answer, costs, setting):
    run = Decoding(answer, costs)
    now = free = 0.0  # milliseconds: the time, and when the draft is free
    chain, line, is_open, is_fresh = 0, 0, False, True
    while not run.ended:
        if is_fresh:
            chain, steps, is_open = run.fresh_chain(setting.draft_length, setting.threshold)
            run.tally.drafted += chain
            line = chain
            now = free = max(now, free) + steps * costs.draft(1)
        round = Round(run, setting, chain, line, is_open)
        end = now + run.forward(chain + 1)
        free = round.play(max(now, free), end)
        now = end

        rest = chain - run.accept_hits(chain)
        if run.ended:
            run.tally.discarded += rest
            round.land()
            round.discard()
            break
        survivor = None if rest else round.true
        known = survivor.length - 1 if survivor else 0
        round.land()
        round.end(survivor)
        if survivor is None:
            run.tally.rolled_back += rest
            run.correct()
            is_fresh = True
            continue
        run.accept(answer.ranks[run.position])
        line, is_open, is_fresh = survivor.length - 1, survivor.open, False
        if run.ended:
            run.tally.discarded += line
        # The chain is chosen at the verdict; by now the line may be longer, by the token of the step in flight.
        chain = sure_length(run, min(known, setting.draft_length), setting.threshold)
    run.tally.milliseconds = now
    return run.tally


def sure_length(run, most, threshold):
    """Tokens before the first low-confidence position."""
    length = 0
    while not run.ended and length < most and run.answer.confidence(run.position, length) >= threshold:
        length += 1
    return length
