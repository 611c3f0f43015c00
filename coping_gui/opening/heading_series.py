"""Headings that are counted where others are not: "Part 1: …", "Part 2: …", or "I. …", "II. …".

A series that begins in the middle of a document, below a heading that is not counted, lists the parts of that heading.
Where the first heading of the text proper is number one, the counted ones are the first level and the others lie below.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coping_gui.opening.heading_titles import LAST, part_of

_COUNT = re.compile(
    r"(?P<name>part|case|step|phase|stage|theme|example|scenario|method|aim|objective|task|hypothesis|question|session"
    r"|)\s?(?P<number>\d{1,2}|[ivx]{1,5}|[a-h])(?:[.):–—](?!\d)\s*(?=\S)|\s?[–—-]\s+(?=\S)|\s*$)",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS = "abcdefgh"


class Count(NamedTuple):
    """What a title is counted by: "part" and 2 for "Part 2: Wool"; no name and 1 for "1. Wool"."""

    name: str
    number: int


def counts_of(titles: Sequence[str]) -> list[Count | None]:
    """What each title is counted by; a letter or a Roman number counts as it goes on from the one before it."""
    found: list[Count | None] = []
    for title in titles:
        before = next((c for c in reversed(found) if c), None)
        found.append(_count_of(title, before))
    return found


def _count_of(title: str, before: Count | None) -> Count | None:
    match = _COUNT.match(title.strip())
    if not match:
        return None
    number, name = match["number"].lower(), match["name"].lower()
    if number.isdigit():
        return Count(name, int(number))
    readings = [_LETTERS.index(number) + 1] if number in _LETTERS else []
    readings += [_ROMAN.index(number) + 1] if number in _ROMAN else []
    following = before.number + 1 if before and before.name == name else 1
    return Count(name, following if following in readings else readings[-1]) if readings else None


def below_others(titles: Sequence[str]) -> set[int]:
    """Titles that lie below others by their numbers: the series in the middle, or all that is not counted."""
    counts = counts_of(titles)
    return _series_inside(titles, counts) or _among_counted(titles, counts)


def _series_inside(titles: Sequence[str], counts: Sequence[Count | None]) -> set[int]:
    """Counted titles in a row, from the first on, right below an uncounted one that is neither the first nor usual."""
    found: set[int] = set()
    for start, count in enumerate(counts):
        above = start - 1
        if count and count.number == 1 and above > 0 and not counts[above] and not part_of(titles[above]):
            run = _run(counts, start)
            found.update(run if len(run) > 1 and not any(part_of(titles[i]) for i in run) else ())
    return found


def _run(counts: Sequence[Count | None], start: int) -> list[int]:
    ends = (i for i, (a, b) in enumerate(pairwise(counts[start:]), start + 1) if not _goes_on(a, b))
    return list(range(start, next(ends, len(counts))))


def _goes_on(one: Count | None, other: Count | None) -> bool:
    return one is not None and other == (one.name, one.number + 1)


def _among_counted(titles: Sequence[str], counts: Sequence[Count | None]) -> set[int]:
    """Uncounted titles after the first, where that is number one of a series; usual parts excepted."""
    first = next((i for i, title in enumerate(titles) if part_of(title) not in LAST), len(titles))
    series = [c for c in counts if c]
    whole = len(series) > 1 and all(_goes_on(a, b) for a, b in pairwise(series)) and series[0].number == 1
    if not whole or not counts[first : first + 1] or not counts[first]:
        return set()
    return {i for i, title in enumerate(titles) if i > first and not counts[i] and not part_of(title)}
