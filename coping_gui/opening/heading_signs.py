"""The signs by which the first level of headings that look alike is told from what lies below it.

They are those that a reader goes by: the usual parts of papers, how much text stands between headings, whether the text
above a heading announces it, whether the text below goes on with that above, whether it is built like the headings
before and after (parallel titles are siblings), whether the author sets headings right below each other at all, and how
many headings a section has below it (one alone is rare).
What each sign weighs is learned (`benchmarks/structure_levels.py`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coping_gui.opening import roles
from coping_gui.opening.heading_titles import (
    LAST,
    MAIN,
    Announcements,
    Titled,
    case_of,
    form_of,
    is_statement,
    parts_of,
    stems_of,
    words_of,
)

END = "end"
AHEAD = 3
"""Headings that are searched for in the text above them."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a heading's level, for the step from the heading before it, and for its having subsections."""

    own: tuple[str, ...]
    step: tuple[str, ...]
    section: tuple[str, ...]


def signs(headings: Sequence[Titled]) -> list[Signs]:
    """The signs of each heading of a document."""
    reading = _Reading(headings)
    return [
        Signs(tuple(reading.own(i)), tuple(reading.step(i)) if i else (), tuple(reading.section(i)))
        for i in range(len(headings))
    ]


class _Reading:
    """A document's headings, and what they are measured by."""

    def __init__(self, headings: Sequence[Titled]) -> None:
        self.headings, self.parts = headings, parts_of(headings)
        self.known = min(4, len({p for p in self.parts if p in MAIN}))
        """How many of the usual parts there are: papers with many keep to them."""
        self.zones = list(_zones(self.parts))
        self.keys = [roles.key_of(h.title) for h in headings]
        self.often = Counter(self.keys)
        self.usual = sorted(h.room for h in headings)[len(headings) // 2] if headings else 0
        self.announcements = Announcements(headings)
        self.stacks = min(3, _stacks(headings, self.parts))

    def own(self, i: int) -> Iterator[str]:
        """The signs of a heading by itself and by its place."""
        heading, part, zone, known = self.headings[i], self.parts[i], self.zones[i], self.known
        yield "any"
        yield f"length {min(10, len(words_of(heading.title)))}"
        yield f"part {part}"
        yield f"part {part} {known}"
        yield f"zone {zone} {known}"
        yield f"zone {zone} part {part}"
        yield f"next {self.parts[i + 1] if i + 1 < len(self.parts) else END} {known}"
        yield f"less {heading.room < self.usual} {known}"
        yield f"many {min(6, len(self.headings) // 4)} {known}"
        yield f"again {self.often[self.keys[i]] > 1}"
        yield f"case {case_of(heading.title)}"
        yield f"form {form_of(heading.title)}"
        yield f"statement {is_statement(heading.title)}"
        yield f"share {heading.share}"
        yield f"stacks {self.stacks}"
        yield f"stacks {self.stacks} {min(3, known)}"
        if not part:
            yield from self._among(i)

    def _among(self, i: int) -> Iterator[str]:
        """How many headings stand between the two usual parts around it, and where it stands among them."""
        before = next((i - k for k in range(i - 1, -1, -1) if self.parts[k]), i + 1)
        after = next((k - i for k in range(i + 1, len(self.parts)) if self.parts[k]), len(self.parts) - i)
        yield f"among {min(5, before + after - 1)} {min(3, self.known)}"
        yield f"place {min(4, before)} {min(4, after)}"

    def step(self, i: int) -> Iterator[str]:
        """What stands between a heading and the one before it, and how far the two are alike."""
        before, heading, known = self.headings[i - 1], self.headings[i], self.known
        part, named = self.parts[i - 1], bool(self.parts[i])
        yield "any"
        yield f"between {before.room}"
        yield f"between {before.room} {known}"
        yield f"between {min(before.room, 3)} part {bool(part)} {named}"
        yield f"parts {part} {named}"
        yield f"rooms {before.room - heading.room}"
        if i > 1:
            yield f"two {min(3, self.headings[i - 2].room)} {min(3, before.room)}"
        if before.room:
            yield f"leads {before.leads}"
        if heading.near:
            yield f"near {heading.near}"
        yield f"before {before.share}"
        yield f"stacks {self.stacks} {before.room}"
        yield from self._announced(i)
        yield from _alike(before.title, heading.title)
        if i + 1 < len(self.headings):
            after = self.headings[i + 1].title
            yield f"run {_parallels(before.title, heading.title)} {_parallels(heading.title, after)}"

    def section(self, i: int) -> Iterator[str]:
        """What tells how many headings lie below this one, if it is of the first level."""
        part = self.parts[i]
        yield "any"
        yield f"room {min(4, self.headings[i].room)}"
        yield f"known {min(3, self.known)}"
        yield f"part {part}"
        yield f"named {bool(part)}"

    def _announced(self, i: int) -> Iterator[str]:
        """Whether the text above a heading names it, and the headings after it."""
        ahead = [self.announcements.of(i - 1, k) for k in range(i, min(i + AHEAD, len(self.headings)))]
        yield f"announced {ahead[0]}"
        yield f"announced ahead {sum(a in ('all', 'half') for a in ahead)} of {len(ahead)}"


def _alike(one: str, other: str) -> Iterator[str]:
    first, second = words_of(one), words_of(other)
    if first and second:
        yield f"first {first[0] == second[0]} last {first[-1] == second[-1]}"
    yield f"share {min(2, len({*stems_of(one)} & {*stems_of(other)}))}"
    yield f"cases {' '.join(sorted((case_of(one), case_of(other))))}"
    yield f"forms {form_of(one) if form_of(one) == form_of(other) else ''}"
    yield f"longer {max(-4, min(4, (len(first) - len(second)) // 2))}"


def _parallels(one: str, other: str) -> int:
    """In how many of three ways two titles are parallel, two at most: the first word, the last, any that is shared."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return 0
    begin = min(len(first), len(second)) > 1 and first[0] == second[0]
    return min(2, begin + (first[-1] == second[-1]) + (not {*stems_of(one)}.isdisjoint(stems_of(other))))


def _stacks(headings: Sequence[Titled], parts: Sequence[str]) -> int:
    """Headings after the first of the text proper that have no text of their own."""
    body = [h for h, part in zip(headings, parts, strict=True) if part not in LAST]
    return sum(not h.room for h in body[1:])


def _zones(parts: Sequence[str]) -> Iterator[str]:
    """For each heading the last usual part before it."""
    zone = ""
    for part in parts:
        yield zone
        zone = part if part in (*MAIN, *LAST) else zone
