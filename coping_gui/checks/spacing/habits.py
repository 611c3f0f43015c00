"""Places that a text's own habits decide: it writes the same marks between two blanks everywhere else."""

from collections.abc import Iterable

from coping_gui.checks.spacing.candidates import Knowledge
from coping_gui.checks.spacing.layout import Laid, token_text
from coping_gui.checks.spacing.marks import MarkPlace


def keeps_apart(laid: Laid, k: int, place: MarkPlace, knowledge: Knowledge) -> bool:
    """Whether the text has a blank at all other places like this one."""
    return (
        _parts_operator(laid, k, place, knowledge)
        or _parts_dash(laid, k, place, knowledge)
        or _parts_references(place, knowledge)
    )


def signed_number(laid: Laid, k: int, place: MarkPlace) -> bool:
    """Whether the place is one of those that only a habit makes a candidate: "=|.03"."""
    return place.habit[2] in NUMBER_STARTS and _is_operator(laid, k, place)


def _parts_operator(laid: Laid, k: int, place: MarkPlace, knowledge: Knowledge) -> bool:
    """Whether a number touches the sign before it ("p =.03") in a text that writes such signs between two blanks.

    Of 500 numbers behind a sign and a blank three touch it on purpose or by mistake in 1.2 million words of clean prose
    that also writes them apart; among as many words that lost blanks 40 had lost this one.
    """
    if not _is_operator(laid, k, place) or k == 0 or laid.tokens[k - 1].tail[1] not in (0, CLOSING):
        return False
    marks = (0, *NUMBER_STARTS)
    touching = _total(knowledge, [(0, SIGN, mark, kind) for mark in marks for kind in NUMBERS])
    everywhere = _total(knowledge, [(SIGN, mark) for mark in marks])
    return touching[0] > max(1, touching[1]) and everywhere[0] > everywhere[1] - touching[1]


def _total(knowledge: Knowledge, keys: Iterable[tuple[int, ...]]) -> tuple[int, int]:
    """How often the text has a blank at any of these kinds of places, and how often it has none."""
    counts = [knowledge.habits.get(key, (0, 0)) for key in keys]
    return sum(spaced for spaced, _ in counts), sum(solid for _, solid in counts)


SIGN, CLOSING = 21, 9
"""How `marks` classes signs like "=", and closing brackets."""
NUMBERS, NUMBER_STARTS = (6, 7, 8), (4, 16, 17, 21)
"""How it classes runs of digits, and what may stand before them: a full stop, a hyphen, a dash, a minus."""


def _is_operator(laid: Laid, k: int, place: MarkPlace) -> bool:
    """Whether the place stands behind the sign at the start of "=0.5" or "=-.3"; "±0.5" may well be one number."""
    return place.at == 1 and place.habit[3] in NUMBERS and laid.text[laid.starts[k]] in "=×"


DASHES = {"–": 17, "—": 18, "--": 16}
"""How it classes dashes."""
WORDS = (1, 2, 3, 4, 5)
"""How it classes runs of letters."""
MANY = 3
"""Dashes between two blanks that make a habit."""


def _parts_dash(laid: Laid, k: int, place: MarkPlace, knowledge: Knowledge) -> bool:
    """Whether a dash with a blank on one side touches a word on the other, in a text that has blanks on both.

    Of 85 documents of clean prose with three such dashes two have one that touches a word on one side only.
    """
    token = token_text(laid, k)
    for dash, mark in DASHES.items():
        if k and place.at == len(dash) and token.startswith(dash) and place.habit[3] in WORDS:
            return _is_habit(knowledge, [(0, mark, 0, kind) for kind in WORDS])
        if place.at == len(token) - len(dash) and token.endswith(dash) and k + 1 < len(laid.tokens):
            return place.habit[0] in WORDS and _is_habit(knowledge, [(kind, 0, mark, 0) for kind in WORDS])
    return False


def _is_habit(knowledge: Knowledge, keys: Iterable[tuple[int, ...]]) -> bool:
    spaced, solid = _total(knowledge, keys)
    return spaced >= MANY and spaced > MANY * (solid - 1)


_REFERENCES = [(left, 5, 10, right) for left in NUMBERS for right in NUMBERS]
"""The kinds of place between "9]," and "[10"."""
ALL_CLOSE = 10
"""Pairs of references without a blank, and none with one, that make a habit."""


def _parts_references(place: MarkPlace, knowledge: Knowledge) -> bool:
    """Whether two numbers in brackets touch ("[9],[10]") in a text that writes most of them apart."""
    if not _joins_references(place):
        return False
    spaced, solid = _total(knowledge, _REFERENCES)
    return spaced > 2 * solid


def keeps_references_close(place: MarkPlace, knowledge: Knowledge) -> bool:
    """Whether the place would part two numbers in brackets in a text that writes all of its many without a blank.

    Some journals do ("[9],[10],[12]–[14]"); each blank once set would make the next seem missing. A source that links
    its references may lose most of their blanks: 21 of 23, but not all of ten.
    """
    if not _joins_references(place):
        return False
    spaced, solid = _total(knowledge, _REFERENCES)
    return not spaced and solid >= ALL_CLOSE


def _joins_references(place: MarkPlace) -> bool:
    return place.habit in _REFERENCES
