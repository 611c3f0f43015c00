"""C2: the reference list has a work that the text never cites."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.matching import matches
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each uncited entry; silent where the list is not understood or nothing is cited at all."""
    view = view_of(essay)
    for entry in matches(view).uncited:
        yield view.hint(
            "C2", 25, entry.paragraph, entry.span, "Is this work cited, or should the entry go?",
            f"The text does not cite {f'number {entry.number}' if view.numeric and entry.number else entry.label}.",
        )  # fmt: skip


RULE = EssayRule(
    id="C2",
    title="Listed, not cited",
    why="A reference list names the works that the text cites; a bibliography of further reading says so in its title.",
    source="APA Style 9.4; Draft Coach; Recite.",
    find=find,
    flags=(
        "## One\n\nAs Smith (2010) says.\n\n## References\n\nSmith, J. (2010). A book. Press.\n\nJones, K. (2011)."
        " A book. Press.",
        "## One\n\nIt is so [1]. It is not [3].\n\n## References\n\n[1] J. Smith, A book, 2010.\n\n[2] K. Jones, A"
        " book, 2011."
        "\n\n[3] L. Brown, A book, 2012.",
    ),
    leaves=(
        "## One\n\nAs Smith (2010) and Jones (2011) say.\n\n## References\n\nSmith, J. (2010). A book."
        " Press.\n\nJones, K. (2011). A book.",
        "## One\n\nThe WHO (2010) says so.\n\n## References\n\nWorld Health Organization. (2010). A book. Press.",
        "## One\n\nIt is so.\n\n## References\n\nSmith, J. (2010). A book. Press.",
    ),
)
