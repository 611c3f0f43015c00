"""A paragraph laid out as tokens, and what adds up along it: unknown words, quotation marks, code, another language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.checks.spacing.lists import ALIEN
from coping_gui.checks.spacing.ngrams import STOP
from coping_gui.checks.spacing.splits import lowered
from coping_gui.checks.spacing.tokens import Token, analyse

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as tokens."""

    text: str
    starts: tuple[int, ...]
    tokens: tuple[Token, ...]
    ids: tuple[int, ...]
    """Word ids of all pieces in a row; touching marks are one symbol."""
    first_id: tuple[int, ...]
    """For each token the index of its first piece in `ids`."""
    unknown: tuple[int, ...]
    """Running count of unknown tokens before each token (one more entry than tokens)."""
    quotes: tuple[int, ...]
    """Parity of straight double quotation marks before each token."""

    foreign: bool
    """Whether it is written in another language than English."""
    reference: bool
    """Whether a year stands in it, as in an entry of a list of works."""
    code: bool
    """Whether it shows or discusses program code."""
    quoted: tuple[tuple[int, int], ...]
    """Spans between single backticks: code that Markdown quotes."""

    @property
    def heading(self) -> bool:
        """Whether it looks like a heading: short, and no sentence's end."""
        return 0 < len(self.tokens) <= 14 and self.text.rstrip()[-1:] not in '.!?:;,"”'


def token_text(laid: Laid, k: int) -> str:
    """A token as it is written."""
    end = laid.starts[k + 1] if k + 1 < len(laid.starts) else len(laid.text)
    return laid.text[laid.starts[k] : end].rstrip()


@lru_cache(512)
def lay(text: str) -> Laid:
    """The tokens of a paragraph and what adds up along it."""
    shown = unshouted(text)
    starts: list[int] = []
    tokens: list[Token] = []
    ids: list[int] = [STOP]
    first: list[int] = []
    unknown, quotes = [0], [0]
    for match in _TOKEN.finditer(shown):
        token = analyse(match.group())
        starts.append(match.start())
        tokens.append(token)
        own = token.ids
        if own and 0 < own[0] < 5 and 0 < ids[-1] < 5 and len(ids) > 1:
            ids[-1] = min(ids[-1], own[0])
            first.append(len(ids) - 1)
            ids += own[1:]
        else:
            first.append(len(ids))
            ids += own
        unknown.append(unknown[-1] + (token.known < 0))
        quotes.append(quotes[-1] ^ token.quotes)
    ids += (STOP, STOP)
    reference = any(token.year for token in tokens)
    quoted = tuple(match.span() for match in _QUOTED.finditer(text)) if "`" in text else ()
    return Laid(
        text,
        tuple(starts),
        tuple(tokens),
        tuple(ids),
        tuple(first),
        tuple(unknown),
        tuple(quotes),
        _foreign(tokens),
        reference,
        bool(quoted) or is_code(tokens),
        quoted,
    )


_QUOTED = re.compile(r"(?<!`)`[^`\n]{1,120}`(?!`)")


def unshouted(text: str) -> str:
    """A paragraph in capitals alone in small letters, offset by offset; others, and lists of acronyms, as they are."""
    if not text.isupper():
        return text
    low = lowered(text)
    known = [analyse(token).known for token in low.split()]
    return low if 2 * known.count(1) > len(known) - known.count(0) else text


def is_code(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph holds two different tokens that only program code has; one is enough for a line."""
    signs = {token.core for token in tokens if token.code}
    return len(signs) > 1 or (len(signs) == 1 and len(tokens) < SHORT)


SHORT = 10
"""Tokens below which a paragraph is a line rather than prose."""


def _foreign(tokens: Sequence[Token]) -> bool:
    """Whether hardly any lower-case word is an everyday English one and many are in no English dictionary."""
    plain = [token for token in tokens if token.known and token.head[1] == 1]
    if len(plain) < 6:
        return False
    unknown = sum(token.known < 0 for token in plain) / len(plain)
    alien = any(token.core in _ALIEN for token in plain)
    return (
        unknown > (FOREIGN_UNKNOWN if alien else CHAT_UNKNOWN)
        and sum(token.everyday for token in plain) / len(plain) < FOREIGN_EVERYDAY
    )


FOREIGN_UNKNOWN, FOREIGN_EVERYDAY = 0.3, 0.15
"""Seven European languages measured 0.39 to 0.81 and at most 0.06; run-together English 0.10 and 0.40."""
CHAT_UNKNOWN = 0.5
"""Without a single everyday word of another language: English chat has up to 0.4 unknown words ("idk", "ppl")."""
_ALIEN = frozenset(ALIEN.split())
