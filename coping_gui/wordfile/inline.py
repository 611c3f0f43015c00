"""Reads a paragraph's markup: which of its characters a reader sees, where they lie, and which may be changed."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coping_gui.wordfile.boxes import text_boxes
from coping_gui.wordfile.contents import Contents, characters, note_references
from coping_gui.wordfile.controls import why_locked
from coping_gui.wordfile.fields import BELONGS_TO_FIELD, FieldStack, is_link
from coping_gui.wordfile.names import (
    ALTERNATE_CONTENT,
    CHOICE,
    FALLBACK,
    FORMULAS,
    OBJECT,
    Element,
    Names,
    is_on,
)
from coping_gui.wordfile.textmap import (
    IS_ALTERNATIVE,
    IS_HIDDEN,
    IS_OBJECT,
    IS_ODD,
    IS_RUBY,
    SIGNS,
    HiddenStyles,
    MappedParagraph,
    Piece,
    visible_text,
)

_DEEPEST_RUBIES = 20


class _Kinds(NamedTuple):
    """The elements inside a paragraph by what they mean for its text."""

    see_through: frozenset[object]
    hidden: frozenset[object]
    notes: tuple[str, ...]
    characters: dict[object, tuple[str, str]]


@cache
def _kinds(names: Names) -> _Kinds:
    containers = (names.hyperlink, names.smart_tag, names.custom_xml, names.dir, names.bdo, names.sdt_content)
    see_through = (*containers, names.ins, names.move_to, CHOICE, FALLBACK)
    hidden = (names.del_, names.move_from)
    return _Kinds(frozenset(see_through), frozenset(hidden), note_references(names), characters(names))


class InlineReader:
    """Reads the paragraphs of one part; create one for each part."""

    def __init__(self, contents: Contents, names: Names, hidden_styles: HiddenStyles) -> None:
        self._names = names
        self._kinds = _kinds(names)
        self._styles = hidden_styles
        self._contents = contents
        self._branch = CHOICE
        self._has_copy = False
        self._has_copies_of_copies = False
        self._rubies = 0
        """In how many reading aids stands what is read."""

    def read(self, element: Element, fields: FieldStack, why: str = "") -> MappedParagraph:
        """Map one `w:p`; `fields` is carried from paragraph to paragraph of a story."""
        contents = self._contents
        if element not in contents.deep:
            nodes = contents.nodes.get(element, [])
            if why or fields.is_open or element in contents.mixed:
                return self._read_nodes(element, nodes, fields, why)
            if (found := _plain_paragraph(element, nodes, self._names)) is not None:
                return found
        entered = fields.copy()
        self._has_copies_of_copies = False
        result = self._walk(element, fields, why)
        if self._has_copy:
            self._pair_with_copy(result, entered, why)
        return result

    def _read_nodes(self, element: Element, nodes: list[Element], fields: FieldStack, why: str) -> MappedParagraph:
        """Read a paragraph whose runs all stand directly in it."""
        self._begin(element, fields)
        for node in nodes:
            run = node.getparent()
            if run is not None:
                self._node(node, run, why)
        return self._ended(why)

    def _walk(self, element: Element, fields: FieldStack, why: str) -> MappedParagraph:
        self._begin(element, fields)
        self._through(element, why)
        return self._ended(why)

    def _through(self, element: Element, why: str) -> None:
        """Read the runs in an element, in whatever they stand."""
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

    def _ended(self, why: str) -> MappedParagraph:
        result = self._result
        result.text = "".join(self._texts)
        result.in_field |= self._fields.is_open
        result.why = why
        return result

    def _pair_with_copy(self, result: MappedParagraph, entered: FieldStack, why: str) -> None:
        """Join the paragraph with itself as older readers see it, so that every edit is made in both branches."""
        self._branch = FALLBACK
        copy = self._walk(result.element, entered, why)
        self._branch = CHOICE
        if copy.text == result.text and not self._has_copies_of_copies:
            result.twin = copy
            return
        for at, piece in enumerate(result.pieces):
            if not piece.why and in_branch(piece, result.element, CHOICE):
                result.pieces[at] = piece._replace(why=IS_ALTERNATIVE)

    def _begin(self, element: Element, fields: FieldStack) -> None:
        self._result = MappedParagraph(element, "", (), (), [], [])
        self._pieces = self._result.pieces
        self._texts: list[str] = []
        self._at = 0
        self._fields = fields
        self._has_copy = False
        self._skips = False
        """Whether the run that was reached is hidden."""
        if fields.is_open:
            self._result.why_no_run = fields.why or BELONGS_TO_FIELD
            self._result.in_field = True
        self._paragraph_hidden = self._contents.may_hide and self._style_hides(element)
        if self._contents.may_hide and (self._paragraph_hidden or self._mark_hides(element)):
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
        self._has_copies_of_copies |= is_in_a_copy(element, self._names)
        self._has_copy |= has_both(element)
        chosen = chosen if chosen is not None else fallback if self._branch == CHOICE else element.find(CHOICE)
        return None if chosen is None else (iter(chosen), why)

    def _run(self, run: Element, why: str) -> None:
        self._skips = self._contents.may_hide and self._is_hidden(run)
        self._result.hidden |= self._skips
        properties = self._names.r_pr
        for child in run:
            if child.tag != properties:
                self._node(child, run, why)

    def _node(self, node: Element, run: Element, why: str) -> None:
        """Go past one element of a run."""
        tag, names, fields = node.tag, self._names, self._fields
        skips = self._skips or fields.hides
        if tag == names.t:
            if not skips:
                self._text(node, run, why or fields.why)
        elif tag == names.fld_char:
            fields.pass_mark(node)
            self._result.why_no_run = BELONGS_TO_FIELD
        elif tag == names.instr_text:
            fields.pass_code(node.text or "")
        elif not skips:
            self._character(node, run, why or fields.why)

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
        self._pieces.append(Piece(start, end, node, run, why, self._fields.in_link))
        self._texts.append(text)

    def _character(self, node: Element, run: Element, why: str) -> None:
        tag = node.tag
        known = self._kinds.characters.get(tag)
        if known is not None:
            self._add(known[0], node, run, why or known[1])
            if known[0] == OBJECT:
                self._result.boxes += text_boxes(node, self._names)
        elif tag in self._kinds.notes:
            self._result.notes.append((self._at, node))
        elif tag == self._names.ruby:
            self._ruby(node, why)

    def _add(self, character: str, node: Element, run: Element, why: str) -> None:
        self._pieces.append(Piece(self._at, self._at + 1, node, run, why, self._fields.in_link))
        self._texts.append(character)
        self._at += 1
        self._result.objects += character == OBJECT

    def _ruby(self, ruby: Element, why: str) -> None:
        skips = self._skips
        self._rubies += 1
        for base in ruby.iterchildren(self._names.ruby_base) if self._rubies <= _DEEPEST_RUBIES else ():
            self._through(base, why or IS_RUBY)
        self._rubies -= 1
        self._skips = skips


def is_in_a_copy(element: Element, names: Names) -> bool:
    """Whether the element stands in something inside its paragraph that the file holds twice."""
    return has_both(next(element.iterancestors(ALTERNATE_CONTENT, names.p)))


def has_both(element: Element | None) -> bool:
    """Whether the element holds something twice, for newer and for older readers."""
    if element is None or element.tag != ALTERNATE_CONTENT or element.find(CHOICE) is None:
        return False
    fallback = element.find(FALLBACK)
    return fallback is not None and len(fallback) > 0


def in_branch(piece: Piece, paragraph: Element, branch: str) -> bool:
    """Whether the piece stands in a Choice or a Fallback inside this `w:p`."""
    for ancestor in piece.node.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == branch and has_both(ancestor.getparent()):
            return True
    return False


def _plain_paragraph(element: Element, nodes: Sequence[Element], names: Names) -> MappedParagraph | None:
    """The map of a paragraph of runs with texts and signs, as most are; None when a text is odd.

    Long documents spend most of their reading here.
    """
    text_tag = names.t
    texts: list[str] = []
    for node in nodes:
        if node.tag == text_tag:
            if len(node):
                return None
            texts.append(visible_text(node))
        else:
            texts.append(SIGNS[node.tag][0])
    return MappedParagraph(element, "".join(texts), nodes, texts, [], [])
