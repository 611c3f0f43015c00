"""L8: British and American spellings in one text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import Block, Run, View, listed, view_of
from coping_gui.checks.structure.vocabulary import words
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

_ISE = (
    r"organ|real|recogn|emphas|character|util|summar|critic|general|minim|maxim|optim|priorit|special|apolog"
    r"|categor|memor|visual|standard|final"
)
_PAIRS: tuple[tuple[str, str, str], ...] = (
    ("-ise and -ize", rf"\b(?:{_ISE})is(?:e[sd]?|ing|ations?)\b", rf"\b(?:{_ISE})iz(?:e[sd]?|ing|ations?)\b"),
    (
        "-our and -or",
        r"\b(?:col|behavi|fav|lab|hon|neighb|flav|rum|harb|hum|endeav|vap|tum|od|rig|vig)our(?:s|ed|ing|able|ite|al|ful|hood|ly)*\b",
        r"\b(?:col|behavi|fav|lab|hon|neighb|flav|rum|harb|hum|endeav|vap|tum|od|rig|vig)or(?:s|ed|ing|able|ite|al|ful|hood|ly)*\b",
    ),
    ("-re and -er", r"\b(?:cent|theat|fib|lit|calib|met)res?\b", r"\b(?:center|theater|fiber|liter|caliber)s?\b"),
    (
        "double and single l",
        r"\b(?:travel|label|model|cancel|signal|counsel|fuel|channel|level)l(?:ed|ing|ers?)\b",
        r"\b(?:travel|label|model|cancel|signal|counsel|fuel|channel|level)(?:ed|ing|ers?)\b",
    ),
    ("-yse and -yze", r"\b(?:anal|paral|catal)ys(?:ed?|ing|er)\b", r"\b(?:anal|paral|catal)yz(?:e[sd]?|ing|er)\b"),
    ("-ence and -ense", r"\b(?:defence|offence|pretence)s?\b", r"\b(?:defense|offense|pretense)s?\b"),
    ("programme and program", r"\bprogrammes?\b", r"\bprograms?\b"),
    ("ageing and aging", r"\bageing\b", r"\baging\b"),
    ("grey and gray", r"\bgr[e]y\b", r"\bgray\b"),
)
_COMPILED = [(name, re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for name, a, b in _PAIRS]
Place = tuple[int, int, str]
_QUIET = ("programme and program",)
"""A programme on television and a program on a computer are two things in Britain: only one of each is no mixture."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint for each pair of forms that both occur, at the first word of the rarer one; names are left alone."""
    view = view_of(essay)
    used: dict[tuple[int, int], list[Block]] = {}
    for block in view.running_blocks:
        for form in _forms_in(block.run):
            used.setdefault(form, []).append(block)
    for pair, (name, british, american) in enumerate(_COMPILED):
        if (pair, 0) in used and (pair, 1) in used:
            one, other = _places(used[pair, 0], pair, british), _places(used[pair, 1], pair, american)
            if one and other and (name not in _QUIET or min(len(one), len(other)) >= 2):
                yield _hint(view, name, *sorted((one, other), key=len))


def _hint(view: View, name: str, rare: list[Place], usual: list[Place]) -> Hint:
    i, at, word = rare[0]
    return view.hint(
        "L8", 51, i, Span(at, at + len(word)), f"Should the spelling be the same throughout: {name}?",
        f"{len(rare)} like {listed([w[2] for w in rare], 2)}, {len(usual)} like"
        f" {listed([w[2] for w in usual], 2)}.",
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _forms_in(run: Run) -> frozenset[tuple[int, int]]:
    return frozenset(form for text in run.texts for form in _forms(text))


@lru_cache(maxsize=16384)
def _forms(text: str) -> frozenset[tuple[int, int]]:
    return frozenset(form for form in map(_form, set(words(text))) if form is not None)


@lru_cache(maxsize=65536)
def _form(word: str) -> tuple[int, int] | None:
    """Which pair a word belongs to, and on which side: 0 British, 1 American."""
    for pair, (_, british, american) in enumerate(_COMPILED):
        if british.fullmatch(word):
            return pair, 0
        if american.fullmatch(word):
            return pair, 1
    return None


def _places(blocks: list[Block], pair: int, pattern: re.Pattern[str]) -> list[Place]:
    """Paragraph, offset and word of every match that is not a name."""
    return [(b.paragraphs[k], at, word) for b in blocks for k, at, word in _places_in(b.run, pair, pattern)]


@lru_cache(maxsize=4096)
def _places_in(run: Run, pair: int, pattern: re.Pattern[str]) -> list[Place]:
    texts = [(k, text) for k, text in enumerate(run.texts) if any(form[0] == pair for form in _forms(text))]
    return [(k, at, word) for k, text in texts for at, word in _places_of(text, pattern)]


@lru_cache(maxsize=16384)
def _places_of(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (m.start(), m.group().lower())
        for m in pattern.finditer(text)
        if not m.group()[0].isupper() or _starts_sentence(text, m.start())
    )


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip()
    return not before or before[-1] in ".!?"


RULE = EssayRule(
    id="L8",
    title="Mixed spelling",
    why="British and American spellings are both right; a text keeps to one of them.",
    source="PerfectIt's spelling consistency; -ize is British, too (Oxford), so only mixtures are asked about.",
    find=find,
    flags=(
        "They organise it. They realise it. They recognize it.",
        "The colour is fine. The behavior is odd. The colour fades.",
    ),
    leaves=(
        "They organize it. The colour is fine.",
        "The Center for Labor asked for the centre.",
        "The program runs. The programme is on.",
    ),
)
