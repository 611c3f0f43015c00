"""Which paragraphs look like headings where the file does not say so, and at which level.

The signs (short, no end mark, numbered, bold, capitals, followed by text) are those of Hearst's and later work on
plain-text structure; the limits are house values measured by benchmarks/structure.py.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coping_gui.essay.essay import Kind, Paragraph, Role
from coping_gui.opening import heading_levels, roles
from coping_gui.opening.heading_series import below_others
from coping_gui.opening.heading_titles import LAST, MOST, Below, is_box, is_byline, part_of, titled

LONGEST_HEADING_WORDS = 20
LONGEST_PLAIN_HEADING_WORDS = 16
LONGEST_HEADING_CHARACTERS = 160
LONGEST_LINE = 2 * LONGEST_HEADING_CHARACTERS
"""Characters of a line that is looked at: there may be blanks and marks around a heading."""
LONGEST_TITLE_WORDS = 30
MOST_PRINTS = 4
"""Sizes, places and slants of headings above which they say nothing of levels."""
FEWEST_CENTRED = 2
"""Centred headings from which on it tells their level."""
ENOUGH_MADE = 3
"""From so many bold or numbered headings on, a Word file needs no others that are only written in Title Case."""
FEWEST_BESIDE = 3
"""Headings of a document in which a single number counts nothing."""
FEWEST_HEADLINES = 2
"""Bold lines right above a byline from which on long ones are titles, too: of the papers of a panel or a volume."""
USUAL_PARTS = 2
"""From so many usual parts (Methods, Results) on a document is a paper, in which capitals and bold say less."""

_NUMBERED = re.compile(
    r"(?:(?:chapter|section|part)\s+)?(?P<number>[1-9]\d?(?:\.\d{1,2}){0,4}|[IVX]{1,5}(?=[.):])|[A-H](?=[.)]))[.):]?\s+"
    r"(?=[^\W\d_])|(?:chapter|section|part)\s+(?:\d+|[IVX]+)\b[.:]?\s*",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"[.,;:!…][\"'”’)\]*_]*(?:\[\d{1,3}\]|[¹²³⁰-⁹]+)?$")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")
_EMPHASIS = re.compile(r"^(\*\*\*|\*\*|__|\*(?!\*)|_(?!_))(?=\S)(?P<text>.+?)(?<=\S)\1:?$", re.DOTALL)
_REFERENCE_LIKE = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|doi|https?:|\bpp?\.|@|www\.", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:fig(?:ure|\.)?|table|box|plate|map|chart|scheme|graph|diagram|exhibit|listing)\s*S?\d+[a-z]?\s*[.:|–—-]?\s",
    re.I,
)
_CAPTION_STARTS = frozenset("ftbpmcsgdelFTBPMCSGDEL")
_FUNCTION_END = re.compile(
    r"\b(?:the|a|an|of|in|on|by|is|are|was|were|and|or|with|that|as|to|from|where|which)$", re.IGNORECASE
)
_SMALL = ("with", "from", "into", "over", "that", "than", "after", "under", "between", "through", "about", "among")
_FLOW = ("body", "table")
_POINTERS = re.compile(
    r"(?:(?:fig(?:s|ures?|\.)?|tables?|plates?|ill|see|and|also)\b\.?|\(?S?\d+[A-Za-z]?(?:[-–]?[A-Za-z])?\)?|[,;.&\s–-])+",
    re.IGNORECASE,
)
"""A line that only points to figures and tables: "Fig. 12A–I, S2 Table"."""
_NAMED = r"[A-Z][\w'’-]+ (?:[A-Z]\. ?){%s}[A-Z][\w'’-]+"
_PERSON = re.compile(
    r"(?:(?:Dr|Prof)\.? )?" + _NAMED % "1,2" + r"(?:(?:, | (?:and|&) |, (?:and|&) )" + _NAMED % "0,2" + ")*"
)
"""Someone with initials, and those named beside: "Ada K. Marsh & Tom Hill"."""
_NUMERAL = re.compile(r"[IVXLC\d]+(?:\.\d+)*\.?")
_ITEM = re.compile(r"\W*\w{1,3}[.):]\s*[^\W\d_A-Z]")
"""A counted line in small letters: "2) the inn"."""
_COUNTED = re.compile(r"\[?(\d{1,3})[.)\]]?\s")
_EQUATION = re.compile(r"[=<>≤≥∑∫√±×∈]|\(\d+\)\s*$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks to someone who searches for headings."""

    bare: str
    """Its text without Markdown emphasis around all of it."""
    number: str
    """Its own numbering, e.g. "2.1", else empty."""
    bold: bool
    capitals: bool
    known: bool
    """Whether it is a usual section title."""
    title_case: bool
    """Whether its long words (two or more, of three words or more) all begin with a capital."""
    short: bool
    """Whether its shape allows a heading at all."""
    size: int = 0
    """Of its font; 0 where it is not known."""
    italic: bool = False
    centred: bool = False

    @property
    def counts(self) -> bool:
        """Whether its number has one part, as those of lists have."""
        return bool(self.number) and "." not in self.number

    @property
    def marked(self) -> bool:
        """Whether something besides its length sets it apart."""
        return bool(self.number) or self.bold or self.capitals or self.known or self.title_case


def look_at(paragraph: Paragraph) -> Look:
    """The signs of one paragraph."""
    text = paragraph.text.strip()
    emphasis = _EMPHASIS.match(text) if len(text) <= LONGEST_HEADING_CHARACTERS else None
    bare = emphasis["text"] if emphasis else text
    if len(bare) > LONGEST_HEADING_CHARACTERS or not bare:
        return Look(bare, "", False, False, False, False, False)
    match = _NUMBERED.match(bare)
    number = paragraph.numbering.strip(" .)") or ((match["number"] or "1") if match else "")
    letters = [c for c in bare if c.isalpha()]
    capitals = len(letters) >= 3 and all(c.isupper() for c in letters)
    bold = paragraph.bold or emphasis is not None
    short = _is_short(bare, bool(match) or bold)
    return Look(
        bare,
        number,
        bold,
        capitals,
        roles.is_known(bare),
        _is_title_case(bare),
        short,
        paragraph.size,
        paragraph.italic,
        paragraph.alignment == "center",
    )


def _is_title_case(text: str) -> bool:
    words = [w.strip("\"'“”‘’()[],:;?") for w in text.split()]
    long = [w for w in words if len(w) >= 4 and w[0].isalpha()]
    return len(words) >= 3 and len(long) >= 2 and all(w[0].isupper() for w in long if w not in _SMALL)


def _is_short(text: str, marked: bool, most: int = 0) -> bool:
    words = text.split()
    if "\n" in text or len(words) > (most or (LONGEST_HEADING_WORDS if marked else LONGEST_PLAIN_HEADING_WORDS)):
        return False
    first = next((c for c in text if c.isalnum()), "")
    if not first or (first.islower() and not marked and len(words[0]) > 1 and not any(c.isupper() for c in words[0])):
        return False
    ended = bool(_END_MARK.search(text)) and not re.search(r"\b(?:al|etc|vs|spp?|Inc|Ltd|Jr)\.$", text)
    return not (ended and not _may_end_with_mark(text, len(words), marked)) and not _SENTENCE_INSIDE.search(text)


def _may_end_with_mark(text: str, words: int, marked: bool) -> bool:
    """ "Methods." and "1. Findings:" are headings in spite of their mark; "He left." is a sentence."""
    return text[-1] in ".:!" and (roles.is_known(text) or (marked and text[-1] in ":." and words <= 8))


def is_caption(text: str) -> bool:
    """Whether the paragraph begins like a caption: "Figure 2: …", "Table 1. …"."""
    return (
        text[:1] in _CAPTION_STARTS
        and bool(_CAPTION.match(text))
        and len(text.split()) <= 80
        and bool(re.match(r"\w+\.?\s*S?\d+[a-z]?\s*[.:|–—-]|.{0,80}$", text))
    )


def _captions(look: Look) -> bool:
    """Whether it is a caption; a bold "Box 1. Terms" in the text heads what follows."""
    return is_caption(look.bare) and not (look.bold and is_box(look.bare))


def guess(paragraphs: Sequence[Paragraph], *, only_marked: bool) -> dict[int, Look]:
    """The indices of body paragraphs that read like headings.

    With `only_marked` a heading must be numbered, bold, in capitals or a usual section title: what Word files need,
    where short lines have many other uses. Lines of references, captions, equations and lists are left out.
    """
    looks = {
        i: look_at(p)
        for i, p in enumerate(paragraphs)
        if len(p.text) <= LONGEST_LINE and p.kind is Kind.BODY and p.place == "body"
    }
    looks |= _headlines(paragraphs, looks)
    found: dict[int, Look] = {}
    in_references = in_notes = False
    for i, look in looks.items():
        if not look.short or _captions(look) or not _is_worded(look):
            continue
        if in_notes and not (look.known or look.bold):
            continue
        if in_references and not look.known and _is_next_entry(paragraphs, i):
            continue
        if in_references and not (look.known or (look.marked and not _REFERENCE_LIKE.search(look.bare))):
            continue
        if look.marked or (not only_marked and _reads_like_a_heading(look.bare)):
            found[i] = look
        if i in found:
            role = roles.role_of(look.bare)
            in_notes = roles.key_of(look.bare) in roles.NOTES
            in_references = role is Role.REFERENCES or (in_references and role is None and not look.marked)
    found = _of_the_same_make(found) if only_marked else found
    return _followed_by_text(paragraphs, _without_counted_lists(paragraphs, found))


def _headlines(paragraphs: Sequence[Paragraph], looks: Mapping[int, Look]) -> dict[int, Look]:
    """Bold lines that are longer than headings are: titles above a byline, where there are several, and even sentences;
    others only above plain text and beside three bold ones of usual length."""
    bold = [i for i in looks if paragraphs[i].bold and len(paragraphs[i].text.split()) <= LONGEST_TITLE_WORDS]
    usual = sum(looks[i].short for i in bold) >= ENOUGH_MADE
    above = [i for i in bold if usual and i + 1 < len(paragraphs) and not paragraphs[i + 1].bold]
    long = [i for i in above if looks[i].bold and _is_short(looks[i].bare, True, LONGEST_TITLE_WORDS)]
    return {i: replace(looks[i], short=True) for i in long} | _signed_titles(paragraphs, looks, bold)


def _signed_titles(paragraphs: Sequence[Paragraph], looks: Mapping[int, Look], bold: Sequence[int]) -> dict[int, Look]:
    found = [i for i in bold if i + 1 < len(paragraphs) and i + 1 not in bold and is_byline(paragraphs[i + 1].text)]
    if len(found) < FEWEST_HEADLINES:
        return {}
    return {i: replace(looks[i], bare=paragraphs[i].text.strip(), bold=True, short=True) for i in found}


def _is_worded(look: Look) -> bool:
    """Whether it says something: no row of figures, address, person, pointer to tables, or item of a list."""
    text = _NUMBERED.sub("", look.bare, count=1)
    if 2 * sum(c.isalpha() for c in text) < sum(not c.isspace() for c in text) or re.match(r"\w+:\w+[:/]", look.bare):
        return False
    if _NUMERAL.fullmatch(look.bare) or (look.counts and not look.bold and _ITEM.match(look.bare)):
        return False
    return look.known or not (_POINTERS.fullmatch(look.bare) or (not look.bold and _PERSON.fullmatch(look.bare)))


def _is_next_entry(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a line in a list of references bears the number after that of the line before it."""
    numbers = [_COUNTED.match(paragraphs[k].text) for k in (i - 1, i)] if i else [None]
    return all(numbers) and int(numbers[0][1]) + 1 == int(numbers[1][1])  # type: ignore[index]


def _of_the_same_make(found: dict[int, Look]) -> dict[int, Look]:
    """`found` without lines in Title Case alone where a Word file sets its headings bold, or numbers them.

    Beside bold headings a usual title that is not bold and ends with a colon ("Notes:") leads to lines of its section;
    beside bold ones without numbers, counted lines ("1. Wool") are items; "2.1 Wool" may be a heading.
    """
    made = [look for look in found.values() if look.bold or look.number]
    if len(made) < ENOUGH_MADE:
        return found
    bold = [look for look in made if look.bold]
    enough = len(bold) >= ENOUGH_MADE
    items = enough and not any(look.number for look in bold)
    return {
        i: k
        for i, k in found.items()
        if k.bold or k.capitals or (k.known and not (enough and _leads(k))) or (k.number and not (items and k.counts))
    }


def _leads(look: Look) -> bool:
    """Whether it ends with a colon, as what leads to the lines below it does; a list of references stays one."""
    return look.bare.endswith(":") and roles.role_of(look.bare) is not Role.REFERENCES


def _reads_like_a_heading(text: str) -> bool:
    return not (
        _EQUATION.search(text) or _REFERENCE_LIKE.search(text) or _FUNCTION_END.search(text)
        or not text[0].isalnum() or text.count("(") > 1
        or sum(c.isalpha() for c in text) < 3
    )  # fmt: skip


def _without_counted_lists(paragraphs: Sequence[Paragraph], found: dict[int, Look]) -> dict[int, Look]:
    """`found` without runs of three or more numbered lines that follow each other: those are lists."""
    numbered = [i for i in found if found[i].number and not found[i].bold and not found[i].known]
    run: list[int] = []
    drop: set[int] = set()
    for i in [*numbered, len(paragraphs) + 9]:
        if run and i != run[-1] + 1:
            drop.update(run if len(run) >= 3 else [])
            run = []
        run.append(i)
    return {i: look for i, look in found.items() if i not in drop}


def _followed_by_text(paragraphs: Sequence[Paragraph], found: dict[int, Look]) -> dict[int, Look]:
    """`found` without lines that no text follows (an address, a name), known titles and numbered ones excepted."""
    kept: dict[int, Look] = {}
    for i in sorted(found, reverse=True):
        look = found[i]
        after = _next_in_flow(paragraphs, i)
        if after is None:
            good = look.known
        elif after in found:
            good = after in kept and (
                look.marked
                or kept[after].marked
                or _more_marked(look, found[after])
                or _after_text(paragraphs, found, i)
            )
        else:
            good = True
        if good:
            kept[i] = look
    return dict(sorted(kept.items()))


def _after_text(paragraphs: Sequence[Paragraph], found: Mapping[int, Look], i: int) -> bool:
    """Whether running text stands before it, so that it is the first of two headings and no line of an address."""
    before = next(
        (j for j in range(i - 1, -1, -1) if paragraphs[j].place == "body" and paragraphs[j].text.strip()), None
    )
    return before is not None and before not in found and not look_at(paragraphs[before]).short


def _more_marked(look: Look, following: Look) -> bool:
    return look.capitals and not following.capitals


def _next_in_flow(paragraphs: Sequence[Paragraph], i: int) -> int | None:
    return next(
        (j for j in range(i + 1, len(paragraphs)) if paragraphs[j].place == "body" and paragraphs[j].text.strip()), None
    )


def levels(found: Mapping[int, Look], paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """A level for each guessed heading.

    Numbering tells it ("2.1" is 2), unless it only counts the parts of one heading; else, in Word files, size, place
    and slant where they differ; else capitals stand above bold, and bold above plain, where a document mixes them; else
    the titles and the text between them (`heading_levels`).
    """
    numbered = _depths(found)
    prints = {} if numbered else _prints(found)
    printed = sorted({*prints.values()}, reverse=True)
    if 2 <= len(printed) <= MOST_PRINTS:
        return {i: 1 + printed.index(found_print) for i, found_print in prints.items()}
    rest = [i for i in found if not found[i].known]
    if 2 * len(numbered) > len(rest):
        return {i: numbered.get(i) or (1 if found[i].known else _below(numbered, i)) for i in found}
    weights = sorted({_weight(found[i]) for i in rest}, reverse=True)
    if len(weights) > 1 and sum(bool(part_of(found[i].bare)) for i in found) < USUAL_PARTS:
        return {i: 1 if found[i].known else 1 + weights.index(_weight(found[i])) for i in found}
    return _told_by_titles(found, paragraphs)


def _told_by_titles(found: Mapping[int, Look], paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    ends = [*found, len(paragraphs)][1:]
    rows = [_below_heading(paragraphs, found[i].bare, i + 1, end) for i, end in zip(found, ends, strict=True)]
    return dict(zip(found, heading_levels.levels(titled(rows)), strict=True))


def _below_heading(paragraphs: Sequence[Paragraph], title: str, start: int, end: int) -> Below:
    """What stands below a heading; counted only as far as it makes a difference."""
    words = 0
    texts: list[str] = []
    for paragraph in paragraphs[start:end]:
        if paragraph.place in _FLOW:
            words += paragraph.words
            texts.append(paragraph.text)
        if words >= MOST:
            break
    return Below(title, texts, words)


def _depths(found: Mapping[int, Look]) -> dict[int, int]:
    """The levels that numbers tell; none where all that is numbered is a series below another heading, or one title of
    several that begins with a figure ("1 Million Captions").
    """
    inside = below_others([look.bare for look in found.values()])
    numbered = {i: _depth(look.number) for i, look in found.items() if look.number}
    alone = len(numbered) == 1 and len(found) >= FEWEST_BESIDE
    return {} if alone or numbered.keys() <= {i for k, i in enumerate(found) if k in inside} else numbered


def _depth(number: str) -> int:
    return min(9, number.count(".") + 1)


def _below(numbered: dict[int, int], i: int) -> int:
    before = [level for j, level in numbered.items() if j < i]
    return min(9, before[-1] + 1) if before else 1


def _prints(found: Mapping[int, Look]) -> dict[int, tuple[int, bool, bool]]:
    """How each heading is printed in a Word file.

    Larger ones stand above smaller ones, centred ones above those at the margin, upright ones above italic ones (APA 7,
    2.27: centred bold, bold at the margin, bold italic). A centred title, abstract or bibliography says nothing yet.
    """
    centred = [look for look in [*found.values()][1:] if look.centred and part_of(look.bare) not in LAST]
    placed = len(centred) >= FEWEST_CENTRED
    return {i: (look.size, placed and look.centred, not look.italic) for i, look in found.items()}


def _weight(look: Look) -> int:
    return 2 if look.capitals else 1 if look.bold else 0
