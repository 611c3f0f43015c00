"""How likely the letters of a word turn into those that were written: the channel of a noisy-channel speller.

Whole strings turn into strings, with their neighbours: "^ph" into "^f", "ant$" into "ent$" (Brill and Moore 2000). The
table was counted over pairs of misspelt and right words; `benchmarks/spelling_ranking.py` makes it.
"""

from functools import cache, lru_cache

from coping_gui.paths import resource

LONGEST = 4
"""Letters of a string on either side."""
UNSEEN, UNSEEN_CHANGE = 11.0, 13.0
"""Bits for a letter lost or won, and for one changed, in a way that was never counted."""
KEPT = 0.02
"""Bits for a letter that stays."""
BAND = 4
"""Letters by which the two words may be out of step."""
_FAR = 1e9

Table = dict[str, dict[str, float]]


@cache
def slip_table() -> Table:
    """What strings of a right word turn into, with bits; the ends of a word are "^" and "$"."""
    table: Table = {}
    for line in resource("grammar", "slips.tsv").read_text("utf-8").splitlines()[1:]:
        right, wrong, tenths = line.split("\t")
        table.setdefault(right, {})[wrong] = int(tenths) / 10
    return table


@lru_cache(20_000)
def slip_bits(wrong: str, right: str) -> float:
    """Bits that it takes to write `wrong` for `right`, both in small letters; 0.02 a letter when they are equal."""
    return bits(wrong, right, slip_table())


def bits(wrong: str, right: str, table: Table) -> float:
    """The same by another table."""
    source, target = f"^{right}$", f"^{wrong}$"
    best = [[_FAR] * (len(target) + 1) for _ in range(len(source) + 1)]
    best[0][0] = 0.0
    for i in range(len(source) + 1):
        ways = [(n, turned) for n in range(LONGEST + 1) if (turned := table.get(source[i : i + n]))]
        for j in range(max(0, i - BAND), min(len(target), i + BAND) + 1):
            if best[i][j] < _FAR:
                _forward(best, source, target, i, j, ways)
    return best[-1][-1]


def _forward(
    best: list[list[float]], source: str, target: str, i: int, j: int, ways: list[tuple[int, dict[str, float]]]
) -> None:
    """Carry the cost of one place to all that one step reaches."""
    cost = best[i][j]
    more, left = i < len(source), j < len(target)
    if more and left:
        step = KEPT if source[i] == target[j] else UNSEEN_CHANGE
        best[i + 1][j + 1] = min(best[i + 1][j + 1], cost + step)
    if more:
        best[i + 1][j] = min(best[i + 1][j], cost + UNSEEN)
    if left:
        best[i][j + 1] = min(best[i][j + 1], cost + UNSEEN)
    for n, turned in ways:
        if i + n > len(source):
            continue
        row = best[i + n]
        for m in range(0 if n else 1, min(LONGEST, len(target) - j) + 1):
            step = turned.get(target[j : j + m])
            if step is not None and cost + step < row[j + m]:
                row[j + m] = cost + step
