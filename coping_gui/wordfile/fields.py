"""Fields across the runs and paragraphs of one story (ECMA-376 part 1, 17.16.18)."""

from coping_gui.wordfile.names import FALLBACK, Element, Names

_CODE, _RESULT, _UNCLOSED = "code", "result", "unclosed"

BELONGS_TO_FIELD = "it is the result of a field, which Word writes anew"
BELONGS_TO_UNCLOSED_FIELD = "a field begins before it and never ends"


def unclosed_fields(root: Element, names: Names) -> frozenset[Element]:
    """The `w:fldChar` elements that begin a field which no later one of the same story ends."""
    scopes = (names.txbx_content, FALLBACK, names.footnote, names.endnote, names.comment)
    open_by_scope: dict[Element, list[Element]] = {}
    for mark in root.iter(names.fld_char):
        begun = open_by_scope.setdefault(next(mark.iterancestors(*scopes), root), [])
        kind = mark.get(names.fld_char_type)
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(mark for begun in open_by_scope.values() for mark in begun)


class FieldStack:
    """Whether the place that was reached in a story is the code of a field, its result, or neither."""

    def __init__(self, names: Names, unclosed: frozenset[Element]) -> None:
        self._names = names
        self._unclosed = unclosed
        self._stack: list[str] = []
        self._codes = 0

    def pass_mark(self, mark: Element) -> None:
        """Go past one `w:fldChar`."""
        kind = mark.get(self._names.fld_char_type)
        if kind == "begin":
            self._begin(mark)
        elif kind == "separate":
            self._separate()
        elif kind == "end" and self._stack and self._stack[-1] != _UNCLOSED and self._stack.pop() == _CODE:
            self._codes -= 1

    def _begin(self, mark: Element) -> None:
        if mark in self._unclosed:
            self._stack.append(_UNCLOSED)
            return
        self._stack.append(_CODE)
        self._codes += 1

    def _separate(self) -> None:
        if self._stack and self._stack[-1] == _CODE:
            self._stack[-1] = _RESULT
            self._codes -= 1

    @property
    def is_open(self) -> bool:
        """Whether a field has begun and not ended."""
        return bool(self._stack)

    @property
    def hides(self) -> bool:
        """Whether text here is a field's code, which no reader sees."""
        return self._codes > 0

    @property
    def why(self) -> str:
        """Why text here must not be changed; empty when no field is open."""
        if not self._stack:
            return ""
        return BELONGS_TO_FIELD if _RESULT in self._stack else BELONGS_TO_UNCLOSED_FIELD
