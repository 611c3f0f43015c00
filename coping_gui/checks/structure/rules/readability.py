"""L9: how hard a section reads, with its hardest sentences, as information."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.measures import FEWEST_WORDS, ease, grade, parts
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint a section of a hundred words or more, at its hardest sentence."""
    view = view_of(essay)
    for part in parts(essay):
        words = sum(s.spoken for s in part.sentences)
        if part.section is None or words < FEWEST_WORDS:
            continue
        counts = words, len(part.sentences), sum(s.syllables for s in part.sentences)
        hardest = max(part.sentences, key=lambda s: s.hardness)
        yield view.hint(
            "L9", 90, hardest.paragraph, hardest.span,
            "Is this, the hardest sentence of the section, as plain as it can be?",
            f"The section reads at Flesch {ease(*counts):.0f}, about grade {grade(*counts):.0f}; academic prose often"
            f" lies between 20 and 50.", part.section,
        )  # fmt: skip


RULE = EssayRule(
    id="L9",
    title="Readability",
    why="The figures only compare sentence and word length; they say nothing about the thought.",
    source="Flesch 1948; Kincaid et al. 1975. For information, and so off by default.",
    find=find,
    flags=(
        "## One\n\n"
        + "The administration of correctional institutions requires considerable organisational sophistication. " * 12,
    ),
    leaves=("## One\n\nThe prison is old.",),
)
