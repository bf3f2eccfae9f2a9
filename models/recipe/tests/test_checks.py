"""The judge takes right answers and refuses wrong ones, for every kind of check."""
import unittest

from checks import degenerate, passes


def judged(kind, value, answer):
    return passes({"kind": kind, "value": value}, answer)


class Checks(unittest.TestCase):
    def right(self, kind, value, *answers):
        for answer in answers:
            self.assertTrue(judged(kind, value, answer), answer)

    def wrong(self, kind, value, *answers):
        for answer in answers:
            self.assertFalse(judged(kind, value, answer), answer)

    def test_exact(self):
        self.right("exact", "Le chat est noir.", "Le chat est noir.", "le chat  est noir")
        self.right("exact", ["Paris.", "It is Paris."], "it is paris")
        self.wrong("exact", "Le chat est noir.", "Le chat est noir et blanc.", "", "Le chien est noir.")

    def test_number(self):
        self.right("number", 12, "So 5 + 7 = 12.", "12", "It is 12 apples.", "12.0")
        self.right("number", -3, "4 - 7 = -3.")
        self.right("number", 2.5, "5 / 2 = 2.5.")
        self.right("number", 1200, "That is 1,200.")
        self.wrong("number", 12, "12 is more than 11.", "Twelve.", "", "112", "-12", "12.5")
        self.wrong("number", -3, "4 - 7 = 3.")

    def test_contains(self):
        self.right("contains", ["Paris", ["France", "french"]], "PARIS is the capital of France.", "The French live in Paris.")
        self.wrong("contains", ["4"], "14", "It is 40.")
        self.wrong("contains", ["cat"], "The category.", "")
        self.right("contains", ["*"], "The key is *.")
        self.wrong("contains", ["Paris", "France"], "Paris.")

    def test_items(self):
        self.right("items", ["Red", "blue"], "1. red\n2. Blue", "Here it is:\n- red\n- blue", "1) Red.\n2) Blue.", "3. red\n4. blue")
        self.wrong("items", ["Red", "Blue"], "1. Blue\n2. Red", "red, blue", "- red", "- red\n- blue\n- green")
        self.right("items", [], "The list is empty.")

    def test_code(self):
        value = {"name": "double", "cases": [[[3], 6], [[0], 0]]}
        right = "def double(x):\n    return x * 2"
        self.right("code", value, right, f"```python\n{right}\n```\nIt returns two times x.", f"```\n{right}")
        self.wrong("code", value, "", "def double(x):\n    return x + 2", "def twice(x):\n    return x * 2", "def double(x)\n    return x * 2",
                   f"import os\n{right}", f"open('/etc/passwd')\n{right}", f"__import__('os')\n{right}", f"().__class__\n{right}", "print('right')",
                   "def double(x):\n    while True:\n        pass", "def double(x):\n    return [0] * 10 ** 10", "def double(x):\n    return double(x)")

    def test_code_with_tuples_and_dictionaries(self):
        self.right("code", {"name": "f", "cases": [[["ab"], {"a": 1, "b": 1}]]}, "def f(s):\n    return {c: s.count(c) for c in s}")
        self.right("code", {"name": "f", "cases": [[[90], [1, 30]]]}, "def f(m):\n    return m // 60, m % 60")

    def test_declines(self):
        self.right("declines", None, "I am a very small model and know no news.", "I do not know that.", "I cannot open files.")
        self.wrong("declines", None, "It will rain tomorrow.", "")

    def test_same_text(self):
        rule = {"name": "same_text", "text": "THE CAT SLEEPS."}
        self.right("rule", rule, "THE CAT SLEEPS.", " THE CAT SLEEPS.\n")
        self.wrong("rule", rule, "The cat sleeps.", "THE CAT SLEEPS", "")

    def test_story(self):
        rule = {"name": "story", "contains": ["Mia", "fox"], "sentences": 4}
        self.right("rule", rule, "Mia was a fox. She ran. \"Stop!\" said the owl. All was well.")
        self.wrong("rule", rule, "Mia was a fox. She ran.", "Tom was a fox. He ran. He sat. He slept.", "")

    def test_poem(self):
        rule = {"name": "poem", "lines": 4, "contains": ["snow"]}
        self.right("rule", rule, "Snow is white,\nand so bright,\nit falls at night,\na pretty sight.")
        self.wrong("rule", rule, "Snow is white,\nand so bright.", "Rain is grey,\nall the day,\nit will stay,\nso they say.")

    def test_summary(self):
        rule = {"name": "summary", "contains": ["bridge"], "most_words": 5}
        self.right("rule", rule, "A bridge was built.")
        self.wrong("rule", rule, "A bridge was built over the river.", "It was built.", "")

    def test_members(self):
        rule = {"name": "members", "of": ["ant", "bee", "fly", "wasp"], "count": 2, "other_than": ["ant"]}
        self.right("rule", rule, "1. Bee\n2. Wasp", "- fly\n- bee")
        self.wrong("rule", rule, "1. Bee", "1. Bee\n2. Bee", "1. Ant\n2. Bee", "1. Cow\n2. Bee", "bee, fly", "1. Bee\n2. Fly\n3. Wasp")

    def test_degenerate(self):
        self.assertIsNone(degenerate("A normal answer, with some words in it. And one more sentence.", True))
        self.assertIsNone(degenerate("```python\ndef f(x):\n    for i in x:\n        if i:\n            return i\n```", True))
        self.assertEqual(degenerate(" \n", True), "empty")
        self.assertEqual(degenerate("Fine.", False), "endless")
        self.assertEqual(degenerate("It was so " + "very good and " * 6, True), "loop")


if __name__ == "__main__":
    unittest.main()
