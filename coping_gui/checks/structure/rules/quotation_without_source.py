"""C7: a quotation of some length without a citation beside it, in an essay that cites."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.quotations import quotations
from coping_gui.checks.structure.view import Run, View, plural, quoted, view_of
from coping_gui.essay.essay import Essay, count_words
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FEWEST_CITED_QUOTATIONS = 2
"""Quotations with a citation from which on the essay is one that gives its sources."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint at each such quotation; titles of works and quotations with a note mark are left alone."""
    view = view_of(essay)
    least = settings.quotation_words
    found = [(b.paragraphs[k], q) for b in view.running_blocks for k, q in _quoted_in(b.run, least)]
    if len(found) < FEWEST_CITED_QUOTATIONS:
        return
    bare = [(i, q) for i, q in found if not _has_source(view, i, q)]
    if len(found) - len(bare) < FEWEST_CITED_QUOTATIONS:
        return
    for i, span in bare:
        text = span.of(view.paragraphs[i].text)
        words = text.strip('“”"‘’«»')
        yield view.hint(
            "C7", 24, i, span, "Where does this quotation come from?",
            f"{quoted(words, 40)} has {plural(count_words(text), 'word')} and no citation beside it.",
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _quoted_in(run: Run, least: int) -> list[tuple[int, Span]]:
    return [(k, span) for k, text in enumerate(run.texts) for span in _of_some_length(text, least)]


@lru_cache(maxsize=16384)
def _of_some_length(text: str, least: int) -> tuple[Span, ...]:
    return tuple(span for span in quotations(text) if _counts(span.of(text), least))


def _counts(quotation: str, least: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", quotation)
    long = [w for w in words if len(w) > 3]
    return len(words) >= least and any(w[0].islower() for w in long[1:])


def _has_source(view: View, i: int, span: Span) -> bool:
    """Whether its sentence, the one before or the one after cites, or a note mark follows."""
    text, sentences = view.paragraphs[i].text, view.sentences(i)
    at = next((n for n, s in enumerate(sentences) if s.start <= span.start < s.end), 0)
    start = sentences[max(0, at - 1)].start
    last = next((n for n, s in enumerate(sentences) if s.end >= span.end), len(sentences) - 1)
    end = sentences[min(len(sentences) - 1, last + 1)].end
    if any(start <= c.span.start < end for c in view.citations.get(i, ())):
        return True
    if view.has_note(i, span.end, end):
        return True
    after = text[span.end : span.end + 12]
    return bool(re.match(r"[.,;]?\s?(?:[¹²³⁰-⁹]|\[\^?\w+\]|\(\s*(?:pp?\.|ibid|\d))", after)) or any(
        p.start >= start and p.end <= end + 2 for p in view.paragraphs[i].protected
    )


_CITED = (
    "One says “we live for the hour on Sunday” (Smith, 2010). It is so. It is. Another says “they cry when"
    " they have to go” (Lee, 2011)."
)

RULE = EssayRule(
    id="C7",
    title="Quotation without source",
    why="Words of others need their source beside them, so that readers can look them up.",
    source="APA 8.25; five words are a house value.",
    find=find,
    flags=(f"## One\n\n{_CITED} It is so. It is true. Yet “nobody in here ever talks about it” at all. It is so.",),
    leaves=(
        f"## One\n\n{_CITED}",
        f"## One\n\n{_CITED} It is so. It is true. The so-called “hour on Sunday” is short. It is so.",
        "## One\n\nYet “nobody in here ever talks about it” at all.",
        f"## One\n\n{_CITED} It is so. It is true. He read “The Lord of the Rings and Other Stories” as a child. Yes.",
    ),
)
