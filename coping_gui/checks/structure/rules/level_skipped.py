"""S8: a heading two or more levels below the one before it."""

from collections.abc import Iterator
from itertools import pairwise

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import quoted, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each heading that skips a level; guessed headings are not held to it."""
    view = view_of(essay)
    titled = [(i, s) for i, s in enumerate(view.sections) if s.heading is not None]
    for (_, before), (i, section) in pairwise(titled):
        heading = section.heading
        assert heading is not None
        if section.level > before.level + 1 and not view.paragraphs[heading].guessed:
            yield view.hint(
                "S8", 35, heading, None, f"Should this heading be of level {before.level + 1}?",
                f"It is of level {section.level}, right below the level {before.level} of"
                f" {quoted(before.title, 40)}.", i,
            )  # fmt: skip


RULE = EssayRule(
    id="S8",
    title="Heading level skipped",
    why="Levels that descend one by one show what belongs to what, also to screen readers and tables of contents.",
    source="APA Style, 7th edition, headings; thesis guides of universities (for instance IUP).",
    find=find,
    flags=("## One\n\nText.\n\n#### Two\n\nText.",),
    leaves=(
        "## One\n\nText.\n\n### Two\n\nText.\n\n## Three\n\nText.",
        "## One\n\nText.\n\n### Two\n\nText.\n\n#### Three\n\nText.\n\n## Four\n\nText.",
    ),
)
