"""The one place that knows Qt's offsets: UTF-16 units of a block on one side, code points of a paragraph on the other.

It also knows how a paragraph's text is shown: Qt ends a block at a line break, so an inner line break is shown as
U+2028, one character for one character. What Qt would take for a break or an edge, and a Word file may hold as a letter
among letters, is shown as a character that Unicode keeps out of texts, so that it comes back as what it was.
"""

from bisect import bisect_right
from itertools import accumulate

LINE_SEPARATOR = "\u2028"
_LAST_OF_ONE_UNIT = "\uffff"
KEPT = dict(zip("\u2028\u2029\ufdd0\ufdd1", "\ufdd2\ufdd3\ufdd4\ufdd5", strict=True))
"""What Qt would take for the end of a line, a block or a frame, and what stands for it."""
_SHOWN = str.maketrans(KEPT | dict.fromkeys("\n\r", LINE_SEPARATOR))
_WRITTEN = str.maketrans({LINE_SEPARATOR: "\n"} | {other: one for one, other in KEPT.items()})


def shown(text: str) -> str:
    """A paragraph's text as the block holds it; as many characters."""
    return text.translate(_SHOWN)


def written(block_text: str) -> str:
    """A block's text as the paragraph holds it; as many characters."""
    return block_text.translate(_WRITTEN) if not block_text.isascii() else block_text


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class Offsets:
    """Converts places of one text; costs nothing where no character needs two units."""

    __slots__ = ("_starts", "_text_length")

    def __init__(self, text: str) -> None:
        self._text_length = len(text)
        self._starts: list[int] | None = None
        if not text.isascii() and max(text) > _LAST_OF_ONE_UNIT:
            self._starts = list(accumulate((2 if c > _LAST_OF_ONE_UNIT else 1 for c in text), initial=0))

    def to_units(self, place: int) -> int:
        """The UTF-16 offset of a code point; places outside of the text are clamped."""
        place = max(0, min(place, self._text_length))
        return place if self._starts is None else self._starts[place]

    def to_points(self, unit: int) -> int:
        """The code point at a UTF-16 offset; inside of a surrogate pair, the character that it belongs to."""
        if self._starts is None:
            return max(0, min(unit, self._text_length))
        return max(0, bisect_right(self._starts, unit) - 1)
