"""Whether the text below a heading goes on with the topic of the text above it, or begins another.

After TextTiling (Hearst 1997): the fewer words two texts share, the likelier a new topic begins between them. Compared
are the first words of both; words that few parts of the document use weigh more (inverse document frequency).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt

SHORTEST = 4
"""Letters of a stem that is compared; shorter ones are mostly empty words."""
_STEPS = (0.5, 0.8, 1.01, 1.3, 1.8)
"""Times the usual nearness of neighbours in the document."""
_LEAST = 0.01
"""The usual nearness is held to be this at least."""


def nearness(texts: Sequence[frozenset[str]]) -> list[int]:
    """How near each text, given as its stems, is to the one before it: 1 (far) to 6; 0 where there is nothing to say.

    The middle of 1 to 6 is what is usual between neighbours of this document.
    """
    found = [0.0, *_cosines(texts)] if texts else []
    known = sorted(c for c, both in zip(found[1:], pairwise(texts), strict=True) if all(both))
    usual = max(_LEAST, known[len(known) // 2]) if known else 1.0
    there = [False, *(bool(a and b) for a, b in pairwise(texts))]
    return [1 + sum(c >= step * usual for step in _STEPS) if t else 0 for c, t in zip(found, there, strict=False)]


def _cosines(texts: Sequence[frozenset[str]]) -> list[float]:
    """The cosine of each text with the one before it, every stem counted once."""
    words = [frozenset(s for s in text if len(s) >= SHORTEST) for text in texts]
    counts = Counter(s for text in words for s in text)
    weight = {s: log(1 + len(words) / n) ** 2 for s, n in counts.items()}
    norms = [sqrt(sum(weight[s] for s in text)) or 1.0 for text in words]
    pairs = zip(pairwise(words), pairwise(norms), strict=True)
    return [sum(weight[s] for s in a & b) / (m * n) for (a, b), (m, n) in pairs]
