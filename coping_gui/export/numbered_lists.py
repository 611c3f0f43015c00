"""Real Word lists that show the very labels the author wrote: "1.", "(b)", "iv)", "•"."""

import re
from dataclasses import dataclass
from typing import Any

from docx.document import Document

from coping_gui.export.xml import element

_LABEL = re.compile(
    r"(?P<before>\(?)(?:(?P<number>\d{1,4})|(?P<roman>[ivx]+|[IVX]+)|(?P<letter>[a-zA-Z]))(?P<after>[.)])"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
BULLETS = 1
"""The numbering of bullets in the template."""
_NUMBERS_TEMPLATE = "1"
_INDENT, _HANGING = 720, 360


@dataclass(frozen=True, slots=True)
class Label:
    """A list label: its number and how it is written."""

    form: str
    """Word's name of the number format, or "bullet"."""
    value: int
    before: str
    after: str

    def follows(self, other: "Label") -> bool:
        """Whether a list that just showed `other` would show this label next."""
        same = (self.form, self.before, self.after) == (other.form, other.before, other.after)
        return same and (self.form == "bullet" or self.value == other.value + 1)


def read_label(text: str, last: Label | None = None) -> Label:
    """The label that a list marker stands for; what is no number or letter is a bullet.

    "i." and the like are letters after the letter before them, and Roman numerals otherwise.
    """
    match = _LABEL.fullmatch(text.strip())
    if match is None:
        return Label("bullet", 1, "", "")
    before, after = match["before"], match["after"]
    if match["number"]:
        return Label("decimal", int(match["number"]), before, after)
    letters = match["roman"] or match["letter"]
    kind = "lower" if letters.islower() else "upper"
    if len(letters) == 1:
        letter = Label(f"{kind}Letter", ord(letters.lower()) - ord("a") + 1, before, after)
        if match["letter"] or (last is not None and letter.follows(last)):
            return letter
    return Label(f"{kind}Roman", _roman_value(letters.lower()), before, after)


def _roman_value(letters: str) -> int:
    values = [_ROMAN[c] for c in letters]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


class NumberedLists:
    """Gives every list item its place in a list of the document, starting a new list where the labels ask for it."""

    def __init__(self, document: Document) -> None:
        self._numbering: Any = document.part.numbering_part.element
        self._next = 1 + max(num.numId for num in self._numbering.num_lst)
        self._last: dict[int, tuple[Label, int]] = {}

    def end(self) -> None:
        """The list is over: the next item starts another one."""
        self._last.clear()

    def item(self, marker: str, level: int = 0) -> tuple[str, Any]:
        """The style id and the w:numPr of an item with this marker at a level from 0 to 2."""
        last, number = self._last.get(level, (None, BULLETS))
        label = read_label(marker, last)
        for deeper in [k for k in self._last if k > level]:
            del self._last[deeper]
        if label.form == "bullet":
            number = BULLETS
        elif last is None or not label.follows(last):
            number = self._start(label, level)
        self._last[level] = (label, number)
        return _properties(label, number, level)

    def new_item(self, level: int = 0) -> tuple[str, Any]:
        """The same for an item that the author added: Word counts it in, and the items after it one further."""
        if level not in self._last:
            return self.item("•", level)
        return _properties(*self._last[level], level)

    def _start(self, label: Label, level: int) -> int:
        left = str(_INDENT + level * _HANGING)
        shape = element(
            "w:lvl",
            element("w:start", val=str(label.value)),
            element("w:numFmt", val=label.form),
            element("w:lvlText", val=f"{label.before}%{level + 1}{label.after}"),
            element("w:lvlJc", val="left"),
            element("w:pPr", element("w:ind", left=left, hanging=str(_HANGING))),
            ilvl=str(level),
        )
        override = element("w:lvlOverride", element("w:startOverride", val=str(label.value)), shape, ilvl=str(level))
        number = self._next
        self._next += 1
        abstract = element("w:abstractNumId", val=_NUMBERS_TEMPLATE)
        self._numbering.append(element("w:num", abstract, override, numId=str(number)))
        return number


def _properties(label: Label, number: int, level: int) -> tuple[str, Any]:
    style = f"List{'Bullet' if label.form == 'bullet' else 'Number'}{level + 1 if level else ''}"
    return style, element("w:numPr", element("w:ilvl", val=str(level)), element("w:numId", val=str(number)))
