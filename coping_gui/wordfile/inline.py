"""Reads a paragraph's markup: which of its characters a reader sees, where they lie, and which may be changed."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from coping_gui.wordfile.boxes import text_boxes
from coping_gui.wordfile.controls import why_locked
from coping_gui.wordfile.fields import BELONGS_TO_FIELD, FieldStack, is_link
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
from coping_gui.wordfile.textmap import (
    IS_ALTERNATIVE,
    IS_BREAK,
    IS_HIDDEN,
    IS_HYPHEN,
    IS_OBJECT,
    IS_ODD,
    IS_RUBY,
    HiddenStyles,
    MappedParagraph,
    Piece,
    as_blanks,
    trimmed_edges,
    visible_text,
)

_quick_piece: Callable[[tuple[int, int, Element, Element, str, bool]], Piece] = partial(
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType]
    Piece,
)
"""As `Piece(...)`, at half the cost."""


class _Kinds(NamedTuple):
    """The elements inside a paragraph by what they mean for its text."""

    see_through: frozenset[object]
    hidden: frozenset[object]
    notes: frozenset[object]
    atoms: dict[object, tuple[str, str]]
    """Elements of a run that count as one character, and why they stay as they are."""
    not_plain: tuple[str, ...]
    """Those that make of a paragraph more than texts, wherever they stand in it."""


@cache
def _kinds(names: Names) -> _Kinds:
    containers = (names.hyperlink, names.smart_tag, names.custom_xml, names.dir, names.bdo, names.sdt_content)
    see_through = (*containers, names.ins, names.move_to, CHOICE, FALLBACK)
    hidden = (names.del_, names.move_from)
    notes = (names.footnote_reference, names.endnote_reference)
    atoms = _atoms(names)
    not_plain = (*notes, *FORMULAS, names.fld_char, *map(str, atoms))
    return _Kinds(frozenset(see_through), frozenset(hidden), frozenset(notes), atoms, not_plain)


def _atoms(names: Names) -> dict[object, tuple[str, str]]:
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


class InlineReader:
    """Reads the paragraphs of one part; create one for each part."""

    def __init__(self, root: Element, names: Names, hidden_styles: HiddenStyles, *, may_hide: bool) -> None:
        self._names = names
        self._kinds = _kinds(names)
        self._styles = hidden_styles
        self._may_hide = may_hide or bool(hidden_styles.paragraph or hidden_styles.character)
        self._not_plain = _paragraphs_around(root, names, self._kinds.not_plain)
        self._branch = CHOICE
        self._has_copy = False

    def read(self, element: Element, fields: FieldStack, why: str = "") -> MappedParagraph:
        """Map one `w:p`; `fields` is carried from paragraph to paragraph of a story."""
        plain = not (why or self._may_hide or fields.is_open or element in self._not_plain)
        if plain and (found := _plain_paragraph(element, self._names)) is not None:
            return found
        entered = fields.copy()
        result = self._walk(element, fields, why)
        if self._has_copy:
            self._pair_with_copy(result, entered, why)
        return result

    def _walk(self, element: Element, fields: FieldStack, why: str) -> MappedParagraph:
        self._begin(element, fields)
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

    def _pair_with_copy(self, result: MappedParagraph, entered: FieldStack, why: str) -> None:
        """Join the paragraph with itself as older readers see it, so that every edit is made in both branches."""
        self._branch = FALLBACK
        copy = self._walk(result.element, entered, why)
        self._branch = CHOICE
        if copy.text == result.text:
            result.twin = copy
            return
        for at, piece in enumerate(result.pieces):
            if not piece.why and in_branch(piece, result.element, CHOICE):
                result.pieces[at] = piece._replace(why=IS_ALTERNATIVE)

    def _begin(self, element: Element, fields: FieldStack) -> None:
        self._result = MappedParagraph(element, "", [], [], [])
        self._texts: list[str] = []
        self._at = 0
        self._fields = fields
        self._has_copy = False
        if fields.is_open:
            self._result.why_no_run = fields.why or BELONGS_TO_FIELD
            self._result.in_field = True
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

    def _enter(self, child: Element, why: str) -> tuple[Iterator[Element], str] | None:
        """What to read inside an element beside the runs; None when it holds no text of the author's."""
        tag, names = child.tag, self._names
        if tag in self._kinds.see_through:
            return iter(child), why
        if tag == names.sdt:
            return iter(child), why or why_locked(child, names)
        if tag == names.fld_simple:
            return iter(child), why or ("" if is_link(child.get(names.instr, "")) else BELONGS_TO_FIELD)
        if tag in FORMULAS:
            if not self._fields.hides:
                self._add(OBJECT, child, child, IS_OBJECT)
        elif tag == ALTERNATE_CONTENT:
            return self._alternatives(child, why)
        elif tag in self._kinds.hidden:
            for mark in child.iter(names.fld_char):
                self._fields.pass_mark(mark)
        return None

    def _alternatives(self, element: Element, why: str) -> tuple[Iterator[Element], str] | None:
        fallback, chosen = element.find(FALLBACK), element.find(self._branch)
        self._has_copy |= fallback is not None and next(fallback.iter(self._names.t), None) is not None
        chosen = chosen if chosen is not None else fallback if self._branch == CHOICE else element.find(CHOICE)
        return None if chosen is None else (iter(chosen), why)

    def _run(self, run: Element, why: str) -> None:
        names, fields = self._names, self._fields
        hidden = self._may_hide and self._is_hidden(run)
        skips, reason = hidden or fields.hides, why or fields.why
        text_tag, properties_tag = names.t, names.r_pr
        for child in run:
            tag = child.tag
            if tag == properties_tag:
                continue
            if tag == text_tag:
                if not skips:
                    self._text(child, run, reason)
            elif tag == names.fld_char:
                fields.pass_mark(child)
                skips, reason = hidden or fields.hides, why or fields.why
                self._result.why_no_run = BELONGS_TO_FIELD
            elif tag == names.instr_text:
                fields.pass_code(child.text or "")
            elif not skips:
                self._atom(child, run, reason)
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
        start = self._at
        self._at = end = start + len(text)
        self._result.pieces.append(_quick_piece((start, end, node, run, why, self._fields.in_link)))
        self._texts.append(text)

    def _atom(self, child: Element, run: Element, why: str) -> None:
        tag = child.tag
        known = self._kinds.atoms.get(tag)
        if known is not None:
            self._add(known[0], child, run, why or known[1])
            if known[0] == OBJECT:
                self._result.boxes += text_boxes(child, self._names)
        elif tag in self._kinds.notes:
            self._result.notes.append((self._at, child))
        elif tag == self._names.ruby:
            self._ruby(child)

    def _add(self, character: str, node: Element, run: Element, why: str) -> None:
        self._result.pieces.append(_quick_piece((self._at, self._at + 1, node, run, why, self._fields.in_link)))
        self._texts.append(character)
        self._at += 1
        self._result.objects += character == OBJECT

    def _ruby(self, ruby: Element) -> None:
        names = self._names
        for base in ruby.iterchildren(names.ruby_base):
            for node in base.iter(names.t):
                if next(node.iterancestors(*map(str, self._kinds.hidden), names.ruby_base)) is base:
                    self._text(node, next(node.iterancestors(names.r), ruby), IS_RUBY)


def in_branch(piece: Piece, paragraph: Element, branch: str) -> bool:
    """Whether the piece stands in a Choice or a Fallback inside this `w:p`."""
    for ancestor in piece.node.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == branch:
            return True
    return False


def _paragraphs_around(root: Element, names: Names, tags: tuple[str, ...]) -> frozenset[Element]:
    """The paragraphs of the part that directly hold one of these elements."""
    found: set[Element] = set()
    paragraph_tag = names.p
    for one in root.iter(*tags):
        parent = one.getparent()
        while parent is not None and parent.tag != paragraph_tag:
            parent = parent.getparent()
        if parent is not None:
            found.add(parent)
    return frozenset(found)


def _plain_paragraph(element: Element, names: Names) -> MappedParagraph | None:
    """The map of a paragraph of runs with nothing but text, which most are; None when text stands elsewhere, too.

    Long documents spend most of their reading here.
    """
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    for node in element.iter(names.t):
        run = node.getparent()
        if run is None or run.getparent() is not element or len(node):
            return None
        text = node.text or ""
        if (text[:1] <= " " or text[-1:] <= " ") and node.get(XML_SPACE) != "preserve":
            text = trimmed_edges(text)
        end = at + len(text)
        pieces.append(_quick_piece((at, end, node, run, "", False)))
        texts.append(text)
        at = end
    return MappedParagraph(element, as_blanks("".join(texts)), pieces, [], [])
