"""Spelling alarms: which are worth an author's time, and which correction is meant.

Names, identifiers, known words and technical terms are no mistakes; what is left must look like a slip of a common
word. Suggestions are the engines' and our own, weighed by letters, sound and context (`ranking.py`).
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from coping_gui.checks.grammar.letters import distance
from coping_gui.checks.grammar.names import is_identifier, is_known, is_name
from coping_gui.checks.grammar.near_words import regular_slips, two_words
from coping_gui.checks.grammar.neighbours import word_id
from coping_gui.checks.grammar.ranking import KEPT, Choice, weighed
from coping_gui.checks.spacing.ngrams import ngrams
from coping_gui.checks.words import frequency, is_word, lexicon, normalized, rarest, word_parts
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

FARTHEST = 1.6
"""Letter edits (see `distance`) beyond which an unknown word is a term or foreign rather than a slip."""
COMMONNESS_NEEDED = 5.0
"""Occurrences per million that a correction needs; measured, the two keep 82 % of learners' slips with a known
correction and drop 93 % of the unknown words of edited prose."""
FARTHEST_SMALL, COMMONNESS_NEEDED_SMALL = 2.0, 0.5
"""The same for words in small letters, where names are rare."""
FARTHEST_SHARE, COMMONNESS_NEEDED_FAR = 0.27, 2.0
"""Edits for each letter, and occurrences per million: long words in small letters may have several slips."""
MARGIN = 3.0
"""Score by which a correction that nobody would mean may lead over a plausible one and not be the first."""
NAME_LENGTH, NAME_COMMON = 8, 20.0
"""Letters of a capitalised word, and occurrences per million of the word one letter away, from which it is rather a
slip (Goverments, Amricans) than a name."""
RARE_WORD, TIMES_RARER = 1.0, 100
"""A dictionary word that LanguageTool does not know, this rare (per million) and so many times rarer than the word one
letter away, is a slip: yong, surprize."""
SHORTEST_UNSURE, UNSURE = 4, 0.3
"""Letters of a word in small letters that no near and common word explains, and the confidence in the alarm: it waits
for the local model to doubt the word, too (`second_opinion.py`). Terms and foreign words look the same."""
CLOSE = 0.8
"""Letter edits up to which a correction is nearly always right."""
LONG, COMMON = 7, 20.0
"""Letters and occurrences per million from which a correction one letter away is nearly always right, too."""
ALWAYS_CAPITAL = 13
"""Fifteenths of a word's occurrences that are capitalised: a name, so its lower-case form is a slip."""
_TAIL = re.compile(r"['’](?:t|re|ve|ll|d|m)(?!\w)", re.IGNORECASE)
_VARIETY = re.compile(r"(?:British|American|Australian|Canadian|US|UK) (?:English|spelling)")


def refined(finding: Finding, text: str, dictionary: Collection[str]) -> Finding | None:
    """An engine's finding as COPING shows it: a spelling alarm ranked and with its tier, or None when it is no slip.

    Findings of other categories pass unchanged. Spelling is never safe.
    """
    if finding.category is not Category.SPELLING:
        return finding
    finding = with_contraction(finding, text)
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
        far = word.islower() and len(word) >= SHORTEST_UNSURE
        return replace(finding, suggestions=choices, tier=Tier.ASK, confidence=UNSURE) if far else None
    sure = is_sure(word, choices[0])
    return replace(
        finding, suggestions=choices, tier=Tier.LIKELY if sure else Tier.ASK, confidence=0.85 if sure else 0.6
    )


def with_contraction(finding: Finding, text: str) -> Finding:
    """The finding on the whole of a contraction: LanguageTool marks "doens" of "doens't", which is to be "doesn't"."""
    tail = _TAIL.match(text, finding.span.end)
    if not tail:
        return finding
    whole = tuple(word for s in finding.suggestions if is_word(word := s + tail[0]))
    return replace(finding, span=Span(finding.span.start, tail.end()), suggestions=whole)


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
    """How a name or abbreviation that was written small is written: "english" → "English", "tv" → "TV".

    What may be an irregular word's form ("childs") is none.
    """
    if not word.islower() or len(word) == 1 or regular_slips(word):
        return None
    lexical = lexicon()
    share = lexical.capitals[lexical.id(normalized(word))]
    if share & 15 >= ALWAYS_CAPITAL:
        return next((o for o in offered if o.lower() == word and o[1:] != word[1:]), None)
    return word.capitalize() if share >> 4 >= ALWAYS_CAPITAL else None


def is_plausible(word: str, correction: str) -> bool:
    """Whether the word looks like a slip of the correction: near enough, and the correction common enough.

    Two words that ran together, and the forms of irregular words ("childs"), need be no more than what is meant by it.
    """
    if correction.lower() in regular_slips(word.lower()):
        return True
    if " " in correction and correction in two_words(word):
        return distance(word, correction.replace(" ", "")) <= FARTHEST
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
    """Occurrences per million; of two words, and of parts with a hyphen, the rarer one's, and none where two words are
    never neighbours.
    """
    if " " in words:
        ids = np.array([word_id(part) for part in word_parts(words)], np.int32)
        if not bool(ngrams().after(ids[:-1], ids[1:])[1].all()):
            return 0.0
    return rarest(words)


def ranked(text: str, start: int, end: int, offered: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The best corrections of `text[start:end]`, best first; `offered` are the engines' lists, each best first.

    One that is plausible comes first where it is nearly as likely as the best.
    """
    return first_plausible(text[start:end], weighed(text, start, end, offered))


def first_plausible(word: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """At most `KEPT` of the choices, the first plausible one moved to the front if it is not far behind the best."""
    best = choices[:KEPT]
    if not best:
        return ()
    meant = (c for c in best if best[0].score - c.score < MARGIN and is_plausible(word, c.word))
    first = next(meant, best[0])
    return (first.word, *(c.word for c in best if c is not first))
