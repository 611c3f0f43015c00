"""L1: sentences that are hard to read in one breath."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.sentences import length
from coping_gui.checks.structure.view import plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FAR_BEYOND = 1.5
"""A section's only long sentence is spoken of when it is that many times the limit; else two are needed."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """At most one hint a section: at its longest sentence, the others counted."""
    view = view_of(essay)
    limit = settings.long_sentence_words
    for index, section in enumerate(view.sections):
        found: list[tuple[int, int, Span]] = []
        for i in view.prose(section):
            if view.words[i] > limit:
                text = view.paragraphs[i].text
                found += [
                    (words, i, s)
                    for s in view.sentences(i)
                    if s.length > limit and (words := length(s.of(text))) > limit
                ]
        if not found or (len(found) == 1 and found[0][0] <= limit * FAR_BEYOND):
            continue
        words, i, span = max(found, key=lambda f: f[0])
        more = (
            f"; {plural(len(found) - 1, 'more sentence')} here has"
            if len(found) == 2
            else f"; {len(found) - 1} more sentences here have"
        )
        why = f"It has {plural(words, 'word')}" + (f"{more} over {limit}." if len(found) > 1 else ".")
        yield view.hint("L1", 70, i, span, "Could this sentence be parted in two?", why, index)


def _sentence(words: int) -> str:
    return "It " + " ".join(["goes"] * (words - 2)) + " on."


RULE = EssayRule(
    id="L1",
    title="Long sentence",
    why="Beyond some 40 words most readers must start again; often two sentences say the same more clearly.",
    source="LanguageTool's default limit of 40 words.",
    find=find,
    flags=(_sentence(70), f"{_sentence(45)} {_sentence(44)}"),
    leaves=(
        _sentence(45),
        f"{_sentence(39)} {_sentence(38)}",
        _sentence(30) + " (" + "; ".join(["Smith, 2010"] * 20) + ").",
    ),
)
