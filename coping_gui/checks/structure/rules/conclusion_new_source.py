"""S4: the conclusion cites a work that the text has not spoken of before."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.citations import Citation, Work
from coping_gui.checks.structure.view import listed, view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint at the first such citation; all new works are named. Silent where nothing is cited before."""
    view = view_of(essay)
    section = next((s for s in view.sections if s.role is Role.CONCLUSION), None)
    if section is None or not view.is_essay or view.numeric:
        return
    before = {_key(w) for i, cs in view.citations.items() if i < section.start for c in cs for w in c.works}
    found: list[tuple[int, Citation, Work]] = [
        (i, c, w) for i in view.conclusion for c in view.citations.get(i, ()) for w in c.works if _key(w) not in before
    ]
    if before and found:
        paragraph, citation, _ = found[0]
        yield view.hint(
            "S4", 20, paragraph, citation.span, "Does this source belong into the body, where it can be discussed?",
            f"The conclusion is the first place that cites {listed(w.label for _, _, w in found)}.",
        )  # fmt: skip


def _key(work: Work) -> tuple[str, str]:
    return work.names[0].split()[-1].lower(), work.year


RULE = EssayRule(
    id="S4",
    title="New source in the conclusion",
    why="A conclusion draws together what was shown; a new source there cannot be discussed any more.",
    source="Composition handbooks (“no new evidence in a conclusion”).",
    find=find,
    flags=("## One\n\nIt is so (Smith, 2010).\n\n## Conclusion\n\nIt is so (Smith, 2010; Jones, 2011).",),
    leaves=(
        "## One\n\nIt is so (Smith, 2010; Jones, 2011).\n\n## Conclusion\n\nIt is so (Jones, 2011).",
        "## One\n\nIt is so.\n\n## Conclusion\n\nIt is so (Jones, 2011).",
        "## One\n\nIt is so (John Smith, 2010).\n\n## Conclusion\n\nIt is so, as Smith (2010) says.",
    ),
)
