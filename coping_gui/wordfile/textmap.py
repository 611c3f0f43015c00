"""The characters of one paragraph and the `w:t` elements that hold them: editable, read-only or hidden."""

from dataclasses import dataclass, field
from typing import NamedTuple

from coping_gui.wordfile.controls import why_locked
from coping_gui.wordfile.fields import BELONGS_TO_FIELD, FieldStack
from coping_gui.wordfile.names import (
    ALTERNATE_CONTENT,
    CHOICE,
    FALLBACK,
    FORMULAS,
    OBJECT,
    XML_SPACE,
    Element,
    Names,
    is_on,
)

_EDGES = " \t\r\n"  # what Word trims from a text that does not ask for its space to be preserved
_TO_SPACES = str.maketrans("\t\r\n", "   ")

IS_OBJECT = "it is an image, a formula or another object"
IS_BREAK = "it is a tab or a break, which the layout needs"
IS_HYPHEN = "it is a special hyphen that Word keeps as an element of its own"
IS_HIDDEN = "it stands in a hidden paragraph"
IS_RUBY = "it carries a reading aid (ruby)"
IS_ALTERNATIVE = "the file holds it twice, for older and newer versions of Word"
IS_ODD = "its markup is not plain text"


class Piece(NamedTuple):
    """Characters `start` to `end` of a paragraph's text and the element that holds them."""

    start: int
    end: int
    node: Element
    """A `w:t`, or the element that stands for one character: a tab, a break, an image."""
    run: Element
    why: str
    """Why they must not be changed; empty when they may."""


@dataclass(slots=True, eq=False)
class MappedParagraph:
    """A paragraph's text and where each of its characters lies; offsets are code points."""

    element: Element
    text: str
    pieces: list[Piece]
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
    """The same paragraph in the copy for older readers; every edit is made in both."""
    hidden: bool = False
    """Whether some of its text is formatted as hidden, and left out."""
    objects: int = field(default=0)
    """How many of its characters stand for images and other objects."""


@dataclass(frozen=True, slots=True)
class HiddenStyles:
    """Ids of the styles whose text is hidden."""

    paragraph: frozenset[str] = frozenset()
    character: frozenset[str] = frozenset()


class InlineReader:
    """Reads the paragraphs of one part; create one for each part."""

    def __init__(self, root: Element, names: Names, hidden_styles: HiddenStyles, *, may_hide: bool) -> None:
        self._names = names
        self._styles = hidden_styles
        self._may_hide = may_hide or bool(hidden_styles.paragraph or hidden_styles.character)
        self._atoms = _atoms(names)
        containers = (names.hyperlink, names.smart_tag, names.custom_xml, names.dir, names.bdo, names.sdt_content)
        self._see_through = frozenset((*containers, names.ins, names.move_to, CHOICE))
        self._hidden_tags = frozenset((names.del_, names.move_from))
        self._note_tags = frozenset((names.footnote_reference, names.endnote_reference))
        self._odd = self._not_plain(root)

    def _not_plain(self, root: Element) -> frozenset[Element]:
        """The paragraphs of the part that hold more than text in runs."""
        names = self._names
        others = (names.sdt, names.fld_simple, names.fld_char, names.ruby, ALTERNATE_CONTENT)
        tags = {*self._see_through, *self._hidden_tags, *self._note_tags, *FORMULAS, *others, *map(str, self._atoms)}
        found = (next(one.iterancestors(names.p), None) for one in root.iter(*tags))
        return frozenset(one for one in found if one is not None)

    def read(self, element: Element, fields: FieldStack, why: str = "") -> MappedParagraph:
        """Map one `w:p`; `fields` is carried from paragraph to paragraph of a story."""
        self._begin(element, fields)
        if not (why or self._may_hide or fields.is_open or element in self._odd):
            plain = self._plain(element)
            if plain is not None:
                return plain
        run_tag = self._names.r
        stack = [(iter(element), why)]
        while stack:
            children, reason = stack[-1]
            for child in children:
                if child.tag == run_tag:
                    self._run(child, reason)
                elif (inner := self._enter(child, reason)) is not None:
                    stack.append(inner)
                    break
            else:
                stack.pop()
        result = self._result
        result.text = "".join(self._texts)
        result.in_field |= fields.is_open
        result.why = why
        return result

    def _plain(self, element: Element) -> MappedParagraph | None:
        """The map of a paragraph of runs with nothing but text, which most are; None when it is not one."""
        pieces, texts, at = self._result.pieces, self._texts, 0
        for node in element.iter(self._names.t):
            run = node.getparent()
            if run is None or run.getparent() is not element or len(node):
                pieces.clear()
                texts.clear()
                return None
            text = node.text or ""
            if (text[:1] <= " " or text[-1:] <= " ") and node.get(XML_SPACE) != "preserve":
                text = text.strip(_EDGES)
            if "\n" in text or "\t" in text or "\r" in text:
                text = text.translate(_TO_SPACES)
            end = at + len(text)
            pieces.append(Piece(at, end, node, run, ""))
            texts.append(text)
            at = end
        self._result.text = "".join(texts)
        return self._result

    def _begin(self, element: Element, fields: FieldStack) -> None:
        self._result = MappedParagraph(element, "", [], [], [])
        self._texts: list[str] = []
        self._at = 0
        self._fields = fields
        self._result.why_no_run = fields.why or (BELONGS_TO_FIELD if fields.hides else "")
        self._result.in_field = fields.is_open
        self._paragraph_hidden = self._may_hide and self._style_hides(element)
        if self._may_hide and (self._paragraph_hidden or self._mark_hides(element)):
            self._result.why_no_run = IS_HIDDEN

    def _style_hides(self, element: Element) -> bool:
        names = self._names
        style = element.find(f"{names.p_pr}/{names.p_style}")
        return style is not None and style.get(names.val) in self._styles.paragraph

    def _mark_hides(self, element: Element) -> bool:
        names = self._names
        return is_on(element.find(f"{names.p_pr}/{names.r_pr}/{names.vanish}"), names)

    def _enter(self, child: Element, why: str):
        """What to read inside an element beside the runs; None when it holds no text of the author's."""
        tag, names = child.tag, self._names
        if tag in self._see_through:
            return iter(child), why
        if tag == names.sdt:
            return iter(child), why or why_locked(child, names)
        if tag == names.fld_simple:
            return iter(child), why or BELONGS_TO_FIELD
        if tag in FORMULAS:
            self._add(OBJECT, child, child, IS_OBJECT)
        elif tag == ALTERNATE_CONTENT:
            return self._alternatives(child, why)
        elif tag in self._hidden_tags:
            for mark in child.iter(names.fld_char):
                self._fields.pass_mark(mark)
        return None

    def _alternatives(self, element: Element, why: str):
        fallback = element.find(FALLBACK)
        twice = fallback is not None and next(fallback.iter(self._names.t), None) is not None
        choice = element.find(CHOICE)
        chosen = choice if choice is not None else fallback
        return None if chosen is None else (iter(chosen), why or (IS_ALTERNATIVE if twice else ""))

    def _run(self, run: Element, why: str) -> None:
        names, fields = self._names, self._fields
        hidden = self._may_hide and self._is_hidden(run)
        for child in run:
            tag = child.tag
            if tag == names.t:
                if not (hidden or fields.hides):
                    self._text(child, run, why or fields.why)
            elif tag == names.r_pr:
                continue
            elif tag == names.fld_char:
                fields.pass_mark(child)
                self._result.why_no_run = BELONGS_TO_FIELD
            elif not (hidden or fields.hides):
                self._atom(child, run, why)
        self._result.hidden |= hidden

    def _is_hidden(self, run: Element) -> bool:
        names = self._names
        properties = run.find(names.r_pr)
        if properties is None:
            return self._paragraph_hidden
        vanish = properties.find(names.vanish)
        if vanish is not None:
            return is_on(vanish, names)
        style = properties.find(names.r_style)
        return self._paragraph_hidden or (style is not None and style.get(names.val) in self._styles.character)

    def _text(self, node: Element, run: Element, why: str) -> None:
        text = visible_text(node)
        if len(node):
            why = why or IS_ODD
        end = self._at + len(text)
        self._result.pieces.append(Piece(self._at, end, node, run, why))
        self._texts.append(text)
        self._at = end

    def _atom(self, child: Element, run: Element, why: str) -> None:
        tag, names = child.tag, self._names
        known = self._atoms.get(tag)
        if known is not None:
            self._add(known[0], child, run, why or self._fields.why or known[1])
            if known[0] == OBJECT:
                self._result.boxes += text_boxes(child, names)
        elif tag in self._note_tags:
            self._result.notes.append((self._at, child))
        elif tag == names.ruby:
            self._ruby(child)

    def _add(self, character: str, node: Element, run: Element, why: str) -> None:
        self._result.pieces.append(Piece(self._at, self._at + 1, node, run, why))
        self._texts.append(character)
        self._at += 1
        self._result.objects += character == OBJECT

    def _ruby(self, ruby: Element) -> None:
        names = self._names
        for base in ruby.iterchildren(names.ruby_base):
            for node in base.iter(names.t):
                self._text(node, next(node.iterancestors(names.r), ruby), IS_RUBY)


def visible_text(node: Element) -> str:
    """What Word shows of a `w:t`: without edge space that is not preserved, other white space as blanks."""
    text = node.text or ""
    if len(node):
        text = "".join(node.itertext())
    if (text[:1] in _EDGES or text[-1:] in _EDGES) and node.get(XML_SPACE) != "preserve":
        text = text.strip(_EDGES)
    return text.translate(_TO_SPACES) if "\n" in text or "\t" in text or "\r" in text else text


def text_boxes(element: Element, names: Names) -> list[tuple[Element, Element | None]]:
    """The outermost text boxes in a drawing, each with its copy in the branch for older readers."""
    if element.tag != ALTERNATE_CONTENT:
        return [(box, None) for box in _outer_boxes(element, names)]
    choice, fallback = element.find(CHOICE), element.find(FALLBACK)
    new = [] if choice is None else _outer_boxes(choice, names)
    old = [] if fallback is None else _outer_boxes(fallback, names)
    if not new:
        return [(box, None) for box in old]
    return list(zip(new, old, strict=True)) if len(new) == len(old) else [(box, None) for box in new]


def _outer_boxes(element: Element, names: Names) -> list[Element]:
    return [box for box in element.iter(names.txbx_content) if not _is_nested(box, element, names)]


def _is_nested(box: Element, within: Element, names: Names) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is within:
            return False
        if ancestor.tag in (names.txbx_content, FALLBACK):
            return True
    return False


def _atoms(names: Names) -> dict[object, tuple[str, str]]:
    """Elements of a run that count as one character, and why they stay as they are."""
    dates = (names.day_long, names.day_short, names.month_long, names.month_short, names.year_long, names.year_short)
    objects = (names.sym, names.drawing, names.pict, names.object, names.pg_num, ALTERNATE_CONTENT, *dates)
    return {
        names.tab: ("\t", IS_BREAK),
        names.ptab: ("\t", IS_BREAK),
        names.br: ("\n", IS_BREAK),
        names.cr: ("\n", IS_BREAK),
        names.no_break_hyphen: ("‑", IS_HYPHEN),
        names.soft_hyphen: ("\u00ad", IS_HYPHEN),
        **dict.fromkeys(objects, (OBJECT, IS_OBJECT)),
    }
