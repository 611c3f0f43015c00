"""C1: a work is cited but the reference list does not have it."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.matching import Cited, cited_works, matches, may_be_a_title
from coping_gui.checks.structure.view import View, listed, plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_WORKS = 3
"""Cited works from which on a missing list is worth a question."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the first citation of each unlisted work; one hint where there is no list at all.

    Says only that the list was not understood where it cannot be read.
    """
    view = view_of(essay)
    if not view.references.found:
        yield from _no_list(view)
    elif not view.references.understood and not view.numeric and view.works_cited >= FEWEST_WORKS:
        entry = view.references.entries[0]
        yield view.hint(
            "C1", 60, entry.paragraph, None, "Can the reference list be written with one entry a paragraph, author"
                " and year first?",
            "It could not be understood, so citations were not compared with it.",
        )  # fmt: skip
    found = matches(view)
    if found.partial:
        yield from _partial(view, found.unlisted)
    else:
        yield from _unlisted(view, found.unlisted)
    for number in dict.fromkeys(n for _, _, n in found.numbers_missing):
        paragraph, citation, _ = next(m for m in found.numbers_missing if m[2] == number)
        yield view.hint(
            "C1", 15, paragraph, citation.span, f"Which work is number {number}?",
            f"The reference list has {plural(len(view.references.numbered), 'entry', 'entries')} and none of that"
            f" number.",
        )  # fmt: skip


def _unlisted(view: View, unlisted: tuple[Cited, ...]) -> Iterator[Hint]:
    by_work: dict[tuple[str, str], list[Cited]] = {}
    for cited in unlisted:
        by_work.setdefault((cited.work.names[0], cited.work.year), []).append(cited)
    for places in by_work.values():
        first = places[0]
        times = f" It is cited {len(places)} times." if len(places) > 1 else ""
        yield view.hint(
            "C1", 15, first.paragraph, first.citation.span, f"Should {first.work.label} be added to the reference"
                f" list?",
            f"No entry has this author and year.{times}",
        )  # fmt: skip


def _partial(view: View, unlisted: tuple[Cited, ...]) -> Iterator[Hint]:
    if unlisted:
        entry = view.references.entries[0]
        names = [c.work.label for c in unlisted]
        yield view.hint(
            "C1", 15, entry.paragraph, None, "Is the reference list complete?",
            f"{plural(len(set(names)), 'cited work')} ({listed(names)}) could not be found in it.",
        )  # fmt: skip


def _no_list(view: View) -> Iterator[Hint]:
    dated = (c for c in cited_works(view) if not c.work.title and c.work.year)  # notes need no list (Chicago 13.65)
    works = [c for c in dated if not may_be_a_title(view, c)]
    names = [c.work.label for c in works]
    if len(set(names)) >= FEWEST_WORKS and view.is_essay:
        last = works[-1]
        yield view.hint(
            "C1", 15, last.paragraph, last.citation.span, "Should a list of references follow the text?",
            f"It cites {plural(len(set(names)), 'work')} ({listed(names)}) and there is no list of them.",
        )  # fmt: skip


_LIST = "## References\n\nSmith, J. (2010). A book. Press.\n\nJones, K., & Brown, A. (2011). Another book. Press."

RULE = EssayRule(
    id="C1",
    title="Cited, not listed",
    why="Readers look a cited work up in the reference list; every citation needs an entry there.",
    source="APA Style 8.4; what Draft Coach and Recite check first.",
    find=find,
    flags=(
        f"## One\n\nAs Smith (2010) and Miller (2013) say (Jones & Brown, 2011).\n\n{_LIST}",
        "## One\n\nAs Smith (2010), Miller (2013) and Jones and Brown (2011) say, it is so.",
        "## One\n\nIt is so [1, 3]. It is not [2].\n\n## References\n\n[1] J. Smith, A book, 2010.\n\n[2] K."
        " Jones, A book, 2011.",
        "## One\n\nAs Smith (2010), Miller (2013) and Jones and Brown (2011) say.\n\n## References\n\nA book by"
        " him\n\nA thing",
    ),
    leaves=(
        f"## One\n\nAs Smith (2010) says and others deny (Jones & Brown, 2011).\n\n{_LIST}",
        f"## One\n\nIn the spring (May 2013) it rained (Smith, 2010; Jones & Brown, 2011).\n\n{_LIST}",
        "## One\n\nIt is so (Smith, 2010).",
        "## One\n\nIt is so [1]. It is not [2].\n\n## References\n\n[1] J. Smith, A book, 2010.\n\n[2] K. Jones, A"
        " book, 2011.",
    ),
)
