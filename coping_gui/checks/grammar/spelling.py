"""Spelling alarms: which are worth an author's time, and which correction is meant.

Names, identifiers, known words and technical terms are no mistakes; what is left must look like a slip of a common
word. Suggestions are the engines' and our own, ranked by letters and by context: a noisy channel (Kernighan, Church and
Gale 1990), that is how likely the word stands between its neighbours, by the n-gram tables of the spacing repair, times
how likely its letters turn into those that were written.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from coping_gui.checks.grammar.names import is_identifier, is_known, is_name
from coping_gui.checks.grammar.near_words import near_words
from coping_gui.checks.spacing.ngrams import OTHER, STOP, UNKNOWN, ngrams
from coping_gui.checks.words import frequency, is_word, lexicon, normalized
from coping_gui.essay.finding import Category, Finding, Tier

KEPT = 6
"""Suggestions shown."""
BITS_PER_EDIT = 10.0
"""What one plain letter edit costs; tuned, like the others here, on the learners' sets named in docs/grammar.md."""
POSSESSIVE = 9.0
"""What a possessive costs that the author did not write as one: "familys" is rather families than family's."""
NUMBER = 2.0
"""What it costs to bring or lose a last s."""
BITS_PER_RANK = 0.8
"""What each place in an engine's list costs."""
NOT_OFFERED = 3.0
"""What it costs that an engine did not think of it."""
RARE = -24.0
"""Log probability of a word that was never counted."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_VOWELS = set("aeiouy")
_SHORTENED = ("it", "that", "he", "she", "what", "there", "let", "who", "here", "where", "how", "one", "when")
_CONTRACTIONS = {f"{word}'s" for word in _SHORTENED}
"""Words with 's that are more than a possessive."""
_NEIGHBOUR = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


FARTHEST = 1.6
"""Letter edits (see `distance`) beyond which an unknown word is a term or foreign rather than a slip."""
COMMONNESS_NEEDED = 5.0
"""Occurrences per million that a correction needs; measured, the two keep 82 % of learners' slips with a known
correction and drop 93 % of the unknown words of edited prose."""
FARTHEST_SMALL, COMMONNESS_NEEDED_SMALL = 2.0, 0.5
"""The same for words in small letters, where names are rare."""
FARTHEST_SHARE, COMMONNESS_NEEDED_FAR = 0.27, 2.0
"""Edits for each letter, and occurrences per million: long words in small letters may have several slips."""
MARGIN = 12.0
"""Bits by which a correction that nobody would mean may lead over a plausible one and not be the first."""
NAME_LENGTH, NAME_COMMON = 8, 20.0
"""Letters of a capitalised word, and occurrences per million of the word one letter away, from which it is rather a
slip (Goverments, Amricans) than a name."""
RARE_WORD, TIMES_RARER = 1.0, 100
"""A dictionary word that LanguageTool does not know, this rare (per million) and so many times rarer than the word one
letter away, is a slip: yong, surprize."""
CLOSE = 0.8
"""Letter edits up to which a correction is nearly always right."""
LONG, COMMON = 7, 20.0
"""Letters and occurrences per million from which a correction one letter away is nearly always right, too."""
ALWAYS_CAPITAL = 13
"""Fifteenths of a word's occurrences that are capitalised: a name, so its lower-case form is a slip."""
_VARIETY = re.compile(r"(?:British|American|Australian|Canadian|US|UK) (?:English|spelling)")


def refined(finding: Finding, text: str, dictionary: Collection[str]) -> Finding | None:
    """An engine's finding as COPING shows it: a spelling alarm ranked and with its tier, or None when it is no slip.

    Findings of other categories pass unchanged. Spelling is never safe.
    """
    if finding.category is not Category.SPELLING:
        return finding
    word = finding.span.of(text)
    if is_known(word, dictionary) or is_identifier(word, text, finding.span.start):
        return None
    name = proper_form(word, finding.suggestions)
    if name:
        return replace(finding, suggestions=(name,), tier=Tier.LIKELY, confidence=0.9)
    choices = ranked(text, finding.span.start, finding.span.end, (finding.suggestions,))
    if is_name(word, text, finding.span.start) and not is_slipped_name(word, choices):
        return None
    if is_word(word) and not is_slipped_rarity(word, choices, finding):
        return finding if _VARIETY.search(finding.message) else None
    if not choices or not is_plausible(word, choices[0]):
        return None
    sure = is_sure(word, choices[0])
    return replace(
        finding, suggestions=choices, tier=Tier.LIKELY if sure else Tier.ASK, confidence=0.85 if sure else 0.6
    )


def is_slipped_name(word: str, choices: Sequence[str]) -> bool:
    """Whether a capitalised word is so near to a common one that it is hardly a name of its own."""
    if len(word) < NAME_LENGTH or not choices or " " in choices[0]:
        return False
    return distance(word.lower(), choices[0].lower()) <= 1.0 and _commonness(choices[0]) >= NAME_COMMON


def is_slipped_rarity(word: str, choices: Sequence[str], finding: Finding) -> bool:
    """Whether a word of the dictionary is so rare, beside a common neighbour, that LanguageTool is right to ask."""
    common = frequency(word)
    if "languagetool" not in finding.engine or not word.islower() or common >= RARE_WORD or not choices:
        return False
    if _VARIETY.search(finding.message):
        return False
    needed = max(NAME_COMMON, TIMES_RARER * common)
    return distance(word, choices[0].lower()) <= 1.0 and _commonness(choices[0]) >= needed


def without_known(finding: Finding, text: str, dictionary: Collection[str]) -> Finding | None:
    """The finding, or None when it is a spelling alarm on a word of the user's dictionary; for any language."""
    if finding.category is Category.SPELLING and is_known(finding.span.of(text), dictionary):
        return None
    return finding


def proper_form(word: str, offered: Sequence[str]) -> str | None:
    """How a name or abbreviation that was written small is written: "english" → "English", "tv" → "TV"."""
    if not word.islower():
        return None
    lexical = lexicon()
    share = lexical.capitals[lexical.id(normalized(word))]
    if share & 15 >= ALWAYS_CAPITAL:
        return next((o for o in offered if o.lower() == word and o[1:] != word[1:]), None)
    return word.capitalize() if share >> 4 >= ALWAYS_CAPITAL else None


def is_plausible(word: str, correction: str) -> bool:
    """Whether the word looks like a slip of the correction: near enough, and the correction common enough."""
    far, common = distance(word.lower(), correction.lower()), _commonness(correction)
    if far <= FARTHEST and common >= COMMONNESS_NEEDED:
        return True
    if not word.islower() or " " in correction:
        return False
    if far <= FARTHEST_SMALL and common >= COMMONNESS_NEEDED_SMALL:
        return True
    return far <= FARTHEST_SHARE * len(word) and common >= COMMONNESS_NEEDED_FAR


def is_sure(word: str, correction: str) -> bool:
    """Whether the correction is nearly always right: very near, or a long and common word one letter away."""
    far = distance(word.lower(), correction.lower())
    return far <= CLOSE or (far <= 1.0 and len(word) >= LONG and _commonness(correction) >= COMMON)


def _commonness(words: str) -> float:
    """Occurrences per million; of two words, the rarer one's, and none when they are never neighbours."""
    parts = words.split()
    if len(parts) > 1:
        ids = np.array([_id(part) for part in parts], np.int32)
        if not bool(ngrams().after(ids[:-1], ids[1:])[1].all()):
            return 0.0
    return min((frequency(part) for part in parts), default=0.0)


@lru_cache(4096)
def ranked(text: str, start: int, end: int, offered: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The best corrections of `text[start:end]`, best first; `offered` are the engines' lists, each best first.

    Never empties a list: where nothing better is known, the engines' own order stays.
    """
    word = text[start:end]
    choices = _choices(word, offered)
    if not choices:
        return ()
    context = _context_scores(text, start, end, list(choices))
    scores = {c: context[c] - _cost(word.lower(), c.lower()) - BITS_PER_RANK * rank for c, rank in choices.items()}
    best = sorted(scores, key=lambda choice: -scores[choice])[:KEPT]
    meant = (c for c in best if is_plausible(word, c) and scores[best[0]] - scores[c] < MARGIN)
    first = next(meant, best[0])
    return (first, *(choice for choice in best if choice != first))


def _cost(word: str, choice: str) -> float:
    """Bits for the letters that differ."""
    bits = BITS_PER_EDIT * distance(word, choice)
    if choice.endswith("'s") and not word.endswith(("'s", "’s")) and choice not in _CONTRACTIONS:
        bits += POSSESSIVE
    return bits + NUMBER * (word.endswith("s") != choice.endswith("s"))


def _choices(word: str, offered: Sequence[Sequence[str]]) -> dict[str, float]:
    """Every candidate with its rank, as the word writes its capitals."""
    choices: dict[str, float] = {}
    for suggestions in offered:
        for rank, suggestion in enumerate(suggestions):
            choice = _cased(word, suggestion)
            choices[choice] = min(rank, choices.get(choice, rank))
    farthest = max(FARTHEST_SMALL, 0.3 * len(word))
    for own in (*_one_edit_away(word.lower()), *near_words(word.lower(), distance, farthest)):
        choices.setdefault(_cased(word, own), NOT_OFFERED / BITS_PER_RANK)
    choices.pop(word, None)
    return choices


def _cased(word: str, suggestion: str) -> str:
    if word.isupper() and len(word) > 1:
        return suggestion.upper()
    return suggestion[:1].upper() + suggestion[1:] if word[:1].isupper() else suggestion


def _one_edit_away(word: str) -> list[str]:
    """Dictionary words that one letter deleted, swapped, changed or inserted makes of the word."""
    if not 3 <= len(word) <= 24:
        return []
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    made = {a + b[1:] for a, b in splits if b}
    made |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    made |= {a + c + b[1:] for a, b in splits if b for c in _LETTERS}
    made |= {a + c + b for a, b in splits for c in _LETTERS}
    known = lexicon().ids
    return [m for m in made if m in known and m != word and len(m) > 1 and is_word(m)]


@lru_cache(100_000)
def distance(wrong: str, right: str) -> float:
    """Weighted letter edits (Damerau–Levenshtein): doubled letters, vowels and swaps are cheap, first letters dear."""
    wrong, right = wrong.replace("’", "'"), right.replace("’", "'")
    rows = [[0.0] * (len(right) + 1) for _ in range(len(wrong) + 1)]
    for i in range(len(wrong) + 1):
        for j in range(len(right) + 1):
            rows[i][j] = _cell(rows, wrong, right, i, j)
    return rows[-1][-1] + (0.4 if wrong[:1] != right[:1] else 0.0)


def _cell(rows: list[list[float]], wrong: str, right: str, i: int, j: int) -> float:
    if i == 0 and j == 0:
        return 0.0
    ways: list[float] = []
    if i:
        ways.append(rows[i - 1][j] + (0.5 if i > 1 and wrong[i - 1] == wrong[i - 2] else 1.0))
    if j:
        ways.append(rows[i][j - 1] + _insertion(right, j))
    if i and j:
        ways.append(rows[i - 1][j - 1] + _change(wrong[i - 1], right[j - 1]))
    if i > 1 and j > 1 and wrong[i - 1] == right[j - 2] and wrong[i - 2] == right[j - 1]:
        ways.append(rows[i - 2][j - 2] + 0.6)
    return min(ways)


def _insertion(right: str, j: int) -> float:
    letter = right[j - 1]
    if letter == "'" and right[j:] == "s" and right not in _CONTRACTIONS:
        return 1.0
    if letter in "' -":
        return 0.3
    return 0.5 if j > 1 and letter == right[j - 2] else (0.8 if letter in _VOWELS else 1.0)


def _change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return 0.7 if a in _VOWELS and b in _VOWELS else 1.0


def _context_scores(text: str, start: int, end: int, choices: Sequence[str]) -> dict[str, float]:
    """Log probability of each choice between its two neighbours on either side."""
    before = [_id(w) for w in _NEIGHBOUR.findall(text[max(0, start - 60) : start])][-2:]
    after = ([_id(w) for w in _NEIGHBOUR.findall(text[end : end + 50])] + [STOP, STOP])[:2]
    left = ([STOP, STOP, *before])[-2:]
    trios: list[tuple[int, int, int]] = []
    owners: list[int] = []
    for number, choice in enumerate(choices):
        ids = [_id(part) for part in _NEIGHBOUR.findall(choice)] or [UNKNOWN]
        chain = [*left, *ids, *after]
        trios += [(chain[i - 2], chain[i - 1], chain[i]) for i in range(2, len(chain))]
        owners += [number] * (len(chain) - 2)
    columns = np.array(trios, np.int32).T
    steps = np.where(columns[2] == UNKNOWN, RARE, np.maximum(ngrams().after_two(*columns), RARE))
    totals = np.bincount(owners, steps, len(choices))
    return dict(zip(choices, totals.tolist(), strict=True))


def _id(word: str) -> int:
    if not word[0].isalpha():
        return STOP if word in ".!?" else OTHER
    return lexicon().id(normalized(word)) or lexicon().id(word.lower())
