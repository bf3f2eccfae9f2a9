"""What our own terminal layer may write to a terminal of some type, and nothing else."""
import curses
import os
import re
import unicodedata

# The capabilities that curses may use for drawing in this program, and those that it starts and ends with.
CAPABILITIES = """cup csr cub cuf cuu cud cub1 cud1 cuf1 cuu1 hpa vpa home el el1 ed clear ech ich ich1 dch dch1 il il1 dl dl1 ri rin ind indn
    rep cr ht cbt civis cnorm smcup rmcup smkx rmkx rmir smam enacs op""".split()
# Mouse reports and bracketed paste, which terminfo does not name.
OWN = [b"\x1b[?%d%c" % (mode, end) for mode in (1000, 1002, 1006, 2004) for end in b"hl"]
# Bold, dim, italic, underline, reverse, their ends and colours; no blinking and no hidden text.
ATTRIBUTES = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"} | {
    str(base + color) for base in (30, 40, 90, 100) for color in range(8)}


class Grammar:
    """The sequences for one type of terminal, and one in a process: that is how curses keeps them."""

    def __init__(self, terminal, columns, rows):
        curses.setupterm(terminal, os.open(os.devnull, os.O_WRONLY))
        self.limit = max(columns, rows)
        found = {re.sub(rb"\$<[^>]*>", b"", text) for name in CAPABILITIES if (text := curses.tigetstr(name))}
        shapes = sorted((self.shape(text) for text in found), key=len, reverse=True)
        styled = rb"\x1b\[(?P<style>[0-9;]*)m\x0f?" if curses.tigetstr("sgr0").endswith(b"\x0f") else rb"(?:\x1b\(B)?\x1b\[(?P<style>[0-9;]*)m"
        own = b"|".join(re.escape(text) for text in OWN)
        text = rb"(?P<text>(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)"
        self.pattern = re.compile(b"|".join([text, styled, own, *shapes]))

    @staticmethod
    def shape(capability):
        """The capability as a pattern: numbers where it takes some."""
        # A repeated character is written before the sequence, as text.
        plain = re.sub(rb"%p1%c|%i|%p\d|%\{\d+\}%[-+]", b"", capability)
        return rb"[0-9]{1,4}".join(re.escape(part) for part in plain.split(b"%d"))

    def foreign(self, output):
        """What in the output is not ours: pairs of a place and a sentence."""
        found, place = [], 0
        while place < len(output) and len(found) < 20:
            match = self.pattern.match(output, place)
            if not match:
                found.append((place, "not one of our sequences: %r" % output[place : place + 24]))
                place += 1
                continue
            if match["text"]:
                found += [(place, "the character U+%04X" % ord(character)) for character in self.unseen(match["text"])]
            elif match["style"] is not None:
                found += [(place, f"the style {code}") for code in self.odd_styles(match["style"].decode())]
            elif any(int(number) > max(self.limit, 1) for number in re.findall(rb"(?<=[\[;])[0-9]+(?=[;A-Zb-gi-km-z@`])", match[0])):
                found.append((place, "a place outside the screen: %r" % match[0]))
            place = match.end()
        return found

    @staticmethod
    def unseen(text):
        """Characters that no cell may hold: controls, formats, surrogates, ends of lines."""
        if text.isascii():
            return []
        try:
            decoded = text.decode("utf-8")
        except UnicodeDecodeError:
            return ["\ufffe"]
        return [character for character in decoded if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")]

    @staticmethod
    def odd_styles(style):
        rest = re.sub(r"(^|;)[34]8;5;(25[0-5]|2[0-4]\d|1?\d?\d)(?=;|$)", r"\1", style)
        rest = re.sub(r"(^|;)[34]8[;:]2[;:]+\d{1,3}[;:]\d{1,3}[;:]\d{1,3}(?=;|$)", r"\1", rest)
        return [code for code in rest.split(";") if code not in ATTRIBUTES]
