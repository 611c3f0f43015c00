"""From the paragraphs that were and the paragraphs that shall be: edits, splits, joins, deletions and insertions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from coping_gui.wordfile.names import OBJECT
from coping_gui.wordfile.plan import Replacement

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_FIXED = re.compile(f"[\t\n‑\u00ad{OBJECT}]")
"""Tabs, breaks, special hyphens and objects, which no edit changes."""
_ENOUGH = 0.5
"""Share of a part's letters that must come from the whole for it to count as split or joined, not as new text."""


@dataclass(frozen=True, slots=True)
class Split:
    """Paragraph `index` falls apart before the code points `places` of its old text; `texts` are the new ones."""

    index: int
    places: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Paragraphs `first` to `last` become one, `text`; `texts` is what each of them gives to it."""

    first: int
    last: int
    text: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new paragraph behind paragraph `after`, or before paragraph 0 when that is -1."""

    after: int
    text: str


@dataclass(slots=True)
class Rewriting:
    """What has to be done to a file; paragraphs by their index, each in at most one of the lists."""

    texts: dict[int, str] = field(default_factory=dict[int, str])
    """New texts of paragraphs that stay what they are."""
    splits: list[Split] = field(default_factory=list[Split])
    joins: list[Join] = field(default_factory=list[Join])
    deletions: list[int] = field(default_factory=list[int])
    insertions: list[Insertion] = field(default_factory=list[Insertion])


def rewriting(originals: Sequence[str], revised: Sequence[tuple[str, int | None]]) -> Rewriting:
    """How to make the `revised` paragraphs, (text, index of the original or None), of the `originals`.

    Originals that are not named are deleted. A paragraph that moved counts as deleted and inserted anew.
    """
    result = Rewriting()
    for before, missing, new, after in _gaps(len(originals), revised):
        if after is not None:
            result.texts[after[0]] = after[1]
        if new and _was_split(result, originals, before, new, after):
            result.deletions += missing
        elif missing and (joined := _joined(originals, result, before, missing, after)) is not None:
            result.joins.append(joined)
            beside = missing[-1] if joined.last == missing[-1] else joined.first - 1
            result.insertions += [Insertion(beside, text) for text in new]
        else:
            _exchanged(result, missing, new, before)
    return result


_Kept = tuple[int, str]
_Gap = tuple[_Kept | None, list[int], list[str], _Kept | None]


def _gaps(count: int, revised: Sequence[tuple[str, int | None]]) -> Iterator[_Gap]:
    """(kept paragraph, originals that are missing, new texts, next kept paragraph) from start to end."""
    before: _Kept | None = None
    new: list[str] = []
    for text, origin in revised:
        reached = -1 if before is None else before[0]
        if origin is None or not reached < origin < count:
            new.append(text)
            continue
        yield before, list(range(reached + 1, origin)), new, (origin, text)
        before, new = (origin, text), []
    yield before, list(range((-1 if before is None else before[0]) + 1, count)), new, None


def _was_split(
    result: Rewriting, originals: Sequence[str], before: _Kept | None, new: list[str], after: _Kept | None
) -> bool:
    """Whether the new texts are pieces of one of the two paragraphs beside them; notes the split."""
    for kept, texts in ((before, [before[1], *new] if before else []), (after, [*new, after[1]] if after else [])):
        places = cuts(originals[kept[0]], texts) if kept is not None and kept[0] in result.texts else None
        if kept is not None and places is not None:
            del result.texts[kept[0]]
            result.splits.append(Split(kept[0], tuple(places), tuple(texts)))
            return True
    return False


def _joined(
    originals: Sequence[str], result: Rewriting, before: _Kept | None, missing: list[int], after: _Kept | None
) -> Join | None:
    """How the missing paragraphs became part of one of the two beside them, whose text is then no edit of its own."""
    for kept, indices in (
        (before, [before[0], *missing] if before else []),
        (after, [*missing, after[0]] if after else []),
    ):
        places = cuts(kept[1], [originals[at] for at in indices]) if kept and kept[0] in result.texts else None
        if kept is not None and places is not None:
            del result.texts[kept[0]]
            texts = [kept[1][start:end] for start, end in pairwise([0, *places, len(kept[1])])]
            return Join(indices[0], indices[-1], kept[1], tuple(texts))
    return None


def _exchanged(result: Rewriting, missing: list[int], new: list[str], before: _Kept | None) -> None:
    """As many as possible of what is missing and what is new take each other's place."""
    result.texts.update(zip(missing, new, strict=False))
    result.deletions += missing[len(new) :]
    at = missing[-1] if missing else -1 if before is None else before[0]
    result.insertions += [Insertion(at, text) for text in new[len(missing) :]]


def cuts(whole: str, parts: Sequence[str]) -> list[int] | None:
    """The places in `whole` at which the `parts` begin, the first left out; None when it is not made of them.

    The parts may have been edited: at least half of the letters of each must come from `whole`, in order.
    """
    if any(not part.strip() for part in parts):
        return None
    if _letters(whole) == "".join(map(_letters, parts)):
        return _cuts_by_letters(whole, parts)
    tokens = [_TOKEN.findall(part) for part in parts]
    old, new = _TOKEN.findall(whole), [token for part in tokens for token in part]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    borders = [0, *accumulate(map(len, tokens))]
    for (start, end), part in zip(pairwise(borders), parts, strict=True):
        common = sum(len(_letters("".join(new[max(b.b, start) : min(b.b + b.size, end)]))) for b in blocks)
        if common < _ENOUGH * len(_letters(part)):
            return None
    lengths = [0, *accumulate(map(len, old))]
    return [lengths[_token_before(blocks, border)] for border in borders[1:-1]]


def _token_before(blocks: Sequence[tuple[int, int, int]], border: int) -> int:
    reached = 0
    for old, new, size in blocks:
        if new < border and size:
            reached = old + min(size, border - new)
    return reached


def _letters(text: str) -> str:
    return "".join(text.split())


def _cuts_by_letters(whole: str, parts: Sequence[str]) -> list[int]:
    places = [at + 1 for at, character in enumerate(whole) if not character.isspace()]
    counts = accumulate(len(_letters(part)) for part in parts[:-1])
    return [places[count - 1] for count in counts]


def changed(old: str, new: str) -> list[Replacement]:
    """The edits that make `new` of `old`, word by word; what is an element of its own stays where both have it."""
    if old == new:
        return []
    if _FIXED.findall(old) != _FIXED.findall(new):
        return list(_changed(old, new, 0))
    result: list[Replacement] = []
    at = 0
    for before, after in zip(_FIXED.split(old), _FIXED.split(new), strict=True):
        result += _changed(before, after, at)
        at += len(before) + 1
    return result


def _changed(old: str, new: str, start: int) -> Iterator[Replacement]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head, tail = _in_common(before, after)
    places = [start + sum(map(len, before[:head])), *map(len, before[head : len(before) - tail])]
    places = list(accumulate(places))
    middle = after[head : len(after) - tail]
    matcher = SequenceMatcher(None, before[head : len(before) - tail], middle, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield Replacement(places[i], places[j], "".join(middle[k:m]))


def _in_common(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many tokens the two share at their start and, of the rest, at their end."""
    limit = min(len(one), len(other))
    head = next((at for at in range(limit) if one[at] != other[at]), limit)
    limit -= head
    return head, next((at for at in range(limit) if one[-1 - at] != other[-1 - at]), limit)
