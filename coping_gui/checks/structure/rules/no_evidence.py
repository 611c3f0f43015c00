"""P6: a long body paragraph without source, number, quotation or example, in an essay that has them elsewhere."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.quotations import quotations
from coping_gui.checks.structure.view import plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_CITATIONS = 5
"""Citations in the essay from which on it is one that works with sources."""

_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|such as|e\.g\.|to illustrate|in one case|namely|in particular|specifically"
    r"|an example"
    r"|figures?|tables?|according to|survey|interview\w*|per cent|percent|half|third|quarter|dozens?|hundreds?"
    r"|thousands?|millions?)\b|\d|%",
    re.IGNORECASE,
)


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint at the first such paragraph of a section, its first sentence.

    Citations anywhere in the paragraph, even its notes' marks, are evidence.
    """
    view = view_of(essay)
    if sum(len(found) for found in view.citations.values()) < FEWEST_CITATIONS or not view.is_essay:
        return
    asked: set[int] = set()
    for i in view.body:
        if view.section_of[i] in asked:
            continue
        paragraph = view.paragraphs[i]
        if paragraph.words < settings.evidence_words or i in view.citations or paragraph.protected:
            continue
        if (
            not _EXAMPLE.search(paragraph.text)
            and not quotations(paragraph.text)
            and not view.has_note(i, 0, len(paragraph.text))
        ):
            asked.add(view.section_of[i])
            yield view.hint(
                "P6", 28, i, view.sentences(i)[0], "What supports the claims of this paragraph?",
                f"Its {plural(paragraph.words, 'word')} hold no source, figure, quotation or example; other"
                f" paragraphs do.",
            )  # fmt: skip


_BARE = " ".join(["The prison is a hard place for mothers and their small children to be."] * 7)

RULE = EssayRule(
    id="P6",
    title="No evidence in sight",
    why="In an essay that works with sources readers expect each longer paragraph to show what its claims rest on.",
    source="Criterion's supporting ideas; Revision Assistant's evidence; Writing Mentor's claims and sources.",
    find=find,
    flags=(
        f"## One\n\nIt is so (A, 2010; Smith, 2011). It is (Jones, 2011). So (Li, 2012). Yes (Wu, 2013). It is"
        f" (Ma, 2014).\n\n{_BARE}",
    ),
    leaves=(
        f"## One\n\nIt is so (Smith, 2011). It is (Jones, 2011). So (Li, 2012). Yes (Wu, 2013). It is (Ma,"
        f" 2014).\n\n{_BARE} (Smith, 2011)",
        f"## One\n\nIt is so (Smith, 2011). It is (Jones, 2011). So (Li, 2012). Yes (Wu, 2013). It is (Ma,"
        f" 2014).\n\n{_BARE} For example, so.",
        f"## One\n\n{_BARE}",
    ),
)
