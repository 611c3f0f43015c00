"""S6: the assignment asks for a section that is missing, or for more or fewer words."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.references import key
from coping_gui.checks.structure.view import plural, view_of
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import DEFAULTS, Settings

_COUNTED = (Role.INTRODUCTION, Role.BODY, Role.CONCLUSION)


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """Hints against what the settings ask for; the words of title, abstract, references and appendix do not count."""
    view = view_of(essay)
    titles = {key(s.title.lstrip("0123456789. ")) for s in view.sections}
    roles = {s.role.value for s in view.sections if any(p.text.strip() for p in view.paragraphs[s.start : s.end])}
    last = len(view.sections) - 1
    for wanted in settings.required_sections:
        if key(wanted) not in titles and key(wanted).removesuffix("s") not in {r.removesuffix("s") for r in roles}:
            yield view.hint(
                "S6", 5, view.sections[last].start, None, f"Where is the section “{wanted}”?",
                "The assignment asks for it, and no heading has this title.", last,
            )  # fmt: skip
    yield from _words(essay, settings)


def _words(essay: Essay, settings: Settings) -> Iterator[Hint]:
    view = view_of(essay)
    counted = [s for s in view.sections if s.role in _COUNTED]
    words = sum(
        view.words[i] for s in counted for i in range(s.start, s.end) if view.paragraphs[i].kind is not Kind.HEADING
    )
    if settings.minimum_words and words < settings.minimum_words:
        question = "What could be developed further?"
        limit = f"the assignment asks for at least {settings.minimum_words:,}"
    elif settings.maximum_words and words > settings.maximum_words:
        question = "What could be left out?"
        limit = f"the assignment allows {settings.maximum_words:,}"
    else:
        return
    start = counted[0].start if counted else 0
    yield view.hint("S6", 8, start, None, question, f"The text has {plural(words, 'word')}; {limit}.")


EXAMPLE_SETTINGS = DEFAULTS.with_(required_sections=("Introduction", "Conclusion"), minimum_words=5, maximum_words=100)
"""The assignment of the examples: without one the rule is silent."""

RULE = EssayRule(
    id="S6",
    title="What the assignment asks for",
    why="Required sections and word limits come from the assignment; COPING only compares.",
    source="The author's own settings; word counts as in Word, without references.",
    find=find,
    flags=("## One\n\nText.", "## Introduction\n\nText.\n\n## Conclusion\n\n" + "So it is. " * 60),
    leaves=(
        "## Introduction\n\nText.\n\n## Conclusion\n\nSo it is. It is.",
        "An introduction.\n\n## One\n\nIt is.\n\nIn conclusion, it is.",
    ),
)
