"""S9: a section with exactly one subsection."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import quoted, view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each lone subheading; a list of references below another heading does not count."""
    view = view_of(essay)
    titled = [(i, s) for i, s in enumerate(view.sections) if s.heading is not None]
    for at, (_, parent) in enumerate(titled):
        below: list[int] = []
        for i, section in titled[at + 1 :]:
            if section.level <= parent.level:
                break
            if section.level == parent.level + 1:
                below.append(i)
        own = [i for i in below if view.sections[i].role in (parent.role, Role.BODY)]
        if len(below) == 1 and own and not view.paragraphs[view.sections[own[0]].start].guessed:
            heading = view.sections[own[0]].start
            yield view.hint(
                "S9", 40, heading, None, "Is this subheading needed, or should there be a second one?",
                f"It is the only one below {quoted(parent.title, 40)}.", own[0],
            )  # fmt: skip


RULE = EssayRule(
    id="S9",
    title="Only one subsection",
    why="Subheadings divide a section; with one alone there is nothing to divide.",
    source="APA Publication Manual, 6th edition, p. 62, and thesis guides that follow it.",
    find=find,
    flags=("## One\n\nText.\n\n### Only\n\nText.\n\n## Two\n\nText.",),
    leaves=(
        "## One\n\nText.\n\n### First\n\nText.\n\n### Second\n\nText.\n\n## Two\n\nText.",
        "## One\n\nText.\n\n### References\n\nSmith, J. (2010). A book.",
    ),
)
