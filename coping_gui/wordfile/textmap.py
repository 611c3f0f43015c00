"""The characters of one paragraph and the `w:t` elements that hold them: editable, read-only or hidden."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coping_gui.wordfile.names import STRICT, TRANSITIONAL, XML_SPACE, Element, Names, names_under

_EDGES = " \t\r\n"  # what Word trims from a text that does not ask for its space to be preserved
_TO_SPACES = str.maketrans("\t\r\n", "   ")

IS_OBJECT = "it is an image, a formula or another object"
IS_BREAK = "it is a tab or a break, which the layout needs"
IS_HYPHEN = "it is a special hyphen that Word keeps as an element of its own"
IS_HIDDEN = "it stands in a hidden paragraph"
IS_RUBY = "it carries a reading aid (ruby)"
IS_ALTERNATIVE = "the file holds it twice, for older and newer versions of Word"
IS_ODD = "its markup is not plain text"


def signs(names: Names) -> dict[object, tuple[str, str]]:
    """The elements of a run that stand for one character of its text: which one, and why they stay as they are."""
    return {
        names.tab: ("\t", IS_BREAK),
        names.ptab: ("\t", IS_BREAK),
        names.br: ("\n", IS_BREAK),
        names.cr: ("\n", IS_BREAK),
        names.no_break_hyphen: ("‑", IS_HYPHEN),
        names.soft_hyphen: ("\u00ad", IS_HYPHEN),
    }


SIGNS = signs(names_under(TRANSITIONAL)) | signs(names_under(STRICT))


class Piece(NamedTuple):
    """Characters `start` to `end` of a paragraph's text and the element that holds them."""

    start: int
    end: int
    node: Element
    """A `w:t`, or the element that stands for one character: a tab, a break, an image."""
    run: Element
    why: str
    """Why they must not be changed; empty when they may."""
    in_link: bool = False
    """Whether they are what a field for a hyperlink shows."""


@dataclass(slots=True, eq=False)
class MappedParagraph:
    """A paragraph's text and where each of its characters lies; offsets are code points."""

    element: Element
    text: str
    nodes: Sequence[Element]
    """The texts and signs of a paragraph that holds nothing else; its pieces are made of them when they are needed,
    as most paragraphs are never edited."""
    texts: Sequence[str]
    """What each of them shows."""
    notes: list[tuple[int, Element]]
    """The offsets at which footnote and endnote references stand; they have no width."""
    boxes: list[tuple[Element, Element | None]]
    """The text boxes anchored here, each with its copy for older readers."""
    place: str = "body"
    why: str = ""
    """Why nothing in it may be changed; empty when it may."""
    in_field: bool = False
    """Whether it begins or ends inside a field that runs over several paragraphs."""
    why_no_run: str = ""
    """Why no run may be added to it; empty when one may."""
    note: str = ""
    """The id of the footnote or endnote that it belongs to."""
    host: "MappedParagraph | None" = None
    """The paragraph at which the text box that holds this one is anchored."""
    twin: "MappedParagraph | None" = None
    """The same paragraph as older readers see it: every edit is made in both. It may share part of its markup."""
    hidden: bool = False
    """Whether some of its text is formatted as hidden, and left out."""
    objects: int = field(default=0)
    """How many of its characters stand for images and other objects."""
    _pieces: list[Piece] | None = None

    @property
    def pieces(self) -> list[Piece]:
        """Where its characters lie, in their order."""
        if self._pieces is None:
            self._pieces = list(_pieces_of(self.nodes, self.texts))
        return self._pieces


@dataclass(frozen=True, slots=True)
class HiddenStyles:
    """Ids of the styles whose text is hidden."""

    paragraph: frozenset[str] = frozenset()
    character: frozenset[str] = frozenset()


def _pieces_of(nodes: Iterable[Element], texts: Iterable[str]) -> Iterator[Piece]:
    """One piece for each of the texts and signs, one behind the other."""
    start = 0
    for node, text in zip(nodes, texts, strict=True):
        sign, run = SIGNS.get(node.tag), node.getparent()
        if run is not None:
            yield Piece(start, start + len(text), node, run, "" if sign is None else sign[1])
        start += len(text)


def _keeps_space(node: Element) -> bool:
    """Whether the text, or the nearest element around it that says anything of its space, asks to preserve it."""
    own = node.get(XML_SPACE)
    if own is None:
        around = (one.get(XML_SPACE) for one in node.iterancestors())
        own = next((said for said in around if said is not None), None)
    return own == "preserve"


def visible_text(node: Element) -> str:
    """What Word shows of a `w:t`: without edge space that is not preserved, other white space as blanks."""
    text = "".join(node.itertext()) if len(node) else node.text or ""
    shown = text.strip(_EDGES)
    if shown != text and not _keeps_space(node):
        text = shown
    return text.translate(_TO_SPACES) if "\n" in text or "\t" in text or "\r" in text else text
