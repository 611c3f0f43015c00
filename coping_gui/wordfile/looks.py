"""How the characters of a paragraph are set: bold, italic, underlined, struck out, lowered; for showing them."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from coping_gui.wordfile.names import Element, Names, is_on
from coping_gui.wordfile.styles import Styles

Inherited = tuple[bool, bool, bool]
"""Bold, italic, underlined."""
Setting = tuple[bool, bool, bool, bool, bool]
"""Bold, italic, underlined, struck, lowered."""
_ALIGNMENTS = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}


class Look(NamedTuple):
    """How the characters `start` to `end` (code points) are set."""

    start: int
    end: int
    bold: bool
    italic: bool
    underlined: bool
    struck: bool
    lowered: bool


class LookReader:
    """Reads the looks of the paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_style: dict[str, Inherited] = {}

    def look(self, own: Mapping[object, Element], inherited: Inherited, names: Names) -> Setting:
        """How a run with these properties, by their tags, is set."""
        named, align = own.get(names.r_style), own.get(names.vert_align)
        style = "" if named is None else named.get(names.val, "")

        def switch(tag: str, by_style: Callable[[str], bool | None], otherwise: bool) -> bool:
            if tag in own:
                return is_on(own[tag], names)
            found = by_style(style) if style else None
            return otherwise if found is None else found

        return (
            switch(names.b, self._styles.is_bold, inherited[0]),
            switch(names.i, self._styles.is_italic, inherited[1]),
            switch(names.u, self._styles.is_underlined, inherited[2]),
            is_on(own.get(names.strike), names),
            align is not None and align.get(names.val) == "subscript",
        )

    def inherited(self, style: str) -> Inherited:
        """What a paragraph style says of bold, italic and underlining."""
        if style not in self._by_style:
            one = self._styles
            self._by_style[style] = (
                bool(one.is_bold(style)),
                bool(one.is_italic(style)),
                bool(one.is_underlined(style)),
            )
        return self._by_style[style]

    def alignment(self, properties: Element | None, style: str, names: Names) -> str:
        """left, center, right or justify; empty for left as in most texts."""
        own = None if properties is None else properties.find(names.jc)
        value = self._styles.alignment(style) if own is None else own.get(names.val, "")
        return _ALIGNMENTS.get(value, "")


def joined(settings: Iterable[tuple[int, int, Setting]]) -> tuple[Look, ...]:
    """The looks of what is not set plainly, in order; neighbours that look alike are one."""
    found: list[Look] = []
    for start, end, setting in settings:
        if not any(setting):
            continue
        if found and found[-1].end == start and found[-1][2:] == setting:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Look(start, end, *setting))
    return tuple(found)
