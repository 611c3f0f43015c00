"""S3: an essay of several sections without an introduction or a conclusion."""

import re
from collections.abc import Iterator
from statistics import median

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

_ENDED = re.compile(r"[.!?][\"'”’)\]]*$")
_DISCUSSES = re.compile(r"discussion|outlook|future|reflection|summary", re.IGNORECASE)
"""Last sections that do a conclusion's work under another name."""
FEWEST_PARAGRAPHS = 4
"""Body paragraphs from which on an essay is expected to have both (house value)."""

MANY_PARAGRAPHS, SHEET_WORDS = 12, 30
"""From so many paragraphs on, a text whose middle one has fewer words is no essay in sections (house values)."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint for each missing part; silent without headings, where any first and last paragraph may serve."""
    view = view_of(essay)
    titled = [i for i, s in enumerate(view.sections) if s.role is Role.BODY and s.heading is not None]
    if not titled or len(view.body) < FEWEST_PARAGRAPHS or _is_sheet(view):
        return
    opens_list = view.paragraphs[view.body[0]].text.rstrip().endswith(":")
    if not view.introduction and _is_short(view, view.body[0], settings) and not opens_list:
        yield view.hint(
            "S3", 12, view.body[0], None, "Should an introduction come before the first section?",
            f"The text has {plural(len(view.body), 'body paragraph')} but none that introduces them.",
        )  # fmt: skip
    last = next((i for i in reversed(view.body) if _ENDED.search(view.paragraphs[i].text.rstrip())), view.body[-1])
    if (
        not view.conclusion
        and _is_short(view, last, settings)
        and not _DISCUSSES.search(view.sections[titled[-1]].title)
    ):
        yield view.hint(
            "S3", 12, last, None, "Should a conclusion follow that draws the argument together?",
            f"The text has {plural(len(view.body), 'body paragraph')} and ends with"
            f" {plural(view.words[last], 'word')}"
            " that no heading or opening marks as its conclusion.",
        )  # fmt: skip


def _is_sheet(view: View) -> bool:
    """Whether it is a sheet of exercises, an interview or a page of notes: many paragraphs, most of them a line."""
    return len(view.body) >= MANY_PARAGRAPHS and median(view.words[i] for i in view.body) < SHEET_WORDS


def _is_short(view: View, paragraph: int, settings: Settings) -> bool:
    return view.words[paragraph] < settings.short_paragraph_words


_BODY = "\n\n".join(f"Paragraph number {i} says something of its own about the matter in hand." for i in range(4))

RULE = EssayRule(
    id="S3",
    title="No introduction or no conclusion",
    why="An introduction says what to expect and a conclusion what was found; readers look for both.",
    source="Criterion's organisation elements; required sections of school feedback tools. Limits are house values.",
    find=find,
    flags=(
        f"## Causes\n\n{_BODY}",
        f"## Introduction\n\nThis essay argues something.\n\n## Causes\n\n{_BODY}",
    ),
    leaves=(
        f"## Introduction\n\nThis essay argues something.\n\n## Causes\n\n{_BODY}\n\n## Conclusion\n\nIt is so.",
        f"An introduction.\n\n## Causes\n\n{_BODY}\n\nIn conclusion, it is so.",
        "## Causes\n\nOne paragraph.\n\n## Effects\n\nAnother.",
        _BODY,
    ),
)
