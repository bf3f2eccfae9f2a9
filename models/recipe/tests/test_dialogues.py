"""The corpus: the same seed makes the same dialogue, held-out wordings are never trained on, and reference answers pass their checks."""
import importlib
import pkgutil
import re
import string
import unittest
from collections import Counter
from dataclasses import is_dataclass

import dialogues
from checks import degenerate, passes
from dialogues.core import Phrasings
from dialogues.passages import Fact
from generate import ABOUT_BEFORE, JOINED, MOST_WORDS, evaluation, late, make, prompts, questions, suite, training, words

SOURCES = dialogues.all_sources()
ROWS = list(evaluation(SOURCES, 250))


def phrasings():
    """(where, Phrasings) of every module's variables, inside of lists, tuples and dictionaries, too; also rows that begin with both lists."""
    def texts(value):
        return isinstance(value, list) and value and all(isinstance(text, str) for text in value)

    def inside(where, value):
        if isinstance(value, Phrasings):
            yield where, value
        elif isinstance(value, tuple) and len(value) > 1 and texts(value[0]) and texts(value[1]):
            yield where, Phrasings(*value[:2])
        elif isinstance(value, Fact):
            yield where, Phrasings(value.ask, value.ask_held_out)
        elif is_dataclass(value) and not isinstance(value, type):
            for item in vars(value).values():
                yield from inside(where, item)
        elif isinstance(value, (list, tuple)):
            for item in value:
                yield from inside(where, item)
        elif isinstance(value, dict):
            for item in value.values():
                yield from inside(where, item)

    for found in pkgutil.iter_modules(dialogues.__path__):
        module = importlib.import_module(f"dialogues.{found.name}")
        for name, value in vars(module).items():
            yield from inside(f"{found.name}.{name}", value)


def shape(template):
    """A wording's words without its fields."""
    return re.sub(r"\{\w+\}", "{}", template).lower().strip(string.punctuation.replace("{", "").replace("}", "") + " ")


class Corpus(unittest.TestCase):
    def test_same_seed_same_dialogue(self):
        once, again = (list(training(SOURCES, 5000, 400)) for _ in range(2))
        self.assertEqual(once, again)
        self.assertEqual(once[100:], list(training(SOURCES, 5100, 300)))

    def test_held_out_wordings_are_not_trained_on(self):
        for where, found in phrasings():
            both = {shape(t) for t in found.train} & {shape(t) for t in found.held_out} - {"{}", ""}
            self.assertFalse(both, where)

    def test_training_never_asks_in_held_out_wordings(self):
        """Wordings of some length that are held out somewhere do not occur in training dialogues."""
        used = Counter(message["content"] for row in training(SOURCES, 0, 6000) for message in row["messages"] if message["role"] == "user")
        trained = {shape(t) for _, found in phrasings() for t in found.train}
        for where, found in phrasings():
            for template in found.held_out:
                if "{" not in template and len(template.split()) > 3 and shape(template) not in trained:
                    self.assertNotIn(template, used, where)

    def test_every_evaluation_dialogue_has_a_check_that_its_answer_passes(self):
        for row in ROWS:
            answer = row["messages"][-1]["content"]
            self.assertIsNotNone(row["check"], row["intent"])
            self.assertTrue(passes(row["check"], answer), f"{row['intent']}: {row['check']}\n{answer}")
            self.assertIsNone(degenerate(answer, True), answer)

    def test_messages_take_turns(self):
        for row in ROWS + list(training(SOURCES, 0, 3000)):
            roles = [m["role"] for m in row["messages"]]
            roles = roles[1:] if roles[0] == "system" else roles
            self.assertEqual(roles, ["user", "assistant"] * (len(roles) // 2), row["intent"])

    def test_no_field_is_left_open(self):
        for row in training(SOURCES, 20000, 3000):
            if row["category"] not in ("code", "program"):
                for message in row["messages"]:
                    if "```" not in message["content"] and "def " not in message["content"]:
                        self.assertNotRegex(message["content"], r"\{[a-z_]+\}", row["intent"])

    def test_every_source_makes_dialogues(self):
        for source in SOURCES:
            for seed in range(5):
                self.assertEqual(make(source, seed, seed % 2 == 1)["intent"], source.intent)


class Factors(unittest.TestCase):
    def test_a_category_comes_more_often_and_its_dialogues_stay_the_same(self):
        usual, more = (list(training(SOURCES, 0, 2000, factors)) for factors in ({}, {"lists": 4}))
        share, larger = (sum(row["category"] == "lists" for row in rows) / 2000 for rows in (usual, more))
        self.assertAlmostEqual(larger, 4 * share / (1 + 3 * share), delta=0.03)
        both = [(a, b) for a, b in zip(usual, more) if a["intent"] == b["intent"]]
        self.assertGreater(len(both), 50)
        self.assertTrue(all(a == b for a, b in both))


class Joined(unittest.TestCase):
    def test_a_share_of_the_dialogues_has_others_before_it_and_keeps_its_end(self):
        plain, rows = list(training(SOURCES, 0, 1500)), list(training(SOURCES, 0, 1500, joined_share=0.5))
        several = [(a, b) for a, b in zip(plain, rows) if b["intent"] == JOINED]
        self.assertAlmostEqual(len(several) / 1500, 0.5, delta=0.1)
        for own, row in several:
            messages = [m for m in row["messages"] if m["role"] != "system"]
            end = [m for m in own["messages"] if m["role"] != "system"]
            self.assertEqual(messages[len(messages) - len(end):], end)
            self.assertEqual([m["role"] for m in messages], ["user", "assistant"] * (len(messages) // 2))
            self.assertLessEqual(words(messages), max(MOST_WORDS, words(end)))
            self.assertEqual(len(questions(row)), len(messages) // 2)
            self.assertNotIn(own["intent"], ABOUT_BEFORE)
        self.assertTrue(all(a == b for a, b in zip(plain, rows) if b["intent"] != JOINED))
        self.assertGreater(sum(len(row["messages"]) for _, row in several), 2 * sum(len(own["messages"]) for own, _ in several))

    def test_late_dialogues_are_the_evaluations_after_others(self):
        early, after = list(evaluation(SOURCES, 20)), list(late(SOURCES, 20))
        self.assertEqual([(a["intent"], a["check"], a["messages"][-2:]) for a in early], [(b["intent"], b["check"], b["messages"][-2:]) for b in after])
        self.assertGreater(words(m for b in after for m in b["messages"]), 2 * words(m for a in early for m in a["messages"]))


class Suite(unittest.TestCase):
    def test_is_even_held_out_and_ends_with_questions(self):
        asked = {str(row["messages"][:-1]) for row in ROWS}
        rows = list(prompts(suite(SOURCES, 20)))
        self.assertEqual(set(Counter(row["category"] for row in rows).values()), {20})
        for row in rows:
            self.assertEqual(row["messages"][-1]["role"], "user")
            self.assertIn(str(row["messages"]), asked)
            self.assertTrue(row["reference"])
        self.assertGreater(len({str(row["messages"]) for row in rows}), 0.97 * len(rows))


if __name__ == "__main__":
    unittest.main()
