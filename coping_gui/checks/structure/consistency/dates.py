"""Dates in one order, centuries and decades in one manner."""

import re
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.essay.span import Span

_MONTHS = str.split("January February March April May June July August September October November December")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY_FIRST = re.compile(
    rf"(?<![\w-])(?P<day>[12]?\d|3[01])(?P<th>st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>1\d{{3}}|20\d\d))?(?!\w)"
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (?P<day>[12]?\d|3[01])(?P<th>st|nd|rd|th)?(?:, ?(?P<year>1\d{{3}}|20\d\d))?(?![\w]|[–-]\d)"
)
_ORDINALS: list[str] = str.split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_CENTURY = re.compile(
    rf"(?<![\w-])(?:(?P<number>\d{{1,2}})(?P<th>st|nd|rd|th)|(?P<word>{'|'.join(reversed(_ORDINALS))}))"
    r"(?=[- ]centur(?:y|ies)\b)",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?<![\w'’])(?P<tens>(?:1[5-9]|20)\d0)(?P<mark>['’]?)s(?!\w)")
_DAY_FORM, _ORDINAL_FORM, _MONTH_FORM = "5 May", "5th May", "May 5"
_DIGITS, _WORDS = "19th century", "nineteenth century"
_PLAIN, _MARKED = "1990s", "1990’s"


def find(texts: list[Prose]) -> Iterator[Variation]:
    """Up to three variations: days, centuries, decades."""
    for found in (_days(texts), _centuries(texts), _decades(texts)):
        made = variation(Kind.DATES, found)
        if made is not None:
            yield made


def _days(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        for pattern in (_DAY_FIRST, _MONTH_FIRST):
            for match in pattern.finditer(text.own):
                name = _MONTH_FORM if pattern is _MONTH_FIRST else _ORDINAL_FORM if match["th"] else _DAY_FORM
                day, month, year = match["day"], match["month"], match["year"]
                written = {
                    _DAY_FORM: f"{day} {month}" + (f" {year}" if year else ""),
                    _ORDINAL_FORM: f"{day}{_suffix(int(day))} {month}" + (f" {year}" if year else ""),
                    _MONTH_FORM: f"{month} {day}" + (f", {year}" if year else ""),
                }
                if match.group() == written[name] or name == _MONTH_FORM or match["th"]:
                    written[name] = match.group()
                    yield Found(text.index, Span(*match.span()), name, written)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _centuries(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        if text.is_titled:
            continue
        for match in _CENTURY.finditer(text.own):
            number = int(match["number"]) if match["number"] else _ORDINALS.index(match["word"].lower()) + 1
            if not 1 <= number <= len(_ORDINALS) or (number <= 2 and match["word"]):
                continue
            word = _ORDINALS[number - 1]
            word = word.capitalize() if match.start() in text.starts else word
            name = _DIGITS if match["number"] else _WORDS
            written = {_DIGITS: f"{number}{_suffix(number)}", _WORDS: word, name: match.group()}
            yield Found(text.index, Span(*match.span()), name, written)


def _decades(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        for match in _DECADE.finditer(text.own):
            written = {_PLAIN: f"{match['tens']}s", _MARKED: f"{match['tens']}’s"}
            name = _MARKED if match["mark"] else _PLAIN
            yield Found(text.index, Span(*match.span()), name, written | {name: match.group()})
