"""Numbers below ten in words and in digits, per cent, and the comma of thousands.

What measures, counts pages or names a thing (5 km, page 9, Figure 3, 2–4, 3 of 12) is always in digits (APA 6.32,
Chicago 9.2) and does not count, nor do words that are no numbers ("one of them").
"""

import re
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.essay.span import Span

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUE = {word: str(i) for i, word in enumerate(_WORDS)}
_NOUN = r"(?= (?:[a-z]{3,} )?(?P<noun>[a-z]{3,}(?:s|men|people|children|criteria|data|phenomena))\b)"
_SPELLED = re.compile(rf"(?<![\w-])(?:{'|'.join(_WORDS[2:])})(?![\w-]){_NOUN}", re.IGNORECASE)
_DIGIT = re.compile(rf"(?<![\w.,:/$€£%°#×=<>≤≥+–—-])(?<!\d )[2-9](?![\w.,:/%°×–—-]){_NOUN}")
_MEASURES = frozenset(
    str.split(
        "years months weeks days hours minutes seconds percent per cent degrees metres meters kilometres kilometers"
        " miles pounds dollars euros cents grams kilograms litres liters inches feet points times percentage items"
        " units tonnes tons acres hectares watts volts bytes pages volumes bits millions billions thousands hundreds"
        " others ones is was has does its this thus"
    )
)
_NAMED = re.compile(
    r"\b(?:page|pages|p|pp|chapter|chapters|section|sections|figure|figures|fig|table|tables|part|parts|step|steps|stage|level"
    r"|phase|type|grade|class|group|question|questions|volume|no|number|study|experiment|model|equation|box|act|scene"
    r"|line|lines|verse|note|version|act|article|age|aged|ages|&)\.?\s*$",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"\d (?:to|and|or|of|in|out of|by) $")
_RANGE_AFTER = re.compile(r" (?:to|and|or|of|in|out of|by) \d")
_AFTER_NAME = re.compile(r"\b[A-Z][a-z]+ $")
_ANY_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
_PERCENT = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)(?P<unit>%| %|\u00a0%| per ?cent\b)")
_THOUSANDS = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d{5,7})(?![\w/]|[.,]\d|-)")
_WORD_FORM, _DIGIT_FORM = "numbers below ten in words", "numbers below ten in digits"
_COMMA_FORM, _BARE_FORM = "10,000", "10000"


def find(texts: list[Prose]) -> Iterator[Variation]:
    """Up to three variations: small numbers, per cent, thousands."""
    for found in (_small(texts), _percent(texts), _thousands(texts)):
        made = variation(Kind.NUMBERS, found)
        if made is not None:
            yield made


def _small(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        if text.is_titled:
            continue
        for match in _SPELLED.finditer(text.own):
            if _counts(text, match):
                word = match.group()
                yield Found(
                    text.index, Span(*match.span()), _WORD_FORM, {_WORD_FORM: word, _DIGIT_FORM: _VALUE[word.lower()]}
                )
        for match in _DIGIT.finditer(text.own):
            if _counts(text, match):
                word = _WORDS[int(match.group())]
                word = word.capitalize() if match.start() in text.starts else word
                yield Found(
                    text.index, Span(*match.span()), _DIGIT_FORM, {_WORD_FORM: word, _DIGIT_FORM: match.group()}
                )


def _counts(text: Prose, match: "re.Match[str]") -> bool:
    """Whether the number counts things, and no other number that must be in digits is near it."""
    if match["noun"] in _MEASURES or any(w in _MEASURES for w in text.own[match.end() : match.end("noun")].split()):
        return False
    before = text.own[max(0, match.start() - 24) : match.start()]
    if _NAMED.search(before) or _AFTER_NAME.search(before) or match.start() in text.starts:
        return False
    if _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(text.own, match.end()):
        return False
    near = text.own[max(0, match.start() - 50) : match.start()] + " # " + text.own[match.end() : match.end() + 50]
    return not any(len(n) > 1 and not re.fullmatch(r"1[5-9]\d\d|20\d\d", n) for n in _ANY_NUMBER.findall(near))


def _percent(texts: list[Prose]) -> Iterator[Found]:
    forms = {"5%": "%", "5 %": " %", "5 per cent": " per cent", "5 percent": " percent"}
    names = {unit: name for name, unit in forms.items()}
    for text in texts:
        for match in _PERCENT.finditer(text.own):
            unit = match["unit"].replace("\u00a0", " ")
            written = {name: match[1] + u for name, u in forms.items()}
            written[names[unit]] = match.group()
            yield Found(text.index, Span(*match.span()), names[unit], written)


def _thousands(texts: list[Prose]) -> Iterator[Found]:
    for text in texts:
        for match in _THOUSANDS.finditer(text.own):
            number = match.group()
            if re.search(
                r"\b(?:no|number|id|code|zip|ISBN|RFC|ISO)\.?\s*$", text.own[: match.start()][-12:], re.IGNORECASE
            ):
                continue
            bare = number.replace(",", "")
            if len(bare) < 5:
                continue
            name = _COMMA_FORM if "," in number else _BARE_FORM
            yield Found(text.index, Span(*match.span()), name, {_COMMA_FORM: f"{int(bare):,}", _BARE_FORM: bare})
