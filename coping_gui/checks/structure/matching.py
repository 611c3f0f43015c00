"""Citations held against the reference list: what is missing on either side, and what is nearly the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.checks.structure.citations import Citation, Work
from coping_gui.checks.structure.references import Entry, distance, key
from coping_gui.checks.structure.view import View
from coping_gui.essay.essay import Kind

MISSING_SHARE = 0.5
FEWEST_MISSING = 4
"""When that share of the cited works, and that many, seem to be missing, the list itself is asked about instead."""
SHORTEST_FUZZY_NAME = 4
"""Shorter names differ by a letter too easily."""


OLDEST_CITED = 1800
"""A year before it beside a name is that of an event or a first edition, rather than of a source."""
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|this|its|his|her|their|into|entitled|titled)\s+[\"“'‘*_]*|[/\"“‘*_–-])$", re.IGNORECASE
)
_BY = re.compile(r"[*_\"”’]*,?\s+by\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Cited:
    """One work at one place of the text."""

    paragraph: int
    citation: Citation
    work: Work


@dataclass(frozen=True, slots=True)
class Matches:
    """What the comparison gave; empty on all sides where the list is not understood."""

    unlisted: tuple[Cited, ...] = ()
    """Cited, not listed, and nothing in the list is like it."""
    uncited: tuple[Entry, ...] = ()
    """Listed, not cited, and no citation is like it."""
    near: tuple[tuple[Cited, Entry], ...] = ()
    """Cited almost as listed: the year or a letter or two differ."""
    partial: bool = False
    """Whether so many works are missing that the list is incomplete or was not understood."""
    numbers_missing: tuple[tuple[int, Citation, int], ...] = ()
    """Paragraph, citation and number of numeric citations beyond the list."""


def cited_works(view: View) -> Iterator[Cited]:
    """Every work at every place where it is cited by author and year."""
    for paragraph, citations in view.citations.items():
        for citation in citations:
            for work in citation.works:
                yield Cited(paragraph, citation, work)


def matches(view: View) -> Matches:
    """The comparison of one essay, worked out once per view."""
    return _matches(view)


@lru_cache(maxsize=2)
def _matches(view: View) -> Matches:
    if view.numeric:
        return _by_number(view)
    works = list(cited_works(view))
    if not view.references.understood or not works:
        return Matches()
    meant = [view.references.meant_by(c.work) for c in works]
    used = {e for entries in meant for e in entries}
    open_works = [c for c, entries in zip(works, meant, strict=True) if not entries and c.work.year]
    open_entries = [e for e in view.references.entries if e not in used]
    near: list[tuple[Cited, Entry]] = []
    unlisted: list[Cited] = []
    for cited in open_works:
        entry = _nearest(view, cited.work, open_entries)
        if entry is None:
            unlisted += [cited] if not cited.work.title or _is_unknown(view, cited.work) else []
        else:
            near.append((cited, entry))
    explained = {e for _, e in near}
    uncited = [e for e in open_entries if e not in explained and e.plausible and not _is_named(view, e)]
    partial = len({c.work for c in unlisted}) > MISSING_SHARE * len({c.work for c in works})
    doubtful = partial and len(unlisted) >= FEWEST_MISSING
    return Matches(
        tuple(c for c in unlisted if not may_be_a_title(view, c)), tuple(uncited), tuple(near), partial=doubtful
    )


def _is_unknown(view: View, work: Work) -> bool:
    """Whether no entry has the author whom a note names: its other works may be listed in another edition."""
    return not view.references.by_author(work)


def may_be_a_title(view: View, cited: Cited) -> bool:
    """Whether the "author" of a citation in the sentence may be a book, a law or an event: Invisible Cities (1972).

    Several words may; one word may after an article ("the Emperor (1919)"), before "by" ("S (2013) by Marsh"), as part
    of a hyphenated or slashed word, and where the year is older than the works that essays cite.
    """
    work, span = cited.work, cited.citation.span
    if not cited.citation.narrative or len(work.names) != 1 or work.et_al:
        return False
    text = view.paragraphs[cited.paragraph].text
    old = work.year.isdigit() and int(work.year) < OLDEST_CITED
    return bool(" " in work.names[0] or old or _ARTICLE.search(text, 0, span.start) or _BY.match(text, span.end))


def _nearest(view: View, work: Work, open_entries: list[Entry]) -> Entry | None:
    """An entry that differs in the year only, or by a letter or two of the name; uncited ones are likelier meant."""
    same_author = view.references.by_author(work)
    uncited = [e for e in same_author if e in open_entries]
    for entries in (uncited, same_author):
        close = [e for e in entries if _is_slip(work.year, e.year)]
        if close:
            return close[0]
    name = key(work.names[0].split()[-1])
    if len(name) < SHORTEST_FUZZY_NAME:
        return None
    for entry in open_entries:
        author = key(entry.author.split()[-1]) if entry.author else ""
        if entry.year[:4] == work.year[:4] and len(author) >= SHORTEST_FUZZY_NAME:
            limit = 1 if min(len(name), len(author)) < 6 else 2
            if distance(name, author, limit) <= limit:
                return entry
    return None


def _is_slip(cited: str, listed: str) -> bool:
    """Whether two years differ like a slip of the pen: by one or two, in one digit, or in two that changed places."""
    one, other = cited[:4], listed[:4]
    if not (one.isdigit() and other.isdigit()):
        return False
    return abs(int(one) - int(other)) <= 2 or distance(one, other, 1) <= 1


def _is_named(view: View, entry: Entry) -> bool:
    """Whether the text holds the author's name beside the year after all, in a form that was not read as a citation.

    A note may name an author without a year.
    """
    for i, paragraph in enumerate(view.paragraphs):
        dated = entry.year[:4] in paragraph.text or paragraph.kind is Kind.NOTE
        if i != entry.paragraph and dated and entry.author in paragraph.text:
            section = view.section_of.get(i)
            if section is None or view.sections[section].role.value != "references":
                return True
    return False


def _by_number(view: View) -> Matches:
    numbered = view.references.numbered
    if len(numbered) < 2:
        return Matches()
    used: set[int] = set()
    missing: list[tuple[int, Citation, int]] = []
    for paragraph, citations in view.citations.items():
        for citation in citations:
            used.update(citation.numbers)
            missing += [(paragraph, citation, n) for n in citation.numbers if n not in numbered]
    uncited = [e for n, e in numbered.items() if n not in used]
    trusted = len(uncited) * 2 <= len(numbered)
    return Matches(uncited=tuple(uncited) if trusted else (), numbers_missing=tuple(missing))
