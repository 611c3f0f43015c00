"""Content words: what a text is about, without its little words and endings."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
STOP_WORDS = frozenset(
    str.split(
        "a about above across after again against all almost along already also although always am among an and"
        " another any"
        " anyone anything are around as at away back be became because become becomes been before began behind"
        " being below"
        " between both but by came can cannot case cases could did do does doing done down during each either else"
        " enough"
        " especially etc even ever every everyone everything example few finally first for found from further"
        " furthermore"
        " gave generally get gets give given gives go goes going gone got had has have having he hence her here hers"
        " herself"
        " him himself his how however i if in indeed instead into is it its itself just keep kept know known large"
        " last later"
        " least less let like likely made mainly make makes making many may me might more moreover most much must"
        " my myself"
        " near nearly need needs neither never nevertheless new next no none nor not nothing now of off often on"
        " once one"
        " ones only onto or other others otherwise our ours out over own particular particularly per perhaps put quite"
        " rather"
        " really said same saw say says second see seem seemed seems seen several shall she should show showed"
        " shown shows"
        " similar similarly since so some someone something sometimes soon still such take taken than that the"
        " their theirs"
        " them themselves then there thereby therefore these they thing things third this those though three through"
        " thus to"
        " together too took toward towards two under until up upon us use used uses using usually very via was way"
        " ways we"
        " well went were what whatever when where whereas whether which while who whole whom whose why will with within"
        " without would yes yet you your yours isn't doesn't don't didn't won't can't couldn't wouldn't shouldn't"
        " wasn't"
        " weren't haven't hasn't hadn't it's that's there's he's she's they're we're i'm i've"
    )
)
_ENDINGS = (
    ("ational", "ate"), ("izations", "ize"), ("isations", "ise"), ("ization", "ize"), ("isation", "ise"),
    ("ically", "ic"), ("ments", ""), ("ment", ""), ("ities", ""), ("ings", ""), ("ions", ""),
    ("ies", "y"), ("ity", ""), ("ing", ""), ("ion", ""), ("ful", ""), ("ed", ""), ("es", ""), ("ly", ""), ("al", ""),
    ("s", ""),
)  # fmt: skip
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without case, possessive and the commonest endings: "prisons" and "prison" become equal."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word.endswith(("fulness", "ousness", "iveness")):
        word = word.removesuffix("ness")
    elif word.endswith("ss"):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


@lru_cache(maxsize=16384)
def content(text: str) -> tuple[str, ...]:
    """The stems of the content words in order, repetitions kept."""
    return tuple(stem(w) for w in _WORD.findall(text.lower()) if len(w) > 2 and w not in STOP_WORDS)


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """All words in lower case, without marks and numbers."""
    return tuple(_WORD.findall(text.lower()))
