"""Ways in which a text loses blanks: line wraps, markup, punctuation, citations, chance, or not at all."""

import re
from collections.abc import Callable
from random import Random

MODES = {
    "wrap": 0.22,
    "html": 0.25,
    "mixed": 0.12,
    "punctuation": 0.06,
    "citation": 0.08,
    "random": 0.09,
    "clean": 0.18,
}
CITATION = re.compile(
    r"[A-Z][\w’'-]+(?:,?\s(?:and|&|et\sal\.)\s?(?:[A-Z][\w’'-]+)?)?\s\((?:19|20)\d\d[a-z]?(?:,\s*p+\.\s*[\d–-]+)?\)"
    r"|\([^()]{0,120}?\b(?:19|20)\d\d[a-z]?(?::\s?\d+)?\)|\[\d+(?:[,–-]\s?\d+)*\]")  # fmt: skip
NAME = re.compile(
    r"\b(?:[A-Z][a-z’'-]+|[A-Z]{2,})(?:\s(?:of|for|and|the|de|von)\s(?:the\s)?|\s)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
)
BLANK = re.compile(r"(?<=\S) (?=\S)")
WORD = re.compile(r"\S+")
Loser = Callable[[str], set[int]]


def blanks(paragraph: str) -> list[int]:
    return [m.start() for m in BLANK.finditer(paragraph)]


def wrap(paragraph: str, rng: Random, width: int, loss: float) -> set[int]:
    """Lose blanks at the line ends of a wrapped paragraph."""
    lost: set[int] = set()
    column = 0
    for match in WORD.finditer(paragraph):
        size = len(match.group())
        if column and column + 1 + size <= width:
            column += 1 + size
            continue
        if column and rng.random() < loss:
            lost.add(match.start() - 1)
        column = size
    return lost


def links(paragraph: str, rng: Random, share: float) -> list[tuple[int, int]]:
    """Spans that markup would link: citations and proper names."""
    spans = [m.span() for m in CITATION.finditer(paragraph) if rng.random() < 0.8]
    for match in NAME.finditer(paragraph):
        if rng.random() < share and not any(a < match.end() and match.start() < b for a, b in spans):
            spans.append(match.span())
    return sorted(spans)


def markup(
    paragraph: str, rng: Random, width: int, loss: float, share: float, runs: float, tags: list[int]
) -> set[int]:
    """Lose blanks at the line ends of an HTML source whose tags take room in the line."""
    spans = [
        (a + 1, b - 1) if paragraph[a] == "(" and paragraph[b - 1] == ")" else (a, b)
        for a, b in links(paragraph, rng, share)
    ]
    lost: set[int] = set()
    column, fresh = rng.choice(tags), True
    for match in WORD.finditer(paragraph):
        start, end = match.span()
        size = end - start
        if fresh:
            column, fresh = (column % (width + 1) if column > width + 26 else column) + size, False
        elif column + 1 + size <= width:
            column += 1 + size
        else:
            if rng.random() < loss:
                lost.add(start - 1)
            column = size
        if any(start <= a < end for a, _ in spans):
            column = min(column + rng.choice([55, 60, 75, 90, 120]), width + 41)
        if any(start < b <= end for _, b in spans):
            column += rng.choice([4, 18, 25])
        if rng.random() < runs:
            column += rng.choice([14, 28, 40, 60])
    return lost


def after_marks(paragraph: str, rng: Random, chance: float) -> set[int]:
    """Lose blanks behind punctuation."""
    return {
        g for g in blanks(paragraph)
        if paragraph[g - 1] in '.,;:!?)]”"' and rng.random() < chance * (2 if paragraph[g - 1] in ".)" else 1)
    }  # fmt: skip


def around_links(paragraph: str, rng: Random, before: float, behind: float, inside: float, share: float) -> set[int]:
    """Lose blanks before, behind and inside citations and names."""
    lost: set[int] = set()
    for a, b in links(paragraph, rng, share):
        if rng.random() < before and a > 1 and paragraph[a - 1] == " ":
            lost.add(a - 1)
        match = re.compile(r"[.,;:)”\"]* (?=\S)").match(paragraph, b)
        if match and rng.random() < behind:
            lost.add(match.end() - 1)
        within = [g for g in blanks(paragraph) if a < g < b]
        if within and rng.random() < inside:
            lost.add(within[0] if rng.random() < 0.7 else rng.choice(within))
    return lost


def by_chance(paragraph: str, rng: Random, chance: float) -> set[int]:
    return {g for g in blanks(paragraph) if rng.random() < chance}


def is_heading(paragraph: str) -> bool:
    return len(paragraph.split()) <= 14 and paragraph[-1:] not in '.!?:;,"”'


def loser(mode: str, rng: Random) -> Loser:
    """A function that says which blanks of a paragraph a document of this mode loses; its parameters are drawn here."""
    if mode == "wrap":
        width, loss = rng.randint(55, 85), rng.choice([1, 1, 1, 0.5, 0.5, 0.15, 0.15])
        return lambda p: wrap(p, rng, width, loss)
    if mode == "html":
        width = 69 if rng.random() < 0.7 else rng.randint(60, 80)
        loss, share = rng.choice([1, 1, 1, 0.5]), rng.choice([0, 0.05, 0.15])
        runs = rng.choice([0, 0.002, 0.006])
        tags = rng.choice([[20, 22], [66, 66, 66, 40], [64, 85]])
        return lambda p: markup(p, rng, width, loss, share, runs, rng.choice([[20], [22]]) if is_heading(p) else tags)
    if mode == "punctuation":
        chance = rng.choice([0.01, 0.03, 0.08, 0.15])
        return lambda p: after_marks(p, rng, chance)
    if mode == "citation":
        before, behind, inside = rng.choice([0.1, 0.4, 0.8]), rng.choice([0.1, 0.4, 0.8]), rng.choice([0.1, 0.3])
        return lambda p: around_links(p, rng, before, behind, inside, 0.1)
    if mode == "random":
        share = rng.choice([0.001, 0.002, 0.01, 0.03, 0.03, 0.1])
        return lambda p: by_chance(p, rng, share)
    if mode == "mixed":
        width, loss = rng.randint(55, 85), rng.choice([0.1, 0.3])
        return lambda p: (
            wrap(p, rng, width, loss)
            | after_marks(p, rng, 0.015)
            | around_links(p, rng, 0.15, 0.2, 0.1, 0.03)
            | by_chance(p, rng, 0.002)
        )
    return lambda _: set()


def corrupted(text: str, mode: str, rng: Random) -> list[tuple[str, set[int]]]:
    """The paragraphs of a text after their losses, and where in each a blank is missing."""
    loses = loser(mode, rng)
    result: list[tuple[str, set[int]]] = []
    for paragraph in text.split("\n\n"):
        lost = sorted(g for g in loses(paragraph) if paragraph[g] == " ")
        pieces = [paragraph[a + 1 : b] for a, b in zip([-1, *lost], [*lost, len(paragraph)], strict=True)]
        result.append(("".join(pieces), {g - n for n, g in enumerate(lost)}))
    return result
