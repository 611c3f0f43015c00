"""How works are cited in running text: author–year in the manner of APA, Harvard and Chicago, and by number.

What is read: (Smith, 2010), (Smith & Jones 2010a, p. 4; see also van der Berg et al., n.d.), Smith and Jones (2010),
(World Health Organization, 2012), [3], [2–5, 9]. Spans are code points of the paragraph.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.essay.span import Span

UPPER = "".join(c for c in map(chr, range(0x250)) if c.isupper())
_PREFIX = (
    r"(?:(?:van|von|de|der|den|del|della|di|da|du|la|le|el|al|bin|ibn|ter|ten|zu|zur|dos|das|do|af|av|y)[ -]"
    r"|[dl]['’]|O['’])"
)
NAME_WORD = rf"(?:{_PREFIX}{{0,3}}[{UPPER}][\w'’.-]*\w|(?:[{UPPER}]\.-?){{1,4}}|[{UPPER}])"
_ORG_LINK = r"(?:of|for|the|and|&|on|in|de|des|du|la|et|für|und|van|der|to|at)"
_NAMES = (
    rf"{NAME_WORD}(?:,?\s+(?:{_ORG_LINK}\s+){{0,2}}{NAME_WORD}|,?\s*(?:and|&|und|et"
    rf"|y)\s+{NAME_WORD})*(?:\s+\[[{UPPER}]{{2,8}}\])?"
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d)(?:[a-h]\b)?"
_DATE = rf"(?:\[?{YEAR}\]?(?:/{YEAR})?|n\.\s?d\b\.?|in press|forthcoming|in preparation|under review)"
_DATES = rf"{_DATE}(?:\s*(?:,|and|&)\s*(?:{_DATE}|[a-h]\b))*"
_PAGE = re.compile(r"\b(?:pp?|paras?|chap|ch|ll?|vol|fig|sec|sects?)\.?\s*\d|Y\s*[:,]\s*\d|§|¶|\bloc\.", re.IGNORECASE)
"""A place in a work, in a citation whose years are written Y."""

_BRACKET = re.compile(r"\((?P<inside>[^()]{2,500})\)|\[(?P<square>[^\[\]()]{6,300})\]")
_SIGNAL = re.compile(
    r"(?:(?:see|see also|c\.\s?f\.|as in|using|with|e\.\s?g\.|i\.\s?e\.|cf\.|compare|also|but see"
    r"|for example|for instance|for a review"
    r"|for an overview"
    r"|for reviews?|reviewed in|reviewed by|quoted in|cited in|cited by|qtd\. in|as cited in|adapted from|based on"
    r"|following"
    r"|according to|in|after|from|by|and|or|following|discussed in|for details|such as)(?!\w)[,:]?\s*)+",
    re.IGNORECASE,
)
_CITED = re.compile(
    rf"(?P<names>{_NAMES})(?P<etal>,?\s+(?:et\.?\s+al\.?|and (?:others|colleagues)))?(?:['’]s?)?"
    rf"(?:\s*\((?:eds?|trans)\.\))?,?\s+(?P<dates>{_DATES})(?!\s?[–-]\s?\d{{2}})(?P<rest>.*)",
    re.DOTALL,
)
_MORE_DATES = re.compile(rf"(?P<dates>{_DATES})(?P<rest>.*)", re.DOTALL)
_NARRATIVE_DATES = re.compile(rf"\s*(?P<dates>{_DATES})\s*(?P<rest>[,;:].*)?$", re.DOTALL)
_BEFORE = re.compile(
    rf"(?P<names>{_NAMES})(?P<etal>,?\s+(?:et\.?\s+al\.?|and (?:others|(?:his|her|their) colleagues"
    rf"|colleagues)))?(?:['’]s?)?,?\s*$"
)
_NUMERIC = re.compile(
    r"\\?\[(?P<first>\d{1,3})\\?\]\s?[-–—]\s?\\?\[(?P<last>\d{1,3})\\?\]|\\?\[(?P<list>\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)"
    r"(?P<where>:\s*[^\]\\]{1,40}|,\s*(?:pp?|figs?|tab|table|chap|ch|sec)\b[^\]\\]*)?\\?\]"
)
_BARE = re.compile(rf"(?<![\w(\[])(?P<names>{NAME_WORD}),?\s+et\.?\s+al\.?,?\s+(?P<year>{YEAR})(?![\w–-])")
_SECONDARY = re.compile(r"\b(?:as\s+)?(?:cited|quoted|qtd\.?)\s+(?:in|by)\s+", re.IGNORECASE)
_LEADING = frozenset(
    str.split(
        "according additionally after also although and as at because before both but by cf consequently despite"
        " during e.g"
        " earlier early elsewhere"
        " even finally first firstly following for from further furthermore given hence here however"
        " if in"
        " indeed instead interestingly last lastly later like likewise meanwhile moreover nevertheless nonetheless"
        " notably"
        " now on or original originally overall professor prof dr recent recently research researchers scholars second"
        " secondly see similarly since so specifically still studies study subsequently such than that the their"
        " then there"
        " therefore these third this those though through thus to today under unlike until when where whereas while"
        " with work"
        " yet authors author theorist philosopher historian economist sociologist psychologist critics critic only"
        " what why"
        " how is are was were did does his her its our my one two three some many most"
    )
)
_NOT_NAMES = frozenset(
    str.split(
        "january february march april may june july august september october november december spring summer"
        " autumn fall"
        " winter jan feb mar apr jun jul aug sept sep oct nov dec figure fig table since until in circa ca born"
        " died around"
        " about version est established founded copyright accessed retrieved mid late early between from to by"
        " before after"
        " monday tuesday wednesday thursday friday saturday sunday issue no vol chapter section"
    )
)


@dataclass(frozen=True, slots=True)
class Work:
    """One work that a citation names."""

    names: tuple[str, ...]
    """Surnames in order, or one organisation; as written."""
    year: str
    """2015, 2015a, n.d. or in press; empty in a short note."""
    et_al: bool = False
    title: str = ""
    """In notes, the title by which the work is named; a short note has no year."""

    @property
    def label(self) -> str:
        """What to call it to the author: "Herric & Indianos (2015)"."""
        names = f"{self.names[0]} et al." if self.et_al or len(self.names) > 2 else " & ".join(self.names)
        if self.year:
            return f"{names} ({self.year})"
        return f"{names}, {self.title}" if self.title else names


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that cites one or more works."""

    span: Span
    works: tuple[Work, ...] = ()
    numbers: tuple[int, ...] = ()
    """The numbers of a numeric citation, ranges written out."""
    narrative: bool = False
    """Whether the names are part of the sentence: Smith (2010)."""
    page: bool = False
    """Whether it says where in the work."""


@lru_cache(maxsize=16384)
def citations_in(text: str) -> tuple[Citation, ...]:
    """The citations of one paragraph, in order of their places; they never overlap."""
    found: list[Citation] = []
    if "(" in text or "[" in text:
        for match in _BRACKET.finditer(text):
            made = _bracketed(text, match)
            if made is not None:
                found.append(made)
        found += [_numeric(m) for m in _NUMERIC.finditer(text)]
    if "et al" in text:
        found += _bare(text, found)
    return tuple(sorted(found, key=lambda c: c.span))


def _bare(text: str, found: list[Citation]) -> Iterator[Citation]:
    """Citations without any bracket, of which only those with "et al." are sure: as in Hyvönen et al., 2015."""
    for match in _BARE.finditer(text):
        names = _surnames(match["names"], bracketed=False)
        span = Span(match.start(), match.end())
        if names and not any(c.span.overlaps(span) for c in found):
            start = match.start() + max(0, match["names"].find(names[0]))
            yield Citation(Span(start, match.end()), (Work(names, match["year"], et_al=True),), narrative=True)


def _numeric(match: "re.Match[str]") -> Citation:
    places = match["list"] or f"{match['first']}-{match['last']}"
    return Citation(Span(*match.span()), numbers=numbers_in(places), page=bool(match["where"]))


def numbers_in(places: str) -> tuple[int, ...]:
    """The numbers of "2–5, 9", ranges written out."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", places):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 99:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(numbers)


def _bracketed(text: str, match: "re.Match[str]") -> Citation | None:
    group = "inside" if match["inside"] is not None else "square"
    inside = match[group]
    if not re.search(rf"{YEAR}|n\.\s?d\b|in press|forthcoming", inside):
        return None
    dates = _NARRATIVE_DATES.match(inside)
    if dates:
        return (
            _narrative(text, match, dates)
            if group == "inside" or text[match.start() - 1 : match.start()] == " "
            else None
        )
    works = _works(inside)
    if not works:
        return None
    return Citation(Span(*match.span()), tuple(works), page=bool(_PAGE.search(re.sub(YEAR, "Y", inside))))


def _works(inside: str) -> list[Work]:
    works: list[Work] = []
    last: tuple[str, ...] = ()
    for piece in inside.split(";"):
        piece = _SECONDARY.split(piece)[-1].strip(" ,")  # noqa: PLW2901  what was read is what must be listed
        signal = _SIGNAL.match(piece)
        match = _CITED.match(piece, signal.end() if signal else 0) or _cited_inside(piece)
        if match:
            names = _surnames(match["names"], bracketed=True)
            if names:
                last = names
                works += [Work(names, year, bool(match["etal"])) for year in _years(match["dates"])]
                works += _continued(match["rest"])
        elif last and (more := _MORE_DATES.match(piece)):
            works += [Work(last, year) for year in _years(more["dates"])]
    return works


def _cited_inside(piece: str) -> "re.Match[str] | None":
    """A citation after words of the author's own: "(a point made by Smith, 2010)"; a date phrase is none."""
    match = re.compile(rf"[^{UPPER}]*?(?:^|\b(?:in|by|from|see|and|with)\s)(?=[{UPPER}])").match(piece)
    return _CITED.match(piece, match.end()) if match and match.end() else None


def _continued(rest: str) -> list[Work]:
    """Works after a comma: "(Smith, 2010, Jones, 2011)"."""
    match = re.match(r"\s*,\s*(?:and\s+|&\s+)?", rest)
    if match is None or not (again := _CITED.match(rest, match.end())):
        return []
    names = _surnames(again["names"], bracketed=True)
    if not names:
        return []
    return [Work(names, y, bool(again["etal"])) for y in _years(again["dates"])] + _continued(again["rest"])


def _years(dates: str) -> list[str]:
    years: list[str] = []
    for year in re.findall(rf"{YEAR}|n\.\s?d\b|in press|forthcoming|in preparation|under review|\b[a-h]\b", dates):
        if len(year) == 1:
            if years:
                years.append(years[-1][:4] + year)
        else:
            years.append(sys.intern("n.d." if year.startswith("n") else year))
    return years


def _narrative(text: str, match: "re.Match[str]", dates: "re.Match[str]") -> Citation | None:
    before = _last_match(text, match.start())
    if before is None:
        return None
    names = _surnames(before["names"], bracketed=False)
    if not names:
        return None
    works = tuple(Work(names, y, bool(before["etal"])) for y in _years(dates["dates"]))
    start = max(0, before.start("names") + before["names"].find(names[0]))
    return Citation(
        Span(start, match.end()), works, narrative=True, page=bool(_PAGE.search("Y" + (dates["rest"] or "")))
    )


def _last_match(text: str, end: int) -> "re.Match[str] | None":
    """The names right before a bracket: the longest run of name words that reaches it."""
    start = max(0, end - 160)
    stop = max(text.rfind(mark, start, end) for mark in (". ", "; ", ": ", ") ", "(", "\n"))
    if stop > 0 and re.search(rf"\b[{UPPER}]\.$|\bal\.$", text[start : stop + 1]):
        stop = max(text.rfind(mark, start, stop) for mark in (". ", "; ", ": ", ") ", "(", "\n"))
    start = max(start, stop + 1)
    at = start
    while at < end:
        match = re.compile(rf"(?:(?<=\W)|^)(?={_PREFIX}|[{UPPER}])").search(text, at, end)
        if match is None:
            return None
        found = _BEFORE.match(text, match.start(), end)
        if found:
            return found
        at = match.start() + 1
    return None


_AND = re.compile(r",?\s+(?:and|&|und|et|y)\s+|,\s+(?:and\s+|&\s+)?")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.?[ -]?){{1,4}}")


def _surnames(names: str, *, bracketed: bool) -> tuple[str, ...]:
    """Surnames, or one organisation, of a run of name words; empty when it names nobody."""
    words = names.split()
    while words and words[0].strip(",.'’").lower() in _LEADING:
        words = words[1:]
    while words and words[0] in ("of", "for", "the", "and", "&", "on", "in", "to", "at"):
        words = words[1:]
    names = re.sub(r"\s*\[[^\]]*\]", "", " ".join(words))
    if not names or words[-1].strip(",.").lower() in _NOT_NAMES or words[0].strip(",.").lower() in _NOT_NAMES:
        return ()
    if re.search(r"\s(?:of|for|on|the|to)\s", names):
        return (names,)
    parts = [_surname(part, first=i == 0, whole=bracketed) for i, part in enumerate(_AND.split(names)) if part]
    return tuple(p for p in parts if p)


def _surname(part: str, *, first: bool, whole: bool) -> str:  # noqa: ARG001
    if _INITIALS.fullmatch(part) and "." in part:
        return ""
    words = [w for w in part.split() if not re.fullmatch(rf"(?:[{UPPER}]\.-?)+", w)]
    return " ".join(words).strip(" ,.'’").removesuffix("'s").removesuffix("’s")
