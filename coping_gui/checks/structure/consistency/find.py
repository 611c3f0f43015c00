"""Everything that an essay writes in two ways."""

from collections.abc import Iterator

from coping_gui.checks.structure.consistency import (
    abbreviations,
    capitals,
    dates,
    hyphens,
    marks,
    names,
    numbers,
    spelling,
)
from coping_gui.checks.structure.consistency.prose import prose_of
from coping_gui.checks.structure.consistency.variation import Variation
from coping_gui.checks.structure.references import key
from coping_gui.checks.structure.view import View, view_of
from coping_gui.essay.essay import Essay


def find_variations(essay: Essay) -> list[Variation]:
    """The variations of an outlined essay, by kind; spans are code points of its texts as they are.

    Quotations, block quotations, citations, the reference list, addresses, and what the file protects are never looked
    at, so that no edit of a variation touches them (but for the marks around a quotation). Places of two variations may
    overlap; carry out one and look again.
    """
    view = view_of(essay)
    texts = prose_of(essay)
    authors = frozenset(_authors(view))
    found = [
        *spelling.find(texts),
        *hyphens.find(texts),
        *capitals.find(texts, authors),
        *abbreviations.find(texts),
        *numbers.find(texts),
        *names.find(texts, authors),
        *dates.find(texts),
        *marks.find(texts),
    ]
    return [v for v in found if len(v.places) > 1]


def _authors(view: View) -> Iterator[str]:
    """Surnames of listed and cited authors, as `references.key` writes them."""
    for entry in view.references.entries:
        for word in entry.authors.replace(",", " ").split():
            yield key(word)
    for citations in view.citations.values():
        for citation in citations:
            for work in citation.works:
                for name in work.names:
                    yield from map(key, name.split())
