"""Places that no statistics may decide: names and code that must stay whole, and what only a lost blank explains."""

import re

from coping_gui.checks.spacing.candidates import Knowledge, Laid, names_authors
from coping_gui.checks.spacing.marks import MarkPlace
from coping_gui.checks.spacing.splits import WordPlace
from coping_gui.checks.words import DICTIONARY_LEVEL, is_camel, lexicon

Place = WordPlace | MarkPlace
_CODE = re.compile(r"^[#@]\w|[^\W_]_+[^\W_]|__[^\W_]+__|[\\`]|\w\(\)|::|->")
_STEP = re.compile(r"(?<=[^\W\d_])(?=[A-Z])")
_MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DAY_AND_YEAR = re.compile(r"\d{1,2},(?:1[5-9]|20)\d\d(?!\d)")
_CALL = re.compile(r"[^\W_][(\[]|[^\W\d_]\.[a-z]|[a-z]=|=[\w'\"\[{(]|[)\]][\[(]")
NAME_SHARE = 8
"""Fifteenths of its uses inside sentences that a word must be capitalised to be a name."""


def explains_itself(laid: Laid, k: int, place: Place, knowledge: Knowledge) -> bool:
    """Whether only a lost blank explains the place."""
    if isinstance(place, MarkPlace):
        return place.certain or _is_date(laid, k, place)
    return names_authors(laid, k, place, knowledge)


def _is_date(laid: Laid, k: int, place: MarkPlace) -> bool:
    """Whether the place stands between day and year of "March 4,2021"; no number has four digits behind its comma."""
    if k == 0 or laid.tokens[k - 1].core not in _MONTHS:
        return False
    match = _DAY_AND_YEAR.match(laid.text, laid.starts[k])
    return match is not None and laid.text[laid.starts[k] + place.at - 1] == ","


def stays_whole(laid: Laid, k: int, place: Place, knowledge: Knowledge) -> bool:
    """Whether a token is code or a name that must not be parted here."""
    end = laid.starts[k + 1] if k + 1 < len(laid.starts) else len(laid.text)
    token = laid.text[laid.starts[k] : end].rstrip()
    if laid.tokens[k].web < 2 and _CODE.search(token) and place.at < len(token.rstrip(".,;:!?)”\"'")):
        return True
    if isinstance(place, MarkPlace):
        return laid.code and not laid.tokens[k].web and _CALL.match(token, place.at - 1) is not None
    run = token[place.start : place.end]
    return _is_name(run, place, knowledge) or (laid.code and _is_identifier(place))


def _is_name(run: str, place: WordPlace, knowledge: Knowledge) -> bool:
    """Whether the place lies inside a known name with capitals, which the text does not also write as two words."""
    if run[1:].islower() or knowledge.pairs.get(f"{place.left} {place.right}"):
        return False
    at = place.at - place.start
    steps = [0, *(match.start() for match in _STEP.finditer(run)), len(run)]
    return any(is_camel(run[a:b]) for a in steps if a < at for b in steps if b > at)


def _is_identifier(place: WordPlace) -> bool:
    """Whether two parts in a paragraph of code are neither two plain words nor a word and a name."""
    lexical = lexicon()
    if place.camel:
        return lexical.capitals[place.ids[1]] >> 4 < NAME_SHARE
    return not all(0 < lexical.levels[number] <= DICTIONARY_LEVEL for number in place.ids[:2])
