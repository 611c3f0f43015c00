"""Which subheadings have subheadings of their own: the third level.

Few papers have one, so it follows from rules. It is opened by a heading right below a subheading, by the first of a
counted series ("Case 1: …"), by a box, by two titles or more that a few lines above them name in full, by titles that
end with a full stop below one that does not (APA 7, 2.27: so do those of the fourth and fifth level), and by names in
capitals and figures ("QRX7") that stand in several runs below other subheadings. It mostly lasts until the next
heading of the first level. A series, such titles and such names end it where they end, and a title that stands on the
second level elsewhere returns to it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from coping_gui.opening import roles
from coping_gui.opening.heading_titles import Announcements, Titled, is_box, is_counted, is_symbol, parts_of, room_of

SECOND, THIRD = 2, 3
FEW_WORDS = room_of(90)
"""A text of fewer words may be there only to announce the headings below it."""
FEWEST_RUNS = 3
"""Runs of symbols in a document from which on they are taken for a level of their own."""

_FULL_STOP = re.compile(r"[^\W\d_]{4}\.\s*$")
"""At the end of a title, but not of an abbreviation."""
_ONLY_THESE = ("symbols", "announced", "mark")
"""What opens the third level for the headings that show it, and for no other after them."""


def deepened(headings: Sequence[Titled], levels: Sequence[int]) -> list[int]:
    """`levels`, of which all below the first are 2, with a third one."""
    walk = _Walk(headings, levels, frozenset())
    return _Walk(headings, levels, walk.plainly_second()).found


class _Walk:
    """The headings of a document in order, the third level opened and closed."""

    def __init__(self, headings: Sequence[Titled], levels: Sequence[int], second: frozenset[str]) -> None:
        self.headings, self.parts, self.second = headings, parts_of(headings), second
        self.found = list(levels)
        self.keys = [roles.key_of(h.title) for h in headings]
        self.symbols, self.announced, self.ended = self._symbols(), self._announced(), self._ended()
        self.by = ""
        """What opened the third level that is open: stack, series, symbols, announced, mark; else empty."""
        for i in range(len(headings)):
            self._step(i)

    def plainly_second(self) -> frozenset[str]:
        """Titles that stand on the second level where no third one was open before them, and come more than once."""
        counts = {k: self.keys.count(k) for k in self.keys}
        return frozenset(
            k for i, k in enumerate(self.keys) if self.found[i] == SECOND and counts[k] > 1 and not self._after_third(i)
        )

    def _after_third(self, i: int) -> bool:
        return self.found[i - 1] == THIRD

    def _step(self, i: int) -> None:
        if self.found[i] == 1:
            self.by = ""
            return
        heading = self.headings[i]
        if is_box(heading.title):
            self.found[i] = min(THIRD, self.found[i - 1] + 1) if i else 1
            return
        self.by = self._opened(i)
        if self.by and not heading.fixed:
            self.found[i] = THIRD

    def _opened(self, i: int) -> str:
        """What has the third level open at a heading below the first."""
        stacked = self._stacked(i)
        if i in self.announced:
            return "announced"
        if i in self.ended:
            return "mark"
        if self.parts[i] and (not stacked or self.headings[i].fixed == SECOND):
            return ""
        if stacked:
            return "stack"
        if self._was_second(i) or self._opens(i):
            return ""
        if i in self.symbols:
            return "symbols"
        counted = [is_counted(h.title) for h in self.headings[i - 1 : i + 1]]
        if counted == [False, True] and self._may_hold(i - 1):
            return self.by or "series"
        ended = (self.by == "series" and not counted[1]) or self.by in _ONLY_THESE or self._symbols_end(i)
        return "" if ended else self.by

    def _may_hold(self, i: int) -> bool:
        """Whether the heading may have subheadings of the third level: a subheading that is no usual part."""
        return self.found[i] >= SECOND and (not self.parts[i] or self.headings[i].fixed == SECOND)

    def _stacked(self, i: int) -> bool:
        return self._may_hold(i - 1) and (not self.headings[i - 1].room or self.headings[i - 1].fixed == SECOND)

    def _was_second(self, i: int) -> bool:
        earlier = next((k for k in range(i) if self.keys[k] == self.keys[i]), i)
        return self.keys[i] in self.second or (earlier < i and self.found[earlier] == SECOND)

    def _opens(self, i: int) -> bool:
        """Whether another subheading stands right below it."""
        return not self.headings[i].room and i + 1 < len(self.found) and self.found[i + 1] == SECOND

    def _symbols_end(self, i: int) -> bool:
        return i - 1 in self.symbols and i not in self.symbols

    def _announced(self) -> frozenset[int]:
        """Subheadings that the few lines above the first of them name in full: two or more in a row."""
        names, found = Announcements(self.headings), set[int]()
        for i, (heading, level) in enumerate(zip(self.headings, self.found, strict=True)):
            if level == SECOND and 0 < heading.room < FEW_WORDS and i not in found:
                named = self._named_by(names, i)
                found.update(named if len(named) > 1 else ())
        return frozenset(found)

    def _ended(self) -> frozenset[int]:
        """Subheadings that end with a full stop, where the first below the same heading of the first level does not."""
        found: set[int] = set()
        plain = False
        for i, (heading, level) in enumerate(zip(self.headings, self.found, strict=True)):
            ends = bool(_FULL_STOP.search(heading.title))
            if level == 1 or self.found[i - 1] == 1:
                plain = level != 1 and not ends
            elif plain and ends:
                found.add(i)
        return frozenset(found)

    def _named_by(self, names: Announcements, above: int) -> list[int]:
        after = range(above + 1, len(self.found))
        return list(takewhile(lambda i: self.found[i] == SECOND and names.of(above, i) == "all", after))

    def _symbols(self) -> frozenset[int]:
        """Symbols below other subheadings, where there are several runs of them."""
        symbol = [is_symbol(h.title) for h in self.headings]
        below = [level >= SECOND for level in self.found]
        starts = [i + 1 for i, (a, b) in enumerate(pairwise(symbol)) if b and not a and below[i] and below[i + 1]]
        found: set[int] = set()
        for start in starts if len(starts) >= FEWEST_RUNS else ():
            end = next((k for k in range(start, len(symbol)) if not (symbol[k] and below[k])), len(symbol))
            found.update(range(start, end))
        return frozenset(found)
