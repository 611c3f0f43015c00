"""S10: a heading with nothing under it."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each heading that no text follows before the next one of its level or above.

    A heading right above its first subheading is left alone: APA allows stacked headings.
    """
    view = view_of(essay)
    for i, section in enumerate(view.sections):
        if section.heading is None or section.role in (Role.FRONT, Role.APPENDIX):
            continue
        inside = range(section.heading + 1, section.end)
        if any(view.paragraphs[p].text.strip() for p in inside):
            continue
        following = view.sections[i + 1] if i + 1 < len(view.sections) else None
        if following is not None and following.heading is None:
            continue
        if following is None or following.level <= section.level:
            where = "the next heading follows at once" if following else "the text ends here"
            yield view.hint(
                "S10", 18, section.heading, None, "What belongs under this heading, or can it go?",
                f"There is no text under it: {where}.", i,
            )  # fmt: skip


RULE = EssayRule(
    id="S10",
    title="Empty heading",
    why="A heading without text is often a plan that was not carried out, or a line that was made a heading by"
    " mistake.",
    source="Thesis guides (IUP: “empty subheads”); stacked headings are allowed by APA and are not flagged.",
    find=find,
    flags=("## One\n\nText.\n\n## Two\n\n## Three\n\nText.", "## One\n\nText.\n\n## Two"),
    leaves=(
        "## One\n\nText.\n\n## Two\n\n### Three\n\nText.",
        "## One\n\n- a list\n\n## Two\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    ),
)
