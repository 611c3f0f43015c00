"""L1: sentences that are hard to read in one breath."""

from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.sentences import length, sentences
from coping_gui.checks.structure.view import Run, View, plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FAR_BEYOND = 1.75
"""A sentence that many times the limit is spoken of even when it is alone."""
BEYOND = 1.25
"""And where it is so many times the limit, and not the only one."""
SHARE = 0.1
"""The share of a section's sentences that must be long, two at least, when none is far beyond the limit."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """At most one hint a section: at its longest sentence, the others counted."""
    view = view_of(essay)
    limit = settings.long_sentence_words
    for index in range(len(view.sections)):
        found, count = _long(view, index, limit)
        if not found:
            continue
        words, i, span = max(found, key=lambda f: f[0])
        if words > limit * FAR_BEYOND or (words >= limit * BEYOND and len(found) >= 2 and len(found) >= SHARE * count):
            others = len(found) - 1
            more = (
                f"; {plural(others, 'more sentence')} here {'has' if others == 1 else 'have'} over {limit}"
                if others
                else ""
            )
            yield view.hint(
                "L1",
                70,
                i,
                span,
                "Could this sentence be parted in two?",
                f"It has {plural(words, 'word')}{more}.",
                index,
            )


def _long(view: View, section: int, limit: int) -> tuple[list[tuple[int, int, Span]], int]:
    """Words, paragraph and span of the section's long sentences, and how many sentences it has."""
    found: list[tuple[int, int, Span]] = []
    count = 0
    for block in view.blocks(section):
        long, sentences_ = _long_of(block.run, limit)
        found += [(words, block.paragraphs[k], span) for words, k, span in long]
        count += sentences_
    return found, count


@lru_cache(maxsize=4096)
def _long_of(run: Run, limit: int) -> tuple[list[tuple[int, int, Span]], int]:
    found = [(words, k, span) for k, text in enumerate(run.texts) for words, span in _long_in(text, limit)]
    return found, sum(len(sentences(text)) for text in run.texts)


@lru_cache(maxsize=16384)
def _long_in(text: str, limit: int) -> tuple[tuple[int, Span], ...]:
    spans = (s for s in sentences(text) if s.length > limit)
    return tuple((words, s) for s in spans if (words := length(s.of(text))) > limit)


def _sentence(words: int) -> str:
    return "It " + " ".join(["goes"] * (words - 2)) + " on."


RULE = EssayRule(
    id="L1",
    title="Long sentence",
    why="Beyond some 40 words most readers must start again; often two sentences say the same more clearly.",
    source="LanguageTool's default limit of 40 words.",
    find=find,
    flags=(_sentence(75), f"{_sentence(55)} {_sentence(44)}"),
    leaves=(
        _sentence(45),
        f"{_sentence(39)} {_sentence(38)}",
        _sentence(30) + " (" + "; ".join(["Smith, 2010"] * 20) + ").",
    ),
)
