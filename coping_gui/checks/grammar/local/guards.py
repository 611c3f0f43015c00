"""What the model must leave alone: quotations, citations, names, numbers, codes, addresses, and known words.

The network has seen clean prose and mistakes, but no law says that a rare word is a mistake; these guards take away
what it cannot know.
"""

import re
from collections.abc import Collection, Sequence

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.names import is_identifier, is_known, is_name, starts_sentence
from coping_gui.checks.grammar.spelling import ALWAYS_CAPITAL, is_plausible
from coping_gui.checks.words import is_word, lexicon, normalized
from coping_gui.essay.span import Span

_PROTECTED = re.compile(
    r"“[^”\n]{3,}(?:”|$)|\"[^\"\n]{3,}\"|(?<!\w)‘[^’\n]{3,}’(?!\w)"  # quotations
    r"|\([^()\n]*\d[^()\n]*\)|\[[^\]\n]*\]"  # citations, numbers and notes in brackets
    r"|\S*(?:[@/\\_<>=#{}|*]|https?:|www\.|\w\.\w)\S*"  # addresses, code, formulas
    r"|\S*\d\S*"
)
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*")
_ACADEMIC = re.compile(r"\b(?:et al|ibid|e\.g|i\.e|cf|vs)\b", re.I)


def protected(text: str) -> list[Span]:
    """The parts of a text that no correction may touch."""
    return [Span(m.start(), m.end()) for m in (*_PROTECTED.finditer(text), *_ACADEMIC.finditer(text))]


def allowed(
    found: Sequence[Correction], text: str, dictionary: Collection[str] = (), spans: Sequence[Span] | None = None
) -> list[Correction]:
    """The corrections that nothing speaks against."""
    if not found:
        return []
    walls = protected(text) if spans is None else spans
    return [c for c in found if not any(_touch(c.span, w) for w in walls) and _is_fair(c, text, dictionary)]


def _touch(span: Span, wall: Span) -> bool:
    if span.length:
        return span.start < wall.end and wall.start < span.end
    return wall.start < span.start < wall.end


def _is_fair(found: Correction, text: str, dictionary: Collection[str]) -> bool:
    word = found.span.of(text)
    if is_known(word, dictionary) or (len(word) > 1 and word.isupper() and found.kind != kinds.ARTICLE):
        return False
    if found.kind == kinds.SPELLING:
        return _is_slip(found, text, word)
    if found.kind in (kinds.CAPITAL, kinds.CAPITAL_EXTRA):
        return _is_case(found, text, word)
    return not (_CAPITALISED.match(word) and not starts_sentence(text, found.span.start) and word not in _EVERYDAY)


def is_latin(word: str) -> bool:
    """Whether all letters are Latin: "τmin" is a symbol, and no slip."""
    return all(c < "\u0250" for c in word)


_EVERYDAY = frozenset(("I", "I'm", "I’m"))


def _is_slip(found: Correction, text: str, word: str) -> bool:
    start = found.span.start
    if len(word) < 3 or not is_latin(word) or is_identifier(word, text, start):
        return False
    if is_word(word) or is_name(word, text, start):
        return False
    return is_plausible(word, found.new)


def _is_case(found: Correction, text: str, word: str) -> bool:
    """Capitals where a sentence begins, for "I", and for names; small letters only for words that are no name."""
    low = normalized(word)
    share = lexicon().capitals[lexicon().id(low)]
    if found.new[:1].isupper():
        return starts_sentence(text, found.span.start) or low == "i" or share >> 4 >= ALWAYS_CAPITAL - 2
    return is_word(word) and share >> 4 <= 1 and not starts_sentence(text, found.span.start)
