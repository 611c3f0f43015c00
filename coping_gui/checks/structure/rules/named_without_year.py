"""C4: an author of the reference list is named in a passage that cites nothing."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.references import key
from coping_gui.checks.structure.view import View, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

SHORTEST_NAME = 4


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint for each author, at the first paragraph that names but never cites them."""
    view = view_of(essay)
    if not view.references.understood or view.numeric or not view.works_cited:
        return
    names = {e.author for e in view.references.entries if len(e.author) >= SHORTEST_NAME and " " not in e.author}
    if not names:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
    seen: set[str] = set()
    for i in view.running:
        for match in pattern.finditer(view.paragraphs[i].text):
            if match.group() not in seen and not _is_cited_near(view, i, match.group()):
                seen.add(match.group())
                yield view.hint(
                    "C4", 52, i, Span(*match.span()), f"Which work of {match.group()} is meant here?",
                    "The name is in the reference list, and this paragraph cites no work of it.",
                )  # fmt: skip


def _is_cited_near(view: View, paragraph: int, name: str) -> bool:
    """Whether this paragraph or the one before cites the name, in whatever place of the authors."""
    near = [*view.citations.get(paragraph, ()), *view.citations.get(paragraph - 1, ())]
    return any(key(name) in key(" ".join(w.names)) for c in near for w in c.works)


_LIST = "## References\n\nSmith, J. (2010). A book. Press.\n\nMiller, K. (2011). A book. Press."

RULE = EssayRule(
    id="C4",
    title="Author named, no year",
    why="A name alone does not tell which work is meant; the year does, once in each passage.",
    source="Recite's missed citations; APA 8.16 on repeated narrative citations.",
    find=find,
    flags=(f"## One\n\nIt is so (Smith, 2010; Miller, 2011).\n\nIt is not.\n\nYet Miller thought so.\n\n{_LIST}",),
    leaves=(
        f"## One\n\nIt is so (Smith, 2010; Miller, 2011). Yet Miller thought so.\n\nMiller denied it.\n\n{_LIST}",
        f"## One\n\nIt is so (Smith, 2010; Miller, 2011).\n\nIt is not.\n\nThe mill was old.\n\n{_LIST}",
    ),
)
