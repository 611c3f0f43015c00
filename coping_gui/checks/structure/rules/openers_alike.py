"""L4: three sentences in a row that begin with the same word, or two with the same adverb."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import quoted, view_of
from coping_gui.checks.structure.vocabulary import words
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

ADVERBS = frozenset(
    ("additionally", "also", "besides", "furthermore", "however", "moreover", "nevertheless", "often", "sometimes",
     "therefore", "thus", "usually", "consequently", "similarly", "finally", "indeed", "hence", "then", "again")
)  # fmt: skip
QUIET = frozenset(("the", "a", "an"))
"""Articles open every other English sentence: they are never worth a word."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """At most one hint a paragraph, at the sentence that repeats."""
    view = view_of(essay)
    for i in view.running:
        spans = view.sentences(i)
        if len(spans) < 2:
            continue
        openers = [(words(s.of(view.paragraphs[i].text)[:30]) or ("",))[0] for s in spans]
        at = next((n for n in range(1, len(openers)) if _repeats(openers, n)), None)
        if at is not None:
            times = "three" if openers[at] not in ADVERBS else "two"
            yield view.hint(
                "L4", 74, i, spans[at], "Could this sentence begin in another way?",
                f"It is one of {times} in a row that begin with {quoted(openers[at].capitalize())}.",
            )  # fmt: skip


def _repeats(openers: list[str], n: int) -> bool:
    word = openers[n]
    if not word or word in QUIET or openers[n - 1] != word:
        return False
    return word in ADVERBS or (n >= 2 and openers[n - 2] == word)


RULE = EssayRule(
    id="L4",
    title="Sentences begin alike",
    why="The same first word again and again draws attention to itself; it may also be meant.",
    source="LanguageTool's WordRepeatBeginningRule.",
    find=find,
    flags=("It is old. It is cold. It is far away.", "However, it is old. However, it is warm."),
    leaves=(
        "It is old. It is cold. The town is far away.",
        "The prison is old. The cells are cold. The town is far.",
        "However, it is old. It is warm.",
    ),
)
