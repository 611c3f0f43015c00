"""Which headings are certainly of the first level, and which certainly lie below it.

Told by the usual parts of papers: what stands under the methods and the results lies below them (602 of 604 headings in
the papers that `benchmarks/structure_levels.py` learns from; "Data" alone between them may be a part like them), and so
do the parts of a structured abstract, the methods and results of "Experiment 1", what follows a part that is signed
with its authors' names, boxes, what is counted in the middle of others (`heading_series`), and what comes three times
or more and is no usual part. What follows an abstract with text of its own is of the first level (39 of 39).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from coping_gui.essay.essay import Role
from coping_gui.opening import roles
from coping_gui.opening.heading_series import below_others
from coping_gui.opening.heading_titles import (
    FILLED,
    LAST,
    MAIN,
    Titled,
    is_box,
    is_paper,
    is_stage,
    is_study,
    part_of,
    parts_of,
    room_of,
)

MOST_PARTS_OF_ABSTRACT = 6
LONGEST_PART_OF_ABSTRACT = room_of(420)
FEWEST_SIGNED = 2
OFTEN = 3
"""Times a title comes from which on it lies below others."""


def with_known(headings: Sequence[Titled]) -> list[Titled]:
    """The headings, with the levels that their titles tell by themselves."""
    signed = _signed(headings)
    if signed:
        return [replace(h, fixed=1) if i in signed and not h.fixed else h for i, h in enumerate(headings)]
    return _with_main_parts(_with_studies(headings))


def _signed(headings: Sequence[Titled]) -> list[int]:
    """Headings right above a line of names, where there are several: the papers of a panel or of a volume."""
    found = [i for i, h in enumerate(headings) if h.signed and part_of(h.title) not in LAST]
    return found if len(found) >= FEWEST_SIGNED else []


def _with_main_parts(headings: Sequence[Titled]) -> list[Titled]:
    """Titles that are of the first level by themselves.

    "Introduction" is, where it stands there once outside of the abstract; in a paper with methods and results so are
    the last of these and of the discussion. Papers of several studies repeat them below each.
    """
    top = _last_main_parts(headings)
    inside = in_abstract(headings)
    introductions = [
        i for i, h in enumerate(headings) if i not in inside and roles.role_of(h.title) is Role.INTRODUCTION
    ]
    top.update(introductions if len(introductions) == 1 else ())
    top.update((1,) if len(headings) > 1 and headings[0].room and part_of(headings[0].title) == "abstract" else ())
    return [replace(h, fixed=1) if i in top and not h.fixed else h for i, h in enumerate(headings)]


def _last_main_parts(headings: Sequence[Titled]) -> set[int]:
    parts = parts_of(headings)
    counts = Counter(parts)
    names = [p for p in (*FILLED, "discussion") if 0 < counts[p] < 3] if is_paper(parts) else []
    return {max(i for i, q in enumerate(parts) if q == p) for p in names}


def _with_studies(headings: Sequence[Titled]) -> list[Titled]:
    """Where a paper reports "Experiment 1" and "Experiment 2", the Methods and Results of each lie below it."""
    if sum(is_study(h.title) for h in headings) < 2:
        return list(headings)
    found: list[Titled] = []
    inside = False
    for heading, part in zip(headings, parts_of(headings), strict=True):
        study = is_study(heading.title)
        general = part in LAST or part == "conclusion" or heading.title.lower().startswith("general ")
        inside = study or (inside and not general)
        below = inside and part in MAIN
        found.append(heading if heading.fixed or not (study or below) else replace(heading, fixed=1 if study else 2))
    return found


def below(headings: Sequence[Titled]) -> set[int]:
    """The indices of headings that certainly lie below the first level."""
    found = in_abstract(headings) | _below_parts(headings) | _repeated(headings)
    signed = _signed(headings)
    if signed:
        found |= {i for i, h in enumerate(headings) if i > signed[0] and part_of(h.title) not in LAST}
    found |= {i for i, h in enumerate(headings) if i and is_box(h.title)}
    found |= below_others([h.title for h in headings])
    return {i for i in found if headings[i].fixed != 1}


def in_abstract(headings: Sequence[Titled]) -> set[int]:
    """The parts of a structured abstract: what stands between an "Abstract" without text and the introduction."""
    if not headings or part_of(headings[0].title) != "abstract" or headings[0].room:
        return set()
    end = next(
        (i for i, h in enumerate(headings) if i > 2 and roles.role_of(h.title) is Role.INTRODUCTION), len(headings)
    )
    if end - 1 > MOST_PARTS_OF_ABSTRACT or any(h.room >= LONGEST_PART_OF_ABSTRACT for h in headings[1:end]):
        return set()
    return set(range(1, end))


def _below_parts(headings: Sequence[Titled]) -> set[int]:
    """What stands under the methods and the results of a paper; "Data" alone between them may be a part like them."""
    parts = parts_of(headings)
    if not is_paper(parts):
        return set()
    last = _last_main_parts(headings)
    found: set[int] = set()
    zone = ""
    for i, part in enumerate(parts):
        again = zone in FILLED and part in {parts[k] for k in last} and i not in last
        if part in (*MAIN, *LAST) and not again:
            zone = part
        elif zone in FILLED:
            found.add(i)
    alone = {i for i in found if headings[i - 1].room and i - 1 not in found and i + 1 not in found}
    return {i for i in found if not (i in alone and is_stage(headings[i].title))}


def _repeated(headings: Sequence[Titled]) -> set[int]:
    """Titles that come again and again, as in descriptions of species; no usual parts, which many studies have."""
    counts = Counter(roles.key_of(h.title) for h in headings)
    return {i for i, h in enumerate(headings) if i and counts[roles.key_of(h.title)] >= OFTEN and not part_of(h.title)}
