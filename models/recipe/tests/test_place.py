"""Putting models in their place changes what describes the files, and nothing else of a manifest."""
import hashlib
import os
import tempfile
import unittest

from place import with_checksums

MANIFEST = """name = "sprig"
[target]
file = "sprig/t.gguf"
size = 1
sha256 = "old"

[draft]
file = "sprig/d.gguf"
size = 1
sha256 = "old"

[recommended]
draft_length = 10
"""


class Checksums(unittest.TestCase):
    def test_each_model_gets_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "sprig"))
            for name, content in (("t", b"target"), ("d", b"a draft")):
                with open(os.path.join(folder, "sprig", f"{name}.gguf"), "wb") as f:
                    f.write(content)
            text = with_checksums(MANIFEST, folder)
        target, draft = (hashlib.sha256(content).hexdigest() for content in (b"target", b"a draft"))
        expected = MANIFEST.replace('size = 1\nsha256 = "old"', f'size = 6\nsha256 = "{target}"', 1).replace('size = 1\nsha256 = "old"', f'size = 7\nsha256 = "{draft}"')
        self.assertEqual(text, expected)
        self.assertNotIn("old", text)


if __name__ == "__main__":
    unittest.main()
