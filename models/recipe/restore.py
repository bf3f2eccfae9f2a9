#!/usr/bin/env python3
"""Reads a GGUF file of export.py back as a checkpoint of train.py and a tokenizer, so that training can go on from published weights.

  python restore.py --gguf ../sprig/sprig-target-f16.gguf --checkpoint first.pt --tokenizer tokenizer.json

What the file rounded to 16 bits stays rounded; the optimizers' state, which no GGUF file holds, begins anew.
"""
import argparse
import os

import numpy as np
import torch
from gguf import GGUFReader
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

from chatml import SPECIALS
from export import PARTS
from model import Config, Llama


def field(reader, key):
    return reader.fields[key].contents()


def contiguous(weight, heads):
    """The opposite of export.py's `interleaved`."""
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


def restored_model(reader):
    llama = lambda key: field(reader, f"llama.{key}")
    model = Llama(Config(vocab=llama("vocab_size"), dim=llama("embedding_length"), layers=llama("block_count"),
                         heads=llama("attention.head_count"), ffn=llama("feed_forward_length"), context=llama("context_length"),
                         rope_base=llama("rope.freq_base"), eps=llama("attention.layer_norm_rms_epsilon")))
    stored = {tensor.name: np.array(tensor.data, dtype=np.float32) for tensor in reader.tensors}
    weights = {"embed.weight": stored["token_embd.weight"], "norm.weight": stored["output_norm.weight"]}
    for i, block in enumerate(model.blocks):
        for part in PARTS:
            weight = stored[f"blk.{i}.{part}.weight"]
            weights[f"blocks.{i}.{part}.weight"] = contiguous(weight, block.heads) if part in ("attn_q", "attn_k") else weight
    model.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(weight)) for name, weight in weights.items()})
    return model


def restored_tokenizer(reader):
    vocabulary = {token: n for n, token in enumerate(field(reader, "tokenizer.ggml.tokens"))}
    merges = [tuple(merge.split(" ")) for merge in field(reader, "tokenizer.ggml.merges")]
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in SPECIALS])
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gguf", required=True)
    ap.add_argument("--checkpoint", required=True)
    ap.add_argument("--tokenizer", help="also write the tokenizer to this file")
    args = ap.parse_args()
    reader = GGUFReader(args.gguf)
    model = restored_model(reader)
    torch.save({"config": model.config.to_dict(), "model": model.state_dict(), "state": {"step": 0, "tokens": 0, "seconds": 0.0}},
               args.checkpoint + ".new")
    os.replace(args.checkpoint + ".new", args.checkpoint)
    if args.tokenizer:
        restored_tokenizer(reader).save(args.tokenizer)
    print(f"{args.checkpoint}: {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters of {args.gguf}")


if __name__ == "__main__":
    main()
