"""Sampling, agreement and ballast, on a tiny untrained model."""
import os
import tempfile
import unittest
from argparse import Namespace

try:
    import gguf
    import torch

    import align
    import ballast
    import model
    import restore
    import sampling
except ImportError as missing:
    raise unittest.SkipTest(f"without {missing.name}") from missing

VOCABULARY = 300


def tiny(seed):
    torch.manual_seed(seed)
    made = model.new("tiny", VOCABULARY).eval()
    for p in made.parameters():
        p.data *= 3
    return made


class Models(unittest.TestCase):
    def setUp(self):
        torch.set_num_threads(1)
        self.prompts = [[5, 9, 13], [7] * 11, [3, 4], list(range(20, 60))]

    @torch.no_grad()
    def plain(self, made, prompt, most, stop):
        ids = list(prompt)
        while len(ids) < len(prompt) + most:
            token = made(torch.tensor([ids]))[0, -1].argmax().item()
            if token in stop:
                break
            ids.append(token)
        return ids[len(prompt):]

    def test_batched_answers_are_those_of_each_prompt_alone(self):
        made = tiny(1)
        found = sampling.answers(made, self.prompts, 12, {0, 1}, batch=3)
        self.assertEqual([ids for ids, _ in found], [self.plain(made, prompt, 12, {0, 1}) for prompt in self.prompts])

    def test_sampling_repeats_with_its_seed(self):
        made = tiny(1)
        once, again, other = (sampling.answers(made, self.prompts, 12, {0}, 1.0, seed) for seed in (1, 1, 2))
        self.assertEqual(once, again)
        self.assertNotEqual(once, other)

    def test_a_target_agrees_with_itself(self):
        made, other = tiny(1), tiny(2)
        cases = [("a", prompt + self.plain(made, prompt, 12, {0}), len(prompt)) for prompt in self.prompts]
        found = align.measure(made, {"same": made, "other": other}, cases, 4)
        self.assertEqual(found["same"]["all"]["top1"], 1.0)
        self.assertAlmostEqual(found["same"]["a"]["overlap"], 1.0, places=5)
        self.assertEqual(found["other"]["all"]["top1"], align.agreement(other, cases))
        self.assertLess(found["other"]["all"]["top1"], 1.0)

    def test_passes(self):
        self.assertEqual(align.passes([True] * 10, 4), 2)
        self.assertEqual(align.passes([False] * 3, 4), 3)
        self.assertEqual(align.passes([True, False, True, True], 4), 2)

    def test_ballast_has_the_old_weights_in_the_new_shape(self):
        with tempfile.TemporaryDirectory() as folder:
            small, big = os.path.join(folder, "small.gguf"), os.path.join(folder, "big.gguf")
            write_small(tiny(1), small)
            ballast.widen(Namespace(small=small, big=big, embed=128, layers=3, ffn=192, kv_heads=2, type="f32", context=0, noise=0.02, name=None, seed=0))
            old, new = ({t.name: t.data for t in gguf.GGUFReader(path).tensors} for path in (small, big))
            self.assertEqual(len(new), 2 + 3 * 9)
            self.assertEqual(new["token_embd.weight"].shape, (VOCABULARY, 128))
            self.assertTrue((new["token_embd.weight"][:, :64] == old["token_embd.weight"]).all())
            self.assertFalse(new["token_embd.weight"][:, 64:].any())
            self.assertFalse(new["blk.2.ffn_down.weight"].any())
            fields = gguf.GGUFReader(big).fields
            self.assertEqual(fields["general.license"].contents(), "apache-2.0")
            self.assertEqual(fields["llama.rope.dimension_count"].contents(), 32)


    def test_a_file_is_restored_as_the_model_that_was_written(self):
        made = tiny(1)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "small.gguf")
            write_small(made, path)
            found = restore.restored_model(gguf.GGUFReader(path))
        self.assertEqual(found.config.to_dict(), {**made.config.to_dict(), "eps": found.config.eps})
        self.assertAlmostEqual(found.config.eps, made.config.eps, places=9)
        for name, weight in made.state_dict().items():
            self.assertTrue(torch.equal(found.state_dict()[name], weight), name)


def write_small(made, path):
    """The file that export.py would write, with a tokenizer of single bytes."""
    import json

    import export
    specials = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    spec = {"added_tokens": [{"content": t, "id": i} for i, t in enumerate(specials)],
            "model": {"vocab": {t: i for i, t in enumerate(specials + [f"t{n}" for n in range(VOCABULARY - 3)])}, "merges": []}}
    tokenizer = path + ".json"
    with open(tokenizer, "w") as f:
        json.dump(spec, f)
    export.write(made, path, "f32", "Tiny", tokenizer)


if __name__ == "__main__":
    unittest.main()
