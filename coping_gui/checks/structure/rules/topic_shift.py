"""P3: a long paragraph whose vocabulary changes in the middle."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import sqrt
from statistics import fmean, pstdev

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.checks.structure.vocabulary import content
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_SENTENCES = 8
FEWEST_WORDS = 150
WINDOW = 3
"""Sentences compared on each side of a gap."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint at the sentence after the deepest gap of a paragraph, when the gap is deep for this essay as well."""
    view = view_of(essay)
    gaps: list[tuple[float, float, int, int]] = []
    for i in view.running:
        if view.words[i] >= FEWEST_WORDS and len(view.sentences(i)) >= FEWEST_SENTENCES:
            gaps += _gaps(view, i)
    if not gaps:
        return
    depths = [depth for _, depth, _, _ in gaps]
    deep = fmean(depths) + pstdev(depths)
    for i in dict.fromkeys(g[2] for g in gaps):
        similarity, depth, _, sentence = min(g for g in gaps if g[2] == i)
        if similarity <= settings.topic_shift_similarity and depth > deep:
            yield view.hint(
                "P3", 38, i, view.sentences(i)[sentence], "Does a new topic, and so a new paragraph, begin here?",
                f"The {plural(WINDOW, 'sentence')} before it and the {WINDOW} from it on share hardly any word.",
            )  # fmt: skip


def _gaps(view: View, paragraph: int) -> list[tuple[float, float, int, int]]:
    """Similarity, depth, paragraph and following sentence of each gap (TextTiling, Hearst 1997)."""
    text = view.paragraphs[paragraph].text
    bags = [Counter(content(s.of(text))) for s in view.sentences(paragraph)]
    places = range(WINDOW, len(bags) - WINDOW + 1)
    similar = [_cosine(_sum(bags[k - WINDOW : k]), _sum(bags[k : k + WINDOW])) for k in places]
    left = accumulate(similar, max)
    right = reversed(list(accumulate(reversed(similar), max)))
    peaks = zip(similar, left, right, places, strict=True)
    return [(s, a + b - 2 * s, paragraph, place) for s, a, b, place in peaks]


def _sum(bags: Sequence[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for bag in bags:
        total.update(bag)
    return total


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(n * other[w] for w, n in one.items() if w in other)
    size = sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return shared / size if size else 1.0


_PRISON = (
    "The prison holds many mothers with small children. Children visit the prison every week to see their mothers."
    " Their"
    " mothers wait for these visits of the children in the prison with great hope. In the prison the mothers may"
    " hold the"
    " children for one hour. The children cry when the mothers return to the cells of the prison. Guards of the"
    " prison let"
    " mothers and children play for a while."
)
_HARVEST = (
    "Wheat prices rose sharply after a dry summer in Ukraine. Farmers sold wheat abroad at high prices before"
    " winter. High"
    " prices of wheat made bread dear in Egypt. Traders bought wheat from farmers at prices nobody had seen. Bread"
    " prices"
    " followed wheat prices with a delay of months. Farmers then planted wheat on fallow fields because prices"
    " stayed high."
)

RULE = EssayRule(
    id="P3",
    title="Two topics in one paragraph",
    why="A paragraph that changes its subject midway is easier to follow as two.",
    source="TextTiling (Hearst 1997): word overlap on both sides of each gap; the limits are house values.",
    find=find,
    flags=(f"## One\n\n{_PRISON} {_HARVEST} {_HARVEST}",),
    leaves=(f"## One\n\n{_PRISON} {_PRISON} {_PRISON}", f"## One\n\n{_PRISON}\n\n{_HARVEST}"),
)
