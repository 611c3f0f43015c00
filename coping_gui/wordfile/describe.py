"""What is known of a paragraph beside its text: style, heading level, list label, language, what is protected."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from coping_gui.wordfile.cells import Cell, CellFinder
from coping_gui.wordfile.looks import Look, LookReader, Setting, joined
from coping_gui.wordfile.names import Element, Names, is_on
from coping_gui.wordfile.numbering import Numbering
from coping_gui.wordfile.styles import Styles, number
from coping_gui.wordfile.textmap import MappedParagraph


@dataclass(frozen=True, slots=True)
class Protection:
    """Characters `start` to `end` (code points) that must not be changed or checked, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph of a Word file, in the accepted view: deleted and hidden text left out."""

    key: str
    """Its address: the part and its number there."""
    text: str
    place: str
    """body, table, header, footer, footnote, endnote or text box."""
    style_id: str
    style: str
    """The style's name."""
    heading: int
    """1 to 9 for headings, else 0."""
    is_list: bool
    label: str
    """The list label or heading number that Word draws."""
    bold: bool
    """Whether all of its letters are."""
    italic: bool
    language: str
    protected: tuple[Protection, ...]
    size: int = 0
    """The font size of its first letters in half points; 0 where neither they nor the style say."""
    raised: tuple[tuple[int, int], ...] = ()
    """Start and end of what is set as superscript."""
    note_marks: tuple[int, ...] = ()
    """Where footnotes and endnotes are anchored; the marks have no width."""
    looks: tuple[Look, ...] = ()
    """What is set bold, italic, underlined, struck out or lowered."""
    alignment: str = ""
    """center, right or justify; empty for left."""
    depth: int = 0
    """How deep in its list it stands, from 0."""
    cell: Cell | None = None
    """The cell of a table of the body that it stands in."""


_StyleSwitch = Callable[[str], bool | None]

SKIPPED_BY_AUTHOR = "its author told Word not to check it"
OTHER_LANGUAGE = "it is in another language than its paragraph"


class Describer:
    """Describes the paragraphs of one document in their order, so that list labels count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._looks = LookReader(styles)

    def describe(
        self, key: str, paragraph: MappedParagraph, names: Names, cells: CellFinder | None = None
    ) -> WordParagraph:
        """The record of one paragraph."""
        properties = paragraph.element.find(names.p_pr)
        style = self._style(properties, names)
        heading = self._heading(properties, style, names)
        num_id, level = self._list(properties, style, names)
        runs = _Runs(paragraph, names, self._styles, style, self._looks)
        return WordParagraph(
            key=key,
            text=paragraph.text,
            place=paragraph.place,
            style_id=style,
            style=self._styles.name(style),
            heading=heading,
            is_list=self._numbering.is_list(num_id),
            label=self._numbering.label(num_id, level),
            bold=runs.all_have(names.b, self._styles.is_bold),
            italic=runs.all_have(names.i, self._styles.is_italic),
            language=runs.language,
            protected=tuple(_joined([*_read_only(paragraph), *runs.skipped])),
            size=runs.size,
            raised=tuple(runs.raised),
            note_marks=tuple(at for at, _ in paragraph.notes),
            looks=runs.looks,
            alignment=self._looks.alignment(properties, style, names),
            depth=level,
            cell=cells.cell(paragraph.element) if cells is not None and paragraph.place == "table" else None,
        )

    def _style(self, properties: Element | None, names: Names) -> str:
        style = None if properties is None else properties.find(names.p_style)
        return self._styles.default_paragraph if style is None else style.get(names.val, "")

    def _heading(self, properties: Element | None, style: str, names: Names) -> int:
        own = None if properties is None else properties.find(names.outline_lvl)
        level = None if own is None else number(own.get(names.val))
        if level is None:
            return self._styles.heading_level(style)
        return level + 1 if 0 <= level < 9 else 0

    def _list(self, properties: Element | None, style: str, names: Names) -> tuple[str, int]:
        num_id, level = self._styles.numbering(style)
        own = None if properties is None else properties.find(names.num_pr)
        if own is None:
            return num_id, level
        own_id, own_level = own.find(names.num_id), own.find(names.ilvl)
        num_id = num_id if own_id is None else own_id.get(names.val, "")
        found = None if own_level is None else number(own_level.get(names.val))
        return num_id, level if found is None else found


class _Span(NamedTuple):
    """Characters of one run, and what its properties say of them."""

    start: int
    end: int
    language: str
    unproofed: bool
    setting: Setting
    raised: bool


class _Runs:
    """The formatting of a paragraph's runs, weighed by the letters that they hold."""

    def __init__(self, paragraph: MappedParagraph, names: Names, styles: Styles, style: str, looks: LookReader) -> None:
        self._paragraph, self._names, self._styles, self._style, self._looks = paragraph, names, styles, style, looks
        self._inherited = styles.language(style) or styles.default_language
        self._setting = looks.inherited(style)
        plain = (self._inherited, False, (*self._setting, False, False), False)
        self._spans: list[_Span] = []
        for piece in paragraph.pieces:
            if piece.end > piece.start:
                properties = piece.run.find(names.r_pr)
                said = plain if properties is None else self._said(properties, plain)
                self._spans.append(_Span(piece.start, piece.end, *said))

    def _said(self, properties: Element, plain: tuple[str, bool, Setting, bool]) -> tuple[str, bool, Setting, bool]:
        """(language, whether it is not to be checked, how it is set, whether it is superscript)."""
        names = self._names
        own: dict[object, Element] = {child.tag: child for child in properties if child.tag in _heeded(names)}
        if not own:
            return plain
        tag, align = own.get(names.lang), own.get(names.vert_align)
        language = (tag.get(names.val) if tag is not None else None) or self._inherited
        setting = self._looks.look(own, self._setting, names)
        raised = align is not None and align.get(names.val) == "superscript"
        return language, is_on(own.get(names.no_proof), names), setting, raised

    @property
    def looks(self) -> tuple[Look, ...]:
        """What is not set plainly."""
        return joined((span.start, span.end, span.setting) for span in self._spans)

    @property
    def language(self) -> str:
        """The tag of most of its characters."""
        weights = Counter[str]()
        for start, end, language, *_ in self._spans:
            weights[language] += end - start
        return weights.most_common(1)[0][0] if weights else self._inherited

    @property
    def skipped(self) -> list[Protection]:
        """What the file marks as another language or not to be checked."""
        main = _primary(self.language)
        found: list[Protection] = []
        for start, end, language, unproofed, *_ in self._spans:
            if unproofed:
                found.append(Protection(start, end, SKIPPED_BY_AUTHOR))
            elif _primary(language) not in (main, "en"):
                found.append(Protection(start, end, OTHER_LANGUAGE))
        return found

    @property
    def size(self) -> int:
        """The font size of the first run with letters, by itself or by the paragraph's style, in half points."""
        names, text = self._names, self._paragraph.text
        for piece in self._paragraph.pieces:
            if any(map(str.isalnum, text[piece.start : piece.end])):
                own = piece.run.find(f"{names.r_pr}/{names.sz}")
                given = None if own is None else number(own.get(names.val))
                return given or self._styles.size(self._style)
        return 0

    @property
    def raised(self) -> list[tuple[int, int]]:
        """What is set as superscript; neighbouring runs joined."""
        found: list[tuple[int, int]] = []
        for span in self._spans:
            if span.raised:
                start = found.pop()[0] if found and found[-1][1] == span.start else span.start
                found.append((start, span.end))
        return found

    def all_have(self, tag: str, by_style: _StyleSwitch) -> bool:
        """Whether every run with letters has this switch on, by itself or by a style."""
        inherited = bool(by_style(self._style))
        found = False
        text = self._paragraph.text
        for piece in self._paragraph.pieces:
            if not any(map(str.isalnum, text[piece.start : piece.end])):
                continue
            if not self._has(piece.run.find(self._names.r_pr), tag, by_style, inherited):
                return False
            found = True
        return found

    def _has(self, properties: Element | None, tag: str, by_style: _StyleSwitch, inherited: bool) -> bool:
        if properties is None:
            return inherited
        own = properties.find(tag)
        if own is not None:
            return is_on(own, self._names)
        style = properties.find(self._names.r_style)
        named = None if style is None else by_style(style.get(self._names.val, ""))
        return inherited if named is None else named


@cache
def _heeded(names: Names) -> frozenset[object]:
    """The run properties that are read."""
    looks = (names.b, names.i, names.u, names.strike, names.vert_align, names.r_style)
    return frozenset((*looks, names.lang, names.no_proof))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _read_only(paragraph: MappedParagraph) -> list[Protection]:
    if paragraph.why and paragraph.text:
        return [Protection(0, len(paragraph.text), paragraph.why)]
    return [Protection(p.start, p.end, p.why) for p in paragraph.pieces if p.why and p.end > p.start]


def _joined(protections: list[Protection]) -> list[Protection]:
    """In order, touching ones of the same reason made one, and what another one covers left out."""
    joined: list[Protection] = []
    for one in sorted(protections, key=lambda p: (p.start, -p.end)):
        last = joined[-1] if joined else None
        if last is not None and one.end <= last.end:
            continue
        if last is not None and one.start <= last.end and one.why == last.why:
            joined[-1] = Protection(last.start, one.end, one.why)
        else:
            joined.append(one)
    return joined
