"""Works cited in footnotes and endnotes, in full or short (Chicago notes and bibliography, MHRA, Oxford).

Read are "John Smith, *Title* (London: Press, 2010), 45." and "Smith, Title, 45."; several in one note are parted by
semicolons. A note that only comments names no work.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.structure.citations import NAME_WORD, UPPER, YEAR, Citation, Work
from coping_gui.essay.span import Span

_MARKER = re.compile(r"\s*(?:\[\^?[\w-]+\]:?|\d{1,3}[.)]?(?=\s)|[⁰¹²³⁴-⁹]+|[*†‡])\s*")
_SIGNAL = re.compile(
    r"(?:(?:see also|see|cf\.|compare|e\.g\.|quoted in|cited in|as cited in|for example|but see)[,:]?\s+)+", re.I
)
_PERSON = rf"(?:{NAME_WORD})(?:\s(?:{NAME_WORD})){{0,4}}"
_FULL_NAME = rf"(?:{NAME_WORD})(?:\s(?:{NAME_WORD})){{1,4}}"
_AUTHORS = re.compile(
    rf"(?P<names>{_PERSON}(?:(?:,\s{_FULL_NAME})*,?\s(?:and|&)\s{_PERSON}|(?:,\s{_PERSON})+,\s(?:and|&)\s{_PERSON}|(?:,\s{_PERSON})*?))(?P<etal>,?\s+et\s+al\.?)?(?:,?\s\(?(?:eds?|trans)\.\)?)?,\s+"
    rf"(?P<title>[\"“'‘*_]*[{UPPER}\d][^;]*)$"
)
_PAGE_ONLY = re.compile(rf"(?P<names>{NAME_WORD}),\s+(?:pp?\.\s*)?\d[\d–-]*\.?$")
_ENDS_WITH_PAGE = re.compile(r",\s+(?:pp?\.\s*)?\d[\d\s,–-]*\.?$")
_TITLE_END = re.compile(r",\s|\s\(|[.”\"]|[*_](?=[\s,.(])|$")
_YEAR = re.compile(rf"\b{YEAR}\b")


@lru_cache(maxsize=8192)
def note_citations(text: str) -> tuple[Citation, ...]:
    """The citations of one note, in order of their places."""
    found: list[Citation] = []
    marker = _MARKER.match(text)
    at = marker.end() if marker else 0
    for piece in text[at:].split(";"):
        work = _work(piece)
        if work is not None:
            start = at + len(piece) - len(piece.lstrip())
            found.append(
                Citation(Span(start, at + len(piece.rstrip())), (work,), page=bool(_ENDS_WITH_PAGE.search(piece)))
            )
        at += len(piece) + 1
    return tuple(found)


def _work(piece: str) -> Work | None:
    body = piece.strip()
    signal = _SIGNAL.match(body)
    body = body[signal.end() :] if signal else body
    short = _PAGE_ONLY.match(body)
    if short:
        return Work((short["names"],), "")
    match = _AUTHORS.match(body)
    if match is None:
        return None
    years = _YEAR.findall(match["title"])
    quoted = match["title"][0] in "\"“'‘*_"
    if not (years or quoted or _ENDS_WITH_PAGE.search(body)):
        return None
    names = tuple(_surnames(match["names"]))
    return Work(names, years[-1] if years else "", bool(match["etal"]), _title(match["title"])) if names else None


def _surnames(names: str) -> Iterator[str]:
    for person in re.split(r",?\s(?:and|&)\s|,\s", names):
        found = re.search(
            rf"(?<!\w)(?:(?:van|von|de|der|den|del|di|da|du|la|le|el|al|ibn|ter|ten)\s)*[{UPPER}][\w'’-]+$", person
        )
        if found:
            yield found.group()


def _title(text: str) -> str:
    """The title up to its end mark, without its own marks."""
    body = text.lstrip("\"“'‘*_")
    end = _TITLE_END.search(body)
    return body[: end.start() if end else len(body)].strip(" ,.*_")
