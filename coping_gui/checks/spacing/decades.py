"""Decades that touch the next word: "the 1990sand" is no year that grains of sand follow."""

import re

from coping_gui.checks.spacing.layout import Laid, token_text
from coping_gui.checks.spacing.marks import decade_end
from coping_gui.checks.words import is_word

_BEFORE = frozenset({"the", "late", "early", "mid", "those", "these"})


def decade(laid: Laid, k: int) -> int:
    """Where in a token a decade ends that touches the next word; 0 where it may also be a year, or is none."""
    end = decade_end(token_text(laid, k))
    if not end:
        return 0
    earlier, before = ("", "", *(token.core for token in laid.tokens[max(0, k - 2) : k]))[-2:]
    core = laid.tokens[k].core
    meant = before in _BEFORE or (earlier.endswith("0s") and before in {"and", "or", "to"}) or "-" in core
    return end if meant or not is_word(re.sub(r".*\d", "", core)) else 0


def parts_decade(laid: Laid, k: int, at: int, between_letters: bool) -> bool:
    """Whether an offset parts "1990s", or is the end of a decade where none is meant.

    Its end counts once, as a place beside a mark; as a place between letters it is refused.
    """
    end = decade_end(token_text(laid, k))
    if not decade(laid, k):
        return at == end > 0
    return at >= end - 1 and (at != end or between_letters)
