"""*… and then they left* at the end of a paragraph: a sentence without its full stop."""

import re
from collections.abc import Iterable

from coping_gui.checks.grammar.patterns import one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

ID = "FINAL_STOP"
SHORTEST = 40
"""Characters below which a line may be a title or a label."""
_FINITE_WORDS = words(
    """is are was were am has have had can will should must would could may might do does did don't doesn't didn't
    isn't aren't can't won't it's I'm I've I like love think want know believe need hope feel agree prefer went made
    said saw got took means makes gives takes needs helps shows seems becomes"""
)
_FINITE = re.compile(rf"\b{one_of(_FINITE_WORDS)}\b")
"""A title or a caption seldom has any of these words; a sentence nearly always has one."""
_INNER_MARK = re.compile(r"[,;.!?]\s")
_LAST_WORD = re.compile(r"(?<![\w’'.@/-])[^\W\d_][\w’'-]*[a-z]$")
_OPENING = re.compile(r"[\"'“‘(]?[A-Z]")
_QUESTION = re.compile(
    r"(?:what|who|whom|whose|why|how|when|where|which|do|does|did|are|is|was|were|can|could|would|will|should|have|has)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterable[Finding]:
    """The last word of a paragraph (or line) whose author uses punctuation and ends without any."""
    start = 0
    for line in text.split("\n"):
        yield from _found(line.rstrip(), start)
        start += len(line) + 1


def _found(line: str, start: int) -> Iterable[Finding]:
    last = _LAST_WORD.search(line)
    if len(line) < SHORTEST or not last or not _OPENING.match(line):
        return
    if _INNER_MARK.search(line) and _FINITE.search(line):
        sentence = re.split(r"[.!?]\s+", line)[-1]
        stop = "?" if _QUESTION.match(sentence) else "."
        message = "The last sentence of the paragraph ends without a full stop."
        span = Span(*last.span()).shifted(start)
        yield Finding(span, Category.GRAMMAR, ID, message, (last[0] + stop,), Tier.ASK, confidence=0.8)


RULE = ParagraphRule(
    id=ID,
    category=Category.GRAMMAR,
    title="Missing full stop",
    why="A sentence ends with a full stop, a question mark or an exclamation mark, also at the end of a paragraph.",
    source="The Chicago Manual of Style (17th ed., 2017), 6.12",
    find=find,
    flags=(
        (
            "The museum was closed, so we went to the park instead",
            "The museum was closed, so we went to the park instead.",
        ),
        (
            "They moved twice. How did the children cope with it",
            "They moved twice. How did the children cope with it?",
        ),
    ),
    leaves=(
        "The museum was closed, so we went to the park instead.",
        "Chapter 2: Museums, parks and what is left of them in 1990",
        "Museums, parks and the city of tomorrow in Europe",
        "It was closed, we left",
        "There are three reasons, all of which matter here:",
        "For more about this, see the page that is at https://example.org/parks",
    ),
)
