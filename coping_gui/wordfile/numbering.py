"""The labels that Word draws before list items and numbered headings (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass

from coping_gui.wordfile.names import Element, Names, is_on, names_of
from coping_gui.wordfile.styles import number

_LEVELS = 9
_HIGHEST_ROMAN = 3999
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    legal: bool


_PLAIN = _Level(1, "decimal", "", None, False)


class Numbering:
    """Counts the paragraphs of one document; ask for labels in the order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._overrides: dict[tuple[str, int], _Level] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, names_of(root))

    def _read(self, root: Element, names: Names) -> None:
        links: dict[str, str] = {}
        wanted: dict[str, str] = {}
        for abstract in root.iterchildren(names.abstract_num):
            key = abstract.get(names.abstract_num_id, "")
            self._levels[key] = _levels(abstract, names)
            for tag, table in ((names.style_link, links), (names.num_style_link, wanted)):
                link = abstract.find(tag)
                if link is not None:
                    table.setdefault(link.get(names.val, ""), key)
        aliases = {key: links[style] for style, key in wanted.items() if style in links}
        for num in root.iterchildren(names.num):
            self._read_list(num, names, aliases)

    def _read_list(self, num: Element, names: Names, aliases: dict[str, str]) -> None:
        key = num.get(names.num_id, "")
        abstract = num.find(names.abstract_num_id)
        target = "" if abstract is None else abstract.get(names.val, "")
        self._abstract_of[key] = aliases.get(target, target)
        for override in num.iterchildren(names.lvl_override):
            level = number(override.get(names.ilvl)) or 0
            for own, found in _levels(override, names).items():
                self._overrides[key, own] = found
            start = override.find(names.start_override)
            if start is not None:
                self._starts[key, level] = number(start.get(names.val)) or 0

    def is_list(self, num_id: str) -> bool:
        """Whether the document has this list; "0" takes a paragraph out of its list."""
        return num_id in self._abstract_of

    def label(self, num_id: str, level: int) -> str:
        """The next label of the list at `level` (0 is the outermost); counting goes on from call to call."""
        if not self.is_list(num_id):
            return ""
        level = min(max(level, 0), _LEVELS - 1)
        self._count(num_id, level)
        return self._drawn(num_id, level)

    def _level(self, num_id: str, level: int) -> _Level:
        own = self._overrides.get((num_id, level))
        return own or self._levels.get(self._abstract_of[num_id], {}).get(level, _PLAIN)

    def _count(self, num_id: str, level: int) -> None:
        counts = self._counts.setdefault(self._abstract_of[num_id], [None] * _LEVELS)
        if (num_id, level) in self._starts and (num_id, level) not in self._started:
            self._started.add((num_id, level))
            counts[level] = None
        current = counts[level]
        start = self._starts.get((num_id, level), self._level(num_id, level).start)
        counts[level] = start if current is None else current + 1
        for outer in range(level):
            if counts[outer] is None:
                counts[outer] = self._level(num_id, outer).start
        for deeper in range(level + 1, _LEVELS):
            restart = self._level(num_id, deeper).restart
            if restart is None or 0 < level + 1 <= restart:
                counts[deeper] = None

    def _drawn(self, num_id: str, level: int) -> str:
        shape = self._level(num_id, level)
        if shape.format == "bullet":
            return shape.text if shape.text.isascii() and shape.text.isprintable() and shape.text else _BULLET
        counts = self._counts[self._abstract_of[num_id]]

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            style = "decimal" if shape.legal else self._level(num_id, at).format
            return formatted(counts[at] or 0, style)

        return re.sub(r"%([1-9])", one, shape.text).strip()


def _levels(parent: Element, names: Names) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent.iterchildren(names.lvl):

        def value(tag: str, element: Element = element) -> str | None:
            child = element.find(tag)
            return None if child is None else child.get(names.val)

        start = number(value(names.start))
        found[number(element.get(names.ilvl)) or 0] = _Level(
            1 if start is None else start,
            value(names.num_fmt) or "decimal",
            value(names.lvl_text) or "",
            number(value(names.lvl_restart)),
            is_on(element.find(names.is_lgl), names),
        )
    return found


def formatted(count: int, style: str) -> str:
    """The number as the list's format writes it; formats of other scripts come out as digits."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{count:02d}"
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman") and 0 < count <= _HIGHEST_ROMAN:
        return _roman(count).upper() if style == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        times, count = divmod(count, value)
        out += letters * times
    return out
