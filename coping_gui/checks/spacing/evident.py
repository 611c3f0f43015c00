"""Losses that the two looks judge too timidly, because training shows few of their kind.

Each rule says for which places, and its docstring how often it was right: in clean prose, or among 2.3 million words
that lost blanks (documents kept out of training, development documents corrupted anew).
"""

from collections.abc import Mapping
from math import log, log2
from typing import Any

from coping_gui.checks.spacing.candidates import WORD_FEATURES, split_key
from coping_gui.checks.spacing.habits import keeps_apart
from coping_gui.checks.spacing.layout import Laid
from coping_gui.checks.spacing.marks import MarkPlace
from coping_gui.checks.spacing.profile import LATE, DocumentProfile
from coping_gui.checks.spacing.slips import best_slip
from coping_gui.checks.spacing.splits import WordPlace
from coping_gui.checks.spacing.tokens import analyse

Place = WordPlace | MarkPlace
FUNCTION_WORD = 0.95
"""Least chance of a function word glued to a word."""
LOST = 0.8
"""Least chance of the others: likely, except in a calm document."""
LEAST_OTHERS, LEAST_RATE = 2.0, 0.003
"""Lost blanks expected elsewhere in the text, at all and for each of its words, from which it loses blanks."""
HOPE = 0.03
"""Chance below which the looks are believed."""
HALF_SURE = 0.4
"""Chance from which any listed name beside a word was right: 15 of 17 times."""
PLAIN_LEVEL, COMMON_LEVEL = 20, 50
"""SCOWL sizes: the 12,000 commonest words, and the words that a large dictionary has."""
NAME_SHARE = 12
"""Fifteenths of its uses inside sentences that a listed name must be capitalised."""
LEAST_READING = 10.0
"""Bits by which two words must read better than one in their sentence."""
SHORTEST = 3
EXACT, MANY_PAIRS, OFF_LINE = 0.99, 10, -3.0
"""From so many line ends that one width explains all, a text loses no blank inside its lines."""
_PARTICLES = frozenset({"mac", "van", "von", "del", "des", "san", "fitz", "saint", "vander"})
_ARTICLES = frozenset({"a", "an", "the"})
_COLUMN = {name: i for i, name in enumerate((*WORD_FEATURES, *LATE))}


def least_chance(found: tuple[Laid, int, Place], row: Any, chance: float, profile: DocumentProfile) -> float:
    """The chance that a place has at least for what it is; 0.0 where no rule speaks for it."""
    laid, k, place = found
    if isinstance(place, MarkPlace):
        return LOST if keeps_apart(laid, k, place, profile.knowledge) else 0.0
    if place.rest or not (_in_doubt(chance) if place.camel else _starts_or_ends_like_two(place)):
        return 0.0
    facts = {name: row[_COLUMN[name]] for name in _READ}
    if frees_function_word(laid, k, place, facts):
        return FUNCTION_WORD
    if not _in_doubt(chance) or not _loses(profile.losses.plain - (not place.camel) * chance, profile):
        return 0.0
    speaks = _joins_names(laid, place, facts, chance) if place.camel else _article(laid, k, place, facts, profile)
    return LOST if speaks and profile.knowledge.splits.get(split_key(place), 0) < 2 else 0.0


def _in_doubt(chance: float) -> bool:
    return HOPE <= chance < LOST


def _starts_or_ends_like_two(place: WordPlace) -> bool:
    """Whether a run that no list has starts or ends with a function word."""
    return not place.ids[2] and (analyse(place.left).everyday or analyse(place.right).everyday)


_READ = (
    "left_level", "right_level", "left_title", "right_title", "left_form", "right_form", "left_kind", "right_kind",
    "left_after", "difference", "reach", "width_share", "width_pairs",
)  # fmt: skip
Facts = Mapping[str, float]


def _loses(others: float, profile: DocumentProfile) -> bool:
    return others >= max(LEAST_OTHERS, LEAST_RATE * profile.losses.size)


def frees_function_word(laid: Laid, k: int, place: WordPlace, facts: Facts) -> bool:
    """Whether a function word is glued to a word ("carsare"), however often: no author coins such a term.

    Of a million words of clean prose six are such a run, all of them lost blanks of the source.
    """
    run = laid.text[laid.starts[k] + place.start : laid.starts[k] + place.end]
    if place.ids[2] or not run.islower() or min(len(place.left), len(place.right)) < SHORTEST:
        return False
    if not (0 < facts["left_level"] <= COMMON_LEVEL and 0 < facts["right_level"] <= COMMON_LEVEL):
        return False
    return facts["difference"] >= LEAST_READING and (analyse(place.left).everyday or analyse(place.right).everyday)


def _article(laid: Laid, k: int, place: WordPlace, facts: Facts, profile: DocumentProfile) -> bool:
    """Whether an article is glued to a word where an article may stand ("that amiller"): 9 of 9 times.

    A misspelt word must not be likelier ("adress").
    """
    run = laid.text[laid.starts[k] + place.start : laid.starts[k] + place.end]
    if place.left not in _ARTICLES or place.ids[2] or not run.islower() or len(place.right) < SHORTEST:
        return False
    if not 0 < facts["right_level"] <= COMMON_LEVEL or not _agrees(place.left, place.right[0]):
        return False
    others = max(0.0, profile.losses.plain)
    reading = facts["left_after"] + place.bits[1] + log2((others + 0.2) / (profile.losses.size + 20))
    slip = best_slip(run)
    return slip is None or reading > slip


def _agrees(article: str, first: str) -> bool:
    return article == "the" or (article == "an") == (first in "aeiouh") or first in "uoeh"


def _joins_names(laid: Laid, place: WordPlace, facts: Facts, chance: float) -> bool:
    """Whether two capitalised words met: in a heading two plain ones, elsewhere a plain word and a listed name.

    In headings 3 of 3 that were in doubt. A plain word and a name: 6 of 6; 37 million words of clean prose hold 30
    written so on purpose, where text that loses blanks has 50 losses in a million.
    """
    if facts["left_form"] != 1 or facts["right_form"] != 1 or _off_line(facts):
        return False
    plain = [0 < facts[side] <= PLAIN_LEVEL for side in ("left_level", "right_level")]
    if laid.heading and all(plain):
        return True
    if min(len(place.left), len(place.right)) < SHORTEST or place.left in _PARTICLES:
        return False
    names = [_is_listed(facts, side) for side in ("left", "right")]
    known = facts["left_kind"] == facts["right_kind"] == 2
    return (plain[0] and names[1]) or (chance >= HALF_SURE and known and any(names))


def _is_listed(facts: Facts, side: str) -> bool:
    """Whether SCOWL lists a part among the names, and prose writes it so."""
    return facts[f"{side}_level"] % 5 == 1 and facts[f"{side}_title"] >= NAME_SHARE


def _off_line(facts: Facts) -> bool:
    exact = facts["width_share"] >= EXACT and facts["width_pairs"] >= log(1 + MANY_PAIRS)
    return exact and facts["reach"] < OFF_LINE
