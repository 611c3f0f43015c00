"""C3: a citation differs from its entry by the year or by a letter or two."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.matching import matches
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the first citation of each work that is listed almost like it."""
    view = view_of(essay)
    seen: set[tuple[str, str]] = set()
    for cited, entry in matches(view).near:
        work = cited.work
        if (work.names[0], work.year) not in seen:
            seen.add((work.names[0], work.year))
            yield view.hint(
                "C3", 14, cited.paragraph, cited.citation.span, f"Is {work.label} the work listed as {entry.label}?",
                "The two differ by a little, and no entry fits exactly.",
            )  # fmt: skip


_LIST = "## References\n\nHerrick, J. (2015). A book. Press.\n\nJones, K. (2011). Another book. Press."

RULE = EssayRule(
    id="C3",
    title="Cited nearly as listed",
    why="A slip in a name or a year sends readers to a work that they cannot find.",
    source="Recite and Draft Coach; edit distance with transpositions (Damerau 1964).",
    find=find,
    flags=(
        f"## One\n\nAs Herric (2015) and Jones (2011) say.\n\n{_LIST}",
        f"## One\n\nAs Herrick (2015) and Jones (2010) say.\n\n{_LIST}",
    ),
    leaves=(
        f"## One\n\nAs Herrick (2015) and Jones (2011) say.\n\n{_LIST}",
        f"## One\n\nAs Herrick (2015) and Miller (2011) say.\n\n{_LIST}",
    ),
)
