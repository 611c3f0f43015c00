"""The reference list: its entries, and which citation means which entry.

An entry's first author and year are read from its beginning, in APA, Harvard, Chicago, MLA, IEEE and Vancouver order.
When too few entries carry a year the list counts as not understood, and nothing is claimed of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from coping_gui.checks.structure.citations import UPPER, YEAR, Work
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.essay.span import Span

_LOWER = frozenset(("and", "et", "al", "al.", "of", "for", "the", "de", "van", "von", "der", "&", "ed.", "eds."))
_NAME_WORDS = re.compile(r"[\w'’-]+")
SHORTEST_NAME = 4
"""Letters of a name that is looked for beyond the author's own."""
DATED_SHARE = 0.8
"""The share of entries that must carry a year for the list to be understood (Recite warns at a similar point)."""

_NUMBER = re.compile(r"\s*(?:\\?\[(?P<square>\d{1,4})\\?\]|(?P<plain>\d{1,4})\\?\.?(?=\s)|\((?P<round>\d{1,3})\))\s*")
_YEAR = re.compile(rf"\b(?:{YEAR})|\bn\.\s?d\b\.?|\bin press\b|\bforthcoming\b", re.IGNORECASE)
_AUTHOR_YEAR = re.compile(
    rf"[(\[.,]\s*(?P<year>{YEAR}|n\.\s?d\.?|in press|forthcoming)(?:/\d{{4}}|,[^)]*)?\s*[)\].,:]", re.IGNORECASE
)
_ACCESSED = re.compile(
    r"[(\[]?\b(?:last\s+)?(?:accessed|retrieved|visited|viewed)\b(?:[^()\[\]]{0,40}?\b(?:19|20)\d\d\b)?", re.IGNORECASE
)
"""The day on which a page was read, which is not the year of the work."""
_PARTICLES = re.compile(
    r"(?:(?:van|von|de|der|den|del|della|di|da|du|la|le|el|al|bin|ibn|ter|ten|zu|zur|dos|das|do|af|av)\s+)+",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
_INITIAL = rf"[{UPPER}]\.?(?:[ -]?[{UPPER}]\.?){{0,3}}(?![\w])"
_INITIALS_FIRST = re.compile(rf"\s*(?:[{UPPER}]\.[ -]?){{1,3}}(?P<name>(?:[a-z]{{2,4}} ){{0,2}}[{UPPER}][\w'’-]+)")
_SURNAME = re.compile(
    rf"\s*[\"“']?(?P<name>(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|del|della|di|da|du|la|le|el|al|bin|ibn|ter|ten|dos|af"
    rf"|[dl]['’])[ -]?){{0,3}}"
    rf"[{UPPER}][\w'’-]*(?:[ -][{UPPER}][\w'’-]+)?)(?=,|\s+{_INITIAL}|\s*\()",
)
_SPLIT = re.compile(
    rf"\n+|(?<=[.\])/\d])\s+(?=\[(?P<square>\d{{1,3}})\]\s)|(?<=[.)/\d])\s+(?=(?P<plain>\d{{1,3}})\.\s+[{UPPER}][\w'’-]+,?\s)"
    rf"|(?<=[.)])\s+(?=[{UPPER}][\w'’-]+,\s(?:[{UPPER}]\.\s?)+[^()\n]{{0,120}}\((?:{YEAR}|n\.d\.)\))"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of the reference list."""

    paragraph: int
    span: Span
    text: str
    number: int | None
    author: str
    """The first author's surname or the organisation, as written; empty when none can be read."""
    authors: str
    """Everything before the year."""
    year: str
    years: frozenset[str]
    """Every year the entry holds."""
    doi: str = ""

    @property
    def plausible(self) -> bool:
        """Whether it begins like an entry: names and a year, not a sentence or an address."""
        words = [w.lstrip("“\"'(&") or w for w in re.split(r"(?<=, )[“\"]", self.authors)[0].split()]
        capital = sum(w[0].isupper() or w in _LOWER for w in words)
        return bool(self.year and self.author) and "://" not in self.author and capital >= 0.6 * len(words)

    @property
    def label(self) -> str:
        """What to call it to the author: "Herrick (2015)"."""
        name = (self.author or self.text)[:60]
        return f"{name} ({self.year})" if self.year else name


@dataclass(frozen=True)
class ReferenceList:
    """All entries of an essay."""

    entries: tuple[Entry, ...]

    @property
    def found(self) -> bool:
        """Whether there is a list at all."""
        return bool(self.entries)

    @cached_property
    def understood(self) -> bool:
        """Whether enough entries carry a year and an author for claims about them."""
        good = sum(bool(e.years and e.author) for e in self.entries)
        return bool(self.entries) and good >= DATED_SHARE * len(self.entries)

    @cached_property
    def numbered(self) -> dict[int, Entry]:
        """The entries by number; those of an unnumbered list by their place."""
        if self.is_numbered:
            return {e.number: e for e in self.entries if e.number is not None}
        return dict(enumerate(self.entries, 1))

    @cached_property
    def _by_year(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for year in {y[:4] for y in entry.years} | {entry.year[:4]}:
                found.setdefault(year, []).append(entry)
        return found

    @cached_property
    def is_numbered(self) -> bool:
        """Whether the entries carry numbers of their own, by which raised numbers can mean them."""
        return len(self.entries) >= 2 and sum(e.number is not None for e in self.entries) * 2 > len(self.entries)

    def meant_by(self, work: Work) -> list[Entry]:
        """The entries that a citation may mean: same year (its letter where both have one) and same author.

        What a note names may have no year: then the title decides, and without a title the author alone.
        """
        if work.title or not work.year:
            return self._meant_by_note(work)
        same_year = [e for e in self._by_year.get(work.year[:4], ()) if _years_agree(work.year, e)]
        if work.year == "n.d.":
            same_year += [e for e in self.entries if e not in same_year and _is_undated(e)]
        meant = [e for e in same_year if author_matches(work, e)]
        if meant:
            return _by_number_of_authors(work, meant)
        first = [e for e in same_year if _is_first_of_two_names(work, e)]
        return first or [e for e in same_year if _is_title_of(work, e)]

    def _meant_by_note(self, work: Work) -> list[Entry]:
        own = self.by_author(work)
        titled = [e for e in own if _has_title(e, work.title)]
        if titled or (work.title and not work.year):
            return titled
        return [e for e in own if _years_agree(work.year, e)] if work.year else own

    def by_author(self, work: Work) -> list[Entry]:
        """The entries of the author whom a citation names, whatever their year."""
        return [e for e in self.entries if author_matches(work, e)]


def _by_number_of_authors(work: Work, meant: list[Entry]) -> list[Entry]:
    """Of several entries that a citation may mean, those that have as many authors as it says, if there are some."""
    if len(meant) < 2 or not (work.et_al or len(work.names) == 2):
        return meant
    fitting = [e for e in meant if (_authors_of(e) > 2) == work.et_al]
    return fitting or meant


def _authors_of(entry: Entry) -> int:
    """How many authors an entry has, roughly; three where it says "et al."."""
    surnames = re.findall(r"[^\W\d_]{2,}(?=,)|(?:and|&)\s+[^\W\d_]\.?[^,]*$", entry.authors)
    return 3 if "et al" in entry.authors else len(surnames)


def _is_undated(entry: Entry) -> bool:
    """Whether it holds no year but that in which a page was read."""
    return not _YEAR.search(_ACCESSED.sub("", re.sub(r"https?://\S+", "", entry.text)))


def _is_first_of_two_names(work: Work, entry: Entry) -> bool:
    """Whether a citation shortens two names to the first: "Marta" for "Marta Rivers", "Unity" for "Unity Engine"."""
    words = _bare(entry.author).split()
    alone = len(work.names) == 1 and len(work.names[0]) >= SHORTEST_NAME
    return alone and len(words) > 1 and key(words[0]) == key(work.names[0])


def _is_title_of(work: Work, entry: Entry) -> bool:
    """Whether what stands for the author is in truth the whole title, or the publisher, that the entry names then."""
    name, rest = work.names[0], entry.text[len(entry.authors) :]
    whole = rf"[.):]\W*{re.escape(name)}\s*[.,:;(]"
    return len(work.names) == 1 and len(name) >= SHORTEST_NAME and bool(re.search(whole, rest))


def _has_title(entry: Entry, title: str) -> bool:
    """Whether most of the first long words of a title stand in an entry."""
    wanted = [key(w) for w in _NAME_WORDS.findall(title) if len(w) > 3][:5]
    text = key(entry.text)
    return bool(wanted) and sum(w in text for w in wanted) * 3 >= len(wanted) * 2


def _years_agree(cited: str, entry: Entry) -> bool:
    if len(cited) == 5 and cited[4].isalpha() and any(len(y) == 5 for y in entry.years):
        return cited in entry.years
    return cited[:4] in {y[:4] for y in entry.years} or (not entry.years and cited == entry.year)


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """A name without case, accents, blanks and marks, to compare by."""
    low = unicodedata.normalize("NFKD", name).casefold()
    plain = unicodedata.normalize("NFKD", low.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if c.isalnum())


def author_matches(work: Work, entry: Entry) -> bool:
    """Whether the first name of a citation can be the first author of an entry."""
    cited, author = key(_bare(work.names[0])), key(_bare(entry.author))
    if not author or not cited:
        return False
    if cited == author or key(work.names[0].split()[-1]) == author or key(entry.author.split()[-1]) == cited:
        return True
    if key(_PARTICLES.sub("", work.names[0])) == key(_PARTICLES.sub("", entry.author)):
        return True
    if _begins_with(entry.authors, work.names[0]) or (
        " " in work.names[0] and _begins_with(work.names[0], entry.author)
    ):
        return True
    return _is_acronym(work.names[0], entry.authors) or _is_one_name(work, entry)


def _is_one_name(work: Work, entry: Entry) -> bool:
    """Whether two names of a citation are one organisation: "Food and Agriculture Organization"."""
    authors = re.sub(r"\s(?:&|y|et|und)\s", " and ", entry.authors)
    return len(work.names) == 2 and _begins_with(authors, " and ".join(work.names))


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


def _begins_with(long: str, short: str) -> bool:
    """Whether the words of one name begin the other: "World Health Organization (WHO)", "World Health Organization"."""
    words = (key(w) for w in _NAME_WORDS.findall(_bare(long)))
    wanted = [key(w) for w in _NAME_WORDS.findall(_bare(short))]
    return len(wanted) >= 2 and wanted == [w for w, _ in zip(words, wanted, strict=False)]


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    if re.search(rf"[(\[]{re.escape(letters)}[)\]]", long):
        return True
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_][\w'’-]*", long) if w[0].isupper())
    return initials.startswith(letters)


def reference_list(essay: Essay) -> ReferenceList:
    """The entries of the sections that hold references."""
    entries: list[Entry] = []
    for section in essay.sections:
        if section.role is Role.REFERENCES:
            for i in range(section.start, section.end):
                paragraph = essay.paragraphs[i]
                if paragraph.kind in (Kind.REFERENCE, Kind.LIST_ITEM, Kind.BODY):
                    entries += _entries(i, paragraph.text, paragraph.numbering)
    return ReferenceList(tuple(_with_repeated_authors(entries)))


def _entries(paragraph: int, text: str, numbering: str) -> Iterable[Entry]:
    for span, number in entry_spans(text):
        label = re.fullmatch(r"[\[(]?(\d{1,4})[\]).]?", numbering)
        yield read_entry(paragraph, span, span.of(text), int(label[1]) if label and number is None else number)


@lru_cache(maxsize=8192)
def entry_spans(text: str) -> tuple[tuple[Span, int | None], ...]:
    """Each entry of one paragraph with its number; usually the paragraph is one entry."""
    borders = list(_borders(text))
    starts = [0, *(end for _, end in borders)]
    ends = [*(start for start, _ in borders), len(text)]
    found: list[tuple[Span, int | None]] = []
    for start, end in zip(starts, ends, strict=True):
        piece = text[start:end]
        if re.search(r"\w", piece):
            number = _NUMBER.match(piece)
            value = int(next(g for g in number.groups() if g)) if number else None
            found.append((Span(start, end), value if value is None or value < 1500 else None))
    return tuple(found)


def _borders(text: str) -> Iterator[tuple[int, int]]:
    """Where one entry ends and the next starts; a number starts an entry only when it follows the one before."""
    first = _NUMBER.match(text)
    last = int(next(g for g in first.groups() if g)) if first else None
    for match in _SPLIT.finditer(text):
        number = match["square"] or match["plain"]
        if number is not None and (last is None or int(number) != last + 1):
            continue
        last = int(number) if number is not None else last
        yield match.span()


@lru_cache(maxsize=8192)
def read_entry(paragraph: int, span: Span, text: str, number: int | None) -> Entry:
    """What one entry says of its work."""
    match = _NUMBER.match(text) if number is not None else None
    body = text[match.end() :] if match else text.strip()
    body = re.sub(r"^[*_\s]+", "", body)
    dated = _AUTHOR_YEAR.search(body)
    years = [y.group() for y in _YEAR.finditer(_DOI.sub("", re.sub(r"https?://\S+", "", body)))]
    plain = _YEAR.search(body)
    year = dated["year"] if dated else plain.group() if plain else ""
    authors = body[: dated.start() if dated else plain.start() if plain else len(body)]
    doi = _DOI.search(text)
    return Entry(
        paragraph, span, text, number, _author(body, authors), authors.strip(" .,(["), _year(year),
        frozenset(map(_year, years)), doi.group().rstrip(".,;") if doi else "",
    )  # fmt: skip


def _year(year: str) -> str:
    return "n.d." if re.match(r"n\.\s?d", year, re.IGNORECASE) else year.lower()


def _author(body: str, authors: str) -> str:
    match = _INITIALS_FIRST.match(body) or _SURNAME.match(body)
    if match and match.start("name") <= 2 + len(body) - len(body.lstrip()):
        return match["name"].strip()
    if _INITIALS_FIRST.match(body):
        return match["name"].strip() if match else ""
    organisation = re.split(r"\.\s|,\s(?=[\"“])|\s[\"“(\[]|\(", authors.strip())[0].strip(" .,(")
    if not organisation or not organisation[0].isalnum() or len(organisation.split()) > 14:
        return ""
    return organisation


def _with_repeated_authors(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Entries whose author is written as a dash take the author of the entry before."""
    last: Entry | None = None
    for entry in entries:
        if last is not None and re.match(r"\s*(?:[—–-]{2,}|—|_{3,})", entry.text):
            entry = Entry(  # noqa: PLW2901
                entry.paragraph, entry.span, entry.text, entry.number, last.author, last.authors, entry.year,
                entry.years, entry.doi,
            )  # fmt: skip
        yield entry
        last = entry


def distance(one: str, other: str, limit: int = 2) -> int:
    """The edit distance with neighbouring letters swapped as one (Damerau); `limit` + 1 when it is larger."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)
