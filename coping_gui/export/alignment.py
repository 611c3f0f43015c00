"""Which paragraph of the revised essay is which of the original: kept in order, new, or deleted."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.export.revision import RevisedParagraph

_CARRIED = {Kind.BODY, Kind.LIST_ITEM, Kind.QUOTATION, Kind.REFERENCE, Kind.NOTE}
"""Kinds that a new paragraph takes from the one before it."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """One paragraph of the original, of the revised essay, or of both."""

    paragraph: Paragraph
    """What it is (kind, level, style); its text is the original's, empty for a new paragraph."""
    index: int | None
    """Index in Essay.paragraphs; None for a new paragraph."""
    text: str | None
    """The revised text; None for a deleted paragraph."""


def unchanged(essay: Essay) -> list[RevisedParagraph]:
    """The essay's own paragraphs, as a revision that changes nothing."""
    return [RevisedParagraph(p.text, i) for i, p in enumerate(essay.paragraphs)]


def align(essay: Essay, revised: Sequence[RevisedParagraph]) -> list[Aligned]:
    """Original and revised paragraphs side by side, in reading order.

    A paragraph that was moved counts as deleted here and new there, as does the second half of a split one; both
    keep their kind. Deleted paragraphs stand before new ones. Raises ValueError for an origin that the essay has not.
    """
    for paragraph in revised:
        if paragraph.origin is not None and not 0 <= paragraph.origin < len(essay.paragraphs):
            raise ValueError(f"The essay has no paragraph {paragraph.origin}.")
    return list(_aligned(essay.paragraphs, revised, _in_place(revised)))


def with_rewritten_end(aligned: Sequence[Aligned]) -> list[Aligned]:
    """The same, but for paragraphs at the very end that were deleted and replaced by new ones of their kind.

    The last new one becomes a revision of the last deleted one: in a Word file the mark of the last paragraph can be
    neither inserted nor deleted.
    """
    new = next((i for i in range(len(aligned), 0, -1) if aligned[i - 1].index is not None), 0)
    gone = next((i for i in range(new, 0, -1) if aligned[i - 1].text is not None), 0)
    if gone == new or new == len(aligned) or aligned[new - 1].paragraph.kind != aligned[-1].paragraph.kind:
        return list(aligned)
    last = replace(aligned[new - 1], text=aligned[-1].text)
    return [*aligned[: new - 1], *aligned[new:-1], last]


def _aligned(
    originals: Sequence[Paragraph], revised: Sequence[RevisedParagraph], in_place: set[int]
) -> Iterator[Aligned]:
    at = 0
    before = Paragraph("")
    kept = [paragraph.origin for i, paragraph in enumerate(revised) if i in in_place and paragraph.origin is not None]
    following = iter([*kept, len(originals)])
    until = next(following)
    for i, paragraph in enumerate(revised):
        yield from (Aligned(originals[k], k, None) for k in range(at, until))
        at = until
        if i in in_place and paragraph.origin is not None:
            before = originals[paragraph.origin]
            yield Aligned(before, paragraph.origin, paragraph.text)
            at, until = until + 1, next(following)
        else:
            before = _new(originals, paragraph.origin, before)
            yield Aligned(before, None, paragraph.text)
    yield from (Aligned(originals[k], k, None) for k in range(at, until))


def _new(originals: Sequence[Paragraph], origin: int | None, before: Paragraph) -> Paragraph:
    if origin is not None:
        return replace(originals[origin], text="", protected=())
    kind = before.kind if before.kind in _CARRIED else Kind.BODY
    return Paragraph("", kind, place=before.place, language=before.language, numbering=before.numbering)


def _in_place(revised: Sequence[RevisedParagraph]) -> set[int]:
    """Indexes of the longest run of paragraphs whose origins rise (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    former: dict[int, int | None] = {}
    for i, paragraph in enumerate(revised):
        if paragraph.origin is None:
            continue
        at = bisect_left(tails, paragraph.origin)
        former[i] = places[at - 1] if at else None
        tails[at : at + 1] = [paragraph.origin]
        places[at : at + 1] = [i]
    chosen: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        chosen.add(last)
        last = former[last]
    return chosen
