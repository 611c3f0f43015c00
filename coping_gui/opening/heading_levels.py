"""The levels of headings that all look alike, told by their titles and by the text between them.

Which headings are of the first level was learned from papers whose levels are known
(`benchmarks/structure_levels.py`): a conditional random field (Lafferty, McCallum & Pereira 2001) over the headings of
a document in order. Its signs are the usual parts of papers, the length of titles, and how much text stands between
them; it knows no other words, so it can be used on any subject. The likeliest sequence is found by Viterbi's method.
What lies deeper follows from rules: a heading right below a subheading, or the first of a counted series ("Case 1: …"),
opens a third level, which mostly lasts until the next heading of the first; a title that was seen before returns to its
level.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coping_gui import paths
from coping_gui.essay.essay import Role
from coping_gui.opening import roles

LEARNED = 2
"""Levels that the model tells apart: the first, and what lies below it."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A heading as the model sees it."""

    title: str
    room: int
    """How much text follows it, see `room_of`."""
    fixed: int = 0
    """Its level where that is known, e.g. by its number; else 0."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a heading's level, and for the step from the heading before it."""

    own: tuple[str, ...]
    step: tuple[str, ...]


Weights = Mapping[str, Sequence[float]]
"""A sign's weight for each level (`own …`), or for each step from one level to another, row by row (`step …`)."""

_ROOMS = (1, 40, 90, 160, 260, 420, 700)
MOST = _ROOMS[-1]
"""Words above which more make no difference."""


def room_of(words: int) -> int:
    """How much text a number of words is, in steps, so that a word more or less seldom matters."""
    return sum(words >= limit for limit in _ROOMS)


_PARTS: tuple[tuple[str, str], ...] = (
    ("abstract", r"abstract|executive summary|author summary|synopsis"),
    ("introduction", r"(?:\w+ )?introduction(?: and \w+)?|background"),
    ("results", r"(?:\w+ and )?(?:results?|findings)(?: ?(?:and|/) ?discussion)?"),
    ("methods", r"(?:\w+ and |\w+, \w+,? and )?(?:methods?|methodology)(?: and \w+)?|(?:experimental )?procedures?"
                r"|experimental section|research design"),
    ("discussion", r"(?:general )?discussion|(?:discussion|analysis) and \w+"),
    ("conclusion", r"(?:\w+ and )?conclusions?(?: and [\w ]+|/\w+)?|concluding remarks|summary(?: and \w+)?|outlook"
                   r"|future (?:work|directions)|next steps"),
    ("references", r"references?(?: list)?|bibliography|works cited|literature cited|sources"),
    ("back", r"acknowledge?ments?|funding|supporting information|supplementary \w+|author contributions?"
             r"|(?:data|code) availability|competing interests|conflicts? of interests?|appendix\b.*|annex\b.*|notes"),
)  # fmt: skip
_PART = re.compile("|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in _PARTS))
_MAIN = ("introduction", "methods", "results", "discussion", "conclusion")
_FILLED = ("methods", "results")
_LAST = ("abstract", "back", "references")
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d+)*|[ivxIVX]{1,4}|[A-Ha-h])[.):]\s*")
_STUDY = re.compile(r"(?:experiment|study) \d{1,2}\b", re.IGNORECASE)
_SERIES = re.compile(
    r"(?:(?:case|theorem|definitions?|corollary|lemma|proposition|example|experiment|study|method|step|part|phase|stage"
    r"|model|task|theme|question|hypothesis|aim|objective|group|level|type|scenario|class) )?"
    r"(?:\d{1,2}|[a-h]|[ivx]+)[a-z]?(?:[.):–—-](?!\d)|\s*$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def part_of(title: str) -> str:
    """Which usual part of a paper a title names (introduction … references, back); empty for any other."""
    bare = " ".join(_NUMBER.sub("", title).lower().replace("&", "and").strip(" .:").split())
    match = _PART.fullmatch(bare)
    return (match.lastgroup or "") if match else ""


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[str, ...]:
    """The words of a title in small letters, plural endings cut off."""
    found = (w.lower() for w in _WORD.findall(title))
    return tuple(w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in found)


def signs(headings: Sequence[Titled]) -> list[Signs]:
    """The signs of each heading of a document."""
    parts = [part_of(h.title) for h in headings]
    known = min(4, len({p for p in parts if p in _MAIN}))
    seen = Counter(roles.key_of(h.title) for h in headings)
    usual = sorted(h.room for h in headings)[len(headings) // 2] if headings else 0
    found: list[Signs] = []
    zone = ""
    for i, heading in enumerate(headings):
        own = (
            "any",
            f"length {min(10, len(_words(heading.title)))}",
            f"part {parts[i]}",
            f"part {parts[i]} {known}",
            f"zone {zone} {known}",
            f"zone {zone} part {parts[i]}",
            f"next {parts[i + 1] if i + 1 < len(parts) else 'end'} {known}",
            f"less {heading.room < usual} {known}",
            f"many {min(6, len(headings) // 4)} {known}",
            f"again {seen[roles.key_of(heading.title)] > 1}",
        )
        found.append(Signs(own, tuple(_steps(headings, parts, i, known)) if i else ()))
        zone = parts[i] if parts[i] in (*_MAIN, *_LAST) else zone
    return found


def _steps(headings: Sequence[Titled], parts: Sequence[str], i: int, known: int) -> Iterator[str]:
    before, heading = headings[i - 1], headings[i]
    yield "any"
    yield f"between {before.room}"
    yield f"between {before.room} {known}"
    yield f"between {min(before.room, 3)} part {bool(parts[i - 1])} {bool(parts[i])}"
    yield f"parts {parts[i - 1]} {bool(parts[i])}"
    yield f"rooms {before.room - heading.room}"
    if i > 1:
        yield f"two {min(3, headings[i - 2].room)} {min(3, before.room)}"
    a, b = _words(before.title), _words(heading.title)
    if a and b:
        yield f"first {a[0] == b[0]} last {a[-1] == b[-1]}"


@lru_cache(maxsize=1)
def learned() -> Weights:
    """The weights that ship with COPING."""
    lines = paths.resource("structure", "heading_levels.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(float, row[1:])) for row in rows}


def levels(headings: Sequence[Titled]) -> list[int]:
    """The likeliest level of each heading, 1 to 3; `fixed` ones are kept."""
    return list(_told(tuple(headings)))


@lru_cache(maxsize=64)
def _told(headings: tuple[Titled, ...]) -> tuple[int, ...]:
    return tuple(told_by(headings, learned()))


def told_by(headings: Sequence[Titled], weights: Weights) -> list[int]:
    """The levels as these weights tell them."""
    known = _with_main_parts(_with_studies(headings))
    return _deepened(known, _viterbi(known, weights))


def _with_main_parts(headings: Sequence[Titled]) -> list[Titled]:
    """Titles that are of the first level by themselves.

    "Introduction" is, where it stands there once; in a paper with methods and results so are the last of these and of
    the discussion (a structured abstract names them first). Papers of several studies repeat them below each.
    """
    parts = [part_of(h.title) for h in headings]
    counts = Counter(parts)
    paper = {*_FILLED} <= {*parts}
    top = {
        max(i for i, q in enumerate(parts) if q == p) for p in (*_FILLED, "discussion") if paper and 0 < counts[p] < 3
    }
    introductions = [i for i, h in enumerate(headings) if roles.role_of(h.title) is Role.INTRODUCTION]
    top.update(introductions if len(introductions) == 1 else ())
    return [replace(h, fixed=1) if i in top and not h.fixed else h for i, h in enumerate(headings)]


def _with_studies(headings: Sequence[Titled]) -> list[Titled]:
    """Where a paper reports "Experiment 1" and "Experiment 2", the Methods and Results of each lie below it."""
    if sum(bool(_STUDY.match(h.title)) for h in headings) < 2:
        return list(headings)
    found: list[Titled] = []
    inside = False
    for heading in headings:
        part, study = part_of(heading.title), bool(_STUDY.match(heading.title))
        general = part in _LAST or part == "conclusion" or heading.title.lower().startswith("general ")
        inside = study or (inside and not general)
        below = inside and part in _MAIN
        found.append(heading if heading.fixed or not (study or below) else replace(heading, fixed=1 if study else 2))
    return found


def _viterbi(headings: Sequence[Titled], weights: Weights) -> list[int]:
    best: list[list[float]] = []
    came: list[list[int]] = []
    below = _below_parts(headings)
    for i, (heading, sign) in enumerate(zip(headings, signs(headings), strict=True)):
        own = _sum(weights, "own", sign.own, LEARNED)
        own[0] -= 1e3 if i in below else 0
        if heading.fixed or not best:
            own[1 if heading.fixed < 2 else 0] -= 1e6
        if best:
            step = _sum(weights, "step", sign.step, LEARNED * LEARNED)
            ways = [[best[-1][a] + step[a * LEARNED + b] for a in range(LEARNED)] for b in range(LEARNED)]
            came.append([w.index(max(w)) for w in ways])
            own = [value + max(w) for value, w in zip(own, ways, strict=True)]
        best.append(own)
    if not best:
        return []
    found = [best[-1].index(max(best[-1]))]
    for row in reversed(came):
        found.append(row[found[-1]])
    return [h.fixed or level + 1 for h, level in zip(headings, reversed(found), strict=True)]


def _below_parts(headings: Sequence[Titled]) -> set[int]:
    """In a paper with methods and results, what stands under these is below them (752 of 774 in the papers learned)."""
    parts = [part_of(h.title) for h in headings]
    found: set[int] = set()
    zone = ""
    for i, part in enumerate(parts):
        if part in (*_MAIN, *_LAST):
            zone = part
        elif zone in _FILLED:
            found.add(i)
    return found if {*_FILLED} <= {*parts} else set()


def _sum(weights: Weights, kind: str, names: Sequence[str], size: int) -> list[float]:
    rows = [weights[f"{kind} {name}"] for name in names if f"{kind} {name}" in weights]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * size


def _deepened(headings: Sequence[Titled], levels_: Sequence[int]) -> list[int]:
    """The levels, with a third one where a subheading has subheadings of its own."""
    found = list(levels_)
    parts = [part_of(h.title) for h in headings]
    seen: dict[str, int] = {}
    deep = False
    for i, heading in enumerate(headings):
        if found[i] == 1:
            deep = False
            continue
        key = roles.key_of(heading.title)
        deep = _is_deep(headings, parts, found, i, deep=deep)
        if seen.get(key) == LEARNED and not (found[i - 1] >= LEARNED and not headings[i - 1].room):
            deep = False
        if deep and not heading.fixed:
            found[i] = LEARNED + 1
        seen.setdefault(key, found[i])
    return found


def _is_deep(headings: Sequence[Titled], parts: Sequence[str], found: Sequence[int], i: int, *, deep: bool) -> bool:
    """Whether a heading below the first level lies below the second, given whether the one before it does."""
    sub = found[i - 1] >= LEARNED and (not parts[i - 1] or headings[i - 1].fixed == LEARNED)
    if parts[i]:
        return False
    if sub and (not headings[i - 1].room or headings[i - 1].fixed == LEARNED):
        return True
    if _opens(headings, parts, found, i):
        return False
    counted = [bool(_SERIES.match(h.title)) for h in headings[i - 1 : i + 1]]
    return deep or (sub and counted == [False, True])


def _opens(headings: Sequence[Titled], parts: Sequence[str], found: Sequence[int], i: int) -> bool:
    """Whether another subheading stands right below it."""
    return not headings[i].room and i + 1 < len(headings) and found[i + 1] == LEARNED and not parts[i + 1]
