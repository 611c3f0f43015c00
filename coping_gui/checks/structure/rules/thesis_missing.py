"""S1: no sentence of the introduction says what the essay argues or sets out to do."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.thesis import thesis_in
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

MOST_SENTENCES = 25
"""Of an introduction; what is longer before the first heading is a text of its own (house value)."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """One hint at the introduction's last sentence; silent where the text may be an excerpt."""
    view = view_of(essay)
    if not view.introduction or not view.body or not view.is_essay or thesis_in(view) is not None:
        return
    if sum(view.words[i] for i in view.introduction) < settings.short_paragraph_words:
        return
    last = view.introduction[-1]
    count = sum(len(view.sentences(i)) for i in view.introduction)
    if count > MOST_SENTENCES or not _is_framed(view):
        return
    yield view.hint(
        "S1", 10, last, view.sentences(last)[-1],
        "Which sentence of the introduction tells the reader what the essay argues or sets out to do?",
        f"None of its {plural(count, 'sentence')} states an aim, a question or a position.",
    )  # fmt: skip


def _is_framed(view: View) -> bool:
    """Whether a heading calls the beginning an introduction, or the text concludes: articles and blogs do neither."""
    titled = any(s.role is Role.INTRODUCTION and s.heading is not None for s in view.sections)
    return titled or bool(view.conclusion)


RULE = EssayRule(
    id="S1",
    title="No thesis sentence",
    why="Readers follow an essay more easily when the introduction says what it will argue or find out.",
    source="Criterion's thesis element (Burstein & Marcu 2003); cues from academic phrase banks.",
    find=find,
    flags=(
        "Prisons are old institutions. They hold many people in every country of the world. Mothers are among"
        " them, and their"
        " children suffer in many different ways. Many agencies have worked on this for years and years now, it"
        " seems, and some of them have"
        " done rather well.\n\n"
        "## Causes\n\nPoverty is one cause of it.\n\n## Conclusion\n\nIn conclusion, it is bad.",
    ),
    leaves=(
        "Prisons are old institutions. They hold many people in every country of the world. This essay argues that"
        " mothers"
        " need help of another kind than fathers do. Many agencies have worked on this for years and years now.\n\n"
        "## Causes\n\nPoverty is one cause of it.\n\n## Conclusion\n\nIn conclusion, it is bad.",
        "Prisons are old institutions. They hold many people in every country of the world. Mothers are among"
        " them, and their"
        " children suffer in many ways. The state should therefore pay for visits by children to all prisons.\n\n"
        "## Causes\n\nPoverty is one cause of it.",
        "Prisons are old institutions.\n\n## Causes\n\nPoverty is one cause of it.",
        "One paragraph of an excerpt that has no headings.\n\nAnother paragraph.\n\nA third paragraph.\n\nA fourth"
        " one.",
    ),
)
