"""A checkpoint that answers dialogues, and the files of dialogues that it answers."""
import json

from tokenizers import Tokenizer

import chatml
from model import load
from sampling import answers


def spread(rows, count):
    """`count` of the rows, evenly."""
    return rows if count >= len(rows) else [rows[i * len(rows) // count] for i in range(count)]


def read(path):
    with open(path) as f:
        return [json.loads(line) for line in f]


class Speaker:
    """Answers of a checkpoint as text."""

    def __init__(self, checkpoint, tokenizer, most):
        self.model, self.tok, self.most = load(checkpoint), Tokenizer.from_file(tokenizer), most
        self.stop = {self.tok.token_to_id(chatml.END), self.tok.token_to_id(chatml.END_OF_TEXT)}

    def ids(self, rows, temperature=0.0, seed=0):
        """(the prompt's ids, the answer's ids, ended) for each row."""
        prompts = [self.tok.encode(chatml.prompt(row["messages"])).ids for row in rows]
        return [(prompt, *said) for prompt, said in zip(prompts, answers(self.model, prompts, self.most, self.stop, temperature, seed))]

    def answer(self, rows, temperature=0.0, seed=0):
        """(text, ended) for each row."""
        return [(self.tok.decode(ids), ended) for _, ids, ended in self.ids(rows, temperature, seed)]
