"""What the title of a heading says by itself: a usual part of papers, one of a series, a box, its words, its form."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from coping_gui.opening.heading_topics import nearness


@dataclass(frozen=True, slots=True)
class Titled:
    """A heading as its level is told."""

    title: str
    room: int
    """How much text follows it, see `room_of`."""
    fixed: int = 0
    """Its level where that is known, e.g. by its number; else 0."""
    uses: frozenset[str] = frozenset()
    """Words of the document's headings, as `stems_of` gives them, that the text right below it uses."""
    signed: bool = False
    """Whether the line right below it is a byline."""
    near: int = 0
    """How near the text below it is to the text above it, see `heading_topics.nearness`."""
    share: int = 0
    """Its words measured by those of the other parts, in steps from 0 (none) to 6 (more than twice as many)."""
    leads: bool = False
    """Whether the text below it ends with a colon or semicolon, as what leads to the next heading does."""


class Below(NamedTuple):
    """A title and what stands below it until the next heading."""

    title: str
    texts: Sequence[str]
    words: int


_ROOMS = (1, 40, 90, 160, 260, 420, 700)
MOST = _ROOMS[-1]
"""Words above which more make no difference."""
_SHARES = (0.01, 0.3, 0.6, 1, 1.5, 2.2)
"""Parts of the usual words below a heading."""


def room_of(words: int) -> int:
    """How much text a number of words is, in steps, so that a word more or less seldom matters."""
    return sum(words >= limit for limit in _ROOMS)


_PARTS: tuple[tuple[str, str], ...] = (
    ("abstract", r"abstract|executive summary|author summary|synopsis"),
    ("introduction", r"(?:\w+ )?introduction(?: and \w+|: .+)?|background"),
    ("results", r"(?:\w+ and )?(?:results?|findings)(?: ?(?:and|/) ?discussion)?"),
    ("methods", r"(?:\w+ and |\w+, \w+,? and )?(?:methods?|methodology)(?: and \w+)?|(?:experimental )?procedures?"
                r"|experimental section|research design|models?"),
    ("discussion", r"(?:general )?discussion|(?:discussion|analysis) and \w+"),
    ("conclusion", r"(?:\w+ and )?conclusions?(?: and [\w ]+|/\w+)?|concluding remarks|summary(?: and \w+)?|outlook"
                   r"|future (?:work|directions)|next steps"),
    ("references", r"references?(?: list)?|bibliography|works cited|literature cited|sources"),
    ("back", r"acknowledge?ments?|funding|supporting information|supplementary \w+|author contributions?"
             r"|(?:data|code) availability|competing interests|conflicts? of interests?|appendix\b.*|annex\b.*|notes"),
)  # fmt: skip
_PART = re.compile("|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in _PARTS))
MAIN = ("introduction", "methods", "results", "discussion", "conclusion")
FILLED = ("methods", "results")
"""The parts that have subsections in most papers."""
LAST = ("abstract", "back", "references")
_STAGE = re.compile(
    r"(?:(?:overview|description) of )?(?:the )?(?:data(?: ?sets?)?|corp(?:us|ora)|materials?|sources)"
    r"|(?:the )?experiments?|evaluation|validation|analys[ie]s|limitations?|implications?|recommendations?|challenges"
    r"|(?:case stud|stud)(?:y|ies)|applications?|examples?|related work|previous work|state of the art|theory"
    r"|hypothes[ie]s|research questions?|aims|objectives",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d+)*|[ivxIVX]{1,4}|[A-Ha-h])[.):]\s*")
_STUDY = re.compile(r"(?:experiment|study) \d{1,2}\b", re.IGNORECASE)
_PROCEDURE = re.compile(r"\W*(?:procedures?|models?)\W*", re.IGNORECASE)
_BOX = re.compile(r"(?:text ?)?(?:box|panel) \d{1,2}\b", re.IGNORECASE)
_SERIES = re.compile(
    r"(?:(?:case|theorem|definitions?|corollary|lemma|proposition|example|experiment|study|method|step|part|phase|stage"
    r"|model|task|theme|question|hypothesis|aim|objective|group|level|type|scenario|class) )?"
    r"(?:\d{1,2}|[a-h]|[ivx]+)[a-z]?(?:[.):–—-](?!\d)|\s*$)",
    re.IGNORECASE,
)
_PROOF = re.compile(r"proof\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(.*\)|\s[-–—]\s.*|,\s[a-z].*")
_SYMBOL = re.compile(r"[a-z]?[A-Z][A-Z0-9/-]{2,}")
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "can", "does", "do", "not", "by"))
_BETWEEN_NAMES = re.compile(
    r"(?:by|and|of|de|del|della|di|da|dos|du|la|le|von|van|den|der|ter|zu|y|und|et|the|in|for|at),?"
)
_DEGREE = re.compile(r"(?:Ph\.? ?D|M\.?[AD]|M\.?Sc|Jr|Sr)\.")
"""What a line of names may end with in spite of its full stop."""
FEWEST_NAMES, LONGEST_BYLINE = 2, 160
"""Names of a byline at least, and its characters at most."""
STEM = 6
"""Letters of a word that its forms share."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def part_of(title: str) -> str:
    """Which usual part of a paper a title names (introduction … references, back); empty for any other."""
    bare = " ".join(_NUMBER.sub("", title).lower().replace("&", "and").strip(" .:").split())
    match = _PART.fullmatch(bare)
    return (match.lastgroup or "") if match else ""


def parts_of(headings: Sequence[Titled]) -> list[str]:
    """The usual part that each title names; "Procedure" and "Model" are the methods only where no other title is."""
    parts = [part_of(h.title) for h in headings]
    procedures = {i for i, h in enumerate(headings) if parts[i] == "methods" and _PROCEDURE.fullmatch(h.title)}
    if all(i in procedures for i, part in enumerate(parts) if part == "methods"):
        return parts
    return ["" if i in procedures else part for i, part in enumerate(parts)]


def is_paper(parts: Sequence[str]) -> bool:
    """Whether there are methods and results."""
    return {*FILLED} <= {*parts}


def is_stage(title: str) -> bool:
    """Whether it may stand beside the methods and results as a part of its own: "Data", "Limitations"."""
    return bool(_STAGE.fullmatch(_NUMBER.sub("", title).strip(" .:")))


def is_study(title: str) -> bool:
    """Whether it is one of several studies of a paper: "Experiment 2"."""
    return bool(_STUDY.match(title))


def is_box(title: str) -> bool:
    """Whether it heads a box that is set into the text: "Box 1. Terms"."""
    return bool(_BOX.match(title))


def is_counted(title: str) -> bool:
    """Whether it is one of a series: "Case 1: the mill", "b) The inn", "Theorem 2" (and its proof)."""
    return bool(_SERIES.match(title) or _PROOF.match(title))


def is_symbol(title: str) -> bool:
    """Whether it is names in capitals and figures, explained or not: "QRX7", "QRX7 and TLN2", "ADA (an enzyme)"."""
    names = [w.strip(",") for w in _ASIDE.sub("", title).split() if w != "and"]
    return bool(names) and all(_SYMBOL.fullmatch(name) for name in names)


@lru_cache(maxsize=4096)
def words_of(title: str) -> tuple[str, ...]:
    """The words of a title in small letters, plural endings cut off."""
    found = (w.lower() for w in _WORD.findall(title))
    return tuple(w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in found)


_EMPTY = re.compile(
    r"the|an?|of|in|on|and|or|for|to|with|by|from|as|at|is|are|was|were|be|been|this|that|these|those|its?|their|our|we|i"
    r"|not|than|into|between|under|over|via|using|per|et|al",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """The beginning of a word, by which its forms are compared: "configuring" and "configuration"."""
    small = word.lower()
    if len(small) > STEM:
        return small[:STEM]
    return small[:-1] if len(small) > 3 and small.endswith("s") and not small.endswith("ss") else small


@lru_cache(maxsize=4096)
def stems_of(title: str) -> tuple[str, ...]:
    """The stems of a title's words that say something, in order, its number left out."""
    words = _WORD.findall(_NUMBER.sub("", title))
    return tuple(stem_of(w) for w in words if not _EMPTY.fullmatch(w))


@lru_cache(maxsize=512)
def used_in(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem_of(w) for w in _WORD.findall(text))


@lru_cache(maxsize=4096)
def case_of(title: str) -> str:
    """How a title uses capitals: "title", "sentence", "mixed", or "one" where one long word does not show it."""
    long = [w for w in _WORD.findall(_NUMBER.sub("", title)) if len(w) >= 4]
    capitals = sum(w[0].isupper() for w in long[1:])
    if len(long) < 2:
        return "one"
    return "title" if capitals == len(long) - 1 else "mixed" if capitals else "sentence"


@lru_cache(maxsize=4096)
def form_of(title: str) -> str:
    """How a title is built: a question, in two halves, with a gerund or an article first, a symbol, or otherwise."""
    bare = _NUMBER.sub("", title).strip()
    first = next(iter(words_of(bare)), "")
    forms = (
        ("gerund", first.endswith("ing") and len(first) > 5),
        ("question", bare.endswith("?")),
        ("halves", ":" in bare),
        ("aside", "(" in bare),
        ("symbol", bool(_SYMBOL.match(bare))),
        ("article", first in ("the", "a", "an")),
    )
    return next((name for name, holds in forms if holds), "plain")


@lru_cache(maxsize=4096)
def is_statement(title: str) -> bool:
    """Whether it has a common verb: "The price was set by the mill"."""
    return not _VERBS.isdisjoint(w.lower() for w in _WORD.findall(title))


LOOKED_AT = 400
"""Words right below a heading that are searched for the words of headings."""
LONGEST = 10 * LOOKED_AT
"""Characters of one paragraph that are."""


def titled(rows: Sequence[Below]) -> list[Titled]:
    """Headings as the model sees them, given each title and what stands below it."""
    words = frozenset(s for row in rows for s in stems_of(row.title))
    used = [_used_below(row.texts) for row in rows]
    usual = _usual_words(rows)
    return [
        Titled(row.title, room_of(row.words), 0, words & stems, _is_signed(row), near, _share(row, usual), _leads(row))
        for row, stems, near in zip(rows, used, nearness(used), strict=True)
    ]


def _usual_words(rows: Sequence[Below]) -> float:
    """Words below a heading on average; what stands before and after the text proper does not count."""
    counts = [min(MOST, row.words) for row in rows if part_of(row.title) not in LAST]
    return max(1.0, sum(counts) / max(1, len(counts)))


def _share(row: Below, usual: float) -> int:
    return sum(min(MOST, row.words) >= limit * usual for limit in _SHARES)


def _leads(row: Below) -> bool:
    return 0 < row.words < MOST and row.texts[-1].rstrip().endswith((":", ";"))


def _is_signed(row: Below) -> bool:
    return any(is_byline(text) for text in row.texts[:1])


def is_byline(text: str) -> bool:
    """Whether a line is names and nothing else: "by Ada Marsh (Riverton) and Tom Hill"."""
    words = text.split() if len(text) <= LONGEST_BYLINE else []
    if len(words) < FEWEST_NAMES or (text.rstrip()[-1] in ".:;?!" and not _DEGREE.fullmatch(words[-1])):
        return False
    names = sum(w.strip("(")[:1].isupper() for w in words)
    return names >= FEWEST_NAMES and all(_BETWEEN_NAMES.fullmatch(w) for w in words if w[0].islower())


def _used_below(texts: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    words = 0
    for text in texts:
        found |= used_in(text[:LONGEST])
        words += text.count(" ") + 1
        if words >= LOOKED_AT:
            break
    return frozenset(found)


class Announcements:
    """How far the text under one heading names the headings after it."""

    def __init__(self, headings: Sequence[Titled]) -> None:
        self._headings = headings
        self._stems = [frozenset(stems_of(h.title)) for h in headings]
        counts = Counter(s for title in self._stems for s in title)
        self._common = frozenset(s for s, n in counts.items() if n > max(2, len(headings) // 4))
        """In so many titles that they tell none of them."""

    def of(self, above: int, heading: int) -> str:
        """How many of the telling words of a title the text under heading `above` uses: all, half, some or none."""
        if not self._headings[above].room:
            return "no text"
        telling = (self._stems[heading] - self._common) or self._stems[heading]
        if not telling:
            return "no words"
        share = len(telling & self._headings[above].uses) / len(telling)
        return "all" if share == 1 else "half" if share >= 0.5 else "some" if share else "none"
