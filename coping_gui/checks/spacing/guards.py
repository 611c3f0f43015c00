"""Places that no statistics may decide: names and code that must stay whole, and what only a lost blank explains."""

import re
from unicodedata import normalize

import numpy as np

from coping_gui.checks.spacing.candidates import Knowledge, names_authors, stands_before_al
from coping_gui.checks.spacing.decades import decade, parts_decade
from coping_gui.checks.spacing.habits import keeps_apart, keeps_references_close, signed_number
from coping_gui.checks.spacing.layout import Laid, token_text
from coping_gui.checks.spacing.lists import MONTHS
from coping_gui.checks.spacing.marks import DAY_AND_YEAR, MarkPlace, quoted_word
from coping_gui.checks.spacing.ngrams import ngrams
from coping_gui.checks.spacing.rules.common import common_word
from coping_gui.checks.spacing.splits import WordPlace
from coping_gui.checks.spacing.tokens import analyse
from coping_gui.checks.words import DICTIONARY_LEVEL, in_camel, is_word, lexicon

Place = WordPlace | MarkPlace
_CODE = re.compile(r"^[#@]\w|[^\W_]_+[^\W_]|__[^\W_]+__|[\\`]|\w\(\)|::|->")
_STEP = re.compile(r"(?<=[^\W\d_])(?=[A-Z])")
_MONTHS = frozenset(MONTHS.split())
_CALL = re.compile(r"[^\W_][(\[]|[a-z]=|=[\w'\"\[{(]|[)\]][\[(]")
_MEMBER = re.compile(r"[^\W\d_)\]]\.[a-z]")
_OPENING_DOTS = re.compile(r"(?:\.{2,}|…)(?=\w)")
_RULED = r"[-=*~+]{4}"
_LINK = re.compile(r"\((?:https?:|www\.|mailto:|[#/.])")
_CIRCA = re.compile(r"(?<!\w)ca?\.(?=\d)")
"""Abbreviations that stand close to their number ("c.1590") as often as not: the text shows how it writes them."""
_CHEMICAL = re.compile(r"[a-z]{2}(?:yl|oxy|azo|amino|chloro|fluoro|bromo|nitro|hydro|thio|phospho|cyclo)$")
"""How the first part of a chemical name ends ("phosphatidyl|serine")."""
RARE = -19.0
"""log2 of the share of running text below which a word ("phosphatidyl", not "vinyl") is a technical one."""
FEW = 0.5
"""Lost blanks expected elsewhere in a text up to which it has lost none."""
NAME_SHARE = 8
"""Fifteenths of its uses inside sentences that a word must be capitalised to be a name."""


def explains_itself(laid: Laid, k: int, place: Place, knowledge: Knowledge) -> bool:
    """Whether only a lost blank explains the place."""
    if isinstance(place, MarkPlace):
        return (
            place.certain or _is_date(laid, k, place) or ("0s" in laid.tokens[k].core and place.at == decade(laid, k))
        )
    return names_authors(laid, k, place, knowledge) or stands_before_al(laid, k, place)


_SHORT_FORM = re.compile(r"\W*[A-Z]\.")
_SHORT_FORMS = frozenset({"u.s", "u.k", "u.n", "d.c", "n.y", "b.c", "a.d", "u.s.a", "u.s.s.r"})


def _is_short_form(token: str, knowledge: Knowledge) -> bool:
    """Whether a token is a state, a city or an era ("U.S.") which the text does not also write with a blank inside."""
    core = analyse(token).core
    return core in _SHORT_FORMS and not knowledge.pairs.get(f"{core[0]} {core[2]}")


def _is_date(laid: Laid, k: int, place: MarkPlace) -> bool:
    """Whether the place stands between day and year of "March 4,2021"; no number has four digits behind its comma."""
    if k == 0 or laid.tokens[k - 1].core not in _MONTHS:
        return False
    match = DAY_AND_YEAR.match(laid.text, laid.starts[k])
    return match is not None and laid.text[laid.starts[k] + place.at - 1] == ","


def stays_whole(laid: Laid, k: int, place: Place, knowledge: Knowledge) -> bool:
    """Whether a token is code or a name that must not be parted here."""
    token = token_text(laid, k)
    if "0s" in token and parts_decade(laid, k, place.at, isinstance(place, WordPlace)):
        return True
    if "'" in token and (opening := quoted_word(token)) and place.at == opening + 1:
        return True
    if _SHORT_FORM.fullmatch(token[: place.at]) and _is_short_form(token, knowledge):
        return True
    if laid.tokens[k].web < 2 and _CODE.search(token) and place.at < len(token.rstrip(".,;:!?)”\"'")):
        return True
    if any(a < laid.starts[k] + place.at < b for a, b in laid.quoted):
        return True
    if isinstance(place, MarkPlace):
        if signed_number(laid, k, place):
            return not keeps_apart(laid, k, place, knowledge)
        if keeps_references_close(place, knowledge):
            return True
        if token[place.at - 1] == "," and DAY_AND_YEAR.match(token) and not _is_date(laid, k, place):
            return True
        circa = _CIRCA.search(token)
        if circa and circa.end() == place.at and place.left not in knowledge.words:
            return True
        dots = _OPENING_DOTS.match(token) if k == 0 else None
        opens = dots is not None and dots.end() == place.at and not knowledge.habits.get(place.habit, (0, 0))[0]
        call = laid.code and not laid.tokens[k].web and _is_call(token, place.at)
        return opens or call or _is_markup(token[: place.at], token[place.at :])
    run = token[place.start : place.end]
    return (
        _is_name(run, place, knowledge)
        or _is_half(laid, k, place, run)
        or (laid.code and _is_identifier(place))
        or (_CHEMICAL.search(place.left) is not None and place.bits[0] < RARE)
        or (place.right == "and" and not place.ids[0] and run[0].isupper() and token[place.end :].startswith(","))
    )


def _is_call(token: str, at: int) -> bool:
    """Whether the offset stands where code has no blank: `f(x)`, `a[i]`, `x=1`, `page.read`."""
    return _CALL.match(token, at - 1) is not None or (at > 1 and _MEMBER.match(token, at - 2) is not None)


def _is_markup(before: str, after: str) -> bool:
    """Whether a link of Markdown goes on here, its emphasis begins or ends, or a ruled line ("----") has its title."""
    ruled = re.search(_RULED + "$", before) or re.match(_RULED, after)
    emphasis = not before.strip("*") or ("*" in after and not after.strip("*.,;:!?"))
    return bool(ruled) or emphasis or (before[-1] == "]" and _LINK.match(after) is not None)


def unsupported(laid: Laid, k: int, place: Place, others: float) -> bool:
    """Whether a small letter meets a capital in a text that seems to lose no `others`, and no name starts there.

    `others` are the lost blanks expected where no such step is, or one behind an everyday word ("inSwitzerland").
    Programs are full of such words ("startYear"), clean prose of brands; both look like nothing else.
    """
    if isinstance(place, MarkPlace) or not place.camel or others > FEW:
        return False
    run = laid.text[laid.starts[k] + place.start : laid.starts[k] + place.end]
    first, *rest = _STEP.split(run)
    if analyse(re.split("['’]", first)[0]).everyday:
        return False
    names = laid.heading or any(_is_capitalised(number) for number in place.ids[:2])
    return len(rest) > 1 or not (names or _are_neighbours(*place.ids[:2]))


def _is_half(laid: Laid, k: int, place: WordPlace, run: str) -> bool:
    """Whether a run is no word but half of one ("to gether"), or one written with a ligature: other rules mend that."""
    if place.ids[2]:
        return False
    if not run.isascii() and is_word(normalize("NFKC", run)):
        return True
    if len(laid.tokens[k].ids) > 1:
        return False
    neighbours = (laid.tokens[k - 1] if k else None, laid.tokens[k + 1] if k + 1 < len(laid.tokens) else None)
    before, after = (token.core if token and len(token.ids) == 1 else "" for token in neighbours)
    return common_word(before + place.run) or common_word(place.run + after)


def _is_name(run: str, place: WordPlace, knowledge: Knowledge) -> bool:
    """Whether the place lies inside a known name with capitals, which the text does not also write as two words."""
    apart = knowledge.pairs.get(f"{place.left} {place.right}")
    return not run[1:].islower() and not apart and in_camel(run, place.at - place.start)


def _is_identifier(place: WordPlace) -> bool:
    """Whether two parts in a paragraph of code are neither two plain words nor a word and a name."""
    if place.camel:
        return not _is_capitalised(place.ids[1])
    lexical = lexicon()
    return not all(0 < lexical.levels[number] <= DICTIONARY_LEVEL for number in place.ids[:2])


def _are_neighbours(left: int, right: int) -> bool:
    """Whether clean prose holds the two words side by side."""
    pair = (np.array([number], np.int32) for number in (left, right))
    return bool(left and right and ngrams().after(*pair)[1][0])


def _is_capitalised(number: int) -> bool:
    """Whether a word is mostly written with a capital inside sentences; unknown words are none."""
    return lexicon().capitals[number] >> 4 >= NAME_SHARE
