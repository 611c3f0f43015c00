"""Which places of a document lost a blank, and how sure that is: two looks, the second one after the first repairs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.spacing.candidates import WORD_FEATURES, Knowledge, Places
from coping_gui.checks.spacing.evident import HOPE, least_chance
from coping_gui.checks.spacing.guards import explains_itself, stays_whole, unsupported
from coping_gui.checks.spacing.layout import Laid, lay
from coping_gui.checks.spacing.marks import MarkPlace
from coping_gui.checks.spacing.profile import DocumentProfile, Look, late_rows, look, winners
from coping_gui.checks.spacing.reasons import reason
from coping_gui.checks.spacing.slips import split_chance
from coping_gui.checks.spacing.splits import WordPlace
from coping_gui.checks.spacing.trees import forest
from coping_gui.essay.span import Span

SEEN = 0.5
"""Chance from which a first-look repair is made before the second look at its neighbours."""
WORTH_A_LOOK = 0.05
"""Chance below which a place is never mentioned."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Missing:
    """A blank that is probably missing."""

    at: int
    """Where it belongs: an offset of the paragraph's text."""
    chance: float
    beside_mark: bool
    reason: str


def missing_blanks(
    paragraphs: Sequence[Laid],
    profile: DocumentProfile,
    first: Look | None = None,
    protected: Sequence[Sequence[Span]] = (),
) -> list[list[Missing]]:
    """For each paragraph its probably missing blanks in order; `first` saves the first look when it was already had."""
    seen = first or look(paragraphs, profile.knowledge)
    found = _judge(seen, profile, range(len(paragraphs)), protected)
    again = [n for n, some in enumerate(found) if any(m.chance > SEEN for m in some)]
    if again:
        _look_again(paragraphs, profile, found, again, protected)
    return found


def _look_again(
    paragraphs: Sequence[Laid],
    profile: DocumentProfile,
    found: list[list[Missing]],
    again: list[int],
    protected: Sequence[Sequence[Span]],
) -> None:
    """Find what a token hides behind a first repair, and add it to `found`."""
    cuts = {n: [m.at for m in found[n] if m.chance > SEEN] for n in again}
    texts = [_cut(paragraphs[n].text, cuts[n]) for n in again]
    seen = look([lay(text) for text in texts], profile.knowledge)
    beside = [{c + k for k, c in enumerate(cuts[n])} for n in again]
    for i, some in enumerate(_judge(seen, profile, range(len(again)), ())):
        n = again[i]
        taken = {m.at for m in found[n]}
        laid = seen.paragraphs[i]
        for m in some:
            at = m.at - sum(c + k < m.at for k, c in enumerate(cuts[n]))
            if (
                at not in taken
                and _touches(laid, m.at, beside[i])
                and not _inside(at, protected[n] if protected else ())
            ):
                found[n].append(Missing(at, m.chance, m.beside_mark, m.reason))
        found[n].sort(key=lambda m: m.at)


def _cut(text: str, cuts: list[int]) -> str:
    return " ".join(text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True))


def _touches(laid: Laid, at: int, inserted: set[int]) -> bool:
    """Whether the token around `at` stands beside an inserted blank."""
    k = int(np.searchsorted(laid.starts, at, "right")) - 1
    end = laid.starts[k + 1] - 1 if k + 1 < len(laid.starts) else -1
    return laid.starts[k] - 1 in inserted or end in inserted


def _judge(
    seen: Look, profile: DocumentProfile, numbers: Iterable[int], protected: Sequence[Sequence[Span]]
) -> list[list[Missing]]:
    word_rows, mark_rows = late_rows(seen, profile.lines, profile.losses)
    found: list[list[Missing]] = [[] for _ in numbers]
    for places, first, rows, name in (
        (seen.words, seen.word_chance, word_rows, "word_second"),
        (seen.marks, seen.mark_chance, mark_rows, "mark_second"),
    ):
        chance = _certain(places, _late_chance(first, rows, name), profile.knowledge)
        for i in np.flatnonzero(winners(places, chance) & _may_speak(rows, chance, name)).tolist():
            chance[i] = max(chance[i], least_chance(places.found[i], rows[i], float(chance[i]), profile))
            if chance[i] <= WORTH_A_LOOK:
                continue
            n, at = int(places.paragraph[i]), int(places.at[i])
            sure = _in_doubt(places.found[i], float(chance[i]), profile)
            if (
                sure > WORTH_A_LOOK
                and _allowed(places, i, profile)
                and not _inside(at, protected[n] if protected else ())
            ):
                why = reason(places.found[i], rows[i], profile)
                found[n].append(Missing(at, sure, name == "mark_second", why))
    for some in found:
        some.sort(key=lambda m: m.at)
    return found


_RUN_KNOWN = WORD_FEATURES.index("run_known")


def _may_speak(rows: Floats, chance: Floats, name: str) -> NDArray[np.bool_]:
    """Where a chance may be raised or is high enough already: not at known words that the looks hold for whole."""
    if name == "mark_second":
        return np.ones(len(chance), bool)
    return (chance >= HOPE) | (rows[:, _RUN_KNOWN] == 0)


CERTAIN = 0.995
"""Chance given to a place that only a lost blank explains."""


def _certain(places: Places, chance: Floats, knowledge: Knowledge) -> Floats:
    sure = [i for i, found in enumerate(places.found) if explains_itself(*found, knowledge)]
    chance[sure] = np.maximum(chance[sure], CERTAIN)
    return chance


AT_MOST = 0.5
"""Chance left to a place that only speaks for itself while the text seems to lose nothing else."""


def _in_doubt(found: tuple[Laid, int, WordPlace | MarkPlace], chance: float, profile: DocumentProfile) -> float:
    """The chance of a place now that its run may be a misspelt word or a name of the author's making."""
    laid, k, place = found
    if isinstance(place, MarkPlace) or explains_itself(laid, k, place, profile.knowledge):
        return chance
    if unsupported(laid, k, place, profile.losses.plain):
        return min(chance, AT_MOST)
    run = laid.text[laid.starts[k] + place.start : laid.starts[k] + place.end]
    return split_chance(place, run, chance, profile.losses.between_words - chance, profile.losses.size)


HOPELESS = 0.0003
"""First-look chance below which the second look is not asked."""


def _late_chance(first: Floats, rows: Floats, name: str) -> Floats:
    chance = np.zeros(len(first), np.float32)
    hopeful = np.flatnonzero(first > HOPELESS)
    chance[hopeful] = forest(name).probability(rows[hopeful])
    return chance


def _allowed(places: Places, i: int, profile: DocumentProfile) -> bool:
    """Whether neither the author's dictionary nor the look of code or of a name forbids to part the token."""
    laid, k, place = places.found[i]
    if stays_whole(laid, k, place, profile.knowledge):
        return False
    if not profile.dictionary:
        return True
    return laid.tokens[k].core not in profile.dictionary and getattr(place, "run", "") not in profile.dictionary


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start < at < span.end for span in spans)
