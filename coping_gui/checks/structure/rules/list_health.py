"""C6: the reference list is out of order, has an entry twice, a broken DOI or a year to come."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.references import Entry, key
from coping_gui.checks.structure.view import View, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_SORTED = 5
MISPLACED_SHARE = 0.2
"""A list with more neighbours out of order than this is not meant to be alphabetical."""

_PREFIX = re.compile(
    r"^(?:(?:the|van|von|de|der|den|del|della|di|da|du|la|le|el|al|ter|ten|dos|d['’]|l['’])\s*)+(?=\S)", re.IGNORECASE
)
"""Lists are sorted with or without these: both are right."""
_BROKEN_DOI = re.compile(
    r"\bdoi(?:\.org/|:\s*)(?!\s*(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S)(?P<what>\S*)", re.IGNORECASE
)


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at each entry concerned; silent where the list is not understood."""
    view = view_of(essay)
    if not view.references.understood:
        return
    entries = view.references.entries
    yield from _twice(view, entries)
    yield from _order(view, [e for e in entries if e.plausible])
    for entry in entries:
        yield from _parts(view, entry)


def _twice(view: View, entries: Sequence[Entry]) -> Iterator[Hint]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        for mark in {key(re.sub(r"^\W*\d+\W+", "", entry.text))[:80], entry.doi.lower()} - {""}:
            if mark in seen:
                yield view.hint(
                    "C6", 26, entry.paragraph, entry.span, "Is this the same work as an entry above?",
                    f"{seen[mark].label} has the same {'DOI' if mark == entry.doi.lower() else 'beginning'}.",
                )  # fmt: skip
                break
            seen[mark] = entry


def _order(view: View, entries: Sequence[Entry]) -> Iterator[Hint]:
    if len(entries) < FEWEST_SORTED or any(e.number is not None for e in entries):
        return
    names = [(key(e.author), key(_PREFIX.sub("", e.author))) for e in entries]
    misplaced = [e for (a, b), e in zip(pairwise(names), entries[1:], strict=True) if min(a) > max(b)]
    if len(misplaced) > max(1, MISPLACED_SHARE * len(entries)):
        return
    for entry in misplaced:
        yield view.hint(
            "C6", 54, entry.paragraph, entry.span, "Should this entry stand further up?",
            f"The list is alphabetical, and {entry.author} comes before the entry above.",
        )  # fmt: skip


def _parts(view: View, entry: Entry) -> Iterator[Hint]:
    broken = _BROKEN_DOI.search(entry.text)
    if broken:
        yield view.hint(
            "C6", 53, entry.paragraph, entry.span, "Is this DOI complete?",
            f"A DOI begins with “10.”, four or more digits and a slash; here it is “{broken['what'][:40]}”.",
        )  # fmt: skip
    if entry.year.isdigit() and int(entry.year) > date.today().year + 1:
        yield view.hint("C6", 27, entry.paragraph, entry.span, "Is the year right?", f"{entry.year} is still to come.")


_LIST = [
    f"{name}, J. (20{10 + i}). A book of {name}. Press."
    for i, name in enumerate(("Adams", "Brown", "Clark", "Davis", "Evans", "Frank"))
]
_TEXT = "## One\n\nIt is so (Adams, 2010).\n\n## References\n\n"

RULE = EssayRule(
    id="C6",
    title="Reference list",
    why="Readers find a work by its place in the alphabet and by its DOI.",
    source="APA 9.44 on order; the DOI handbook on form; Recite's list checks.",
    find=find,
    flags=(
        _TEXT + "\n\n".join([*_LIST[1:], _LIST[0]]),
        _TEXT + "\n\n".join([*_LIST, _LIST[5]]),
        _TEXT + "\n\n".join([*_LIST, "Green, J. (2010). A book. doi:11.12/34"]),
        _TEXT + "\n\n".join([*_LIST, "Green, J. (2092). A book."]),
    ),
    leaves=(
        _TEXT + "\n\n".join(_LIST),
        _TEXT
        + "\n\n".join(
            [*_LIST, "Green, J. (2010). A book. https://doi.org/10.1000/182", "Hill, J. (2011). A. doi: 10.1000/183"]
        ),
        _TEXT + "\n\n".join(reversed(_LIST)),
    ),
)
