"""S6: the assignment asks for a section that is missing, or for more or fewer words."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.assignments import Assignment, Limits, Part, assignment
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.errors import UsageError
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import DEFAULTS, Settings

_COUNTED = (Role.INTRODUCTION, Role.BODY, Role.CONCLUSION)
_LACKING, _EXCEEDING = "What could be developed further", "What could be left out"


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """Hints against template and settings; the words of title, abstract, references and appendix do not count."""
    view = view_of(essay)
    chosen = _template(settings)
    parts = [*(chosen.parts if chosen else ()), *(_wanted(title) for title in settings.required_sections)]
    for part in dict.fromkeys(parts):
        yield from _of_part(view, part)
    own = Limits(settings.minimum_words, settings.maximum_words)
    yield from _of_whole(view, own if str(own) else chosen.limits if chosen else own)


def _template(settings: Settings) -> Assignment | None:
    """The template that the settings name; a template that cannot be read asks for nothing."""
    try:
        return assignment(settings.assignment)
    except UsageError:
        return None


def _wanted(title: str) -> Part:
    """A required section of the settings; a title that names a role is met by any section of it."""
    role = next((r for r in Role if r.value.removesuffix("s") == title.strip().lower().removesuffix("s")), None)
    return Part(title, role=role)


def _of_part(view: View, part: Part) -> Iterator[Hint]:
    sections = [i for i in part.sections_in(view.essay) if _has_text(view, i)]
    last = len(view.sections) - 1
    if not sections:
        if part.required:
            yield view.hint(
                "S6", 5, view.sections[last].start, None, f"Where is the section “{part.title}”?",
                "The assignment asks for it, and no heading has this title.", last,
            )  # fmt: skip
        return
    words = sum(_words(view, i) for i in sections)
    if not part.limits.fit(words):
        question = f"{_LACKING if words < part.limits.least else _EXCEEDING} in “{part.title}”?"
        yield view.hint(
            "S6", 9, view.sections[sections[0]].start, None, question,
            f"“{part.title}” has {plural(words, 'word')}; the assignment asks for {part.limits}.", sections[0],
        )  # fmt: skip


def _has_text(view: View, section: int) -> bool:
    place = view.sections[section]
    return any(p.text.strip() for p in view.paragraphs[place.start : place.end])


def _words(view: View, section: int) -> int:
    place = view.sections[section]
    return sum(
        view.words[i]
        for i in range(place.start, place.end)
        if view.paragraphs[i].kind not in (Kind.HEADING, Kind.NOTE, Kind.TITLE)
    )


def _of_whole(view: View, limits: Limits) -> Iterator[Hint]:
    if limits == Limits():
        return
    counted = [i for i, s in enumerate(view.sections) if s.role in _COUNTED]
    words = sum(_words(view, i) for i in counted)
    if limits.fit(words):
        return
    question = f"{_LACKING if words < limits.least else _EXCEEDING}?"
    limit = f"asks for at least {limits.least:,}" if words < limits.least else f"allows {limits.most:,}"
    start = view.sections[counted[0]].start if counted else 0
    yield view.hint("S6", 8, start, None, question, f"The text has {plural(words, 'word')}; the assignment {limit}.")


EXAMPLE_SETTINGS = DEFAULTS.with_(required_sections=("Introduction", "Conclusion"), minimum_words=5, maximum_words=100)
"""The assignment of the examples: without one the rule is silent."""

RULE = EssayRule(
    id="S6",
    title="What the assignment asks for",
    why="Required sections and word limits come from the assignment; COPING only compares.",
    source="The author's own template or settings; word counts as in Word, without references.",
    find=find,
    flags=("## One\n\nText.", "## Introduction\n\nText.\n\n## Conclusion\n\n" + "So it is. " * 60),
    leaves=(
        "## Introduction\n\nText.\n\n## Conclusion\n\nSo it is. It is.",
        "An introduction.\n\n## One\n\nIt is.\n\nIn conclusion, it is.",
    ),
)
