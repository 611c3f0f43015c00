"""S2: the thesis stands early in a long introduction, far from the body that it announces."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.thesis import thesis_in
from coping_gui.checks.structure.view import plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

LONG_INTRODUCTION = 5
LAST_SENTENCES = 3


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the thesis when more than three sentences follow it in an introduction of more than five."""
    view = view_of(essay)
    thesis = thesis_in(view)
    places = [(i, s) for i in view.introduction for s in view.sentences(i)]
    if thesis is None or len(places) <= LONG_INTRODUCTION or thesis in places[-LAST_SENTENCES:]:
        return
    after = len(places) - places.index(thesis) - 1
    yield view.hint(
        "S2", 60, thesis[0], thesis[1], "Would this aim be clearer at the end of the introduction?",
        f"{plural(after, 'sentence')} of the introduction follow it.",
    )  # fmt: skip


_MORE = " ".join(["Many people have thought about this for a long time."] * 5)

RULE = EssayRule(
    id="S2",
    title="Thesis far from the body",
    why="Readers often look for the thesis at the end of the introduction; it may stand elsewhere.",
    source="Composition handbooks; a habit, not a rule, and so off by default.",
    find=find,
    flags=(
        f"## Introduction\n\nThis essay argues that prisons should change a great deal. {_MORE}\n\n## One\n\nText.",
    ),
    leaves=(
        f"## Introduction\n\n{_MORE} This essay argues that prisons should change a great deal.\n\n## One\n\nText.",
        "## Introduction\n\nThis essay argues that prisons should change a great deal. Many think so. It is"
        " so.\n\n## One\n\nText.",
    ),
)
