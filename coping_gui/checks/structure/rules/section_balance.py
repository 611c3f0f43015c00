"""S7: a section far shorter or longer than its siblings, or an introduction or conclusion that outweighs the body."""

import re
from collections.abc import Iterator
from statistics import median

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.essay.essay import Essay, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_SIBLINGS = 3
LEAST_MEDIAN = 80
"""Sections of fewer words, in the middle, are notes rather than sections."""
LEAST_WORDS = 120
"""A sibling longer than the median is only spoken of beyond this many words, a body only when it has thrice as many."""

_SHORT_BY_NATURE = re.compile(
    r"outlook|future|limitation|funding|acknowledg|next steps|outcomes|objectives|ethic|availability", re.IGNORECASE
)
"""Parts that need not weigh as much as others."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """Hints at the headings of unbalanced sections; subsections count with their parent."""
    view = view_of(essay)
    yield from _siblings(view, settings)
    yield from _edges(view, settings)


def _siblings(view: View, settings: Settings) -> Iterator[Hint]:
    words = _whole_words(view)
    bodies = [i for i, s in enumerate(view.sections) if s.role is Role.BODY and s.heading is not None]
    top = min((view.sections[i].level for i in bodies), default=1)
    siblings = [i for i in bodies if view.sections[i].level == top and words[i]]
    if len(siblings) < FEWEST_SIBLINGS:
        return
    middle = median(words[i] for i in siblings)
    if middle < LEAST_MEDIAN:
        return
    for i in siblings:
        heading = view.sections[i].heading
        assert heading is not None
        if _SHORT_BY_NATURE.search(view.sections[i].title):
            continue
        why = f"It has {plural(words[i], 'word')}; the sections beside it have about {middle:.0f}."
        if words[i] < settings.section_balance_low * middle:
            yield view.hint(
                "S7", 30, heading, None, "Does this section deserve more, or belong to another one?", why, i
            )
        elif words[i] > settings.section_balance_high * middle and words[i] > LEAST_WORDS:
            yield view.hint("S7", 30, heading, None, "Would this section read better as two?", why, i)


def _edges(view: View, settings: Settings) -> Iterator[Hint]:
    body = sum(view.words[i] for i in view.body)
    if body < 3 * LEAST_WORDS or not view.is_essay:
        return
    for role, paragraphs in ((Role.INTRODUCTION, view.introduction), (Role.CONCLUSION, view.conclusion)):
        words = sum(view.words[i] for i in paragraphs)
        if words > LEAST_WORDS and words > settings.edge_share * body:
            yield view.hint(
                "S7", 45, paragraphs[0], None, f"Could the {role.value} be shorter, or part of it move into the body?",
                f"It has {plural(words, 'word')}, {words * 100 // body} % of the body's {body:,}.",
            )  # fmt: skip


def _whole_words(view: View) -> list[int]:
    """Words of each section, its subsections included."""
    own = [
        sum(view.words[s.start : s.end]) - (view.words[s.heading] if s.heading is not None else 0)
        for s in view.sections
    ]
    whole = list(own)
    for i, section in enumerate(view.sections):
        for j in range(i + 1, len(view.sections)):
            if view.sections[j].heading is None or view.sections[j].level <= section.level:
                break
            whole[i] += own[j]
    return whole


def _text(words: int) -> str:
    return " ".join(["word"] * words)


RULE = EssayRule(
    id="S7",
    title="Unbalanced sections",
    why="Sections of the same rank usually carry about the same weight; one that is far off may be unfinished or"
    " two in one.",
    source="House values: 0.4 and 2.5 times the median of the siblings; introduction and conclusion about a tenth"
    " each.",
    find=find,
    flags=(
        f"## One\n\n{_text(200)}\n\n## Two\n\n{_text(210)}\n\n## Three\n\n{_text(30)}",
        f"## One\n\n{_text(100)}\n\n## Two\n\n{_text(110)}\n\n## Three\n\n{_text(600)}",
        f"{_text(300)}\n\n## One\n\n{_text(500)}\n\nIn conclusion, {_text(20)}",
    ),
    leaves=(
        f"## One\n\n{_text(200)}\n\n## Two\n\n{_text(210)}\n\n## Three\n\n{_text(120)}",
        f"## One\n\n{_text(200)}\n\n## Two\n\n{_text(20)}",
        f"## One\n\n{_text(20)}\n\n## Two\n\n{_text(20)}\n\n## Three\n\n{_text(100)}",
        f"{_text(60)}\n\n## One\n\n{_text(500)}\n\n## Conclusion\n\n{_text(60)}",
    ),
)
