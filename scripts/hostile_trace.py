"""Traces whose tokens are what a hostile model may write to reach the terminal past the screen."""
import codecs
import json
import random

ESC, BEL = b"\x1b", b"\x07"
ST = ESC + b"\\"

# Sequences for the terminal. Their numbers are none that the program uses, so that one that came through would be known.
SEQUENCES = [
    ESC + b"[4321;1H", ESC + b"[3J", ESC + b"[31;5m", ESC + b"[8m", ESC + b"[?1047l", ESC + b"[?1003h", ESC + b"[6n", ESC + b"[5i",
    ESC + b"[20t", ESC + b"[>c", ESC + b"c", ESC + b"7", ESC + b"8", ESC + b"D", ESC + b"(0", ESC + b"#8", ESC + b"[!p", ESC + b"[1;2",
    ESC + b"]0;title" + BEL, ESC + b"]0;title" + ST, ESC + b"]2;" + b"x" * 40 + BEL,
    ESC + b"]8;;http://example.invalid" + ST + b"link" + ESC + b"]8;;" + ST,
    ESC + b"]52;c;ZXZpbA==" + BEL, ESC + b"]52;c;?" + ST, ESC + b"]4;1;rgb:00/00/00" + BEL, ESC + b"]1337;File=inline=1:AAAA" + BEL,
    ESC + b"P1$r0m" + ST, ESC + b"P+q544e" + ST, ESC + b"Pq#0;2;0;0;0~~" + ST, ESC + b"_Gi=1,a=q;AAAA" + ST, ESC + b"^private" + ST,
    ESC + b"Xstart" + ST, ESC * 3, BEL, b"\x00", b"\x05", b"\x08" * 9, b"\x0b", b"\x0c", b"\x0d", b"\x0e", b"\x0f", b"\x18", b"\x1a",
    b"\x7f", b"\t", b"a\r\nb\rc",
    # C1 in 8-bit form (no UTF-8) and in UTF-8.
    b"\x9b3J", b"\x9d0;title\x9c", b"\x90q\x9c", b"\x9f" + b"G\x9c", b"\x98s\x9c", b"\x84", b"\x85", b"\x8d", b"\x8e", b"\x8f",
    *["".join(text).encode() for text in (
        "\x9b3J", "\x9b4321;1H", "\x9d0;title\x9c", "\x9d52;c;ZXZpbA==\x9c", "\x90q\x9c", "\x9fG\x9c", "\x98s\x9c", "\x9ep\x9c", "\x84",
        "\x85", "\x8d", "\x8e", "\x8f", "\x9a")],
    # What turns the direction of text around, hides it or breaks its lines.
    *[text.encode() for text in (
        "\u202eevil\u202c", "\u202d", "\u202a", "\u202b", "\u2066x\u2069", "\u2067", "\u2068", "\u200e", "\u200f", "\u061c", "\u200b",
        "\u200d", "\u2060", "\ufeff", "\u2028", "\u2029", "\ufff9a\ufffab\ufffb", "\U000e0041\U000e007f", "\u180e", "\u00ad", "\U0001d173",
        "ﷺ", "e" + "\u0301" * 40, "漢字", "👩\u200d👩\u200d👧", "🇩🇪", "\ue000", "\U0010fffd")],
    # No UTF-8: overlong, cut, surrogates, beyond the last character, bytes that never occur.
    b"\xc0\x9b", b"\xc1\x9b3J", b"\xe0\x80\x9b", b"\xf0\x80\x80\x9b", b"\xc0\xaf", b"\xe0\x82\x9b3J", b"\xc2", b"\xe2\x80", b"\xf0\x9f\x92",
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfe\xff", b"\xff" * 5, b"\x80" * 5,
]
# Markdown around them, which is taken apart and put together anew.
MARKS = [
    b"```\n", b"```sh\n", b"~~~\n", b"`", b"**", b"| ", b"\n|-|-|\n", b"- ", b"> ", b"# ", b"[", b"](", b")", b"<", b">", b"<!--", b"<b ",
    b"&#27;", b"&#x9b;", b"&#x202e;", b"&#0;", b"\\", b"    ", b"word ", b"1. ", b"\n", b"\n\n", b"[a]: javascript:x\n", b"![i](file:///x)",
]


def cuts(data):
    """The data as two tokens cut at each place in turn, and as tokens of one byte."""
    for place in range(1, len(data)):
        yield [data[:place], data[place:]]
    yield [data[place : place + 1] for place in range(len(data))]


def streams(count, seed):
    """Streams as lists of tokens: first each sequence cut everywhere, then mixtures cut at random."""
    made = [tokens for data in SEQUENCES for tokens in cuts(data)]
    rng = random.Random(seed)
    # A smaller run takes some of each kind.
    rng.shuffle(made)
    del made[count // 2 :]
    while len(made) < count:
        parts = [rng.choice((rng.choice(SEQUENCES), rng.choice(MARKS), bytes([rng.randrange(256)]))) for _ in range(rng.randint(1, 12))]
        data, tokens = b"".join(parts), []
        while data:
            size = rng.randint(1, 6)
            tokens.append(data[:size])
            data = data[size:]
        made.append(tokens)
    return made


def marker(number):
    """What tells on the screen that the stream of that number is there."""
    return f"s{number}e"


class Trace:
    """Writes one: each stream is a round of its own, some rounds are a reply."""

    ROUNDS = 20

    def __init__(self, file):
        self.file = file
        self.time = 0.0

    def write(self, event, **fields):
        self.time += 0.001
        self.file.write(json.dumps({"event": event, "time_s": round(self.time, 3), **fields}) + "\n")

    def begin(self, name):
        self.time, self.node, self.own, self.rounds = 0.0, 0, 0, 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        sampling = {"min_p": 0, "repeat_penalty": 1, "repeat_window": 64, "temperature": 0, "top_k": 0, "top_p": 1}
        parameters = {"adaptive": False, "branch_count": 3, "branch_stop": 0, "confidence_threshold": 0.2, "draft_length": 3, "hrad": True,
                      "mode": "specbranch", "sampling": sampling, "schedule": "fixed:3"}
        self.write("run_started", schema_version=1, program="0", pair=name, seed=7, parameters=parameters, prompt_tokens=9,
                   cached_target_tokens=0, cached_draft_tokens=0, max_tokens=4000, context_length=8192)

    def drafted(self, data, parent, rank=0):
        self.node += 1
        return {"node": self.node, "parent": parent, "rank": rank, "position": 9 + self.node, "token": 5, "text": data.decode("utf-8", "replace"),
                "probability": 0.4, "confidence": 0.5, "draw": "deterministic"}

    def commit(self, token, origin, text):
        self.write("committed", round=self.rounds, released_text=text, tokens=[
            {"node": token["node"], "token": 5, "text": token["text"], "origin": origin}])

    def round(self, number, tokens):
        """The stream's first token is drafted and accepted, the second one a branch that lost and the target's own, the rest follows."""
        self.rounds += 1
        first, second, rest = tokens[0], tokens[min(1, len(tokens) - 1)], tokens[1:]
        accepted = self.drafted(first, 0)
        lost = self.drafted(second, accepted["node"])
        self.write("draft_extended", round=self.rounds, tokens=[accepted])
        self.write("branch_opened", round=self.rounds, branch_count=1, confidence=0.5, candidate=lost, carried_over=False)
        self.write("verdict", round=self.rounds, node=accepted["node"], rank=0, token=5, text=accepted["text"], rule="deterministic", p=1, q=0.4,
                   uniform=0.5, accepted=True)
        self.commit(accepted, "draft", f"\n\n{marker(number)} " + self.decoder.decode(first))
        ranked = [{"token": place, "text": data.decode("utf-8", "replace"), "probability": 0.5 ** (place + 1)}
                  for place, data in enumerate((tokens * 5)[:5])]
        self.write("judgement_explained", round=self.rounds, judged=[accepted["node"]], candidate_count=1, committed=accepted["node"],
                   target=ranked, draft=ranked)
        for data in rest or [b" "]:
            self.own -= 1
            self.commit({"node": self.own, "text": data.decode("utf-8", "replace")}, "target", self.decoder.decode(data))
        self.write("discarded", round=self.rounds, nodes=[lost["node"]], reason="lost_branch")
        self.write("round_finished", round=self.rounds, mode="specbranch", draft_length=1, accepted_length=1, confidence_threshold=0.2,
                   draft_length_limit=3, branch_count=1, drafted=2, rolled_back=0, discarded=1, committed=1 + len(rest), next_draft_length=1)

    def end(self):
        metrics = {"acceptance_rate": 1, "accepted": self.rounds, "discarded": self.rounds, "draft_forwards": 2 * self.rounds,
                   "drafted": 2 * self.rounds, "generated_tokens": 2 * self.rounds, "mean_accepted_run": 1, "prompt_tokens": 9,
                   "rollback_rate": 0, "rolled_back": 0, "target_forwards": self.rounds, "time_to_first_token_s": 0.1, "tokens_per_second": 20,
                   "tokens_per_target_forward": 2, "waste_rate": 0.5, "draft_bubble_share": 0, "target_bubble_share": 0}
        self.write("run_finished", finish="stop", remaining_text=self.decoder.decode(b"", final=True), metrics=metrics)


def write_trace(path, made, first):
    """Writes those streams, numbered from `first`, as replies of one conversation; answers how many events that are."""
    with open(path, "w") as file:
        trace = Trace(file)
        for start in range(0, len(made), Trace.ROUNDS):
            some = made[start : start + Trace.ROUNDS]
            # Not only tokens come from outside.
            odd = b"".join(some[0]).decode("utf-8", "replace")
            trace.begin("pair " + odd)
            trace.write("notice", message="The engine said: " + odd)
            for place, tokens in enumerate(some):
                trace.round(first + start + place, tokens)
            trace.end()
    with open(path) as file:
        return sum(1 for _ in file)
