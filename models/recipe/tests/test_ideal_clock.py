"""The ideal clock on answers made up by hand: times, fates and committed tokens can be reckoned on paper."""
import random
import unittest

from clock_replay import DEPTH, Answer, Costs, autoregressive, pearl, speculative, zero_bubble, zero_bubble_formula
from clock_specbranch import Setting, specbranch

COSTS = Costs(10, 0, 2, 0)  # 10 ms a forward, 2 ms a draft step


def answer(ranks, sure=0.9, at=None):
    """Token i is 100 + i, at the given rank of the draft's candidates (None: not among them); `at` says how sure the draft is where not `sure`."""
    at = at or {}
    tokens = [100 + i for i in range(len(ranks))]
    own = []
    for i, rank in enumerate(ranks):
        row = [1000 + 20 * i + r for r in range(DEPTH)]
        if rank is not None:
            row[rank] = tokens[i]
        own.append(row)
    candidates, confidences = [], []
    for i in range(len(ranks)):
        steps, surenesses, here = [], [], i
        for _ in range(DEPTH):
            known = here is not None and here < len(ranks)
            steps.append(own[here] if known else [5000 + r for r in range(DEPTH)])
            surenesses.append(at.get(here, sure) if known else sure)
            here = here + 1 if known and ranks[here] == 0 else None
        candidates.append(steps)
        confidences.append(surenesses)
    return Answer(tokens, candidates, confidences, stops={tokens[-1]})


class Clocks(unittest.TestCase):
    def test_autoregressive_takes_a_forward_a_token(self):
        self.assertEqual(autoregressive(answer([0] * 6), COSTS).milliseconds, 60)

    def test_a_draft_that_always_hits(self):
        said = answer([0] * 8)
        # two rounds of 3 drafted and 1 of the target
        self.assertEqual(speculative(said, COSTS, 3).milliseconds, 2 * (3 * 2 + 10))
        # 1 token in the pre round, 4 in the next, the last 3 in the third
        found = pearl(said, COSTS, 4)
        self.assertEqual((found.milliseconds, found.forwards), (30, 3))
        # 3 steps; beside the forward a candidate and 4 steps: 3 + 1 committed, 3 in the chain, then the end is the candidate
        found = specbranch(said, COSTS, Setting(3, 0.2, 1))
        self.assertEqual((found.milliseconds, found.forwards, found.rolled_back), (6 + 20, 2, 0))

    def test_a_draft_that_never_hits(self):
        said = answer([None] * 3)
        found = speculative(said, COSTS, 2)
        self.assertEqual((found.milliseconds, found.rolled_back), (3 * (2 * 2 + 10), 6))
        found = pearl(said, COSTS, 2)
        self.assertEqual((found.milliseconds, found.rolled_back, found.accepted), (30, 6, 0))
        # a round waits for its 6 tokens
        self.assertEqual(pearl(said, COSTS, 6).milliseconds, 3 * 12)
        found = specbranch(said, COSTS, Setting(2, 0.2, 1))
        # 2 of the chain; beside it one step for the candidate and, until γ are after it, two more
        self.assertEqual((found.milliseconds, found.rolled_back), (3 * 14, 3 * (2 + 3)))

    def test_a_miss_in_the_middle(self):
        said = answer([0, 0, 1, 0, 0])
        found = speculative(said, COSTS, 2)
        # 2 and the correction; then 2
        self.assertEqual((found.milliseconds, found.accepted, found.rolled_back), (28, 4, 0))
        found = speculative(said, COSTS, 4)
        self.assertEqual((found.milliseconds, found.accepted, found.rolled_back), (8 + 10 + 4 + 10, 4, 2))

    def test_a_branch_rescues_a_miss(self):
        said = answer([0, 0, 1, 0, 0], at={2: 0.3})
        # ε stops the chain at the miss after 3 steps; of the 2 candidates the second is right, and its continuation is verified next
        found = specbranch(said, COSTS, Setting(4, 0.5, 3))
        self.assertEqual((found.milliseconds, found.forwards, found.accepted), (6 + 20, 2, 5))
        # only the top-ranked branch, its candidate and 4 tokens, counts
        self.assertEqual(found.rolled_back, 5)
        # two more candidates grow as long, and are discarded
        wide = specbranch(said, COSTS, Setting(4, 0.5, 6))
        self.assertEqual((wide.rolled_back, wide.discarded), (5, 10))
        alone = specbranch(said, COSTS, Setting(4, 0.5, 1))
        self.assertEqual((alone.milliseconds, alone.accepted), (6 + 10 + 4 + 10, 4))

    def test_adaptive_stops_before_a_doubtful_token(self):
        said = answer([0, None, 0, 0], at={1: 0.1})
        found = speculative(said, COSTS, 3, 0.5)
        # 1 drafted in 2 steps; then the last 2 in 2
        self.assertEqual((found.milliseconds, found.drafted, found.rolled_back), (4 + 10 + 4 + 10, 3, 0))

    def test_branch_stop_rolls_less_back(self):
        said = answer([0, 0, None, 0, 0], at={2: 0.3})
        free, stopped = (specbranch(said, COSTS, Setting(4, 0.5, 1, stop)) for stop in (0, 0.4))
        self.assertEqual((free.rolled_back, stopped.rolled_back), (5, 1))
        self.assertEqual(free.milliseconds, stopped.milliseconds)

    def test_a_step_in_flight_delays_the_fresh_chain(self):
        said, costs = answer([None, 0]), Costs(10, 0, 3, 0)
        # 3 for the chain; steps end at 6, 9, 12 and 15, and the forward at 13; the fresh chain takes 15 to 18
        self.assertEqual(specbranch(said, costs, Setting(1, 0.2, 1)).milliseconds, 3 + 10 + 3 + 10)
        self.assertEqual(specbranch(said, costs, Setting(4, 0.2, 1)).milliseconds, 24 + 3 + 10)


class Limits(unittest.TestCase):
    def test_formula(self):
        self.assertEqual(zero_bubble_formula(0.5, 2), 1.75)
        self.assertEqual(zero_bubble_formula(1, 4), 5)

    def test_replayed(self):
        self.assertEqual(zero_bubble([answer([0, 0, None, 0, 0, 0])], 2), 6 / 2)


class Always(unittest.TestCase):
    def test_every_mode_commits_the_answer_and_every_token_has_a_fate(self):
        chance = random.Random(7)
        for _ in range(60):
            ranks = [chance.choice((0, 0, 0, 1, 2, 9, None)) for _ in range(chance.randint(1, 40))]
            said = answer(ranks, at={i: chance.random() for i in range(len(ranks))})
            found = [speculative(said, COSTS, 5), speculative(said, COSTS, 5, 0.4), pearl(said, COSTS, 5)]
            found += [specbranch(said, Costs(10, 0.1, 1.7, 0.05), Setting(g, e, 8, s)) for g in (1, 4, 12) for e in (0, 0.5) for s in (0, 0.2)]
            for tally in found:
                self.assertEqual(tally.text, said.tokens)
                self.assertEqual(tally.drafted, tally.accepted + tally.rolled_back + tally.discarded)


class Costing(unittest.TestCase):
    def test_text(self):
        self.assertEqual(Costs.parse("20+0.1*n", "2 + 0.05*k").target(10), 21)
        self.assertAlmostEqual(Costs.parse("20", "2").ratio, 10)
        for target, draft in (("fast", "2"), ("20+0.1*k", "2"), ("20", "0"), ("2", "20")):
            with self.assertRaises(ValueError):
                Costs.parse(target, draft)


if __name__ == "__main__":
    unittest.main()
