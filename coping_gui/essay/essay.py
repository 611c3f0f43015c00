"""An essay as its author sees it: sections of paragraphs."""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coping_gui.essay.span import Span

if TYPE_CHECKING:
    from coping_gui.essay.correction import Correction


class Kind(StrEnum):
    """What a paragraph is to a reader."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    TABLE = "table"
    CAPTION = "caption"
    QUOTATION = "quotation"
    REFERENCE = "reference"
    NOTE = "note"
    """A footnote, endnote, header, footer or text box: outside of the flow of sections."""
    CODE = "code"


class Role(StrEnum):
    """What a section does in the essay."""

    FRONT = "front matter"
    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    BODY = "body"
    CONCLUSION = "conclusion"
    REFERENCES = "references"
    APPENDIX = "appendix"
    ACKNOWLEDGEMENTS = "acknowledgements"


class Format(StrEnum):
    """What the essay was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"


class Look(NamedTuple):
    """How the file sets the characters of a span, where that is not plain."""

    span: Span
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    lowered: bool = False
    """Set as subscript."""


class Cell(NamedTuple):
    """The cell of a table that a paragraph stands in."""

    table: int
    """Number of the table in the file."""
    row: int
    column: int
    columns: int
    """How many columns it spans."""
    shares: tuple[int, ...]
    """Widths of the table's columns, in any unit."""


_ON_EVERY_PAGE = ("header", "footer")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text and what is known of it."""

    text: str
    """Without a final line break; an inner line break is "\\n", a tab "\\t", an image or object U+FFFC."""
    kind: Kind = Kind.BODY
    level: int = 0
    """1 to 9 for headings, else 0."""
    style: str = ""
    """The Word style's name, where there is one."""
    protected: tuple[Span, ...] = ()
    """Places that must not be changed: fields, locked controls, code, URLs of the markup."""
    place: str = "body"
    """body, table, header, footer, footnote, endnote, text box: where in the file it stands."""
    key: str = ""
    """The address by which the file's reader finds the paragraph again; empty for text."""
    language: str = ""
    """The language tag that the file itself gives, e.g. "de-CH"; empty when it gives none."""
    bold: bool = False
    """Whether all of its letters are bold (a hint that it may be a heading)."""
    italic: bool = False
    """Whether all of its letters are italic."""
    size: int = 0
    """Of its font in half points, where the file says it; headings that are only bold are ranked by it."""
    numbering: str = ""
    """The list label or heading number that the file draws but does not hold as text."""
    raised: tuple[Span, ...] = ()
    """What the file sets as superscript: note marks, citations by number, powers."""
    note_marks: tuple[int, ...] = ()
    """Where the file anchors footnotes and endnotes; their marks are no part of the text."""
    looks: tuple[Look, ...] = ()
    """How the file sets its characters; for showing them."""
    alignment: str = ""
    """center, right or justify, as the file sets its lines; empty for left."""
    depth: int = 0
    """How deep in its list it stands, from 0."""
    cell: Cell | None = None
    """The cell that it stands in, where the file has tables."""
    guessed: bool = False
    """Whether `kind` and `level` are COPING's reading of the text, not what the file says."""

    @property
    def words(self) -> int:
        """White-space separated tokens that hold a letter or a digit; none in headers and footers, as Word counts."""
        return 0 if self.place in _ON_EVERY_PAGE else count_words(self.text)


_ALPHANUMERIC = re.compile(r"[^\W_]")


@lru_cache(maxsize=16384)
def count_words(text: str) -> int:
    """White-space separated tokens of `text` that hold a letter or a digit."""
    return sum(1 for token in text.split() if token.isalnum() or _ALPHANUMERIC.search(token))


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs under one heading (or, untitled, before the first one)."""

    title: str
    """The heading's text; empty for an untitled section."""
    role: Role
    level: int
    """The heading's level; 1 for untitled sections."""
    start: int
    """Index of its first paragraph (the heading, where there is one)."""
    end: int
    """Index after its last paragraph, subsections not included."""
    heading: int | None = None
    """Index of the heading paragraph."""

    @property
    def name(self) -> str:
        """What to call it in an outline: the title, else its role."""
        return self.title or self.role.value.capitalize()


@dataclass(frozen=True, slots=True)
class Essay:
    """An immutable snapshot of the whole essay."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...] = ()
    """In order; together they cover every paragraph in the flow exactly once."""
    title: str = ""
    language: str = "en-US"
    format: Format = Format.TEXT
    source: Path | None = None
    not_checked: tuple[str, ...] = ()
    """What the file holds that COPING leaves alone, each in one sentence for the report."""
    warnings: tuple[str, ...] = field(default=())
    """What the author should know before exporting (signed, protected, tracked changes on …), one sentence each."""
    fingerprint: str = ""
    """The SHA-256 of the file it was read from, by which an export sees that the file has changed since."""
    guarded: bool = False
    """Whether the file is signed or protected, so that a batch leaves it alone unless asked."""
    corrections: "tuple[Correction, ...]" = ()
    """What the author says of headings and roles; `opening.sections.outlined` follows those about its paragraphs."""

    @property
    def words(self) -> int:
        """Words of all paragraphs together."""
        return sum(p.words for p in self.paragraphs)

    def section_of(self, paragraph: int) -> int | None:
        """Index of the section that holds the paragraph; None outside of the flow (notes, headers)."""
        return next((i for i, s in enumerate(self.sections) if s.start <= paragraph < s.end), None)

    def section_words(self) -> list[int]:
        """Words per section, its heading and notes not counted."""
        counts: Counter[int] = Counter()
        for i, section in enumerate(self.sections):
            for p in range(section.start, section.end):
                if p != section.heading and self.paragraphs[p].kind is not Kind.NOTE:
                    counts[i] += self.paragraphs[p].words
        return [counts[i] for i in range(len(self.sections))]
