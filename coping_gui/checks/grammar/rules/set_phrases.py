"""Fixed phrases with a wrong word: *in the other hand*, *in my point of view*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    """in the other hand=on the other hand, by the other hand=on the other hand, on other hand=on the other hand,
    in other hand=on the other hand, in the contrary=on the contrary, at the contrary=on the contrary,
    in the one hand=on the one hand, all of the sudden=all of a sudden,
    for all intensive purposes=for all intents and purposes, one in the same=one and the same,
    case and point=case in point, by in large=by and large, with regards to=with regard to, in regards to=in regard to,
    at the backdrop of=against the backdrop of, in the backdrop of=against the backdrop of,
    in my point of view=from my point of view, on my point of view=from my point of view,
    at my point of view=from my point of view, to my point of view=from my point of view,
    in my opinion of view=in my view,
    as following=as follows, as conclusion=in conclusion, for conclusion=in conclusion, at conclusion=in conclusion,
    in nowadays=nowadays, at nowadays=nowadays, now a days=nowadays, now days=nowadays, nowaday=nowadays,
    according to me=in my opinion, in this days=these days, in these days=these days,
    at the same moment when=at the moment when,
    in the same time=at the same time, on the same time=at the same time, at last but not least=last but not least,
    last but not the least=last but not least, in the future days=in the future, until now on=until now,
    from my opinion=in my opinion, on my opinion=in my opinion, at my opinion=in my opinion,
    for my opinion=in my opinion,
    in these reasons=for these reasons, in this reason=for this reason, on this reason=for this reason,
    in a long term=in the long term, in generally=in general, as for example=for example,
    such as for example=such as, in the purpose of=for the purpose of, at first glimpse=at first glance,
    in daily basis=on a daily basis, in a daily basis=on a daily basis, take in consideration=take into consideration,
    taken in consideration=taken into consideration, take in account=take into account,
    taking in account=taking into account,
    taken in account=taken into account, takes in account=takes into account"""
)
_PATTERNS = (
    Pattern(rf"\b(?P<at>{one_of(_TABLE)})\b", replaced_by(_TABLE)),
    Pattern(r"\b(?P<at>by (?P<whose>my|your|his|her|our|their) own)\b(?=[.,;!?]|$)", r"on \g<whose> own"),
    Pattern(r"\b(?P<at>in one hand)(?=,)", "on the one hand"),
)

RULE = ParagraphRule(
    id="SET_PHRASE",
    category=Category.GRAMMAR,
    title="Fixed phrase",
    why="The words of a fixed phrase, prepositions included, cannot be exchanged.",
    source=(
        "Turton and Heaton, Longman Dictionary of Common Errors (1996); Brians, Common Errors in English Usage (2013)"
    ),
    find=finder("SET_PHRASE", "This fixed phrase has another form.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("In the other hand, it is cheap.", "On the other hand, it is cheap."),
        ("He came all of the sudden.", "He came all of a sudden."),
        ("As following, we show it.", "As follows, we show it."),
    ),
    leaves=(
        "On the other hand, it is cheap.",
        "In the hand he held a book.",
        "It happened all of a sudden.",
        "He lost the other hand.",
    ),
)
