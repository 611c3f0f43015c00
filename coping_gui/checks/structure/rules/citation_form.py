"""C5: citations written in another form than most of the essay's own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.citations import YEAR, Citation
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST = 4
"""Citations that must show a form before others can be called a minority."""
MAJORITY = 0.75

Place = tuple[int, Citation]


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint for each kind of difference, at its first place, the others counted."""
    view = view_of(essay)
    bracketed = [(i, c) for i, cs in view.citations.items() for c in cs if c.works and not c.narrative]
    narrative = [(i, c) for i, cs in view.citations.items() for c in cs if c.works and c.narrative]
    yield from _minority(view, bracketed, r"\w & \w", r"\w and \w", "“&” between names", "“and”")
    yield from _minority(view, bracketed, r"\w and \w", r"\w & \w", "“and” between names", "“&”")
    yield from _minority(view, narrative, r"\w and \w", r"\w & \w", "“and” between names in the sentence", "“&”")
    yield from _minority(view, bracketed, rf"[^\W\d], {YEAR}", rf"[^\W\d.] {YEAR}", "a comma before the year", "none")
    yield from _minority(view, bracketed, rf"[^\W\d.] {YEAR}", rf"[^\W\d], {YEAR}", "no comma before the year", "one")


@lru_cache(maxsize=16384)
def _form(usual: str, other: str, text: str) -> int:
    """1 for the usual form, -1 for the other, 0 for neither or both."""
    return bool(re.search(usual, text)) - bool(re.search(other, text))


def _minority(view: View, places: list[Place], usual: str, other: str, usually: str, here: str) -> Iterator[Hint]:
    texts = [(i, c, c.span.of(view.paragraphs[i].text)) for i, c in places]
    forms = [_form(usual, other, t[2]) for t in texts]
    have = [t for t, form in zip(texts, forms, strict=True) if form > 0]
    lack = [t for t, form in zip(texts, forms, strict=True) if form < 0]
    if lack and len(have) >= FEWEST and len(have) >= MAJORITY * (len(have) + len(lack)):
        paragraph, citation, _ = lack[0]
        more = f" So do {plural(len(lack) - 1, 'more')}." if len(lack) > 1 else ""
        yield view.hint(
            "C5", 56, paragraph, citation.span, "Should this citation be written like the others?",
            f"{len(have)} citations have {usually}; this one has {here}.{more}",
        )  # fmt: skip


_FOUR = (
    "It is so (Smith & Lee, 2010). It is so (Wu & Ma, 2011). It is so (Jones & Ray, 2012). It is so (Dee & Fox, 2013)."
)

RULE = EssayRule(
    id="C5",
    title="Citation form",
    why="Citations of one text are written in one way; which one the style guide or the teacher says.",
    source="APA 8.17 and Chicago 15.22 for the forms; only the essay's own majority (three of four) is taken as"
    " the rule.",
    find=find,
    flags=(f"## One\n\n{_FOUR} It is so (Kim and Cho, 2014).", f"## One\n\n{_FOUR} It is so (Kim 2014)."),
    leaves=(
        f"## One\n\n{_FOUR} It is so (Kim & Cho, 2014). Kim and Cho (2014) say so.",
        "## One\n\nIt is so (Kim and Cho 2014; Wu & Ma, 2011).",
    ),
)
