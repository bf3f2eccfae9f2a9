"""Records what an ideal clock needs: the target's greedy answers, and at each of their positions what the draft would draft from there."""
import hashlib
import json
import os
from pathlib import Path

import numpy as np

import chatml
from clock_replay import DEPTH, Answer

FORMAT = 1


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as f:
        while block := f.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_prompts(path, count):
    """[(category, the prompt's text)]: `count` of the file's rows, evenly chosen."""
    with open(path) as f:
        rows = [json.loads(line) for line in f if line.strip()]
    if not rows:
        raise SystemExit(f"{path} holds no prompts.")
    count = min(count, len(rows))
    rows = [rows[i * len(rows) // count] for i in range(count)]
    return [(row.get("category", ""), chatml.prompt(row["messages"])) for row in rows]


def likeliest(logits):
    """For each row: the likeliest tokens, of equals the lower id first, and the probability of the first."""
    rest = np.exp(logits - logits.max(1, keepdims=True)).sum(1)
    ids = np.empty((len(logits), DEPTH), np.int32)
    for row, out in zip(logits, ids):
        bound = np.partition(row, -DEPTH)[-DEPTH]
        near = np.flatnonzero(row >= bound)
        out[:] = near[np.lexsort((near, -row[near]))][:DEPTH]
    return ids, (1 / rest).astype(np.float32)


def greedy(target, prompt, most, stops):
    """The target's greedy answer, with the token that ends it."""
    answer, read, new = [], 0, prompt
    while len(answer) < most and read + len(new) < target.length:
        token = int(target.logits(new, read)[-1].argmax())
        answer.append(token)
        if token in stops:
            break
        read, new = read + len(new), [token]
    return answer


def rollouts(draft, prompt, answer, stops):
    """The draft's greedy rollouts from each position of the answer: (candidates, confidences), -1 and 0 beyond the token that ends one.

    One that begins with the answer's own token goes on as the next position's does, so only misses cost steps.
    """
    candidates = np.full((len(answer), DEPTH, DEPTH), -1, np.int32)
    confidences = np.zeros((len(answer), DEPTH), np.float32)
    begin = len(prompt)
    ids, sure = likeliest(draft.logits(prompt + answer[:-1])[begin - 1:])
    # From the end, so that what the draft has read stays right up to the position.
    for i in reversed(range(len(answer))):
        candidates[i, 0], confidences[i, 0] = ids[i], sure[i]
        if ids[i, 0] in stops:
            continue
        if ids[i, 0] == answer[i] and i + 1 < len(answer):
            candidates[i, 1:], confidences[i, 1:] = candidates[i + 1, :-1], confidences[i + 1, :-1]
            continue
        for step in range(1, DEPTH):
            after = int(candidates[i, step - 1, 0])
            if after in stops:
                break
            found, surest = likeliest(draft.logits([after], begin + i + step - 1))
            candidates[i, step], confidences[i, step] = found[0], surest[0]
    return candidates, confidences


def record(target_file, draft_file, prompts, context, most, threads, told=lambda done: None):
    """The arrays of a recording."""
    from llamacpp import Model  # needs the engine, which replaying does not
    with Model(target_file, context, threads) as target, Model(draft_file, context + DEPTH, threads) as draft:
        if target.vocabulary != draft.vocabulary:
            raise SystemExit(f"{draft_file} and {target_file} have different vocabularies.")
        stops = sorted({ids[0] for ids in map(target.tokenize, (chatml.END, chatml.END_OF_TEXT)) if len(ids) == 1})
        tokens, lengths, candidates, confidences = [], [], [], []
        for done, (_, text) in enumerate(prompts):
            prompt = target.tokenize(text)
            answer = greedy(target, prompt, most, stops) if len(prompt) < context else []
            lengths.append(len(answer))
            if answer:
                tokens += answer
                found, sure = rollouts(draft, prompt, answer, stops)
                candidates.append(found)
                confidences.append(sure)
            told(done + 1)
    if not tokens:
        raise SystemExit(f"No prompt fits into {context} tokens.")
    return {"stops": np.array(stops, np.int32), "tokens": np.array(tokens, np.int32), "lengths": np.array(lengths, np.int32),
            "candidates": np.concatenate(candidates), "confidences": np.concatenate(confidences)}


def answers_of(recording, prompts):
    """The recording's arrays as answers; a prompt that was too long has none."""
    stops, begin, answers = set(recording["stops"].tolist()), 0, []
    arrays = [recording[name] for name in ("tokens", "candidates", "confidences")]
    for (category, _), length in zip(prompts, recording["lengths"].tolist()):
        if length:
            answers.append(Answer(*(array[begin:begin + length].tolist() for array in arrays), stops, category))
        begin += length
    return answers


def key_of(target_file, draft_file, prompts, context, most):
    """What a recording depends on."""
    return json.dumps({"format": FORMAT, "target": sha256(target_file), "draft": sha256(draft_file), "context": context, "most": most,
                       "prompts": hashlib.sha256(json.dumps(prompts).encode()).hexdigest()})


def kept(file, key):
    """The recording in a file; None if there is none, or one of something else."""
    if not file or not Path(file).exists():
        return None
    try:
        with np.load(file) as found:
            return dict(found) if str(found["key"]) == key else None
    except (OSError, KeyError, ValueError) as problem:
        raise SystemExit(f"{file} is no recording; remove it or name another file.") from problem


def keep(file, key, recording):
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    partial = f"{file}.partial"
    with open(partial, "wb") as f:
        np.savez_compressed(f, key=np.array(key), **recording)
    os.replace(partial, file)
