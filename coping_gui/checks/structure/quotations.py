"""What stands in quotation marks."""

import re
from functools import lru_cache

from coping_gui.essay.essay import count_words
from coping_gui.essay.span import Span

_QUOTED = re.compile(
    r"“[^“”]{2,}”|(?<![\w\"])\"(?=\S)[^\"\n]{2,}?(?<=\S)\"(?!\w)|(?<!\w)‘(?=\S)[^‘’\n]{2,}(?:’\w[^‘’\n]*)*’(?!\w)|«[^«»]{2,}»"
)


@lru_cache(maxsize=16384)
def quotations(text: str) -> tuple[Span, ...]:
    """The spans of the quotations in a paragraph, marks included, in code points."""
    if not any(mark in text for mark in '“"‘«'):
        return ()
    return tuple(Span(*m.span()) for m in _QUOTED.finditer(text))


def quoted_share(text: str, within: Span) -> float:
    """The share of the words of a span that stand in quotation marks."""
    words = count_words(within.of(text))
    if not words:
        return 0.0
    inside = (Span(max(q.start, within.start), min(q.end, within.end)) for q in quotations(text))
    return sum(count_words(q.of(text)) for q in inside if q.length > 0) / words
