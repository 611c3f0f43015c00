"""L9: how hard a section reads, with its hardest sentences, as information."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, view_of
from coping_gui.checks.structure.vocabulary import words
from coping_gui.essay.essay import Essay, Section
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FEWEST_WORDS = 100
_GROUP = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """One hint a section of a hundred words or more, at its hardest sentence."""
    view = view_of(essay)
    for index, section in enumerate(view.sections):
        facts = _facts(view, section)
        count = sum(n for _, _, n, _ in facts)
        if count < FEWEST_WORDS:
            continue
        syllables = sum(s for _, _, _, s in facts)
        ease = 206.835 - 1.015 * count / len(facts) - 84.6 * syllables / count
        grade = 0.39 * count / len(facts) + 11.8 * syllables / count - 15.59
        paragraph, span, _, _ = max(facts, key=lambda f: 0.39 * f[2] + 11.8 * f[3] / max(1, f[2]))
        yield view.hint(
            "L9", 90, paragraph, span, "Is this, the hardest sentence of the section, as plain as it can be?",
            f"The section reads at Flesch {ease:.0f}, about grade {grade:.0f}; academic prose often lies between"
            f" 20 and 50.", index,
        )  # fmt: skip


def _facts(view: View, section: Section) -> list[tuple[int, Span, int, int]]:
    """Paragraph, span, words and syllables of each sentence."""
    found: list[tuple[int, Span, int, int]] = []
    for i in view.prose(section):
        for span in view.sentences(i):
            tokens = words(span.of(view.paragraphs[i].text))
            if tokens:
                found.append((i, span, len(tokens), sum(map(syllables, tokens))))
    return found


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The vowel groups of a word, a silent final e left out; right for about nine English words of ten."""
    count = len(_GROUP.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)


RULE = EssayRule(
    id="L9",
    title="Readability",
    why="The figures only compare sentence and word length; they say nothing about the thought.",
    source="Flesch 1948; Kincaid et al. 1975. For information, and so off by default.",
    find=find,
    flags=(
        "## One\n\n"
        + "The administration of correctional institutions requires considerable organisational sophistication. " * 12,
    ),
    leaves=("## One\n\nThe prison is old.",),
)
