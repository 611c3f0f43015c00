"""Quotation marks, apostrophes and dashes of one kind."""

import re
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.essay.span import Span

_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W\d_])")
_STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"\n]{1,400}?)(?<=[^\s\"])\"(?!\w)")
_CURLED = re.compile(r"“([^“”\n]{1,400})”")
_SINGLE = re.compile(r"(?<![\w'’])‘(?=\S)([^‘\n]{1,400}?)(?<=[^\s‘’])’(?![\w’])")
_DASH = re.compile(r"(?<=[\w)”’\"])(?: – | — |—| -- | - )(?=[\w(“‘\"])")
_NUMBERS_AROUND = re.compile(r"\d(?: – | - )\d")
FEWEST_WORDS = 4
"""Words from which on single marks enclose a quotation; around fewer they may set off a term, as some styles want."""
_STRAIGHT_FORM, _CURLED_FORM, _SINGLE_FORM = 'straight quotation marks ("…")', "curled ones (“…”)", "single ones (‘…’)"
_STRAIGHT_APOSTROPHE, _CURLED_APOSTROPHE = "straight apostrophes (')", "curled ones (’)"
_DASHES = {
    " – ": "spaced dashes ( – )", "—": "long dashes (—)", " — ": "spaced long dashes ( — )",
    " -- ": "doubled hyphens ( -- )", " - ": "hyphens for dashes ( - )",
}  # fmt: skip


def find(texts: list[Prose]) -> Iterator[Variation]:
    """Up to three variations: quotation marks, apostrophes, dashes."""
    for found in (_quotation_marks(texts), _apostrophes(texts), _dashes(texts)):
        made = variation(Kind.MARKS, found)
        if made is not None:
            yield made


def _quotation_marks(texts: list[Prose]) -> Iterator[Found]:
    """Whole quotations, so that both of their marks change together; a quotation inside of one is left alone."""
    for text in texts:
        taken = 0
        matches = [(m, _form_of(m)) for p in (_STRAIGHT, _CURLED, _SINGLE) for m in p.finditer(text.whole)]
        for match, form in sorted(matches, key=lambda m: m[0].span()):
            if match.start() < taken or (form == _SINGLE_FORM and len(match[1].split()) < FEWEST_WORDS):
                continue
            taken = match.end()
            words = match[1]
            doubled, single, straight = _inner(words, "‘’"), _inner(words, "“”"), _inner(words, "''")
            written = {_STRAIGHT_FORM: f'"{straight}"', _CURLED_FORM: f"“{doubled}”", _SINGLE_FORM: f"‘{single}’"}
            written[form] = match.group()
            yield Found(text.index, Span(*match.span()), form, written)


def _form_of(match: "re.Match[str]") -> str:
    return {'"': _STRAIGHT_FORM, "“": _CURLED_FORM}.get(match[0][0], _SINGLE_FORM)


def _inner(words: str, marks: str) -> str:
    """The quoted words with the marks of a quotation inside of them exchanged for the other kind."""
    opening, closing = marks[0], marks[-1]
    return re.sub(r"(?<!\w)[“‘](\S[^“”‘’]*)[”’](?!\w)", lambda m: opening + m[1] + closing, words)


def _apostrophes(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        for match in _APOSTROPHE.finditer(text.whole):
            form = _STRAIGHT_APOSTROPHE if match[0] == "'" else _CURLED_APOSTROPHE
            yield Found(text.index, Span(*match.span()), form, {_STRAIGHT_APOSTROPHE: "'", _CURLED_APOSTROPHE: "’"})


def _dashes(texts: list[Prose]) -> Iterator[Found]:
    written = {name: dash for dash, name in _DASHES.items()}
    for text in texts:
        for match in _DASH.finditer(text.own):
            if not _NUMBERS_AROUND.match(text.own, match.start() - 1):
                yield Found(text.index, Span(*match.span()), _DASHES[match.group()], written)
