"""P8: two paragraphs in a row that begin with the same word."""

from collections.abc import Iterator
from itertools import pairwise

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import quoted, view_of
from coping_gui.checks.structure.vocabulary import words
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

ARTICLES = ("a", "an", "the")


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the second of two neighbours; after an article the first two words count."""
    view = view_of(essay)
    for before, i in pairwise(view.running):
        if i != before + 1:
            continue
        first, second = _opening(view.paragraphs[before].text), _opening(view.paragraphs[i].text)
        if first and first == second:
            yield view.hint(
                "P8", 72, i, view.sentences(i)[0], "Could this paragraph begin with another word than the one before?",
                f"Both begin with {quoted(first)}.",
            )  # fmt: skip


def _opening(text: str) -> str:
    opening = words(text[:60])
    return " ".join(opening[: 2 if opening[0] in ARTICLES else 1]) if opening else ""


RULE = EssayRule(
    id="P8",
    title="Paragraphs begin alike",
    why="The same opening twice can read like a list; it may also be meant.",
    source="LanguageTool's ParagraphRepeatBeginningRule, off there and here by default.",
    find=find,
    flags=(
        "However, it is so. It is.\n\nHowever, it may not be.\n\nA third.",
        "The prison is old.\n\nThe prison is cold.\n\nA third.",
    ),
    leaves=("The prison is old.\n\nThe guards are cold.\n\nA third.", "It is so.\n\n## Two\n\nIt is not."),
)
