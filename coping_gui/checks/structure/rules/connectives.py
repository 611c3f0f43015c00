"""L5: connectives open too many sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.sentences import sentences
from coping_gui.checks.structure.view import Run, View, plural, quoted, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FEWEST_SENTENCES = 8
IN_A_ROW = 3
OF_ONE_PER_1000 = 4
FEWEST_OF_ONE = 5

_CONNECTIVE = re.compile(
    r"(?:Moreover|Furthermore|Additionally|In addition|Besides|Also|However|Nevertheless|Nonetheless|On the other hand"
    r"|On the one hand|In contrast|By contrast|Conversely|Instead|Therefore|Thus|Hence|Consequently|As a result"
    r"|Accordingly|For this reason"
    r"|First|Firstly|Second|Secondly|Third|Thirdly|Finally|Lastly|Next|Then|Meanwhile|Similarly|Likewise|In other words"
    r"|For example|For instance|Indeed|In fact|Of course|Overall|In conclusion|In summary|In short"
    r"|All in all)\b,?(?=\s)"
)


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """One hint a section (its share), or at the third in a row, or one for a connective used far too often."""
    view = view_of(essay)
    used: Counter[str] = Counter()
    for index, section in enumerate(view.sections):
        found = [_opened_in(block.run) for block in view.blocks(index)]
        for block in found:
            used.update(block.words)
        opened, inner = b"".join(b.opened for b in found), b"".join(b.inner for b in found)
        run = opened.find(_OPENED * IN_A_ROW)
        count = inner.count(_OPENED)
        places = _Sentences(view, view.prose(section))
        if len(opened) >= FEWEST_SENTENCES and count > settings.connective_share * len(opened):
            i, span = places.at(inner.index(_OPENED))
            yield view.hint(
                "L5", 71, i, span, "Which of these connectives could go without loss?",
                f"{count} of the section's {plural(len(opened), 'sentence')} open with one, those that begin a"
                " paragraph not counted.", index,
            )  # fmt: skip
        elif run >= 0:
            i, span = places.at(run + IN_A_ROW - 1)
            yield view.hint(
                "L5", 73, i, span, "Does this sentence need its connective?", "It is the third in a row that"
                    " opens with one.", index,
            )  # fmt: skip
    yield from _of_one(essay, used)


@lru_cache(maxsize=16384)
def _openers(text: str) -> tuple[str, ...]:
    """The connective that opens each sentence of a paragraph, or ""."""
    matches = (_CONNECTIVE.match(text, span.start) for span in sentences(text))
    return tuple(m.group().strip(",") if m else "" for m in matches)


class _Opened(NamedTuple):
    """How the sentences of some paragraphs open, a byte for each."""

    words: tuple[str, ...]
    """The connectives that open some of them."""
    opened: bytes
    inner: bytes
    """Without the first sentence of each paragraph, whose connective is a signpost."""


_OPENED = b"\1"


@lru_cache(maxsize=4096)
def _opened_in(run: Run) -> _Opened:
    rows = [_openers(text) for text in run.texts]
    words = tuple(word for row in rows for word in row if word)
    inner = (bool(word) and n > 0 for row in rows for n, word in enumerate(row))
    return _Opened(words, bytes(bool(word) for row in rows for word in row), bytes(inner))


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of some paragraphs by their number in all of them."""

    view: View
    prose: list[int]

    def at(self, number: int) -> tuple[int, Span]:
        for i in self.prose:
            spans = self.view.sentences(i)
            if number < len(spans):
                return i, spans[number]
            number -= len(spans)
        raise IndexError(number)


def _of_one(essay: Essay, used: Counter[str]) -> Iterator[Hint]:
    view = view_of(essay)
    words = sum(view.words[i] for i in view.running)
    for word, count in used.items():
        if count >= FEWEST_OF_ONE and count * 1000 > OF_ONE_PER_1000 * words:
            for i in view.running:
                span = next((s for s in view.sentences(i) if s.of(view.paragraphs[i].text).startswith(word)), None)
                if span is not None:
                    yield view.hint(
                        "L5", 73, i, span, f"Could some of these sentences do without {quoted(word)}?",
                        f"{count} sentences of the text open with it.",
                    )  # fmt: skip
                    break


RULE = EssayRule(
    id="L5",
    title="Too many connectives",
    why="Connectives help where a relation is not plain; where every sentence has one, they say nothing.",
    source="Cohesion indices do not predict quality (Coh-Metrix reviews); guides warn of overuse. Never asks for more.",
    find=find,
    flags=(
        "Moreover, it is old. Furthermore, it is cold. In addition, it is far away.",
        "## One\n\nMoreover, it is old. It is cold. However, it is big. It is far. Therefore, it is empty. It is."
        " Thus, it falls. It is.",
    ),
    leaves=(
        "Moreover, it is old. It is cold. However, it is big.",
        "First it is old. It is cold. It is big. It is far. It is so. Yes. No. It is.",
    ),
)
