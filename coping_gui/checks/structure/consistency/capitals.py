"""One word with and without a capital: Government and government, Covid-19 and COVID-19.

Only places inside of sentences count, since every word at a start has a capital; what stands beside another
capitalised word may be part of a name (Government Accountability Office) and does not count either.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.checks.words import is_word
from coping_gui.essay.span import Span

_WORD = re.compile(r"[^\W\d_](?:\w|['’](?!s\b)(?=\w)|-(?=\w))*")
_BEFORE = frozenset(
    str.split(
        "the a an this that these those its their our his her my your each every no some any all both of in on by for"
        " to and or with from as through under into against between towards toward via within without"
    )
)
_DETERMINERS = frozenset(str.split("the a an this that these those its their our his her my your each every"))
_LONGEST_TERM = 4
FEWEST_LETTERS = 4
_EITHER_WAY = frozenset(
    str.split(
        "government internet parliament church congress constitution president ministry department senate"
        " crown army navy empire republic university committee commission council court board university humanities"
        " renaissance reformation enlightenment bible gospel scripture cabinet treasury federation kingdom"
        " administration governor minister chancellor bishop pope emperor revolution holocaust web"
    )
)
"""Words of which style guides keep lists, because authors write them in both ways; of other words a lone capital may be
a slip, but a lone small letter may be another meaning (the House, the house)."""

Row = tuple[Prose, Span]


def find(texts: list[Prose], names: frozenset[str]) -> Iterator[Variation]:
    """A variation for each such word or term; `names` are the surnames of cited authors, which are no words."""
    yield from _inner_capitals(texts)
    yield from _terms(texts)
    yield from _words(texts, names)


def _inner_capitals(texts: list[Prose]) -> Iterator[Variation]:
    """Words with capitals inside: COVID-19 and Covid-19, JavaScript and Javascript."""
    found: dict[str, list[Row]] = defaultdict(list)
    mixed: set[str] = set()
    for text in texts:
        if text.is_titled:
            continue
        for match in _WORD.finditer(text.own):
            word = match.group()
            if (
                len(word) >= FEWEST_LETTERS
                and word[0].isupper()
                and _is_term(word)
                and not _in_address(text, match.end())
            ):
                found[word.lower()].append((text, Span(*match.span())))
                if any(c.isupper() for c in word[1:]):
                    mixed.add(word.lower())
    for key in mixed:
        made = _variation(found[key])
        if made is not None and not (is_word(key) and any(f.istitle() for f in made.forms)):
            yield made


def _in_address(text: Prose, end: int) -> bool:
    """Whether it is the beginning of an address or a file's name: Wolva.org."""
    return bool(re.match(r"\.[a-z]{2,5}\b(?!\.\s+[a-z])", text.own[end : end + 8]))


def _is_term(word: str) -> bool:
    """Whether it is no symbol: genes (CFT1) and their proteins (Cft1) differ by their capitals."""
    return "-" in word or not any(c.isdigit() for c in word)


def _variation(rows: list[Row]) -> Variation | None:
    texts = [span.of(text.own) for text, span in rows]
    forms = set(texts)
    return variation(
        Kind.CAPITALS,
        [Found(t.index, s, w, {f: f for f in forms}) for (t, s), w in zip(rows, texts, strict=True)],
    )


def _terms(texts: list[Prose]) -> Iterator[Variation]:
    """Terms of several words: Artificial Intelligence and artificial intelligence."""
    found: dict[str, list[Row]] = defaultdict(list)
    runs: Counter[str] = Counter()
    for text in texts:
        if not text.is_titled:
            for span in _capitalised_runs(text):
                term = span.of(text.own)
                runs[term.lower()] += 1
                found[term.lower()].append((text, span))
    for term in runs:
        pattern = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])")
        for text in texts:
            if not text.is_titled and term in text.own:
                found[term] += [(text, Span(*m.span())) for m in pattern.finditer(text.own)]
        if any(_goes_on(text, span) for text, span in found[term]) and len(found[term]) < 2 * runs[term]:
            continue
        made = _variation(found[term]) if term.islower() else None
        if made is not None and all(map(is_word, term.split())):
            yield made


def _capitalised_runs(text: Prose) -> Iterator[Span]:
    """Runs of two to four capitalised words inside of a sentence, after a small word."""
    run: list[Span] = []
    for match in [*_WORD.finditer(text.own), None]:
        joined = match is not None and run and text.own[run[-1].end : match.start()] == " "
        if match is not None and match[0][0].isupper() and match[0][1:].islower() and (joined or not run):
            run.append(Span(*match.span()))
            continue
        if 2 <= len(run) <= _LONGEST_TERM and _is_no_name(text, Span(run[0].start, run[-1].end)):
            yield Span(run[0].start, run[-1].end)
        run = [Span(*match.span())] if match is not None and match[0][0].isupper() and match[0][1:].islower() else []


def _is_no_name(text: Prose, span: Span) -> bool:
    """Whether a capitalised run stands by itself after a small word: no part of a longer name, no title."""
    words = text.own[max(0, span.start - 60) : span.start].split()
    if span.start in text.starts or not (words and words[-1].islower()):
        return False
    if _ends_a_name(text, span.start):
        return False
    if words[-1] not in _DETERMINERS and len(words) > 1 and words[-2][0].isupper():
        return False
    return not re.match(r"['’]s [^\W\d_a-z]|\s*[:(]", text.own[span.end : span.end + 6])


def _goes_on(text: Prose, span: Span) -> bool:
    """Whether it may be the beginning of a longer name: Foreign Affairs of Great Britain."""
    return bool(re.match(r" (?:of|for|and|in|on) (?:the )?[^\W\d_a-z][a-z]", text.own[span.end : span.end + 16]))


def _words(texts: list[Prose], names: frozenset[str]) -> Iterator[Variation]:
    """Single words: the Government, the government."""
    upper: dict[str, list[Row]] = defaultdict(list)
    lower: dict[str, list[Row]] = defaultdict(list)
    named: dict[str, int] = defaultdict(int)
    for text in texts:
        if text.is_titled:
            continue
        for match in _WORD.finditer(text.own):
            word, span = match.group(), Span(*match.span())
            if len(word) < FEWEST_LETTERS or "-" in word or "'" in word or "’" in word:
                continue
            if word.islower():
                lower[word].append((text, span))
            elif word[1:].islower() and match.start() not in text.starts:
                if _stands_alone(text, span):
                    upper[word.lower()].append((text, span))
                else:
                    named[word.lower()] += 1
    for word, rows in upper.items():
        if word not in lower or word in names or not is_word(word):
            continue
        if len(rows) >= len(lower[word]) and word not in _EITHER_WAY:
            continue
        determined = [r for r in rows if _before(r[0].own, r[1].start) in _DETERMINERS]
        small = [r for r in lower[word] if _before(r[0].own, r[1].start) in _DETERMINERS]
        if determined and small and len(determined) * 2 >= len(rows):
            made = _variation(determined + small)
            if made is not None:
                yield made


def _stands_alone(text: Prose, span: Span) -> bool:
    """Whether no capitalised word, number or mark of a title is beside it, and it is not after a colon."""
    before, after = text.own[: span.start], text.own[span.end : span.end + 24]
    last = before.rstrip().rpartition(" ")[2].strip("(“\"‘'")
    following = re.match(r"(?:\s|-|’s\s|'s\s)+(?:(?:of|for|and|the|on|de)\s+)*([^\W_])", after)
    if (last[:1].isupper() and last.lower() not in _BEFORE) or _ends_a_name(text, span.start):
        return False
    if following and (following[1].isupper() or following[1].isdigit()):
        return False
    return bool(before.rstrip()) and before.rstrip()[-1] not in ":.!?“\"‘'–—"


_NAME_BEFORE = re.compile(r"([^\W\d_]+),? (?:(?:of|for|and|in|on|their|its) )(?:the |their |its |a )?$")


def _ends_a_name(text: Prose, at: int) -> bool:
    """Whether it ends what begins with a capital before small words: Data Centre for the Humanities."""
    first = _NAME_BEFORE.search(text.own, max(0, at - 60), at)
    return first is not None and first[1][0].isupper() and first[1][1:].islower() and first.start() not in text.starts


def _before(text: str, at: int) -> str:
    return text[:at].rstrip().rpartition(" ")[2].lower()
