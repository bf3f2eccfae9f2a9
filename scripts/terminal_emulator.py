"""The terminal emulator of the tests: pyte, with what it lacks; scripts/emulator.sh prints a Python that has it."""
import pyte


class Emulator(pyte.Screen):
    """Pyte with the sequences that it does not know: the last character again, and lines scrolled up and down."""

    last = " "

    def draw(self, text):
        self.last = text[-1:] or self.last
        super().draw(text)

    def repeat(self, count=1, **_):
        super().draw(self.last * (count or 1))

    def scroll_up(self, count=1, **_):
        self.at_margin("bottom", count or 1, self.index)

    def scroll_down(self, count=1, **_):
        self.at_margin("top", count or 1, self.reverse_index)

    def at_margin(self, name, count, scroll):
        before = self.cursor.y
        self.cursor.y = getattr(self.margins or pyte.screens.Margins(0, self.lines - 1), name)
        for _ in range(count):
            scroll()
        self.cursor.y = before

    def texts(self):
        """The rows as text; unlike `display` also where half of a wide character was written over."""
        return ["".join(cell.data for cell in row) for row in self.cells()]

    def cells(self):
        return [[self.buffer[y][x] for x in range(self.columns)] for y in range(self.lines)]


class EmulatorStream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up", "scroll_down"}
