"""What the styles of a document say about its paragraphs and runs (ECMA-376 part 1, 17.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coping_gui.wordfile.names import Element, Names, is_on, names_of
from coping_gui.wordfile.textmap import HiddenStyles

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_LONGEST_CHAIN = 32


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; None and "" where it leaves the matter to the one it is based on."""

    id: str
    name: str
    kind: str
    based_on: str
    is_default: bool
    outline: int | None
    num_id: str
    ilvl: int | None
    bold: bool | None
    italic: bool | None
    underlined: bool | None
    alignment: str
    hidden: bool | None
    language: str
    size: int | None = None
    """Of the font, in half points."""


class Styles:
    """All styles of one document by id; unknown ids give the defaults, cycles are cut."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default_language = ""
        self.default_paragraph = ""
        if root is None:
            return
        names = names_of(root)
        for element in root.iterchildren(names.style):
            style = _style(element, names)
            self._styles[style.id] = style
            if style.is_default and style.kind == "paragraph":
                self.default_paragraph = style.id
        language = root.find(f"{names.doc_defaults}//{names.lang}")
        self.default_language = "" if language is None else language.get(names.val, "")

    def name(self, style: str) -> str:
        """The style's name, e.g. "heading 1", the same in every language of Word; its id when it has none."""
        found = self._styles.get(style)
        return style if found is None else found.name or found.id

    def has(self, style: str) -> bool:
        """Whether the document defines it."""
        return style in self._styles

    def chain(self, style: str) -> Iterator[Style]:
        """The style, the one it is based on, and so on."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on

    def heading_level(self, style: str) -> int:
        """1 to 9 by outline level or built-in name; 0 for other text."""
        for one in self.chain(style):
            named = _HEADING.fullmatch(one.name)
            if one.outline is not None:
                return 0 if one.outline >= _BODY_LEVEL else one.outline + 1
            if named:
                return int(named[1])
        named = _HEADING.fullmatch(re.sub(r"(?<=[a-z])(?=\d)", " ", style)) if style not in self._styles else None
        return int(named[1]) if named else 0

    def numbering(self, style: str) -> tuple[str, int]:
        """(list id, level) that the style gives its paragraphs; ("", 0) for none."""
        num_id = next((one.num_id for one in self.chain(style) if one.num_id), "")
        level = next((one.ilvl for one in self.chain(style) if one.ilvl is not None), 0)
        return num_id, level

    def is_bold(self, style: str) -> bool | None:
        """Whether the style makes text bold; None when it does not say."""
        return next((one.bold for one in self.chain(style) if one.bold is not None), None)

    def is_italic(self, style: str) -> bool | None:
        """Whether the style makes text italic; None when it does not say."""
        return next((one.italic for one in self.chain(style) if one.italic is not None), None)

    def size(self, style: str) -> int:
        """The font size that the style gives, in half points; 0 when it does not say."""
        return next((one.size for one in self.chain(style) if one.size is not None), 0)

    def is_underlined(self, style: str) -> bool | None:
        """Whether the style underlines text; None when it does not say."""
        return next((one.underlined for one in self.chain(style) if one.underlined is not None), None)

    def alignment(self, style: str) -> str:
        """How the style sets its lines, as `w:jc` writes it; empty when it does not say."""
        return next((one.alignment for one in self.chain(style) if one.alignment), "")

    def language(self, style: str) -> str:
        """The language tag that the style gives its text; empty when it gives none."""
        return next((one.language for one in self.chain(style) if one.language), "")

    def hidden(self) -> HiddenStyles:
        """The styles whose text is not shown."""
        kinds: dict[str, set[str]] = {"paragraph": set(), "character": set()}
        for style in self._styles.values():
            if style.kind in kinds and next((s.hidden for s in self.chain(style.id) if s.hidden is not None), False):
                kinds[style.kind].add(style.id)
        return HiddenStyles(frozenset(kinds["paragraph"]), frozenset(kinds["character"]))


def number(text: str | None) -> int | None:
    """The whole number that an attribute holds; None when it holds none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def _style(element: Element, names: Names) -> Style:
    def value(path: str) -> str:
        found = element.find(path)
        return "" if found is None else found.get(names.val, "")

    def switch(tag: str) -> bool | None:
        found = element.find(f"{names.r_pr}/{tag}")
        return None if found is None else is_on(found, names)

    return Style(
        id=element.get(names.style_id, ""),
        name=value(names.name),
        kind=element.get(names.type, "paragraph"),
        based_on=value(names.based_on),
        is_default=element.get(names.default) in ("1", "true", "on"),
        outline=number(value(f"{names.p_pr}/{names.outline_lvl}") or None),
        num_id=value(f"{names.p_pr}/{names.num_pr}/{names.num_id}"),
        ilvl=number(value(f"{names.p_pr}/{names.num_pr}/{names.ilvl}") or None),
        bold=switch(names.b),
        italic=switch(names.i),
        underlined=switch(names.u),
        alignment=value(f"{names.p_pr}/{names.jc}"),
        hidden=switch(names.vanish),
        language=value(f"{names.r_pr}/{names.lang}"),
        size=number(value(f"{names.r_pr}/{names.sz}") or None),
    )
