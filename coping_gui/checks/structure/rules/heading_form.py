"""S11: headings of one level that differ in capitals or end marks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, quoted, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_HEADINGS = 4
"""Headings of a level that show a form before the others can be called a minority (house value)."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each heading of the minority form, where two thirds or more of its level share another."""
    view = view_of(essay)
    by_level: dict[int, list[int]] = defaultdict(list)
    for i, section in enumerate(view.sections):
        if section.heading is not None:
            by_level[section.level].append(i)
    for sections in by_level.values():
        for form in (_capitals, _end):
            yield from _minority(view, [(i, form(view.sections[i].title)) for i in sections])


def _minority(view: View, forms: list[tuple[int, str]]) -> Iterator[Hint]:
    told = [(i, form) for i, form in forms if form]
    for form in dict.fromkeys(f for _, f in told):
        same = [i for i, f in told if f == form]
        others = [i for i, f in told if f != form]
        if len(told) >= FEWEST_HEADINGS and len(same) * 2 <= len(others):
            for i in same:
                heading = view.sections[i].heading
                assert heading is not None
                model = view.sections[others[0]].title
                yield view.hint(
                    "S11", 50, heading, None, "Should this heading look like the others of its level?",
                    f"It is written {form}; {len(others)} others are not, like {quoted(model, 40)}.", i,
                )  # fmt: skip


def _capitals(title: str) -> str:
    letters = [c for c in title if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and len(letters) > 6:
        return "in capitals"
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", title)[1:] if len(w) > 3]
    upper = sum(w[0].isupper() for w in words)
    if len(words) < 2 or title.rstrip(" _").endswith("?") or 0 < upper < len(words):
        return ""  # names make a sentence look like a title, and questions are sentences: only clear cases count
    return "with capitals on its words" if upper else "with a capital on its first word only"


def _end(title: str) -> str:
    return "with a mark at its end" if title.rstrip()[-1:] in ".:;," else "without a mark at its end"


RULE = EssayRule(
    id="S11",
    title="Headings of different form",
    why="Headings of one level look alike in a finished text: all in Title Case or none, all with an end mark or none.",
    source="APA and Chicago heading styles; PerfectIt's heading consistency.",
    find=find,
    flags=(
        "## The Many Causes\n\nA.\n\n## The Early Effects\n\nA.\n\n## What Should Follow\n\nA.\n\n## What others"
        " think\n\nA.",
        "## Causes\n\nA.\n\n## Effects\n\nA.\n\n## Views\n\nA.\n\n## Others:\n\nA.",
    ),
    leaves=(
        "## The Many Causes\n\nA.\n\n## The Early Effects\n\nA.\n\n## What Should Follow\n\nA.\n\n## What Others"
        " Think\n\nA.",
        "## The many causes\n\nA.\n\n## The effects in Germany\n\nA.\n\n## What should follow\n\nA.\n\n## Causes\n\nA.",
    ),
)
