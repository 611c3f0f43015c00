"""How people misspell a word: the slips of the fingers and of the ear."""

import random
from collections.abc import Iterable

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    ("ie", "ei"), ("ei", "ie"), ("ance", "ence"), ("ence", "ance"), ("ant", "ent"), ("ent", "ant"), ("able", "ible"),
    ("ible", "able"), ("tion", "sion"), ("sion", "tion"), ("tion", "cion"), ("ph", "f"), ("f", "ph"), ("ough", "ou"),
    ("c", "s"), ("s", "c"), ("s", "z"), ("z", "s"), ("k", "c"), ("c", "k"), ("ck", "k"), ("qu", "k"), ("x", "cs"),
    ("cc", "c"), ("ai", "ei"), ("ea", "ee"), ("ee", "ea"), ("ou", "o"), ("au", "o"), ("ly", "lly"), ("ally", "aly"),
    ("ally", "ly"), ("ful", "full"), ("er", "or"), ("or", "er"), ("ar", "er"), ("wh", "w"), ("h", ""), ("gh", "g"),
    ("gu", "g"), ("sc", "s"), ("ous", "us"), ("y", "i"), ("i", "y"), ("ment", "mant"), ("ed", "d"), ("mm", "m"),
    ("que", "c"), ("ture", "cher"), ("ey", "y"), ("ies", "ys"), ("ize", "aze"), ("gn", "n"), ("kn", "n"), ("e", ""),
    ("nn", "n"), ("th", "t"), ("ght", "gth"), ("dge", "ge"), ("j", "g"), ("g", "j"), ("v", "f"), ("b", "v"),
)  # fmt: skip
"""What sounds alike, or is written alike elsewhere."""
_VOWELS = "aeiou"


def misspellings(word: str, chosen: random.Random, listed: Iterable[str], most: int) -> dict[str, int]:
    """Up to `most` ways to misspell a word with their weights; the listed ones weigh most."""
    found = dict.fromkeys(list(listed)[:most], 4)
    for _ in range(most * 3):
        if len(found) >= most:
            break
        wrong = slip(word, chosen)
        if chosen.random() < 0.12 and len(word) > 6:
            wrong = slip(wrong, chosen)
        if wrong not in (word, "") and len(wrong) > 1:
            found[wrong] = min(4, found.get(wrong, 0) + 1)
    return found


def slip(word: str, chosen: random.Random) -> str:
    """One mistake."""
    if len(word) < 3:
        return word
    kind = chosen.random()
    if kind < 0.35:
        return _sound(word, chosen)
    at = chosen.randrange(1, len(word)) if chosen.random() < 0.93 else 0
    if kind < 0.50:
        return word[:at] + word[at + 1 :]
    if kind < 0.62:
        return word[:at] + word[at] + word[at:]
    if kind < 0.75 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.88 and word[at] in _VOWELS:
        return word[:at] + chosen.choice(_VOWELS) + word[at + 1 :]
    return word[:at] + _near(word[at], chosen) + word[at + (chosen.random() < 0.5) :]


def _sound(word: str, chosen: random.Random) -> str:
    ways = [(a, b) for a, b in _SOUNDS if word.find(a, 1) > 0]
    doubles = [(c * 2, c) for c in set(word) if c * 2 in word[1:]]
    ways += doubles * 3
    if not ways:
        return word
    a, b = chosen.choice(ways)
    places = [i for i in range(1, len(word)) if word.startswith(a, i)]
    at = chosen.choice(places)
    return word[:at] + b + word[at + len(a) :]


def _near(letter: str, chosen: random.Random) -> str:
    for row, keys in enumerate(_KEYS):
        at = keys.find(letter)
        if at >= 0:
            beside = keys[max(0, at - 1) : at + 2] + _KEYS[row - 1 if row else 1][at : at + 1]
            return chosen.choice(beside)
    return letter
