"""Fields across the runs and paragraphs of one story (ECMA-376 part 1, 17.16.18)."""

from collections.abc import Iterable

from coping_gui.wordfile.names import FALLBACK, Element, Names

_CODE, _RESULT, _LINK, _UNCLOSED = "code", "result", "link", "unclosed"

BELONGS_TO_FIELD = "it is the result of a field, which Word writes anew"
BELONGS_TO_CODE = "it is the code of a field, which Word reads and no reader sees"
BELONGS_TO_UNCLOSED_FIELD = "a field begins before it and never ends"


def unclosed_fields(root: Element, marks: Iterable[Element], names: Names) -> frozenset[Element]:
    """Those of the `w:fldChar` elements in `root` that begin a field which no later one of the same story ends."""
    scopes = frozenset((names.txbx_content, FALLBACK, names.footnote, names.endnote, names.comment))
    open_by_scope: dict[Element, list[Element]] = {}
    for mark in marks:
        scope = mark.getparent()
        while scope is not None and scope is not root and scope.tag not in scopes:
            scope = scope.getparent()
        begun = open_by_scope.setdefault(root if scope is None else scope, [])
        kind = mark.get(names.fld_char_type)
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(mark for begun in open_by_scope.values() for mark in begun)


def is_link(code: str) -> bool:
    """Whether a field with this code is a hyperlink: the words that it shows are the author's, Word keeps them."""
    return [word.upper() for word in code.split(None, 1)[:1]] == ["HYPERLINK"]


class FieldStack:
    """Whether the place that was reached in a story is the code of a field, its result, or neither."""

    def __init__(self, names: Names, unclosed: frozenset[Element]) -> None:
        self._names = names
        self._unclosed = unclosed
        self._stack: list[str] = []
        self._code: list[str] = []
        """What was read of the code of each field that is open."""
        self._note()

    def _note(self) -> None:
        """Keep what the fields that are open now say of the text here, which is asked for at every run."""
        stack = self._stack
        self.is_open = bool(stack)
        """Whether a field has begun and not ended."""
        self.hides = _CODE in stack
        """Whether text here is a field's code, which no reader sees."""
        self.in_link = _LINK in stack
        """Whether text here is what a hyperlink shows."""
        self.why = _why(stack) if stack else ""
        """Why text here must not be changed; empty when it may."""

    def copy(self) -> "FieldStack":
        """The same state, to read a paragraph a second time."""
        twin = FieldStack(self._names, self._unclosed)
        twin._stack, twin._code = self._stack.copy(), self._code.copy()
        twin._note()
        return twin

    def pass_mark(self, mark: Element) -> None:
        """Go past one `w:fldChar`."""
        kind = mark.get(self._names.fld_char_type)
        if kind == "begin":
            self._stack.append(_UNCLOSED if mark in self._unclosed else _CODE)
            self._code.append("")
        elif kind == "separate" and self._stack and self._stack[-1] == _CODE:
            self._stack[-1] = _LINK if is_link(self._code[-1]) else _RESULT
        elif kind == "end" and self._stack and self._stack[-1] != _UNCLOSED:
            self._stack.pop()
            self._code.pop()
        self._note()

    def pass_code(self, text: str) -> None:
        """Go past one `w:instrText`."""
        if self._stack and self._stack[-1] == _CODE:
            self._code[-1] += text


def _why(stack: list[str]) -> str:
    if _RESULT in stack:
        return BELONGS_TO_FIELD
    if _UNCLOSED in stack:
        return BELONGS_TO_UNCLOSED_FIELD
    return BELONGS_TO_CODE if _CODE in stack else ""
