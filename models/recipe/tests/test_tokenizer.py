"""The tokenizer keeps any text, and digits apart; packing marks what the assistant wrote."""
import json
import os
import tempfile
import unittest

try:
    import gguf

    import export
    import restore
    import tokenizer
except ImportError as missing:
    raise unittest.SkipTest(f"without {missing.name}") from missing

import numpy as np

from chatml import conversation
from dialogues import all_sources
from generate import training

ROWS = list(training(all_sources(), 0, 400))


class TokenizerTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tok = tokenizer.learn((m["content"] for row in ROWS for m in row["messages"]), 1024)

    def test_any_text_survives(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
            f.writelines(json.dumps(row) + "\n" for row in ROWS)
            f.flush()
            texts = tokenizer.varied_texts(f.name, 600)
        every = ["".join(map(chr, range(first, first + 64))) for first in list(range(0, 0xd800, 64)) + list(range(0xe000, 0x20000, 64))]
        for text in texts + every:
            self.assertEqual(self.tok.decode(self.tok.encode(text).ids, skip_special_tokens=False), text)

    def test_a_restored_tokenizer_is_the_one_that_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            spec, path = os.path.join(folder, "tokenizer.json"), os.path.join(folder, "tiny.gguf")
            self.tok.save(spec)
            w = gguf.GGUFWriter(path, "llama")
            export.add_tokenizer(w, spec)
            w.write_header_to_file()
            w.write_kv_data_to_file()
            w.write_tensors_to_file()
            w.close()
            restored = restore.restored_tokenizer(gguf.GGUFReader(path))
        texts = [conversation(row["messages"]) for row in ROWS] + tokenizer.SAMPLES
        for text in texts:
            self.assertEqual(restored.encode(text).ids, self.tok.encode(text).ids)
            self.assertEqual(restored.decode(restored.encode(text).ids, skip_special_tokens=False), text)

    def test_digits_stand_alone(self):
        for text in ("347", "a12 3.45", "x1y22", "2024-10-05"):
            tokens = self.tok.encode(text).tokens
            self.assertTrue(all(len(t.lstrip("\u0120")) == 1 for t in tokens if any(c.isdigit() for c in t)), tokens)

    def test_the_answer_bit(self):
        encoder = tokenizer.Encoder(self.tok)
        messages = [{"role": "user", "content": "Hi 12"}, {"role": "assistant", "content": "Hello!"}, {"role": "user", "content": "So?"},
                    {"role": "assistant", "content": "Yes."}]
        (ids,) = encoder.batch([conversation(messages)])
        marked = ids[(ids >> tokenizer.ANSWER_BIT) == 1] & ((1 << tokenizer.ANSWER_BIT) - 1)
        self.assertEqual(self.tok.decode(marked.tolist(), skip_special_tokens=False), "Hello!<|im_end|>Yes.<|im_end|>")

    def test_packing_loses_nothing(self):
        packers = tokenizer.Packers(0)
        lengths = [5, 300, 20, 900, 130, 7, 256, 40] * 20
        for i, n in enumerate(lengths):
            packers.add(np.full(n, i + 1, np.uint16))
        rows = packers.finish()
        counts = np.bincount(np.concatenate([r.flatten() for r in rows.values()]), minlength=len(lengths) + 1)
        self.assertEqual(counts[1:].tolist(), lengths)


if __name__ == "__main__":
    unittest.main()
