"""S5: the conclusion takes up hardly any word of the thesis."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.thesis import thesis_in
from coping_gui.checks.structure.view import quoted, view_of
from coping_gui.checks.structure.vocabulary import content
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

ABOUT_TEXT = frozenset(
    (
        "essay",
        "paper",
        "report",
        "study",
        "articl",
        "thesis",
        "argu",
        "claim",
        "examin",
        "discuss",
        "analys",
        "show",
        "aim",
    )
)
"""Stems of words that speak of the essay itself."""
LONG_THESIS = 4
"""Content words that a thesis must have to be looked for."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint at the conclusion's first sentence; silent without a thesis or with a very short one."""
    view = view_of(essay)
    thesis = thesis_in(view)
    if thesis is None or not view.conclusion or not view.is_essay:
        return
    sentence = thesis[1].of(view.paragraphs[thesis[0]].text)
    aim = set(content(sentence)) - ABOUT_TEXT
    shared = aim & {w for i in view.conclusion for w in content(view.paragraphs[i].text)}
    if len(aim) >= LONG_THESIS and len(shared) < settings.shared_thesis_words:
        first = view.conclusion[0]
        yield view.hint(
            "S5", 22, first, view.sentences(first)[0], "How does the conclusion answer what the introduction set"
                " out to do?",
            f"It takes up {'only one word' if shared else 'no word'} of {quoted(sentence)}.",
        )  # fmt: skip


_INTRO = "## Introduction\n\nThis essay argues that imprisoned mothers need help from social workers."

RULE = EssayRule(
    id="S5",
    title="Conclusion does not return to the thesis",
    why="A conclusion answers the question that the introduction raised, in other words.",
    source="Composition handbooks (restate the thesis); the number of shared words is a house value.",
    find=find,
    flags=(
        f"{_INTRO}\n\n## One\n\nText.\n\n## Conclusion\n\nThe weather has been good all year, and the harvest was"
        f" fine.",
    ),
    leaves=(
        f"{_INTRO}\n\n## One\n\nText.\n\n## Conclusion\n\nMothers in prison depend on what a social worker can do"
        f" for them.",
        "## Introduction\n\nMany people are there.\n\n## One\n\nText.\n\n## Conclusion\n\nThe weather was good.",
    ),
)
