"""Line geometry: blanks are mostly lost at line ends, and all lines of a text were broken at one width.

A width is estimated from sure repairs; then each place is asked whether a line could end there, given the lines before
it (reach) and after it (onward). Offsets are code points of one paragraph.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

NARROWEST, WIDEST = 40, 110
MOST_PAIRS = 40
LONGEST_WALK = 25
"""Lines followed between two sure repairs."""
STRAY = 0.03
"""How often a line ends where the width does not explain it (tags, links)."""
GAPS_PER_LINE = 11.0
FADE = 0.7
"""How much the evidence of each further line counts."""
FLOOR = -6.0

MOST_COLUMNS, LEAST_VOTES, LEAST_SHARE = 4, 3, 0.12
"""First columns looked for, and how many first lines, and what share of them, each must explain."""
FIRST = 0.6
"""How likely a paragraph starts a line of its own."""

Option = tuple[int, Sequence[int]]
Options = list[Option]


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of the lines a text was once broken into."""

    width: int = 0
    """0: unknown."""
    share: float = 0.0
    """Share of sure repairs that the width explains."""
    pairs: int = 0
    loss: float = 0.0
    """Estimated share of line ends that lost their blank."""
    columns: tuple[tuple[int, float], ...] = ()
    """Columns other than 0 where first lines start, behind a tag that is gone, and the share of paragraphs of each."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """A paragraph's blanks and the places where one may be missing."""

    length: int
    blanks: list[int]
    places: list[int]
    odds: list[float]
    """For each place, the odds of a lost blank without geometry."""


def reaches(start: int, place: int, word_end: int, blanks: Sequence[int], width: int) -> tuple[bool, int]:
    """Whether breaking lines from `start` ends one at `place`, and after how many lines."""
    for lines in range(1, LONGEST_WALK):
        limit = start + width
        if place <= limit:
            return word_end + 1 > limit, lines
        i = bisect_right(blanks, limit) - 1
        if i < 0 or blanks[i] < start:
            return False, lines
        start = blanks[i] + 1
    return False, LONGEST_WALK


def estimate(paragraphs: Sequence[tuple[list[int], list[tuple[int, int]]]]) -> Lines:
    """The width that explains most sure repairs; paragraphs are (blanks, [(place, end of the word after it)])."""
    pairs = [(a[0], b[0], b[1], blanks) for blanks, sure in paragraphs for a, b in pairwise(sure)]
    if len(pairs) < 3:
        return Lines()
    pairs = pairs[:: max(1, len(pairs) // MOST_PAIRS)]
    best, best_lines, best_width = 0.0, 1, 0
    for width in range(NARROWEST, WIDEST + 1):
        hits, total = 0, 0
        for start, place, end, blanks in pairs:
            if place - start > width * LONGEST_WALK:
                continue
            hit, lines = reaches(start, place, end, blanks, width)
            hits += hit
            total += lines
        if hits > best:
            best, best_lines, best_width = hits, total, width
    return Lines(best_width, best / len(pairs), len(pairs), min(0.97, len(pairs) / max(best_lines, 1)))


First = tuple[int, int, bool]
"""A sure repair in a paragraph's first line: its place, the end of the word behind it, whether no gap is before it."""


def first_columns(firsts: Sequence[First], width: int) -> tuple[tuple[int, float], ...]:
    """The columns, commonest first, that explain where first lines of `width` ended, and the share each explains.

    In the source of a web page a paragraph starts behind its tag, which is as long for all paragraphs of a kind.
    """
    left = [(max(0, width - end), width if alone else width - place) for place, end, alone in firsts if place <= width]
    total, found = len(left), list[tuple[int, float]]()
    while total and len(found) < MOST_COLUMNS:
        votes = [sum(low <= column <= high for low, high in left) for column in range(width + 1)]
        best = max(votes)
        if best < LEAST_VOTES or best < LEAST_SHARE * total:
            break
        plateau = [column for column, some in enumerate(votes) if some == best]
        column = 0 if votes[0] == best else plateau[len(plateau) // 2]
        left = [(low, high) for low, high in left if not low <= column <= high]
        found.append((column, best / total))
    return tuple((column, share) for column, share in found if column)


def fits(gaps: Gaps, lines: Lines) -> tuple[list[float], list[float]]:
    """For each place the logarithms of reach and onward fit; zeros when no width is known."""
    if not lines.width or not gaps.places:
        return [0.0] * len(gaps.places), [0.0] * len(gaps.places)
    ends = _options(gaps, lines.width)
    return _reach(gaps, ends, lines), _onward(gaps, ends, lines)


def _options(gaps: Gaps, width: int) -> Options:
    """For each start (0, then after each gap) the last blank of its line (-1: none) and the places that fit."""
    return [_option(gaps, start, start + width) for start in _starts(gaps)]


def _option(gaps: Gaps, start: int, limit: int) -> Option:
    blanks, places = gaps.blanks, gaps.places
    if limit >= gaps.length:
        return -2, ()
    i = bisect_right(blanks, limit) - 1
    blank = blanks[i] if i >= 0 and blanks[i] > start else -1
    low = blank
    if blank == limit:
        low = blanks[i - 1] if i > 0 else 0
    first, last = bisect_right(places, max(low, start)), bisect_right(places, limit)
    return i if blank >= 0 else -1, range(first, last)


def _first_option(gaps: Gaps, limit: int) -> Option:
    """The same for a first line that starts behind a tag; where no word fits, its first one overflows."""
    if gaps.blanks and limit < gaps.blanks[0]:
        return 0, range(bisect_right(gaps.places, gaps.blanks[0]))
    return _option(gaps, 0, limit)


def _starts(gaps: Gaps) -> list[int]:
    return sorted([0, *(b + 1 for b in gaps.blanks), *gaps.places])


def _index(gaps: Gaps) -> tuple[dict[int, int], dict[int, int]]:
    """Index among the starts of each blank (by its index) and of each place."""
    order = {start: k for k, start in enumerate(_starts(gaps))}
    return {i: order[b + 1] for i, b in enumerate(gaps.blanks)}, {i: order[p] for i, p in enumerate(gaps.places)}


def _reach(gaps: Gaps, ends: Options, lines: Lines) -> list[float]:
    blank_at, place_at = _index(gaps)
    mass = [STRAY / GAPS_PER_LINE] * len(ends)
    mass[0] = FIRST * max(0.0, 1.0 - sum(share for _, share in lines.columns))
    reach = [STRAY / GAPS_PER_LINE] * len(gaps.places)

    def walk(here: float, blank: int, places: Sequence[int]) -> None:
        weights = [lines.loss * gaps.odds[i] for i in places]
        keep = (1.0 - lines.loss) if blank >= 0 else 0.0
        total = keep + sum(weights)
        if blank == -2 or total <= 0:
            return
        for i, weight in zip(places, weights, strict=True):
            reach[i] += here
            mass[place_at[i]] += here * weight / total
        if blank >= 0:
            mass[blank_at[blank]] += here * keep / total

    for column, share in lines.columns:
        walk(FIRST * share, *_first_option(gaps, lines.width - column))
    for k, option in enumerate(ends):
        walk(mass[k], *option)
    return [max(FLOOR, log(min(r, 2.0))) for r in reach]


def _onward(gaps: Gaps, ends: Options, lines: Lines) -> list[float]:
    blank_at, place_at = _index(gaps)
    value = [0.0] * len(ends)
    for k in range(len(ends) - 1, -1, -1):
        blank, places = ends[k]
        if blank == -2:
            continue
        total = STRAY
        if blank >= 0:
            total += (1.0 - lines.loss) * 2.718281828 ** (FADE * value[blank_at[blank]])
        for i in places:
            total += lines.loss * gaps.odds[i] * 2.718281828 ** (FADE * value[place_at[i]])
        value[k] = max(FLOOR, min(-FLOOR, log(total)))
    return [value[place_at[i]] for i in range(len(gaps.places))]
