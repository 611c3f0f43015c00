"""L6: a word that comes back again and again within a few lines, and is not what the essay is about."""

import re
from collections import Counter
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, plural, quoted, view_of
from coping_gui.checks.structure.vocabulary import STOP_WORDS, stem, words
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

WINDOW = 100
TOPIC_SHARE = 0.25
"""A word in more than this share of the paragraphs is a topic of the essay."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """At most one hint a paragraph: its most repeated word, at its last use in the window."""
    view = view_of(essay)
    topics = _topics(view)
    for i in view.running:
        text = view.paragraphs[i].text
        if view.words[i] < settings.repeated_word * 5:
            continue
        found = _densest(words(text), topics, settings.repeated_word)
        if found is None:
            continue
        word, count = found
        last = max((m.span() for m in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)), default=None)
        span = Span(*last) if last else None
        yield view.hint(
            "L6", 76, i, span, f"Could another word stand for some uses of {quoted(word)}?",
            f"It is used {plural(count, 'time')} within {WINDOW} words and is no key word of the essay.",
        )  # fmt: skip


def _densest(tokens: tuple[str, ...], topics: set[str], limit: int) -> tuple[str, int] | None:
    places: dict[str, list[int]] = {}
    for n, token in enumerate(tokens):
        if len(token) > 3 and token not in STOP_WORDS:
            places.setdefault(stem(token), []).append(n)
    best: tuple[str, int] | None = None
    for root, at in places.items():
        if len(at) >= limit and root not in topics:
            count = max(sum(start <= p < start + WINDOW for p in at) for start in at)
            if count >= limit and (best is None or count > best[1]):
                best = (tokens[at[-1]], count)
    return best


def _topics(view: View) -> set[str]:
    """Stems of title and headings, and of what runs through the text."""
    named = {stem(w) for p in view.paragraphs if p.kind.value in ("title", "heading") for w in words(p.text)}
    counts: Counter[str] = Counter()
    for i in view.running:
        counts.update({stem(w) for w in words(view.paragraphs[i].text)})
    limit = max(2, TOPIC_SHARE * len(view.running))
    return named | {w for w, n in counts.items() if n >= limit}


_BASE = "The prison holds many mothers. " * 3

RULE = EssayRule(
    id="L6",
    title="Repeated word",
    why="A word that is not a key term wears out when it comes back every other line.",
    source="Criterion's repetition of words; four in a hundred words.",
    find=find,
    flags=(
        f"## Prison\n\nThe tremendous walls have a tremendous gate with a tremendous lock and a tremendous key in"
        f" it. {_BASE}",
    ),
    leaves=(
        f"## Prison\n\nThe prison has a prison gate with a prison lock and a prison key in it, like any other old"
        f" prison. {_BASE}",
    ),
)
