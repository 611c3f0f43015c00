"""What the model can say of a word: the labels of its two heads, and what each does to the text.

The first head changes a word, the second puts one before it. Labels are close to those of GECToR (Omelianchuk et al.
2020): a closed list of replacements, and transformations that work for every word.
"""

from collections.abc import Sequence

from coping_gui.checks.grammar.local.inflection import NAMES, inflections

KEEP, DELETE, SPELL, CAPITAL, LOWER, JOIN, SWAP, POSSESSIVE, UNPOSSESSIVE, APOSTROPHE = (
    "KEEP", "DELETE", "SPELL", "CAPITAL", "LOWER", "JOIN", "SWAP", "POSSESSIVE", "UNPOSSESSIVE", "APOSTROPHE"
)  # fmt: skip
"""Leave it; take it away; misspelt; write it large, small; with the next in one word; change places with the next;
add 's; take the apostrophe away (parent's → parents); put one in (parents → parent's)."""
FIXED = (KEEP, DELETE, SPELL, CAPITAL, LOWER, JOIN, SWAP, POSSESSIVE, UNPOSSESSIVE, APOSTROPHE, *NAMES)
REPLACE = "="
"""`=word` replaces by a word of the closed list."""
SUFFIX = "-"
"""`-ent-ence` replaces an ending: different → difference."""


def transformed(word: str, label: str) -> str | None:
    """The word that a label makes of one word, in its capitals; None when it cannot, or changes nothing.

    KEEP, DELETE, SPELL, JOIN and SWAP are no matter of one word: None.
    """
    made = _made(word, label)
    return made if made and made != word else None


def _made(word: str, label: str) -> str | None:
    low = word.lower().replace("’", "'")
    if label.startswith(REPLACE):
        return cased(label[1:], word)
    if label.startswith(SUFFIX):
        _, old, new = label.split("-")
        stem = low.removesuffix(old)
        return cased(stem + new, word) if len(stem) >= SHORTEST_STEM and low.endswith(old) else None
    if label in NAMES:
        made = inflections().inflect(low, label)
        return cased(made, word) if made else None
    return _simple(word, label)


SHORTEST_STEM = 3
"""Letters that an ending must leave."""


def _simple(word: str, label: str) -> str | None:
    mark = "’" if "’" in word else "'"
    match label:
        case "CAPITAL":
            return word[:1].upper() + word[1:]
        case "LOWER":
            return word[:1].lower() + word[1:]
        case "POSSESSIVE":
            return word + "'s"
        case "UNPOSSESSIVE" if word.endswith(mark + "s"):
            return word[:-2] + "s"
        case "APOSTROPHE" if word.endswith("s") and len(word) > 2 and mark not in word:
            return word[:-1] + "'s"
        case _:
            return None


def cased(word: str, like: str) -> str:
    """`word` with the capitals of `like`; words with capitals of their own ("I") keep them."""
    if not word.islower():
        return word
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() and like != "I" else word


def read_labels(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """The labels of both heads from a label file: one a line, a blank line between the heads."""
    first, second = text.rstrip("\n").split("\n\n")
    return first.split("\n"), second.split("\n")
